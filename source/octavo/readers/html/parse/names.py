"""The elements of a page by their classes and ids: a page has far fewer names than elements, and each is asked once."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from itertools import chain

from octavo.readers.elements.tree import Element

IsNamed = Callable[[str], object]
"""Whether a class attribute, or an id, is one that is looked for: `re.compile("byline").search`."""


class Names:
    """Which elements bear which names; `elements` are those of the page, in order."""

    def __init__(self, elements: Sequence[Element]) -> None:
        self._elements = elements
        self._classes: dict[str, list[int]] = {}
        self._ids: dict[str, list[int]] = {}
        for at, element in enumerate(elements):
            if name := element.get("class"):
                self._classes.setdefault(name, []).append(at)
            if name := element.get("id"):
                self._ids.setdefault(name, []).append(at)

    def find(self, is_named: IsNamed, tags: Container[str]) -> list[Element]:
        """The elements with one of these tags whose class or id is one that is looked for, in order."""
        names = chain(self._classes.items(), self._ids.items())
        places = {place for name, places in names if is_named(name) for place in places}
        elements = map(self._elements.__getitem__, sorted(places))
        return [element for element in elements if element.tag in tags]
