"""The cache: what was kept comes back, and nothing that happens to its files does harm."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from octavo.press.cache import Cache
from octavo.scratch import cache_folder, process_folder


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_what_was_put_comes_back_in_another_run(tmp_path: Path) -> None:
    Cache(tmp_path).put("key", b"bytes")
    Cache(tmp_path).put("empty", b"")
    assert Cache(tmp_path).get("key") == b"bytes"
    assert Cache(tmp_path).get("empty") == b""
    assert Cache(tmp_path).get("other") is None


@pytest.mark.parametrize("damage", [b"", b"short", b"\0" * 40])
def test_a_broken_entry_is_none_and_is_written_anew(tmp_path: Path, damage: bytes) -> None:
    Cache(tmp_path).put("key", b"bytes")
    [entry] = files(tmp_path)
    entry.write_bytes(damage)
    assert Cache(tmp_path).get("key") is None
    Cache(tmp_path).put("key", b"bytes")
    assert Cache(tmp_path).get("key") == b"bytes"
    assert files(tmp_path) == [entry]


def test_a_place_where_nothing_can_be_written_is_no_harm(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"in the way")
    kept = Cache(tmp_path / "file")
    kept.put("key", b"bytes")
    kept.prune()
    assert kept.get("key") is None
    assert files(tmp_path) == [tmp_path / "file"]


def test_what_was_not_used_for_longest_goes(tmp_path: Path) -> None:
    kept = Cache(tmp_path, largest=3 * (1000 + 32))
    for key in "abcd":
        kept.put(key, bytes(1000))
    for entry in files(tmp_path):
        os.utime(entry, (0, 0))
    assert [kept.get(key) for key in "acd"] == [bytes(1000)] * 3
    kept.prune()
    assert [key for key in "abcd" if kept.get(key)] == ["a", "c", "d"]


def test_a_run_that_kept_nothing_new_deletes_nothing(tmp_path: Path) -> None:
    Cache(tmp_path).put("key", bytes(1000))
    Cache(tmp_path, largest=1).prune()
    assert len(files(tmp_path)) == 1


def test_the_user_names_the_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OCTAVO_CACHE", str(tmp_path))
    assert cache_folder() == tmp_path
    monkeypatch.delenv("OCTAVO_CACHE")
    assert cache_folder().name == "octavo"


def test_a_user_without_a_home_has_a_cache_for_the_time_of_a_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OCTAVO_CACHE", raising=False)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr(os.path, "expanduser", lambda name: name)  # as where the system knows no such user
    assert cache_folder().is_relative_to(process_folder())


def test_an_entry_that_is_no_file_is_none(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("key", b"kept")
    [entry] = list(tmp_path.glob("[!.]*/*"))
    entry.unlink()
    os.mkfifo(entry)
    assert cache.get("key") is None
    cache.put("key", b"kept")
    assert cache.get("key") == b"kept"


def test_what_was_not_finished_is_deleted(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("key", b"kept")
    assert len(list(tmp_path.iterdir())) == 2
    cache.close()
    assert len(list(tmp_path.iterdir())) == 1


def test_each_kind_has_its_folder(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    for key in ("page one", "page two", "picture one"):
        cache.put(key, b"kept")
    assert {file.relative_to(tmp_path).parts[0] for file in files(tmp_path)} == {"page", "picture"}
    assert cache.get("page one") == b"kept"
    assert cache.get("picture two") is None
