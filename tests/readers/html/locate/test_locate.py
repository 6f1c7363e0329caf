"""What a page says of its formulas and its address holds for its article."""

from __future__ import annotations

from octavo.model import Footnote, Link, Math
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
