"""A build that is stopped, killed or out of room leaves the old books whole, and nothing else behind.

Each moment is some share of the time that the same build takes where nobody disturbs it. `--moments 100` tries a
hundred of each kind; without it a few of them are enough.
"""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import NamedTuple

import pytest
from PIL import Image

from tests.commands.making import ARTICLE, files_in

BOOKS = ("x.epub", "x.pdf", "x.notes.json", "x.accessibility.json")


class Bench(NamedTuple):
    """A folder with articles and pictures, where temporary files go, the old books, and how long a build takes."""

    folder: Path
    temporary: Path
    old: dict[str, bytes]
    seconds: float

    def start(self, *options: str, limit: Callable[[], None] | None = None) -> subprocess.Popen[str]:
        """Begins a build."""
        return subprocess.Popen(
            [sys.executable, "-m", "octavo", "build", *options],
            cwd=self.folder,
            env=os.environ | {"TMPDIR": str(self.temporary), "OCTAVO_CACHE": str(self.folder / "cache")},
            stderr=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            text=True,
            preexec_fn=limit,  # noqa: PLW1509
        )

    def build(self, title: str, limit: Callable[[], None] | None = None) -> subprocess.Popen[str]:
        """Begins to make both books, in the place of the old ones."""
        return self.start("articles", "-o", "x.epub", "-o", "x.pdf", "--title", title, limit=limit)

    def put_back(self) -> None:
        """The old books, and pictures that no build has made yet."""
        for name, content in self.old.items():
            (self.folder / name).write_bytes(content)
        shutil.rmtree(self.folder / "cache", ignore_errors=True)

    def made_anew(self) -> set[str]:
        """The books that are not the old ones."""
        return {name for name, content in self.old.items() if (self.folder / name).read_bytes() != content}

    def rests(self) -> set[str]:
        """What a build left that is neither a book nor kept for the next one."""
        known = {"articles", "small.md", "cache", "temporary", *BOOKS}
        names = {path.name for path in (*self.folder.iterdir(), *self.temporary.iterdir())}
        drafts = {name for name in files_in(self.folder / "cache") if "octavo-run" in name}
        return names - known | drafts


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    folder = tmp_path_factory.mktemp("bench")
    (folder / "articles").mkdir()
    (folder / "temporary").mkdir()
    (folder / "small.md").write_text(ARTICLE)
    for number in range(3):
        name = f"{number}.png"
        Image.effect_noise((900, 700), 60 + number).save(folder / "articles" / name)
        (folder / "articles" / f"{number}.md").write_text(f"{ARTICLE}\n![A plate of noise]({name})\n" * 2)
    bench = Bench(folder, folder / "temporary", {}, 0)
    with bench.build("Old") as running:
        assert (running.communicate()[1].count("octavo:"), running.returncode) == (0, 0)
    bench = bench._replace(old={name: (folder / name).read_bytes() for name in BOOKS})
    bench.put_back()
    begun = time.monotonic()
    with bench.build("New") as running:
        running.communicate()
    return bench._replace(seconds=time.monotonic() - begun)


@pytest.fixture
def bench(made: Bench) -> Bench:
    made.put_back()
    return made


@pytest.fixture
def moments(pytestconfig: pytest.Config) -> list[float]:
    """Shares of the time of a build, from a little after its beginning to a little after its end."""
    count: int = pytestconfig.getoption("moments")
    return [1.05 * (number + 0.5) / count for number in range(count)]


def stop(bench: Bench, number: int, moment: float) -> tuple[int, str]:
    """The exit code and the words of a build that a signal met at this moment."""
    with bench.build("New") as running:
        time.sleep(moment * bench.seconds)
        running.send_signal(number)
        said = running.communicate(timeout=60)[1]
    assert "Traceback" not in said or "octavo" not in said, moment  # Python itself has one, until it runs what is ours
    return running.returncode, said


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_stop_at_any_moment_is_one_line_and_leaves_nothing(
    bench: Bench, moments: list[float], number: signal.Signals, code: int
) -> None:
    for moment in moments:
        ended, said = stop(bench, number, moment)
        assert bench.rests() == set(), moment
        assert ended in {0, code, -number} or "octavo" not in said, moment  # done; stopped; ours had not begun
        if ended == code:
            assert said.splitlines()[-1].startswith("octavo: stopped"), moment
        assert bench.made_anew() in (set(), {"x.epub", "x.pdf"}), moment
        bench.put_back()


def test_a_kill_at_any_moment_leaves_whole_books_and_the_next_build_cleans_up(
    bench: Bench, moments: list[float]
) -> None:
    new = None
    for moment in [*moments, 1.6]:  # at last one that comes too late
        ended, _ = stop(bench, signal.SIGKILL, moment)
        assert ended in {0, -signal.SIGKILL}, moment
        assert all(is_whole(bench.folder / name) for name in BOOKS), moment
        with bench.start("small.md", "-o", "small.epub") as next_build:
            assert (next_build.communicate()[1].count("octavo:"), next_build.returncode) == (0, 0)
        for name in ("small.epub", "small.notes.json", "small.accessibility.json"):
            (bench.folder / name).unlink()
        assert bench.rests() == set(), moment
        new = bench.made_anew()
        bench.put_back()
    assert new == {"x.epub", "x.pdf"}


def is_whole(path: Path) -> bool:
    """Whether a file ends as files of its kind do."""
    ends = {".epub": b"PK\x05\x06", ".pdf": b"%%EOF", ".json": b"\n"}
    return ends[path.suffix] in path.read_bytes()[-30:]


def test_a_disk_that_is_full_at_any_moment_is_one_line_and_keeps_the_old_books(
    bench: Bench, moments: list[float]
) -> None:
    for moment in moments:
        largest = int(moment * max(map(len, bench.old.values())))
        with bench.build(
            "New", limit=partial(resource.setrlimit, resource.RLIMIT_FSIZE, (largest, largest))
        ) as running:
            said = running.communicate(timeout=60)[1]
        assert bench.rests() == set(), moment
        assert "Traceback" not in said, moment
        assert running.returncode in {0, 6}, moment
        if running.returncode:
            assert [line for line in said.splitlines() if "octavo: " in line] == said.splitlines()[-1:], moment
            assert bench.made_anew() == set(), moment
        bench.put_back()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount a disk")
@pytest.mark.parametrize("place", ["out", "temporary"])
def test_the_disk_that_is_full_is_named(bench: Bench, tmp_path: Path, place: str) -> None:
    disk = bench.temporary if place == "temporary" else tmp_path / "out"
    disk.mkdir(exist_ok=True)
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "octavo", str(disk)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("no disk can be mounted here")
    try:
        with bench.start("articles", "-o", str(tmp_path / "out" / "x.epub")) as running:
            said = running.communicate(timeout=60)[1]
        assert (running.returncode, said.splitlines()[-1]) == (6, said.splitlines()[-1])
        assert f"octavo: {disk}" in said
        assert "No space left on device" in said
        assert list(disk.iterdir()) == []
    finally:
        subprocess.run(["umount", disk], check=True)
