"""The order of words in a list, and the letters above them."""

from __future__ import annotations

from octavo.locale.collation import first_letter, sort_key


def test_accents_capitals_and_articles_do_not_count() -> None:
    words = ["zebra", "The Hague", "Ångström", "apple", "Œuvre", "Éclair", "3M", "de Gaulle, Charles"]
    expected = ["3M", "Ångström", "apple", "de Gaulle, Charles", "Éclair", "The Hague", "zebra", "Œuvre"]
    assert sorted(words, key=sort_key) == expected


def test_letters_are_capitals_without_accents() -> None:
    assert [first_letter(words) for words in ("Ångström", "the Hague", "école", "Жук", "3M", "索引", "")] == [
        "A", "H", "E", "Ж", "", "", "",
    ]  # fmt: skip
