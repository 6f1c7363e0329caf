"""The Nu HTML checker of the W3C: pages and their styles, judged by the living standard of HTML."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

from tests.tools.findings import Finding
from tests.tools.places import NU, built, program

_JAVA = ("-Xss4m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
_OPTIONS = ("--format", "json", "--stdout", "--exit-zero-always")


def check(paths: Sequence[Path], limit: float = 600) -> dict[Path, list[Finding]]:
    """The errors and warnings of pages, all in one run of `limit` seconds at most; an empty list is a good page."""
    places = {path.resolve(): path for path in paths}
    command = [program("java"), *_JAVA, "-jar", str(built(NU)), *_OPTIONS, *map(str, places)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=limit)
    found: dict[Path, list[Finding]] = {path: [] for path in paths}
    for said in json.loads(done.stdout)["messages"]:
        file = Path(unquote(urlsplit(said["url"]).path))
        kind = said.get("subType", said["type"])
        found[places[file]].append(Finding(kind, "nu", f"line {said.get('lastLine', 0)}", said["message"]))
    return found
