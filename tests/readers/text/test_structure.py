"""What is a heading, and what only leads to what follows."""

from __future__ import annotations

import pytest

from octavo.walk import line
from tests.readers.text.reading import MORE, PROSE, body, headings, read_text


@pytest.mark.parametrize(
    "label", ["Poem:", "Ingredients:", "You will need:", "The keeper found:", "Zutaten:", "材料："]
)
def test_a_label_is_no_heading(label: str) -> None:
    found = read_text(f"The Lamp\n\n{PROSE}\n\n{label}\n\n- oil\n- wick\n\n{MORE}")
    assert headings(found) == []
    assert label in [line(block) for block in found.body]


def test_a_heading_in_title_case_may_end_in_a_colon() -> None:
    assert headings(read_text(f"The Lamp\n\n{PROSE}\n\nWhat You Will Need:\n\n- oil\n- wick\n\n{MORE}")) == [
        "What You Will Need:"
    ]


@pytest.mark.parametrize("heading", ["Chapter II.", "PART ONE", "Kapitel 3", "Глава 2", "第二章 灯台", "2. The wick"])
def test_chapters_have_headings(heading: str) -> None:
    assert headings(read_text(f"The Lamp\n\n{PROSE}\n\n{heading}\n\n{MORE}")) == [heading]


def test_the_title_of_a_chapter_may_stand_under_its_number() -> None:
    assert headings(read_text(f"The Lamp\n\n{PROSE}\n\nCHAPTER II.\nThe Wick\n\n{MORE}")) == ["CHAPTER II. The Wick"]


def test_numerals_over_paragraphs_count_chapters() -> None:
    assert headings(read_text(f"The Lamp\n\nI.\n\n{PROSE}\n\nII.\n\n{MORE}")) == ["I.", "II."]


def test_sentences_that_count_up_over_paragraphs_are_headings() -> None:
    text = f"1 - The lamp is never late.\n\n{PROSE}\n\n2 - The boats are.\n\n{MORE}\n\n3 - The clock is.\n\n{PROSE}"
    assert headings(read_text(f"The Lamp\n\n{text}")) == [
        "1 - The lamp is never late.",
        "2 - The boats are.",
        "3 - The clock is.",
    ]


def test_headings_in_quotations_keep_their_words() -> None:
    assert "The Wick" in " ".join(line(block) for block in body(f"{PROSE}\n\n> The Wick\n>\n> {MORE}"))


def test_a_footnote_that_only_a_listing_refers_to_stays_text() -> None:
    whole = " ".join(line(block) for block in body(f"{PROSE}\n\n    $ lamp [1]\n    lit\n\n{MORE}\n\n[1] A brass one."))
    assert "A brass one." in whole


def test_the_last_item_after_a_label_heads_nothing() -> None:
    text = f"{PROSE}\n\nWhat one needs:\n\nGood boots\n\nDry matches\n\nStrong tea\n\n{MORE}"
    assert headings(read_text(f"The Lamp\n\n{text}")) == []


def test_one_item_after_a_short_label_heads_nothing() -> None:
    assert headings(read_text(f"The Lamp\n\n{PROSE}\n\nPractices:\n\nTrimming at four\n\n{MORE}")) == []


def test_two_sentences_are_no_heading() -> None:
    assert headings(read_text(f"The Lamp\n\n{PROSE}\n\nThat was late. Thank you!\n\n{MORE}")) == []


def test_a_sentence_that_is_shown_once_more_is_no_heading() -> None:
    text = f"{PROSE} Nobody on the quay would call it late.\n\nNobody on the quay would call it late\n\n{MORE}"
    assert headings(read_text(f"The Lamp\n\n{text}")) == []
