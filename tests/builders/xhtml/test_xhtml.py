"""Articles as XHTML: the markup of every node, and the laws that hold for any article."""

from __future__ import annotations

import re
from html import unescape
from itertools import pairwise
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import replace
from tinyhtml5 import parse  # type: ignore[import-untyped]  # it has no stubs

from octavo.builders.xhtml import ELEMENTS, Xhtml, markup
from octavo.model import (
    Abbreviation,
    Article,
    Aside,
    Block,
    Book,
    Cell,
    Code,
    CodeBlock,
    DescriptionList,
    Entry,
    Figure,
    FigureGroup,
    Footnote,
    Image,
    Inline,
    Item,
    LineBreak,
    Link,
    List,
    Math,
    Node,
    NoteReference,
    Origin,
    Paragraph,
    Person,
    Placeholder,
    Quote,
    Role,
    Row,
    Ruby,
    Section,
    Span,
    Style,
    Table,
    Text,
    ThematicBreak,
    Verse,
    to_inlines,
)
from octavo.notes import Notes
from octavo.passes import PASSES
from octavo.resources import Assets
from octavo.walk import visit
from tests import strategies
from tests.making import book_of

EPUB = "http://www.idpf.org/2007/ops"
VOID = {"br", "hr", "img"}
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
A, B = to_inlines("a"), to_inlines("b")
P = Paragraph(A)


class Page:
    """The plainest medium."""

    def __init__(self, footnotes_at_reference: bool = False) -> None:
        self.footnotes_at_reference = footnotes_at_reference
        self.figures_in_row = 3

    def image(self, image: Image) -> str:
        return markup.img(image, image.asset)

    def math(self, math: Math) -> str:
        return f"<i{markup.node_attributes(math)}>{markup.escape(math.tex)}</i>"

    def link(self, href: str) -> str:
        return href

    def stacks_table(self, table: Table) -> bool:  # noqa: ARG002
        return False


def writer(footnotes_at_reference: bool = False) -> Xhtml:
    return Xhtml(Article(headline=A, body=(), id="x"), Page(footnotes_at_reference), "en")


def written(article: Article, language: str = "en", *, footnotes_at_reference: bool = False) -> str:
    return Xhtml(article, Page(footnotes_at_reference), language).section()


# --- tables ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        (Text("a < b & c > \"d\" 'e'"), "a &lt; b &amp; c &gt; &quot;d&quot; &#x27;e&#x27;"),
        (Text("\0a\x1bb\ufffec\ufdd0"), "abc"),
        (Text("a\r\nb\rc\x85d\u2028e"), "a\nb\nc\nd\ne"),
        (Text("I/O, and/or, a/b/c"), '<span class="whole">I/O</span>, and/or, a/b/c'),
        (LineBreak(), "<br/>"),
        (Code(" a  b "), "<code> a  b </code>"),
        (Code("std::vector::emplaceBack"), "<code>std::<wbr/>vector::<wbr/>emplace<wbr/>Back</code>"),
        (Span(A), "<span>a</span>"),
        (Span((), id="i"), '<span id="i"></span>'),
        (Span(A, language="de", direction="rtl"), '<span lang="de" xml:lang="de" dir="rtl">a</span>'),
        (Span(A, language="no language"), "<span>a</span>"),
        (Span(A, style="small-caps"), '<span class="small-caps">a</span>'),
        (Abbreviation(A, 'b "c"'), '<abbr title="b &quot;c&quot;">a</abbr>'),
        (Link(A, href="#x.y", title="t"), '<a href="#x.y" title="t">a</a>'),
        (Link(A, href="https://example.org/?a=b&c=d"), '<a href="https://example.org/?a=b&amp;c=d">a</a>'),
        (Image("a.png", alt="b", title="c", width=2), '<img src="a.png" alt="b" title="c" width="2"/>'),
        (Image("a.png", id="i"), '<img id="i" src="a.png" alt=""/>'),
        (Placeholder("video"), '<span class="placeholder">[Video]</span>'),
        (
            Placeholder("frame", label="a", href="https://example.org/", id="i"),
            '<span id="i" class="placeholder">[<a href="https://example.org/">Embedded page: a</a>]</span>',
        ),
        (Placeholder("form", href="javascript:x"), '<span class="placeholder">[Form]</span>'),
        (Math(tex="x<y", id="m"), '<i id="m">x&lt;y</i>'),
    ],
)
def test_inlines(node: Inline, expected: str) -> None:
    assert writer().inline(node) == expected


@pytest.mark.parametrize("style", get_args(Style))
def test_every_style_has_an_element(style: Style) -> None:
    element, _ = ELEMENTS[style]
    said = "“a”" if style == "quotation" else "a"
    assert re.fullmatch(f"<{element}[^>]*>{said}</{element}>", writer().inline(Span(A, style=style)))


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "<q>“a <q>‘b’</q>”</q>"),
        ("de-AT", "<q>„a <q>‚b‘</q>“</q>"),
        ("fr", "<q>«\u202fa <q>‘b’</q>\u202f»</q>"),
        ("ja", "<q>「a <q>『b』</q>」</q>"),
        ("zh-TW", "<q>「a <q>『b』</q>」</q>"),
        ("zh", "<q>“a <q>‘b’</q>”</q>"),
        ("sw", "<q>“a <q>‘b’</q>”</q>"),
    ],
)
def test_quotations_have_the_marks_of_their_language(language: str, expected: str) -> None:
    said = Span((Text("a "), Span(B, style="quotation")), style="quotation")
    assert expected in written(Article(headline=A, body=(Paragraph((said,)),)), language)


def test_a_quotation_has_the_marks_of_the_language_around_it() -> None:
    foreign = Span(A, style="quotation", language="fr")
    body = (Paragraph((foreign,)), Paragraph((foreign,), language="de"), Paragraph((foreign,)))
    marks = re.findall("<q[^>]*>(.)a(.)</q>", written(Article(headline=A, body=body)))
    assert marks == [("“", "”"), ("„", "“"), ("“", "”")]


def test_a_quotation_without_words_has_no_marks() -> None:
    assert writer().inline(Span((), id="i", style="quotation")) == '<q id="i"></q>'


def cell(words: str = "a", **fields: Any) -> Cell:
    return Cell((Paragraph(to_inlines(words)),), **fields)


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        (P, "<p>a</p>"),
        (Paragraph(A, id="i", role="doc-abstract"), '<p id="i" role="doc-abstract">a</p>'),
        (Paragraph((Math(tex="x", display=True),)), '<p class="math"><i>x</i></p>'),
        (Paragraph((Math(tex="x"),)), "<p><i>x</i></p>"),
        (Paragraph((Image("a.png"),)), '<p class="picture"><img src="a.png" alt=""/></p>'),
        (Section(A, (P,), id="s"), '<section id="s"><h2>a</h2><p>a</p></section>'),
        (
            Section(A, (), role="doc-appendix"),
            '<section role="doc-appendix" epub:type="appendix"><h2>a</h2></section>',
        ),
        (Section(A, (Section(B, ()),)), "<section><h2>a</h2><section><h3>b</h3></section></section>"),
        (Section((), (Section(B, ()),)), "<section><section><h2>b</h2></section></section>"),
        (Paragraph(A, align="center"), '<p class="center">a</p>'),
        (Paragraph(A, role="doc-tip", align="right"), '<p class="right" role="doc-tip">a</p>'),
        (Quote((Paragraph(A, align="right"),)), '<blockquote><p class="right">a</p></blockquote>'),
        (Paragraph((Image("x.png"),), align="center"), '<p class="picture"><img src="x.png" alt=""/></p>'),
        (
            Paragraph((Ruby(A, B),)),
            "<p><ruby>a<rp>（</rp><rt>b</rt><rp>）</rp></ruby></p>",
        ),
        (List((Item((P,)), Item((P, P)))), "<ul><li>a</li><li><p>a</p><p>a</p></li></ul>"),
        (List((Item((P,)),), tight=False), "<ul><li><p>a</p></li></ul>"),
        (List((Item((P, List((Item((P,)),))), id="i"),)), '<ul><li id="i">a<ul><li>a</li></ul></li></ul>'),
        (List((Item((P,)),), numbering="decimal"), "<ol><li>a</li></ol>"),
        (List((Item((P,)),), numbering="decimal", start=100), '<ol class="long-numbers" start="100"><li>a</li></ol>'),
        (List((Item((P,), value=300),), numbering="decimal"), '<ol class="long-numbers"><li value="300">a</li></ol>'),
        (List((), numbering="upper-roman", start=18), '<ol class="upper-roman long-numbers" start="18"></ol>'),
        (List((), numbering="lower-roman", start=3), '<ol class="lower-roman" start="3"></ol>'),
        (List((Item((P,), value=4), Item((P,))), numbering="decimal"), '<ol><li value="4">a</li><li>a</li></ol>'),
        (
            List((Item((P,)), Item((P,))), numbering="decimal", start=2, reversed=True),
            '<ol start="2" reversed="reversed"><li value="2">a</li><li value="1">a</li></ol>',
        ),
        (List((Item((P,), value=4),), numbering="decimal", unmarked=True), '<ul class="unmarked"><li>a</li></ul>'),
        (List((), numbering="decimal", start=0), '<ol start="0"></ol>'),
        (
            List((Item((P,), checked=True), Item((P,), checked=False))),
            '<ul class="tasks"><li><span class="checkbox" role="img" aria-label="done">☑</span> a</li>'
            '<li><span class="checkbox" role="img" aria-label="to do">☐</span> a</li></ul>',
        ),
        (
            List((Item((P, P), checked=True), Item((P,), checked=False)), tight=False),
            '<ul class="tasks"><li><p><span class="checkbox" role="img" aria-label="done">☑</span> a</p><p>a</p></li>'
            '<li><p><span class="checkbox" role="img" aria-label="to do">☐</span> a</p></li></ul>',
        ),
        (
            List((Item((P, P, List((Item((P,), checked=False),))), checked=True),), numbering="decimal"),
            '<ol><li><p><span class="checkbox" role="img" aria-label="done">☑</span> a</p><p>a</p>'
            '<ul class="tasks"><li><span class="checkbox" role="img" aria-label="to do">☐</span> a</li></ul></li></ol>',
        ),
        (
            List((Item((CodeBlock("a"),), checked=True),)),
            '<ul class="tasks"><li><span class="checkbox" role="img" aria-label="done">☑</span> '
            '<pre><code><span class="line">a</span></code></pre></li></ul>',
        ),
        (
            DescriptionList((Entry((A, B), ((P,), (P, P))),)),
            "<dl><dt>a</dt><dt>b</dt><dd>a</dd><dd><p>a</p><p>a</p></dd></dl>",
        ),
        (
            Quote((P,), attribution=B, cite="https://example.org/", role="doc-epigraph"),
            '<blockquote cite="https://example.org/" role="doc-epigraph"><p>a</p>'
            '<div class="attribution"><p>b</p></div></blockquote>',
        ),
        (Quote((P,), cite="a book"), "<blockquote><p>a</p></blockquote>"),
        (
            Verse(((A, B), (A,)), attribution=B),
            '<blockquote class="verse"><p class="stanza short"><span>a</span><br/><span>b</span></p>'
            '<p class="stanza short"><span>a</span></p><div class="attribution"><p>b</p></div></blockquote>',
        ),
        (
            CodeBlock("\n a < b\n", syntax="none"),
            '<pre><code class="language-none"><span class="line"></span><span class="line in1"> a &lt; b\n</span>'
            "</code></pre>",
        ),
        (
            Table(((Row((cell(colspan=2, rowspan=1), cell(align="right"))),),), caption=(P,), id="t"),
            '<table id="t"><caption>a</caption><tbody><tr><td colspan="2">a</td><td class="right">a</td></tr></tbody>'
            "</table>",
        ),
        (
            Table(
                ((Row((cell(header=True), cell())),), ()),
                head=(Row((cell(header=True), cell(header=True, scope="colgroup", rowspan=2))),),
                foot=(Row((cell(),)),),
            ),
            '<table class="spanned"><thead><tr><th scope="col">a</th><th scope="colgroup" rowspan="2">a</th></tr>'
            "</thead>"
            '<tbody><tr><th scope="row">a</th><td>a</td></tr></tbody>'
            "<tfoot><tr><td>a</td></tr></tfoot></table>",
        ),
        (
            Figure((Paragraph((Image("a.png"),)), P), caption=(P,), credit=B),
            '<figure><img src="a.png" alt=""/><p>a</p>'
            '<figcaption>a <small class="credit">b</small></figcaption></figure>',
        ),
        (Figure((P,)), "<figure><p>a</p></figure>"),
        (
            FigureGroup((Figure((P,)), Figure((P,), caption=(P,))), caption=(P,)),
            '<figure class="group"><div class="row"><figure style="width: 48.5%"><p>a</p></figure>'
            '<figure style="width: 48.5%"><p>a</p><figcaption>a</figcaption></figure></div>'
            "<figcaption>a</figcaption></figure>",
        ),
        (
            Figure((Paragraph((Image("a.png", percent=100),)),)),
            '<figure class="lead"><img src="a.png" alt="" style="width: 100%"/></figure>',
        ),
        (
            Figure((Paragraph((Image("a.png"),), id="i"),)),
            '<figure><p id="i" class="picture"><img src="a.png" alt=""/></p></figure>',
        ),
        (Aside((P,), title=B), '<aside class="aside" role="note"><p class="title">b</p><p>a</p></aside>'),
        (Aside((P,), role="doc-tip"), '<aside class="aside" role="doc-tip"><p>a</p></aside>'),
        (Aside((P,), role="doc-notice"), '<section class="aside" role="doc-notice"><p>a</p></section>'),
        (ThematicBreak(id="i"), '<hr id="i"/>'),
    ],
)  # fmt: skip
def test_blocks(node: Block, expected: str) -> None:
    apart = re.sub(r">\n(?=<|$)", ">", writer().block(node, 2))
    assert re.sub(r"(?<=[a-z])\n(?=<[uf])", "", apart) == expected


def test_notes_stand_at_the_end_and_lead_back() -> None:
    note = Footnote((Paragraph(B, language="de"), P))
    found = written(Article(headline=A, body=(Paragraph((*A, note)),), id="x"))
    roles = 'class="noteref" role="doc-noteref" epub:type="noteref"'
    assert f'<a {roles} id="x.ref.74fd0fd9" href="#x.note.74fd0fd9">1</a></p>' in found
    assert '<aside id="x.note.74fd0fd9" class="footnote" role="doc-footnote" epub:type="footnote">' in found
    assert (
        '<p lang="de" xml:lang="de"><a class="backlink" role="doc-backlink" href="#x.ref.74fd0fd9" '
        'title="Back to the text">1</a> b</p>\n<p>a</p>' in found
    )


def test_notes_in_notes_are_counted_in_reading_order() -> None:
    inner = Footnote((Paragraph(to_inlines("inner")),))
    outer = Footnote((Paragraph((*to_inlines("outer"), inner)),), id="x.own")
    last = Footnote((CodeBlock("last"),))
    root = etree.fromstring(wrapped(written(Article(headline=A, body=(Paragraph((outer, last)),), id="x"))))
    notes = root.findall(".//aside")
    assert [note.get("id") for note in notes] == ["x.own", *(f"x.note.{digest}" for digest in ("33bf6fbd", "3547cb11"))]
    assert [" ".join("".join(note.itertext()).split()) for note in notes] == ["1 outer2", "2 inner", "3 last"]


@pytest.mark.parametrize("at_reference", [True, False])
def test_a_note_that_is_referred_to_again_is_one_note_with_one_number(at_reference: bool) -> None:
    noted, again = Footnote((P,), id="x.n"), NoteReference("x.n", id="x.n-again")
    body = (Paragraph((*A, noted)), Paragraph((*B, Footnote((Paragraph(B),)))), Paragraph((*B, again)))
    found = written(Article(headline=A, body=body, id="x"), footnotes_at_reference=at_reference)
    assert found.count('role="doc-footnote"') == 2
    assert 'id="x.n-again" href="#x.n">1</a>' in found


def test_a_note_leads_back_to_each_reference() -> None:
    noted, again = Footnote((P,), id="x.n"), NoteReference("x.n", id="x.n-again")
    root = etree.fromstring(wrapped(written(Article(headline=A, body=(Paragraph((*A, noted, *B, again)),), id="x"))))
    back = root.findall(".//aside//a[@role='doc-backlink']")
    assert [(link.text, link.get("href")) for link in back] == [("1", "#x.ref.ca978112"), ("↑", "#x.n-again")]


def test_notes_in_notes_have_numbers_at_their_reference_too() -> None:
    inner = Footnote((Paragraph(to_inlines("inner")),))
    outer = Footnote((Paragraph((*to_inlines("outer"), inner)),))
    article = Article(headline=A, body=(Paragraph((outer,)),), id="x")
    root = etree.fromstring(wrapped(written(article, footnotes_at_reference=True)))
    first, second = root.findall(".//span[@role='doc-footnote']")
    assert "".join(first.itertext()) == "outer2"
    assert second.get("class") == "footnote uncalled"
    assert first.getnext() is second


@pytest.mark.parametrize("at_reference", [True, False])
def test_the_numbers_of_two_notes_side_by_side_are_parted(at_reference: bool) -> None:
    side = Paragraph((*A, Footnote((P,)), Footnote((Paragraph(B),))))
    found = written(Article(headline=A, body=(side,), id="x"), footnotes_at_reference=at_reference)
    assert found.count('<span class="noteref">,\u2009</span>') == 1


def test_notes_at_their_reference() -> None:
    note = Footnote(body=(P,), id="n")
    assert writer(True).inline(note) == '<span class="footnote" role="doc-footnote" id="n">a</span>'


@pytest.mark.parametrize("at_reference", [True, False])
def test_headings_in_notes_are_not_in_the_outline(at_reference: bool) -> None:
    note = Footnote((Section(B, (Section(A, ()),)),))
    found = written(Article(headline=A, body=(Paragraph((note,)),), id="x"), footnotes_at_reference=at_reference)
    assert found.count('<p class="title">') == 2
    assert "<h2" not in found


def test_around_the_article() -> None:
    one = Article(
        headline=(Span(A, style="emphasis"),), body=(), id="x", alternative_headline=B,
        authors=(Person("A & B"), Person("C"), Person("D")), date_published="2020-01-02T03:04:05Z",
        date_modified="2021-02-03", in_language="de-AT", direction="ltr", license="CC BY",
        origin=Origin(url="https://example.org/ü?a&b"),
    )  # fmt: skip
    assert written(one) == (
        '<section id="x" class="article" role="doc-chapter" epub:type="chapter" aria-labelledby="x.title" '
        'lang="de-AT" xml:lang="de-AT" dir="ltr">\n<header>\n<h1 id="x.title"><em>a</em></h1>\n'
        '<p class="subtitle" role="doc-subtitle">b</p>\n<p class="byline"><span class="author">'
        'Von <span class="whole">A &amp; B</span>, C und D</span> <span class="separator">·\u00a0</span>'
        '<time datetime="2020-01-02T03:04:05Z">2. Jänner 2020</time> <span class="separator">·\u00a0</span>'
        '<span>aktualisiert <time datetime="2021-02-03">3. Februar 2021</time></span></p>\n</header>\n'
        '<footer class="source"><p>Quelle: <a href="https://example.org/%C3%BC?a&amp;b">https://example.org/ü?a&amp;b'
        "</a><br/>Lizenz: CC BY</p></footer>\n</section>\n"
    )


def test_a_bare_article_has_no_empty_parts() -> None:
    found = written(Article(headline=A, body=(P,), id="x", date_modified=""))
    assert re.findall("<(?:footer|section class|p class)", found) == []


# --- laws ------------------------------------------------------------------------------------------


def wrapped(body: str) -> bytes:
    head = '<head><meta charset="utf-8"/><title>t</title></head>'
    return f'<html xmlns:epub="{EPUB}">{head}<body>\n{body}</body></html>'.encode()


def shape(root: Any) -> list[tuple[object, ...]]:
    """Every element of the article, its id, the text in it and the text behind it."""
    article = root.find(".//{*}section")
    return [
        (node.tag.partition("}")[2] or node.tag, *map(node.get, ("id", "lang")), node.text or "", node.tail or "")
        for node in article.iter()
    ]


def check(article: Article, language: str) -> None:
    """Raises AssertionError where the XHTML of an article breaks a promise."""
    markup_ = written(article, language)
    root = etree.fromstring(wrapped(markup_))
    check_structure(root)
    check_ids(article, root)
    assert shape(root) == shape(parse(f"<!DOCTYPE html>{wrapped(markup_).decode()}"))


def check_structure(root: Any) -> None:
    empty = {node.tag for node in root.iter() if node.tag in VOID and (len(node) or node.text)}
    levels = [int(node.tag[1]) for node in root.iter() if node.tag in HEADINGS]
    assert empty == set()
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert not root.xpath("//a//a")


def check_ids(article: Article, root: Any) -> None:
    ids = root.xpath("//body//@id")
    assert len(ids) == len(set(ids))
    assert {node.id for node in visit(article) if isinstance(node, Node | Article) and node.id} <= set(ids)
    inside = [href[1:] for href in root.xpath("//@href") if href.startswith(f"#{article.id}.")]
    assert set(inside) <= set(ids)


def passed(book: Book) -> Book:
    notes = Notes()
    for change in PASSES:
        book = change(book, notes)
    return book


@strategies.slow
@given(strategies.articles, st.lists(strategies.blocks(), max_size=3))
def test_made_up_articles(article: Article, more: list[Block]) -> None:
    article = replace(article, body=(*article.body, *more))
    check(passed(book_of(article)).articles[0], "en")


def test_the_book_with_every_node(every_node_book: tuple[Book, Assets]) -> None:
    finished = passed(every_node_book[0])
    for article in finished.articles:
        check(article, finished.metadata.language)


@strategies.slow
@given(strategies.articles)
def test_no_word_is_lost(article: Article) -> None:
    (finished,) = passed(book_of(article)).articles
    words = " ".join(node.text for node in visit(finished) if isinstance(node, Text | Code | CodeBlock)).split()
    for at_reference in (True, False):
        root = etree.fromstring(wrapped(written(finished, footnotes_at_reference=at_reference)))
        found = "".join("".join(root.itertext()).split())
        assert [word for word in words if unescape(markup.escape(word)) not in found] == []


def test_sections_go_deeper_than_headings() -> None:
    deep: tuple[Block, ...] = (P,)
    for _ in range(9):
        deep = (Section(A, deep),)
    root = etree.fromstring(wrapped(written(Article(headline=A, body=deep, id="x"))))
    assert [node.tag for node in root.iter() if node.tag in HEADINGS] == [*HEADINGS, *["h6"] * 4]


@pytest.mark.parametrize("role", get_args(Role))
def test_every_role_is_printed(role: Role) -> None:
    for node in (Section(A, (), role=role), Aside((), role=role), Quote((), role=role), Paragraph(A, role=role)):
        assert not role or f' role="{role}"' in writer().block(node, 2)


def test_makers_are_named_for_what_they_did() -> None:
    makers = (
        Person("Bo", role="trl"),
        Person("Ada"),
        Person("Cy"),
        Person("Di", role="edt"),
        Person("Eva", role="ctb"),
    )
    assert markup.credit_lines(makers, "en") == [
        "By Ada and Cy", "Translated by Bo", "Edited by Di", "With contributions by Eva",
    ]  # fmt: skip
    assert markup.credit_lines(makers[:1], "de") == ["Übersetzt von Bo"]


@pytest.mark.parametrize(
    ("description", "caption", "credit", "hidden"),
    [
        ("A lock at dusk", "A lock at dusk", "", True),
        ("A lock at dusk", "A lock at “dusk”.", "", True),
        ("A lock at dusk", "The lock of Ely", "", False),
        ("A lock at dusk", "A lock at dusk", "Ada Reader", False),
        ("", "", "", False),
        (None, "A lock at dusk", "", False),
    ],
)
def test_a_caption_that_is_the_description_is_heard_once(
    description: str | None, caption: str, credit: str, hidden: bool
) -> None:
    shown = Paragraph((Image("a.png", alt=description),))
    figure = Figure((shown,), caption=(Paragraph(to_inlines(caption)),), credit=to_inlines(credit))
    assert ('<figcaption aria-hidden="true">' in writer().block(figure, 2)) is hidden
