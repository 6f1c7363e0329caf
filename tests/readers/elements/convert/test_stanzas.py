"""Verse by its lines: poems whose lines end in hard breaks, and what has such lines and is none."""

from __future__ import annotations

import pytest

from octavo import model as m
from octavo.walk import line
from tests.readers.elements.reading import read
from tests.readers.markdown.reading import read_markdown

_SEA = (
    "The boats come in when the tide is low,",
    "with nothing to show for the night,",
    "and the women who waited for hours must go",
    "back home by the harbour light.",
)
_FIELD = (
    "I walked the furrow after rain",
    "and found a coin, a bone,",
    "a button from a soldier’s coat",
    "and left them all alone.",
)


def verses(body: tuple[m.Block, ...]) -> list[list[list[str]]]:
    return [
        [[line(words) for words in stanza] for stanza in node.stanzas] for node in body if isinstance(node, m.Verse)
    ]


@pytest.mark.parametrize("ending", ["  \n", "\\\n"])
def test_a_poem_of_markdown(ending: str) -> None:
    made = read_markdown(f"Before.\n\n{ending.join(_SEA)}\n\n{ending.join(_FIELD)}\n\nAfter.").body
    assert verses(made) == [[list(_SEA), list(_FIELD)]]
    assert [type(block) for block in made] == [m.Paragraph, m.Verse, m.Paragraph]


def test_a_poem_of_html() -> None:
    assert verses(read(f"<p>{'<br>'.join(_SEA)}</p>")) == [[list(_SEA)]]
    assert verses(read(f"<p><i>{'<br>'.join(_SEA)}</i></p><p id=x>{'<br>'.join(_FIELD)}</p>")) == [
        [list(_SEA), list(_FIELD)]
    ]


def test_couplets_and_capitals() -> None:
    couplets = ("<p>The lark was up before the day,<br>And sang the summer night away,</p>"
                "<p>The mole was down beneath the stone,<br>And dug his corridors alone.</p>")  # fmt: skip
    assert len(verses(read(couplets))[0]) == 2


def test_stanzas_with_a_short_last_line() -> None:
    lines = (
        "Night {0} began with wind against the door,<br>the mouse ran twice across the kitchen floor,<br>and was gone."
    )
    stanza = f"<p>{lines}</p>"
    assert len(verses(read("".join(stanza.format(number) for number in range(3))))[0]) == 3


@pytest.mark.parametrize(
    "lines",
    [
        ["The Harbour Office", "12 Mill Lane", "Oldtown", "AB1 2CD"],
        ["With all good wishes,", "Ada Holm", "Keeper of the lamps", "Oldtown"],
        ["Directed by Ada Holm", "Written by Bo Ek", "Music by Cy Berg", "Photographs by Di Moe"],
        ["two cups of flour", "one egg", "salt", "half a lemon"],
        ["2 cups of plain white flour", "1 egg from a brown hen,", "3 spoons of good salt,", "1 lemon cut in half"],
        [
            "— Who goes there so late?",
            "— It is only the keeper.",
            "— Then come in and sit.",
            "— I will, and thank you.",
        ],
        [
            "Place: the long room by the port",
            "Time: at seven, after tea,",
            "Price: nothing at all,",
            "Talk: by Ada Holm",
        ],
        [
            "The keeper counted the lamps twice before he went to bed, and",
            "wrote the number in the margin of the ledger that lay open on",
            "the desk, so that whoever came after him would know how many",
            "there had been, and ask no questions of him in the morning.",
        ],
        [
            "It rained the whole day.",
            "Nobody came to the door.",
            "The dog slept by the fire.",
            "At six we lit the lamp.",
        ],
        [
            "One long line of prose that goes on and on, as prose does, until it was broken by hand,",
            "and then one more.",
        ],
    ],
    ids=str,
)  # fmt: skip
def test_lines_that_are_no_verse(lines: list[str]) -> None:
    made = read(f"<p>{'<br>'.join(lines)}</p><p>After.</p>")
    assert verses(made) == []
    assert [line(block) for block in made] == [" ".join(lines), "After."]


def test_cells_have_no_verse() -> None:
    made = read(f"<table><tr><td>{'<br>'.join(_SEA)}</td><td>x</td></tr></table>")
    assert verses(made) == []
