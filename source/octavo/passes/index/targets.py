"""Puts targets into an article: words of its texts get an element with an id around them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TypeVar, cast

from msgspec import Struct
from msgspec.structs import replace

from octavo.model import Article, Inline, Span, Text
from octavo.passes.index.mentions import Target
from octavo.walk import INNER_FIELDS

_T = TypeVar("_T")


def place_targets(article: Article, targets: Sequence[Target]) -> Article:
    """The article with targets in it; no word of it changes."""
    return _Placer(targets).place(article) if targets else article


class _Placer:
    """One way through an article, whose texts are numbered in the order of their fields."""

    def __init__(self, targets: Sequence[Target]) -> None:
        self._targets: defaultdict[int, list[Target]] = defaultdict(list)
        for target in targets:
            self._targets[target.text].append(target)
        self._number = -1

    def place(self, node: _T) -> _T:
        """A node with the targets in it; a text in it may become several nodes of the tuple around."""
        fields = INNER_FIELDS[node.__class__]
        if not fields or not self._targets:
            return node
        edits: dict[str, object] = {}
        for field in fields:
            old = getattr(node, field)
            if old.__class__ is tuple:
                new: object = self._place_members(old)
            else:
                new = self.place(old)
            if new is not old:
                edits[field] = new
        return cast("_T", replace(cast("Struct", node), **edits)) if edits else node

    def _place_members(self, members: tuple[object, ...]) -> tuple[object, ...]:
        new: list[object] = []
        changed = False
        for member in members:
            if member.__class__ is Text:
                self._number += 1
                if targets := self._targets.pop(self._number, None):
                    new += _split_text(member.text, targets)
                    changed = True
                    continue
                placed: object = member
            elif member.__class__ is tuple:
                placed = self._place_members(cast("tuple[object, ...]", member))
            else:
                placed = self.place(member)
            changed = changed or placed is not member
            new.append(placed)
        return tuple(new) if changed else members


def _split_text(words: str, targets: Sequence[Target]) -> Iterator[Inline]:
    """A text, with a span for each target in it."""
    at = 0
    for target in sorted(targets, key=lambda one: one.start):
        if at < target.start:
            yield Text(words[at : target.start])
        yield Span((Text(words[target.start : target.end]),), id=target.id)
        at = target.end
    if at < len(words):
        yield Text(words[at:])
