"""The steps of the press: what each of them takes and gives, and what other processes can be given."""

from __future__ import annotations

import pickle
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest
from PIL import Image as Picture

from octavo.errors import BuildError, ConfigError, FetchError, OctavoError, ReadError, ThemeError
from octavo.model import Book, Figure, Metadata
from octavo.notes import Note, Notes
from octavo.press import build, read
from octavo.press.pipeline import make_book, plan_targets
from octavo.press.reading import read_articles
from octavo.press.results import Output, Result
from octavo.press.run import Run
from octavo.press.sizes import FileSizes
from octavo.profiles import Paper, PrintHouse, ReadingSystem, profile
from octavo.projects.inputs import Input, find_inputs, load_input
from octavo.projects.order import Order
from octavo.projects.overrides import Matter, MetadataOverrides
from octavo.walk import line, title, visit
from tests.conftest import REPOSITORY
from tests.making import article

SAMPLE = REPOSITORY / "source" / "sample"


# --- steps -----------------------------------------------------------------------------------------


def test_a_book_can_be_made_without_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    run = Run(order=Order(inputs=(str(SAMPLE),)))
    book = make_book(run)
    assert [one.id for one in book.articles] == ["the-sheet", "the-page", "the-letter", "the-screen"]
    assert len(run.assets) == 5
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("settings", "caption"),
    [({}, "A sheet"), ({"theme": "report"}, "Figure 1. A sheet"), ({"figure_numbers": "book"}, "Figure 1. A sheet")],
)
def test_figures_are_numbered_if_the_theme_or_the_book_asks(
    settings: dict[str, Any], caption: str, tmp_path: Path
) -> None:
    Picture.new("L", (300, 200)).save(tmp_path / "a.png")
    (tmp_path / "a.md").write_text('# A title\n\nWords.\n\n![Alt](a.png "A sheet")\n\nWords.\n')
    book = make_book(Run(order=Order(inputs=(str(tmp_path / "a.md"),), **settings)))
    (figure,) = (node for node in visit(book) if isinstance(node, Figure))
    assert line(figure.caption) == caption


def test_read_is_the_first_step_for_one_file() -> None:
    name = str(SAMPLE / "2-the-page.md")
    assert [read(name)] == read_articles(Run(order=Order(inputs=(name,))))
    with pytest.raises(ConfigError, match="4 articles are in it"):
        read(str(SAMPLE))


def test_an_output_that_is_named_twice_is_made_once() -> None:
    book = Book(metadata=Metadata(title="A book", language="en"), bodymatter=(article("one"),))
    targets = plan_targets(book, Order(inputs=("one.md",), outputs=(Path("x.epub"), Path("y.epub"), Path("x.epub"))))
    assert [target.path for target in targets] == [Path("x.epub"), Path("y.epub")]


def test_an_order_that_cannot_be_met_writes_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# A title\n\nWords.\n")
    order = Order(inputs=(str(tmp_path / "a.md"),), outputs=(tmp_path / "x.epub",), cover=tmp_path / "no.png")
    with pytest.raises(FetchError):
        build(order)
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]


# --- what is plain data ----------------------------------------------------------------------------

ORDER = Order(
    inputs=("a.md", "b.md"),
    matters=(Matter("frontmatter", ("a.md",)), Matter("bodymatter", ("b.md",), "A part")),
    outputs=(Path("x.epub"),),
    overrides=MetadataOverrides(title="A book"),
    alt={"a.png": "A plate"},
    reader=profile(ReadingSystem, "kindle"),
    paper=profile(Paper, "a5"),
    printer=profile(PrintHouse, "kdp"),
)
RESULT = Result(
    title="A book",
    outputs=(Output("x.epub", 9, 0, FileSizes(9, 4, 3, 2), 1, 5, 3),),
    offprints=(),
    articles=1,
    words=2,
    pictures=1,
    notes=(Note("date-unknown", "a.md", "No date"),),
    errors=(),
)


@pytest.mark.parametrize(
    "value",
    [ORDER, RESULT, Input("a.md", Path("a.md"), (Path("/"),)), Input("standard input", b"# Words")],
    ids=lambda value: type(value).__name__,
)
def test_it_comes_out_of_a_pickle_as_it_went_in(value: object) -> None:
    assert pickle.loads(pickle.dumps(value)) == value


def test_notes_come_out_of_a_pickle_and_can_be_merged() -> None:
    there = Notes(keep=("Errata",))
    there.at("a.md").add("text-dropped", "nav: “Home”")
    back, here = pickle.loads(pickle.dumps(there)), Notes()
    here.merge(back)
    assert list(here) == [Note("text-dropped", "a.md", "nav: “Home”")]
    assert back.keep == ("Errata",)


@pytest.mark.parametrize("kind", [BuildError, ConfigError, FetchError, ReadError, ThemeError])
def test_errors_come_out_of_a_pickle_whole(kind: type[OctavoError]) -> None:
    error = pickle.loads(pickle.dumps(kind("no", where="a.md", hint="yes")))
    assert (type(error), str(error), error.exit_code) == (kind, "a.md: no — yes", kind.exit_code)


def test_another_process_reads_inputs(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: Far away\n---\n\nWords.\n")
    inputs = [*find_inputs([str(tmp_path)]), Input("standard input", b"<!DOCTYPE html><title>Piped</title>")]
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as workers:
        loaded = list(workers.map(load_input, inputs))
        article = workers.submit(read, str(tmp_path / "a.md")).result()
    assert loaded == [load_input(source) for source in inputs]
    assert [resource.media_type for resource in loaded] == ["text/markdown", "text/html"]
    assert title(article) == "Far away"
