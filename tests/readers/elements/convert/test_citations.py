"""Citations that a script would have filled."""

from __future__ import annotations

import pytest

from octavo.notes import Notes
from octavo.walk import text
from tests.readers.elements.reading import read


@pytest.mark.parametrize(
    ("citation", "shown"),
    [
        ('<d-cite key="holm2020"></d-cite>', "[holm2020]"),
        ('<d-cite key="holm2020,lind:boats"></d-cite>', "[holm2020, lind:boats]"),
        ('<d-cite bibtex-key="holm2020"></d-cite>', "[holm2020]"),
    ],
)
def test_a_citation_without_words_is_its_key(citation: str, shown: str) -> None:
    notes = Notes()
    assert text(read(f"<p>As {citation} says.</p>", notes=notes)) == f"As {shown} says."
    assert [note.code for note in notes] == ["structure-changed"]


def test_a_citation_with_words_is_its_words() -> None:
    assert text(read('<p>As <d-cite key="x">(Holm 2020)</d-cite> says.</p>')) == "As (Holm 2020) says."
