"""Trees that nest too deeply, that the parser got wrong, or that hold scripts."""

from __future__ import annotations

import pytest

from octavo import model as m
from octavo.notes import Notes
from octavo.walk import text
from tests.readers.elements.reading import found, one, p, read


def test_deep_nesting_is_flattened_and_its_words_kept() -> None:
    notes = Notes()
    made = read("<div>" * 300 + "<p>a <b>b</b> <img src=x.png></p>c" + "</div>" * 300, notes=notes)
    assert text(made).split() == ["a", "b", "c"]
    assert len(found(made, m.Image)) == 1
    assert "too-deep" in {note.code for note in notes}


def test_what_is_flattened_keeps_its_paragraphs() -> None:
    made = read("<div>" * 70 + "<p>a</p><ul><li>b<li>c</ul>d <i>e</i>" + "</div>" * 70)
    assert made == (p("a"), p("b"), p("c"), p("d e"))


def test_a_formula_that_lies_too_deep_is_one() -> None:
    paragraph = one("<div>" * 70 + r"<p>a \(x_1\) b</p>" + "</div>" * 70)
    assert [type(node) for node in paragraph.content] == [m.Text, m.Math, m.Text]


def test_elements_that_hold_nothing_hold_nothing() -> None:
    made = read("<picture><source srcset='a.webp'><img src='b.png'></picture>a<wbr>b")
    assert [image.asset for image in found(made, m.Image)] == ["a.webp"]
    assert text(made) == "ab"


def test_nothing_that_runs_survives() -> None:
    notes = Notes()
    made = read(
        '<form onsubmit="x()"><p onclick="y()">words</p><input value="z"><button>Press</button>'
        "<select><option>o</select></form><script>s()</script><script>t()</script><style>u{}</style>",
        notes=notes,
    )
    assert made == (p("words"),)
    details = [note.detail for note in notes if note.code == "script-dropped"]
    assert sorted(details) == ["button", "event handler (2)", "input", "script (2)", "select", "style"]


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ('<p><input type="checkbox" checked> done</p>', "☑ done"),
        ("<p>a <input type=CHECKBOX>b</p>", "a ☐ b"),
        ('<p><input type="checkbox" checked id="i"><label for="i">done</label></p>', "☑ done"),
        ('<p><label><input type="checkbox">open</label></p>', "☐ open"),
        ('<div><input type="checkbox" checked><label>Menu</label><p>in it</p></div>', "Menu\nin it"),
        ('<p><input type="radio" checked> one</p>', "one"),
    ],
)
def test_a_box_before_words_leaves_its_sign(markup: str, words: str) -> None:
    assert text(read(markup)).split() == words.split()
