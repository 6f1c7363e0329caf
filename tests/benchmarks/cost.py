"""What a process costs, measured from outside."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from statistics import median
from typing import NamedTuple


class Cost(NamedTuple):
    """CPU seconds of the user and the system together, seconds on the clock, and peak memory in megabytes.

    Both are of the process with all that it started; memory is that of the largest one.
    """

    seconds: float
    clock: float
    megabytes: float


def measure(command: Sequence[str], more: Mapping[str, str] | None = None) -> Cost:
    """What one run of a command costs. Raises CalledProcessError if it fails."""
    started = time.monotonic()
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, env={**os.environ, **(more or {})}
    ) as child:
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, command)
    unit = 1e6 if sys.platform == "darwin" else 1e3
    return Cost(used.ru_utime + used.ru_stime, time.monotonic() - started, used.ru_maxrss / unit)


def middle(costs: Sequence[Cost]) -> Cost:
    """The median of each figure, and the most memory."""
    return Cost(
        median(cost.seconds for cost in costs),
        median(cost.clock for cost in costs),
        max(cost.megabytes for cost in costs),
    )
