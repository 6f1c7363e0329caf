"""A folder for the commands to work in."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.making import ARTICLE


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the user's own, with one article; it is the current one."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    Path("a.md").write_text(ARTICLE)
    return tmp_path
