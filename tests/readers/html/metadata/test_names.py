"""Names of authors."""

from __future__ import annotations

import pytest

from octavo.readers.html.metadata.names import is_name, parse_names
from tests.readers.html.reading import LONG, article


@pytest.mark.parametrize(
    ("markup", "names"),
    [
        ("<meta name=author content='The House'><meta property='article:author' content='Ada Green'>", ["Ada Green"]),
        ("<meta name='parsely-author' content='Green, Ada'>", ["Ada Green"]),
        ("<meta name=author content='Ada Green'><meta property='article:author' content='example.org'>", ["Ada Green"]),
    ],
)
def test_authors_of_more_makes(markup: str, names: list[str]) -> None:
    made = article(f"<head>{markup}</head><body><h1>A Tree</h1><p>{LONG * 3}</p>")
    assert [person.name for person in made.authors] == names


@pytest.mark.parametrize(
    ("stated", "shown", "names"),
    [
        ("The Oak Press, Ghent, Belgium", "", []),
        ("oaks.example.org, Ghent, Belgium", "", []),
        ("Ada, Bob, Cyd", "", ["Ada", "Bob", "Cyd"]),
        ("GTB", "<p>by Ada Green, Nature Collective</p>", ["Ada Green"]),
        ("GTB", "", ["GTB"]),
    ],
)
def test_firms_and_their_towns_are_no_authors(stated: str, shown: str, names: list[str]) -> None:
    made = article(f"<head><meta name=author content='{stated}'></head><body><h1>A Tree</h1>{shown}<p>{LONG * 3}</p>")
    assert [person.name for person in made.authors] == names


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Ada Green and Bo de Vries", ["Ada Green", "Bo de Vries"]),
        ("Written by: Ada Green (senior editor)", ["Ada Green"]),
        ("Von ADA GREEN | 5. März", ["Ada Green"]),
        ("By the editorial staff", []),
        ("Posted by admin", []),
        ("By Jane Doe", []),
        ("Von Max Mustermann", []),
        ("By Jane Smith", ["Jane Smith"]),
        ("Di Mario Rossi", ["Mario Rossi"]),
        ("AG Ada Green", ["Ada Green"]),
        ("by BDV Bo de Vries", ["BDV Bo de Vries"]),
        ("Ada Jan 23, 2025", []),
        ("By Ada Green, Ghent Gazette", ["Ada Green"]),
    ],
)
def test_names_in_bylines(byline: str, names: list[str]) -> None:
    assert parse_names(byline) == names


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Ada Green", True), ("Ada", True), ("Bo de Vries", True), ("read more", False), ("a@b.org", False)],
)
def test_what_can_be_a_name(text: str, expected: bool) -> None:
    assert is_name(text) is expected
