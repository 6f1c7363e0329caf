"""Words in drawings whose letters join, stack or run from right to left are shaped as a whole.

WeasyPrint sets each letter of a drawing alone, because any of them may have a place of its own. Where none has, a text
of such a script is one piece: "दीप" is two letters and a vowel that is drawn over the first of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from octavo.pictures.svg.features import JOINED, places_letters

_SPACING = ("letter-spacing", "textLength")


class _Whole(str):
    """A text that has one letter, as it were: itself."""

    __slots__ = ()

    def __iter__(self) -> Iterator[str]:
        yield str(self)


def text(node: Any) -> str | None:
    """Stands for `weasyprint.svg.Node.text`: the text of a node, as one piece where its letters are drawn as one."""
    written: str | None = node._etree_node.text
    if not written or written.isascii() or not JOINED.search(written):
        return written
    return written if places_letters(node.attrib) or any(map(node.get, _SPACING)) else _Whole(written)
