"""Files are put in place all or none."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from octavo.errors import BuildError
from octavo.press.output import OutputFiles, path_beside


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
    (tmp_path / "no").touch()
    with pytest.raises(BuildError, match="cannot be written"):
        write({tmp_path / "a": b"1", tmp_path / "no" / "b": b"2"})
    assert list(tmp_path.iterdir()) == [tmp_path / "no"]


def test_a_stop_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", stopped)
    with pytest.raises(KeyboardInterrupt):
        write({tmp_path / "a": b"1"})
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_to_is_known_before_the_work(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    places = (tmp_path / "file" / "x.epub", tmp_path, Path("/proc/nothing/x.pdf"), tmp_path / f"{'x' * 251}.epub")
    for path in places:
        with OutputFiles() as files, pytest.raises(BuildError) as refused:
            files.check(path)
        assert refused.value.hint


def test_preparing_leaves_nothing_and_publishing_the_files_alone(tmp_path: Path) -> None:
    with OutputFiles() as files:
        files.check(tmp_path / "new" / "folder" / "x.epub")
    assert list(tmp_path.iterdir()) == []
    write({tmp_path / "new" / "folder" / "x.epub": b"1"})
    assert [path.name for path in (tmp_path / "new" / "folder").iterdir()] == ["x.epub"]


def test_a_name_may_be_as_long_as_the_disk_allows(tmp_path: Path) -> None:
    path = tmp_path / f"{'ü' * 125}.epub"
    write({path: b"1", path_beside(path, ".accessibility.json"): b"2"})
    lengths = sorted(len(os.fsencode(path.name)) for path in tmp_path.iterdir())
    assert lengths == [255, 255]
    assert path_beside(Path("a/x.epub"), ".notes.json") == Path("a/x.notes.json")


# --- all or none -------------------------------------------------------------------------------------


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_a_folder_in_the_place_of_one_file_keeps_all_others_as_they_were(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "c").mkdir()
    with OutputFiles() as files, pytest.raises(BuildError, match="that is a folder"):
        for name in ("a", "b"):
            files.write(tmp_path / name, b"new")
        (tmp_path / "d").mkdir()
        files.write(tmp_path / "e", b"new")
        files.check(tmp_path / "c")
    assert contents(tmp_path) == {"a": b"old"}


@pytest.mark.parametrize("linked", [True, False])
def test_one_that_cannot_be_put_in_place_puts_the_others_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, linked: bool
) -> None:
    for name in ("a", "b"):
        (tmp_path / name).write_bytes(b"old")
    if not linked:  # as on a disk that has no second names
        (tmp_path / "a").unlink()
        (tmp_path / "b").unlink()
    with OutputFiles() as files:
        for name in ("a", "b", "c"):
            files.write(tmp_path / name, b"new")
        (tmp_path / "c").mkdir()
        with pytest.raises(BuildError, match="c: cannot be written"):
            files.publish()
    assert contents(tmp_path) == ({"a": b"old", "b": b"old"} if linked else {})


# --- what a killed process leaves --------------------------------------------------------------------

HOLD = """
import sys, time
from pathlib import Path
from octavo.press.output import OutputFiles
files = OutputFiles()
files.write(Path(sys.argv[1], "x.epub"), b"half")
print("ready", flush=True)
time.sleep(60)
"""


def test_the_rests_of_a_killed_process_are_removed_and_those_of_a_living_one_are_not(tmp_path: Path) -> None:
    command = [sys.executable, "-c", HOLD, str(tmp_path)]
    with (
        subprocess.Popen(command, stdout=subprocess.PIPE) as killed,
        subprocess.Popen(command, stdout=subprocess.PIPE) as living,
    ):
        for process in (killed, living):
            assert process.stdout and process.stdout.readline() == b"ready\n"
        killed.kill()
        killed.wait()
        assert len(list(tmp_path.iterdir())) == 2
        write({tmp_path / "y.epub": b"whole"})
        [rest] = [path for path in tmp_path.iterdir() if path.name != "y.epub"]
        assert (rest / "x.epub").read_bytes() == b"half"
        living.kill()
    write({tmp_path / "y.epub": b"whole"})
    assert [path.name for path in tmp_path.iterdir()] == ["y.epub"]


@pytest.mark.parametrize("name", ["octavo-run-book", ".octavo-run-12345678x", "octavo-run-12345678.epub"])
def test_what_only_looks_like_a_rest_is_kept(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    (tmp_path / ".octavo-run-abcdefgh").symlink_to(tmp_path / name)
    write({tmp_path / "x.epub": b"1"})
    assert len(list(tmp_path.iterdir())) == 3
