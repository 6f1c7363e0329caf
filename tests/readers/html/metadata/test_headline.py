"""Which heading is the headline, and what it says."""

from __future__ import annotations

import pytest

from octavo.model import Footnote, Section
from octavo.notes import Notes
from octavo.readers.html.metadata.heading_words import strip_signs
from octavo.walk import line, title, visit
from tests.readers.html.reading import LONG, article


def headline(head: str, body: str, notes: Notes | None = None) -> str:
    return title(article(f"<html lang='en'><head>{head}</head><body>{body}<p>{LONG * 4}</p></body>", notes))


def sections(head: str, body: str) -> list[str]:
    made = article(f"<html lang='en'><head>{head}</head><body>{body}<p>{LONG * 4}</p></body>")
    return [line(node.heading) for node in visit(made) if isinstance(node, Section)]


@pytest.mark.parametrize(
    ("stated", "shown"),
    [
        ("Waterwheel - Encyclopedia of Mills", "Waterwheel"),
        ("Vec::push | The Book of Crates", "Vec::push"),
        ("map&lt;K, V&gt; - C++ pages", "map&lt;K, V&gt;"),
        ("面包师的一天_城市频道_小城新闻", "面包师的一天"),
        ("パン屋の朝｜町の新聞", "パン屋の朝"),
        ("ขนมปังของหมู่บ้าน - ข่าวเมือง", "ขนมปังของหมู่บ้าน"),
        ("마을의 빵집 : 동네신문", "마을의 빵집"),
    ],
)
def test_a_headline_may_be_one_word(stated: str, shown: str) -> None:
    head, body = f"<title>{stated}</title>", f"<h1>{shown}</h1>"
    assert headline(head, body) == shown.replace("&lt;", "<").replace("&gt;", ">")
    assert sections(head, body) == []


@pytest.mark.parametrize(
    "body",
    [
        "<header><h1>Oak Manual 2.0</h1></header><main><h1>Planting a Row</h1>",
        "<div class=top><h1>Oak Manual 2.0</h1></div><div class=page><h2>Planting a Row</h2>",
        "<h1 class=menu-title>Oak Manual 2.0</h1><main><h2 id=p>Planting a <code>Row</code></h2>",
        "<h1><a href='/'>Oak Manual 2.0</a></h1><div class=entry-title>Planting a Row</div>",
        "<h1 class=site-title>Oak Manual 2.0</h1><p class=lead>Since 1900</p>",
    ],
)
def test_a_heading_that_is_the_same_on_every_page_is_none(body: str) -> None:
    assert headline("<title>Planting a Row — Oak Manual 2.0</title>", body) == "Planting a Row"


def test_an_h1_of_the_template_yields_to_what_two_places_declare() -> None:
    head = "<title>Nine Ways to Plant an Oak</title><meta property='og:title' content='Nine Ways to Plant an Oak'>"
    assert headline(head, "<h1>Blog Details Page</h1>") == "Nine Ways to Plant an Oak"
    assert headline(head, "<h1>How to Plant an Oak</h1>") == "How to Plant an Oak"


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        ("An Oak in Spring\u200b", "An Oak in Spring"),
        ("\ue80b An Oak in Spring", "An Oak in Spring"),
        ("An Oak in Spring<a class=headerlink href='#x'>\uf0c1</a>", "An Oak in Spring"),
        ("An Oak in Spring<a href='#oak'> #</a>", "An Oak in Spring"),
        ("<style>.k{color:red}</style>An Oak in Spring", "An Oak in Spring"),
        ("An Oak in Spring <button>Copy link</button>", "An Oak in Spring"),
        ("Oaks, <a href='#contents'>Part 2</a> <a href='#contents'>1</a>", "Oaks, Part 2 1"),
        ("Oaks in C#", "Oaks in C#"),
        ("#oaks of the year", "#oaks of the year"),
        ("§ 12 of the Forest Act", "§ 12 of the Forest Act"),
        ("Oaks &lt;T&gt; &amp; Elms", "Oaks <T> & Elms"),
    ],
)
def test_signs_that_only_a_page_needs_go(shown: str, said: str) -> None:
    assert headline("", f"<h1>{shown}</h1>") == said


def test_signs_inside_a_title_stay() -> None:
    assert strip_signs("می\u200cخواهم") == "می\u200cخواهم"


@pytest.mark.parametrize(
    "shown",
    [
        "<span class=kicker>Forests</span> An Oak in Spring",
        "<small>Forests</small><br>An Oak in Spring",
        "<span class=h-topline>Forests</span><span class=h-line>An Oak in Spring</span>",
        "An Oak in Spring <time>3 May 2021</time>",
    ],
)
def test_what_stands_beside_the_headline_in_its_element_is_noted(shown: str) -> None:
    notes = Notes()
    assert headline("<title>An Oak in Spring | The Paper</title>", f"<h1>{shown}</h1>", notes) == "An Oak in Spring"
    assert any(note.detail.startswith("beside the headline: “") for note in notes)


def test_what_stands_beside_the_headline_is_kept_on_request() -> None:
    head, body = "<title>An Oak in Spring</title>", "<h1><span>Forests:</span> An Oak in Spring</h1>"
    assert headline(head, body, Notes(keep=["Forests"])) == "Forests: An Oak in Spring"


def test_a_headline_with_emphasis_is_whole() -> None:
    assert headline("<title>Oak | The Paper</title>", "<h1><em>Oak</em>: a history</h1>") == "Oak: a history"


@pytest.mark.parametrize(
    ("stated", "shown", "said"),
    [
        ("Leaves and Roots of Trees | A Worker's Own Old Diary",
         "<h1><a href='/'>A Worker's Own Old Diary</a></h1>",
         "Leaves and Roots of Trees"),
        ("Oak - An overview | Board for the Care of All Trees", "", "Oak - An overview"),
        ("(3) Leaves and Roots of Trees | Forest", "", "Leaves and Roots of Trees"),
    ],
)  # fmt: skip
def test_a_declared_title_without_its_site(stated: str, shown: str, said: str) -> None:
    assert headline(f"<title>{stated}</title>", shown) == said


@pytest.mark.parametrize(
    "body",
    [
        "<p class='c3 title' id='h.1'><span>An Oak in Spring</span></p><h1>The Leaves</h1>",
        "<div class=WordSection1><p class=MsoNormal>Draft</p><p class=MsoTitle>An Oak in Spring</p><h1>The Leaves</h1>",
        "<p class=Title>An Oak <b>in</b> Spring</p><h1 class=western>The Leaves</h1>",
    ],
)
def test_the_style_title_of_word_processors_is_the_headline(body: str) -> None:
    head = "<title>An Oak</title>"
    assert headline(head, body) == "An Oak in Spring"
    assert sections(head, body) == ["The Leaves"]


def test_a_class_of_that_name_in_the_page_is_no_style() -> None:
    body = "<h1>An Oak in Spring</h1><p>First words.</p><p class=title>Of leaves</p>"
    assert headline("<title>An Oak in Spring</title>", body) == "An Oak in Spring"


@pytest.mark.parametrize(
    ("mark", "note"),
    [
        ("<sup><a href='#n1' id='r1'>1</a></sup>",
         "<section class=endnotes><p id=n1>1. Read aloud in 1910. <a href='#r1'>back</a></p></section>"),
        ("<a href='#fn:1' id='fnref:1' class=footnote-ref>[1]</a>",
         "<div class=footnotes><ol><li id='fn:1'>Read aloud in 1910. <a href='#fnref:1'>↩</a></li></ol></div>"),
        ("<a href='#fn-a' id='ref-a' role=doc-noteref>*</a>",
         "<aside id='fn-a' role=doc-footnote><a href='#ref-a'>*</a> Read aloud in 1910.</aside>"),
    ],
)  # fmt: skip
def test_a_note_on_the_headline_stays_a_note(mark: str, note: str) -> None:
    made = article(f"<html lang=en><body><article><h1>An Oak{mark}</h1><p>{LONG * 4}</p>{note}</article>")
    assert title(made) == "An Oak"
    assert [line(node.body) for node in visit(made.headline) if isinstance(node, Footnote)] == ["Read aloud in 1910."]


def test_an_h1_that_stands_twice_is_read_once() -> None:
    head = "<title>Something else to be found | The Paper</title>"
    body = "<h1 class=mobile>An Oak in Spring</h1><h1 class=desktop>An Oak in Spring</h1>"
    assert headline(head, body) == "An Oak in Spring"
    assert sections(head, body) == []


@pytest.mark.parametrize(
    "shown",
    [
        "Oaks: <span class=headline>How the Wood Learned to Wait</span>",
        "<span class=article-kicker>The Wood</span> How the Wood Learned to Wait",
        "<span class=dachzeile>Wald</span><span>How the Wood Learned to Wait</span>",
    ],
)
def test_what_a_class_calls_a_kicker_stands_beside_the_headline(shown: str) -> None:
    notes = Notes()
    head = "<title>Oaks: How the Wood Learned to Wait</title>"
    assert headline(head, f"<h1>{shown}</h1>", notes) == "How the Wood Learned to Wait"
    assert any(note.detail.startswith("beside the headline: “") for note in notes)


@pytest.mark.parametrize(
    "shown",
    [
        "Everything that a keeper of the wood has to know about its oldest tree",
        "Wer im Wald wohnt, braucht keine Uhr und keinen Kalender für das Jahr",
        "Pourquoi le vieux chêne du village ne perd plus ses feuilles en hiver",
    ],
)
def test_a_long_h1_is_no_template(shown: str) -> None:
    stated = "Nine Ways to Plant Oaks"
    head = f"<title>{stated}</title><meta property='og:title' content='{stated}'>"
    assert headline(head, f"<h1>{shown}</h1>") == shown


@pytest.mark.parametrize(
    ("address", "word", "said"),
    [
        ("https://a.example/docs/planting/", "Planting", "Planting"),
        ("https://a.example/docs/planting.html?from=feed", "Planting", "Planting"),
        ("https://a.example/wood-notes/123", "Planting", "How to Care for a Wood"),
    ],
)
def test_an_h1_of_one_word_that_the_address_says_too(address: str, word: str, said: str) -> None:
    head = f"<title>How to Care for a Wood</title><link rel=canonical href='{address}'>"
    assert headline(head, f"<h1>{word}</h1>") == said


@pytest.mark.parametrize("tag", ["h2", "h2 class=big", "h2 id=top"])
def test_without_an_h1_the_h2_that_says_most_of_the_title_is_the_headline(tag: str) -> None:
    head = "<title>7 Ways to Plant an Oak in Winter | Oaks – The Oaks Shop</title>"
    body = f"<h2>Your basket</h2><{tag}>7 Ways to Help You Plant an Oak in Winter</h2>"
    assert headline(head, body) == "7 Ways to Help You Plant an Oak in Winter"
