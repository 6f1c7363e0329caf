"""Which pages lie beside each other on the sheets of a proof."""

from __future__ import annotations

import pytest

from octavo.builders.pdf.link.forms import Form
from octavo.builders.proof.sheets import GAP, lay_sheets

FORMS = [Form(number, 300, 400) for number in range(4)]


def pages(*, facing: bool, turned: bool = False) -> list[list[tuple[int, bool]]]:
    """The pages of each sheet, and whether each lies on the right side."""
    sheets = lay_sheets(FORMS, facing=facing, turned=turned)
    return [[(placed.page, placed.x > GAP) for placed in sheet.pages] for sheet in sheets]


def test_facing_pages_lie_beside_each_other_and_the_first_is_a_right_one() -> None:
    assert pages(facing=True) == [[(0, True)], [(1, False), (2, True)], [(3, False)]]


def test_in_a_book_from_right_to_left_the_first_is_a_left_one() -> None:
    assert pages(facing=True, turned=True) == [[(0, False)], [(1, True), (2, False)], [(3, True)]]


def test_other_pages_lie_alone() -> None:
    assert pages(facing=False) == [[(number, False)] for number in range(4)]


@pytest.mark.parametrize("facing", [True, False])
def test_all_sheets_of_a_book_are_of_one_size(facing: bool) -> None:
    sizes = {(sheet.width, sheet.height) for sheet in lay_sheets(FORMS, facing=facing, turned=False)}
    assert len(sizes) == 1
    width, height = sizes.pop()
    assert width > (600 if facing else 300)
    assert height > 400
