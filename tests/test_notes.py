"""Notes: every loss has a known code, a place, and stays in the order it happened."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

from octavo.notes import CODES, Choice, Note, Notes, Severity, starts_with
from tests.conftest import REPOSITORY
from tests.test_layers import FILES, tree


def test_notes_keep_their_order_and_place() -> None:
    notes = Notes("book")
    first, second = notes.at("one.html"), notes.at("two.html")
    second.add("alt-missing", "a.png")
    first.add("picture-missing", "b.png")
    notes.add("css-dropped", "float")
    assert list(notes) == [
        Note("alt-missing", "two.html", "a.png"),
        Note("picture-missing", "one.html", "b.png"),
        Note("css-dropped", "book", "float"),
    ]
    assert len(notes) == len(first) == 3


def test_notes_that_were_collected_apart_keep_their_places() -> None:
    notes, apart = Notes("book"), Notes("trial")
    notes.add("css-dropped", "float")
    apart.at("one.html").add("alt-missing", "a.png")
    notes.at("two.html").merge(apart)
    assert list(notes) == [Note("css-dropped", "book", "float"), Note("alt-missing", "one.html", "a.png")]


def test_a_passage_is_left_out_with_its_first_words_unless_it_is_kept() -> None:
    notes = Notes("a.html", keep=("Errata of *last* week",))
    assert notes.at("b.html").leave_out("nav", " Home\u200b  News ")
    assert notes.kept == set()
    assert not notes.at("c.html").leave_out("box", "errata of last week: a line was missing")
    assert notes.kept == {"Errata of *last* week"}
    assert notes.leave_out("box", "\u200b")  # nothing that anyone could see
    assert list(notes) == [Note("text-dropped", "b.html", "nav: “Home News”")]


@pytest.mark.parametrize(
    ("passage", "words", "does"),
    [
        ("Share this — now!", "“Share this…”", True),
        ("Share this", "share  THIS", True),
        ("Share this", "this", False),
        ("Sharing", "Shar", True),  # notes may cut a word
        ("Share this", "Share this page", False),
        ("Anything", "", False),
        ("⁂", "⁂", False),
    ],
)
def test_passages_are_named_by_their_first_words(passage: str, words: str, does: bool) -> None:
    assert starts_with(passage, words) is does


def test_the_first_value_is_chosen_and_others_are_asked_only_to_explain() -> None:
    asked = []

    def claims() -> Iterator[tuple[str, str]]:
        for value, place in (("", "a"), ("one", "b"), ("two", "c"), ("", "d")):
            asked.append(place)
            yield value, place

    plain, curious = Notes("x"), Notes("x", explain=True)
    assert plain.choose("headline", claims()) == curious.choose("headline", claims()) == "one"
    assert asked == ["a", "b", "a", "b", "c", "d"]
    assert plain.choices == []
    assert curious.choices == [Choice("x", "headline", "one", "b", (("two", "c"),))]
    assert curious.choose("date", [("", "a")]) is None


def test_an_unknown_code_is_a_bug() -> None:
    with pytest.raises(KeyError, match="no-such-code"):
        Notes().add("no-such-code", "what")


def test_a_code_is_as_grave_as_its_table_says() -> None:
    assert {meaning.severity for meaning in CODES.values()} == set(get_args(Severity))
    assert Note("word-missing", "", "").severity == "error"


@pytest.mark.parametrize("code", CODES)
def test_each_code_is_explained_in_a_sentence(code: str) -> None:
    said = CODES[code].text
    assert said[0].isupper() and said.endswith(".")


@cache
def words_of_tests() -> set[str]:
    """Every word in quotation marks in the other tests, and the codes of the notes that cases of readers expect."""
    folder = REPOSITORY / "tests"
    tests = [file.read_text(encoding="utf-8") for file in folder.rglob("*.py") if file != Path(__file__)]
    cases = [file.read_text(encoding="utf-8") for file in folder.glob("readers/*/cases/*/notes.txt")]
    return {word for text in tests for word in re.findall('"([a-z-]+)"', text)} | {
        line.partition(":")[0] for text in cases for line in text.splitlines()
    }


@pytest.mark.parametrize("code", CODES)
def test_each_code_is_named_by_a_test(code: str) -> None:
    assert code in words_of_tests()


def test_code_uses_only_codes_of_the_table() -> None:
    """Found in the syntax: a code that is misspelled would end a build that met a rare loss."""
    calls = [node for file in FILES for node in ast.walk(tree(file)) if isinstance(node, ast.Call)]
    given = {code for call in calls if named(call) for code in constants(call)}
    assert given <= set(CODES)
    assert given


def named(call: ast.Call) -> bool:
    """Whether a call looks like one that adds a note."""
    return isinstance(call.func, ast.Attribute) and call.func.attr == "add" and len(call.args) == 2


def constants(call: ast.Call) -> list[str]:
    """The codes that a call writes out, as its first argument or as `code=`."""
    return [
        node.value for node in ast.walk(call.args[0]) if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
