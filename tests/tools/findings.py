"""What a validator finds, and our Java programs, which say it a line each."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from tests.tools.places import built, classes, program
from tests.tools.running import started

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


def ask(name: str, jars: str, question: str, limit: float) -> list[Finding]:
    """What our Java program `name` finds, in `limit` seconds. Raises AssertionError if it comes to no end."""
    paths = os.pathsep.join([str(built(classes())), jars])
    lines = started(program("java"), *_FAST_START, "-cp", paths, name).ask(question, limit)
    return [Finding(*line.split("\t")) for line in lines]


def told(found: dict[Path, list[Finding]]) -> str:
    """All that was found, a line each, for the message of an assertion: empty if nothing was."""
    return "\n".join(f"{path.name}: {finding}" for path, findings in found.items() for finding in findings)
