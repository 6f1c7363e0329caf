"""A book is made whether or not anyone can hear of it, with any name, in any surroundings."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.commands.making import ARTICLE, files_in

OCTAVO = f"{sys.executable} -m octavo"


def shell(line: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs a line of a shell in which `octavo` is the command."""
    script = f'octavo() {{ {OCTAVO} "$@"; }}; {line}'
    return subprocess.run(
        ["bash", "-c", script],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )


@pytest.mark.parametrize(
    ("line", "code", "says"),
    [
        ("octavo build a.md -o x.epub 2>&-", 0, ""),
        ("octavo build a.md -o x.epub >&-", 0, ""),
        ("octavo build a.md -o x.epub <&- >&- 2>&-", 0, ""),
        ("octavo build a.md -o x.epub 2>/dev/full", 0, ""),
        ("octavo build a.md -o x.epub >/dev/full", 6, "standard output: cannot be written: No space left"),
        ("octavo build a.md -o x.epub --json >/dev/full 2>/dev/full", 6, ""),
        ("set -o pipefail; octavo build a.md -o x.epub | head -c0", 0, ""),
        ("set -o pipefail; octavo build a.md -o x.epub 2>&1 | true", 0, ""),
        ("octavo build a.md -o x.epub >/dev/null", 0, ""),
    ],
)
def test_a_book_is_made_though_nobody_hears_of_it(here: Path, line: str, code: int, says: str) -> None:
    done = shell(line)
    assert zipfile.ZipFile("x.epub").testzip() is None
    assert (done.returncode, says in done.stderr) == (code, True)
    assert "Traceback" not in done.stderr and "Exception ignored" not in done.stderr


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("octavo build - -o x.epub <&-", 4),
        ("octavo build - -o x.epub </dev/null", 4),
    ],
)
def test_standard_input_that_gives_nothing_is_one_line(here: Path, line: str, code: int) -> None:
    done = shell(line)
    said = [one for one in done.stderr.splitlines() if one.startswith("octavo: ")]
    assert (done.returncode, len(said)) == (code, 1), done.stderr
    assert "Traceback" not in done.stderr


# --- names -----------------------------------------------------------------------------------------

NAMES = [b"caf\xe9.md", b"\xff\xfex.md", b"100%25.md", b"a#b.md", b"a b.md", b"line\nend.md", b"-a.md", b"q?.md"]


@pytest.mark.parametrize("name", NAMES, ids=repr)
def test_a_file_of_any_name_is_read(here: Path, name: bytes) -> None:
    folder = here / "articles"
    folder.mkdir()
    (folder / os.fsdecode(name)).write_text("Words without a title, which has to be guessed. ![A plan](no.png)")
    done = shell("octavo build articles -o x.epub -o x.pdf --json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["articles"] == 1
    assert {"x.epub", "x.pdf", "x.notes.json"} <= files_in(here)
    json.loads(Path("x.notes.json").read_text(encoding="utf-8"))


def test_bytes_that_are_no_text_may_stand_in_any_option(here: Path) -> None:
    options = r"-o $'b\xff.epub' -o $'b\xff.pdf' --title $'On \xe9' --author $'\xff\xfe' --keep $'\xe9'"
    done = shell(f"octavo build a.md {options}")
    assert done.returncode == 0, done.stderr
    assert Path("b\udcff.pdf").is_file()
    assert b"On \\xe9" in zipfile.ZipFile("b\udcff.epub").read("EPUB/content.opf")


@pytest.mark.parametrize("name", ["x" * 250, "ü" * 120, "x" * 245])
def test_a_book_may_have_a_long_name(here: Path, name: str) -> None:
    assert shell(f"octavo build a.md -o {name}.epub -o {name}.pdf --quiet").returncode == 0
    assert len(files_in(here)) == 5


def test_an_output_that_is_another_name_of_an_input_is_refused(here: Path) -> None:
    assert shell("octavo build a.md -o x.epub --quiet").returncode == 0
    os.link("x.epub", "same.epub")
    assert shell("octavo build x.epub -o same.epub").returncode == 2


# --- surroundings ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C", "LANG": "C"},
        {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"HOME": "/nowhere", "XDG_CACHE_HOME": "/proc/nowhere", "OCTAVO_CACHE": ""},
        {"OCTAVO_CACHE": "/proc/nowhere"},
        {"OCTAVO_CACHE": "/dev/null"},
        {"TMPDIR": "/nowhere"},
        {"TZ": "Nowhere/Nothing", "TERM": "unknown"},
    ],
    ids=str,
)
def test_a_book_is_made_in_any_surroundings(here: Path, environment: dict[str, str]) -> None:
    Path("größe.md").write_text(ARTICLE.replace("A first", "✗ größe"), encoding="utf-8")
    done = shell("octavo build größe.md a.md -o x.epub", **environment)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr


def test_a_current_folder_that_is_gone_is_one_line(here: Path) -> None:
    done = shell("mkdir gone; cd gone; rmdir ../gone; octavo build ../a.md -o ../x.epub", PYTHONSAFEPATH="1")
    assert (done.returncode, done.stderr.count("octavo: the current folder is gone")) == (2, 1), done.stderr


def test_too_little_memory_is_one_line(here: Path) -> None:
    for kilobytes in (500_000, 700_000):
        done = shell(f"ulimit -v {kilobytes}; octavo build a.md -o x.pdf --quiet")
        assert (done.returncode, done.stderr.count("\n")) == (6, 1), done.stderr
        assert "too little memory" in done.stderr
