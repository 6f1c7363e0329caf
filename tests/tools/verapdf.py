"""veraPDF, the validator of the PDF Association: all files and profiles in one Java machine."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tests.tools.findings import Finding, judge
from tests.tools.places import verapdf_jars

FLAVOURS = ("ua1", "3a")
"""PDF/UA-1 (ISO 14289-1) and PDF/A-3a (ISO 19005-3)."""


def check(paths: Sequence[Path], flavours: Sequence[str] = FLAVOURS, limit: int = 600) -> dict[Path, list[Finding]]:
    """The rules that each file breaks, in order of profile and clause; an empty list is a good file."""
    found = judge("VeraPdf", verapdf_jars(), (",".join(flavours),), paths, limit)
    return {path: sorted(findings, key=lambda finding: finding.code) for path, findings in found.items()}
