"""The clusters of a run of Pango: the least pieces of a text that have glyphs of their own, and where these stand."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from operator import itemgetter
from typing import Any, NamedTuple

from weasyprint.text.ffi import FROM_UNITS, pango

EMPTY: int = pango.PANGO_GLYPH_EMPTY
"""The number that Pango gives to what is never drawn."""


class Glyph(NamedTuple):
    """A glyph of a font, by its number. Its places are thousandths of the font's size.

    `rise` is how far it stands above the line, in CSS pixels.
    """

    number: int
    offset: float
    rise: float
    width: float


class Cluster(NamedTuple):
    """Some text in its order, and the glyphs that show it, from left to right."""

    text: str
    glyphs: Sequence[Glyph]


def read_clusters(run: Any, line: bytes, size: float) -> Iterator[Cluster]:
    """The clusters of a run of the text `line`, in type of `size` (CSS pixels), from left to right."""
    starts = list(run.glyphs.log_clusters[0 : run.glyphs.num_glyphs])
    ends = dict(pairwise([*sorted(set(starts)), run.item.length]))
    offset, glyphs = run.item.offset, run.glyphs.glyphs[0 : len(starts)]
    for start, members in groupby(zip(starts, glyphs, strict=True), itemgetter(0)):
        text = line[offset + start : offset + ends[start]].decode()
        yield Cluster(text, [_read_glyph(info, size) for _, info in members])


def _read_glyph(info: Any, size: float) -> Glyph:
    place, scale = info.geometry, 1000 * FROM_UNITS / size
    return Glyph(info.glyph, place.x_offset * scale, -place.y_offset * FROM_UNITS, place.width * scale)


def join_marks(clusters: Iterable[Cluster]) -> Iterator[Cluster]:
    """Clusters of a text from right to left, each letter with its marks, which stand to the left of it."""
    marks: list[Cluster] = []
    for cluster in clusters:
        if all(map(unicodedata.combining, cluster.text)):
            marks.append(cluster)
            continue
        yield _join(marks, cluster) if marks else cluster
        marks = []
    yield from marks


def _join(marks: Sequence[Cluster], letter: Cluster) -> Cluster:
    text = letter.text + "".join(mark.text for mark in reversed(marks))
    return Cluster(text, [glyph for cluster in (*marks, letter) for glyph in cluster.glyphs])


def find_gap(before: Cluster, behind: Cluster) -> float:
    """How far apart a font sets two letters of a word: Amiri does so with "ر" and the letter at its left ("الطريق")."""
    *marks, letter = behind.glyphs
    return 0 if before.text.isspace() else sum(mark.width for mark in marks) + letter.offset
