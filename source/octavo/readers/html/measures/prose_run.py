"""The run of prose of an article: from the first to the last of its sentences, where nothing is taken out of a line."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Literal, TypeAlias

from msgspec import Struct

from octavo.locale.characters import SENTENCE_END
from octavo.markup_names import HEADINGS
from octavo.readers.elements.tree import Element, words
from octavo.readers.html import boilerplate
from octavo.readers.html.measures.lines import Line, Numbering
from octavo.readers.html.measures.measure import count_words

Place: TypeAlias = Literal["before", "inside", "after", "around"]
"""Where an element stands: before the run, in it, after it, or around one of its ends."""


class ProseRun(Struct, frozen=True):
    """Where the run begins and ends, in numbers of elements."""

    start: float
    end: float
    second: float
    """Where the second of its lines begins."""

    def place_of(self, element: Element, numbering: Numbering) -> Place:
        """Where an element stands."""
        first, last = numbering.first[element], numbering.last[element]
        if last < self.start:
            return "before"
        if first > self.end:
            return "after"
        return "around" if first <= self.start <= last or first <= self.end <= last else "inside"


EVERYWHERE = ProseRun(float("-inf"), float("inf"), float("inf"))
"""The run of a page of pictures, of code, of links: all of it is the article."""


def find_run(lines: Iterable[Line], suspects: set[Element]) -> ProseRun:
    """The run of an article with these lines; lines in `suspects` neither begin nor end it, nor do calls end it."""
    prose = [line for line in lines if is_prose(line) and not _stands_in_any(line.block, suspects)]
    if not prose:
        return EVERYWHERE
    prose.sort(key=_start_of)
    while len(prose) > _LEAST_RUN and asks_reader(prose[-1]):
        prose.pop()
    second = prose[1].start if len(prose) > 1 else float("inf")
    return ProseRun(prose[0].start, max(line.end for line in prose), second)


_LEAST_RUN = 2
"""Lines of prose that stay, whatever they ask for."""


def _start_of(line: Line) -> float:
    return line.start


def _stands_in_any(element: Element, suspects: set[Element]) -> bool:
    return any(around in suspects for around in (element, *element.iterancestors()))


# --- sentences --------------------------------------------------------------------------------------

_NO_PROSE = {*HEADINGS, "pre", "figcaption", "caption", "th", "dt", "summary", "legend", "label", "option"}
_LEAST_SENTENCE, _LEAST_WITHOUT_STOP = 4, 20
"""Words in a line that is prose: with a stop at its end, and without."""


def ends_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does, and is longer than a label."""
    return SENTENCE_END.search(text) is not None and count_words(text) >= _LEAST_SENTENCE


def is_prose(line: Line) -> bool:
    """Whether a line is a sentence of the text, neither link nor what pages say."""
    if line.block.tag in _NO_PROSE or line.linked * 2 >= line.words:
        return False
    least = _LEAST_SENTENCE if SENTENCE_END.search(line.text) else _LEAST_WITHOUT_STOP
    return line.words >= least and not says_page_phrase(line)


_LONGEST_PHRASE = 200
"""Characters of a line that says what only pages say."""


def says_page_phrase(line: Line) -> bool:
    """Whether a line says what only pages say: "Share this", "Advertisement", "1,204 views" and "3 comments"."""
    return is_phrase(line.text) or _is_row_of_phrases(line)


def _is_row_of_phrases(line: Line) -> bool:
    """Whether each element of a line says such a phrase, and nothing stands between them."""
    if not 1 < len(line.parts) <= _MOST_PHRASES:
        return False
    said = [text for text in map(words, line.parts) if text]
    is_all = "".join(said).replace(" ", "") == line.text.replace(" ", "")
    return is_all and len(said) > 1 and all(map(is_phrase, said))


_MOST_PHRASES = 8


@lru_cache(maxsize=4096)
def is_phrase(text: str) -> bool:
    """Whether a text is what only pages say."""
    if len(text) > _LONGEST_PHRASE:
        return False
    patterns, bare = (boilerplate.PAGE_PHRASES, boilerplate.AD_LABELS), text.strip(_SIGNS)
    return any(pattern.fullmatch(said) for pattern in patterns for said in {text, bare})


_SIGNS = " -*()[]↑↓→←⟶⟵›‹»«▲▼▸▾►◄✕×✖•·|…–—+"
"""What pages draw beside a phrase: "Back to top ↑", "» Share"."""


def is_ad_label(line: Line) -> bool:
    """Whether a line says that an advert follows."""
    return len(line.text) <= _LONGEST_PHRASE and boilerplate.AD_LABELS.fullmatch(line.text) is not None


def leads_elsewhere(line: Line) -> bool:
    """Whether a line begins as those that lead to other pages do, and is no sentence: "Read also: …"."""
    text = line.text
    is_sentence = SENTENCE_END.search(text) is not None and not line.linked
    return len(text) <= _LONGEST_PHRASE and not is_sentence and boilerplate.LEADS.fullmatch(text) is not None


_LONGEST_CALL = 80
"""Words of a line that asks its reader for something."""


def asks_reader(line: Line) -> bool:
    """Whether a line asks its reader to subscribe, follow, pay: "If you liked this post, please support us."."""
    return line.words <= _LONGEST_CALL and boilerplate.CALLS.search(line.text) is not None
