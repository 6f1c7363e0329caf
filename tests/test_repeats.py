"""Articles that stand twice among others: by their words, and by their address and half of their words."""

from __future__ import annotations

import random

import pytest

from octavo.model import Article
from octavo.notes import Notes
from octavo.repeats import find_repeated, note_repeated
from octavo.walk import title
from tests.making import article, paragraph

WORDS = [
    f"{first}{last}" for first in ("plate", "proof", "type", "sheet") for last in ("s", "maker", "room", "less", "")
]


def written(seed: str, changed: int = 0, count: int = 400) -> str:
    """So many words, of which some are others than those that the same seed gives else."""
    chosen = random.Random(seed)
    words = [f"{chosen.choice(WORDS)}{chosen.randrange(40)}" for _ in range(count)]
    for place in range(changed):
        words[(place + 1) * count // (changed + 1)] = "corrected"
    return " ".join(words)


def pairs(*articles: Article) -> list[tuple[str, str]]:
    return [(title(first), title(again)) for first, again in find_repeated(articles)]


def test_an_article_with_the_words_of_another_repeats_it() -> None:
    one, two = article("one", paragraph(written("a"))), article("two", paragraph(written("b")))
    near = article("near", paragraph(written("a", changed=2)))
    again = article("again", paragraph(written("a")), url="https://example.org/again")
    assert pairs(one, two, near, again) == [("One", "Near"), ("One", "Again")]


def test_what_differs_in_more_than_a_few_words_is_another_article() -> None:
    assert pairs(article("one", paragraph(written("a"))), article("two", paragraph(written("a", changed=20)))) == []


def test_a_part_that_all_have_makes_no_two_alike() -> None:
    shared = paragraph(" ".join(f"internationalisation{number}" for number in range(60)))
    assert pairs(*(article(name, shared, paragraph(written(name))) for name in ("one", "two", "three"))) == []
    names = ("one", "two", "three", "two")
    assert pairs(*(article(name, shared, paragraph(written(name))) for name in names)) == [("Two", "Two")]


@pytest.mark.parametrize("address", ["http://www.example.org/a/?utm_source=x", "https://example.org/a"])
def test_one_address_and_half_the_words_are_two_states_of_one_article(address: str) -> None:
    one = article("one", paragraph(written("a")), url="https://example.org/a")
    assert pairs(one, article("two", paragraph(written("a", changed=20)), url=address)) == [("One", "Two")]
    assert pairs(one, article("two", paragraph(written("b")), url=address)) == []


def test_stubs_are_not_compared() -> None:
    assert pairs(article("one", paragraph("To be written.")), article("two", paragraph("To be written."))) == []


def test_words_that_are_not_set_apart() -> None:
    words = "".join(chr(0x4E00 + random.Random("h").randrange(900) + number) for number in range(300))
    one, two = article("one", paragraph(words)), article("two", paragraph(words[:150] + "校" + words[151:]))
    assert pairs(one, two) == [("One", "Two")]


def test_the_note_names_both() -> None:
    notes = Notes()
    one = article("one", paragraph(written("a")), path="source/one.html")
    note_repeated([one, article("two", paragraph(written("a")), path="source/two.html")], notes)
    (note,) = notes
    assert (note.code, note.where, note.detail) == ("article-repeated", "source/two.html", "“One” (source/one.html)")
