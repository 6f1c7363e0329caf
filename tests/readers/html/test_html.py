"""From the bytes of a page to its article: encodings, the container, what the page says of it, bad pages."""

from __future__ import annotations

import time

import pytest

from octavo.errors import OctavoError, ReadError
from octavo.model import Article, Footnote, Image, Link, Math, Person, from_json, to_json
from octavo.notes import Notes
from octavo.readers.html import read
from octavo.resources import Asset, Resource
from octavo.walk import text, title, visit

LONG = "A sentence with enough words in it to be taken for prose, as an article has them. "


def keep(reference: str) -> Asset:
    return Asset(reference, "image/png", b"", 640, 480)


def article(page: str | bytes, notes: Notes | None = None) -> Article:
    content = page if isinstance(page, bytes) else page.encode("utf-8", "surrogatepass")
    return read(Resource(content, "text/html", "page.html"), keep, Notes() if notes is None else notes)


def codes(notes: Notes) -> set[str]:
    return {note.code for note in notes}


# --- encodings --------------------------------------------------------------------------------------

WORDS = "Füße, façade, naïve: " + LONG


@pytest.mark.parametrize(
    ("content", "noted"),
    [
        (f"<meta charset=utf-8><p>{WORDS}".encode(), False),
        (f"<p>{WORDS}".encode(), False),
        (f"<p>{WORDS}".encode("utf-8-sig"), False),
        (f"<p>{WORDS}".encode("utf-16"), False),
        (f"<p>{WORDS}".encode("utf-16-le"), True),
        (f"<p>{WORDS}".encode("utf-16-be"), True),
        (f"<meta charset=iso-8859-1><p>{WORDS}".encode("cp1252"), False),
        (f'<meta http-equiv="Content-Type" content="text/html; charset=latin1"><p>{WORDS}'.encode("cp1252"), False),
        (
            f'<?xml version="1.0" encoding="windows-1252"?><html><body><p>{WORDS}</p></body></html>'.encode("cp1252"),
            False,
        ),
        (f"<meta charset=iso-8859-1><p>{WORDS}".encode(), True),
        (f"<meta charset=utf-8><p>{WORDS * 9}".encode("cp1252"), True),
        (f"<meta charset=klingon><p>{WORDS * 9}".encode("cp1252"), True),
    ],
)
def test_encodings(content: bytes, noted: bool) -> None:
    notes = Notes()
    assert text(article(content, notes).body).startswith("Füße, façade, naïve: A sentence")
    assert ("encoding-guessed" in codes(notes)) is noted


def test_bytes_that_are_no_text_are_replaced_with_a_note() -> None:
    notes = Notes()
    made = article(f"<meta charset=utf-8><p>ü{LONG * 20}".encode() + b"\xff\xfe", notes)
    assert text(made.body).endswith("\ufffd\ufffd")
    assert "encoding-broken" in codes(notes)


@pytest.mark.parametrize(
    ("label", "python"), [("gb2312", "gb18030"), ("shift_jis", "cp932"), ("euc-kr", "cp949"), ("big5", "big5hkscs")]
)
def test_labels_mean_what_browsers_take_them_for(label: str, python: str) -> None:
    words = {"gb2312": "汉字", "shift_jis": "漢字かな", "euc-kr": "한글", "big5": "漢字"}[label]
    page = f"<meta charset={label}><p>{words}</p>".encode(python)
    assert text(article(page).body) == words


# --- the container ----------------------------------------------------------------------------------

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


def test_names_that_hold_the_article_are_no_furniture() -> None:
    made = article(f"<div class='widget sidebar-layout share'><p>{LONG * 5}</p><p>{LONG * 5}</p></div>")
    assert len(text(made.body).split()) == len((LONG * 10).split())


def test_the_headline_is_not_repeated() -> None:
    made = article(
        f"<title>A Tree — The Site</title><article><h1>A Tree</h1><p>{LONG}</p><h2>B</h2><p>{LONG}</p></article>"
    )
    assert title(made) == "A Tree"
    assert "A Tree" not in text(made.body)


# --- what the page says -----------------------------------------------------------------------------

_HEAD = """<html lang="en-GB"><head><title>A Tree in Spring | The Site</title>
<meta property="og:site_name" content="The Site"><meta property="og:title" content="A Tree in Spring">
<meta property="og:description" content="Of a tree."><link rel="canonical" href="https://example.org/2024/tree">
<link rel="license" href="https://creativecommons.org/licenses/by/4.0/">
<meta name="keywords" content="tree, spring, tree">
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "NewsArticle",
"headline": "A Tree in Spring", "datePublished": "2024-03-05T08:00:00Z", "dateModified": "2024-04-01",
"author": [{"@type": "Person", "name": "Ada Green"}, {"@type": "Person", "name": "Bo de Vries"}]}]}</script></head>"""


def test_metadata_that_a_page_states() -> None:
    made = article(f"{_HEAD}<body><article><h1>A Tree in Spring</h1><p>{LONG} <a href='more.html'>x</a></p></article>")
    assert title(made) == "A Tree in Spring"
    assert made.authors == (Person("Ada Green"), Person("Bo de Vries"))
    assert (made.date_published, made.date_modified) == ("2024-03-05T08:00:00Z", "2024-04-01")
    assert (made.publisher, made.in_language, made.description) == ("The Site", "en-GB", "Of a tree.")
    assert made.license == "https://creativecommons.org/licenses/by/4.0/"
    assert made.keywords == ("tree", "spring")
    assert made.origin.url == "https://example.org/2024/tree"
    assert [node.href for node in visit(made) if isinstance(node, Link)] == ["https://example.org/2024/more.html"]


@pytest.mark.parametrize(
    ("shown", "names", "date"),
    [
        ('<p class="byline">By Ada Green and Bo de Vries</p><time datetime="2024-03-05">March 5</time>',
         ["Ada Green", "Bo de Vries"], "2024-03-05"),
        ('<p>by: Ada Green, <span class="date">5 March 2024</span></p>', ["Ada Green"], "2024-03-05"),
        ('<div class="meta">Von <a rel="author" href="/ada">Ada Green</a> | 5. März 2024</div>',
         ["Ada Green"], "2024-03-05"),
        ('<a href="/author/ada">Ada Green</a><span class="posted">2024/3/5</span>', ["Ada Green"], "2024-03-05"),
        ("", [], ""),
    ],
)  # fmt: skip
def test_metadata_that_a_page_shows(shown: str, names: list[str], date: str) -> None:
    made = article(f"<body><article><h1>A Tree in Spring</h1>{shown}<p>{LONG * 3}</p></article>")
    assert [person.name for person in made.authors] == names
    assert made.date_published == date


@pytest.mark.parametrize(
    ("stated", "shown", "headline", "series"),
    [
        ("A Tree in Spring - The Site", "A Tree in Spring", "A Tree in Spring", ""),
        ("The Site: A Tree in Spring", "A Tree in Spring", "A Tree in Spring", ""),
        ("A Tree in Spring « Blog | The Site", "", "A Tree in Spring", ""),
        ("On Trees (Volume 2): Oak", "On Trees (Volume 2)<br>Oak", "Oak", "On Trees (Volume 2)"),
    ],
)
def test_headlines(stated: str, shown: str, headline: str, series: str) -> None:
    made = article(f"<title>{stated}</title><body><h1>{shown}</h1><p>{LONG * 3}</p>")
    assert title(made) == headline
    assert (made.is_part_of.name if made.is_part_of else "") == series


def test_the_line_under_the_headline() -> None:
    made = article(
        "<title>A Tree</title><body dir=rtl><article><header><h1>A Tree</h1>"
        f"<p class='standfirst'>It stood <em>long</em>.</p></header><p>{LONG * 3}</p></article>"
    )
    assert text(made.alternative_headline) == "It stood long."
    assert text(made.body).split() == (LONG * 3).split()
    assert made.direction == "rtl"


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


def test_a_saved_page_says_where_it_came_from() -> None:
    made = article(f"<!-- saved from url=(0025)https://example.org/tree --><body><p>{LONG}</p>")
    assert made.origin.url == "https://example.org/tree"


# --- bad pages --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("page", "words"),
    [
        (b"", "empty"),
        (b"  \n ", "empty"),
        (b"<html><body></body></html>", "no words"),
        (b"<html><head><meta http-equiv=refresh content='0;url=x'></head></html>", "leads on"),
        (b"<html><frameset cols=1,2><frame src=a><frame src=b></frameset></html>", "frames"),
        (b"<body><script>words()</script>", "no article"),
        (b"%PDF-1.7 and so on", "binary"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "binary"),
        (bytes(range(256)) * 40, "binary"),
    ],
)
def test_pages_without_an_article_are_one_clear_line(page: bytes, words: str) -> None:
    with pytest.raises(ReadError) as caught:
        article(page)
    assert words in caught.value.message
    assert caught.value.hint
    assert caught.value.where == "page.html"


_P = f"<p>{LONG}</p>"
_HARD = {
    "nested divs": "<div>" * 10_000 + "words",
    "nested words": "".join(f"<div>w{number} " for number in range(10_000)),
    "nested spans": "<p>" + "<span>a " * 10_000,
    "nested lists": "<ul><li>a " * 5_000,
    "nested quotes": "<blockquote>a <img src=x.png>" * 1_500,
    "nested tables": "<table><tr><td>a " * 3_000,
    "nested mathematics": _P + "<math>" + "<mrow>" * 1_500 + "<mi>x</mi>",
    "nested drawings": _P + "<svg>" + "<g>" * 1_500 + "<path d=x />",
    "a million line ends": "<p>a" + "<br>" * 1_000_000 + "b",
    "unclosed": "<div><p>a<b>b<i>c<table><tr><td>x<td>y<p>z<ul><li>1<li>2<a href=x>q<h2>h<em>",
    "lone angles": _P + "<" * 100_000,
    "unclosed comments": _P + "<!--" * 10_000,
    "many pictures": _P + "<img src=a.png>" * 10_000,
    "many notes": "".join(f"<p>w<sup><a id=r{n} href=#n{n}>{n}</a></sup></p>" for n in range(1000))
    + "<ol class=footnotes>"
    + "".join(f"<li id=n{n}>note {n} <a href=#r{n}>^</a>" for n in range(1000)),
    "notes in a circle": f"{_P}<p>x<a href=#a id=ra>1</a></p><div class=footnotes><p id=a>see <a id=rb href=#b>2</a> "
    "<a href=#ra>^</a></p><p id=b>see <a href=#a>1</a> <a href=#rb>^</a></p></div>",
    "wide cells": _P
    + "<table><tr><th colspan=100000>a<th>b<tr><td rowspan=99999999999999999999>c<td colspan=-3>d</table>",
    "control characters": _P + "<p>a\0b\x01c\x1bd\x7fe\ufdd0f</p>",
    "lone surrogates": _P + "<p>a&#xD800;b\ud800c</p>",
    "bad addresses": _P + "<a href='http://[bad'>x</a><img src='http://[bad'><a href='//[x'>v</a>",
    "dollars": _P + "<p>" + "$$" * 20_000 + "\\( x " * 10_000,
    "deep JSON": "<script type='application/ld+json'>" + "[" * 100_000 + "</script>" + _P,
    "one long word": _P + "<p>" + "x" * 1_000_000,
    "many attributes": _P + "<p " + " ".join(f"a{n}=x" for n in range(5000)) + ">x",
}


@pytest.mark.parametrize("page", _HARD.values(), ids=_HARD.keys())
def test_hard_pages_are_an_article_or_one_line_in_time(page: str) -> None:
    start = time.process_time()
    try:
        made = article(f"<html><body>{page}")
        assert from_json(Article, to_json(made)) == made
        assert not set(text(made.body)) & set("\0\x01\x1b\x7f\ud800\ufdd0")
    except OctavoError as error:
        assert error.hint
    assert time.process_time() - start < 10


@pytest.mark.parametrize("name", ["nested words", "nested spans", "nested quotes"])
def test_words_of_pages_that_nest_too_deeply_are_kept(name: str) -> None:
    notes = Notes()
    made = article(f"<html><body>{_HARD[name]}", notes)
    words = {"nested words": 10_000, "nested spans": 10_000, "nested quotes": 1_500}[name]
    assert len(text(made.body).split()) == words
    assert "too-deep" in codes(notes)
    if name == "nested quotes":
        assert sum(isinstance(node, Image) for node in visit(made)) == words


@pytest.mark.parametrize(
    ("words", "tex"),
    [(r"\frac{x}{2}", r"\frac{x}{2}"), ("x^2", "x^2"), ("x/2", ""), ("2^(n + 1)", ""), ("√2", ""), ("x²", "")],
)
def test_words_of_a_formula_are_its_tex_only_if_they_say_how_it_is_built(words: str, tex: str) -> None:
    formula = f'<math alttext="{words}"><mfrac><mi>x</mi><mn>2</mn></mfrac></math>'
    made = article(f"<article><h1>T</h1><p>So {formula} it is, as was said in the words before it.</p></article>")
    [found] = [node for node in visit(made) if isinstance(node, Math)]
    assert (found.tex, "mfrac" in found.mathml) == (tex, True)
