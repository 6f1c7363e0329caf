"""Archives: what damage does to the list of their parts."""

from __future__ import annotations

import pytest

from octavo.readers.archives import Archive
from tests.readers.docx.word_files import pack_parts


@pytest.mark.parametrize("name", ["\0", "\0art.xml", "\0/"])
def test_a_part_whose_name_damage_took_is_passed_over(name: str) -> None:
    """A name ends at its first NUL, so that here nothing is left of it."""
    mark = "N" * len(name)
    whole = pack_parts({"a.xml": b"<a/>", mark: b"<b/>", f"{mark}N": b"<c/>"})
    archive = Archive(whole.replace(mark.encode(), name.encode()), "a.docx")
    assert list(archive) == ["a.xml"]
    assert archive.repeated == []
    assert archive.read("a.xml") == b"<a/>"
