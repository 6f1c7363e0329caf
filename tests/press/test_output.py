"""Files are put in place all or none."""

from pathlib import Path

import pytest

from octavo.errors import BuildError
from octavo.press.output import OutputFiles, check_writable


def write(files: dict[Path, bytes]) -> None:
    with OutputFiles() as drafts:
        for path, content in files.items():
            drafts.write(path, content)
        drafts.publish()


def test_all_files_are_written_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    write({tmp_path / "a": b"1", tmp_path / "b": b"2"})
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a": b"1", "b": b"2"}


def test_one_that_fails_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="cannot be written"):
        write({tmp_path / "a": b"1", tmp_path / "no" / "b": b"2"})
    assert list(tmp_path.iterdir()) == []


def test_a_stop_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", stopped)
    with pytest.raises(KeyboardInterrupt):
        write({tmp_path / "a": b"1"})
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_to_is_known_before_the_work(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    for path in (tmp_path / "file" / "x.epub", tmp_path, Path("/proc/nothing/x.pdf")):
        with pytest.raises(BuildError) as refused:
            check_writable(path)
        assert refused.value.hint


def test_preparing_leaves_only_the_folder(tmp_path: Path) -> None:
    check_writable(tmp_path / "new" / "x.epub")
    assert list((tmp_path / "new").iterdir()) == []
