"""How much a drawing draws, with all that it draws by reference: what no one could show is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from octavo.pictures.svg.vocabulary import HREF, LINKED, name_of

MAX_SHAPES = 100_000
"""The most elements that are drawn, each `use` and marker counted with all that it shows."""

_MARKED = ("path", "line", "polyline", "polygon")
_NUMBER = re.compile(r"[\d.]+")
_MARKERS = re.compile(r"marker(?:-start|-mid|-end)?")
_IN_SHEET = re.compile(r"marker(?:-mid)?\s*:\s*url\(\s*['\"]?#([^)'\"]*)")  # "marker-mid: url(#dot)"


def count_shapes(root: etree._Element) -> float:
    """How many elements are drawn; infinite where a part shows itself."""
    try:
        return _Count(root).count(root)
    except RecursionError:
        return float("inf")


class _Count:
    """Counts one drawing."""

    def __init__(self, root: etree._Element) -> None:
        self._targets = {element.get("id"): element for element in root.iter() if element.get("id")}
        self._everywhere = [name for style in root.iter("{*}style") for name in _IN_SHEET.findall(style.text or "")]
        self._counts: dict[etree._Element, float] = {}
        self._open: set[etree._Element] = set()

    def count(self, element: etree._Element) -> float:
        """An element with all that is in it and shown by it."""
        if element in self._open:
            return float("inf")
        if element not in self._counts:
            self._open.add(element)
            shown = sum(times * self._count_named(name) for name, times in self._shown_by(element))
            self._counts[element] = 1 + shown + sum(map(self.count, element))
            self._open.discard(element)
        return self._counts[element]

    def _count_named(self, name: str) -> float:
        target = self._targets.get(name)
        return self.count(target) if target is not None else 0

    def _shown_by(self, element: etree._Element) -> Iterator[tuple[str, int]]:
        """The ids of what an element shows by reference, each with how often: a marker stands at each vertex."""
        yield (element.get(HREF) or "").removeprefix("#"), 1
        vertices = _count_vertices(element) if self._everywhere or _has_markers(element) else 1
        for key, value in element.attrib.items():
            if "url(" in value:
                times = vertices if key in ("style", "marker") or str(key).startswith("marker-mid") else 1
                yield from ((name, times) for name in LINKED.findall(str(value)))
        if name_of(element) in _MARKED:
            yield from ((name, vertices) for name in self._everywhere)


def _has_markers(element: etree._Element) -> bool:
    return any(_MARKERS.match(str(key)) for key in element.attrib) or "marker" in (element.get("style") or "")


def _count_vertices(element: etree._Element) -> int:
    """About how many corners a shape has: two numbers make one."""
    if name_of(element) not in _MARKED:
        return 1
    written = element.get("points") or element.get("d") or ""
    return max(2, len(_NUMBER.findall(written)) // 2)
