"""What would be sent is known before anything is: who gets which books, and what is found of them."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from octavo.delivery.choosing import find_books
from octavo.errors import OctavoError
from tests.commands.making import octavo
from tests.delivery.mail_server import MailServer
from tests.delivery.making import make_epub, make_pdf, write_settings

SERVER = MailServer()
"""One that is never started: nothing that is planned may reach it."""


@pytest.fixture
def user(home: Path) -> Path:
    """A user with a server and readers in the settings; gives the current folder."""
    readers = """[readers.my-kindle]
address = "ada_1@kindle.com"
[readers.shelf]
address = "books@example.net"
kind = "pocketbook"
"""
    write_settings(home, SERVER, readers)
    return home / "work"


def plan(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: str
) -> tuple[int, list[dict[str, Any]], str]:
    """The exit code, the plan and the errors of a dry run."""
    code = octavo(monkeypatch, "send", *arguments, "--dry-run", "--json")
    said = capsys.readouterr()
    return code, json.loads(said.out or "[]"), said.err


def words(planned: dict[str, Any], level: str) -> str:
    return " ".join(one["words"] for one in planned["findings"] if one["level"] == level)


def test_names_addresses_and_books_are_told_apart(
    user: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    make_epub(Path("a@b.epub"))
    code, planned, _ = plan(monkeypatch, capsys, "my-kindle", "a@b.epub", "shelf", "bo@example.net", "ADA_1@kindle.com")
    assert code == 0
    assert [(one["to"], one["kind"]) for one in planned] == [
        ("ada_1@kindle.com", "kindle"),
        ("books@example.net", "pocketbook"),
        ("bo@example.net", "mail"),
    ]
    assert {file["path"] for one in planned for file in one["files"]} == {"a@b.epub"}


def test_a_dry_run_leaves_nothing(
    user: Path, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    make_epub(Path("a.epub"))
    assert octavo(monkeypatch, "send", "my-kindle", "a.epub", "--dry-run") == 0
    said = capsys.readouterr().out
    assert "ada@example.org must stand in the list of approved senders" in said
    assert "would be sent: 46 kB as mail, of at most 50 MB" in said
    assert not (home / "state").exists()


@pytest.mark.parametrize(
    ("kind", "filling", "fits"),
    [
        ("--kindle", 36_000_000, True),
        ("--kindle", 37_000_000, False),
        ("--mail", 18_000_000, True),
        ("--mail", 19_000_000, False),
    ],
)
def test_sizes_count_as_mail(
    kind: str, filling: int, fits: bool, user: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    make_epub(Path("a.epub"), filling=filling)
    code, [planned], said = plan(monkeypatch, capsys, "bo@example.net", kind, "a.epub")
    assert (code, planned["outcome"]) == ((0, "planned") if fits else (10, "stopped"))
    assert fits or "--max-size" in said


@pytest.mark.parametrize(
    ("made", "level", "said"),
    [
        ({"cover": False}, "warning", "has no cover"),
        ({"title": ""}, "warning", "has no title"),
        ({"title": "x" * 300}, "warning", "very long"),
        ({"title": "a\u200eb\u202ec"}, "warning", "characters that nobody sees"),
        ({"pictures": ("image/webp", "image/png")}, "warning", "does not show pictures of image/webp"),
        ({}, "warning", ""),
    ],
)
def test_what_looks_poor_is_said(
    made: dict[str, Any], level: str, said: str, user: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    make_epub(Path("a.epub"), **made)
    code, [planned], _ = plan(monkeypatch, capsys, "my-kindle", "a.epub")
    assert (code, planned["outcome"]) == (0, "planned")
    assert said in words(planned, level) if said else words(planned, level) == ""


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x05\x06" + b"\0" * 18, b"PK\x03\x04" * 40])
def test_a_damaged_book_stops_all(
    content: bytes, user: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    make_epub(Path("a.epub"))
    Path("b.epub").write_bytes(content)
    Path("c.pdf").write_bytes(content)
    assert octavo(monkeypatch, "send", "my-kindle", "a.epub", "b.epub", "c.pdf", "--quiet") == 10
    [line] = capsys.readouterr().err.splitlines()
    assert line.startswith("octavo: ada_1@kindle.com: b.epub") and "build it again" in line
    code, planned, _ = plan(monkeypatch, capsys, "my-kindle", "c.pdf")
    assert (code, planned[0]["outcome"]) == (10, "stopped")


# --- which books are meant ---


def choose(*names: str) -> list[str]:
    """The names of the books that are found."""
    return [book.path.name for book in find_books(names)]


def make_all(*names: str) -> None:
    """Books of these names in build/, each made a second after the one before."""
    Path("build").mkdir(exist_ok=True)
    for second, name in enumerate(names):
        file = Path("build") / name
        make_epub(file) if file.suffix == ".epub" else make_pdf(file)
        os.utime(file, (second, second))


@pytest.mark.parametrize(
    ("made", "found"),
    [
        (("a.epub", "a.pdf", "a.proof.pdf"), ["a.epub", "a.pdf"]),
        (("a.epub", "a-1.epub", "a-2.epub", "a.pdf"), ["a-1.epub", "a-2.epub", "a.pdf"]),
        (("a-1.epub", "a-2.epub", "a.epub", "a.pdf"), ["a.epub", "a.pdf"]),
        (("part-7.epub", "part-7.pdf"), ["part-7.epub", "part-7.pdf"]),
        (tuple(f"a-{n}.epub" for n in range(1, 12)), [f"a-{n}.epub" for n in range(1, 12)]),
    ],
)
def test_a_project_sends_what_was_built_last(made: tuple[str, ...], found: list[str], home: Path) -> None:
    make_all(*made)
    assert choose() == choose(".") == choose("build") == found


def test_a_book_file_says_which_files_are_its_books(home: Path) -> None:
    Path("book.toml").write_text('outputs = ["out/mine.epub", "out/mine.pdf"]\n')
    Path("out").mkdir()
    for name in ("mine-1.epub", "mine-2.epub", "other.epub"):
        make_epub(Path("out") / name)
    assert choose() == choose("book.toml") == ["mine-1.epub", "mine-2.epub"]


@pytest.mark.parametrize(
    ("made", "names", "said"),
    [
        ((), (), "no finished book is here — run octavo build"),
        (("a.epub", "b.epub"), (), "there are several books: a, b"),
        (("a.epub",), ("build/b.epub",), "there is no such file"),
        (("a.epub",), ("notes.txt",), "this is no EPUB or PDF"),
    ],
)
def test_what_is_not_clear_is_asked(made: tuple[str, ...], names: tuple[str, ...], said: str, home: Path) -> None:
    make_all(*made)
    Path("notes.txt").write_text("x")
    with pytest.raises(OctavoError, match=said):
        choose(*names)
