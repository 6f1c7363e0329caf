"""The sample series: it reads whole, uses the whole model, and its pictures are what its code draws."""

from __future__ import annotations

from importlib import import_module
from io import BytesIO
from pathlib import Path
from types import ModuleType
from typing import Any, get_args

import pytest
from PIL import Image as Picture

from octavo import read
from octavo.model import (
    BLOCKS,
    INLINES,
    Article,
    CodeBlock,
    Entry,
    FigureGroup,
    Image,
    Item,
    List,
    NoteReference,
    Person,
    Row,
    Ruby,
    Section,
    Span,
    Style,
)
from octavo.notes import Notes
from octavo.resources import Assets
from octavo.walk import text, visit
from tests.conftest import REPOSITORY

SAMPLE = REPOSITORY / "source" / "sample"
FILES = ("1-the-sheet.html", "2-the-page.md", "3-the-letter.txt", "4-the-screen.md")


@pytest.fixture(scope="module")
def notes() -> Notes:
    return Notes()


@pytest.fixture(scope="module")
def articles(notes: Notes) -> tuple[Article, ...]:
    return tuple(read(str(SAMPLE / name), Assets(), notes) for name in FILES)


@pytest.fixture
def draw(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(SAMPLE))
    return import_module("draw")


def test_the_series_is_four_articles_in_order() -> None:
    found = sorted(path.name for path in SAMPLE.iterdir() if path.suffix in {".html", ".md", ".txt"})
    assert tuple(found) == FILES


def test_every_node_of_the_model_is_used(articles: tuple[Article, ...]) -> None:
    used = {type(node) for node in visit(articles)}
    # The book of every node has these: engines tell readings and notes in their own ways.
    elsewhere = {Ruby, NoteReference, FigureGroup}
    assert {*BLOCKS, *INLINES, Item, Entry, Row} <= used | elsewhere


def test_every_style_of_a_span_is_used(articles: tuple[Article, ...]) -> None:
    assert {node.style for node in visit(articles) if isinstance(node, Span)} | {"label"} == set(get_args(Style))


def test_lists_of_every_kind_are_used(articles: tuple[Article, ...]) -> None:
    lists = [node for node in visit(articles) if isinstance(node, List)]
    assert {"decimal", "lower-roman", None} <= {found.numbering for found in lists}
    assert any(found.start > 1 for found in lists)
    assert any(item.checked is False for found in lists for item in found.items)
    assert any(isinstance(block, List) for found in lists for item in found.items for block in item.body)


def test_languages_and_directions_are_stated(articles: tuple[Article, ...]) -> None:
    stated = {(getattr(node, "language", ""), getattr(node, "direction", "")) for node in visit(articles)}
    assert {("fr", ""), ("la", ""), ("de", ""), ("he", "rtl")} <= stated


def test_headings_are_three_deep(articles: tuple[Article, ...]) -> None:
    assert max(_depth(article.body) for article in articles) == 3


def test_lengths_are_those_of_articles(articles: tuple[Article, ...]) -> None:
    lengths = [len(text(article).split()) for article in articles]
    assert all(600 <= length <= 1200 for length in lengths), lengths


def test_heads_are_whole(articles: tuple[Article, ...]) -> None:
    assert [text(article.headline) for article in articles] == ["The Sheet", "The Page", "The Letter", "The Screen"]
    assert {article.authors for article in articles} == {(Person("The Octavo Project"),)}
    dates = [article.date_published for article in articles]
    assert dates == ["2026-09-01", "2026-09-08", "2026-09-15", "2026-09-22"]


def test_every_picture_says_what_it_shows(articles: tuple[Article, ...]) -> None:
    pictures = [node for node in visit(articles) if isinstance(node, Image)]
    assert len(pictures) == 5
    assert all(len(picture.alt or "") > 80 for picture in pictures)


def test_only_furniture_and_the_frame_are_noted(articles: tuple[Article, ...], notes: Notes) -> None:
    assert {note.code for note in notes} <= {"text-dropped", "embed-linked", "script-dropped", "language-guessed"}
    assert not any("Subscribe" in text(article) or "Most read" in text(article) for article in articles)


def test_code_of_the_articles_runs_and_says_what_is_drawn(articles: tuple[Article, ...], draw: ModuleType) -> None:
    said: dict[str, Any] = {}
    for node in visit(articles):
        if isinstance(node, CodeBlock) and node.syntax == "python":
            exec(node.text, said)
    for side, rows in (("outer", draw.OUTER), ("inner", draw.INNER)):
        drawn = {frozenset(row[place : place + 2]) for row in rows for place in (0, 2)}
        assert {frozenset(pair) for pair in said[side]} == drawn
    assert said["margins"](9, 18) == (1, 2, 2, 4)


def test_drawings_are_what_the_code_draws(draw: ModuleType) -> None:
    pictures = {path.name: path.read_bytes() for path in (SAMPLE / "pictures").iterdir()}
    drawn = {name: make() for name, make in draw.DRAWINGS.items()}
    assert pictures.keys() == drawn.keys()
    for name, content in pictures.items():
        assert _pixels(content) == _pixels(drawn[name]) if name.endswith(".png") else content == drawn[name], name


def test_pictures_are_small() -> None:
    assert sum(path.stat().st_size for path in Path(SAMPLE / "pictures").iterdir()) < 250_000


def _depth(blocks: tuple[Any, ...]) -> int:
    return max((1 + _depth(block.body) for block in blocks if isinstance(block, Section)), default=0)


def _pixels(content: bytes) -> bytes:
    """What a PNG shows: its bytes differ from one zlib to the next."""
    return Picture.open(BytesIO(content)).convert("L").tobytes()
