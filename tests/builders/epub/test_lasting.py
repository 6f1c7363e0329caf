"""What readers keep of a book holds in its next edition: highlights, positions and bookmarks of articles that stay."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from octavo.builders import PageBreak, PageMap
from octavo.builders.epub.options import EpubOptions
from octavo.model import Article, Book, Figure, Footnote, Image, Item, Link, List, Section, Text, to_inlines
from octavo.notes import Notes
from octavo.passes import PASSES
from tests.builders.epub.reading import Epub, built_epub
from tests.making import article, book_of, paragraph
from tests.sample_books import every_node

_, ASSETS = every_node()
PICTURE = next(iter(ASSETS)).name


def part(number: int, *links: Link) -> Article:
    """An article with sections, a list, a picture, a note; and two sections that every other has as well."""
    note = Footnote((paragraph(f"A note of part {number}."),))
    shown = Figure((paragraph(Image(PICTURE, alt="A fold")),), (paragraph("The fold"),))
    items = List(tuple(Item((paragraph(f"{word} of part {number}."),)) for word in ("First", "Second")))
    first = Section(to_inlines("How"), (paragraph(f"Words of part {number}", note, " go on ", *links, "."), items))
    second = Section(to_inlines("Why"), (paragraph("They are folded."), shown, paragraph("And pressed.")))
    return article("", paragraph(f"Part {number} begins."), first, second, headline=to_inlines(f"Part {number}"))


def finished(*articles: Article) -> Book:
    book = book_of(*articles)
    for change in PASSES:
        book = change(book, Notes())
    return book


def pages(book: Book, step: int, first: int = 1) -> EpubOptions:
    """Pages of `step` characters, whose numbers go through the book from `first`."""
    places = [(one.id, offset) for one in book.articles for offset in range(0, 100, step)]
    breaks = (PageBreak(str(number), id_, offset) for number, (id_, offset) in enumerate(places, first))
    return EpubOptions(pagemap=PageMap("Printed", tuple(breaks)))


def documents(epub: Epub) -> dict[str, bytes]:
    """The articles of a book, by their names."""
    return {name: epub.zip.read(f"EPUB/{name}") for name in epub.spine() if name.startswith("articles/")}


def without_labels(content: bytes) -> list[tuple[str, ...]]:
    """The elements of a document, and the words in them and behind them, without the numbers of pages."""
    found = []
    for element in Epub.parse(content).iter():
        mark = element.get("role") == "doc-pagebreak"
        named = () if mark else tuple(f"{key}={value}" for key, value in sorted(element.items()))
        found.append((element.tag, *named, element.text or "", element.tail or ""))
    return found


def block_paths(content: bytes) -> dict[tuple[int, ...], str]:
    """The words of every block by its steps from the root (EPUB CFI 1.1, 3.1.1): the nth element is step 2n."""
    return dict(_block_paths(Epub.parse(content), ()))


def _block_paths(element: Any, path: tuple[int, ...]) -> Iterator[tuple[tuple[int, ...], str]]:
    if element.tag.rpartition("}")[2] in {"p", "li", "figcaption", "h2", "img"} and path[:1] != (2,):
        yield path, "".join(element.itertext()).strip()
    for number, inner in enumerate(element, 1):
        yield from _block_paths(inner, (*path, 2 * number))


FIVE = [part(number) for number in (1, 2, 3, 4, 5)]
TO_TWO = part(6, Link((Text("as was said"),), "#how"))


def grown(articles: Sequence[Article]) -> Book:
    """A book with one article more in its middle, and another one that says something else."""
    changed = article("", paragraph("All is other now."), headline=to_inlines("Part 4"))
    return finished(*articles[:2], TO_TWO, articles[2], changed, *articles[4:])


def test_an_article_that_is_added_or_changed_changes_no_other() -> None:
    before, after = (documents(built_epub(book, ASSETS)) for book in (finished(*FIVE), grown(FIVE)))
    assert before.keys() < after.keys()
    assert [name for name in before if before[name] != after[name]] == ["articles/part-4.xhtml"]


def test_pages_that_get_other_numbers_change_only_these() -> None:
    old, new = finished(*FIVE), grown(FIVE)
    before, after = (documents(built_epub(book, ASSETS, options=pages(book, 40))) for book in (old, new))
    same = [name for name in before if name != "articles/part-4.xhtml"]
    assert [name for name in same if before[name] == after[name]] == ["articles/part-1.xhtml", "articles/part-2.xhtml"]
    assert all(without_labels(before[name]) == without_labels(after[name]) for name in same)


@settings(max_examples=20)
@given(steps=st.tuples(st.integers(7, 99), st.integers(7, 99)))
def test_pages_that_begin_elsewhere_move_no_block(steps: tuple[int, int]) -> None:
    book = finished(*FIVE[:2])
    plain, *paged = (
        documents(built_epub(book, ASSETS, options=options))
        for options in (EpubOptions(), *(pages(book, step) for step in steps))
    )
    for marked in paged:
        assert any(b"doc-pagebreak" in content for content in marked.values())
        assert {name: block_paths(one) for name, one in plain.items()} == {
            name: block_paths(one) for name, one in marked.items()
        }


def test_an_itemref_has_an_id_that_lasts() -> None:
    for book in (finished(*FIVE), grown(FIVE)):
        epub = built_epub(book, ASSETS)
        refs = epub.find("content.opf", "//opf:itemref")
        assert all(one.get("id") == f"in-spine.{one.get('idref')}" for one in refs)
        assert {one.get("idref") for one in refs} >= {"page.articles.part-1.xhtml", "page.articles.part-5.xhtml"}


@settings(max_examples=20)
@given(names=st.lists(st.text("aAb-_.2é", min_size=1, max_size=4).map("x".__add__), unique=True, max_size=6))
def test_files_are_distinct_on_any_disk_and_named_whatever_stands_beside(names: list[str]) -> None:
    articles = [article(name, paragraph("Words."), id=name) for name in names]
    alone = [next(iter(documents(built_epub(book_of(one))))) for one in articles]
    assert len({name.lower() for name in alone}) == len(names)
    assert all(name.isascii() for name in alone)
    if names:
        assert list(documents(built_epub(book_of(*articles)))) == alone
