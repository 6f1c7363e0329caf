"""Prints what books cost, beside plain WeasyPrint on the same XHTML and CSS, in turn: A B A B.

    python -m tests.benchmarks [--series DIR] [--articles 100] [--rounds 2] [--paper NAME]

DIR holds HTML files to take instead of made-up articles. Ours is the whole `octavo build`, start included, and both
formats unless a line says otherwise; plain WeasyPrint's is the PDF alone. Figures are medians of the rounds. Below
those of a series stands how well its pages are set: what `octavo proof` counts.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.articles import write
from tests.benchmarks.cost import Cost, measure, middle
from tests.benchmarks.scenarios import SCENARIOS, Scenario

if sys.platform == "win32":
    sys.exit("the cost of a process is measured on POSIX systems only")

_PYTHON = (sys.executable, "-m")


class Bench:
    """One series in a folder of its own, with a cache of its own."""

    def __init__(self, folder: Path, files: Sequence[Path], paper: str) -> None:
        self._folder = folder
        self._series = folder / "series"
        self._paper = paper
        for file in files:
            self._copy(file)
        self._environment = {"OCTAVO_CACHE": str(folder / "cache"), "PYTHONPYCACHEPREFIX": str(folder / "compiled")}
        self._environment |= {"PYTHONDONTWRITEBYTECODE": ""}

    def _copy(self, file: Path) -> None:
        """Copies an article, and the pictures beside it."""
        self._series.mkdir(exist_ok=True)
        shutil.copy(file, self._series)
        for name in ("img", "images"):
            if (file.parent / name).is_dir():
                shutil.copytree(file.parent / name, self._series / name, dirs_exist_ok=True)
        for picture in file.parent.glob(f"{file.stem}.*"):
            shutil.copy(picture, self._series)

    def build(self, endings: Sequence[str], *more: str, cold: bool = False) -> Cost:
        """What a build costs; a cold one finds nothing that was kept."""
        if cold:
            shutil.rmtree(self._folder / "cache", ignore_errors=True)
        outputs = [word for ending in endings for word in ("-o", str(self._folder / f"book.{ending}"))]
        files = map(str, sorted(self._series.glob("*.html")))
        command = [*_PYTHON, "octavo", "build", "--quiet", "--paper", self._paper, *files, *outputs, *more]
        return measure(command, self._environment)

    def quality(self) -> dict[str, float]:
        """What is counted on the pages of the book as it was built last."""
        files = map(str, sorted(self._series.glob("*.html")))
        output = ("-o", str(self._folder / "book.pdf"))
        command = [*_PYTHON, "octavo", "proof", "--json", "--paper", self._paper, *files, *output]
        said = subprocess.run(command, env={**os.environ, **self._environment}, check=True, capture_output=True)
        counts: dict[str, float] = json.loads(said.stdout)["quality"]
        return counts

    def change(self, scenario: Scenario) -> Cost:
        """What a build of both formats costs after a change."""
        scenario.change(self._series)
        return self.build(("epub", "pdf"), *scenario.arguments)

    def plain(self) -> Cost:
        """What plain WeasyPrint costs."""
        folder = self._folder / "plain"
        folder.mkdir(exist_ok=True)
        if not (folder / "book.xhtml").exists():
            files = map(str, sorted(self._series.glob("*.html")))
            measure(
                [*_PYTHON, "tests.benchmarks.plain", "prepare", str(folder), self._paper, *files], self._environment
            )
        command = [*_PYTHON, "tests.benchmarks.plain", "write", str(folder), str(self._folder / "plain.pdf")]
        return measure(command, self._environment)


def report(name: str, ours: Sequence[Cost], theirs: Sequence[Cost]) -> None:
    """A line of the table: what it costs, and as a part of what plain WeasyPrint costs."""
    mine, plain = middle(ours), middle(theirs)
    print(
        f"{name:34} {mine.seconds:8.2f} CPU s {mine.clock:8.2f} s {mine.megabytes:6.0f} MB"
        f"   {mine.seconds / plain.seconds:6.3f} {mine.clock / plain.clock:6.3f}",
        flush=True,
    )


def report_quality(name: str, counts: dict[str, float]) -> None:
    """A line a count, under the name that it has in `--json`."""
    for key, count in counts.items():
        print(f"{name}: quality, {key:24} {count:10g}", flush=True)


def run_series(bench: Bench, rounds: int, name: str) -> None:
    """The lines of a series: cold and after each change."""
    bench.build(("epub", "pdf"))  # what is compiled is compiled
    cold: list[Cost] = []
    plain: list[Cost] = []
    for _ in range(rounds):
        plain.append(bench.plain())
        cold.append(bench.build(("epub", "pdf"), cold=True))
    report(f"{name}: plain WeasyPrint, PDF", plain, plain)
    report(f"{name}: cold", cold, plain)
    report_quality(name, bench.quality())
    for scenario in SCENARIOS:
        report(f"{name}: {scenario.name}", [bench.change(scenario) for _ in range(rounds)], plain)
    for ending in ("epub", "pdf"):
        report(
            f"{name}: cold, {ending.upper()} alone", [bench.build((ending,), cold=True) for _ in range(rounds)], plain
        )


def main() -> None:
    """Measures a series, and its first article alone."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--series", type=Path)
    parser.add_argument("--articles", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=2)
    parser.add_argument("--paper", default="enote-10")
    asked = parser.parse_args()
    with TemporaryDirectory() as name:
        folder = Path(name)
        found = sorted(asked.series.glob("article-*.html")) if asked.series else write(folder / "made", asked.articles)
        print(f"{'':34} {'ours':>14} {'clock':>10} {'memory':>9}   of plain: CPU, clock")
        for count in (1, asked.articles):
            place = folder / str(count)
            place.mkdir()
            run_series(Bench(place, found[:count], asked.paper), asked.rounds, f"{count} article{'s' * (count > 1)}")


if __name__ == "__main__":
    main()
