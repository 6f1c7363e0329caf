"""Lists count in the numerals of their script, where some face has them."""

from __future__ import annotations

from io import BytesIO
from typing import get_args
from xml.etree.ElementTree import fromstring

import pypdfium2
import pytest

from octavo import fonts
from octavo.builders.pdf.tree.lists import list_numerals, number_plainly
from octavo.model import Item, List, Numbering
from octavo.notes import Notes
from tests.builders.making import pdf
from tests.making import book_with, paragraph

COUNTED = '<section><ol class="thai"><li>a</li></ol><ol><li>b</li></ol></section>'


def test_the_numerals_of_a_list_have_a_face() -> None:
    lists = [List((Item((paragraph("one"),)),), numbering=kind) for kind in get_args(Numbering)]
    with pypdfium2.PdfDocument(BytesIO(pdf(book_with(*lists)).content)) as document:
        words = "".join(page.get_textpage().get_text_bounded() for page in document)
    assert [sign for sign in "α१১១๑༡۱イ甲一" if sign not in words] == []


def test_numerals_without_a_face_are_plain_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "missing_characters", set)
    section, notes = fromstring(COUNTED), Notes()
    assert "๑" in list_numerals(section)
    number_plainly(section, notes)
    assert list_numerals(section) == ""
    assert [(note.code, note.detail) for note in notes] == [("glyph-missing", "numerals of a list: thai")]
