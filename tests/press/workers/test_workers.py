"""Workers: every message has its answer, whatever becomes of a process, and none of them outlives its parent."""

from __future__ import annotations

import errno
import multiprocessing
import os
import signal
import subprocess
import sys
import threading
from collections import Counter
from pathlib import Path

import pytest

from octavo.errors import BugError, FetchError, OctavoError, ReadError
from octavo.press.workers import Answer, Task, WorkerLostError, Workers, pool
from octavo.scratch import ScratchFolder
from tests.conftest import REPOSITORY
from tests.press.workers import tasks

MANY = [bytes([65 + number]) * 10**number for number in range(7)]
"""Messages from one byte to more than a pipe holds."""


def answers(task: Task, messages: list[bytes], jobs: int) -> list[Answer]:
    """The answers of all messages, in their order."""
    with Workers(jobs) as workers:
        found = dict(workers.run(task, messages))
    return [found[index] for index in range(len(messages))]


@pytest.mark.parametrize("jobs", [0, 1, 2, 3, 20])
def test_every_message_has_its_answer(jobs: int) -> None:
    assert answers(tasks.upper, MANY, jobs) == [message.upper() for message in MANY]
    assert answers(tasks.upper, [], jobs) == []


def test_processes_are_started_for_two_messages_and_no_sooner() -> None:
    here = str(os.getpid()).encode()
    assert answers(tasks.process, [b""], 2) == [here]
    assert answers(tasks.process, [b"", b""], 1) == [here, here]
    assert here not in answers(tasks.process, [b"", b""], 2)


def test_processes_are_kept_for_the_next_run() -> None:
    with Workers(2) as workers:
        first = {answer for _, answer in workers.run(tasks.process, [b""] * 8)}
        second = {answer for _, answer in workers.run(tasks.process, [b""] * 8)}
    assert len(first | second) == 2


def test_a_process_that_did_enough_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "MOST_TASKS", 3)
    assert max(Counter(answers(tasks.process, [b""] * 12, 2)).values()) == 3


def test_without_processes_a_message_is_done_when_it_is_asked_for() -> None:
    found = Workers(1).run(tasks.fail, [b"read", b"bug"])
    assert isinstance(next(found)[1], ReadError)


@pytest.mark.parametrize("jobs", [1, 2])
def test_errors_come_as_they_were(jobs: int) -> None:
    read, fetch, disk, bug = answers(tasks.fail, [b"read", b"fetch", b"disk", b"bug"], jobs)
    assert isinstance(read, ReadError)
    assert str(read) == "a.html: no article — give another"
    assert isinstance(fetch, FetchError)
    assert (fetch.message, fetch.where, fetch.code) == ("outside", "a.png", "picture-outside")
    assert isinstance(disk, OSError)
    assert (disk.errno, disk.filename) == (errno.ENOSPC, "/full")
    assert isinstance(bug, BugError)
    assert "ZeroDivisionError" in bug.message


def test_who_crashes_loses_its_message_alone() -> None:
    messages = [b"a", b"crash", b"b", b"crash", b"crash", b"c", b"d"]
    found = answers(tasks.stop_on_demand, messages, 2)
    assert [isinstance(answer, WorkerLostError) for answer in found] == [one == b"crash" for one in messages]
    assert [one for one in found if isinstance(one, bytes)] == [b"a", b"b", b"c", b"d"]
    assert all(isinstance(one, OctavoError) for one in found if not isinstance(one, bytes))


def test_who_was_killed_once_has_another_chance(tmp_path: Path) -> None:
    messages = [b"", str(tmp_path / "one").encode(), b"", str(tmp_path / "two").encode()]
    assert answers(tasks.stop_once, messages, 2) == [message.upper() for message in messages]
    assert len(list(tmp_path.iterdir())) == 2


def test_one_that_was_killed_while_it_waited_is_replaced() -> None:
    with Workers(2) as workers:
        ended = {int(answer) for _, answer in workers.run(tasks.process, [b""] * 4) if isinstance(answer, bytes)}
        for process in ended:
            os.kill(process, signal.SIGKILL)
            os.waitid(os.P_PID, process, os.WEXITED | os.WNOWAIT)
        found = dict(workers.run(tasks.upper, MANY))
    assert [found[index] for index in range(len(MANY))] == [message.upper() for message in MANY]


def test_answers_that_nobody_takes_are_no_answers_of_the_next_run() -> None:
    with Workers(2) as workers:
        left = workers.run(tasks.upper, MANY)
        next(left)
        assert sorted(workers.run(tasks.upper, [b"x", b"y"])) == [(0, b"X"), (1, b"Y")]


def test_a_close_ends_what_is_not_done() -> None:
    with Workers(2) as workers:
        next(workers.run(tasks.upper, [b"a", b"b", b"c"]))
    assert multiprocessing.active_children() == []


def test_a_process_with_threads_is_not_copied() -> None:
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    try:
        assert answers(tasks.upper, MANY, 2) == [message.upper() for message in MANY]
    finally:
        done.set()
        thread.join()


_FULL = """
import os, resource
from octavo.press.workers import Workers, pool
from tests.press.workers import tasks
free = os.dup(0)  # the number of the next file
os.close(free)
resource.setrlimit(resource.RLIMIT_NOFILE, (free + {room}, free + {room}))
with Workers(3) as workers:
    found = dict(workers.run(tasks.process, [b""] * 6))
print(len(found), str(os.getpid()).encode() in found.values(), len(set(found.values())))
"""


@pytest.mark.parametrize(("room", "said"), [(0, "6 True 1"), (7, "6 False 1")])
def test_where_no_process_can_be_started_those_that_there_are_do_it(room: int, said: str) -> None:
    """A process takes six files to begin with, and three as long as it runs."""
    done = subprocess.run(
        [sys.executable, "-c", _FULL.format(room=room)], cwd=REPOSITORY, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == said


def test_signals_mean_there_what_they_should() -> None:
    assert set(answers(tasks.signals, [b"", b""], 2)) == {b"[True, set()]"}


def test_folders_of_the_parent_stay(tmp_path: Path) -> None:
    with ScratchFolder(tmp_path) as folder:
        assert answers(tasks.upper, [b"a", b"b"], 2) == [b"A", b"B"]
        assert folder.path.is_dir()


# --- signals: the output ends when the last process that holds it does -----------------------------------


def start(state: str) -> subprocess.Popen[str]:
    """A program whose two workers are at work, or wait."""
    running = subprocess.Popen(
        [sys.executable, "-m", "tests.press.workers.tasks", state],
        cwd=REPOSITORY, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    assert running.stdout is not None
    for _ in range(2 if state == "busy" else 1):
        running.stdout.readline()
    return running


@pytest.mark.parametrize("state", ["busy", "idle"])
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_stop_ends_all(state: str, number: signal.Signals, code: int) -> None:
    with start(state) as running:
        running.send_signal(number)
        said = running.communicate()
    assert (running.returncode, said) == (code, ("", "octavo: stopped; nothing is half written\n"))


def test_ctrl_c_at_the_terminal_goes_to_all_and_is_one_line() -> None:
    with start("busy") as running:
        os.killpg(running.pid, signal.SIGINT)
        said = running.communicate()
    assert (running.returncode, said) == (130, ("", "octavo: stopped; nothing is half written\n"))


def test_none_outlives_a_parent_that_was_killed() -> None:
    with start("idle") as running:
        running.kill()
        said = running.communicate()
    assert (running.returncode, said) == (-signal.SIGKILL, ("", ""))
