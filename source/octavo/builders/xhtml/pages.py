"""The pages around the articles, shared by every builder: the title page and the colophon.

Each is one `section` element of XHTML, in the book's language, without ids, so that it can stand in a
document of its own or beside anything else. A part's page has the part's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from octavo.builders.xhtml.markup import (
    attributes,
    byline,
    credit_lines,
    escape,
    name_markup,
    names_markup,
    words_heading,
    words_language,
)
from octavo.builders.xhtml.rights import list_sources
from octavo.locale.phrases import phrases
from octavo.makers import book_makers
from octavo.markup_names import Class
from octavo.model import Book, Part, Person
from octavo.sources import from_web


def cover_section(source: str, alt: str, words: Mapping[str, str]) -> str:
    """The page of the cover, whose picture is at `source`."""
    named = attributes(class_=Class.COVER, epub_type="cover", aria_label=words["cover"])
    return f'<section{named}>\n<img role="doc-cover" src="{escape(source)}" alt="{escape(alt)}"/>\n</section>\n'


def cover_words(book: Book, words: Mapping[str, str]) -> str:
    """What a cover shows, for those who cannot see it: "Cover: Workshop Papers 2, Ink, A history, Ada Reader"."""
    metadata = book.metadata
    series = f"{metadata.series.name} {metadata.series.position}".strip() if metadata.series else ""
    shown = ", ".join(filter(None, [series, metadata.title, metadata.subtitle, book_authors(book)]))
    return f"{words['cover']}: {shown}"


def titlepage_section(book: Book) -> str:
    """The title page of a book."""
    metadata, words = book.metadata, phrases(book.metadata.language)
    authors, others = _part_authors(metadata.creators)
    series = metadata.series
    place = f' <span class="{Class.POSITION}">{escape(series.position)}</span>' if series and series.position else ""
    named = attributes(class_=Class.TITLEPAGE, epub_type="titlepage", aria_label=words["title-page"])
    return "".join(
        (
            f'<section{named}>\n<h1 class="{Class.TITLE}">{escape(metadata.title)}</h1>\n',
            _line(escape(metadata.subtitle), Class.SUBTITLE, role="doc-subtitle"),
            _line(_author_lines(authors, metadata.language), Class.AUTHOR),
            *(_line(credit, Class.CREDIT) for credit in credit_lines(others, metadata.language)),
            _line(f"{escape(series.name)}{place}" if series else "", Class.SERIES),
            _line(escape(" · ".join(filter(None, (metadata.publisher, metadata.date[:4])))), Class.IMPRINT),
            "</section>\n",
        )
    )


_STACKED = 3
"""Authors that have a line each on the title page."""


def _author_lines(authors: Sequence[Person], language: str) -> str:
    """The names below a title: one or two on a line, more below each other."""
    if len(authors) < _STACKED:
        return names_markup(authors, language)
    return "<br/>".join(map(name_markup, authors))


def part_section(part: Part) -> str:
    """The page that opens a part."""
    named = attributes(id=part.id, class_=Class.PART, epub_type="part", role="doc-part", aria_label=part.title)
    return f"<section{named}>\n<h1>{escape(part.title)}</h1>\n</section>\n"


def colophon_section(book: Book) -> str:
    """The colophon: the book's title and makers, and its articles where no page before it says where they come from."""
    metadata, words = book.metadata, phrases(book.metadata.language)
    work = [f"<cite>{escape(metadata.title)}</cite>", *map(escape, filter(None, (book_authors(book), metadata.rights)))]
    named = attributes(class_=Class.COLOPHON, epub_type="colophon", role="doc-colophon", aria_label=words["colophon"])
    return "".join(
        (
            f"<section{named}>\n{words_heading('colophon', words)}\n",
            f'<p class="{Class.WORK}">{"<br/>".join(work)}</p>\n',
            "" if from_web(book.articles) else list_sources(book),
            f'<p class="{Class.MADE_WITH}"{words_language(words)}>{escape(words["made-with"])}</p>\n</section>\n',
        )
    )


def _line(words: str, kind: str, role: str = "") -> str:
    """A line of its own, where there are words."""
    return f"<p{attributes(class_=kind, role=role)}>{words}</p>\n" if words else ""


def book_authors(book: Book) -> str:
    """The names that stand under the title: the authors, or whoever else made the book if it names none."""
    return byline(book_makers(book), book.metadata.language)


def _part_authors(persons: Sequence[Person]) -> tuple[list[Person], list[Person]]:
    """The authors, and who did something else: edited, translated, drew."""
    return [one for one in persons if one.role == "aut"], [one for one in persons if one.role != "aut"]
