"""Text that was encoded twice is read as it was written; a page about such errors keeps them."""

from __future__ import annotations

import pytest

from octavo.notes import Notes
from octavo.readers.html.parse.mojibake import repair_mojibake
from octavo.walk import text
from tests.readers.html.reading import LONG, article, codes


@pytest.mark.parametrize("encoding", ["cp1252", "latin-1"])
@pytest.mark.parametrize(
    "said",
    [
        "It’s the miller’s wheel — and it didn’t turn.",
        "Märchen über Bäume für größere Kinder",
        "Où est-il allé cet été déjà ?",
        "水車は回る",
    ],
)
def test_what_was_encoded_twice_is_as_it_was(said: str, encoding: str) -> None:
    letters = (bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in said.encode())
    notes = Notes()
    assert repair_mojibake("".join(letters), notes) == said
    assert codes(notes) == {"encoding-guessed"}


@pytest.mark.parametrize(
    "said",
    [
        "L’âme du château, là où l’été s’achève : Âge, Île, Ñandú",
        "He wrote ’ and it came out as â€™ — an error’s sign’s well known; ‘â€™’ is the error’s name.",
        "A NOÇÃO, À MÃE, ÂNGULO: SÃO “AÇÕES” E “ÁGUAS”",
    ],
)
def test_what_was_encoded_once_stays(said: str) -> None:
    assert repair_mojibake(said, Notes()) == said


def test_an_article_is_repaired_before_it_is_read() -> None:
    said = "The miller’s wheel didn’t turn, and it wasn’t the river’s fault."
    twice = f"<body><p>{said} {LONG}".encode().decode("latin-1")
    assert text(article(f"<meta charset=utf-8>{twice}").body).startswith(said)
