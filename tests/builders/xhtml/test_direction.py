"""Which way lines run: by what an article says and by its language, and how words of the other way stand in them."""

from __future__ import annotations

from typing import Any

import pytest

from octavo.builders.xhtml.direction import article_direction, book_direction, isolate, mark_direction
from octavo.model import Article, Block, Code, CodeBlock, Link, Paragraph, Quote, Span, Text
from tests.builders.xhtml.test_xhtml import written as write
from tests.making import article, book_of, paragraph

HEBREW = "מגדל"


def rtl(name: str = "one", *body: Block, **facts: Any) -> Article:
    return article(name, *body, **{"in_language": "he", **facts})


@pytest.mark.parametrize(
    ("facts", "direction"),
    [
        ({"in_language": "fa"}, "rtl"),
        ({"in_language": "de"}, "ltr"),
        ({}, "rtl"),  # the book's
        ({"in_language": "az", "direction": "rtl"}, "rtl"),
        ({"in_language": "ar", "direction": "ltr"}, "ltr"),
    ],
)
def test_an_article_runs_as_it_says_and_else_as_its_language_does(facts: dict[str, Any], direction: str) -> None:
    assert article_direction(article("one", **facts), "ur") == direction


def test_a_book_runs_as_the_articles_in_its_language_do() -> None:
    turned = article("one", in_language="az", direction="rtl")
    assert book_direction(book_of(turned, article("two", in_language="en"), language="az")) == "rtl"
    assert book_direction(book_of(turned, article("two", in_language="az"), language="az")) == "ltr"
    assert book_direction(book_of(article("one", in_language="en", direction="ltr"), language="he")) == "rtl"
    assert book_direction(book_of(article("one", in_language="he-IL"), language="he")) == "rtl"


def test_a_title_is_isolated_where_it_has_letters_from_right_to_left() -> None:
    assert isolate("Plain words, 2", "ltr") == "Plain words, 2"
    assert isolate(f"{HEBREW} (Key) 7", "rtl") == f"\u2067{HEBREW} (Key) 7\u2069"
    assert isolate(f"The {HEBREW} of 1984", "ltr") == f"\u2066The {HEBREW} of 1984\u2069"


def test_a_bookmark_has_a_mark_where_its_first_letter_misleads() -> None:
    assert mark_direction(f"{HEBREW} (Key)", "rtl") == f"{HEBREW} (Key)"
    assert mark_direction(f"HTML {HEBREW}", "rtl") == f"\u200fHTML {HEBREW}"
    assert mark_direction(f"{HEBREW} is a tower", "ltr") == f"\u200e{HEBREW} is a tower"
    assert mark_direction("HTML", "rtl") == "HTML"


@pytest.mark.parametrize(
    ("block", "written"),
    [
        (CodeBlock("x = 1"), '<pre dir="ltr">'),
        (paragraph(Code("x")), '<code dir="ltr">'),
        (Paragraph((Text("a"),), language="en"), '<p lang="en" xml:lang="en" dir="ltr">'),
        (Paragraph((Text("a"),), language="fa"), '<p lang="fa" xml:lang="fa">'),
        (paragraph(Span((Text("a"),), language="fr")), '<span lang="fr" xml:lang="fr" dir="ltr">'),
        (paragraph(Link((Text("a"),), href="https://example.org/", language="en")), 'xml:lang="en" dir="ltr"'),
        (Quote((paragraph(Code("x")),), language="en"), "<p><code>x</code></p>"),
    ],
)
def test_what_runs_the_other_way_in_a_hebrew_article_says_so(block: Block, written: str) -> None:
    assert written in write(rtl("one", block))


@pytest.mark.parametrize(
    ("block", "written"),
    [
        (Paragraph((Text("a"),), language="ar"), '<p lang="ar" xml:lang="ar" dir="rtl">'),
        (Quote((CodeBlock("x"),), language="dv"), '<pre dir="ltr">'),
        (Paragraph((Text("a"),), language="ar-Latn"), '<p lang="ar-Latn" xml:lang="ar-Latn">'),
        (CodeBlock("x"), "<pre>"),
    ],
)
def test_what_runs_the_other_way_in_an_english_article_says_so(block: Block, written: str) -> None:
    assert written in write(article("one", block, in_language="en"))


def test_addresses_run_from_left_to_right() -> None:
    assert 'href="https://example.org/a" dir="ltr"' in write(rtl("one", url="https://example.org/a"))
    assert "dir=" not in write(article("one", url="https://example.org/a"))
