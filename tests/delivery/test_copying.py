"""Books on a reader that is mounted as a folder: under names that it takes, whole or not at all."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from octavo.delivery.devices import find_device
from tests.commands.making import files_in, octavo
from tests.delivery.making import make_epub, make_pdf

MARKS = {
    "kobo": (".kobo",),
    "tolino": (".tolino",),
    "pocketbook": ("system/config", "applications"),
    "kindle": ("documents", "system"),
    "folder": (),
}


@pytest.fixture
def built(home: Path) -> Path:
    """A project with a finished book, which is the current folder."""
    Path("build").mkdir()
    make_epub(Path("build/on-proofs.epub"))
    make_pdf(Path("build/on-proofs.pdf"))
    return home / "work"


def mount(home: Path, name: str) -> Path:
    """The folder of a reader."""
    folder = home / "media" / name
    for mark in ("", *MARKS[name]):
        (folder / mark).mkdir(parents=True, exist_ok=True)
    return folder


def copy(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], folder: Path, *arguments: str
) -> tuple[int, list[dict[str, Any]], str]:
    """The exit code, what is told, and the errors."""
    code = octavo(monkeypatch, "send", "--to-folder", str(folder), *arguments, "--json")
    said = capsys.readouterr()
    return code, json.loads(said.out or "[]"), said.err


@pytest.mark.parametrize(
    ("device", "files"),
    [
        ("kobo", {"on-proofs.epub"}),
        ("tolino", {"Books/on-proofs.epub"}),
        ("pocketbook", {"on-proofs.epub"}),
        ("kindle", {"documents/on-proofs.pdf"}),
        ("folder", {"on-proofs.epub", "on-proofs.pdf"}),
    ],
)
def test_each_reader_gets_what_it_shows(
    device: str, files: set[str], built: Path, home: Path,
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    folder = mount(home, device)
    assert find_device(folder).name == device
    assert octavo(monkeypatch, "send", "--to-folder", str(folder)) == 0
    said = capsys.readouterr().out
    assert files_in(folder) == files
    for name in files:
        assert f"{folder / name} ({find_device(folder).label})" in said
        assert (folder / name).read_bytes() == Path("build", Path(name).name).read_bytes()
    assert ("Octavo makes no KEPUB" in said) == (device == "kobo")
    code, told, _ = copy(monkeypatch, capsys, folder)
    assert (code, {one["outcome"] for one in told}) == (0, {"known"})


def test_a_new_edition_takes_the_place_of_the_old_one(
    built: Path, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = mount(home, "folder")
    copy(monkeypatch, capsys, folder)
    make_epub(Path("build/on-proofs.epub"), author="Bo Setter")
    make_pdf(Path("build/on-proofs.pdf"))
    code, told, _ = copy(monkeypatch, capsys, folder)
    assert (code, [one["outcome"] for one in told]) == (0, ["replaced", "known"])
    assert (folder / "on-proofs.epub").read_bytes() == Path("build/on-proofs.epub").read_bytes()


@pytest.mark.parametrize("ending", [".epub", ".pdf"])
def test_another_book_of_that_name_stays(
    ending: str, built: Path, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = mount(home, "folder")
    theirs = folder / f"on-proofs{ending}"
    theirs.write_bytes(b"theirs")
    code, _, said = copy(monkeypatch, capsys, folder)
    assert (code, files_in(folder), theirs.read_bytes()) == (10, {theirs.name}, b"theirs")
    assert f"{theirs}: another book has this name there — --again" in said
    make_epub(theirs, identifier="urn:uuid:2") if ending == ".epub" else make_pdf(theirs, title="Another")
    assert copy(monkeypatch, capsys, folder)[0] == 10
    code, told, _ = copy(monkeypatch, capsys, folder, "--again")
    assert (code, "replaced" in {one["outcome"] for one in told}) == (0, True)


def test_names_are_those_that_fat_takes(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = mount(home, "kobo")
    for name in ('What? "A": B.epub', "校正 ü.epub", "aux.epub", "x" * 200 + ".EPUB"):
        make_epub(Path(name))
        assert copy(monkeypatch, capsys, folder, name)[0] == 0
    assert files_in(folder) == {"What A B.epub", "校正 ü.epub", "aux_.epub", "x" * 100 + ".epub"}


def test_a_kindle_is_told_how_it_gets_epubs(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    make_epub(Path("a.epub"))
    for names in ((), ("a.epub",)):
        code, _, said = copy(monkeypatch, capsys, mount(home, "kindle"), *names)
        assert code == 10
        assert "Kindle takes no EPUB — a Kindle does not show EPUBs that are copied onto it" in said


def test_nothing_is_half_copied(
    built: Path, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, said = copy(monkeypatch, capsys, home / "media" / "gone")
    assert (code, "is the reader connected?" in said) == (10, True)
    full = shutil.disk_usage(home)._replace(free=1_000_100)
    folder = mount(home, "folder")
    with monkeypatch.context() as disk:
        disk.setattr(shutil, "disk_usage", lambda _: full)
        code, _, said = copy(monkeypatch, capsys, folder)
    assert (code, "there is no room: 0.0 MB are needed, and 1.0 MB are free" in said) == (10, True)
    (folder / "on-proofs.pdf").mkdir()
    code, _, said = copy(monkeypatch, capsys, folder, "--again")
    assert (code, "is the reader still connected" in said, files_in(folder)) == (10, True, set())


def test_a_dry_run_copies_nothing(
    built: Path, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = mount(home, "kobo")
    code, told, _ = copy(monkeypatch, capsys, folder, "--dry-run")
    assert (code, [one["outcome"] for one in told], files_in(folder)) == (0, ["planned"], set())
    assert octavo(monkeypatch, "send", "--to-folder", str(folder), "--dry-run") == 0
    assert "would be copied" in capsys.readouterr().out
    assert not (home / "state").exists()


def test_copies_leave_receipts(
    built: Path, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = mount(home, "kobo")
    copy(monkeypatch, capsys, folder)
    [line] = (home / "state" / "octavo" / "deliveries.jsonl").read_text().splitlines()
    told = json.loads(line)
    assert (told["to"], told["through"], told["state"]) == (str(folder / "on-proofs.epub"), "Kobo", "sent")
