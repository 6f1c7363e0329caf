"""octavo build with a book.toml, run as a user runs it."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from lxml import etree

from tests.commands.making import octavo
from tests.sample_books.pictures import photograph
from tests.tools import epubcheck
from tests.tools.findings import told

BOOK = """
title = "Proofs"
authors = ["Ada Reader", { name = "Bo Setter", role = "edt", file-as = "Setter, Bo" }]
identifier = "urn:isbn:9780306406157"
frontmatter = ["before.md"]

[alt]
"plate.png" = "A plate of type"

[[parts]]
title = "Reading"
articles = ["one.md"]

[[parts]]
title = "Correcting"
articles = ["more"]
"""


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A book file with a foreword, and two parts of one article and of two."""
    (tmp_path / "more").mkdir()
    plate = "\n![](plate.png)\n"
    for name, title, more in (
        ("before", "Foreword", ""),
        ("one", "One", plate),
        ("more/a", "Two", ""),
        ("more/b", "Three", ""),
    ):
        head = f"---\ntitle: {title}\ndate: 2026-03-04\nlang: en\n---\n\n"
        (tmp_path / f"{name}.md").write_text(f"{head}Words of {title}.\n{more}")
    (tmp_path / "plate.png").write_bytes(photograph().content)
    (tmp_path / "book.toml").write_text(BOOK)
    return tmp_path


def test_a_folder_with_a_book_file_is_that_book(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(book)
    assert octavo(monkeypatch, "build", "-o", "build/proofs.epub", "--title", "Proofs, again") == 0
    made = book / "build" / "proofs.epub"
    with zipfile.ZipFile(made) as package:
        nav = etree.fromstring(package.read("EPUB/nav.xhtml"))
        opf = package.read("EPUB/content.opf").decode()
        one = package.read("EPUB/articles/one.xhtml").decode()
    toc = nav.find(".//{*}nav[@class='toc']/{*}ol")
    assert toc is not None
    assert [" ".join("".join(item.itertext()).split()) for item in toc] == [
        "Foreword", "Reading One", "Correcting Two Three",
    ]  # fmt: skip
    for said in ("Proofs, again", "Setter, Bo", "9780306406157"):
        assert said in opf
    assert 'alt="A plate of type"' in one
    assert told(epubcheck.check([made])) == ""


def test_with_nothing_named_and_no_book_file_there_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert octavo(monkeypatch, "build") == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_book_goes_where_its_file_says_and_settings_stand_above_it(
    book: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (book / "book.toml").write_text('outputs = ["made/proofs.epub"]\narticles = [{ file = "one.md", title = "Uno" }]')
    monkeypatch.chdir("/")
    made = book / "made" / "proofs.epub"
    settings = ("--set", "subtitle=Set by hand", "--set", "title=Never seen", "--title", "Asked for")
    assert octavo(monkeypatch, "build", str(book), *settings) == 0
    with zipfile.ZipFile(made) as package:
        opf = package.read("EPUB/content.opf").decode()
        assert "EPUB/articles/uno.xhtml" in package.namelist()
    assert ("Set by hand" in opf, "Asked for" in opf, "Never seen" in opf) == (True, True, False)
    made.unlink()
    assert octavo(monkeypatch, "build", str(book), "-o", str(book / "other.epub")) == 0
    assert (made.exists(), (book / "other.epub").exists()) == (False, True)


def test_a_wrong_setting_is_one_line(
    book: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert octavo(monkeypatch, "build", str(book), "--set", "them=report") == 2
    assert capsys.readouterr().err == "octavo: --set: “them” is no key — did you mean theme?\n"


@pytest.mark.parametrize("name", ["../outside.epub", "/tmp/outside.epub", "link/outside.epub"])
def test_an_output_outside_the_folder_of_the_book_is_refused(
    book: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    (book / "link").symlink_to("/tmp")
    (book / "book.toml").write_text(f'outputs = ["{name}"]\narticles = ["one.md"]')
    assert octavo(monkeypatch, "build", str(book)) == 3
    assert "this is outside the book's folder" in capsys.readouterr().err
