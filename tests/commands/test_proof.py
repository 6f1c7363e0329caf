"""octavo proof, run as a user runs it."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from octavo.builders.pdf import rendering
from octavo.builders.pdf.fragment import Fragment, Job
from tests.commands.making import ARTICLE, files_in, octavo

WORDS = "A proof is read against the copy, letter by letter, before the sheet is printed at last. "
HOLED = ARTICLE + "\n\n".join(["", WORDS * 12, "![A plate](plate.png)", WORDS * 30])
COUNTS = {
    "body-pages", "lines", "lines-on-grid", "grid", "full-lines", "space-mean", "space-deviation", "loose-lines",
    "very-loose-lines", "hyphened-lines", "hyphens", "stacks", "holes", "large-holes", "worst-hole", "runts",
    "short-heads", "uneven-feet", "remedy-shrink", "remedy-pass", "remedy-divide", "remedy-add-line",
    "remedy-take-line",
}  # fmt: skip


@pytest.fixture
def holed(here: Path) -> Path:
    """An article with a picture that leaves white before it: `octavo proof a.md`."""
    Image.new("RGB", (800, 1100), "#446").save("plate.png")
    Path("a.md").write_text(HOLED)
    return here


def words_of(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        return " ".join("".join(page.get_textpage().get_text_bounded() for page in document).split())


def test_the_proof_goes_to_build_and_says_what_it_counts(
    holed: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert octavo(monkeypatch, "proof", "a.md") == 0
    assert files_in(holed / "build") == {"a-first-article.proof.pdf"}
    said = capsys.readouterr().out
    assert "Lines on the grid" in said
    assert "build/a-first-article.proof.pdf" in said


def test_the_proof_shows_the_pages_of_the_book_and_their_faults(
    holed: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert octavo(monkeypatch, "proof", "a.md", "-o", "x.pdf", "--paper", "6x9", "--json") == 0
    assert "x.proof.pdf" in files_in(holed)
    made = json.loads(capsys.readouterr().out)
    assert made["path"] == "x.proof.pdf"
    assert set(made["quality"]) == COUNTS
    assert made["quality"]["holes"] == sum(one["kind"] == "hole" and one["amount"] > 0.15 for one in made["faults"])
    shown = words_of(Path("x.proof.pdf"))
    assert shown.count(" copy,") == 42  # too short to be parted at the end of a line
    for fault in made["faults"]:
        assert f"page {fault['page']}" in shown
        assert fault["article"]


def test_counts_are_those_of_the_build(
    holed: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert octavo(monkeypatch, "build", "a.md", "-o", "x.pdf", "--json") == 0
    built = json.loads(capsys.readouterr().out)["outputs"][0]
    assert octavo(monkeypatch, "proof", "a.md", "-o", "x.pdf", "--json") == 0
    assert json.loads(capsys.readouterr().out)["quality"] == built["quality"]
    assert files_in(holed) == {"a.md", "plate.png", "x.pdf", "x.notes.json", "x.proof.pdf"}


@pytest.mark.usefixtures("holed")
def test_what_a_build_has_laid_out_is_not_laid_out_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OCTAVO_CACHE", str(tmp_path / "cache"))
    assert octavo(monkeypatch, "build", "a.md", "-o", "x.pdf", "--quiet") == 0
    rendered: list[Job] = []

    def render_and_record(job: Job) -> Fragment:
        rendered.append(job)
        return before(job)

    before = rendering.render
    monkeypatch.setattr(rendering, "render", render_and_record)
    assert octavo(monkeypatch, "proof", "a.md", "-o", "x.pdf", "--quiet") == 0
    assert [b"Proof of" in job.tree for job in rendered] == [True]
    first = Path("x.proof.pdf").read_bytes()
    assert octavo(monkeypatch, "proof", "a.md", "-o", "x.pdf", "--quiet") == 0
    assert len(rendered) == 1
    assert Path("x.proof.pdf").read_bytes() == first


@pytest.mark.usefixtures("here")
def test_an_ending_that_is_none_is_refused(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert octavo(monkeypatch, "proof", "a.md", "-o", "x.txt") == 2
    assert ".proof.pdf" in capsys.readouterr().err
