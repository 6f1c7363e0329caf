"""Words above words."""

from __future__ import annotations

from octavo.model import Ruby
from octavo.walk import visit
from tests.readers.docx.reading import HEAD, lines, read_word
from tests.readers.docx.word_files import p, r, w, word


def above(base: str, reading: str) -> str:
    return w("r", w("ruby", w("rubyPr") + w("rt", r(reading)) + w("rubyBase", r(base))))


def test_words_above_words_are_ruby() -> None:
    found = read_word(word(HEAD, p(r("今日は"), above("船", "ふね"), r("です。"))))
    assert len([node for node in visit(found.body) if isinstance(node, Ruby)]) == 1
    assert "船" in lines(p(above("船", "ふね")))[0]
