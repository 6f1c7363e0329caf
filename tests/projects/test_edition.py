"""What the last update of a project brought: written, read again, and damaged."""

from __future__ import annotations

from pathlib import Path

import pytest

from octavo.errors import FetchError
from octavo.projects.book_file import BookFile
from octavo.projects.edition import EDITION, Edition, load_edition
from octavo.projects.json_files import format_json
from octavo.projects.order import make_order

SECOND = Edition(number=2, date="2026-11-27", added=("source/part-3.html",), changed=("source/part-1.html",))


def test_an_edition_is_read_as_it_was_written(tmp_path: Path) -> None:
    assert load_edition(tmp_path) is None
    (tmp_path / EDITION).write_bytes(format_json(SECOND))
    assert load_edition(tmp_path) == SECOND
    assert make_order(BookFile(), (), (), tmp_path).edition == SECOND
    assert make_order(BookFile(news=False), (), (), tmp_path).edition is None


@pytest.mark.parametrize("content", [b"", b"[]", b'{"number": 2}', b'{"number": 2, "date": "", "new": []}', b"\xff"])
def test_a_damaged_edition_is_named(content: bytes, tmp_path: Path) -> None:
    (tmp_path / EDITION).write_bytes(content)
    with pytest.raises(FetchError, match="damaged"):
        load_edition(tmp_path)
