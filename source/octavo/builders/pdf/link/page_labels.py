"""What viewers call each page (ISO 32000-1, 12.4.2): the number that is printed on it, and the name of a cover."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

import pydyf


def write_page_labels(labels: Iterable[Sequence[str]]) -> dict[str, pydyf.Dictionary]:
    """The entry of the catalog for the labels of all pages, piece by piece; none where each is called by its place."""
    shown = list(chain.from_iterable(labels))
    if shown == [str(page) for page in range(1, len(shown) + 1)]:
        return {}
    numbers = pydyf.Array([part for page, label in _find_starts(shown) for part in (page, label)])
    return {"PageLabels": pydyf.Dictionary({"Nums": numbers})}


def _find_starts(labels: Sequence[str]) -> Iterator[tuple[int, pydyf.Dictionary]]:
    """The pages, from 0, at which a row of labels begins: numbers that follow each other, or one name."""
    for page, label in enumerate(labels):
        if not label.isdecimal():
            yield page, pydyf.Dictionary({"P": pydyf.String(label)} if label else {})
        elif not page or labels[page - 1] != str(int(label) - 1):
            yield page, pydyf.Dictionary({"S": "/D", "St": int(label)})
