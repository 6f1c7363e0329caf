"""Whole books from the first letter to the last validator: the sample series, and the book with every node."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from octavo.builders import BuildContext
from octavo.checks import check_file
from octavo.model import Book
from octavo.notes import Notes
from octavo.pictures.limits import Limits
from octavo.press.formats import FORMATS, Target
from octavo.projects.order import Order
from octavo.resources import Assets
from octavo.theme import Theme
from tests.corpus.cases import SAMPLE
from tests.corpus.judging import Made, judge, listen, said
from tests.tools import ace, epubcheck, verapdf
from tests.tools.findings import told


@pytest.fixture(scope="module")
def every(every_node_book: tuple[Book, Assets], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The book with every node as files, by their endings; nothing of it may be lost on the way."""
    folder, notes, given = tmp_path_factory.mktemp("every"), Notes(), list(every_node_book[1])
    files = {}
    for row in FORMATS:
        file = files[row.ending] = folder / f"every{row.ending}"
        options = row.options(Order(inputs=()), Target(file, Limits()))
        row.build()(BuildContext(*every_node_book, Theme(), notes, file), options)
        if row.check:
            check_file(row.check, every_node_book[0], file, notes)
    assert list(every_node_book[1]) == given  # builders leave what they are given as it is
    assert {note.code for note in notes if note.severity != "info"} == {"cover-small"}  # a stamp, 96 pixels wide
    return files


def test_the_sample_is_valid_and_accessible(sample: Made) -> None:
    judge([sample])
    listen([sample])
    assert sample.wrong == [], said(sample)


def test_every_node_is_a_valid_epub(every: dict[str, Path]) -> None:
    assert told(epubcheck.check([every[".epub"]])) == ""


def test_every_node_is_an_accessible_epub(every: dict[str, Path]) -> None:
    assert ace.check(every[".epub"]) == []


def test_every_node_is_an_accessible_pdf_for_archives(every: dict[str, Path]) -> None:
    assert told(verapdf.check([every[".pdf"]])) == ""


def test_the_same_articles_make_the_same_bytes(sample: Made, tmp_path: Path) -> None:
    """On another day, in another place, with other hashes and another clock."""
    other = {"PYTHONHASHSEED": "7", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "HOME": str(tmp_path)}
    command = [sys.executable, "-m", "octavo", "build", str(SAMPLE), "-o", "again.epub", "-o", "again.pdf", "--quiet"]
    subprocess.run(command, cwd=tmp_path, env={**os.environ, **other}, check=True)
    assert (tmp_path / "again.epub").read_bytes() == sample.epub.read_bytes()
    assert (tmp_path / "again.pdf").read_bytes() == sample.pdf.read_bytes()
