"""Reads the whole corpus and prints our figures beside those of other extractors.

    python -m tests.corpus.score [--jobs 2] [--peers]

The first table has a row of ours and one of the best peer in each metric for each corpus; with --peers a row for
each of them. The second has what matters most, and who is best at it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from typing import NamedTuple

from tests.conftest import CORPUS
from tests.corpus import scoring
from tests.corpus.scoring import Figures

COLUMNS = ("text_f1", "with", "leak", "structure", "note_r", "math_r", "title", "author", "date", "total")
HUMAN = ("aeb", "wcxb", "trafeval", "postlight")
"""The corpora whose gold people made."""

_LEAST_FOUND = 0.88
"""The share of must-have snippets under which a low leak is no merit: who prints nothing leaks nothing."""


class Goal(NamedTuple):
    """A metric over some corpora together."""

    metric: str
    corpora: tuple[str, ...]


GOALS = (
    Goal("text_f1", ("aeb", "wcxb")),
    Goal("leak", ("wcxb", "trafeval")),
    Goal("structure", ("aeb", "wcxb")),
    Goal("structure", ("aosa",)),
    Goal("math_r", ("distill",)),
    Goal("note_r", ("distill",)),
    Goal("note_r", ("defuddle",)),
    Goal("math_r", ("defuddle",)),
    Goal("title", ("wcxb", "trafeval", "postlight")),
    Goal("author", ("wcxb", "trafeval", "postlight")),
    Goal("date", ("wcxb", "trafeval", "postlight")),
    Goal("total", HUMAN),
)


class Score:
    """Our figures, page by page, beside the peers' means."""

    def __init__(self, pages: dict[str, Figures]) -> None:
        self._pages = pages
        self._peers = scoring.peers()
        self.corpora = sorted({scoring.corpus_of(name) for name in pages})

    def ours(self, *corpora: str) -> Figures:
        """Our figures over these corpora together."""
        return scoring.means({name: one for name, one in self._pages.items() if scoring.corpus_of(name) in corpora})

    def peers(self, name: str) -> dict[str, Figures]:
        """The peers' figures in one corpus, HUMAN or ALL."""
        return {peer: rows[name] for peer, rows in self._peers.items() if name in rows}

    def together(self, goal: Goal) -> dict[str, float]:
        """What each peer reaches at a goal: its means weighed by the pages that have the metric."""
        if goal.corpora == HUMAN:
            return {peer: row[goal.metric] for peer, row in self.peers("HUMAN").items() if goal.metric in row}
        found = {peer: self._weighed(peer, goal.metric, goal.corpora) for peer in self._peers}
        if goal.metric == "leak":
            found = {
                peer: value
                for peer, value in found.items()
                if self._weighed(peer, "with", goal.corpora) >= _LEAST_FOUND
            }
        return found

    def _weighed(self, peer: str, metric: str, corpora: tuple[str, ...]) -> float:
        total = pages = 0.0
        for corpus in corpora:
            count = sum(
                one.get(metric) is not None for name, one in self._pages.items() if scoring.corpus_of(name) == corpus
            )
            total += self._peers[peer][corpus].get(metric, 0.0) * count
            pages += count
        return total / pages if pages else 0.0

    def failed(self, *corpora: str) -> int:
        """How many pages have a text F1 below one half."""
        pages = (one for name, one in self._pages.items() if scoring.corpus_of(name) in corpora)
        return sum(one.get("text_f1", 1.0) < 0.5 for one in pages)


def best(rows: dict[str, float], metric: str) -> tuple[str, float]:
    """Who is best, and what it reaches."""
    order = min if metric == "leak" else max
    return order(rows.items(), key=lambda row: row[1])


def table(score: Score, *, every_peer: bool) -> Iterator[str]:
    """A row for us and one for the best peer (or each of them) in each corpus."""
    yield f"{'':24}" + "".join(f"{name:>10}" for name in COLUMNS)
    rows = [*((corpus, (corpus,)) for corpus in score.corpora), ("HUMAN", HUMAN), ("ALL", tuple(score.corpora))]
    for name, corpora in rows:
        yield f"{name:12}{'octavo':12}" + _row(score.ours(*corpora))
        peers = score.peers(name)
        if every_peer:
            yield from (f"{'':4}{peer:20}" + _row(figures) for peer, figures in peers.items())
        shared = {metric: {p: row[metric] for p, row in peers.items() if metric in row} for metric in COLUMNS}
        yield f"{'':12}{'best peer':12}" + _row({m: best(found, m)[1] for m, found in shared.items() if found})


def _row(figures: Figures) -> str:
    return "".join(f"{figures[name]:10.3f}" if name in figures else f"{'·':>10}" for name in COLUMNS)


def goals(score: Score) -> Iterator[str]:
    """What matters most: ours, the best peer's, and who that is."""
    yield f"{'':46}{'octavo':>8}{'peer':>8}"
    for goal in GOALS:
        who, theirs = best(score.together(goal), goal.metric)
        where = "human" if goal.corpora == HUMAN else " + ".join(goal.corpora)
        yield f"{goal.metric:12}{where:34}{score.ours(*goal.corpora)[goal.metric]:8.3f}{theirs:8.3f}  {who}"
    ours = score.ours(*score.corpora)
    yield f"{'pages below text F1 .5, aeb + wcxb':46}{score.failed('aeb', 'wcxb'):8}"
    yield f"{'CPU milliseconds a page':46}{ours['seconds'] * 1000:8.1f}"


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--peers", action="store_true", help="a row for each peer")
    asked = parser.parse_args()
    if not CORPUS.is_dir():
        sys.exit(f"the corpus of real pages is not at {CORPUS}")
    score = Score(scoring.pages(scoring.gold(), asked.jobs))
    print(*table(score, every_peer=asked.peers), "", *goals(score), "", sep="\n")
    texts = scoring.dumps()
    print("text dumps  " + "  ".join(f"{name} {value:.3f}" for name, value in texts.items()))


if __name__ == "__main__":
    main()
