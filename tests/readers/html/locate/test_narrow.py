"""The element that its makers call the article's body is found in a wider one, and no part of the article lost."""

from __future__ import annotations

import pytest

from octavo.walk import text
from tests.readers.html.reading import LONG, article

_ROWS = "".join(
    f"<p>Row {n} of what the town sells: <a href=/{n}>a thing with a name and a price</a></p>" for n in range(30)
)
_BODY = f"<p>It opens. {LONG * 6}</p><p>It closes. {LONG * 6}</p>"


@pytest.mark.parametrize(
    "body",
    [
        '<div class="entry">{}</div>', '<div id="post-4"><div class="post__text">{}</div></div>',
        '<section class="c-articleBody">{}</section>', '<div itemprop="articleBody">{}</div>',
        '<div class="wysiwyg">{}</div>', '<td><div class="rich-text-content">{}</div>',
    ],
)  # fmt: skip
def test_a_body_in_a_wider_element_is_taken_alone(body: str) -> None:
    page = f"<body><div id=page class=content><div class=rows>{_ROWS}</div>{body.format(_BODY)}</div>"
    said = text(article(page).body)
    assert said.startswith("It opens.")
    assert "Row" not in said


@pytest.mark.parametrize(
    "beside",
    [
        "<div class=more><h2>Part two</h2>{}</div>",  # the name is on the introduction only
        "<div class='intro-text second'>{}</div>",  # a section that is made alike
        "<div class=field-conclusion>{}</div>",
    ],
)
def test_a_body_beside_which_the_text_goes_on_is_not_taken_alone(beside: str) -> None:
    second = f"<p>It goes on. {LONG * 5}</p><p>And on. {LONG * 5}</p>"
    page = f"<body><article><h1>Of Mills</h1><div class='intro-text entry-content'>{_BODY}</div>{beside.format(second)}"
    said = text(article(page).body)
    assert "It opens." in said
    assert "It goes on." in said


def test_bodies_in_a_row_are_one_article() -> None:
    parts = "".join(f"<div class='story-body part-{n}'><p>Part {n}. {LONG * 3}</p></div><hr>" for n in range(5))
    said = text(article(f"<body><main><h1>Of Mills</h1>{parts}</main>").body)
    assert [f"Part {n}." in said for n in range(5)] == [True] * 5


@pytest.mark.parametrize(
    "standfirst",
    [
        "<p class=opening>The mill stood still for a year, and nobody could say why.</p>",
        "<div class=abstract>The mill stood still for a year, and nobody could say why.</div>",
        "<header><h3>The mill stood still for a year, and nobody could say why.</h3></header>",
    ],
)
def test_a_standfirst_before_the_body_comes_along(standfirst: str) -> None:
    page = f"<body><article><h1>Of Mills and Men</h1>{standfirst}<div class=entry-content>{_BODY}</div></article>"
    assert text(article(page).body).startswith("The mill stood still for a year")


@pytest.mark.parametrize(
    "page",
    [
        "<p>A word before. It was written by those who found the verses in a drawer.</p><div class=poem>{}</div>",
        "<div><p>The preface has two sentences. This is the second of them, and it ends here.</p></div><div>{}</div>",
        "<div>{}</div><p>This was first read to the society in May, and is printed here as it was read.</p>",
    ],
)
def test_sentences_beside_a_long_block_stay(page: str) -> None:
    lines = "".join(f"<p>{number}. The keeper went down to the water, {LONG}</p>" for number in range(12))
    said = text(article(f"<body><article><h1>The Keeper</h1>{page.format(lines)}</article>").body)
    beside = text(article(f"<body>{page.format('')}").body)
    assert beside in said
    assert "11. The keeper" in said
