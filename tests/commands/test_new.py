"""octavo new, run as a user runs it: what it makes is built at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.making import octavo


def test_a_new_project_is_built_at_once(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert octavo(monkeypatch, "new", "On  Proofs\n") == 0
    assert capsys.readouterr().out == "on-proofs/ is ready: cd on-proofs; octavo build\n"
    monkeypatch.chdir("on-proofs")
    assert octavo(monkeypatch, "build", "-o", "build/on-proofs.epub", "--strict") == 0
    assert capsys.readouterr().out.count("\n") == 3  # no notes


def test_a_folder_can_be_named(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert octavo(monkeypatch, "new", "活字", "type") == 0
    assert octavo(monkeypatch, "new", "活字") == 0
    assert Path("type/book.toml").read_text() == Path("book/book.toml").read_text()


@pytest.mark.parametrize("title", ["", " ", "a\x07b"])
def test_a_title_that_is_none_is_one_line(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], title: str
) -> None:
    assert octavo(monkeypatch, "new", title, "x") == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert not Path("x").exists()
