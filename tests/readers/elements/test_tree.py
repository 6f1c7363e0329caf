"""What elements say: words, ids, languages, directions, and where links lead."""

from __future__ import annotations

import pytest

from octavo import model as m
from octavo.notes import Notes
from octavo.readers.elements import Context
from octavo.readers.elements.tree import drop, global_attributes, resolve_url, swap, web_url, words
from tests.readers.elements.reading import keep, line, one, p, parse, read


@pytest.mark.parametrize(
    ("markup", "said"),
    [
        ("a<b>b</b>c", "abc"),
        ("<p>a</p><p>b</p>c", "a b c"),
        ("a<br>b", "a b"),
        ("<ul><li>a<li><i>b</i></ul>c", "a b c"),
        ("  a \n b\x01 ", "a b"),
    ],
)
def test_blocks_and_line_ends_part_words(markup: str, said: str) -> None:
    assert words(parse(markup)) == said


def test_language_direction_and_targets() -> None:
    assert line('<span lang="fr">oui</span>') == (m.Span((m.Text("oui"),), language="fr"),)
    assert line('<bdo dir="rtl">ab</bdo>') == (m.Span((m.Text("ab"),), direction="rtl"),)
    assert line('a<a id="here"></a>b') == (m.Text("a"), m.Span((), id="here"), m.Text("b"))
    assert line('a<a name="old">b</a>') == (m.Text("a"), m.Span((m.Text("b"),), id="old"))
    assert one('<p id="x" lang="de" dir="ltr">a') == m.Paragraph((m.Text("a"),), id="x", language="de", direction="ltr")
    assert one('<p id="two words" lang="!!">a') == p("a")


def test_an_id_is_the_first_element_s_that_has_it() -> None:
    assert read('<div id="d"><p>a</p></div><p id="d">b</p>') == (m.Paragraph((m.Text("a"),), id="d"), p("b"))


def test_attributes_that_say_nothing_are_not_there() -> None:
    assert global_attributes(parse('<p lang="?" dir="up">')[0], Context(keep, Notes())) == {}


@pytest.mark.parametrize(
    ("href", "base", "url"),
    [
        ("https://example.org/a b", "", "https://example.org/a%20b"),
        ("other.html", "", "other.html"),
        ("other.html#x", "https://example.org/dir/page.html", "https://example.org/dir/other.html#x"),
        ("#x%20y", "", "#x y"),
        ("https://example.org/page#x", "https://example.org/page", "#x"),
        ("mailto:a@example.org", "https://example.org/", "mailto:a@example.org"),
        ("java\nscript:x", "https://example.org/", ""),
        ("http://[bad", "https://example.org/", ""),
    ],
)
def test_where_links_lead(href: str, base: str, url: str) -> None:
    assert resolve_url(href, base) == url


@pytest.mark.parametrize(
    ("reference", "url"),
    [
        ("//example.org/a", "https://example.org/a"),
        ("http://example.org", "http://example.org"),
        ("a.png", ""),
        ("", ""),
    ],
)
def test_addresses_on_the_web(reference: str, url: str) -> None:
    assert web_url(reference, "") == url


def test_words_after_an_element_outlive_it() -> None:
    body = parse("a<b>b</b>c<i>d</i>e")
    drop(body[0])
    swap(body[0], body.makeelement("u"))
    assert ("".join(body.itertext()), [child.tag for child in body]) == ("ace", ["u"])
