"""A project to preview, and the command that shows it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.request import urlopen

from PIL import Image

PAGE = """<!doctype html><html lang="en"><head><title>On tides</title></head><body>
<aside class="sidebar"><p>Tables of the moon are sold at the harbour office.</p></aside>
<article><h1>On tides</h1>
<p>The sea comes twice a day, and twice a day it goes; whoever lives beside it has no need of a clock on the wall.</p>
<p><img src="gauge.png"></p>
<p>A gauge is read at high water and at low water, and what is between the two is called the range of the tide.</p>
</article></body></html>"""

ESSAY = """---
title: On moors
author: Ada Reader
lang: en
---

A moor is made of what did not rot.

## Cutting

Peat is cut in May, and laid out to dry.
"""

TABLE = """
| Spade | Cutter | Barrow | Spreader | Stacker | Carter | Weigher | Clerk | Overseer |
|---|---|---|---|---|---|---|---|---|
| broad and long | quick and strong | low and wide | patient | careful | sober | exact | honest | elsewhere |
"""

BOOK = '# The book\ntitle = "Two essays"\nauthors = ["Ada Reader"]\nindex = false\n'


def make_project(folder: Path) -> Path:
    """A project of two articles; a passage of the first is left out, and its picture has no words."""
    source = folder / "source"
    source.mkdir(parents=True)
    (folder / "book.toml").write_text(BOOK)
    (source / "1-tides.html").write_text(PAGE)
    (source / "2-moors.md").write_text(ESSAY + "\nA word about moors.\n" * 90 + TABLE)
    Image.linear_gradient("L").resize((400, 300)).save(source / "gauge.png")
    return folder


class Preview:
    """`octavo preview` in a process of its own, from `with` to the end of it."""

    def __init__(self, *arguments: str | Path) -> None:
        self._command = [sys.executable, "-m", "octavo", "preview", "--no-open", *map(str, arguments)]

    def __enter__(self) -> Self:
        self.process = subprocess.Popen(self._command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        assert self.process.stdout
        self.said = self.process.stdout.readline()
        self.address = next((word for word in self.said.split() if word.startswith("http://")), "")
        assert self.address, self.said or self.process.communicate()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop(signal.SIGTERM)

    @property
    def port(self) -> int:
        """The port that it listens at."""
        return int(self.address.split(":")[2].partition("/")[0])

    @property
    def root(self) -> str:
        """The path that the address ends in, without its last slash."""
        return self.address.rpartition(str(self.port))[2].removesuffix("/")

    def wait_for_book(self) -> None:
        """Waits until a book was opened, and nothing is being done."""
        self._wait(lambda state: state["book"] and not state["stage"])

    def wait_for_stage(self, name: str) -> None:
        """Waits until the work is at a stage."""
        self._wait(lambda state: state["stage"] == name)

    def _wait(self, holds: Callable[[dict[str, Any]], bool]) -> None:
        with urlopen(f"{self.address}events", timeout=120) as events:
            for line in events:
                name, _, state = line.partition(b": ")
                if name == b"data" and holds(json.loads(state)):
                    return

    def stop(self, number: int) -> str:
        """Sends a signal; gives what it says on standard error until it has ended."""
        if self.process.poll() is None:
            os.kill(self.process.pid, number)
        return self.process.communicate(timeout=60)[1]
