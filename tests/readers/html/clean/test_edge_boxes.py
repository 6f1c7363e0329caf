"""Boxes at the edges of an article that say who wrote it or call to act go; those in its middle stay."""

from __future__ import annotations

import pytest

from octavo.walk import text
from tests.readers.html.reading import LONG, article

PROSE = f"<p>{LONG}</p>" * 4


def read(before: str = "", inside: str = "", after: str = "", author: str = "Ada Green") -> str:
    """The words of an article by `author` but those of its prose."""
    head = f"<head><meta name=author content='{author}'></head>"
    page = f"{head}<article><h1>A Tree</h1>{before}{PROSE}{inside}{PROSE}{after}</article>"
    return text(article(page).body).replace(LONG.strip(), "").strip()


BIOGRAPHIES = [
    "<div><p>Ada Green is a gardener who has written on trees since her school days.</p></div>",
    "<section><h4>Ada Green</h4><p>A gardener in Wick. Her book on hedges came out in spring.</p></section>",
    "<div class=x><img src=a.png alt=''><div>Ada writes about trees, hedges and all that grows.</div></div>",
    "<p><em>Green teaches botany at the school of Wick, and keeps bees.</em></p>",
    "<div><span>A gardener in Wick, who keeps readers informed about hedges.</span><b>Ada Green</b></div>",
]


@pytest.mark.parametrize("box", BIOGRAPHIES)
def test_a_box_on_the_author_goes_at_the_end(box: str) -> None:
    assert read(after=box) == ""


def test_in_other_languages() -> None:
    assert read(after="<div>Jan Grün schreibt über Bäume und lebt in Wick am Meer.</div>", author="Jan Grün") == ""
    assert read(after="<aside>Jean Vert est jardinier et vit au bord de la mer.</aside>", author="Jean Vert") == ""


@pytest.mark.parametrize("box", BIOGRAPHIES)
def test_what_opens_an_article_stays(box: str) -> None:
    assert len(read(before=box).split()) > 5


@pytest.mark.parametrize("box", BIOGRAPHIES)
def test_a_box_on_the_author_stays_in_the_middle(box: str) -> None:
    assert len(read(inside=box).split()) > 5


@pytest.mark.parametrize(
    "after",
    [
        "<p>Ada Green is the name on the oldest stone of the yard.</p>",  # a paragraph as others
        "<div><p>Ida Brown is a gardener who has written on trees.</p></div>",  # not who wrote it
        "<div><b>Ada Green</b><p>Yes, I do.</p></div><div><b>Ada Green</b><p>No, I did not.</p></div>"
        "<div><b>Ada Green</b><p>That was all of it.</p></div>",  # who speaks
        "<div><p>The tree of Ada Green is in leaf again.</p></div>",
    ],
)
def test_the_end_of_the_text_stays(after: str) -> None:
    assert len(read(after=after).split()) > 5


CALLS = [
    "<div><h3>Grow your own</h3><p>We show you how a hedge is laid.</p><a class=btn href=/start>Start now</a></div>",
    "<section><p>Your garden can look like this.</p><p class='wp-block-button'><a href=/go>Plan it</a></p></section>",
    "<aside><div>Trees for small yards, sent to you.</div><div><a class='cta-link' href=/buy>Order</a></div></aside>",
]


@pytest.mark.parametrize("box", CALLS)
def test_a_box_that_ends_in_a_button_goes_at_the_end_only(box: str) -> None:
    assert read(after=box) == ""
    assert read(inside=box) != ""


def test_boxes_with_buttons_that_are_what_the_page_tells_of_stay() -> None:
    trees = ("The oak", "The ash", "The elm")
    row = "".join(
        f"<div><h2>{tree}</h2><p>It is a good tree.</p><a class=btn href=/{tree}>Buy it</a></div>" for tree in trees
    )
    assert read(after=row).count("It is a good tree.") == 3


CARD = (
    "<div class=c><div><img src='{0}.png' alt=''></div><div><h4>The tree of {0}</h4>"
    "<p>It was planted in the year of {0}.</p></div><a href='/{0}'>{1}</a></div>"
)


@pytest.mark.parametrize("label", ["", "Read more about The tree of {0}"])
@pytest.mark.parametrize(
    "heading",
    ["<div><div><h2>Related Stories</h2></div></div>", "<h2>You may also like</h2>", "<h3>Most read in trees</h3>"],
)
def test_cards_with_sentences_go_with_the_heading_that_ends_the_article(heading: str, label: str) -> None:
    cards = "".join(CARD.format(year, label.format(year)) for year in ("Wick", "Ayr", "Perth"))
    assert read(after=f"{heading}<div class=row>{cards}</div>") == ""
    assert read(inside=f"<div>{heading}<div class=row>{cards}</div></div>") == ""
    assert read(after=f"<h2>The three trees</h2><div class=row>{cards}</div>").count("It was planted") == 3


def test_teasers_that_end_in_a_link_go_with_their_heading() -> None:
    teaser = "<a href='/{0}'>The tree of {0}</a><p>It is a tree as long as this. <a href='/{0}'>Read more</a></p>"
    teasers = "".join(map(teaser.format, ("Wick", "Ayr")))
    assert read(after=f"<div class=y><h4><i></i> You May Also Enjoy</h4>{teasers}</div>") == ""


def test_answers_in_a_nav_without_links_stay() -> None:
    answers = "".join(f"<h3>Which tree {n}?</h3><nav><div>The answer is the oak.</div></nav>" for n in range(3))
    assert read(after=answers).count("The answer is the oak.") == 3


@pytest.mark.parametrize(
    "foot",
    [
        "<div><p>The Garden Post is read in all of Wick, and has been so for long.</p><a href=/p>Privacy policy</a> "
        "<a href=/t>Terms of use</a></div>",
        "<div class=z><div>Wir sind der Verlag der Gärten und schreiben für alle.</div><ul><li><a href=/i>Impressum</a>"
        "<li><a href=/d>Datenschutz</a></ul></div>",
        "<section><div><p>Nous aimons les jardins et tous les arbres.</p></div><p><a href=/m>Mentions légales</a></p>"
        "<p><a href=/c>Politique de confidentialité</a></p></section>",
    ],
)
def test_the_foot_of_the_page_goes(foot: str) -> None:
    assert read(after=foot) == ""
    assert read(inside=foot) != ""


ASKS = [
    "<div class=box><h3>Sign up for the Garden Post</h3><p>Never miss the news by signing up to us today!</p>"
    "<p>Put your address <a href=/in>in here</a>.</p></div>",
    "<aside><p>If you enjoyed reading this post, would you support us? <a href=/give>Do it here</a>.</p></aside>",
    "<div class=plug><div><p>Melden Sie sich für unseren Newsletter an. <a href=/nl>Hier</a>.</p></div></div>",
]


@pytest.mark.parametrize("box", ASKS)
def test_a_box_of_its_own_that_asks_its_reader_goes_everywhere(box: str) -> None:
    assert [read(before=box), read(inside=box), read(after=box)] == ["", "", ""]


@pytest.mark.parametrize(
    "inside",
    [
        "<p>Subscribe to our newsletter, said the sign on the door. It <a href=/x>hung askew</a>.</p>",
        "<div class=box><p>Subscribe to the theory of the tides, or <a href=/x>do not</a>.</p></div>",
        "<div class=d><p>Subscribe to our newsletter, it said. <a href=/1>So we did</a>.</p></div>"
        "<div class=d><p>Nothing came of it. <a href=/2>See below</a>.</p></div>",
    ],
)
def test_sentences_that_ask_stay_in_the_text(inside: str) -> None:
    assert "ubscribe to" in read(inside=inside)


def test_words_right_in_the_body_of_an_article_are_in_no_box() -> None:
    said = "Subscribe to our newsletter, said the sign."
    assert said in read(after=said.replace("the sign", "<a href=/x>the sign</a>"))
