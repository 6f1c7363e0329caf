"""What is kept of an EPUB: a book that is made from it is the book that is made without it, whatever was edited."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import replace

from octavo.builders import PageBreak, PageMap
from octavo.builders.epub.options import EpubOptions
from octavo.model import Article, Book, Image, Link, Math, Part, Section, Text, to_inlines
from octavo.notes import Note, Notes
from octavo.passes import PASSES
from octavo.press.cache import Cache
from octavo.profiles import ReadingSystem, profile
from octavo.store import NoStore, Store
from octavo.theme import Theme
from octavo.walk import replace_articles, rewrite
from tests import strategies
from tests.builders.epub.reading import Epub
from tests.builders.making import Made, epub
from tests.making import article, book_of, paragraph
from tests.sample_books import every_node

BOOK, ASSETS = every_node()


def build(book: Book, options: EpubOptions, store: Store) -> tuple[Made, list[Note]]:
    notes = Notes()
    return epub(book, ASSETS, options=options, notes=notes, store=store), list(notes)


# --- any edit ----------------------------------------------------------------------------------------

Order = tuple[Book, EpubOptions]
Edit = Callable[[Order], Order]


def edit_book(**changes: Any) -> Edit:
    return lambda order: (replace(order[0], **changes), order[1])


def edit_metadata(**changes: Any) -> Edit:
    return lambda order: (replace(order[0], metadata=replace(order[0].metadata, **changes)), order[1])


def edit_options(**changes: Any) -> Edit:
    return lambda order: (order[0], replace(order[1], **changes))


def edit_article(place: int, change: Callable[[Article], Article]) -> Edit:
    def edit(order: Order) -> Order:
        articles = list(order[0].articles)
        articles[place] = change(articles[place])
        return replace_articles(order[0], articles), order[1]

    return edit


def turn_round(order: Order) -> Order:
    return replace_articles(order[0], reversed(order[0].articles)), order[1]


def lengthen(one: Article) -> Article:
    """An article that needs several files."""
    rows = (Section(to_inlines(f"Part {number}"), (paragraph("words " * 20_000),)) for number in range(6))
    return replace(one, body=(*one.body, *rows))


def behead(one: Article) -> Article:
    """An article whose pages are called by the book's title."""
    return replace(one, headline=())


def rename(name: str) -> Callable[[Article], Article]:
    return lambda one: replace(one, id=f"x{name}")


def replace_by(made_up: Article) -> Callable[[Article], Article]:
    return lambda one: finish(made_up, one.id)


def finish(made_up: Article, name: str) -> Article:
    """A made-up article as builders get it: after the passes, and with pictures that there are."""
    book = book_of(replace(made_up, id=name))
    for change in PASSES:
        book = change(book, Notes())
    return rewrite(book.articles[0], _show_known_picture)


def _show_known_picture(node: Struct) -> Struct:
    return replace(node, asset=next(iter(ASSETS)).name) if isinstance(node, Image) else node


places = st.integers(0, len(BOOK.articles) - 1)
languages = strategies.languages.filter(bool)
breaks = st.builds(PageBreak, strategies.names, st.sampled_from([one.id for one in BOOK.articles]), st.integers(0, 200))
edits = st.one_of(
    st.just(turn_round),
    st.builds(lambda title: edit_metadata(title=title), strategies.words),
    st.builds(lambda names, cover: edit_metadata(creators=names, cover=cover),
              strategies.few(strategies.persons), st.sampled_from(["", *(one.name for one in ASSETS)])),
    st.builds(lambda language: edit_metadata(language=language), languages),
    st.builds(lambda title, place: edit_book(bodymatter=(
        Part(title=title, articles=BOOK.articles[: place + 1], id="a-part"), *BOOK.articles[place + 1 :],
    ), frontmatter=(), backmatter=()), strategies.words, places),
    st.builds(edit_article, places, st.builds(replace_by, strategies.articles)),
    st.builds(edit_article, places, st.builds(rename, strategies.names)),
    st.builds(edit_article, places, st.sampled_from([lengthen, behead])),
    st.builds(lambda depth: edit_options(toc_depth=depth), st.integers(1, 4)),
    st.builds(lambda name: edit_options(reader=profile(ReadingSystem, name)), st.sampled_from(["generic", "kindle"])),
    st.builds(lambda found: edit_options(pagemap=PageMap("Printed", tuple(found))), st.lists(breaks, max_size=5)),
)  # fmt: skip


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """What all the books of this file keep, each beside what the others kept."""
    return Cache(tmp_path_factory.mktemp("kept"))


@settings(max_examples=30)
@given(changes=st.lists(edits, max_size=4))
def test_a_book_of_what_was_kept_is_the_book_made_anew(store: Store, changes: list[Edit]) -> None:
    order: Order = (BOOK, EpubOptions())
    for change in changes:
        order = change(order)
        build(*order, store)
    assert build(*order, store) == build(*order, NoStore())


# --- no more than what was edited ----------------------------------------------------------------------


class Counted:
    """A store that knows what was put into it since it was asked last."""

    def __init__(self, folder: Path) -> None:
        self._cache = Cache(folder)
        self._put: list[str] = []

    def get(self, key: str) -> bytes | None:
        return self._cache.get(key)

    def put(self, key: str, content: bytes) -> None:
        self._put.append(key.partition(" ")[0])
        self._cache.put(key, content)

    def take_kinds(self) -> list[str]:
        """The kinds of what was put, sorted."""
        put, self._put = sorted(self._put), []
        return put


ONE = article("one", paragraph("See ", Link((Text("the second"),), "#two.more"), "."))
TWO = article("two", paragraph("Words."), Section(to_inlines("More"), (), id="two.more"))
THREE = article("three", paragraph("A formula that is none: ", Math(tex=r"\frac{")))
LINKED = book_of(ONE, TWO, THREE)


def put(counted: Counted, book: Book, **options: Any) -> list[str]:
    """The kinds of what a build of `book` makes anew of articles."""
    epub(book, options=EpubOptions(**options), store=counted)
    return [kind for kind in counted.take_kinds() if kind in {"epub-survey", "epub-chapter"}]


def test_an_edit_makes_its_article_anew_and_no_other(tmp_path: Path) -> None:
    counted = Counted(tmp_path)
    assert put(counted, LINKED) == ["epub-chapter"] * 3 + ["epub-survey"] * 3
    assert put(counted, LINKED) == []
    edited = replace(TWO, body=(paragraph("Other words."), *TWO.body[1:]))
    assert put(counted, book_of(ONE, edited, THREE)) == ["epub-chapter", "epub-survey"]
    assert put(counted, book_of(THREE, edited, ONE, title="Another title")) == []
    assert put(counted, book_of(edited, THREE)) == []


def test_a_link_follows_what_it_leads_to(tmp_path: Path) -> None:
    counted = Counted(tmp_path)
    put(counted, LINKED)
    renamed = book_of(ONE, replace(TWO, id="second"), THREE)
    assert put(counted, renamed) == ["epub-chapter"] * 2 + ["epub-survey"]
    [href] = Epub(epub(renamed, store=counted).content).find("articles/one.xhtml", "//h:p/h:a/@href")
    assert href == "second.xhtml#two.more"


def test_what_was_noted_is_noted_again(tmp_path: Path) -> None:
    found = []
    for _ in range(2):
        notes = Notes()
        epub(LINKED, notes=notes, store=Cache(tmp_path))
        found.append([(note.code, note.where) for note in notes])
    assert found[0] == found[1]
    assert ("math-unreadable", "three") in found[0]


def test_styles_follow_the_sheets_that_they_come_from(tmp_path: Path) -> None:
    sheet, cache = tmp_path / "mine.css", Cache(tmp_path / "cache")
    for text in ("p { color: red }", "p { color: blue; filter: blur(1px) }"):
        sheet.write_text(text, encoding="utf-8")
        found = []
        for store in (cache, cache, NoStore()):
            notes = Notes()
            found.append((epub(LINKED, theme=Theme((sheet,)), notes=notes, store=store), list(notes)))
        assert found[0] == found[1] == found[2]
        assert text[4:14] in Epub(found[0][0].content).zip.read("EPUB/style.css").decode()
