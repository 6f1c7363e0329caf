"""What a book is about, in a few hundred words of its own: its description, or else how its first article begins."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from octavo.model import Block, Book, Paragraph, Section
from octavo.press.lost import is_lost
from octavo.walk import line

MOST = 300
"""Words of a summary."""

_ENOUGH = 120
"""Words after which no further paragraph of an article is taken."""

_SENTENCE_END = re.compile(r"[.!?…。！？।؟۔]['\"’”»)\]]*(?=\s|$)|[。！？]")


def summarise(book: Book) -> tuple[str, ...]:
    """The paragraphs of a summary, of `MOST` words at most; none for a book of pictures alone."""
    if stated := book.metadata.description.strip():
        paragraphs = (" ".join(part.split()) for part in re.split(r"\n\s*\n", stated))
        return tuple(_cut(paragraphs, MOST, MOST))
    first = next((article for article in book.articles if not is_lost(article)), None)
    return tuple(_cut(_list_paragraphs(first.body), MOST, _ENOUGH)) if first else ()


def _list_paragraphs(blocks: Iterable[Block]) -> Iterator[str]:
    """The words of the paragraphs of an article, in their order, without those in lists, tables and notes.

    Of one that leads to something else, such as a formula ("so that folds give"), whole sentences are taken.
    """
    for block in blocks:
        match block:
            case Paragraph() if words := _take_sentences(line(block)):
                yield words
            case Section():
                yield from _list_paragraphs(block.body)


def _cut(paragraphs: Iterable[str], most: int, enough: int) -> Iterator[str]:
    """Paragraphs until there are `enough` words, the last one cut where there would be more than `most`."""
    count = 0
    for paragraph in paragraphs:
        words = paragraph.split()
        if count + len(words) > most:
            yield _end_at_sentence(" ".join(words[: most - count]))
            return
        yield paragraph
        count += len(words)
        if count >= enough:
            return


def _take_sentences(words: str) -> str:
    """`words` up to the end of their last whole sentence."""
    return words[: max((found.end() for found in _SENTENCE_END.finditer(words)), default=0)]


def _end_at_sentence(words: str) -> str:
    """`words` in whole sentences, if that leaves half of them; else with an ellipsis."""
    whole = _take_sentences(words)
    return whole if len(whole) >= len(words) / 2 else f"{words.rstrip(' ,;:–—')} …"


def shorten(words: str, most: int) -> str:
    """`words` in so many characters at most, cut between words."""
    return words if len(words) <= most else f"{words[: most - 2].rpartition(' ')[0] or words[: most - 2]} …"
