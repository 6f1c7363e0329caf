"""What is kept: it comes back as it was made, and under no key but its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec import Struct

from octavo.model import Paragraph, Text
from octavo.press.cache import Cache
from octavo.store import NoStore, make_key, recall


class Page(Struct, frozen=True):
    """Something that is worth keeping."""

    content: bytes
    words: tuple[str, ...] = ()


MADE = Page(b"\xff", ("one", "two"))


def test_what_was_made_is_not_made_again(tmp_path: Path) -> None:
    store, made = Cache(tmp_path), []

    def make() -> Page:
        made.append(MADE)
        return MADE

    assert [recall(store, "key", Page, make) for _ in range(3)] == [MADE] * 3
    assert len(made) == 1
    assert recall(NoStore(), "key", Page, make) == MADE
    assert len(made) == 2


@pytest.mark.parametrize(
    "other",
    [
        ("page", "ab", ""),
        ("page", "a"),
        ("part", "a", "b"),
        ("page", Paragraph((Text("a"),)), "b"),
        ("page", b"a", "b"),
    ],
)
def test_other_things_have_other_keys(other: tuple[str, object]) -> None:
    assert make_key("page", "a", "b") == make_key("page", "a", "b")
    assert make_key(*other) != make_key("page", "a", "b")
