"""One project that is previewed: the last good book, what is being done, and who is to hear of it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from octavo.errors import report_bug
from octavo.preview.changes import watch_sources
from octavo.preview.messages import Failed, Made, Wish
from octavo.preview.opened import OpenedBook
from octavo.preview.press import PressProcess


class State(Struct, frozen=True):
    """How things stand: how many books were opened, what the work is at ("" where it waits), what went wrong."""

    book: int = 0
    stage: str = "starting"
    error: str = ""


class Session:
    """Builds a project when it begins and whenever something is saved; `report` is called with each state."""

    def __init__(self, file: Path, allowed: Sequence[Path], report: Callable[[State, OpenedBook | None], None]) -> None:
        self.file = file
        self.root = file.parent
        self.book: OpenedBook | None = None
        self.state = State()
        self._wish = Wish(str(file), tuple(map(str, allowed)))
        self._folders = [self.root, *allowed]
        self._report = report
        self._press = PressProcess()
        self._pressing = asyncio.Lock()
        self._saved = asyncio.Event()
        self._listeners: set[asyncio.Event] = set()

    async def run(self) -> None:
        """Builds and watches, for ever; where that ends, it is said."""
        try:
            await asyncio.gather(self._watch(), self._build_each())
        except Exception as error:
            self._tell(replace(self.state, stage="", error=str(report_bug(error))))
            self._report(self.state, self.book)

    async def listen(self) -> AsyncIterator[State]:
        """The state, and those that come after it; some are left out where nobody takes them in time."""
        changed = asyncio.Event()
        self._listeners.add(changed)
        try:
            while True:
                changed.clear()
                yield self.state
                await changed.wait()
        finally:
            self._listeners.discard(changed)

    async def make_receipt(self) -> Path | Failed:
        """The receipt of the book as it stands in the project now, or why there is none."""
        async with self._pressing:
            made = await self._press.build(replace(self._wish, report=True), lambda _: None)
        return Path(self.root, made.report) if isinstance(made, Made) else made

    async def _watch(self) -> None:
        self._saved.set()
        async for _ in watch_sources(self._folders):
            self._saved.set()

    async def _build_each(self) -> None:
        while True:
            await self._saved.wait()
            self._saved.clear()
            self._tell(replace(self.state, stage="reading"))
            self._tell(await self._build())
            self._report(self.state, self.book)

    async def _build(self) -> State:
        """How things stand after a build: a book that cannot be made leaves the last one open."""
        async with self._pressing:
            made = await self._press.build(self._wish, self._follow)
        if not isinstance(made, Made):
            return State(self.state.book, "", made.reason)
        try:
            opened = await asyncio.to_thread(OpenedBook, made, self.root)
        except Exception as error:
            return State(self.state.book, "", "; ".join(made.errors) or str(report_bug(error)))
        before, self.book = self.book, opened
        if before:
            before.close()
        return State(self.state.book + 1, "", "; ".join(made.errors))

    def _follow(self, stage: str) -> None:
        self._tell(replace(self.state, stage=stage))

    def _tell(self, state: State) -> None:
        self.state = state
        for changed in self._listeners:
            changed.set()
