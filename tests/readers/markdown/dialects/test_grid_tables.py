"""Tables drawn with lines."""

from __future__ import annotations

from tests.readers.markdown.reading import markup

BOATS = """\
+---------+------:+
| Boat    | Oars  |
+=========+=======+
| Skiff   | 2     |
| *red*   |       |
+---------+-------+
| - Gig   | 4     |
| - Punt  |       |
+---------+-------+
"""


def test_cells_hold_blocks() -> None:
    found = markup(BOATS)
    assert found.count("<tr>") == 3
    assert "<em>red</em>" in found
    assert found.count("<li>") == 2
    assert "<thead>" in found
    assert "+--" not in found


def test_wide_characters_take_two_columns() -> None:
    found = markup("+------+------+\n| 船   | 櫂   |\n+------+------+\n| 小舟 | 二   |\n+------+------+\n")
    assert all(f">{word}<" in found.replace("<p>", "").replace("</p>", "") for word in ("船", "櫂", "小舟", "二"))


def test_a_table_with_spans_stays_as_it_is_drawn() -> None:
    assert markup("+---+---+\n| both  |\n+---+---+\n| a | b |\n+---+---+\n").startswith("<pre>")


def test_signs_before_words_are_characters() -> None:
    assert markup("+---+ is how a table starts") == "<p>+---+ is how a table starts</p>\n"
