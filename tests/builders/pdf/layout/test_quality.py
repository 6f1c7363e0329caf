"""How well pages are set, as it is measured on them: on pages made up of plain values, and on books that are made."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from octavo.builders.pdf import render
from octavo.builders.pdf.layout.page_view import BlockView, LineView, PageView
from octavo.builders.pdf.layout.quality import Ending, are_facing, measure_quality
from octavo.builders.pdf.quality import Fault, Moments, Quality, Remedy, count_quality, join_qualities
from tests.builders.pdf.pieces import make_job

LEADING, DEPTH = 20.0, 400.0
FRAME = (50.0, 100.0, 300.0, DEPTH)
SHORT, GOES_ON, FACED = Ending(True, False), Ending(False, False), Ending(False, True)


def line(at: float, space: float = 4.0, *, hyphened: bool = False) -> LineView:
    """A full line of text so many lines below the head of its page; its spaces are 4 wide by nature."""
    y = 100 + at * LEADING
    return LineView(50, y, 300, LEADING, y + 15, 16, 9, 4.0, space, True, hyphened)


def text(*lines: LineView, element: object = "p", tail: str = ".") -> BlockView:
    return BlockView(element, 50, lines[0].y, 300, lines[-1].y + LEADING, len(lines), lines, tail=tail)


def head(at: float) -> BlockView:
    return BlockView("h2", 50, 100 + at * LEADING, 300, 100 + (at + 1) * LEADING, 1, leads=True)


def page(*blocks: BlockView, opens: bool = False, is_body: bool = True) -> PageView:
    inked = tuple((block.top, block.bottom) for block in blocks)
    return PageView(FRAME, blocks, inked, is_body, opens)


def full(count: int = 20, first: int = 0) -> BlockView:
    return text(*map(line, range(first, count)))


def measure(*pages: PageView, endings: tuple[Ending, ...] = ()) -> Quality:
    endings = endings or (*[GOES_ON] * (len(pages) - 1), SHORT)
    return measure_quality(pages, endings, LEADING)


def faults(quality: Quality) -> list[tuple[str, int, float]]:
    return [(one.kind, one.page, one.amount) for one in quality.faults]


def test_a_page_that_is_full_has_no_fault() -> None:
    quality = measure(page(full()), page(full()))
    assert (quality.pages, quality.lines, quality.gridded, quality.faults) == (2, 40, 40, ())
    assert quality.spaces.mean == pytest.approx(0.25)


@pytest.mark.parametrize(
    ("blocks", "share"),
    [((full(12),), 0.4), ((full(2), full(20, 8)), 0.3), ((full(20, 4),), 0.2), ((full(18),), 0)],
    ids=["at the foot", "in the middle", "at the head", "two lines"],
)
def test_white_is_a_hole_from_an_eighth_of_the_depth(blocks: tuple[BlockView, ...], share: float) -> None:
    found = faults(measure(page(*blocks), page(full())))
    assert found == ([("hole", 0, share)] if share else [])


def test_white_is_no_hole_at_the_end_and_above_a_title_and_beside_what_is_shown() -> None:
    shown = PageView(FRAME, (full(4),), ((100, 180), (180, 500)), True, False)
    quality = measure(page(full(20, 4), opens=True), shown, page(full(12)))
    assert faults(quality) == []


def test_white_beside_notes_in_the_margin_is_no_hole() -> None:
    noted = page(full(12))._replace(beside=((340, 380), (400, 460)))
    assert faults(measure(noted, page(full()))) == []


def test_a_last_page_of_less_than_five_lines_is_a_runt() -> None:
    assert faults(measure(page(full()), page(full(4)))) == [("runt", 1, 4)]
    assert faults(measure(page(full()), page(full(5)))) == []
    assert faults(measure(page(full(4), opens=True))) == []


def test_a_heading_has_two_lines_below_it_on_its_page() -> None:
    parted = text(line(19), element="parted")
    following = page(text(line(0), line(1), element="parted"), full(20, 2))
    assert faults(measure(page(full(19), head(19)), page(full()))) == [("short-head", 0, 0)]
    assert faults(measure(page(full(18), head(18), parted), following)) == [("short-head", 0, 1)]
    assert faults(measure(page(full(17), head(17), text(line(18), line(19))), page(full()))) == []


def test_words_that_announce_something_do_not_stand_at_a_foot() -> None:
    announcing = text(*map(line, range(20)), element="first", tail=":")
    assert faults(measure(page(announcing), page(full()))) == [("short-head", 0, 0)]
    assert faults(measure(page(announcing), page(text(line(0), line(1), element="first"), full(20, 2)))) == []


def test_loose_lines_and_stacks_are_marked_where_they_stand() -> None:
    block = text(*map(line, range(17)), line(17, 7.0), line(18, hyphened=True), line(19, hyphened=True))
    quality = measure(page(block), page(full()))
    assert faults(quality) == [("loose-line", 0, 1.75), ("stack", 0, 2)]
    stack = quality.faults[1]
    assert (stack.x, stack.y, stack.width, stack.height) == (37.5, 345, 225, 30)
    assert quality.hyphened == 2


def test_feet_of_facing_pages_are_compared() -> None:
    pages = page(full()), page(full(19)), page(full())
    assert faults(measure(*pages, endings=(FACED, GOES_ON, SHORT))) == [("uneven-feet", 1, 1)]
    assert faults(measure(*pages, endings=(GOES_ON, FACED, SHORT))) == []
    assert are_facing(["right", "left", "right"], "left") == [False, True, False]


def test_lines_off_the_grid_are_counted() -> None:
    assert measure(page(text(line(0), line(1.5), line(2.5)))).gridded == 1


def test_a_fault_has_what_was_tried_against_it_on_its_page() -> None:
    tried = Remedy("shrink", 0, 0.8, False), Remedy("add-line", 0, 1), Remedy("shrink", 1, 0.9)
    quality = measure_quality([page(full(12)), page(full())], [GOES_ON, SHORT], LEADING, tried)
    assert quality.faults[0].remedies == tried[:1]
    assert quality.remedies == tried
    assert count_quality(quality)["remedy-shrink"] == 2


def test_parts_are_joined_with_pages_that_go_on() -> None:
    part = measure(page(full(12)), page(full()))
    whole = join_qualities([part, Quality(), part])
    assert [fault.page for fault in whole.faults] == [0, 2]
    assert (whole.pages, whole.lines, len(whole.frames)) == (4, 64, 4)
    counts = count_quality(whole)
    assert (counts["holes"], counts["large-holes"], counts["worst-hole"]) == (2, 2, 0.4)
    assert (counts["grid"], counts["space-mean"], counts["space-deviation"]) == (1.0, 0.25, 0.0)


def test_moments_have_a_mean_and_a_deviation() -> None:
    assert (Moments(2, 6.0, 20.0).mean, Moments(2, 6.0, 20.0).deviation) == (3, 1)
    assert (Moments().mean, Moments().deviation) == (0, 0)


# --- what is read off laid-out pages ---------------------------------------------------------------

CSS = """@page { size: 300pt 300pt; margin: 30pt } html { font: %gpt/1.5 Spectral } body, p, h2 { margin: 0 }
    p { text-align: justify } h2 { font-size: 1em } .tall { height: 150pt } .tint { background: #eee }"""
WORDS = "The sheet is folded three times, and the pages follow each other as they are to be read. "


def set_pages(body: str) -> Quality:
    job = make_job(f"<html lang='en'><body><article class='article'>{body}</article></body></html>", "")
    css = CSS % job.page.size
    return render(replace(job, css=css, page=replace(job.page, leading=job.page.size * 1.5))).quality


def kinds(quality: Quality) -> list[str]:
    return [fault.kind for fault in quality.faults if fault.kind != "loose-line"]


@pytest.mark.parametrize(
    ("shown", "found"), [("<div class='tall'></div>", ["hole"]), ("<div class='tall tint'></div>", [])]
)
def test_what_has_a_ground_is_not_white(shown: str, found: list[str]) -> None:
    paragraph = f"<p>{WORDS * 2}</p>"
    assert kinds(set_pages(f"{paragraph}{shown}{paragraph}{paragraph * 5}")) == found


@pytest.mark.parametrize("name", ["question", "title", "answer"])
def test_a_question_at_a_foot_is_a_short_head(name: str) -> None:
    quality = set_pages(f"<div class='tall tint'></div><p class='{name}'>Why?</p><div class='tall tint'></div>")
    assert ("short-head" in kinds(quality)) == (name != "answer")


def test_lines_of_the_text_are_counted_with_their_spaces() -> None:
    quality = set_pages(f"<h2>Of sheets</h2><p>{WORDS * 3}</p><pre>code of a line</pre>")
    assert quality.lines > quality.full > 0
    assert quality.lines < 10  # the heading and the code are none
    assert 0.15 < quality.spaces.mean < 0.5
    assert quality.pages == 1


def test_pages_of_no_article_are_not_measured() -> None:
    job = make_job(f"<html><body><section class='colophon'><p>{WORDS}</p></section></body></html>", "")
    quality = render(replace(job, css=CSS % job.page.size)).quality
    assert (quality.pages, quality.lines, len(quality.frames)) == (0, 0, 1)


def test_a_fault_stands_where_the_page_has_it() -> None:
    fault: Any = next(one for one in set_pages(f"<p>{WORDS}</p><div class='tall'></div><p>{WORDS * 9}</p>").faults)
    assert isinstance(fault, Fault)
    assert fault.page == 0
    assert 30 <= fault.x < 270
    assert 30 <= fault.y < fault.y + fault.height <= 270
