"""A new format is one folder and one row: a toy becomes one, and everything that is done with books is done with it."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from octavo.errors import ConfigError, ExitCode
from octavo.model import Book, Metadata
from octavo.pictures.limits import Limits
from octavo.press import build
from octavo.press.formats import FORMATS, Format, Target, format_of, sort_targets
from octavo.press.pipeline import plan_targets
from octavo.projects.order import Order
from tests.commands.making import octavo
from tests.conftest import REPOSITORY
from tests.making import article
from tests.press.toy import TOY

SAMPLE = REPOSITORY / "source" / "sample"
PAGE = "---\ntitle: A lone page\nlang: en\ndate: 2026-05-01\n---\n\nWords of it.\n"


@pytest.fixture(params=[TOY])
def toy(request: pytest.FixtureRequest) -> Iterator[Format]:
    """A row for as long as a test takes: the toy's, or what a test makes of it."""
    FORMATS.append(request.param)
    yield request.param
    FORMATS.remove(request.param)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """An article in a folder of its own."""
    file = tmp_path / "page.md"
    file.write_text(PAGE)
    return file


@pytest.mark.usefixtures("toy")
def test_the_sample_becomes_a_toy_by_the_command_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert octavo(monkeypatch, "build", str(SAMPLE), "-o", "x.toy", "--quiet") == ExitCode.DONE
    assert sorted(path.name for path in tmp_path.iterdir()) == ["x.notes.json", "x.toy", "x.toy.txt"]
    chapters = Path("x.toy").read_text().split("\f")
    assert [chapter.partition("\n")[0] for chapter in chapters] == [
        "", "the-sheet", "the-page", "the-letter", "the-screen",
    ]  # fmt: skip
    assert "[picture]" in chapters[1]


@pytest.mark.parametrize("toy", [replace(TOY, builder="tests.press.toy.forgetful")], indirect=True)
def test_a_toy_that_loses_a_word_is_found_out(toy: Format, page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    output = page.with_suffix(toy.ending)
    result = build(Order(inputs=(str(page),), outputs=(output,)))
    assert [(note.code, note.where) for note in result.notes] == [("word-missing", "page.toy")]
    assert "“it”" in result.notes[0].detail
    assert octavo(monkeypatch, "build", str(page), "-o", str(output), "--quiet") == ExitCode.INCOMPLETE


@pytest.mark.usefixtures("toy")
def test_a_toy_comes_after_the_format_whose_pages_it_names(page: Path) -> None:
    outputs = (page.with_suffix(".toy"), page.with_suffix(".pdf"))
    result = build(Order(inputs=(str(page),), outputs=outputs))
    assert [Path(output.path) for output in result.outputs] == [*outputs]
    assert outputs[0].read_text().startswith("A lone page (PDF, ")


@pytest.mark.parametrize("toy", [replace(TOY, offprints=True)], indirect=True)
def test_each_article_becomes_a_toy_of_its_own(toy: Format, page: Path) -> None:
    output = page.with_name(f"book{toy.ending}")
    result = build(Order(inputs=(str(page),), outputs=(output,), individual=True))
    assert [Path(one.path) for one in result.offprints] == [
        page.with_name("book") / "01-a-lone-page.pdf",
        page.with_name("book") / "01-a-lone-page.toy",
    ]


@pytest.mark.parametrize("toy", [replace(TOY, divisible=True)], indirect=True)
def test_a_toy_can_have_a_most_size(toy: Format, tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"{number}.md").write_text(PAGE + "Many words follow here. " * 4000)
    output = tmp_path / f"book{toy.ending}"
    result = build(Order(inputs=(str(tmp_path),), outputs=(output,), max_size=140_000))
    assert [Path(one.path).name for one in result.outputs] == ["book-1.toy", "book-2.toy", "book-3.toy"]
    assert not output.exists()


@pytest.mark.parametrize("toy", [replace(TOY, builder="tests.press.toy.broken")], indirect=True)
def test_a_toy_that_fails_leaves_nothing_and_stops_no_other(toy: Format, page: Path) -> None:
    outputs = (page.with_suffix(toy.ending), page.with_suffix(".epub"))
    result = build(Order(inputs=(str(page),), outputs=outputs))
    assert [str(error) for error in result.errors] == ["the toy broke"]
    assert [Path(one.path).suffix for one in result.outputs] == [".epub"]
    assert {path.suffix for path in page.parent.iterdir()} == {".md", ".epub", ".json"}


@pytest.mark.parametrize("toy", [replace(TOY, builder="tests.press.toy.chatty", offprints=True)], indirect=True)
def test_what_is_noted_of_several_files_is_noted_once(toy: Format, page: Path) -> None:
    outputs = (page.with_name(f"x{toy.ending}"), page.with_name(f"y{toy.ending}"))
    result = build(Order(inputs=(str(page),), outputs=outputs, individual=True))
    assert [(note.code, note.where) for note in result.notes] == [("css-invalid", ""), ("glyph-missing", "a-lone-page")]


@pytest.mark.parametrize("toy", [TOY, replace(TOY, default=True)], indirect=True)
def test_where_no_output_is_named_the_default_formats_are_made(toy: Format) -> None:
    book = Book(metadata=Metadata(title="Untold", language="en"), bodymatter=(article("one"),))
    targets = plan_targets(book, Order(inputs=()))
    assert [target.path.suffix for target in targets] == [".epub", ".pdf", *([".toy"] if toy.default else [])]
    assert {target.path.with_suffix("") for target in targets} == {Path("build/untold")}


def test_without_its_row_a_toy_is_one_clear_line() -> None:
    with pytest.raises(ConfigError) as refused:
        format_of(Path("x.toy"))
    assert "end it in .epub or .pdf" in str(refused.value)


def test_targets_keep_their_order_but_for_what_must_be_before() -> None:
    names = ["a.epub", "b.pdf", "c.epub", "d.PDF"]
    ordered = sort_targets([Target(Path(name), Limits()) for name in names])
    assert [target.path.name for target in ordered] == ["b.pdf", "d.PDF", "a.epub", "c.epub"]


@pytest.mark.parametrize("row", [*FORMATS, TOY], ids=lambda row: row.ending)
def test_a_row_can_be_sent_to_another_process(row: Format) -> None:
    assert pickle.loads(pickle.dumps(row)) == row
