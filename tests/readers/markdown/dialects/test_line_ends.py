"""Line ends in scripts without spaces."""

from __future__ import annotations

import pytest

from tests.readers.markdown.reading import markup


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("山の\n上", "山の上"),
        ("他说，\n“好”。", "他说，\n“好”。"),
        ("**太い**\n文字", "<strong>太い</strong>文字"),
        ("カタ\n**カナ**。\n次", "カタ<strong>カナ</strong>。次"),
        ("산 위\n나무", "산 위\n나무"),
        ("山\nhill", "山\nhill"),
        ("hill\ntree", "hill\ntree"),
    ],
)
def test_a_line_end_between_two_such_characters_is_nothing(source: str, found: str) -> None:
    assert markup(source).replace("\n", " ").split() == f"<p>{found}</p>".split()
