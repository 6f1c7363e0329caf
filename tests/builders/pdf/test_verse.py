"""Verse on pages: no line of a stanza stands alone, a line that turns over goes on further in, stanzas stand apart."""

from __future__ import annotations

from itertools import pairwise

import pytest

from octavo.model import Verse, to_inlines
from tests.builders.pdf.reading import Pdf
from tests.builders.pdf.test_pages import TALL, filled, pages_of, place
from tests.making import article, book_of


def verse(*stanzas: tuple[str, ...], said: str = "") -> Verse:
    return Verse(tuple(tuple(map(to_inlines, lines)) for lines in stanzas), attribution=to_inlines(said))


def stanza(n: int, count: int, words: str = "") -> tuple[str, ...]:
    return tuple(f"Mark{n}x{k}y {words}" for k in range(count))


def runs(read: Pdf, n: int, count: int) -> list[int]:
    """How many lines of a stanza stand on each of its pages."""
    on = [place(read, f"Mark{n}x{k}y").page for k in range(count)]
    return [on.count(page) for page in sorted(set(on))]


def parted(count: int, words: str = "") -> list[list[int]]:
    """How stanzas of so many lines are parted that begin after 2, 3, 4 … lines of a page."""
    read = pages_of(book_of(*(filled(n, verse(stanza(n, count, words))) for n in range(1, 12))), TALL)
    return [runs(read, n, count) for n in range(1, 12)]


@pytest.mark.parametrize("count", [2, 3, 8])
def test_short_stanzas_stand_whole(count: int) -> None:
    assert {tuple(run) for run in parted(count)} == {(count,)}


def test_a_longer_stanza_leaves_two_lines_on_each_page() -> None:
    found = parted(9)
    assert all(min(run) >= 2 for run in found)
    assert any(len(run) > 1 for run in found)


def test_so_it_is_with_lines_that_turn_over() -> None:
    found = parted(9, "and after it words enough for a second row")
    assert all(min(run) >= 2 for run in found)
    assert any(len(run) > 1 for run in found)


def test_who_said_it_stands_below_a_line_of_it() -> None:
    articles = (filled(n, verse(stanza(n, 4), said=f"Poet{n}x")) for n in range(1, 12))
    read = pages_of(book_of(*articles), TALL)
    assert all(place(read, f"Poet{n}x").page == place(read, f"Mark{n}x3y").page for n in range(1, 12))


def test_stanzas_stand_apart_and_the_rest_of_a_line_further_in() -> None:
    words = "and after it words enough for a second rowend"
    read = pages_of(book_of(article("First", verse(("Onex " + words, "Twox"), ("Threex",)))), TALL)
    one, end, two, three = (place(read, word) for word in ("Onex", "second", "Twox", "Threex"))
    assert one.left == two.left == three.left
    assert end.top > one.top
    assert place(read, "rowend").left > one.left
    rows = [first.top - second.top for second, first in pairwise((one, end, two, three))]
    assert rows[2] > 1.3 * rows[1]
