"""The accessibility statement of a file, in plain words: what its builder measured."""

from __future__ import annotations

from msgspec import Struct


class StatementGroup(Struct, frozen=True):
    """A few sentences of one kind. The kinds are those by which shops show accessibility (W3C, EDItEUR)."""

    title: str
    sentences: tuple[str, ...]


class Statement(Struct, frozen=True):
    """What is stated. `language` is that of its words where they are not in the book's: English, where it has none."""

    title: str
    language: str
    groups: tuple[StatementGroup, ...]
    method: str

    @property
    def summary(self) -> str:
        """All sentences in a row."""
        return " ".join([*(sentence for group in self.groups for sentence in group.sentences), self.method])
