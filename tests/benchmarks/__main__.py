"""Prints what the commands cost: CPU seconds (the least of three runs) and the most memory that they took.

    python -m tests.benchmarks [--series DIR] [--runs 3]

DIR holds HTML files to take instead of made-up articles.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.benchmarks.articles import write

if sys.platform == "win32":
    sys.exit("the cost of a process is measured on POSIX systems only")


class Cost(NamedTuple):
    """CPU seconds of the user and the system together, and peak resident memory in megabytes."""

    seconds: float
    megabytes: float


def cost(arguments: list[str]) -> Cost:
    """What one run of octavo costs. Raises CalledProcessError if it fails."""
    command = [sys.executable, "-m", "octavo", *arguments]
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL) as child:
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, command)
    unit = 1e6 if sys.platform == "darwin" else 1e3
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / unit)


def report(name: str, arguments: list[str], runs: int) -> None:
    """A line for one command: the cheapest of its runs."""
    costs = [cost(arguments) for _ in range(runs)]
    seconds, megabytes = min(run.seconds for run in costs), max(run.megabytes for run in costs)
    print(f"{name:24} {seconds:8.2f} CPU s {megabytes:8.0f} MB", flush=True)


def main() -> None:
    """Measures each command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--series", type=Path)
    parser.add_argument("--runs", type=int, default=3)
    asked = parser.parse_args()
    with TemporaryDirectory() as name:
        folder = Path(name)
        files = list(map(str, sorted(asked.series.glob("*.html")) if asked.series else write(folder, 100)))
        report("octavo --version", ["--version"], asked.runs)
        for count, ending in ((1, "epub"), (100, "epub"), (1, "pdf"), (10, "pdf")):
            build = ["build", *files[:count], "-o", str(folder / f"book.{ending}"), "--quiet"]
            report(f"{ending.upper()} of {len(files[:count])}", build, asked.runs)


if __name__ == "__main__":
    main()
