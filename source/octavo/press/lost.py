"""An article that cannot be read never costs the others their book: a page in its place says that it is lost, and why.

Such a page takes part in nothing that the book says of itself (title, authors, language, dates), and has no offprint.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath

from msgspec.structs import replace

from octavo.errors import OctavoError
from octavo.locale.characters import drop_illegal
from octavo.locale.phrases import phrase_language, phrases
from octavo.model import Article, Block, Metadata, Origin, Paragraph, Span, to_inlines
from octavo.notes import Notes

_READER = "lost"
"""What stands for the name of the reader of such a page."""


def is_lost(article: Article) -> bool:
    """Whether an article is only the page that says that there is none."""
    return article.origin.reader == _READER


def lose_article(name: str, error: OctavoError, notes: Notes) -> Article:
    """The page in place of an article, named by its file: it says why. Noted as an error."""
    hint = f" — {error.hint}" if error.hint else ""
    notes.at(name).add("article-lost", f"{error.message}{hint}")
    file = drop_illegal(PurePath(name).name)
    return Article(headline=to_inlines(file), body=(_explain(error.message),), origin=Origin(path=name, reader=_READER))


def _explain(message: str) -> Block:
    """Why it is lost: in English, as on the terminal."""
    return Paragraph((Span(to_inlines(f"{message[:1].upper()}{message[1:]}."), language="en"),))


def refuse_all(errors: list[OctavoError]) -> OctavoError:
    """The error of an order none of whose articles can be read: that of the first."""
    first = errors[0]
    if len(errors) > 1:
        first.message = f"none of the {len(errors)} articles can be read; of the first: {first.message}"
    return first


def write_lost_pages(articles: Iterable[Article], metadata: Metadata) -> tuple[Article, ...]:
    """The articles, where the pages of those that are lost say so in the language of the book."""
    return tuple(_write_page(one, metadata) if is_lost(one) else one for one in articles)


def _write_page(article: Article, metadata: Metadata) -> Article:
    said, language = phrases(metadata.language)["lost"], phrase_language(metadata.language)
    first = Paragraph(to_inlines(said), language="" if language == metadata.language else language)
    return replace(
        article,
        body=(first, *article.body),
        in_language=metadata.language,
        language_stated=metadata.language_stated,
    )
