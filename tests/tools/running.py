"""Programs of ours that judge files. Each starts once, is asked in a line, and answers in lines up to "done"."""

from __future__ import annotations

import atexit
import os
import subprocess
from functools import cache
from tempfile import TemporaryFile
from threading import Timer
from typing import IO, NamedTuple


class Program(NamedTuple):
    """A program that is running: its process, and where its errors go."""

    process: subprocess.Popen[str]
    errors: IO[str]

    def ask(self, question: str, limit: float) -> list[str]:
        """The lines of its answer, in `limit` seconds. Raises AssertionError if it does not come to the end."""
        alarm = Timer(limit, self.process.kill)
        alarm.start()
        lines = []
        try:
            lines = self._answer(question)
        finally:
            alarm.cancel()
            if lines[-1:] != ["done"]:  # whoever asks next shall not hear the rest of this answer
                self.process.kill()
                started.cache_clear()
        assert lines[-1:] == ["done"], f"no end of {question} in {limit} s: {self.last_words()}"
        return lines[:-1]

    def _answer(self, question: str) -> list[str]:
        asked, answered = self.process.stdin, self.process.stdout
        assert asked
        assert answered
        print(question, file=asked, flush=True)
        lines = []
        for line in answered:
            lines.append(line.rstrip("\n"))
            if lines[-1] == "done":
                break
        return lines

    def last_words(self) -> str:
        """The end of what it printed as errors."""
        self.errors.seek(0)
        return self.errors.read()[-2000:]

    def end(self) -> None:
        """Asks nothing more, and waits until it has tidied up; half a minute is enough for a browser."""
        try:
            self.process.communicate(timeout=30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.communicate()
        self.errors.close()


@cache
def started(*command: str) -> Program:
    """The program of a command, which then runs until the tests end: its start costs more than most files do."""
    errors = TemporaryFile("w+", encoding="utf-8")  # noqa: SIM115 - `end` closes it
    process = subprocess.Popen(
        command,
        env={**os.environ, "LC_ALL": "C.UTF-8"},  # or Java finds no file whose name is not ASCII
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, encoding="utf-8",
    )  # fmt: skip
    running = Program(process, errors)
    atexit.register(running.end)
    return running
