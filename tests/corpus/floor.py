"""The floor: what reading reached on a fixed sample of real pages and on all text dumps. It only rises.

    python -m tests.corpus.floor [--update] [--lower]

Prints what is reached beside the floor. --update raises the floor to it; only with --lower does it fall as well.
"""

from __future__ import annotations

import argparse
import json
import sys
from hashlib import sha256
from pathlib import Path

from tests.conftest import CORPUS
from tests.corpus import scoring
from tests.corpus.scoring import Figures

FILE = Path(__file__).with_name("floor.json")
PAGES = 120
SLACK = 0.002
"""How far a figure may fall: below it is no more than a page's worth of chance."""

METRICS = (
    "text_f1", "with", "leak", "structure", "head_f1", "list_f1", "quote_f1", "img_f1", "caption_r", "link_r", "table",
    "code", "note_r", "math_r", "title", "author", "author_none", "date", "total",
)  # fmt: skip
_LESS_IS_BETTER = {"leak"}


def sample() -> list[str]:
    """The pages of the floor: always the same, whatever their names."""
    return sorted(scoring.gold(), key=lambda name: sha256(name.encode()).digest())[:PAGES]


def reached(jobs: int = 1) -> Figures:
    """The figures of the sample, and of the dumps (their names start with "text/")."""
    pages = scoring.means(scoring.pages(sample(), jobs))
    texts = {f"text/{name}": value for name, value in scoring.dumps().items()}
    return {name: round(value, 4) for name, value in ({name: pages[name] for name in METRICS} | texts).items()}


def floor() -> Figures:
    """The figures to hold."""
    kept: Figures = json.loads(FILE.read_bytes())
    return kept


def lost(figures: Figures) -> dict[str, str]:
    """What is below the floor, and how far it fell."""
    return {
        name: f"{held:.4f} → {figures[name]:.4f}"
        for name, held in floor().items()
        if _gain(name, held, figures[name]) < -SLACK
    }


def _gain(name: str, before: float, after: float) -> float:
    return before - after if name in _LESS_IS_BETTER else after - before


def main() -> int:
    """Prints, and writes if asked. Returns 1 if anything is below the floor that is kept."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--update", action="store_true", help="raise the floor to what is reached")
    parser.add_argument("--lower", action="store_true", help="let it fall to what is reached")
    asked = parser.parse_args()
    if not CORPUS.is_dir():
        sys.exit(f"the corpus of real pages is not at {CORPUS}")
    figures, held = reached(), floor() if FILE.is_file() else {}
    for name, value in figures.items():
        print(f"{name:24}{held.get(name, value):8.4f}{value:8.4f}{_gain(name, held.get(name, value), value):+9.4f}")
    if asked.update or asked.lower:
        kept = {name: value if asked.lower else _better(name, held, value) for name, value in figures.items()}
        FILE.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    return 1 if lost(figures) else 0


def _better(name: str, held: Figures, value: float) -> float:
    return value if name not in held or _gain(name, held[name], value) > 0 else held[name]


if __name__ == "__main__":
    sys.exit(main())
