"""The outer margin of large pages: short notes, captions and wide blocks stand in it, on either side."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from octavo.builders.pdf.layout import source
from octavo.builders.pdf.layout.page_view import PageView
from octavo.builders.pdf.layout.quality import measure_quality
from octavo.builders.pdf.options import PdfOptions
from octavo.builders.pdf.page import make_page
from octavo.builders.pdf.quality import Quality
from octavo.model import (
    Block,
    Cell,
    Figure,
    Footnote,
    Image,
    Paragraph,
    Placeholder,
    PlaceholderKind,
    Row,
    Table,
    to_inlines,
)
from octavo.profiles import Paper, profile
from octavo.resources import Assets
from octavo.theme import Theme
from tests.builders.making import pdf
from tests.builders.pdf.reading import Pdf
from tests.builders.pdf.test_pages import SENTENCE, painted, place
from tests.making import article, book_of
from tests.making import paragraph as p
from tests.tools import verapdf

REPORT = Theme(name="report")
A4 = PdfOptions(paper=profile(Paper, "a4"))


def noted(words: str, note: str) -> Paragraph:
    """A paragraph with a note behind its words."""
    return Paragraph((*to_inlines(words), Footnote((p(note),))))


def content(*blocks: Block, assets: Assets | None = None, options: PdfOptions = A4) -> bytes:
    return pdf(book_of(article("First", *blocks)), assets, REPORT, options).content


def text_edges(options: PdfOptions, page: int) -> tuple[float, float]:
    """Where lines of text begin and end on a page, in millimetres; right pages have odd numbers."""
    made = make_page(options, REPORT.settings)
    left = made.margins[1] if page % 2 == 0 and made.facing else made.margins[3]
    return left, left + made.measure


@pytest.mark.parametrize("name", ["a4", "letter", "tablet-13"])
def test_a_page_with_a_column_keeps_its_lines_readable(name: str) -> None:
    made = make_page(PdfOptions(paper=profile(Paper, name)), REPORT.settings)
    assert 38 <= made.margin_column <= 46
    assert 62 <= made.characters <= 71
    assert sum((made.margins[1], made.margins[3], made.measure)) == pytest.approx(made.width)


@pytest.mark.parametrize("name", ["6x9", "enote-10", "phone"])
def test_other_pages_have_none(name: str) -> None:
    assert make_page(PdfOptions(paper=profile(Paper, name)), REPORT.settings).margin_column == 0


def test_short_notes_stand_beside_their_lines_on_both_sides_and_long_ones_at_the_foot() -> None:
    blocks = [noted(f"Line{n}x. {SENTENCE * 4}".strip(), f"Note{n}x, sheet 14.") for n in range(16)]
    read = Pdf(content(*blocks, noted("Lastx", f"Footx. {SENTENCE * 3}")))
    sides = set()
    for n in range(16):
        note = place(read, f"Note{n}x")
        left, right = text_edges(A4, note.page)
        assert note.left < left - 30 or note.left > right + 4
        sides.add(note.left > right)
    assert sides == {True, False}
    foot = place(read, "Footx")
    left, right = text_edges(A4, foot.page)
    assert left <= foot.left <= right
    assert foot.top > place(read, "Lastx").top


def test_a_note_in_the_margin_is_seen_beside_the_text_and_is_no_part_of_its_foot(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    views: list[PageView] = []

    def keep(seen: Sequence[PageView], *given: Any) -> Quality:
        views.extend(seen)
        return measure_quality(seen, *given)

    monkeypatch.setattr(source, "measure_quality", keep)
    content(p("Beforex"), noted("Linex", "Notex. " * 19))
    [view] = [one for one in views if one.opens]
    foot = max(end for _, end in view.inked)
    assert foot == max(block.bottom for block in view.blocks)
    assert max(end for _, end in view.beside) > foot


def test_the_first_line_of_a_note_stands_on_the_line_that_refers_to_it() -> None:
    read = Pdf(content(p("Beforex " + SENTENCE * 6), noted("Linex", "Notex.")))
    line, note = place(read, "Linex"), place(read, "Notex")
    assert note.page == line.page
    assert abs(note.top - line.top) < line.size


def test_notes_stand_before_what_follows_their_paragraph_for_those_who_listen() -> None:
    made = content(noted("Linex", "Notex."), p("Afterx"))
    kinds = [kind for _, kind, _ in Pdf(made).structure()]
    assert kinds.index("Note") > kinds.index("P")
    assert kinds.count("Note") == 1


def test_a_caption_stands_beside_its_picture_and_a_wide_table_reaches_out() -> None:
    assets, name = painted(500, 400)
    figure = Figure((Paragraph((Image(name, alt="Lines"),)),), caption=(p("Captionx of it."),))
    names = tuple(f"{month}x" for month in ("January", "February", "March", "April", "May", "September", "November"))
    rows = tuple(Row(tuple(Cell((p(said),)) for said in (*names, "1,234.5 km", "Lastcellx", "Endx"))) for _ in range(2))
    read = Pdf(content(figure, p("Betweenx"), Table(bodies=(rows,)), assets=assets))
    caption, last = place(read, "Captionx"), place(read, "Endx")
    for found in (caption, last):
        left, right = text_edges(A4, found.page)
        assert found.left > right or found.left < left
    assert caption.top < place(read, "Betweenx").top


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 14)), min_size=1, max_size=14))
@settings(max_examples=8)
def test_no_note_is_lost_or_leaves_the_page(lengths: list[tuple[int, int]]) -> None:
    blocks = [
        noted(f"Line{n}x " + SENTENCE * long, f"Begin{n}x " + "words " * short + f"end{n}x.")
        for n, (long, short) in enumerate(lengths)
    ]
    read = Pdf(content(*blocks))
    assert read.outside(15) == []
    assert all(f"Begin{n}x" in read.all_words() and f"end{n}x" in read.all_words() for n in range(len(lengths)))


def test_a_report_with_all_of_it_is_valid(tmp_path: Path) -> None:
    assets, name = painted(1600, 500)
    wide = Figure((Paragraph((Image(name, alt="Lines"),)),), caption=(p("Captionx."),))
    blocks = [noted(f"Line{n}x. {SENTENCE * 5}".strip(), f"Note{n}x.") for n in range(12)]
    file = tmp_path / "book.pdf"
    file.write_bytes(content(*blocks, wide, *blocks[:3], assets=assets))
    assert verapdf.check([file]) == {file: []}


@pytest.mark.parametrize("kind", ["video", "audio", "post"])
def test_the_code_of_what_is_not_on_paper_stands_in_the_margin(kind: PlaceholderKind) -> None:
    shown = Placeholder(kind, "The tide comes in", "https://example.org/tide")
    coded = replace(A4, paper=replace(A4.paper, links="qr"))
    file = content(p("Before the code."), Paragraph((shown,)), p("Behind the code."), options=coded)
    page = pypdfium2.PdfDocument(file)[Pdf(file).page_of("Before the code") - 1].render(scale=2).to_pil().convert("L")
    edge = round(text_edges(A4, 1)[1] * 2 * 72 / 25.4)
    beside = page.crop((edge + 2, 0, page.width, page.height)).point(lambda grey: 255 * (grey < 128)).getbbox()
    assert beside is not None
    assert 12 < (beside[2] - beside[0]) * 25.4 / 144 < 25  # the dark of a code of 16 millimetres, or somewhat more
    inside = page.crop((0, beside[1], edge, beside[3])).point(lambda grey: 255 * (grey < 128)).getbbox()
    assert inside is not None  # what it belongs to
