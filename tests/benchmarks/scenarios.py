"""What happens to a series between two builds: nothing, an edit, an article more, another title."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple


class Scenario(NamedTuple):
    """What is done to the folder of a series before it is built again, and what else the command says."""

    name: str
    change: Callable[[Path], None]
    arguments: tuple[str, ...] = ()


def _leave(_: Path) -> None:
    """Changes nothing."""


def _edit(series: Path) -> None:
    """Adds a sentence to a paragraph of the article in the middle; each time another one."""
    file = _middle(series)
    text = file.read_text(encoding="utf-8")
    at = text.index("</p>", len(text) // 2)
    sentence = f" This sentence was added after {len(text)} letters."
    file.write_text(text[:at] + sentence + text[at:], encoding="utf-8")


def _add(series: Path) -> None:
    """Adds an article behind the one in the middle."""
    file = _middle(series)
    added = file.with_name(f"{file.stem}-more-{len(list(series.glob('*.html')))}.html")
    shutil.copy(file, added)
    _edit_title(added)


def _edit_title(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("<h1>", f"<h1>More of {file.stem}: ", 1), encoding="utf-8")


def _middle(series: Path) -> Path:
    files = sorted(series.glob("*.html"))
    return files[len(files) // 2]


SCENARIOS = (
    Scenario("nothing changed", _leave),
    Scenario("another title", _leave, ("--title", "The same series under another title")),
    Scenario("one paragraph edited", _edit),
    Scenario("an article added in the middle", _add),
)
