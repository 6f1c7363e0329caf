"""The command line as its tests call it: in this process, in a folder of the user's own."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from octavo.commands import main

ARTICLE = """---
title: A first article
author: A. Writer
date: 2026-03-04
lang: en
---

Words enough for a *book*.
"""


def octavo(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    """Runs the command and returns its exit code."""
    monkeypatch.setattr(sys, "argv", ["octavo", *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    assert isinstance(ended.value.code, int)
    return ended.value.code


def files_in(folder: Path) -> set[str]:
    """The files of a folder and of those in it, by their names from there."""
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
