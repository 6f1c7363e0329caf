"""The article stands alone, without what its page shows of it elsewhere."""

from __future__ import annotations

import pytest

from octavo.walk import text, title
from tests.readers.html.reading import LONG, article


def test_the_headline_is_not_repeated() -> None:
    made = article(
        f"<title>A Tree — The Site</title><article><h1>A Tree</h1><p>{LONG}</p><h2>B</h2><p>{LONG}</p></article>"
    )
    assert title(made) == "A Tree"
    assert "A Tree" not in text(made.body)


def test_the_line_under_the_headline() -> None:
    made = article(
        "<title>A Tree</title><body dir=rtl><article><header><h1>A Tree</h1>"
        f"<p class='standfirst'>It stood <em>long</em>.</p></header><p>{LONG * 3}</p></article>"
    )
    assert text(made.alternative_headline) == "It stood long."
    assert text(made.body).split() == (LONG * 3).split()
    assert made.direction == "rtl"


@pytest.mark.parametrize("around", ["p", "div", "ul", "section"])
def test_a_block_around_the_article_is_no_passage_before_it(around: str) -> None:
    made = article(f"<body><h1>A Tree</h1><{around}>{LONG}<article>{LONG}<p>{LONG * 3}</p></article></{around}>")
    assert text(made.body).count(LONG.strip()) >= 4


@pytest.mark.parametrize(
    ("above", "begins"),
    [
        (f"<p>Once. {LONG * 2}</p>", "Once."),
        (f"<p class='photo caption'>Once. {LONG * 2}</p>", "A sentence"),
        (f"<p>Once {LONG * 2} and more</p>", "A sentence"),
        ("<p>Once, shortly.</p>", "A sentence"),
        (f"<aside><p>Once. {LONG * 2}</p></aside>", "A sentence"),
    ],
)
def test_paragraphs_between_the_headline_and_the_body_begin_the_article(above: str, begins: str) -> None:
    page = (
        f"<title>A Tree</title><body><header><h1>A Tree</h1>{above}</header><article>{f'<p>{LONG}</p>' * 9}</article>"
    )
    assert text(article(page).body).startswith(begins)


def test_a_beginning_that_the_body_repeats_is_there_once() -> None:
    first = f"<p>Once. {LONG * 2}</p>"
    page = f"<title>A Tree</title><body><header><h1>A Tree</h1>{first}</header><article>{first}<p>{LONG * 9}</p>"
    assert text(article(page).body).count("Once.") == 1


@pytest.mark.parametrize("tag", ["p", "h2", "div"])
def test_what_is_called_a_subtitle_in_the_text_is_the_texts(tag: str) -> None:
    page = f"<article><h1>A Tree</h1><p>{LONG}</p><{tag} class=subtitle>Where it grew up</{tag}><p>{LONG}</p></article>"
    made = article(page)
    assert not made.alternative_headline
    assert "Where it grew up" in text(made.body)


def test_a_short_sentence_above_the_body_begins_the_article() -> None:
    entries = "".join(f"<div class=entry><h2>At {hour}</h2><p>{LONG * 3}</p></div>" for hour in range(4))
    page = "<title>The flood</title><article><h1>The flood</h1><div class=sum><p>Follow it here by the hour.</p></div>"
    assert "Follow it here" in text(article(f"{page}<div class=entries>{entries}</div></article>").body)
