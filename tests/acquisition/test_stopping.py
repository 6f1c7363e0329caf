"""A run that is stopped at any moment leaves nothing half written, and the next one ends where it would have ended."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from octavo.projects.records import load_record
from tests.acquisition.making import files_of, run_add, series
from tests.conftest import REPOSITORY
from tests.web.site import Asked, Reply, Row, Site

_RUN = "import sys; from tests.acquisition.making import run_add; run_add(sys.argv[1], follow='.parts a')"
"""What `octavo add` does, without the pauses between two pages of a host."""


def counted(rows: dict[str, Row], at: int, stop: list[int], number: signal.Signals) -> dict[str, Row]:
    """The rows of a site that sends a signal to the process in `stop` when it is asked for the `at`-th time."""
    count = [0]

    def answer(row: Row, asked: Asked) -> Reply:
        count[0] += 1
        if count[0] == at and stop:
            os.kill(stop[0], number)
        return row if isinstance(row, Reply) else row(asked)

    return {path: lambda asked, row=row: answer(row, asked) for path, row in rows.items()}  # type: ignore[misc]


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("undisturbed")
    with Site(series()) as site, pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        return files_of(run_add(site.address("/"), follow=".parts a").folder, site)


MOMENTS = [(at, signal.SIGKILL) for at in range(1, 11)] + [(4, signal.SIGINT), (7, signal.SIGTERM)]


@pytest.mark.parametrize(("at", "number"), MOMENTS)
def test_a_run_that_was_stopped_is_ended_by_the_next(
    at: int, number: signal.Signals, undisturbed: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    stop: list[int] = []
    with Site(counted(series(), at, stop, number)) as site:
        command = [sys.executable, "-c", _RUN, site.address("/")]
        path = os.pathsep.join(filter(None, (str(REPOSITORY), os.environ.get("PYTHONPATH", ""))))
        with subprocess.Popen(command, env={**os.environ, "PYTHONPATH": path}, stderr=subprocess.DEVNULL) as process:
            stop.append(process.pid)
            assert process.wait(60) != 0
        check_whole(tmp_path)
        assert files_of(run_add(site.address("/"), follow=".parts a").folder, site) == undisturbed
    assert [path.name for path in tmp_path.iterdir()] == ["the-workshop"]


def check_whole(folder: Path) -> None:
    """Every page that is there has its record, and all pictures that this names."""
    for page in folder.glob("*/source/*.html"):
        record = load_record(page)
        assert record is not None
        files = page.with_name(f"{page.stem}_files")
        assert all((files / name).stat().st_size for name in record.pictures.values())
