"""Lists of Word saved as a web page."""

from __future__ import annotations

from octavo import model as m
from tests.readers.elements.normalise.test_lists import outline
from tests.readers.elements.reading import one, p, read


def item(words: str, mark: str, level: int = 1, name: str = "l0") -> str:
    """A paragraph as Word writes an item."""
    typed = f"<span style='mso-list:Ignore'>{mark}<span style='font:7.0pt \"Times\"'>&nbsp;&nbsp; </span></span>"
    return f"<p class=MsoListParagraph style='text-indent:-18pt;mso-list:{name} level{level} lfo1'>{typed}{words}</p>"


def test_bullets_and_the_levels_below_them() -> None:
    markup = item("tea", "·") + item("green", "o", 2) + item("black", "o", 2) + item("coffee", "·")
    assert outline(markup) == [["tea", ["green", "black"], "coffee"]]


def test_numbers_keep_their_kind_and_their_start() -> None:
    made = one(item("four", "4.") + item("five", "5."))
    assert (made.numbering, made.start) == ("decimal", 4)
    assert one(item("one", "(a)") + item("two", "(b)")).numbering == "lower-alpha"


def test_two_lists_in_a_row_stay_two() -> None:
    assert outline(item("a", "·") + item("b", "1.", 1, "l1")) == [["a"], ["b"]]


def test_marks_that_are_only_typed() -> None:
    markup = "".join(f"<p class=MsoListParagraph>·&nbsp;&nbsp;&nbsp; {word}</p>" for word in "ab")
    assert outline(markup) == [["a", "b"]]


def test_what_is_called_so_but_has_no_mark_stays_a_paragraph() -> None:
    assert read("<p class=MsoListParagraph>Only indented.</p>") == (p("Only indented."),)


def test_a_paragraph_after_a_list_keeps_its_number() -> None:
    made, after = read(item("a", "·") + "<p>1.&nbsp;&nbsp; Not an item.</p>")
    assert isinstance(made, m.List)
    assert after == p("1.\xa0\xa0 Not an item.")
