"""Lines that were broken by hand become paragraphs; lines that are short for a reason stay apart."""

from __future__ import annotations

import pytest

from octavo.model import Paragraph, ThematicBreak, Verse
from octavo.walk import line, visit
from tests.readers.text.reading import MORE, PROSE, body


@pytest.mark.parametrize(
    "text",
    [
        "   The lamp was given by a widow whose\n   husband had drowned, and she asked\n   for nothing but oil.",
        "  (a note) Whoever keeps the lamp\n  keeps the ladder too, and paints\n  it in the spring.",
        "> He who reads by the lamp pays a\n> penny for each quarter of an hour\n> that he reads.",
    ],
)
def test_a_paragraph_with_a_margin_of_its_own_is_no_verse(text: str) -> None:
    found = body(f"{PROSE}\n\n{text}\n\n{MORE}")
    whole = " ".join(" ".join(text.replace(">", "").split()).split())
    assert not any(isinstance(node, Verse) for node in visit(found))
    assert whole in [line(node) for node in visit(found) if isinstance(node, Paragraph)]


@pytest.mark.parametrize(
    "text",
    [
        "    The lamp is lit,\n      the boats are in,\n    the keeper sits.",
        "    O lamp of brass,\n    O light of oil,\n    O glass,\n    O thread that burns a coil.",
    ],
)
def test_lines_that_end_in_clauses_and_reach_no_margin_are_verse(text: str) -> None:
    assert any(isinstance(node, Verse) for node in visit(body(f"{PROSE}\n\n{text}\n\n{MORE}")))


def test_lines_of_han_and_kana_are_joined_without_a_space() -> None:
    wrapped = (
        "灯台守は四時に火をともし、五時になると船が次々に帰って来る。教会の時\n"
        "計が何と言おうと、誰も遅いとは言わない。遅いというのは、ほかに行く所\nのある人の言葉だからである。"
    )
    found = body(f"{wrapped}\n\n{wrapped}")
    assert line(found[0]) == wrapped.replace("\n", "")


def test_a_divided_word_becomes_one_where_the_text_has_it_whole() -> None:
    known = (
        "The lamplighter came at four with his ladder and his can of oil, and the lamp-\n"
        "lighter left at five with neither of them, which was his habit on such days."
    )
    unknown = known.replace("The lamplighter", "Somebody")
    assert "oil, and the lamplighter left" in line(body(known)[0])
    assert "oil, and the lamp-lighter left" in line(body(unknown)[0])


@pytest.mark.parametrize("ornament", ["* * *", "***", "⁂", "-----", "• • •", "~ ~ ~", "❦", "◆ ◆ ◆", "=-=-="])
def test_a_line_of_ornaments_is_a_break_between_scenes(ornament: str) -> None:
    assert any(isinstance(block, ThematicBreak) for block in body(f"{PROSE}\n\n{ornament}\n\n{MORE}"))


def test_a_title_and_one_paragraph_need_no_blank_line() -> None:
    assert [line(block) for block in body(PROSE)] == [PROSE]
