"""The command line as a whole: what it loads, and how it ends."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.conftest import REPOSITORY

LOADED = """
import runpy, sys
sys.argv = ["octavo", *sys.argv[1:]]
try:
    runpy.run_module("octavo", run_name="__main__")
finally:
    names = {name.partition(".")[0] for name in sys.modules} - set(sys.stdlib_module_names)
    print(*sorted(names), file=sys.stderr)
"""
"""Runs the command, and says then which packages are loaded."""


@pytest.mark.parametrize(
    ("arguments", "may_load"),
    [
        (["--version"], {"click", "octavo"}),
        (["send", "--help"], {"click", "octavo", "msgspec", "typing_extensions"}),
        (
            ["read", "source/sample/1-the-sheet.html"],
            {"click", "octavo", "msgspec", "lxml", "typing_extensions", "gcld3", "tinycss2", "webencodings"},
        ),
    ],
)
def test_only_what_is_needed_is_loaded(arguments: list[str], may_load: set[str]) -> None:
    command = [sys.executable, "-c", LOADED, *arguments]
    said = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=True).stderr
    loaded = {name for name in said.split() if not name.startswith(("_", "cython"))}
    assert loaded <= may_load


def run_octavo(*arguments: str) -> str:
    """What the program prints, as one line."""
    command = [sys.executable, "-m", "octavo", *arguments]
    return " ".join(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())


@pytest.mark.parametrize("command", ["build", "read", "doctor"])
def test_help_says_what_it_is_for(command: str) -> None:
    assert run_octavo(command, "--help").startswith(f"Usage: python -m octavo {command}")


def test_help_of_build_names_all_formats() -> None:
    said = run_octavo("build", "--help")
    assert "A file to make, .epub, .pdf, .zip, .html, or a folder of pages for the web" in said
    assert "as EPUB and PDF, named after its title" in said
