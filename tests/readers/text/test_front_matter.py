"""What a page has around its title: sections and ways to the page over it, tags under it, and writers named twice."""

from __future__ import annotations

import pytest

from octavo.walk import line, title
from tests.readers.text.reading import MORE, PROSE, read_text

TITLE = "Why the lamp of the harbour is never late"


@pytest.mark.parametrize(
    "above", ["Harbours", "Krisen", "← Low water (4)\n\nHigh water →", "Zurück zum Hafen\n\nLamps"]
)
def test_a_word_over_a_signed_title_is_a_section(above: str) -> None:
    assert title(read_text(f"{above}\n\n{TITLE}\n\nBy Ada Holm\n\nMay 3, 2021\n\n{PROSE}\n\n{MORE}")) == TITLE


def test_the_line_under_a_title_is_its_subtitle() -> None:
    found = read_text(
        f"{TITLE}\n\nThe keeper and his wife have another word for the hours\n\nBy Ada Holm\n\n{PROSE}\n\n{MORE}"
    )
    assert title(found) == TITLE
    assert line(found.alternative_headline).startswith("The keeper")


def test_a_subtitle_is_one_sentence() -> None:
    lead = "The keeper trims the lamp at four. Nobody on the quay would call that late, and nobody has to."
    found = read_text(f"{TITLE}\n\n{lead}\n\nBy Ada Holm\n\n{PROSE}\n\n{MORE}")
    assert line(found.body[0]) == lead


@pytest.mark.parametrize(
    "byline",
    [
        "Ein Interview von Ada Holm mit Per Lind",
        "Text von Ada Holm Illustration von Per Lind",
        "Por Ada Holm 5 mayo, 2021, 6:12 pm",
        "By Ada HolmStaff Writer",
        "Posted on 3. Mai 20213. Mai 2021Author Ada Holm",
        "Ada Holm | The Northhaven Courier",
        "Ada Holm\n\n17\n\nAda Holm",
        "3. Mai 2021 Ada Holm 6\n\nAda Holm",
        "Ada Holm¹*",
        "Ada Holm†",
    ],
)
def test_bylines_of_many_makes(byline: str) -> None:
    assert [person.name for person in read_text(f"{TITLE}\n\n{byline}\n\n{PROSE}\n\n{MORE}").authors] == ["Ada Holm"]


@pytest.mark.parametrize("last", ["Autor: Ada Holm", "By Ada Holm"])
def test_a_byline_may_stand_at_the_end(last: str) -> None:
    assert [person.name for person in read_text(f"{TITLE}\n\n{PROSE}\n\n{MORE}\n\n{last}").authors] == ["Ada Holm"]


def test_a_headline_that_begins_with_of_names_nobody() -> None:
    assert read_text(f"Von Sprache, Macht und «ganz normalem Mut»\n\n{PROSE}\n\n{MORE}").authors == ()
