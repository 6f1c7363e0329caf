"""The sample as its readers see it: every word, in order, inside the screen, by day and at night, small and large."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree

from octavo import read
from octavo.builders.epub.options import EpubOptions
from octavo.checks.completeness import count_words, drop_words_in_pieces, expected_content
from octavo.model import (
    Article,
    Block,
    Book,
    Cell,
    Figure,
    Footnote,
    Image,
    Math,
    Metadata,
    Paragraph,
    Row,
    Section,
    Table,
    Text,
    to_inlines,
)
from octavo.notes import Notes
from octavo.resources import Assets
from octavo.theme import Theme
from octavo.walk import line, text, visit
from tests.builders.making import epub
from tests.corpus.cases import SAMPLE
from tests.corpus.judging import Made
from tests.sample_books.pictures import photograph
from tests.tools import ace, epubcheck, mupdf
from tests.tools.reading_systems import Screen, View, show, views

FIGURES = 5
"""The pictures of the sample, its cover apart."""


HEADS = ("Place", "Material", "Colour", "Makers", "Weather", "Year")
VALUES = ("Constantinople", "parchment", "ultramarine", "illuminators", "thunderstorms", "1453")


@cache
def articles() -> tuple[Article, ...]:
    files = sorted(file for file in SAMPLE.iterdir() if file.suffix in {".html", ".md", ".txt"})
    return tuple(read(str(file), Assets(), Notes()) for file in files)


@pytest.fixture(scope="module")
def screens(sample: Made) -> list[Screen]:
    """Every document of the sample in every view of every system."""
    return show(sample.epub, list(views()))


@pytest.fixture(scope="module")
def leaves(sample: Made) -> list[mupdf.Leaf]:
    return mupdf.leaves(sample.epub)


def whole(screens: list[Screen]) -> Iterator[tuple[str, list[Screen]]]:
    """The documents of each view together."""
    grouped = groupby(screens, key=lambda screen: f"{screen.system} {screen.view}")
    yield from ((name, list(group)) for name, group in grouped)


def missing(shown: str) -> Counter[str]:
    """The words of the sample that are not among those shown."""
    want = sum((expected_content(article).words for article in articles()), Counter[str]())
    return drop_words_in_pieces(want - count_words(shown), count_words(shown) - want)


def out_of_order(shown: str) -> list[str]:
    """Headings and captions that do not follow those before them."""
    landmarks = [node for article in articles() for node in visit(article) if isinstance(node, Section | Figure)]
    wanted = [_plain(line(node.heading if isinstance(node, Section) else node.caption)) for node in landmarks]
    there, at, wrong = _plain(shown), 0, []
    for landmark in filter(None, wanted):
        found = there.find(landmark, at)
        wrong += [landmark] if found < 0 else []
        at = max(at, found)
    return wrong


def _plain(written: str) -> str:
    return " ".join(re.findall(r"\w+", written.casefold()))


def footnotes() -> list[str]:
    return [text(node) for article in articles() for node in visit(article.body) if isinstance(node, Footnote)]


# --- browsers ----------------------------------------------------------------------------------------------


def test_every_view_of_every_system_is_seen(screens: list[Screen]) -> None:
    assert len(list(whole(screens))) == len(list(views()))
    assert {screen.name: screen.errors for screen in screens if screen.errors} == {}


def test_every_word_is_shown(screens: list[Screen]) -> None:
    lost = {name: missing("\n".join(screen.words for screen in shown)) for name, shown in whole(screens)}
    assert {name: words for name, words in lost.items() if words} == {}


def test_every_picture_is_shown(screens: list[Screen]) -> None:
    for name, shown in whole(screens):
        decoded = [picture for screen in shown for picture, width in screen.pictures if width]
        assert len(decoded) == FIGURES + 1, name
    assert sum(isinstance(node, Image) for article in articles() for node in visit(article)) == FIGURES


def test_nothing_stands_out_of_its_page(screens: list[Screen]) -> None:
    assert {screen.name: screen.cut for screen in screens if screen.cut} == {}


def test_things_stand_in_their_order(screens: list[Screen]) -> None:
    assert {screen.name: screen.disorder for screen in screens if screen.disorder} == {}
    for name, shown in whole(screens):
        assert out_of_order("\n".join(screen.words for screen in shown)) == [], name


def test_words_and_pictures_are_readable_by_day_and_at_night(screens: list[Screen]) -> None:
    assert {screen.name: screen.dim for screen in screens if screen.dim} == {}


def test_notes_are_reached_from_their_references(screens: list[Screen]) -> None:
    for name, shown in whole(screens):
        reached = [note for screen in shown for note in screen.notes]
        if name.endswith("day"):
            assert len(reached) == len(footnotes()), name
            for want, got in zip(footnotes(), reached, strict=True):
                assert count_words(want) - count_words(got) == Counter(), name


def test_a_wide_formula_scrolls_and_its_page_does_not(tmp_path: Path) -> None:
    tex = " + ".join("abcdefghijklmnopqrstuvw")
    content = (Text("In a line "), Math(tex=tex), Text(" with words."))
    body = (Paragraph((Math(tex=tex, display=True),)), Paragraph(content))
    article = Article(id="one", headline=to_inlines("Wide"), body=body)
    book = Book(metadata=Metadata(title="Wide", language="en"), bodymatter=(article,))
    made = tmp_path / "wide.epub"
    made.write_bytes(epub(book, Assets(), Theme(), EpubOptions(), Notes()).content)
    assert epubcheck.check([made], 300)[made] == ace.judge([made], 300)[made] == []
    screens = show(made, [view for view in views() if view.name == "narrow" and view.system != "epubjs"])
    assert {screen.name: screen.cut for screen in screens if screen.cut} == {}


def test_formulas_stay_on_a_small_screen_wherever_they_stand(tmp_path: Path) -> None:
    """In cells, where a box has the room of its column, and at the beginning of an indented paragraph."""
    wide = Paragraph((Math(tex=" + ".join("abcdefghijklmnopqrstuvw")),))
    short = Paragraph((Math(tex=r"\frac{m}{n} = k^2 - 1"),))
    words, unread = Paragraph(to_inlines("Name")), Paragraph((Math(tex=r"x_"), Text(" as it was written")))
    rows = [(words, wide), (words, wide, short), (words, short, short), (short, short, short)]
    tables = [
        Table(head=(Row((Cell((words,), header=True),) * len(row)),), bodies=((Row(tuple(Cell((c,)) for c in row)),),))
        for row in rows
    ]
    note = Paragraph((Text("Words"), Footnote((words, wide, wide)), Text(".")))
    body: tuple[Block, ...] = (words, wide, Paragraph((*wide.content, Text(" goes on."))), unread, note, *tables)
    made = _made(tmp_path, *body)
    assert epubcheck.check([made], 300)[made] == ace.judge([made], 300)[made] == []
    views = [
        View(system=system, name=f"{width} {dark}", width=width, height=568, flow="scrolled", dark=dark)
        for system in ("browser", "foliate")
        for width, dark in ((320, False), (320, True), (600, True))
    ]
    assert {screen.name: (screen.cut, screen.dim) for screen in show(made, views) if screen.cut or screen.dim} == {}


def test_a_picture_of_a_note_stays_on_its_screen(tmp_path: Path) -> None:
    assets = Assets()
    shown = Paragraph((Image(assets.keep(photograph()), alt="A lamp", percent=100),))
    words = Paragraph((Text("Words"), Footnote((Paragraph(to_inlines("Of it:")), shown)), Text(".")))
    narrow = View(system="browser", name="narrow", width=320, height=480, flow="scrolled")
    seen = show(_made(tmp_path, words, assets=assets), [narrow])
    assert {screen.document: screen.cut for screen in seen if screen.cut} == {}


def _made(folder: Path, *body: Block, assets: Assets | None = None) -> Path:
    """A book of one article."""
    article = Article(id="one", headline=to_inlines("One"), body=body)
    book = Book(metadata=Metadata(title="One", language="en"), bodymatter=(article,))
    made = folder / "one.epub"
    made.write_bytes(epub(book, assets or Assets(), Theme(), EpubOptions(), Notes()).content)
    return made


def test_cards_of_long_words_stay_on_a_narrow_screen_of_large_text(tmp_path: Path) -> None:
    head, body = (
        Row(tuple(Cell((Paragraph(to_inlines(word)),), header=word in HEADS) for word in words))
        for words in (HEADS, VALUES)
    )
    table = Table(head=(head,), bodies=((body,),))
    article = Article(id="one", headline=to_inlines("Cards"), body=(table,))
    book = Book(metadata=Metadata(title="Cards", language="en"), bodymatter=(article,))
    made = tmp_path / "cards.epub"
    made.write_bytes(epub(book, Assets(), Theme(), EpubOptions(), Notes()).content)
    view = View(system="foliate", name="large", width=320, height=568, flow="scrolled", scale=200)
    assert {
        screen.document: screen.cut for screen in show(made, [view]) if screen.cut and "one" in screen.document
    } == {}


# --- MuPDF -------------------------------------------------------------------------------------------------


def test_mupdf_shows_every_word_and_picture_in_order(leaves: list[mupdf.Leaf]) -> None:
    shown = "\n".join(leaf.words for leaf in leaves)
    assert missing(shown) == Counter()
    assert out_of_order(shown) == []
    assert sum(leaf.pictures for leaf in leaves) == FIGURES + 1


def test_mupdf_shows_nothing_out_of_its_page(leaves: list[mupdf.Leaf]) -> None:
    assert [leaf.cut for leaf in leaves if leaf.cut] == []


def test_mupdf_understands_the_stylesheet(sample: Made) -> None:
    assert mupdf.complaints(sample.epub) == []


def test_mupdf_leads_to_notes(sample: Made) -> None:
    for want, got in zip(footnotes(), mupdf.notes(sample.epub), strict=True):
        assert count_words(want) - count_words(got) == Counter()


def test_mupdf_is_dark_at_night_but_for_pictures(sample: Made) -> None:
    dark = list(mupdf.pictures(sample.epub, "html { background-color: #111; color: #ddd }"))
    greys = [page.convert("L").histogram() for page in dark]
    shares = [sum(grey[:64]) / sum(grey) for grey in greys]
    leaves = zip(shares, mupdf.leaves(sample.epub, 420, 640), strict=True)
    assert min(share for share, leaf in leaves if not leaf.pictures) > 0.8
    assert all(sum(grey[200:]) for grey in greys)


# --- calibre -----------------------------------------------------------------------------------------------


@pytest.mark.skipif(not shutil.which("ebook-convert"), reason="calibre is not installed: it is 500 MB")
@pytest.mark.parametrize("reader", ["kindle", "kobo"])
def test_calibre_keeps_every_word(sample: Made, tmp_path: Path, reader: str) -> None:
    """What people make of a book for their Kindle or Kobo, read back from the EPUB that calibre makes of that."""
    ending = ".azw3" if reader == "kindle" else _kobo()
    made, again = tmp_path / f"converted{ending}", tmp_path / "again.epub"
    _convert(sample.epub, made)
    _convert(made, again)
    assert missing(_all_words(again)) == Counter()


def _kobo() -> str:
    """The form for Kobo that this calibre makes: its own EPUB before version 8."""
    said = subprocess.run(["ebook-convert", "--version"], capture_output=True, text=True, check=True)
    version = re.search(r"calibre (\d+)", said.stdout)
    return ".kepub" if version and int(version[1]) >= 8 else ".epub"


def _convert(source: Path, target: Path) -> None:
    done = subprocess.run(
        ["ebook-convert", str(source), str(target)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]


def _all_words(book: Path) -> str:
    with ZipFile(book) as package:
        pages = [package.read(name) for name in package.namelist() if name.endswith(("html", "htm"))]
    return "\n".join(" ".join(etree.fromstring(page).itertext()) for page in pages)
