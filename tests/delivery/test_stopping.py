"""Who stops a delivery knows afterwards whether it arrived: surely not, or maybe."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import trustme

from tests.commands.making import octavo
from tests.delivery.mail_server import HANG, PASSWORD, MailServer
from tests.delivery.making import make_epub, write_settings
from tests.delivery.test_sending import LARGE

COMMAND = (sys.executable, "-m", "octavo", "send", "bo@example.net", "a.epub")


def stop_at(stage: str, server: MailServer) -> subprocess.CompletedProcess[str]:
    """What becomes of `octavo send` where Ctrl-C comes when the server has heard of this stage."""
    environment = os.environ | {"OCTAVO_PASSWORD": PASSWORD}
    with subprocess.Popen(
        COMMAND, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        while stage not in server.asked:
            assert running.poll() is None
            time.sleep(0.01)
        running.send_signal(signal.SIGINT)
        said = running.communicate(timeout=300)
        return subprocess.CompletedProcess(COMMAND, running.returncode, *said)


def last_state(home: Path) -> str:
    """The state of the last receipt."""
    lines = (home / "state" / "octavo" / "deliveries.jsonl").read_bytes().splitlines()
    return str(json.loads(lines[-1])["state"])


def test_what_was_stopped_in_the_middle_is_sent_the_next_time(
    home: Path, authority: trustme.CA, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_epub(Path("a.epub"), filling=LARGE)
    with MailServer(replies={"BODY": [HANG]}, authority=authority) as server:
        write_settings(home, server)
        stopped = stop_at("BODY", server)
        assert (stopped.returncode, last_state(home)) == (130, "begun")
        assert stopped.stderr.endswith("octavo: stopped; nothing is half written\n")
        monkeypatch.setenv("OCTAVO_PASSWORD", PASSWORD)
        assert octavo(monkeypatch, "send", "bo@example.net", "a.epub", "--quiet") == 0
        assert (len(server.messages), last_state(home)) == (1, "sent")


def test_what_was_stopped_at_its_end_may_have_arrived(
    home: Path, authority: trustme.CA, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    make_epub(Path("a.epub"))
    with MailServer(replies={"DATA": [HANG]}, authority=authority) as server:
        write_settings(home, server)
        assert (stop_at("DATA", server).returncode, last_state(home)) == (130, "doubtful")
        monkeypatch.setenv("OCTAVO_PASSWORD", PASSWORD)
        assert octavo(monkeypatch, "send", "bo@example.net", "a.epub", "--quiet") == 10
        assert "bo@example.net: it may have arrived, 20" in capsys.readouterr().err
        assert server.messages == []
        assert octavo(monkeypatch, "send", "bo@example.net", "a.epub", "--quiet", "--again") == 0
        assert (len(server.messages), last_state(home)) == (1, "sent")


def test_a_receipt_that_a_power_cut_left_half_is_passed_over(
    home: Path, authority: trustme.CA, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_epub(Path("a.epub"))
    receipts = home / "state" / "octavo" / "deliveries.jsonl"
    receipts.parent.mkdir(parents=True)
    receipts.write_bytes(b'{"time":"2026-01-01T00:00:00Z","sta\xff\n\n[]\n{"torn')
    monkeypatch.setenv("OCTAVO_PASSWORD", PASSWORD)
    with MailServer(authority=authority) as server:
        write_settings(home, server)
        assert octavo(monkeypatch, "send", "bo@example.net", "a.epub", "--quiet") == 0
    assert last_state(home) == "sent"
    assert b'{"torn\n{"time' in receipts.read_bytes()


def test_nothing_leaves_that_no_receipt_can_be_written_of(
    home: Path, authority: trustme.CA, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    make_epub(Path("a.epub"))
    (home / "state").write_text("a file where a folder should be")
    monkeypatch.setenv("OCTAVO_PASSWORD", PASSWORD)
    with MailServer(authority=authority) as server:
        write_settings(home, server)
        assert octavo(monkeypatch, "send", "bo@example.net", "a.epub", "--quiet") == 6
    assert (server.messages, server.asked) == ([], [])
    assert "receipts cannot be" in capsys.readouterr().err
