"""Ace by DAISY: the accessibility of an EPUB, judged in a browser."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.tools.findings import Finding
from tests.tools.places import ACE, BROWSER, built


def check(path: Path, limit: int = 300) -> list[Finding]:
    """The rules of EPUB Accessibility and WCAG that a book breaks; an empty list is a good book."""
    with TemporaryDirectory() as folder:
        report = _report(path, Path(folder), limit)
    return [
        _finding(page["earl:testSubject"]["url"], broken)
        for page in report["assertions"]
        for broken in page["assertions"]
    ]


def _report(path: Path, folder: Path, limit: int) -> Any:
    """Ace's own report. Raises AssertionError if it made none."""
    surroundings = {**os.environ, "PUPPETEER_EXECUTABLE_PATH": str(built(BROWSER)), "HOME": str(folder)}
    command = [str(built(ACE)), "--force", "--silent", "--outdir", str(folder / "ace"), str(path)]
    done = subprocess.run(
        command, env=surroundings, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=limit, check=False
    )
    report = folder / "ace" / "report.json"
    assert report.is_file(), f"Ace made no report of {path.name}: {done.stdout[-500:]} {done.stderr[-1500:]}"
    return json.loads(report.read_text(encoding="utf-8"))


def _finding(place: str, broken: dict[str, Any]) -> Finding:
    rule = broken["earl:test"]
    return Finding(rule["earl:impact"], rule["dct:title"], place, broken["earl:result"]["dct:description"])
