"""Laws of Markdown: whatever marks stand in a sentence, its words stay, in their order."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from octavo.model import Code, Math, Placeholder, Text
from octavo.walk import Content, visit
from tests.readers.markdown.reading import read_markdown

WORDS = (
    "alder", "birch", "cedar", "dogwood", "elm", "fir", "ginkgo", "hazel", "ivy", "juniper", "larch", "maple", "olive",
    "pine", "rowan", "spruce", "willow", "yew", "山", "木の", "나무", "дуб",
)  # fmt: skip
MARKS = (
    "$", "$$", "$5", "20$", "US$20", "\\$", "[", "]", "[[", "]]", "![[", "[^", "^[", "![", "{", "}", "{{", "}}", "{%",
    "%}", "{{<", ">}}", "{:", "~", "~~", "~~~", "^", "=", "==", "===", "%", "100%", "@", "[@", "#", "<T>", "</T>", "<",
    "<T", ">", "*", "**", "_", "__", "`", "``", "|", "||", ":", "::", ":::", "!", "!!!", "???", "(", ")", "+", "++",
    "-", "--", "&", "\\", "/", "//", '"', "'", ".", ",", ";", "^x", "~2~", "^2^", "(@)", "\\(", "\\)", "「", "」", "。",
    "…", "<!", "<?", "?>", "&lt;",
)  # fmt: skip

marks = st.one_of(st.just(""), st.just(""), st.sampled_from(MARKS))
marked = st.builds("{}{}{}".format, marks, st.sampled_from(WORDS), marks)
pieces = st.one_of(st.sampled_from(WORDS), marked, marked, st.sampled_from(MARKS))


def sentences() -> SearchStrategy[str]:
    """Sentences that begin and end with plain words, with marks among and on the others."""
    return st.lists(pieces, min_size=1, max_size=14).map(lambda middle: " ".join(("Oak", *middle, "ash.")))


def words_in(source: str) -> list[str]:
    """The words of a sentence, without its marks."""
    return re.findall("|".join(("Oak", "ash", *WORDS)), source)


def said(node: Content) -> str:
    """All that is shown, formulas as they were written."""
    shown: list[str] = []
    for found in visit(node):
        match found:
            case Text(text=words) | Code(text=words) | Placeholder(label=words) | Math(tex=words):
                shown.append(words)
    return "".join(shown)


@given(sentences())
def test_marks_in_a_sentence_take_no_word_out_of_it(sentence: str) -> None:
    found = read_markdown(f"# Title\n\n{sentence}\n")
    assert words_in(said(found.body)) == words_in(sentence)


@given(st.lists(sentences(), min_size=2, max_size=4))
def test_nor_do_those_of_several_lines(lines: list[str]) -> None:
    source = "\n".join(lines)
    assert words_in(said(read_markdown(f"# Title\n\n{source}\n").body)) == words_in(source)


@given(sentences())
def test_nor_do_those_of_a_title(sentence: str) -> None:
    assert words_in(said(read_markdown(f"# {sentence}\n\nWords.").headline)) == words_in(sentence)
