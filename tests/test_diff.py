"""Two states of an article: the words that went and came, where they stand, and how many."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from octavo.diff import diff_words
from octavo.model import Article, Footnote, to_inlines
from tests.making import article, paragraph


def state(*blocks: str, headline: str = "Proofs") -> Article:
    return article("a", *map(paragraph, blocks), headline=to_inlines(headline))


def test_words_that_changed_stand_among_those_that_did_not() -> None:
    found = diff_words(
        state("The sheet is read letter by letter.", "It is kept."),
        state("The sheet is read line by line.", "It is kept."),
    )
    assert list(found.lines()) == ["The sheet is read [-letter-] {+line+} by [-letter.-] {+line.+}"]
    assert (found.removed, found.added) == (2, 2)


def test_of_what_is_the_same_the_words_beside_a_change_are_shown() -> None:
    same = " ".join(f"w{number}" for number in range(20))
    found = diff_words(state(f"{same} old {same}"), state(f"{same} new {same}"))
    assert list(found.lines()) == ["… w15 w16 w17 w18 w19 [-old-] {+new+} w0 w1 w2 w3 w4 …"]


def test_blocks_that_came_and_went() -> None:
    found = diff_words(state("One.", "Two.", "Three."), state("One.", "Three.", "Four and five."))
    assert list(found.lines()) == ["[-Two.-]", "{+Four and five.+}"]
    assert (found.removed, found.added) == (1, 3)


def test_a_block_that_is_divided_loses_no_words() -> None:
    found = diff_words(state("One two three. Four five."), state("One two three.", "Four five six."))
    assert list(found.lines()) == ["One two three. Four [-five.-] {+five six.+}"]


def test_the_headline_and_the_notes_count() -> None:
    old, new = (
        article("a", paragraph("Read.", Footnote((paragraph(words),))), headline=to_inlines(headline))
        for words, headline in (("By one.", "Proofs"), ("By two.", "On Proofs"))
    )
    assert list(diff_words(old, new).lines()) == ["{+On+} Proofs", "By [-one.-] {+two.+}"]


def test_long_runs_are_cut() -> None:
    (line,) = diff_words(state("Kept."), state("Kept.", " ".join(map(str, range(100))))).lines()
    assert line == "{+0 1 2 3 4 5 6 7 8 9 10 11 … 94 95 96 97 98 99+}"


def test_nothing_changed() -> None:
    assert diff_words(state("One."), state("One.")).blocks == ()


BLOCKS = st.lists(st.lists(st.sampled_from("abcd"), min_size=1, max_size=6).map(" ".join), max_size=5)


@given(BLOCKS, BLOCKS)
def test_what_is_counted_is_what_makes_one_of_the_other(old: list[str], new: list[str]) -> None:
    found = diff_words(state(*old), state(*new))
    assert found.added - found.removed == len(" ".join(new).split()) - len(" ".join(old).split())
