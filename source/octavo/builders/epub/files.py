"""Where things are in a package: the file of every article, and of every id that a link may name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from octavo import walk
from octavo.model import Article, Node

_PLAIN = re.compile("[A-Za-z0-9_][A-Za-z0-9._-]*")


def files(articles: Sequence[Article]) -> list[str]:
    """A file for every article, named by its id where that is plain ASCII and free in any case of letters."""
    names: list[str] = []
    taken: set[str] = set()
    for number, article in enumerate(articles, 1):
        name = article.id if _PLAIN.fullmatch(article.id) else f"article-{number}"
        while name.lower() in taken:
            name = f"{name}-{number}"
        taken.add(name.lower())
        names.append(f"articles/{name}.xhtml")
    return names


def places(articles: Sequence[Article]) -> dict[str, str]:
    """The file of every id of the book."""
    found: dict[str, str] = {}
    for article, name in zip(articles, files(articles), strict=True):
        found[article.id] = name
        found |= {node.id: name for node in walk.visit(article.body) if isinstance(node, Node) and node.id}
    return found
