"""What is drawn over a page of a proof."""

from __future__ import annotations

from octavo.builders.pdf.link.forms import Form
from octavo.builders.pdf.quality import Fault, Frame, Remedy
from octavo.builders.proof.drawing import Marked, draw_page
from octavo.builders.proof.sheets import Placed
from octavo.builders.proof.words import describe_amount, describe_remedy, rank_fault

PLACED = Placed(4, Form(9, 300, 400), 20, 500)
FRAME = Frame(30, 40, 240, 320, 52, True)
HOLE = Fault("hole", 4, 30, 260, 240, 100, 0.31, (Remedy("shrink", 4, 0.8, False),))
LOOSE = Fault("loose-line", 4, 30, 60, 240, 15, 1.6)


def draw(*faults: Fault, is_body: bool = True, remedies: tuple[Remedy, ...] = ()) -> str:
    return "\n".join(draw_page(PLACED, Marked("5", FRAME._replace(is_body=is_body), 16, faults, remedies)))


def written(words: str) -> str:
    return f"<{words.encode('cp1252').hex()}>"


def test_the_page_is_drawn_with_its_number_and_its_grid() -> None:
    drawn = draw()
    assert "1 0 0 1 20.00 100.00 cm /P4 Do" in drawn
    assert written("page 5") in drawn
    assert "50.00 448.00 m 290.00 448.00 l S" in drawn  # the first base line: 52 below the head at 500
    assert drawn.count(" l S") == 20
    assert " l S" not in draw(is_body=False)


def test_a_mark_lies_where_its_fault_is_and_has_its_number_below_the_page() -> None:
    drawn = draw(HOLE, LOOSE)
    assert "50.00 140.00 240.00 100.00 re f" in drawn
    assert "50.00 425.00 240.00 15.00 re f" in drawn
    assert written("Hole  1: 31% of the depth") in drawn
    assert written("    tried: picture at 80% (not enough)") in drawn
    assert written("Loose line  2: 1.60×") in drawn


def test_what_has_helped_is_said_beside_the_number_of_the_page() -> None:
    drawn = draw(remedies=(Remedy("shrink", 4, 0.9), Remedy("pass", 4, 1, False)))
    assert written("page 5 · picture at 90%") in drawn


def test_a_list_that_is_too_long_for_its_page_is_cut() -> None:
    drawn = draw(*[LOOSE] * 40)
    [listed] = [line for line in drawn.splitlines() if written("Loose line  1")[:-1] in line]
    words = bytes.fromhex(listed.partition("<")[2].partition(">")[0]).decode("cp1252")
    assert words.endswith("1.60×, …")
    assert len(words) < 100


def test_faults_and_remedies_are_said_in_words() -> None:
    assert describe_amount(Fault("runt", 0, 0, 0, 0, 0, 1)) == "1 line"
    assert describe_amount(Fault("uneven-feet", 0, 0, 0, 0, 0, 2.54)) == "2.54 lines"
    assert describe_remedy(Remedy("pass", 0, 2)) == "let 2 blocks pass"
    assert rank_fault(HOLE) > rank_fault(Fault("short-head", 0, 0, 0, 0, 0, 0)) > rank_fault(LOOSE)
