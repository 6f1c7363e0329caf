"""Interviews are known by what stands in strong, and by what stands around it."""

from __future__ import annotations

import pytest

from octavo.builders.xhtml.interviews import find_turns
from octavo.model import Block, Footnote, Paragraph, Quote, Span, to_inlines
from tests.making import paragraph as p


def strong(words: str, *after: str) -> Paragraph:
    """A paragraph that begins in strong."""
    return p(Span(to_inlines(words), style="strong"), *after)


def turns(*blocks: Block) -> str:
    """The letters of questions and answers, "." for other blocks."""
    found = find_turns(blocks)
    return "".join(found[at][0] if at in found else "." for at in range(len(blocks)))


def test_questions_in_strong_and_their_answers() -> None:
    asked = strong("Who taught you to read it?")
    assert turns(p("Before."), asked, p("My father."), asked, p("Once."), p("There is a river.")) == ".qaqa."
    noted = p(Span(to_inlines("Who?"), style="strong"), Footnote((p("By post."),)))
    assert turns(noted, p("He."), asked, p("She.")) == "qaqa"


def test_speakers_take_turns() -> None:
    lind, keeper = strong("Mara Lind:", " Who reads it?"), strong("Keeper", ": My daughter.")
    assert turns(lind, keeper, p("She reads it well."), lind, keeper) == "qa.qa"


@pytest.mark.parametrize("names", [("Q:", "A:"), ("Question:", "Answer:"), ("F:", "A:")])
def test_one_question_and_its_answer_are_enough_where_they_say_so(names: tuple[str, str]) -> None:
    first, second = names
    assert turns(strong(first, " Is it growing?"), strong(second, " It is.")) == "qa"


@pytest.mark.parametrize(
    "blocks",
    [
        (p("Words."), strong("Do not dredge in spring."), p("Words.")),  # one paragraph in strong
        (strong("The harbour house"), strong("Quay 7"), strong("Lindhamn"), p("Write to us.")),  # an address
        (strong("Speed:", " 4 knots."), strong("Length:", " 9 m."), strong("Draught:", " 1 m.")),  # properties
        (
            strong("Speed.", " It is fast."),
            strong("Size.", " It is small."),
            strong("Speed.", " Again."),
        ),  # run-in heads
        (strong("Note:", " once."), strong("Note:", " twice."), strong("Note:", " again.")),
        (strong("Levels"), Quote((p("1.2"),)), strong("Tides"), Quote((p("3.4"),))),  # what is below is no answer
        (p("a"), p("b")),
        (strong("x" * 700), p("a"), strong("y" * 700), p("b")),
    ],
)
def test_other_paragraphs_in_strong_are_left(blocks: tuple[Block, ...]) -> None:
    assert find_turns(blocks) == {}
