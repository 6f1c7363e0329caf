"""Feeds of OPDS 1.2 and 2.0 as Readium's parser reads them, which Thorium and other reading systems use."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.tools.places import NODE_MODULES, built, program
from tests.tools.running import started

_SCRIPT = Path(__file__).with_suffix(".mjs")


def parse(path: Path, limit: float = 120) -> Any:
    """What the parser makes of a feed, as OPDS 2.0. Raises AssertionError where it cannot be read."""
    running = started(program("node"), str(_SCRIPT), str(built(NODE_MODULES / "r2-opds-js").parent))
    lines = running.ask(str(path.resolve()), limit)
    assert lines, f"{path.name} cannot be read: {running.last_words()}"
    return json.loads(lines[0])
