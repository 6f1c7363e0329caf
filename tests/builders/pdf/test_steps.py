"""The three steps of the builder: what goes between them is plain, none changes what it gets, and two builds at once do
not meet."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from threading import Barrier

import pytest
from msgspec.structs import replace

from octavo.builders import BuildContext
from octavo.builders.pdf import build, link_pieces, make_jobs, render
from octavo.builders.pdf.fragment import Job, pack_fragment, pack_job, unpack_fragment
from octavo.builders.pdf.options import PdfOptions
from octavo.builders.pdf.pagination import paginate
from octavo.builders.pdf.piece import Piece
from octavo.builders.pdf.rendering import load_font_writer, render_message
from octavo.model import Article, Block, Book, Footnote, Image, Math, Metadata, Paragraph, Text, to_inlines
from octavo.notes import Notes
from octavo.profiles import Paper, profile
from octavo.resources import Assets
from octavo.theme import Theme
from tests.builders.pdf.pieces import link, render_all

SENTENCE = "The bridge was measured twice before anybody believed that it could be repaired at so low a price. "
MISSING = Paragraph((Image("missing.png", alt="What is not there"),))


def book(title: str, *body: Block) -> Book:
    """A book of two articles."""
    long = Footnote((Paragraph(to_inlines(SENTENCE * 30)),))
    filler = (Paragraph((Text(SENTENCE * 5), long, Text(SENTENCE * 5))), *(Paragraph(to_inlines(SENTENCE * 9)),) * 6)
    articles = (
        Article(id="one", headline=to_inlines(f"One of {title}"), body=(*body, *filler)),
        Article(id="two", headline=to_inlines("Two"), body=filler),
    )
    return Book(metadata=Metadata(title=title, language="en", date="2026-01-01"), bodymatter=articles)


def context(book: Book, file: Path) -> BuildContext:
    return BuildContext(book, Assets(), Theme(), Notes(), file)


@pytest.fixture(scope="module")
def whole() -> Book:
    return book("Bridges", Paragraph((Math(tex="a^b^c"),)), MISSING)


@pytest.fixture(scope="module")
def jobs(whole: Book) -> list[Job]:
    return make_jobs(context(whole, Path()), PdfOptions())


@pytest.fixture(scope="module")
def pieces(jobs: list[Job]) -> list[Piece]:
    return paginate(jobs, render_all)


def test_the_three_steps_in_a_row_are_a_build(whole: Book, pieces: list[Piece], tmp_path: Path) -> None:
    built, linked = context(whole, tmp_path / "built.pdf"), context(whole, tmp_path / "linked.pdf")
    made = build(built, PdfOptions())
    written = link_pieces(pieces, linked, PdfOptions(), load_font_writer)
    pagemap = replace(made.pagemap, toc_depth=written.pagemap.toc_depth)
    assert written == replace(made, parts={}, standards=(), pagemap=pagemap)
    assert made.parts.keys() == {"one", "two"}
    assert built.file.read_bytes() == linked.file.read_bytes()
    assert list(built.notes) == list(linked.notes)
    assert [note.code for note in built.notes] == ["math-unreadable", "pdf-engine"]


def test_another_process_can_render(pieces: list[Piece]) -> None:
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as workers:
        for piece in pieces:
            packed = workers.submit(render_message, pack_job(piece.job)).result()
            assert unpack_fragment(packed) == piece.fragment


def test_no_step_changes_what_it_gets(pieces: list[Piece]) -> None:
    before = [pack_fragment(piece.fragment) for piece in pieces]
    assert link(pieces) == link(pieces)
    assert [pack_fragment(piece.fragment) for piece in pieces] == before
    assert [pack_fragment(render(piece.job)) for piece in pieces] == before


def test_a_fragment_knows_where_its_pages_begin_and_its_targets_stand(pieces: list[Piece]) -> None:
    assert [piece.job.name for piece in pieces] == ["titlepage", "one", "two", "colophon"]
    for piece in pieces:
        count = len(piece.fragment.pages)
        assert piece.fragment.folios == tuple(str(page) for page in range(1, count + 1))
        assert len(piece.fragment.breaks) == count
        assert set(range(count)) >= set(piece.fragment.targets.values())
        assert piece.fragment.breaks[0] == (piece.job.name, 0)
    assert pieces[2].fragment.targets["two"] == 0


@pytest.fixture
def together() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(2) as threads:
        yield threads


def test_two_builds_at_once_do_not_meet(together: ThreadPoolExecutor, tmp_path: Path) -> None:
    """One has what the other must not get: hyphens of its own, a long note, another page, a picture that is missing."""
    orders = [
        (book("Bridges", Paragraph(to_inlines("A well\u2010known one.")), MISSING), PdfOptions()),
        (book("Rivers"), PdfOptions(paper=profile(Paper, "6x9"))),
    ]
    start = Barrier(2)

    def run(name: str, order: tuple[Book, PdfOptions]) -> tuple[bytes, list[str]]:
        made = context(order[0], tmp_path / f"{name}.pdf")
        build(made, order[1])
        return made.file.read_bytes(), [note.detail for note in made.notes]

    def run_at_once(name: str, order: tuple[Book, PdfOptions]) -> tuple[bytes, list[str]]:
        start.wait()
        return run(name, order)

    apart = [run(f"apart{number}", order) for number, order in enumerate(orders)]
    assert list(together.map(run_at_once, ("first", "second"), orders)) == apart
