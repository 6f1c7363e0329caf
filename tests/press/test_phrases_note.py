"""A book in a language whose phrases are not known says so once."""

from __future__ import annotations

import pytest

from octavo.notes import Notes
from octavo.press.binding import bind
from octavo.projects.overrides import MetadataOverrides
from tests.making import article, paragraph


@pytest.mark.parametrize(("language", "codes"), [("yo", ["phrases-english"]), ("he", []), ("en-GB", []), ("pt-BR", [])])
def test_unknown_languages_are_noted(language: str, codes: list[str]) -> None:
    notes = Notes()
    bind(
        [article("one", paragraph("a"), in_language=language, date_published="2024-01-02")], MetadataOverrides(), notes
    )
    assert [note.code for note in notes] == codes
