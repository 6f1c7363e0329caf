"""What a page goes on with after the last paragraph is left out; a paragraph that only looks like a life is not."""

from __future__ import annotations

import pytest

from octavo.walk import line
from tests.readers.text.reading import MORE, PROSE, left_out, read_text

PAGE = f"Why the lamp of the harbour is never late\n\nBy Ada Holm\n\nShare on Facebook\n\n{PROSE}\n\n{MORE}\n\n{PROSE}"
END = "Leave a comment\n\nYour email address will not be published.\n\nSubscribe"


def test_the_form_under_an_article_is_left_out() -> None:
    assert line(read_text(f"{PAGE}\n\n{END}").body[-1]) == PROSE


def test_a_last_paragraph_with_two_capitals_is_no_life() -> None:
    last = "Jedes Warten ist verbunden mit einem Verzicht, und wer am Kai steht, der will auf nichts mehr verzichten."
    assert line(read_text(f"{PAGE}\n\n{last}\n\nTeilen mit:\n\nTwitter\n\nFacebook\n\n{END}").body[-1]) == last


def test_the_life_of_the_writer_is_left_out() -> None:
    life = "Ada Holm is a reporter who has covered the harbours of the north for twenty years and more."
    assert any(
        "Ada Holm is a reporter" in detail for detail in left_out(f"{PAGE}\n\nAbout the author\n\n{life}\n\n{END}")
    )


def test_sources_under_an_article_are_its_own() -> None:
    assert left_out(f"The Lamp\n\n{PROSE}\n\n{MORE}\n\nSources\n\n[1] The book of the harbour.") == []


@pytest.mark.parametrize("heading", ["Comments", "A newsletter", "Trending", "About the author"])
def test_a_section_of_paragraphs_stays_whatever_its_heading_says(heading: str) -> None:
    last = f"{heading}\n\n{PROSE}\n\n{MORE}\n\n{PROSE} {MORE}"
    said = " ".join(line(block) for block in read_text(f"{PAGE}\n\n{last}\n\n{END}").body)
    assert said.count(PROSE) == 4
