"""Lists of plain text: nested by how far in they stand, whatever their markers are."""

from __future__ import annotations

import pytest

from octavo.model import Item, List
from octavo.walk import line, visit
from tests.readers.text.reading import MORE, PROSE, body


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("- oil\n- wick\n    - cotton\n    - flax\n- glass", ["cotton", "flax"]),
        ("* oil, which must be\n  clean\n* wick\n  + cotton that was\n    boiled\n* glass", ["cotton that was boiled"]),
        ("1. Fill the lamp.\n\n   a) not to the brim\n   b) by day\n\n2. Light it.", ["not to the brim", "by day"]),
        ("A. Oil\n   1. of whale\n   2. of stone\nB. Wick", ["of whale", "of stone"]),
    ],
)
def test_what_stands_further_in_is_a_list_in_the_item(text: str, inner: list[str]) -> None:
    lists = [node for node in visit(body(f"{PROSE}\n\n{text}\n\n{MORE}")) if isinstance(node, List)]
    nested = [
        node for item in visit(lists[0]) if isinstance(item, Item) for node in item.body if isinstance(node, List)
    ]
    assert [line(item) for item in nested[0].items] == inner
    assert len(lists) == 2
