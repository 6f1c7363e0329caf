"""A user who does what an article of the guide says: one shell, from the first listing to the last.

A listing with the name of a file becomes that file, in the folder that the shell is in; "at the end of book.toml" adds
to it. The site and the mail server of example.org are on loopback.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from tests.delivery.mail_server import PASSWORD
from tests.guide.listings import RUN, SHOWN, Listing, read_commands
from tests.guide.loopback import Loopback

_ADDING = "at the end of "
_LONGEST = 300
"""Seconds that all commands of an article may take."""

_PRELUDE = f"""\
octavo() {{
    case "$*" in
        preview*) python3 '{Path(__file__).with_name("visitor.py")}' "$@" ;;
        add*|update*|build*http*) command octavo "$@" --allow-private ;;
        *) command octavo "$@" ;;
    esac
}}
code=0
"""
"""Addresses of loopback are private, and those of the guide are not; what is served is looked at, and ended."""


class Step(Struct, frozen=True):
    """One thing that a user does: a listing or a command of it, what the shell runs for it, what it is to print.

    `printed` is None where the guide does not say. A step that `may_fail` is followed by one that asks for its code.
    """

    line: int
    script: str
    printed: str | None = None
    may_fail: bool = False


class Outcome(Struct, frozen=True):
    """What came of a step: its exit code (None if the shell never got there), and what it wrote to both streams."""

    step: Step
    code: int | None
    printed: str
    complaints: str


def make_steps(listings: Iterable[Listing]) -> Iterator[Step]:
    """What a user does with these listings."""
    for listing in listings:
        if listing.language == SHOWN:
            yield from _show_steps(listing)
        elif listing.language == RUN:
            yield Step(listing.line, f"set -e\n{listing.text}")
        elif listing.title:
            yield Step(listing.line, _write_file(listing))


def _write_file(listing: Listing) -> str:
    """What a user does with an editor."""
    name = shlex.quote(listing.title.removeprefix(_ADDING)).replace("'~/", "~/'")
    sign = ">>" if listing.title.startswith(_ADDING) else ">"
    return f"mkdir -p $(dirname {name})\ncat {sign}{name} <<'END OF FILE'\n{listing.text}END OF FILE\n"


def _show_steps(listing: Listing) -> Iterator[Step]:
    commands = list(read_commands(listing))
    following = [command.text for command in commands[1:]]
    for command, after in zip(commands, [*following, ""], strict=True):
        yield Step(listing.line, command.text, command.printed, may_fail=after == "echo $?")


def run_steps(steps: Iterable[Step], folder: Path, loopback: Loopback) -> list[Outcome]:
    """Runs all steps in one shell that starts in `folder`; the shell ends where one fails that may not."""
    logs = folder.with_name(f"{folder.name}.logs")
    logs.mkdir()
    steps = list(steps)
    script = _PRELUDE + "".join(_write_step(step, logs / str(number)) for number, step in enumerate(steps))
    subprocess.run(
        ["sh", "-c", loopback.hide(script)],
        cwd=folder, env=_make_environment(folder), stdin=subprocess.DEVNULL, check=False, timeout=_LONGEST,
    )  # fmt: skip
    return [_read_outcome(step, logs / str(number), loopback) for number, step in enumerate(steps)]


def _make_environment(home: Path) -> dict[str, str]:
    """That of a user who is at home in a folder, and has a password for mail."""
    others = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    path = f"{Path(sys.executable).parent}:{others['PATH']}"
    return {**others, "PATH": path, "HOME": str(home), "OCTAVO_PASSWORD": PASSWORD}


def _write_step(step: Step, log: Path) -> str:
    """The shell's part of a step: it finds the exit code of the one before it in `$?`, and leaves its own."""
    ran = f"{{\n{step.script}\n}} >{log}.out 2>{log}.err"
    return f"set +e\n(exit $code)\n{ran}\ncode=$?\necho $code >{log}.code\n"


def _read_outcome(step: Step, log: Path, loopback: Loopback) -> Outcome:
    texts = [Path(f"{log}{ending}") for ending in (".code", ".out", ".err")]
    code, printed, complaints = (text.read_text("utf-8") if text.exists() else "" for text in texts)
    return Outcome(step, int(code) if code else None, loopback.show(printed), loopback.show(complaints))


def shown(outcome: Outcome) -> str:
    """What stays on a terminal: what was printed, then what Octavo complained of, without the lines of its progress."""
    complaints = [line for line in outcome.complaints.splitlines() if line.startswith("octavo: ")]
    return "\n".join([*outcome.printed.splitlines(), *complaints])


def is_as_said(said: str, found: str) -> bool:
    """Whether a text is what the guide says: "…" in a line stands for anything in it, alone for any lines."""
    pattern = "\n".join(_pattern(line) for line in said.strip("\n").splitlines())
    return re.fullmatch(pattern.replace(f"{_ANY_LINES}\n", f"(?:{_ANY_LINES}\n)?"), found.strip("\n")) is not None


_ANY_LINES = r"[\s\S]*?"


def _pattern(line: str) -> str:
    if line.strip() == "…":
        return _ANY_LINES
    return ".*".join(re.escape(part) for part in line.rstrip().split("…"))
