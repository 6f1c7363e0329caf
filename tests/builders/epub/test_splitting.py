"""A long article in several files: nothing of it is lost or cut in two, and every way in it still leads there."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from msgspec import structs

from octavo.builders import PageBreak, PageMap
from octavo.builders.epub.options import EpubOptions
from octavo.builders.epub.splitting import LIMIT, PieceSize, find_cuts, measure_pieces
from octavo.builders.xhtml import Xhtml
from octavo.checks import check_file
from octavo.model import (
    Article,
    Block,
    Book,
    Figure,
    Footnote,
    Image,
    Item,
    Link,
    List,
    Math,
    Metadata,
    Paragraph,
    Section,
    Text,
    to_inlines,
)
from octavo.notes import Notes
from octavo.resources import Assets
from octavo.theme import Theme
from tests import strategies
from tests.builders.epub.reading import Epub
from tests.builders.making import epub as build
from tests.builders.xhtml.test_xhtml import Page, passed, wrapped
from tests.making import book_of
from tests.sample_books.pictures import photograph

BREAKS = tuple(PageBreak(str(number), "long", 1640 * number) for number in range(500))
LINE = "Paper is folded along its grain, and the fold is pressed with a bone before the next one. "


def paragraph(number: int) -> Paragraph:
    """About 1 kB, with a note, and a link to a section far away."""
    note = Footnote((Paragraph(to_inlines(f"Note of paragraph {number}.")),))
    return Paragraph((Text(f"Paragraph {number}. " + LINE * 8), note, Link(to_inlines("see"), f"#long.s{number % 9}")))


def section(number: int, *body: Block, size: int = 100) -> Section:
    paragraphs = tuple(paragraph(1000 * number + count) for count in range(size))
    return Section(to_inlines(f"Section {number}"), (*paragraphs, *body), id=f"long.s{number}")


def long_book() -> tuple[Book, Assets]:
    """An article of 1.2 MB: short sections, one with long sections in it, and one without any; and a short article."""
    assets = Assets()
    picture = assets.keep(photograph())
    shown = Figure((Paragraph((Image(picture, alt="A fold"),)),), (Paragraph(to_inlines("The fold")),))
    deep = Section(to_inlines("Deep"), tuple(section(number, size=150) for number in (4, 5, 6)), id="long.deep")
    items = List(tuple(Item((paragraph(number),)) for number in range(90_000, 90_060)))
    body = (*(section(number) for number in range(4)), deep, section(7, items, size=400), section(8, shown, size=9))
    formula = Paragraph((Math(tex="x^2"),))
    long = Article(id="long", headline=to_inlines("A long article"), body=(paragraph(1), *body, formula))
    short = Article(
        id="long-2", headline=to_inlines("Short"), body=(Paragraph((Link(to_inlines("six"), "#long.s6"),)),)
    )
    return Book(metadata=Metadata(title="Long", language="en"), bodymatter=(long, short)), assets


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("long") / "long.epub"
    book, assets = long_book()
    path.write_bytes(
        build(book, assets, Theme(), EpubOptions(pagemap=PageMap(breaks=BREAKS), toc_depth=3), Notes()).content
    )
    return path


def the_files(epub: Epub) -> list[str]:
    return [name for name in epub.spine() if name.startswith("articles/long") and name != "articles/long-2.xhtml"]


def test_files_are_short_and_named_after_the_sections_that_they_begin_with(made: Path) -> None:
    epub = Epub(made.read_bytes())
    names = the_files(epub)
    assert all(epub.zip.getinfo(f"EPUB/{name}").file_size <= LIMIT for name in names)
    assert names == [
        "articles/long.xhtml", "articles/long.s2.xhtml", "articles/long.deep.xhtml", "articles/long.s5.xhtml",
        "articles/long.s6.xhtml", "articles/long.s7.xhtml", "articles/long--7.xhtml", "articles/long.s8.xhtml",
    ]  # fmt: skip


def test_every_way_leads_there(made: Path) -> None:
    epub = Epub(made.read_bytes())
    places = epub.places()
    for page in epub.spine():
        assert set(epub.links(page)) <= places
    assert "articles/long.s6.xhtml#long.s6" in epub.links("articles/long-2.xhtml")
    listed = epub.find("nav.xhtml", "//h:nav[@epub:type='page-list']//h:a/@href")
    assert len(listed) == 500
    assert set(listed) <= places
    assert {name for name, _, _ in (href.partition("#") for href in listed)} == set(the_files(epub))


def test_notes_are_where_they_are_referred_to_and_numbered_on(made: Path) -> None:
    epub = Epub(made.read_bytes())
    numbers: list[str] = []
    for name in the_files(epub):
        referred = epub.find(name, "//h:a[@epub:type='noteref']/@href")
        assert [f"#{note.get('id')}" for note in epub.find(name, "//h:aside[@epub:type='footnote']")] == referred
        numbers += epub.find(name, "//h:a[@epub:type='noteref']/text()")
    assert numbers == [str(number) for number in range(1, len(numbers) + 1)]


def test_every_file_is_a_whole_document(made: Path) -> None:
    epub = Epub(made.read_bytes())
    for number, name in enumerate(the_files(epub)):
        (chapter,) = epub.find(name, "/h:html/h:body/h:section[@role='doc-chapter']")
        assert (chapter.get("id"), chapter.get("data-continues")) == (("long", None), (None, "long"))[number > 0]
        assert epub.find(name, "/h:html/h:head/h:title/text()") == [
            "A long article" + f" ({number + 1})" * (number > 0)
        ]
    assert [name for name in the_files(epub) if epub.find(name, "//h:footer")] == []
    mathml = epub.find("content.opf", "//opf:item[contains(@properties, 'mathml')]/@href")
    assert mathml == ["articles/long.s8.xhtml"]


def test_nothing_is_lost(made: Path) -> None:
    book, _ = long_book()
    notes = Notes()
    check_file("octavo.checks.epub", book, made, notes)
    assert not list(notes)


def test_names_last_when_others_come() -> None:
    book, assets = long_book()
    long, short = book.articles
    more = Section(to_inlines("New"), (paragraph(5),), id="long.new")
    longer = structs.replace(long, body=(*long.body, more))
    other = structs.replace(book, bodymatter=(Article(id="new", headline=to_inlines("New"), body=()), longer, short))
    before = Epub(build(book, assets, Theme(), EpubOptions(), Notes()).content)
    after = Epub(build(other, assets, Theme(), EpubOptions(), Notes()).content)
    assert before.places() - after.places() == set()


@strategies.slow
@given(strategies.articles, st.integers(0, 2000))
def test_made_up_articles_in_several_files(article: Article, limit: int) -> None:
    article = passed(book_of(article)).articles[0]
    whole = etree.fromstring(wrapped(Xhtml(article, Page(), "en").section()))
    starts = find_cuts(measure_pieces(Xhtml(article, Page(), "en").pieces()), limit)
    files = [etree.fromstring(wrapped(one)) for one in Xhtml(article, Page(), "en").sections(starts)]
    assert len(files) == len(starts) + 1
    ids = [found for one in files for found in one.xpath("//@id")]
    assert sorted(ids) == sorted(whole.xpath("//@id"))
    read = [word for one in files for word in " ".join(one.xpath("//body//text()")).split()]
    assert sorted(read) == sorted(" ".join(whole.xpath("//body//text()")).split())
    for one in files:
        assert all(href[1:] in one.xpath("//@id") for href in one.xpath("//*[@role='doc-noteref']/@href"))


# --- where to cut ------------------------------------------------------------------------------------


def pieces(shape: str) -> list[PieceSize]:
    """A letter a piece of 10 000 bytes: a digit is a section of that depth, "." a block, "x" where nothing begins."""
    ranks = {".": 1000, "x": -1}
    return [PieceSize(10_000, ranks.get(letter, int(letter) if letter.isdecimal() else 0)) for letter in shape]


@pytest.mark.parametrize(
    ("shape", "expected"),
    [
        ("", []),
        ("....", []),
        ("0x..0x..", [4]),
        ("0x.0x.0x.", [3, 6]),
        ("0x1x1x1x1x", [4, 8]),
        ("0x1x1x1x0x", [4, 8]),
        (".........", [4, 8]),
        ("0x.......0x", [4, 8, 9]),
        ("xxxxxxxxx", []),
    ],
)
def test_files_begin_with_the_outermost_sections(shape: str, expected: list[int]) -> None:
    assert find_cuts(pieces(shape), 70_000) == expected
