"""Passages that the user drops, on the model: which block goes, and what stays."""

from __future__ import annotations

import pytest

from octavo.model import (
    Aside,
    Cell,
    Footnote,
    Item,
    List,
    Quote,
    Row,
    Section,
    Table,
    Text,
)
from octavo.notes import Note, Notes
from octavo.press.keepdrop import apply_keep_drop
from octavo.projects.order import Order
from octavo.walk import text
from tests.making import article, paragraph

WHOLE = article(
    "whole",
    paragraph("First of all."),
    Section((Text("Further reading"),), (paragraph("One book."), paragraph("Another book."))),
    List((Item((paragraph("An apple"),)), Item((paragraph("A pear"), paragraph("with a stalk"))))),
    Aside((paragraph("Mind the gap."),), title=(Text("A warning"),)),
    Quote((paragraph("Well said."), paragraph("Well done."))),
    Table(
        bodies=((Row((Cell((paragraph("left"),)), Cell((paragraph("right"),)))),),), caption=(paragraph("Two sides"),)
    ),
    paragraph("Noted", Footnote((paragraph("A note of it."),)), " here."),
    path="a.md",
)


@pytest.mark.parametrize(
    ("words", "gone"),
    [
        ("first of", "First of all."),
        ("Further", "Further reading One book. Another book."),
        ("Another book", "Another book."),
        ("An apple", "An apple A pear with a stalk"),  # a list starts as its first item does
        ("A pear", "A pear with a stalk"),
        ("A warning", "Mind the gap. A warning"),
        ("Well done", "Well done."),
        ("Two sides", "left right Two sides"),
        ("right", "right"),
        ("A note", "A note of it."),
        ("Noted", "Noted A note of it. here."),
    ],
)
def test_the_outermost_block_that_starts_so_goes_whole(words: str, gone: str) -> None:
    notes = Notes()
    [left] = apply_keep_drop([WHOLE], Order(inputs=(), drop=(words,)), notes)
    remaining = text(left.body).split()
    assert sorted(remaining + gone.split()) == sorted(text(WHOLE.body).split())
    assert list(notes) == [Note("text-dropped", "a.md", f"as you wish: “{gone}”")]


def test_what_no_wish_names_is_the_same_object() -> None:
    notes = Notes()
    [left] = apply_keep_drop([WHOLE], Order(inputs=(), drop=("of all",)), notes)
    assert left is WHOLE
    assert list(notes) == [Note("wish-unmet", "", "--drop “of all”")]


def test_one_article_of_many_meets_a_wish() -> None:
    notes = Notes()
    order = Order(inputs=(), keep=("A pear with",), drop=("Alone", "Well"))
    first, second = apply_keep_drop([WHOLE, article("lone", paragraph("Alone."))], order, notes)
    assert second.body == ()
    assert "Well" not in text(first.body)
    assert {note.code for note in notes} == {"text-dropped"}


def test_a_passage_that_is_nowhere_is_an_unmet_wish() -> None:
    notes = Notes()
    apply_keep_drop([WHOLE], Order(inputs=(), keep=("A plum",)), notes)
    assert list(notes) == [Note("wish-unmet", "", "--keep “A plum”")]
