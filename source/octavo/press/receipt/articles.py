"""What the receipt says of each article: where it came from, and what of it is not in the book."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from octavo.builders import PageBreak
from octavo.locale.phrases import phrases
from octavo.locale.tags import direction_of
from octavo.model import Article, Book, Placeholder
from octavo.notes import LeftOut, Note, first_words
from octavo.press.lost import is_lost
from octavo.press.receipt.grouping import drop_folders, name_place
from octavo.press.receipt.pictures import show_place
from octavo.press.receipt.values import ArticleEntry, ArticleNote, LostPicture, OmittedPassage
from octavo.press.receipt.views import View
from octavo.walk import images, text, title, visit

_QUOTED = 600
"""Characters of a passage that is quoted in full; of a longer one, the first half of them."""

_MOST_PLACES = 6
"""How many places of lost pictures are shown of an article."""

_READERS = {
    "html": "web page",
    "mhtml": "web page, saved as MHTML",
    "markdown": "Markdown",
    "text": "plain text",
    "docx": "Word",
    "epub": "EPUB",
}
"""What readers read, as people call it."""


class Printed(NamedTuple):
    """The printed book: open, and where its pages begin."""

    view: View
    breaks: Sequence[PageBreak]

    def find_pages(self, article: Article) -> list[int]:
        """The pages on which an article begins or goes on, from 0."""
        return [number for number, one in enumerate(self.breaks) if one.id == article.id]


class Findings(NamedTuple):
    """What was noted, and the passages that were left out, whole."""

    notes: Sequence[Note]
    left_out: Sequence[LeftOut]

    def select(self, article: Article) -> Findings:
        """Those of one article: a place may have the number of a line, "essay.md:4"."""
        path = article.origin.path
        notes = [one for one in self.notes if one.where == path or one.where.startswith(f"{path}:")]
        return Findings(notes, [one for one in self.left_out if one.where == path])


def describe_articles(book: Book, findings: Findings, printed: Printed | None) -> Iterator[ArticleEntry]:
    """What is said of each article of a book, in reading order."""
    for article in book.articles:
        language = article.in_language or book.metadata.language
        yield _describe_article(article, language, findings.select(article), printed)


def _describe_article(article: Article, language: str, found: Findings, printed: Printed | None) -> ArticleEntry:
    pages = printed.find_pages(article) if printed else []
    return ArticleEntry(
        title=title(article),
        language=language,
        direction=article.direction or direction_of(language),
        authors=tuple(person.name for person in article.authors),
        date=article.date_published[:10],
        pages=_name_pages([printed.breaks[page].label for page in pages] if printed else []),
        words=len(text(article).split()),
        pictures=sum(1 for _ in images(article)),
        file=name_place(article.origin.path),
        address=article.origin.url,
        fetched=article.origin.fetched[:10],
        reader=_READERS.get(article.origin.reader, article.origin.reader),
        lost=next((one.detail for one in found.notes if one.code == "article-lost"), "") if is_lost(article) else "",
        omitted=tuple(list_omitted(found)),
        lost_pictures=tuple(_list_lost_pictures(article, language, pages, printed)),
        notes=tuple(_list_notes(found.notes)),
    )


def _name_pages(labels: Sequence[str]) -> str:
    """The pages as a range: "3–9", "4"."""
    return "–".join(dict.fromkeys((labels[0], labels[-1]))) if labels else ""


def list_omitted(found: Findings) -> Iterator[OmittedPassage]:
    """What was left out of an article: whole passages where they are known, else as the notes have them."""
    whole = {f"{one.why}: “{first_words(one.passage)}”": one for one in found.left_out}
    for note in found.notes:
        if note.code == "text-dropped":
            one = whole.get(note.detail)
            yield quote_passage(one) if one else OmittedPassage("", note.detail)


def quote_passage(passage: LeftOut) -> OmittedPassage:
    """A passage as it is quoted: whole, or its first words."""
    words = " ".join(passage.passage.split())
    if len(words) <= _QUOTED:
        return OmittedPassage(passage.why, words)
    shown = words[: _QUOTED // 2].rpartition(" ")[0] or words[: _QUOTED // 2]
    return OmittedPassage(passage.why, f"{shown} …", len(words[len(shown) :].split()))


def _list_lost_pictures(
    article: Article, language: str, pages: Sequence[int], printed: Printed | None
) -> Iterator[LostPicture]:
    """The pictures that could not be had, each with its place on the page, where that is found."""
    missing = [node for node in visit(article.body) if isinstance(node, Placeholder) and node.kind == "picture"]
    if not missing:
        return
    places = printed.view.find_places(f"[{phrases(language)['picture']}", pages) if printed else []
    known = len(places) == len(missing)
    for number, node in enumerate(missing):
        place = show_place(places[number]) if known and number < _MOST_PLACES else None
        yield LostPicture(node.label, node.href, place)


def _list_notes(notes: Iterable[Note]) -> Iterator[ArticleNote]:
    """The notes that the page does not say in words of its own."""
    for note in notes:
        if note.code not in {"text-dropped", "article-lost"}:
            yield ArticleNote(note.code, note.severity, drop_folders(note.detail))
