"""Which parts of a page are its article: beginnings above the body, sections in a row, folded headings."""

from __future__ import annotations

import pytest

from octavo.model import Article, Section
from octavo.notes import Notes
from octavo.readers.html import read
from octavo.resources import Asset, Resource
from octavo.walk import text, title, visit

LONG = "A sentence with enough words in it to be taken for prose, as an article has them. "


def article(page: str, location: str = "page.html") -> Article:
    resource = Resource(page.encode(), "text/html", location)
    return read(resource, lambda reference: Asset(reference, "image/png", b"", 640, 480), Notes())


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


def test_sections_of_a_make_in_a_row_are_one_article() -> None:
    first, second = (f"<div class='post-content'><p>{word} {LONG * 9}</p></div>" for word in ("First.", "Second."))
    page = f"<title>A Tree</title><body><h1>A Tree</h1><main><div>{first}</div>{second}</main>"
    said = text(article(page).body)
    assert "First." in said
    assert "Second." in said


@pytest.mark.parametrize("folded", ["<h3><button>Why?</button></h3>", "<button><h3>Why?</h3></button>"])
def test_a_heading_in_a_button_is_a_heading(folded: str) -> None:
    made = article(f"<title>A Tree</title><body><h1>A Tree</h1><p>{LONG * 3}</p>{folded}<p>{LONG}</p>")
    said = [text(node.heading) for node in visit(made) if isinstance(node, Section)]
    assert "Why?" in said


def test_a_page_shown_only_without_scripts_is_read() -> None:
    made = article(f"<title>A Tree</title><body><noscript><div><h1>A Tree</h1><p>{LONG * 20}</p></div></noscript>")
    assert text(made.body).split() == (LONG * 20).split()


@pytest.mark.parametrize(
    ("location", "headline", "series"),
    [("books/an-oak.html", "An Oak", "On Trees"), ("books/on-trees-an-oak.html", "On Trees An Oak", "")],
)
def test_a_heading_of_two_lines(location: str, headline: str, series: str) -> None:
    made = article(f"<title>On Trees: An Oak</title><body><h1>On Trees<br>An Oak</h1><p>{LONG * 3}", location)
    assert title(made) == headline
    assert (made.is_part_of.name if made.is_part_of else "") == series


@pytest.mark.parametrize(
    ("markup", "date"),
    [
        ("<meta value='Mon Aug 03 12:45:00 EDT 2015' name='article:published_time'>", "2015-08-03"),
        ("<time datetime='02-12-2025'>2 December</time>", "2025-12-02"),
        ("<p class='post-created'>28.01.22</p>", "2022-01-28"),
        (f"<p>27.1.2022 - {LONG}</p>", "2022-01-27"),
    ],
)
def test_dates_of_more_makes(markup: str, date: str) -> None:
    made = article(f"<html lang=en><body><article><h1>A Tree</h1>{markup}<p>{LONG * 3}</p></article>")
    assert made.date_published == date


def test_figures_of_a_time_element_stand_in_the_order_of_the_page_s_language() -> None:
    page = "<html lang={}><body><article><h1>A Tree</h1><time>3/4/2021</time><p>{}</p></article>"
    assert article(page.format("de", LONG * 3)).date_published == "2021-04-03"
    assert article(page.format("en-US", LONG * 3)).date_published == "2021-03-04"


@pytest.mark.parametrize(
    ("markup", "names"),
    [
        ("<meta name=author content='The House'><meta property='article:author' content='Ada Green'>", ["Ada Green"]),
        ("<meta name='parsely-author' content='Green, Ada'>", ["Ada Green"]),
        ("<meta name=author content='Ada Green'><meta property='article:author' content='example.org'>", ["Ada Green"]),
    ],
)
def test_authors_of_more_makes(markup: str, names: list[str]) -> None:
    made = article(f"<head>{markup}</head><body><h1>A Tree</h1><p>{LONG * 3}</p>")
    assert [person.name for person in made.authors] == names


def test_a_page_that_is_a_list_of_chapters_keeps_its_list() -> None:
    chapters = "".join(f"<li><a href='c{number}.html'>Of the tree of number {number}</a></li>" for number in range(20))
    page = f"<title>Trees</title><body><h1>Trees</h1><div class=toc><ul>{chapters}</ul></div><p>{LONG}</p>"
    assert "Of the tree of number 19" in text(article(page).body)
