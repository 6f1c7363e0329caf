"""veraPDF, the validator of the PDF Association: all files and profiles in one Java machine."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tests.tools.findings import Finding, ask
from tests.tools.places import verapdf_jars

FLAVOURS = ("ua1", "3a")
"""PDF/UA-1 (ISO 14289-1) and PDF/A-3a (ISO 19005-3)."""


def check(paths: Sequence[Path], flavours: Sequence[str] = FLAVOURS, limit: float = 600) -> dict[Path, list[Finding]]:
    """The rules that each file breaks, in order of profile and clause; an empty list is a good file."""
    return {path: _check(path, flavours, limit) for path in paths}


def _check(path: Path, flavours: Sequence[str], limit: float) -> list[Finding]:
    found = ask("VeraPdf", verapdf_jars(), f"{','.join(flavours)}\t{path}", limit)
    return sorted(found, key=lambda finding: finding.code)
