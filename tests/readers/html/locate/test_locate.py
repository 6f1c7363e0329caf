"""What a page says of its formulas and its address holds for its article."""

from __future__ import annotations

from octavo.model import Footnote, Link, Math
from octavo.notes import Notes
from octavo.readers.html import read
from octavo.resources import Asset, Resource, Retrieval
from octavo.walk import text, visit
from tests.readers.html.reading import LONG, article


def test_single_dollars_are_formulas_where_the_page_says_so() -> None:
    page = f"<body><p>{LONG} It costs $5 or $6, and $x^2$ is a square.</p>"
    assert not [node for node in visit(article(page)) if isinstance(node, Math)]
    made = article(f"<script>MathJax = {{tex: {{inlineMath: [['$', '$']]}}}}</script>{page}")
    assert [node.tex for node in visit(made) if isinstance(node, Math)] == ["x^2"]


def test_addresses_of_the_page_itself_are_places_in_it() -> None:
    made = article(
        f"<link rel=canonical href='https://example.org/t'><body><p>{LONG}"
        "<a id=r href='https://example.org/t#n'>1</a> and "
        f"<a href='https://example.org/t#s'>below</a>.</p><h2 id=s>S</h2><p>{LONG}</p>"
        "<ol class=footnotes><li id=n>The note. <a href='https://example.org/t#r'>^</a></ol>"
    )
    assert [text(node.body) for node in visit(made) if isinstance(node, Footnote)] == ["The note."]
    assert [node.href for node in visit(made) if isinstance(node, Link)] == ["#s"]


def links(head: str, href: str, address: str = "") -> tuple[str, str]:
    """The address of a page with such a head and a link, and where the link leads."""
    page = f"{head}<body><p>{LONG} <a href='{href}'>There</a>.</p><p>{LONG}</p>"
    came = Retrieval(address=address) if address else None
    made = read(
        Resource(page.encode(), "text/html", "page.html", came),
        lambda _: Asset("x.png", "image/png", b"", 1, 1),
        Notes(),
    )
    return made.origin.url, next(node.href for node in visit(made) if isinstance(node, Link))


CANONICAL = "<link rel=canonical href='https://first.example/papers/one'>"


def test_links_are_relative_to_where_the_page_was_found() -> None:
    found, saved = "https://again.example/series/1/", "<!-- saved from url=(0031)https://again.example/series/1/ -->"
    second = "https://again.example/series/2"
    assert links(CANONICAL, "../2", found) == ("https://first.example/papers/one", second)
    assert links(saved + CANONICAL, "../2") == ("https://first.example/papers/one", second)
    assert links("", "../2", found) == (found, second)
    assert links(CANONICAL, "two") == ("https://first.example/papers/one", "https://first.example/papers/two")


def test_links_are_relative_to_the_base_of_the_page() -> None:
    found = "https://again.example/series/1/"
    assert links(f"<base href='/kept/'>{CANONICAL}", "2", found)[1] == "https://again.example/kept/2"
    assert links("<base href='https://kept.example/a/'>", "2")[1] == "https://kept.example/a/2"
    assert links("<base href='http://['>", "2", found)[1] == f"{found}2"


def test_the_page_is_itself_however_its_address_is_written() -> None:
    found = "https://www.example.org/t/?utm_source=letter"
    made = f"<h2 id=s>S</h2><p>{LONG}</p>"
    assert links(made, "http://example.org/t#s", found)[1] == "#s"
    assert links(made, "http://example.org/u#s", found)[1] == "http://example.org/u#s"
