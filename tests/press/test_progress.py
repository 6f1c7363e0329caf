"""Progress is a bar on a terminal, lines elsewhere, and nothing when asked."""

import logging
import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from logging.handlers import QueueHandler, QueueListener
from multiprocessing import get_context
from multiprocessing.queues import Queue
from typing import TextIO

import pytest

from octavo.builders import PROGRESS
from octavo.press.progress import Bar, Lines, Silent, choose_progress


def on_terminal(monkeypatch: pytest.MonkeyPatch, quiet: bool) -> object:
    with os.fdopen(pty.openpty()[1], "w") as terminal:
        monkeypatch.setattr(sys, "stderr", terminal)
        return choose_progress(quiet=quiet)


def test_a_terminal_gets_a_bar_and_the_quiet_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert isinstance(on_terminal(monkeypatch, quiet=False), Bar)
    assert isinstance(on_terminal(monkeypatch, quiet=True), Silent)


def test_a_pipe_gets_a_line_for_each_stage(capsys: pytest.CaptureFixture[str]) -> None:
    progress = choose_progress(quiet=False)
    assert isinstance(progress, Lines)
    assert list(progress.track("reading", ["a", "b"])) == ["a", "b"]
    assert capsys.readouterr().err == "reading 2 …\n"


@contextmanager
def terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[TextIO, int]]:
    """Standard error as a terminal: the file to flush, and the descriptor on which its reader sees what it shows."""
    reader, writer = pty.openpty()
    with os.fdopen(writer, "w") as file:
        monkeypatch.setattr(sys, "stderr", file)
        yield file, reader
    os.close(reader)


def read_until(words: str, reader: int) -> str:
    said = ""
    while words not in said:  # a terminal hands out its lines piece by piece
        said += os.read(reader, 10_000).decode()
    return said


def test_a_bar_shows_the_page_that_a_builder_is_at(monkeypatch: pytest.MonkeyPatch) -> None:
    with terminal(monkeypatch) as (file, reader):
        for _ in Bar().track("building", ["x.pdf"]):
            PROGRESS.info("page %d", 37)
        file.flush()
        assert "building" in read_until("page 37", reader)


def lay_out_a_page(records: "Queue[logging.LogRecord]") -> None:
    """What a worker does with its progress: it goes into the queue of its parent."""
    PROGRESS.setLevel(logging.INFO)
    PROGRESS.addHandler(QueueHandler(records))
    PROGRESS.info("page %d", 38)


def test_a_bar_shows_the_page_that_another_process_is_at(monkeypatch: pytest.MonkeyPatch) -> None:
    context = get_context("spawn")
    records = context.Queue()
    worker = context.Process(target=lay_out_a_page, args=(records,))
    worker.start()
    with terminal(monkeypatch) as (file, reader):
        for _ in Bar().track("building", ["x.pdf"]):
            listener = QueueListener(records, *PROGRESS.handlers)
            listener.start()
            worker.join()
            listener.stop()
        file.flush()
        assert "building" in read_until("page 38", reader)
    assert worker.exitcode == 0


_STOPPED = """
import os, signal
from octavo.press.progress import Bar
from octavo.stopping import stopped_by_signals
with stopped_by_signals():
    for _ in Bar().track("building", ["a", "b"]):
        os.kill(os.getpid(), signal.SIGINT)
"""


def test_a_terminal_has_its_cursor_back_when_the_work_is_stopped() -> None:
    reader, writer = pty.openpty()
    stopped = subprocess.run([sys.executable, "-c", _STOPPED], stderr=writer, check=False)
    said = read_until("octavo: stopped", reader)
    os.close(writer)
    os.close(reader)
    assert stopped.returncode != 0
    assert said.rindex("\x1b[?25h") > said.rindex("\x1b[?25l")
