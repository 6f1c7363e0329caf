"""What is decided in the browser stands in the book file, beside all that its user wrote."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from octavo.notes import Note
from octavo.preview.decisions import (
    Decision,
    DescribePicture,
    KeepPassage,
    LeaveOutPassage,
    find_passage,
    write_decision,
)
from octavo.projects.book_file import BookFile, load_book_file

BOOKS = (
    "",
    '# mine\ntitle = "A"  # so it is called\n',
    'keep = ["One",  # why\n  "Two"]\n[alt]\n"a.png" = "A"  # good\n',
    'alt."a.png" = "A"\ntitle = "A"\n',
    'title = "A"\r\n\r\n[[parts]]\r\ntitle = "P"\r\narticles = ["a.md"]\r\n',
    'alt = { "a.png" = "A" }\n[index]\ndrop = ["X"]\n',
)

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30)


def decide(file: Path, before: str, *decisions: Decision) -> BookFile:
    file.write_text(before, encoding="utf-8", newline="")
    for one in decisions:
        write_decision(file, one)
    return load_book_file(file)


@pytest.mark.parametrize("before", BOOKS)
@settings(max_examples=40)
@given(words=WORDS, name=WORDS)
def test_what_is_decided_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, before: str, words: str, name: str
) -> None:
    file = tmp_path_factory.getbasetemp() / "decided.toml"
    old = decide(file, before)
    book = decide(file, before, KeepPassage(words), DescribePicture(name, words))
    assert book.keep == (*(one for one in old.keep), *([words] if words not in old.keep else []))
    assert book.alt == {**old.alt, name: " ".join(words.split())}
    comments = [line.partition("#")[2] for line in before.splitlines() if "#" in line]
    assert all(comment in file.read_text(encoding="utf-8") for comment in comments)


@pytest.mark.parametrize("before", BOOKS)
def test_what_is_taken_back_leaves_nothing(tmp_path: Path, before: str) -> None:
    file = tmp_path / "book.toml"
    old = decide(file, before)
    assert decide(file, before, KeepPassage("New words"), LeaveOutPassage("New words")).keep == old.keep
    assert decide(file, before, *map(LeaveOutPassage, old.keep)).keep == ()


@pytest.mark.parametrize(
    ("detail", "words"),
    [
        ("sidebar: “Most read The Letter”", "Most read The Letter"),
        ("footer: “Get new articles, once a…”", "Get new articles, once a"),
        ("quote: “He said “no” twice”", "He said “no” twice"),
        ("as you wish: “Subscribe”", ""),
        ("the header of the pages: “Draft”", ""),
        ("a picture of one pixel", ""),
    ],
)
def test_passages_that_can_be_kept(detail: str, words: str) -> None:
    assert find_passage(Note("text-dropped", "a.html", detail)) == words
    assert find_passage(Note("embed-linked", "a.html", detail)) == ""
