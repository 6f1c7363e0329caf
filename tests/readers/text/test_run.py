"""Inside the run of an article a line goes on two signs: what it says, and how it stands."""

from __future__ import annotations

import pytest

from octavo.walk import line
from tests.readers.text.reading import MORE, PROSE, headings, left_out, read_text

PAGE = "Why the lamp is late\n\nBy Ada Holm\n\nMay 3, 2021\n\nShare on Facebook\n\nShare on Twitter"
TITLES = "Ten bridges that no boat can pass in winter\n\nWhat the pilots of the north have for breakfast"


def within(text: str) -> str:
    """A saved page with some lines between two paragraphs."""
    return f"{PAGE}\n\n{PROSE}\n\n{text}\n\n{MORE}\n\nLeave a comment"


def lost(text: str) -> list[str]:
    """What is left out between two paragraphs of a saved page."""
    beside = left_out(within("The boats come in."))
    return [detail for detail in left_out(within(text)) if detail not in beside]


@pytest.mark.parametrize(
    "text",
    [
        "Read more: The Harbour Log of 1911",
        "Related: why the second lamp was never lit",
        "Lesen Sie auch: Das Tagebuch des Lotsen",
        "À lire aussi : Le journal du pilote",
        "See also: Tides of the North",
        "Advertising",
        "Privacy policy",
        "Photo: Ada Holm",
        "Sign up for our newsletter and get the best stories in your inbox!",
        "Recommendations\n\nClose the causeway at noon\n\nMove the lamp",
        "The latest\n\nA lamp that nobody has seen lit",
        "Highlights\n\n- The lamp\n- The quay",
        "Related\n\nThe lamp of the second quay was never lit again.",
    ],
)
def test_what_stands_alone_between_paragraphs_stays(text: str) -> None:
    assert lost(text) == []


@pytest.mark.parametrize(
    "text",
    [
        f"Advertisement\n\n{PROSE}\n\nAdvertisement",
        f"Related: Ten bridges of winter\n\n{PROSE}\n\nRelated: What pilots eat at dawn",
        "Read more: Ten bridges of winter\n\nhttps://example.org/ten",
        "Read more: Ten bridges of winter https://example.org/ten",
        "Advertisement\n\nStory continues below",
        f"Read next\n\n{TITLES}",
        "Related\n\nTen bridges that no boat can pass in winter",
    ],
)
def test_what_is_repeated_or_stands_in_a_row_or_over_an_address_goes(text: str) -> None:
    gone = [part for part in text.split("\n\n") if part != PROSE]
    assert len(lost(text)) == len(gone)


def test_a_lone_label_is_no_heading() -> None:
    assert headings(read_text(within("Related: Ten bridges of winter"))) == []


def test_a_word_of_buttons_is_a_heading_where_nothing_says_that_a_text_is_a_page() -> None:
    assert headings(read_text(f"The Lamp\n\n{PROSE}\n\nAdvertising\n\n{MORE}\n\n{PROSE}")) == ["Advertising"]


def test_the_names_of_who_speaks_stay() -> None:
    talk = f"A talk about lamps\n\nBy Ada Holm\n\nPer Lind\n\n{PROSE}\n\nAda Holm\n\n{MORE}\n\nPer Lind\n\n{PROSE}"
    said = " ".join(line(block) for block in read_text(talk).body)
    assert said.count("Per Lind") == 2
    assert "Ada Holm" in said
