"""Builds of one book after another, each with what those before it kept: every one is the build that begins anew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from octavo.notes import Note
from octavo.press import build
from octavo.projects.book_file import BookFile
from octavo.projects.order import make_order

NAMES = ("one", "two", "three")
TEXT = """---
title: Article {name}
lang: en
date: 2024-05-01
---

Words of {name}, with a note.[^1] See [the next one]({next}.md#more) and $x^2$.

![A plate]({name}.png)

## More {{#more}}

    def code(): return "{name}"

[^1]: A note.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three articles with a picture each, which lead to each other."""
    for name, following, colour in zip(NAMES, (*NAMES[1:], NAMES[0]), ("red", "green", "blue"), strict=True):
        (tmp_path / f"{name}.md").write_text(TEXT.format(name=name, next=following), encoding="utf-8")
        Image.new("RGB", (1800, 1200), colour).save(tmp_path / f"{name}.png")
    return tmp_path


def rewrite(file: str, old: str, new: str) -> Callable[[Path], None]:
    def edit(folder: Path) -> None:
        path = folder / file
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

    return edit


def repaint(folder: Path) -> None:
    Image.new("RGB", (2400, 600), "yellow").save(folder / "two.png")


def restyle(folder: Path) -> None:
    (folder / "mine.css").write_text("p { color: teal; filter: blur(1px) }", encoding="utf-8")


def leave(_: Path) -> None:
    pass


EDITS: list[tuple[Callable[[Path], None], dict[str, Any]]] = [
    (leave, {}),
    (leave, {}),
    (rewrite("two.md", "Words of", "Other words of"), {}),
    (rewrite("two.md", "Article two", "Another name"), {}),
    (rewrite("three.md", "{#more}", "{#less}"), {}),
    (rewrite("one.md", "lang: en", "lang: de"), {}),
    (repaint, {}),
    (restyle, {"css": ("mine.css",)}),
    (leave, {"css": ("mine.css",), "paper": "6x9"}),
    (rewrite("one.md", "Words of", "Many, many words of"), {"paper": "6x9"}),
    (leave, {"title": "A Book", "series": "A Series", "made_for": "kindle"}),
    (leave, {"toc_depth": 1}),
    (leave, {"max_size": "60kB"}),
    (leave, {}),
]
"""What happens to the articles, and what the book file says then."""


def build_from(cache: Path, folder: Path, said: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> tuple[Any, ...]:
    """The bytes of the files of a build, and its notes, with what is kept in `cache`."""
    monkeypatch.setenv("OCTAVO_CACHE", str(cache))
    monkeypatch.chdir(folder)
    inputs = tuple(f"{name}.md" for name in NAMES)
    result = build(make_order(BookFile(**said), inputs, (folder / "book.epub", folder / "book.pdf"), None))
    files = {output.path: Path(output.path).read_bytes() for output in result.outputs}
    return files, list[Note](result.notes)


def test_builds_with_what_was_kept_are_builds_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number, (edit, said) in enumerate(EDITS):
        edit(folder)
        warm = build_from(folder / "kept", folder, said, monkeypatch)
        assert warm == build_from(folder / f"new-{number}", folder, said, monkeypatch), said
