"""Progress is a bar on a terminal, lines elsewhere, and nothing when asked."""

import logging
import os
import pty
import sys

import pytest

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


def test_a_bar_shows_the_page_that_a_builder_is_at(monkeypatch: pytest.MonkeyPatch) -> None:
    reader, writer = pty.openpty()
    with os.fdopen(writer, "w") as terminal:
        monkeypatch.setattr(sys, "stderr", terminal)
        for _ in Bar().track("building", ["x.pdf"]):
            logging.getLogger("octavo.progress").info("page %d", 37)
        terminal.flush()
        said = ""
        while "page 37" not in said:  # a terminal hands out its lines piece by piece
            said += os.read(reader, 10_000).decode()
    os.close(reader)
    assert "building" in said
