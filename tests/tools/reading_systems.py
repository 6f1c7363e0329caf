"""What readers see of an EPUB: in a browser alone, in foliate-js, in epub.js (one browser for all) and in MuPDF.

python -m tests.tools.reading_systems BOOK.epub FOLDER    pictures of its pages, for looking at
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal
from zipfile import ZipFile

import msgspec
from msgspec import Struct

from tests.builders.epub.reading import Epub
from tests.tools.places import BROWSER, NODE_MODULES, built, program

System = Literal["browser", "foliate", "epubjs"]
Flow = Literal["paginated", "scrolled"]

_SCRIPT = Path(__file__).with_name("reading") / "show.mjs"


class View(Struct, frozen=True, kw_only=True):
    """How a reader holds a book: the screen in pixels, pages or a scroll, the lamp, the size of the text in percent."""

    system: System
    name: str
    width: int = 420
    height: int = 640
    flow: Flow = "paginated"
    dark: bool = False
    scale: int = 100
    notes: bool = False


class Screen(Struct, frozen=True):
    """What a reader sees of one document.

    `words` are all of them. `pictures` are file names and their widths as decoded. Then what is wrong: `cut` stands
    out of its page or its column, or is wider than the screen; `disorder` are neighbours in the wrong order; `dim`
    is hardly told from its ground. `notes` are the words that each reference leads to, where that was asked.
    """

    system: System
    view: str
    document: str
    words: str
    pictures: list[tuple[str, int]]
    cut: list[str]
    disorder: list[str]
    dim: list[str]
    notes: list[str]
    errors: list[str]

    @property
    def name(self) -> str:
        """Where this is seen."""
        return f"{self.system} {self.view} {self.document}"


def views() -> Iterator[View]:
    """Day, night, narrow, wide, and text twice as large, in each system."""
    systems: tuple[System, ...] = ("browser", "foliate", "epubjs")
    for system in systems:
        yield View(system=system, name="day", notes=True)
        yield View(system=system, name="night", dark=True)
        yield View(system=system, name="narrow", width=320, height=568, flow="scrolled")
        yield View(system=system, name="wide", width=1200, height=800)
        yield View(system=system, name="large", width=600, height=800, scale=200)


def show(book: Path, asked: Sequence[View], pictures: Path | None = None, limit: int = 500) -> list[Screen]:
    """What `asked` views show of each document of a book; photographs of the pages go to the folder `pictures`."""
    with TemporaryDirectory() as folder:
        with ZipFile(book) as package:
            package.extractall(folder)
        order = _order(book, folder, asked, pictures)
        command = [program("node"), str(_SCRIPT)]
        done = subprocess.run(command, input=order, capture_output=True, timeout=limit, check=False)
    assert done.returncode == 0, f"the reading systems did not come to the end: {done.stderr.decode()[-2000:]}"
    return [msgspec.json.decode(line, type=Screen) for line in done.stdout.splitlines()]


def _order(book: Path, folder: str, asked: Sequence[View], pictures: Path | None) -> bytes:
    spine = Epub(book.read_bytes()).spine()
    order = {
        "book": str(book.resolve()),
        "folder": folder,
        "documents": [f"EPUB/{name}" for name in spine],
        "notes": [number for number, name in enumerate(spine) if name.startswith("articles/")],
        "modules": str(built(NODE_MODULES)),
        "browser": str(built(BROWSER)),
        "views": msgspec.to_builtins(list(asked)),
        "pictures": str(pictures.resolve()) if pictures else None,
    }
    return json.dumps(order).encode()


def main() -> None:
    """Takes photographs of a book in every view, and prints what is wrong."""
    book, folder = map(Path, sys.argv[1:3])
    folder.mkdir(parents=True, exist_ok=True)
    for screen in show(book, list(views()), folder):
        for wrong in (*screen.cut, *screen.disorder, *screen.dim, *screen.errors):
            print(f"{screen.name}: {wrong}")


if __name__ == "__main__":
    main()
