"""The process that builds, as the server sees it: it is started when it is needed, and given one wish at a time."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress

import msgspec

from octavo.preview.messages import Answer, Failed, Made, Stage, Wish
from octavo.stopping import close_at_stop

_LONGEST_LINE = 2**28
"""Bytes of an answer: a book of thousands of notes has a few million."""
_CHILD = "octavo.preview.child"


class PressProcess:
    """Builds books in a process of its own, which ends with this one."""

    def __init__(self) -> None:
        self._process: asyncio.subprocess.Process | None = None
        close_at_stop(self.stop)

    async def build(self, wish: Wish, follow: Callable[[str], None]) -> Made | Failed:
        """What comes of a build; `follow` is called with the name of each stage."""
        process = await self._start()
        assert process.stdin
        assert process.stdout
        try:
            process.stdin.write(msgspec.json.encode(wish) + b"\n")
            while line := await process.stdout.readline():
                answer: Answer = msgspec.json.decode(line, type=Answer)
                if not isinstance(answer, Stage):
                    return answer
                follow(answer.name)
        except ConnectionError:
            pass  # it has ended, as it has where its answers do
        return await self._say_lost(process)

    async def _start(self) -> asyncio.subprocess.Process:
        """The process that waits; another one where it has ended."""
        if self._process is None or self._process.returncode is not None:
            quiet = None if os.environ.get("OCTAVO_DEBUG") else asyncio.subprocess.DEVNULL
            self._process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-P", "-m", _CHILD),  # -P: nothing of the current folder is loaded
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=quiet,
                limit=_LONGEST_LINE,
                start_new_session=True,  # Ctrl-C is for the server, which tells it
            )
        return self._process

    async def _say_lost(self, process: asyncio.subprocess.Process) -> Failed:
        code = await process.wait()
        return Failed(f"the process that builds has ended ({code}) — save again; is there enough memory?")

    def stop(self) -> None:
        """Has the process end at once; it clears away what is not finished."""
        if self._process and self._process.returncode is None:
            with suppress(ProcessLookupError):
                self._process.send_signal(signal.SIGTERM)
