"""octavo cache: what is kept is counted by its kind, and goes when it is told to."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from octavo.commands.cache import KINDS
from octavo.press.cache import Cache
from tests.commands.making import ARTICLE, files_in, octavo
from tests.conftest import REPOSITORY


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The cache after a build, with what other versions left."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("OCTAVO_CACHE", str(tmp_path / "cache"))
    Path("a.md").write_text(ARTICLE)
    assert octavo(monkeypatch, "build", "a.md", "-o", "x.epub", "--quiet") == 0
    for name in ("0a/0a1b", "faces-1.26.7/Noto.otf"):
        file = tmp_path / "cache" / name
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(bytes(2000))
    return tmp_path / "cache"


def test_it_says_where_and_how_much_there_is_of_what(
    cache: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert octavo(monkeypatch, "cache") == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0] == str(cache)
    assert "  typefaces: 1 entry, 2 kB" in said
    assert "  of other versions: 1 entry, 2 kB" in said
    assert any(line.startswith("  articles, as they were read: 1 entry, ") for line in said)
    entries = len(files_in(cache))
    assert said[-1].startswith(f"  in all: {entries} entries, ")
    assert said[-1].endswith(", of at most 512,000 kB")


def test_where_there_is_nothing_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("OCTAVO_CACHE", str(tmp_path / "none"))
    assert octavo(monkeypatch, "cache") == 0
    assert octavo(monkeypatch, "cache", "--clear") == 0
    said = capsys.readouterr().out.splitlines()
    assert said[1:] == ["  in all: 0 entries, 0 kB, of at most 512,000 kB", "deleted: 0 entries, 0 kB"]
    assert list(tmp_path.iterdir()) == []


def test_clear_leaves_nothing_and_the_next_build_is_the_same(
    cache: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    before = Path("x.epub").read_bytes()
    entries = len(files_in(cache))
    assert octavo(monkeypatch, "cache", "--clear") == 0
    assert capsys.readouterr().out.startswith(f"deleted: {entries} entries, ")
    assert list(cache.iterdir()) == []
    assert octavo(monkeypatch, "build", "a.md", "-o", "x.epub", "--quiet") == 0
    assert Path("x.epub").read_bytes() == before


def test_prune_deletes_what_was_not_used(
    cache: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    os.utime(cache / "0a/0a1b", (0, 0))
    before = files_in(cache)
    assert octavo(monkeypatch, "cache", "--prune", "30") == 0
    assert capsys.readouterr().out == "deleted: 1 entry, 2 kB\n"
    assert files_in(cache) == before - {"0a/0a1b"}
    assert not (cache / "0a").exists()


def test_what_a_build_is_writing_stays(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    running = Cache(cache)
    running.put("reading one", b"kept")
    assert octavo(monkeypatch, "cache", "--clear") == 0
    running.put("reading two", b"kept")
    assert (running.get("reading one"), running.get("reading two")) == (None, b"kept")
    running.close()


def test_every_kind_has_a_name_for_users() -> None:
    files = (REPOSITORY / "source" / "octavo").rglob("*.py")
    kinds = {
        kind for file in files for kind in re.findall(r'make_key\(\s*"(\w+)[-"]', file.read_text(encoding="utf-8"))
    }
    assert kinds
    assert kinds <= KINDS.keys()
