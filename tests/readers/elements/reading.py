"""What the tests of elements share: markup read to blocks, and shorthands for what should come out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from lxml import etree

from octavo.errors import FetchError
from octavo.model import Block, Inline, Paragraph, Text
from octavo.notes import Notes
from octavo.readers.elements import Context, read_blocks
from octavo.readers.elements.tree import Element
from octavo.resources import Asset
from octavo.walk import visit

Fetch: TypeAlias = Callable[[str], Asset]


def keep(reference: str) -> Asset:
    """A store that has every picture, under its own name."""
    return Asset(reference, "image/png", b"", 640, 480)


def lack(reference: str) -> Asset:
    """A store that has no picture."""
    raise FetchError("is not there", code="picture-missing")


def parse(markup: str) -> Element:
    """The body of a page that holds `markup`."""
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
    return etree.fromstring(f"<html><body>{markup}</body></html>".encode(), parser=parser)[0]


def read(markup: str, base: str = "", notes: Notes | None = None, fetch: Fetch = keep) -> tuple[Block, ...]:
    """The blocks that `markup` becomes."""
    return read_blocks(parse(markup), Context(fetch, Notes() if notes is None else notes, base))


def one(markup: str) -> Any:
    """The only block that `markup` becomes."""
    (block,) = read(markup)
    return block


def line(markup: str) -> tuple[Inline, ...]:
    """The content of the one paragraph that `markup` becomes."""
    paragraph = one(f"<p>{markup}</p>")
    assert isinstance(paragraph, Paragraph)
    return paragraph.content


def found(node: Any, kind: type) -> list[Any]:
    """The nodes of one kind in a node, or in several."""
    return [inner for inner in visit(node) if isinstance(inner, kind)]


def p(words: str) -> Paragraph:
    """A paragraph of plain words."""
    return Paragraph((Text(words),))
