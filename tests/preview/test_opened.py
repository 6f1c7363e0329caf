"""What a preview shows of a book that was made: each page, document and note with its article."""

from __future__ import annotations

from pathlib import Path

import pytest

from octavo.preview.child import make_preview
from octavo.preview.messages import Answer, Made, Stage, Wish
from octavo.preview.opened import OpenedBook
from tests.preview.making import make_project

BOOK = """title = "Two essays"
max-size = "1kB"
individual = true
outputs = ["elsewhere.pdf"]

[[parts]]
title = "Water"
articles = ["source/1-tides.html"]

[[parts]]
title = "Land"
articles = [{ file = "source/2-moors.md", title = "Über Moore" }]
"""


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Made, list[Answer]]:
    """A book in parts: its project, and what was said of it."""
    monkeypatch.chdir(tmp_path)
    project = make_project(tmp_path / "essays")
    (project / "book.toml").write_text(BOOK, encoding="utf-8")
    said: list[Answer] = []
    answer = make_preview(Wish(str(project / "book.toml")), said.append)
    assert isinstance(answer, Made), answer
    return project, answer, said


def test_a_book_in_parts(made: tuple[Path, Made, list[Answer]]) -> None:
    project, answer, said = made
    assert [one.name for one in said if isinstance(one, Stage)] == [
        "reading",
        "passes",
        "pictures",
        "building",
        "checking",
    ]
    assert {file.name for file in project.iterdir()} == {"book.toml", "source", "build"}
    assert {file.suffix for file in (project / "build" / "preview").iterdir()} == {".epub", ".pdf", ".json"}
    opened = OpenedBook(answer, project)
    book = opened.describe()
    files = {one.name.rpartition("/")[2]: one.article for one in book.documents if "/articles/" in one.name}
    assert list(files.values()) == ["", "source/1-tides.html", "", "source/2-moors.md"]
    assert {one.where for one in book.notes if one.code == "table-lowered"} == {"source/2-moors.md"}
    assert [one.picture for one in book.notes if one.picture] == ["gauge.png"]
    places = [(one.document, one.fragment) for one in book.pages]
    assert all(document in {one.name for one in book.documents} for document, _ in places)
    assert len(set(places)) > len(book.pages) - 3  # but for blank ones
    opened.close()


def test_a_book_that_cannot_be_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "book.toml").write_text('theme = "../theirs"\n')
    answer = make_preview(Wish(str(tmp_path / "book.toml")), print)
    assert "outside the book's folder" in getattr(answer, "reason", "")
