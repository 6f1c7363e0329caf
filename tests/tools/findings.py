"""What a validator says, and running our Java programs, which say it a line each."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tests.tools.places import built, classes, program

_FAST_START = ("-Xmx3g", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""Runs of seconds: the second compiler and the parallel collector cost more than they bring."""


class Finding(NamedTuple):
    """One complaint: how grave, which rule, where in the file, in words."""

    severity: str
    code: str
    place: str
    message: str

    def __str__(self) -> str:
        return f"{self.severity} {self.code} {self.place} {self.message}"


def judge(
    name: str, jars: str, arguments: Sequence[str], paths: Sequence[Path], limit: int
) -> dict[Path, list[Finding]]:
    """What our Java program `name` finds in each of `paths`, in `limit` seconds and one gigabyte.

    Raises AssertionError if it did not come to the end of each file.
    """
    command = [
        program("java"), *_FAST_START, "-cp", os.pathsep.join([str(built(classes())), jars]), name,
        *arguments, *map(str, paths),
    ]  # fmt: skip
    utf8 = {**os.environ, "LC_ALL": "C.UTF-8"}  # or Java finds no file whose name is not ASCII
    done = subprocess.run(command, env=utf8, capture_output=True, encoding="utf-8", timeout=limit, check=False)
    lines = [line.split("\t") for line in done.stdout.splitlines()]
    ended = sum(line[1:] == ["done"] for line in lines)
    assert ended == len(paths), f"{name} judged {ended} of {len(paths)} files: {done.stderr[-2000:]}"
    return {
        path: [Finding(*line[1:]) for line in lines if line[0] == str(number) and len(line) == 5]
        for number, path in enumerate(paths)
    }


def told(found: dict[Path, list[Finding]]) -> str:
    """All that was found, a line each, for the message of an assertion: empty if nothing was."""
    return "\n".join(f"{path.name}: {finding}" for path, findings in found.items() for finding in findings)
