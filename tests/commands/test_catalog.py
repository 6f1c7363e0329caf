"""The command: what it prints, what it ends with."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.catalog.making import write_epub
from tests.commands.making import octavo


def test_a_shelf_is_made_and_said(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write_epub(here / "books" / "one.epub", "One")
    assert octavo(monkeypatch, "catalog", "books", "-o", "out", "--title", "My shelf") == 0
    assert "1 book; 1 file read" in capsys.readouterr().out
    assert "My shelf" in (here / "out" / "index.html").read_text()
    assert octavo(monkeypatch, "catalog", "books", "-o", "out", "--title", "My shelf", "--quiet") == 0
    assert capsys.readouterr() == ("", "")


def test_a_book_that_cannot_be_read_is_told_by_the_exit_code(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write_epub(here / "books" / "one.epub", "One")
    (here / "books" / "two.epub").write_bytes(b"none")
    assert octavo(monkeypatch, "catalog", "books", "--json") == 9
    said = capsys.readouterr()
    result = json.loads(said.out)
    assert (result["books"], result["shelf"]) == (1, "shelf")
    assert [note["code"] for note in result["notes"]] == ["book-skipped"]
    assert "two.epub" in said.err


def test_a_folder_that_is_not_there_is_an_error(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert octavo(monkeypatch, "catalog", "nowhere") == 3
    assert "nowhere: there is no such folder" in capsys.readouterr().err
    assert not (here / "shelf").exists()
