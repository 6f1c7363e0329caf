"""One project and one server for all tests of the room."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.preview.making import Preview, make_project


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of two articles."""
    return make_project(tmp_path_factory.mktemp("preview") / "essays")


@pytest.fixture(scope="session")
def preview(project: Path) -> Iterator[Preview]:
    """The project as it is previewed."""
    with Preview(project) as shown:
        shown.wait_for_book()
        yield shown


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, which is the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path
