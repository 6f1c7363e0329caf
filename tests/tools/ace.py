"""Ace by DAISY: the accessibility of EPUBs, judged in a browser, one for all of them."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tests.tools.findings import Finding
from tests.tools.places import BROWSER, NODE_MODULES, built, program
from tests.tools.running import started

_SCRIPT = Path(__file__).with_suffix(".mjs")


def check(path: Path, limit: float = 600) -> list[Finding]:
    """The rules of EPUB Accessibility and WCAG that a book breaks; an empty list is a good book."""
    return [_finding(place, broken) for place, broken in _broken(_report(path, limit))]


def judge(paths: Sequence[Path], limit: float = 600) -> dict[Path, list[Finding]]:
    """The rules that each of many books breaks, in `limit` seconds each."""
    return {path: check(path, limit) for path in paths}


def _report(path: Path, limit: float) -> Any:
    """Ace's own report. Raises AssertionError if there is none."""
    os.environ["PUPPETEER_EXECUTABLE_PATH"] = str(built(BROWSER))
    running = started(program("node"), str(_SCRIPT), str(built(NODE_MODULES)))
    lines = running.ask(str(path.resolve()), limit)
    assert lines, f"Ace made no report of {path.name}: {running.last_words()}"
    return json.loads(lines[0])


def _broken(report: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    return ((page["earl:testSubject"]["url"], broken) for page in report["assertions"] for broken in page["assertions"])


def _finding(place: str, broken: dict[str, Any]) -> Finding:
    rule = broken["earl:test"]
    return Finding(rule["earl:impact"], rule["dct:title"], place, broken["earl:result"]["dct:description"])
