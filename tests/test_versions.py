"""The digest of the program: another program has another, and what Python writes beside it is none of it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

_SAY = "from octavo.versions import program_digest; print(program_digest(*{others!r}))"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of the program, whose files keep their times."""
    shutil.copytree(REPOSITORY / "source", tmp_path / "source", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(REPOSITORY / "styles", tmp_path / "styles")
    return tmp_path


def digest(checkout: Path, *others: str) -> str:
    """What a new process of the program in `checkout` says."""
    said = subprocess.run(
        [sys.executable, "-c", _SAY.format(others=others)],
        env=os.environ | {"PYTHONPATH": str(checkout / "source")}, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return said.stdout.strip()


def _edit(checkout: Path) -> None:
    file = checkout / "source/octavo/walk.py"
    file.write_text(file.read_text(encoding="utf-8").replace("all", "any"), encoding="utf-8")


def _restyle(checkout: Path) -> None:
    (checkout / "styles/base.css").write_text("", encoding="utf-8")


def _add(checkout: Path) -> None:
    (checkout / "source/octavo/templates/new.xhtml").touch()


@pytest.mark.parametrize("change", [_edit, _restyle, _add])
def test_an_edited_program_is_another(checkout: Path, change: Callable[[Path], None]) -> None:
    before = digest(checkout)
    change(checkout)
    assert digest(checkout) != before


def test_what_python_compiles_is_none_of_it(checkout: Path) -> None:
    before = digest(checkout)
    (checkout / "source/octavo/__pycache__").mkdir(exist_ok=True)
    (checkout / "source/octavo/__pycache__/walk.pyc").touch()
    assert digest(checkout) == before


def test_another_version_of_a_library_is_another_program(checkout: Path) -> None:
    (checkout / "source/ziamath-0.1.dist-info").mkdir()
    before = digest(checkout)
    (checkout / "source/ziamath-0.1.dist-info").rename(checkout / "source/ziamath-0.2.dist-info")
    assert len({before, digest(checkout), digest(checkout, "Pango 1.56")}) == 3
