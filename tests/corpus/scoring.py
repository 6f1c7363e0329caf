"""What the corpus's own scorers say of our reading: page by page, and as means over corpora."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from multiprocessing import Pool
from pathlib import Path
from statistics import mean
from typing import Any, TypeAlias

from tests.conftest import CORPUS
from tests.corpus.predict import predict
from tests.corpus.predict_text import prediction

Figures: TypeAlias = dict[str, float]
"""Metrics, as the corpus's README defines them, and what was reached."""

Gold: TypeAlias = Mapping[str, Mapping[str, Any]]


@contextmanager
def _at_home() -> Iterator[None]:
    """The scorers find each other and leave no trace: no files in the corpus, no deeper stack for us."""
    kept = sys.path[:], sys.dont_write_bytecode, sys.getrecursionlimit()
    sys.path.insert(0, str(CORPUS))
    sys.dont_write_bytecode = True
    try:
        yield
    finally:
        sys.path[:], sys.dont_write_bytecode = kept[:2]
        sys.setrecursionlimit(kept[2])


@cache
def _scorer(name: str) -> Any:
    with _at_home():
        return import_module(name)


@cache
def gold() -> Gold:
    """What people say is on each page, by its id."""
    pages: Gold = _scorer("score").load_gold(str(CORPUS))
    return pages


def pages(names: Iterable[str], jobs: int = 1) -> dict[str, Figures]:
    """The figures of each of these pages; `seconds` is what reading it took."""
    files = [CORPUS / "pages" / f"{name}.html.gz" for name in names]
    with Pool(jobs) as pool:
        predicted = dict(pool.imap_unordered(predict, files, chunksize=8))
    with _at_home():
        scored = {name: _scorer("score").score_page(gold()[name], predicted[name]) for name in sorted(predicted)}
    return {name: figures | {"seconds": predicted[name]["seconds"]} for name, figures in scored.items()}


def means(scored: Mapping[str, Figures]) -> Figures:
    """The figures of many pages as one: each the mean of the pages that have it."""
    found: Figures = _scorer("score").aggregate(scored)[0] if scored else {}
    return found


def dumps() -> Figures:
    """The figures of the plain-text dumps, and of the seed."""
    expected = json.loads((CORPUS / "text" / "expected.json").read_bytes())
    seed = json.loads((CORPUS / "seed" / "expected.json").read_bytes())
    scored = [_dump(entry) for entry in (*expected.values(), seed)]
    names = sorted({name for one in scored for name in one})
    return {name: mean(one[name] for one in scored if name in one) for name in names}


def _dump(entry: Mapping[str, Any]) -> Figures:
    path = (CORPUS / str(entry["id"])).with_suffix(".txt")
    figures: Figures = _scorer("score_text").score_file(entry, prediction(path))
    return figures


def peers() -> dict[str, dict[str, Figures]]:
    """What other extractors reach: by their names and those of the corpora."""
    found: dict[str, dict[str, Figures]] = json.loads((CORPUS / "peers.json").read_bytes())
    return {name: {corpus: row for corpus, row in rows.items() if corpus != "version"} for name, rows in found.items()}


def corpus_of(name: str) -> str:
    """The corpus that a page is of."""
    return Path(name).parent.name
