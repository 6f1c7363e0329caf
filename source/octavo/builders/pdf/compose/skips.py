"""Places in a paragraph as WeasyPrint names them: a way through the boxes, child by child, and bytes of a text."""

from __future__ import annotations

from typing import Any

from weasyprint.formatting_structure import boxes

from octavo.builders.pdf.compose.paragraph import Node


def letter_at(root: Node, skip: Any) -> int:
    """The letter that a skip stack of WeasyPrint leads to: child by child, and at last bytes of a text."""
    node = root
    while skip is not None:
        ((index, skip),) = skip.items()
        if isinstance(node.box, boxes.TextBox):
            return node.start + len(node.box.text.encode()[:index].decode())
        node = node.children[index]
    return node.start


def skip_to(root: Node, letter: int) -> Any:
    """The skip stack that leads to a letter."""
    node, path = root, []
    while not isinstance(node.box, boxes.TextBox):
        index = next((i for i, one in enumerate(node.children) if one.end > letter or one.start >= letter), None)
        if index is None:
            break
        path.append(index)
        node = node.children[index]
        if node.start >= letter:
            break
    else:
        path.append(len(node.box.text[: letter - node.start].encode()))
    skip: Any = None
    for index in reversed(path):
        skip = {index: skip}
    return skip
