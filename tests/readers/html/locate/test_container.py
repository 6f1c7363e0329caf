"""The article is found on its page, whatever stands around it."""

from __future__ import annotations

import pytest

from octavo.model import Link
from octavo.walk import text, visit
from tests.readers.html.reading import LONG, article

_AROUND = (
    "<nav><ul><li><a href=/a>Home</a><li><a href=/b>News</a></ul></nav>{article}"
    "<aside class=sidebar><p>Another piece of text that stands beside the article and is not in it.</p></aside>"
    "<section id=comments><h2>Comments</h2>{comments}</section><footer><p>Copyright, and the address.</p></footer>"
)


@pytest.mark.parametrize(
    "container",
    [
        "<article>{}</article>", "<main>{}</main>", '<div itemprop="articleBody">{}</div>',
        '<div class="post-content">{}</div>',
        "<div><div><div>{}</div></div></div>", "<table><tr><td>{}</td></tr></table>",
    ],
)  # fmt: skip
def test_the_article_is_found(container: str) -> None:
    words = "".join(f"<p>{number}. {LONG}</p>" for number in range(8))
    page = _AROUND.format(article=container.format(words), comments=f"<p>Nice. {LONG}</p>" * 3)
    assert text(article(f"<body>{page}").body).split() == text(article(f"<body>{words}").body).split()


def test_comments_longer_than_the_article_are_left_out() -> None:
    words = f"<h1>Of Trees and Books</h1><p>First. {LONG * 4}</p><p>Second. {LONG * 4}</p>"
    page = _AROUND.format(article=f"<div>{words}</div>", comments=f"<p>Nice. {LONG}</p>" * 30)
    made = text(article(f"<title>Of Trees and Books</title><body>{page}").body)
    assert made.startswith("First.")
    assert "Nice" not in made


def test_names_that_hold_the_article_are_no_furniture() -> None:
    made = article(f"<div class='widget sidebar-layout share'><p>{LONG * 5}</p><p>{LONG * 5}</p></div>")
    assert len(text(made.body).split()) == len((LONG * 10).split())


def test_sections_of_a_make_in_a_row_are_one_article() -> None:
    first, second = (f"<div class='post-content'><p>{word} {LONG * 9}</p></div>" for word in ("First.", "Second."))
    page = f"<title>A Tree</title><body><h1>A Tree</h1><main><div>{first}</div>{second}</main>"
    said = text(article(page).body)
    assert "First." in said
    assert "Second." in said


_OTHERS = "".join(f"<article><h2>Other {n}</h2><p>Elsewhere {n}. {LONG * 4}</p></article>" for n in range(2))


@pytest.mark.parametrize(
    "mark", ["<article>{}</article>", "<div role=article>{}</div>", "<article><div>{}</div></article>"]
)
def test_the_article_that_holds_the_headline_is_taken_though_others_are_longer(mark: str) -> None:
    own = f"<h1>Of Mills and Men</h1><p>It begins. {LONG * 3}</p><p>On. {LONG}</p><p>It ends. {LONG * 2}</p>"
    page = f"<title>Of Mills and Men</title><body>{mark.format(own)}<div>{_OTHERS.replace('article', 'section')}</div>"
    made = text(article(page + f"<article class=long><p>Another. {LONG * 30}</p></article>").body)
    assert made.startswith("It begins.")
    assert "Another." not in made


def test_bare_words_for_search_engines_are_not_the_article() -> None:
    shown = "".join(f"<p>Line {n} of the <a href=/{n}>story</a>. {LONG}</p>" for n in range(9))
    bare = "".join(f"Line {n} of the story. {LONG}" for n in range(9))
    made = article(
        f"<body><div itemprop=articleBody>{bare}</div><main><h1>Of Mills</h1><h2>One</h2>{shown}{shown}</main>"
    )
    assert len([node for node in visit(made) if isinstance(node, Link)]) > 8


ENTRY = f"<div class='{{0}}'><div><h2>The tree of {{0}}</h2><div><p>{LONG * 5}</p></div></div></div>"
PLACES = ("ayr", "wick", "perth", "troon", "elgin")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<div class=wrap><h1>Five Trees</h1><div class='page-content'>", "</div>{entries}</div>"),
        ("<div class=wrap><div class='single'><h1>Five Trees</h1>", "</div><div class=list>{entries}</div></div>"),
        ("<h1>Five Trees</h1><section class='story'>", "</section><section>{entries}</section>"),
    ],
)
def test_an_element_beside_which_as_much_text_stands_is_not_the_article(before: str, after: str) -> None:
    entries = "".join(map(ENTRY.format, PLACES))
    beginning = "".join(f"<p>Beginning {number}. {LONG * 4}</p>" for number in range(8))
    page = f"<title>Five Trees</title><body>{before}{beginning}{after.format(entries=entries)}"
    said = text(article(page).body)
    assert [place for place in PLACES if f"The tree of {place}" in said] == list(PLACES)
    assert "Beginning 0." in said


def test_what_is_longer_than_the_article_and_stands_beside_it_is_another() -> None:
    other = f"<div class=x><p>Another one. {LONG * 40}</p></div>"
    own = f"<div><h1>A Tree</h1><div class='entry-content'><p>{LONG * 30}</p></div></div>"
    page = f"<title>A Tree</title><body>{own}{other}"
    assert "Another one" not in text(article(page).body)


@pytest.mark.parametrize("whole", ["<div role=article>{}</div>", "<article>{}</article>"])
def test_what_says_that_it_is_the_whole_article_is_it(whole: str) -> None:
    beside = "".join(map(ENTRY.format, PLACES))
    page = f"<title>A Tree</title><body>{whole.format(f'<h1>A Tree</h1><p>{LONG * 30}</p>')}<div>{beside}</div>"
    assert "The tree of" not in text(article(page).body)


def test_rows_of_cards_beside_an_element_are_no_text() -> None:
    cards = "".join(f"<div><h3>Tree {number}</h3><div>{LONG}</div></div>" for number in range(12))
    own = f"<div class='page-content'><h1>A Tree</h1><p>{LONG * 14}</p></div>"
    page = f"<title>A Tree</title><body><div>{own}<div class=row>{cards}</div></div>"
    assert "Tree 3" not in text(article(page).body)


@pytest.mark.parametrize("card", ["<div><h3><a href='/{0}'>Tree {0}</a></h3><div>{1}</div></div>", "<form>{1}</form>"])
def test_a_short_article_among_many_teasers_is_found_by_its_headline(card: str) -> None:
    cards = "".join(card.format(number, LONG * 2) for number in range(30))
    said = " ".join(f"Sentence {number} tells of the oak, the ash and the elm." for number in range(14))
    own = f"<div><h1>A Tree</h1><p>First. {said}</p><p>It stood.</p><p>It fell.</p></div>"
    made = text(article(f"<title>A Tree</title><body>{own}<div class=row>{cards}</div>").body)
    assert made.startswith("First.")
    assert len(made.split()) < 160


def test_a_long_article_beside_the_box_of_its_headline_is_whole() -> None:
    own = f"<div><h1>A Tree</h1><div>First. {LONG * 4}</div></div>"
    page = f"<title>A Tree</title><body>{own}<div><form><input type=email></form>{f'<p>{LONG * 4}</p>' * 8}</div>"
    assert len(text(article(page).body).split()) > 400
