"""Edits of bytes: what disks, programs and attackers do to files that were right."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import reduce
from typing import NamedTuple

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy


class Edit(NamedTuple):
    """One edit: which, where and over what (in thousandths of the content), and which of the tokens."""

    kind: str
    at: int
    size: int
    token: int


def _flip(content: bytes, edit: Edit, token: bytes) -> bytes:
    at = edit.at * len(content) // 1000
    return content[:at] + bytes([content[at] ^ (1 << edit.size % 8)]) + content[at + 1 :] if content[at:] else content


def _cut(content: bytes, edit: Edit, token: bytes) -> bytes:
    at = edit.at * len(content) // 1000
    return content[:at] + content[at + edit.size % 40 :]


def _end(content: bytes, edit: Edit, token: bytes) -> bytes:
    return content[: edit.at * len(content) // 1000]


def _insert(content: bytes, edit: Edit, token: bytes) -> bytes:
    at = edit.at * len(content) // 1000
    return content[:at] + token + content[at:]


def _repeat(content: bytes, edit: Edit, token: bytes) -> bytes:
    at = edit.at * len(content) // 1000
    return content[:at] + token * edit.size + content[at:]


def _double(content: bytes, edit: Edit, token: bytes) -> bytes:
    at, size = edit.at * len(content) // 1000, edit.size * 3
    return content[: at + size] + content[at : at + size] + content[at + size :]


def _swap(content: bytes, edit: Edit, token: bytes) -> bytes:
    at, other = sorted((edit.at * len(content) // 1000, edit.size * len(content) // 1000))
    return (
        content[:at]
        + content[other : other + 30]
        + content[at + 30 : other]
        + content[at : at + 30]
        + content[other + 30 :]
    )


_KINDS: dict[str, Callable[[bytes, Edit, bytes], bytes]] = {
    "flip": _flip, "cut": _cut, "end": _end, "insert": _insert, "repeat": _repeat, "double": _double, "swap": _swap,
}  # fmt: skip

_edits = st.builds(
    Edit, st.sampled_from(sorted(_KINDS)), st.integers(0, 999), st.integers(0, 999), st.integers(0, 10_000)
)


def edited(seeds: Sequence[bytes], tokens: Sequence[bytes]) -> SearchStrategy[bytes]:
    """Contents that were right, with a few edits; what is put in is one of the tokens of the format."""

    def apply(content: bytes, edits: list[Edit]) -> bytes:
        return reduce(
            lambda whole, edit: _KINDS[edit.kind](whole, edit, tokens[edit.token % len(tokens)]), edits, content
        )

    return st.builds(apply, st.sampled_from(seeds), st.lists(_edits, min_size=1, max_size=6))


def edited_parts(parts: Mapping[str, bytes], tokens: Sequence[bytes]) -> SearchStrategy[dict[str, bytes]]:
    """Parts of an archive, one or two of which have edits, is gone, or has the content of another."""
    names = sorted(parts)

    def change(name: str, content: bytes, other: str, fate: int) -> dict[str, bytes]:
        if fate == 0:
            return {key: value for key, value in parts.items() if key != name}
        return {**parts, name: parts[other] if fate == 1 else content}

    def edit_one(name: str) -> SearchStrategy[dict[str, bytes]]:
        return st.builds(
            change, st.just(name), edited([parts[name]], tokens), st.sampled_from(names), st.integers(0, 9)
        )

    return st.sampled_from(names).flatmap(edit_one)
