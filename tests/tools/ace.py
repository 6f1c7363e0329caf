"""Ace by DAISY: the accessibility of EPUBs, judged in a browser, one for all of them."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.tools.findings import Finding
from tests.tools.places import BROWSER, NODE_MODULES, built, program

_SCRIPT = Path(__file__).with_suffix(".mjs")


def check(path: Path) -> list[Finding]:
    """The rules of EPUB Accessibility and WCAG that a book breaks; an empty list is a good book."""
    return judge([path])[path]


def judge(paths: Sequence[Path], limit: int = 600) -> dict[Path, list[Finding]]:
    """The rules that each of many books breaks."""
    with TemporaryDirectory() as folder:
        reports = _reports(paths, Path(folder), limit)
    return {path: list(map(_finding, _broken(report))) for path, report in zip(paths, reports, strict=True)}


def _reports(paths: Sequence[Path], folder: Path, limit: int) -> list[Any]:
    """Ace's own reports. Raises AssertionError if one is missing."""
    surroundings = {**os.environ, "PUPPETEER_EXECUTABLE_PATH": str(built(BROWSER)), "HOME": str(folder)}
    command = [program("node"), str(_SCRIPT), str(built(NODE_MODULES)), str(folder), *map(str, paths)]
    done = subprocess.run(
        command, env=surroundings, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=limit, check=False
    )
    files = [folder / f"{number}.json" for number in range(len(paths))]
    missing = [path.name for path, file in zip(paths, files, strict=True) if not file.is_file()]
    assert not missing, f"Ace made no report of {missing}: {done.stdout[-500:]} {done.stderr[-1500:]}"
    return [json.loads(file.read_text(encoding="utf-8")) for file in files]


def _broken(report: Any) -> list[tuple[str, dict[str, Any]]]:
    return [(page["earl:testSubject"]["url"], broken) for page in report["assertions"] for broken in page["assertions"]]


def _finding(found: tuple[str, dict[str, Any]]) -> Finding:
    place, broken = found
    rule = broken["earl:test"]
    return Finding(rule["earl:impact"], rule["dct:title"], place, broken["earl:result"]["dct:description"])
