"""qpdf: whether a PDF is written as the specification says, object by object."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.tools.findings import Finding
from tests.tools.places import program


def check(path: Path) -> list[Finding]:
    """What qpdf warns of; an empty list is a clean file."""
    command = [program("qpdf"), "--check", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    said = [line for line in done.stderr.splitlines() if line]
    assert said or done.returncode == 0, f"qpdf ended with {done.returncode} and said nothing of {path.name}"
    return [Finding("warning", "qpdf", path.name, line) for line in said]
