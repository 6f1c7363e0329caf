"""What form a work takes, and how deep its contents go: by its articles alone."""

from __future__ import annotations

import pytest

from octavo.builders.contents import fit_depth
from octavo.builders.form import choose_depth_below, choose_form
from octavo.builders.length import USUAL, Area, estimate_pages
from octavo.model import Article, Block, CodeBlock, Figure, Image, Part, Section, to_inlines
from octavo.profiles import BookForm
from tests.making import article, book_of, paragraph

PAGE = int(USUAL.lines * USUAL.characters)
"""About the characters of a page of running text."""


def filled(pages: float, name: str = "one") -> Article:
    """An article of about so many pages."""
    return article(name, *[paragraph("mud " * (PAGE // 4 // 5)) for _ in range(round(pages * 5))])


def section(title: str, *body: Block) -> Section:
    return Section(to_inlines(title), body, id=title.lower().replace(" ", "-"))


@pytest.mark.parametrize(
    ("pages", "form"), [(0.2, "short"), (6.5, "short"), (9, "article"), (22, "article"), (26, "book")]
)
def test_the_length_of_an_only_article_decides(pages: float, form: BookForm) -> None:
    assert choose_form(book_of(filled(pages)), None) == form


def test_several_articles_and_parts_are_books() -> None:
    assert choose_form(book_of(filled(1), filled(1, "two")), None) == "book"
    assert choose_form(book_of(Part(title="First", articles=(filled(1),))), None) == "book"
    assert choose_form(book_of(filled(1), filled(1, "two")), "short") == "book"


def test_a_wish_comes_before_the_length() -> None:
    assert choose_form(book_of(filled(1)), "book") == "book"
    assert choose_form(book_of(filled(30)), "short") == "short"


def test_code_and_pictures_take_pages() -> None:
    assert estimate_pages([article("one", CodeBlock("go\n" * 300))]) > 8
    pictures = [Figure((paragraph(Image("a.png", alt="")),)) for _ in range(20)]
    assert estimate_pages([article("one", *pictures)]) > 7
    assert estimate_pages([filled(3)] * 1000, 5) < 10, "no more are read than is asked for"


def test_contents_below_a_byline_have_at_most_twelve_lines() -> None:
    deep = [section(f"Of {one}", *(section(f"More {one} {two}") for two in range(2))) for one in range(4)]
    assert choose_depth_below(article("one", *deep), "article", 0) == 3
    wide = [section(f"Of {one}", *(section(f"More {one} {two}") for two in range(3))) for one in range(4)]
    assert choose_depth_below(article("one", *wide), "article", 0) == 2
    many = [section(f"Of {one}") for one in range(13)]
    assert choose_depth_below(article("one", *many), "article", 0) == 1
    assert choose_depth_below(article("one", *many), "article", 2) == 2
    assert choose_depth_below(article("one", *deep), "short", 0) == 1


def tree(*widths: int, name: str = "Of") -> list[Block]:
    """Sections in sections: so many of the first level, so many in each of these, and so on."""
    return (
        [section(f"{name} {at}", *tree(*widths[1:], name=f"{name} {at}")) for at in range(widths[0])] if widths else []
    )


@pytest.mark.parametrize(
    ("widths", "depth"),
    [
        ((5,), 2),  # all that there is
        ((5, 2), 3),  # fifteen lines have room
        ((9, 9), 2),  # ninety have not
        ((3, 9), 3),  # thirty have not either, but three are too few
        ((3, 90), 2),  # these would fill pages
        ((2, 2, 2, 2), 4),
    ],
)
def test_contents_are_as_deep_as_one_page_has_room(widths: tuple[int, ...], depth: int) -> None:
    assert fit_depth(book_of(article("one", *tree(*widths))), USUAL) == depth


def test_a_long_book_has_two_pages_of_contents() -> None:
    short = [article(f"a{at}", *tree(4)) for at in range(8)]
    long = [article(f"a{at}", *tree(4), *filled(8).body) for at in range(8)]
    assert (fit_depth(book_of(*short), USUAL), fit_depth(book_of(*long), USUAL)) == (1, 2)


def test_a_larger_page_has_deeper_contents() -> None:
    book = book_of(article("one", *tree(8, 3)))
    assert (fit_depth(book, USUAL), fit_depth(book, Area(44, 75))) == (2, 3)
