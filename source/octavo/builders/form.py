"""What form a work takes: that of a book, or a short one.

An article of few pages has no title page and no contents, and its colophon is three lines at its end; one of some pages
has its contents below its byline. What the book's own pages would say of it beside that stands in its colophon.
"""

from __future__ import annotations

from octavo import walk
from octavo.builders.contents import DEEPEST, count_lines
from octavo.builders.length import USUAL, estimate_pages
from octavo.model import Article, Book, Part
from octavo.profiles import BookForm

_SHORT, _ARTICLE = 8, 24
"""Pages: an article of fewer has the short form, and one of no more than so many that of an article."""

_FEWEST, _MOST = 3, 12
"""Lines that the contents below a byline have."""


def choose_form(book: Book, wish: BookForm | None) -> BookForm:
    """The form of a work: what is wished for, or its length asks for; of several articles, or a part, always a book."""
    if not _is_lone(book):
        return "book"
    if wish:
        return wish
    pages = estimate_pages(book.articles, _ARTICLE + 1)
    if pages < _SHORT:
        return "short"
    return "article" if pages <= _ARTICLE else "book"


def _is_lone(book: Book) -> bool:
    return len(book.nodes) == 1 and not isinstance(book.nodes[0], Part)


def choose_depth_below(article: Article, form: BookForm, wish: int) -> int:
    """How many levels of headings the contents below a byline list, the article among them; 1 where there are none."""
    if form != "article" or wish:
        return wish if form == "article" else 1
    outlines = {depth: walk.outline(article.body, depth - 1) for depth in range(2, DEEPEST + 1)}
    counts = {depth: sum(count_lines(outline, USUAL)) for depth, outline in outlines.items()}
    return max((depth for depth in counts if _FEWEST <= counts[depth] <= _MOST), key=counts.__getitem__, default=1)
