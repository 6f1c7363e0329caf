"""What the maker of a text put between its words: heads and feet of pages, buttons after headings."""

from __future__ import annotations

import pytest

from octavo.walk import line
from tests.readers.text.reading import MORE, PROSE, headings, left_out, read_text

HALF, REST = PROSE.split(", and ", 1)


@pytest.mark.parametrize(
    ("foot", "next_foot", "head"),
    [
        ("                  12", "                  13", "THE LAMP"),
        (
            "Holm            Informational            [Page 1]",
            "Holm            Informational            [Page 2]",
            "RFC 9999",
        ),
        ("- 12 -", "- 13 -", "A. Holm / Journal of Lamps 4 (2019) 11-19"),
    ],
)
def test_heads_and_feet_of_pages_go_and_paragraphs_run_over_them(foot: str, next_foot: str, head: str) -> None:
    pages = f"The Lamp\n\n{MORE}\n\n{HALF},\n\n{foot}\n\f{head}\n\nand {REST}\n\n{next_foot}\n\f{head}\n\n{MORE}"
    assert [line(block) for block in read_text(pages).body] == [MORE, PROSE, MORE]
    assert len(left_out(pages)) == 4


def test_a_line_beside_a_form_feed_that_is_there_once_stays() -> None:
    assert left_out(f"The Lamp\n\n{PROSE}\n\fLow water\n\n{MORE}\n\n{PROSE}") == []


@pytest.mark.parametrize(
    "mark", ["[edit]", " [Bearbeiten | Quelltext bearbeiten]", "[modifier | modifier le code]", "[編集]"]
)
def test_lines_with_the_button_of_a_wiki_are_headings(mark: str) -> None:
    wiki = f"The Lamp\n\n{PROSE}\nHistory{mark}\n{PROSE}\nSee also{mark}\nLow water\nHigh water"
    assert headings(read_text(wiki)) == ["History", "See also"]


def test_the_word_in_brackets_stays_where_it_is_there_once() -> None:
    assert line(read_text(f"The Lamp\n\n{PROSE}\n\n{MORE} [edit]\n\n{PROSE}").body[1]).endswith("[edit]")
