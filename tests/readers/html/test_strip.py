"""What stands inside the article and is no part of it goes."""

from __future__ import annotations

import pytest

from octavo.notes import Notes
from octavo.walk import text
from tests.readers.html.reading import LONG, article


def test_what_stands_inside_the_article_and_is_none_of_it_goes_with_a_note() -> None:
    notes = Notes()
    made = article(
        f"<article><h1>T</h1><p>{LONG}</p><div class=share-buttons><a href=x>Tweet</a></div><p>{LONG}</p>"
        f"<p>Share this:</p><p>{LONG}</p><div class=newsletter><p>Sign up here</p></div><h2>Related articles</h2>"
        "<ul><li><a href=1>One</a><li><a href=2>Two</a><li><a href=3>Three</a></ul></article>",
        notes,
    )
    assert text(made.body).split() == (LONG * 3).split()
    left = [note.detail for note in notes if note.code == "text-dropped"]
    assert [detail for words in ("Tweet", "Sign up", "Share this", "Related") for detail in left if words in detail]
    assert len(left) >= 4


def test_a_page_that_is_a_list_of_chapters_keeps_its_list() -> None:
    chapters = "".join(f"<li><a href='c{number}.html'>Of the tree of number {number}</a></li>" for number in range(20))
    page = f"<title>Trees</title><body><h1>Trees</h1><div class=toc><ul>{chapters}</ul></div><p>{LONG}</p>"
    assert "Of the tree of number 19" in text(article(page).body)


@pytest.mark.parametrize(
    ("passage", "stays"),
    [
        ("<p class=byline>By Ada Green</p>", False),
        ("<div class=author><img src=ada.jpg>Ada Green</div>", False),
        ("<div class=author><img src=ada.jpg><h2>Ada Green</h2></div>", True),
        (f"<p class=meta>{LONG * 3}</p>", True),
        (f"<p>{LONG}<span class=date>5 March</span> and more</p>", True),
        ("<p>Advertisement</p>", False),
        ("<p>An advertisement can be art.</p>", True),
        ("<p>Share <a href=x>this</a></p>", False),
        ("<td>Share</td>", True),
        ("<div><a href=/1>One of them</a> <a href=/2>Another one of them</a> <a href=/3>The third of all of them"
         "</a> <a href=/4>A fourth one</a></div>", False),
        ("<p>See these:</p><ul><li><a href=/1>One of them</a><li><a href=/2>Another one of them</a>"
         "<li><a href=/3>The third of all of them</a><li><a href=/4>The fourth one</a></ul>", True),
    ],
)  # fmt: skip
def test_what_goes_and_what_stays(passage: str, stays: bool) -> None:
    prose = f"<p>{LONG}</p>" * 9
    made = text(article(f"<article><h1>A Tree</h1>{prose}{passage}{prose}</article>").body)
    assert (len(made.split()) > len((LONG * 18).split())) is stays


def test_what_follows_the_end_goes_if_it_is_short() -> None:
    prose, end = f"<p>{LONG}</p>" * 9, "<h2>Related articles</h2><p>One of them.</p>"
    assert "One of them" not in text(article(f"<article><h1>A Tree</h1>{prose}{end}</article>").body)
    assert "One of them" in text(article(f"<article><h1>A Tree</h1>{end}{prose}</article>").body)


def test_what_the_user_wants_kept_stays() -> None:
    notes = Notes(keep=("An advert",))
    page = f"<article><h1>A Tree</h1><p>{LONG * 9}</p><div class=advert><p>An advert.</p></div></article>"
    assert text(article(page, notes).body).endswith("An advert.")
