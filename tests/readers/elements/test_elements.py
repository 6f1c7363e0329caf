"""From elements to the model: each node, in the ways that pages write it."""

from __future__ import annotations

import base64
from typing import Any

import pytest
from lxml import etree

from octavo import model as m
from octavo.errors import FetchError
from octavo.notes import Notes
from octavo.readers.elements import Context, read_blocks, read_inlines
from octavo.resources import Asset
from octavo.walk import text, visit


def keep(reference: str) -> Asset:
    """A store that has every picture, under its own name."""
    return Asset(reference, "image/png", b"", 640, 480)


def lack(reference: str) -> Asset:
    raise FetchError("is not there", code="picture-missing")


def read(markup: str, base: str = "", notes: Notes | None = None, fetch: Any = keep) -> tuple[m.Block, ...]:
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True)
    page = etree.fromstring(f"<html><body>{markup}</body></html>".encode(), parser=parser)
    return read_blocks(page[0], Context(fetch, Notes() if notes is None else notes, base))


def one(markup: str) -> Any:
    """The only block that `markup` becomes."""
    (block,) = read(markup)
    return block


def line(markup: str) -> tuple[m.Inline, ...]:
    """The content of the one paragraph that `markup` becomes."""
    paragraph = one(f"<p>{markup}</p>")
    assert isinstance(paragraph, m.Paragraph)
    return paragraph.content


def found(node: Any, kind: type) -> list[Any]:
    return [inner for inner in visit(node) if isinstance(inner, kind)]


def p(words: str) -> m.Paragraph:
    return m.Paragraph((m.Text(words),))


# --- words ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("  a \n\t b  ", "a b"),
        ("a<b> b</b> c", "a b c"),
        ("a <b> b </b> c", "a b c"),
        ("a\u00a0 b", "a\u00a0 b"),
        ("a<!-- no -->b", "ab"),
        ("a\x01b\x7fc\ufdd0d", "abcd"),
        ("a&#xD800;b&#0;c", "a\ufffdb\ufffdc"),
        ("e <br> f", "e\nf"),
        ("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>", "漢(kan)"),
        ("<ruby>漢<rt>kan</rt></ruby>", "漢(kan)"),
        ("<font color=red>old</font> <blink>words</blink>", "old words"),
    ],
)
def test_white_space_collapses_and_no_control_character_survives(markup: str, words: str) -> None:
    assert text(line(markup)).replace("\n\n", "\n") == words


@pytest.mark.parametrize(
    ("tag", "style"),
    [
        ("em", "emphasis"), ("i", "emphasis"), ("strong", "strong"), ("b", "strong"), ("cite", "cited-title"),
        ("sub", "subscript"), ("sup", "superscript"), ("del", "deleted"), ("s", "deleted"), ("ins", "inserted"),
        ("mark", "highlight"), ("small", "small"), ("u", "underline"), ("q", "quotation"), ("kbd", "keyboard"),
        ("samp", "sample"), ("var", "variable"), ("dfn", "definition"),
    ],
)  # fmt: skip
def test_styles(tag: str, style: m.Style) -> None:
    assert line(f"x <{tag}>y</{tag}>") == (m.Text("x "), m.Span((m.Text("y"),), style=style))


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("“a”", "a"), ("«&#8239;a&#8239;»", "a"), ("„a“", "a"), ("‘it’s’", "it’s"), ('"a"', "a"),
        ("“a” and “b”", "“a” and “b”"), ("’Tis a", "’Tis a"), ('"', '"'),
    ],
)  # fmt: skip
def test_quotations_lose_the_marks_that_a_page_writes_itself(written: str, kept: str) -> None:
    assert line(f"<q>{written}</q>") == (m.Span((m.Text(kept),), style="quotation"),)


def test_style_attributes_that_mean_something_are_kept() -> None:
    assert line('<span style="font-variant: small-caps">x</span>') == (m.Span((m.Text("x"),), style="small-caps"),)
    assert line('<span style="font-style:italic">x</span>') == (m.Span((m.Text("x"),), style="emphasis"),)
    assert line('<span style="color:red">x</span>') == (m.Text("x"),)


def test_language_direction_and_targets() -> None:
    assert line('<span lang="fr">oui</span>') == (m.Span((m.Text("oui"),), language="fr"),)
    assert line('<bdo dir="rtl">ab</bdo>') == (m.Span((m.Text("ab"),), direction="rtl"),)
    assert line('a<a id="here"></a>b') == (m.Text("a"), m.Span((), id="here"), m.Text("b"))
    assert line('a<a name="old">b</a>') == (m.Text("a"), m.Span((m.Text("b"),), id="old"))
    assert one('<p id="x" lang="de" dir="ltr">a') == m.Paragraph((m.Text("a"),), id="x", language="de", direction="ltr")
    assert one('<p id="two words" lang="!!">a') == p("a")
    assert read('<div id="d"><p>a</p></div><p id="d">b</p>') == (m.Paragraph((m.Text("a"),), id="d"), p("b"))


def test_line_breaks_code_and_abbreviations() -> None:
    assert line("a<br>b") == (m.Text("a"), m.LineBreak(), m.Text("b"))
    assert line("<code>a  b</code>") == (m.Code("a  b"),)
    assert line('<abbr title="for example">e.g.</abbr>') == (m.Abbreviation((m.Text("e.g."),), "for example"),)
    assert read("a<br><br>b") == (p("a"), p("b"))


# --- links ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("href", "base", "kept"),
    [
        ("https://example.org/a b", "", "https://example.org/a%20b"),
        ("other.html", "", "other.html"),
        ("other.html#x", "https://example.org/dir/page.html", "https://example.org/dir/other.html#x"),
        ("#x%20y", "", "#x y"),
        ("https://example.org/page#x", "https://example.org/page", "#x"),
        ("mailto:a@example.org", "https://example.org/", "mailto:a@example.org"),
    ],
)
def test_links(href: str, base: str, kept: str) -> None:
    (paragraph,) = read(f'<p><a href="{href}" title="t">x</a></p>', base)
    assert paragraph == m.Paragraph((m.Link((m.Text("x"),), kept, title="t"),))


@pytest.mark.parametrize(
    "href", ["javascript:x()", " JaVa\tscript:x", "vbscript:x", "data:text/html,x", "&#1;javascript:x"]
)
def test_links_that_run_scripts_are_taken_off_their_words(href: str) -> None:
    notes = Notes()
    assert read(f'<p><a href="{href}">x</a></p>', notes=notes) == (p("x"),)
    assert [note.code for note in notes] == ["link-unsafe"]


def test_a_link_around_blocks_goes_to_their_words() -> None:
    made = read('<a href="https://example.org/"><h2>Head</h2><p>words</p></a>')
    assert [link.href for link in found(made, m.Link)] == ["https://example.org/"] * 2


# --- blocks -----------------------------------------------------------------------------------------


def test_headings_nest_into_sections() -> None:
    made = read("<h2 id=a>A</h2><p>1</p><h3>B</h3><p>2</p><h2>C</h2><p>3</p>")
    inner = m.Section((m.Text("B"),), (p("2"),))
    assert made == (m.Section((m.Text("A"),), (p("1"), inner), id="a"), m.Section((m.Text("C"),), (p("3"),)))


@pytest.mark.parametrize("nothing", ["&#160;", "&#8203;&#160;", "<b>&#160;<br>&#65279;</b>", "<a name=x></a>", "&shy;"])
def test_headings_that_show_nothing_are_none(nothing: str) -> None:
    made = read(f"<h2>A</h2><p>1</p><h3>{nothing}</h3><p>2</p>")
    assert [text(section.heading) for section in found(made, m.Section)] == ["A"]
    assert text(made).split() == ["A", "1", "2"]


def test_a_heading_that_shows_nothing_leaves_its_targets() -> None:
    made = read('<h3 id="a"><a name="b"></a>&#160;</h3><p>1</p>')
    assert made == (m.Paragraph((m.Span((), id="a"), m.Span((), id="b"))), p("1"))


def test_links_of_headings_to_themselves_go() -> None:
    section = one('<h2>Head <a class="headerlink" id="head" href="#head">¶</a></h2>')
    assert section == m.Section((m.Text("Head"),), (), id="head")
    assert one('<h2 id="h"><a href="#h">Head</a></h2>') == m.Section((m.Text("Head"),), (), id="h")


def test_words_between_blocks_become_paragraphs() -> None:
    made = read("<div>a <i>b</i><p>c</p>d</div><section><header>e</header></section>")
    assert [text(block) for block in made] == ["a b", "c", "d", "e"]


def test_lists() -> None:
    made = one('<ol start="3" type="a"><li>x<li><p>y</p><ul><li>z</ul></ol>')
    inner = m.List((m.Item((p("z"),)),))
    assert made == m.List((m.Item((p("x"),)), m.Item((p("y"), inner))), numbering="lower-alpha", start=3, tight=False)
    assert one("<ul><ul><li>a</ul><li>b</ul>").items[0].body == (m.List((m.Item((p("a"),)),)),)


def test_task_lists() -> None:
    made = one("<ul><li><input type=checkbox checked> done<li><label><input type=checkbox> open</label></ul>")
    assert made == m.List((m.Item((p("done"),), checked=True), m.Item((p("open"),), checked=False)))


def test_description_lists() -> None:
    made = one("<dl><div><dt>a<dt>b<dd>c<dd><p>d</div><dt>e<dd>f</dl>")
    assert made.entries == (
        m.Entry(((m.Text("a"),), (m.Text("b"),)), ((p("c"),), (p("d"),))),
        m.Entry(((m.Text("e"),),), ((p("f"),),)),
    )


@pytest.mark.parametrize(
    "markup",
    [
        "<blockquote><p>words</p><footer>— <cite>Who</cite></footer></blockquote>",
        "<blockquote><p>words</p><p>— <cite>Who</cite></p></blockquote>",
        "<blockquote><p>words</p><p class=attribution><cite>Who</cite></p></blockquote>",
        "<figure><blockquote><p>words</p></blockquote><figcaption><cite>Who</cite></figcaption></figure>",
    ],
)
def test_quotations_know_who_said_them(markup: str) -> None:
    assert one(markup) == m.Quote((p("words"),), attribution=(m.Span((m.Text("Who"),), style="cited-title"),))


def test_quotations_keep_their_source_and_role() -> None:
    assert one('<blockquote cite="https://example.org/">a</blockquote>').cite == "https://example.org/"
    assert one("<blockquote class=pullquote>a</blockquote>").role == "doc-pullquote"


@pytest.mark.parametrize(
    "markup",
    [
        '<pre class="poem">one\n  two\n\nthree</pre>',
        '<div class="verse"><p>one<br>&nbsp;&nbsp;two</p><p>three</p></div>',
        '<div class="line-block">one<br>&nbsp;&nbsp;two<br><br>three</div>',
    ],
)
def test_verse(markup: str) -> None:
    made = one(markup)
    assert made == m.Verse((((m.Text("one"),), (m.Text("\u2003two"),)), ((m.Text("three"),),)))


@pytest.mark.parametrize(
    ("markup", "role", "title"),
    [
        ('<div class="admonition tip"><p class="admonition-title">Do</p><p>words</p></div>', "doc-tip", "Do"),
        ('<div class="markdown-alert markdown-alert-note"><p class="markdown-alert-title">Note</p><p>words</p></div>',
         "doc-notice", "Note"),
        ("<blockquote><p>[!WARNING]\nwords</p></blockquote>", "doc-notice", "Warning"),
        ('<aside class="callout"><h4>Look</h4><p>words</p></aside>', "", "Look"),
        ("<details><summary>More</summary><p>words</p></details>", "", "More"),
    ],
)  # fmt: skip
def test_boxes(markup: str, role: m.Role, title: str) -> None:
    assert one(markup) == m.Aside((p("words"),), title=(m.Text(title),), role=role)


def test_roles_and_rules() -> None:
    assert read("<p>a<hr><p>b") == (p("a"), m.ThematicBreak(), p("b"))
    assert one('<section role="doc-preface"><h2>P</h2><p>a</p></section>').role == "doc-preface"


# --- tables -----------------------------------------------------------------------------------------


def test_tables() -> None:
    notes = Notes()
    (made,) = read(
        "<table><caption>Cap</caption><thead><tr><th scope=col>A<th colspan=2>B</thead>"
        "<tbody><tr><th scope=row>a<td align=right>1<td rowspan=999999>2<tr><th>b<td>3</tbody>"
        "<tfoot><tr><td>f<td>g<td>h</tfoot></table>",
        notes=notes,
    )
    assert isinstance(made, m.Table)
    assert made.caption == (p("Cap"),)
    assert made.head[0].cells[0] == m.Cell((p("A"),), header=True, scope="col")
    assert made.head[0].cells[1].colspan == 2
    assert made.bodies[0][0].cells[1] == m.Cell((p("1"),), align="right")
    assert made.bodies[0][0].cells[2].rowspan == 1000
    assert [text(row) for row in made.foot] == ["f\n\n\n\ng\n\n\n\nh"]
    assert [note.code for note in notes] == ["span-clamped"]


def test_a_first_row_of_headers_is_the_head() -> None:
    assert len(one("<table><tr><th>A<th>B<tr><td>1<td>2</table>").head) == 1


@pytest.mark.parametrize(
    "markup",
    [
        "<table><tr><td><p>a</p><p>b</p></table>",
        "<table role=presentation><tr><td>a<td>b</table>",
        "<table><tr><td><h2>a</h2><td>b</table>",
    ],
)
def test_tables_made_for_layout_are_undone(markup: str) -> None:
    notes = Notes()
    made = read(markup, notes=notes)
    assert not found(made, m.Table)
    assert text(made).split() == ["a", "b"]
    assert "structure-changed" in {note.code for note in notes}


# --- code -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "markup",
    [
        '<pre><code class="language-py">if x:\n    y()\n</code></pre>',
        '<pre class="brush: py; toolbar: false">if x:\n    y()</pre>',
        '<div class="highlight highlight-source-py"><pre><span>if</span> x:\n    y()</pre></div>',
        '<pre data-lang="py"><code><div class="line">if x:</div><div class="line">    y()</div></code></pre>',
        '<pre class="py hljs"><span class="lineno">1</span>if x:<br><span class="lineno">2</span>    y()</pre>',
        '<figure class="highlight py"><table><tr><td class="gutter"><pre>1\n2</pre></td>'
        '<td class="code"><pre>if x:\n    y()</pre></td></tr></table></figure>',
        '<div class="sourceCode"><pre class="sourceCode py"><code>if x:\n    y()</code></pre></div>',
        '<pre class="language-py"><button class="copy">Copy</button><code>if x:\n    y()</code></pre>',
        '<pre class="lang-py"><div><i>1</i><div>if x:</div></div><div><i>2</i><div>    y()</div></div></pre>',
    ],
)
def test_listings_keep_their_white_space_and_language(markup: str) -> None:
    made = found(read(markup), m.CodeBlock)
    assert made == [m.CodeBlock("if x:\n    y()", syntax="py")]


# --- pictures and figures ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("markup", "source"),
    [
        ('<img src="a.png">', "a.png"),
        ('<img src="s.png" srcset="m.png 400w, l.png 1200w">', "l.png"),
        ('<img src="data:image/gif;base64,R0" data-src="real.jpg">', "real.jpg"),
        ('<picture><source srcset="w.webp 2x, n.webp 1x"><img src="f.jpg"></picture>', "w.webp"),
        ('<img class="lazy" src="blank.gif"><noscript><img src="real.jpg"></noscript>', "real.jpg"),
        ('<a href="whole.jpg"><img src="small.jpg"></a>', "whole.jpg"),
    ],
)
def test_the_best_source_of_a_picture(markup: str, source: str) -> None:
    (picture,) = found(read(f"<p>{markup}</p>"), m.Image)
    assert picture.asset == source


def test_a_picture_says_what_it_shows() -> None:
    made = read('<img src="a.png" alt="A  tree" title="Oak" width="40" height="30px"><img src="b.png">')
    assert found(made, m.Image) == [m.Image("a.png", "A tree", "Oak", 40, 30), m.Image("b.png")]


def test_the_next_best_source_where_the_best_cannot_be_had() -> None:
    def near(reference: str) -> Asset:
        return lack(reference) if reference.startswith("http") else keep(reference)

    made = read('<img src="files/a.png" srcset="https://example.org/a.png 2x" alt="x">', fetch=near)
    assert found(made, m.Image) == [m.Image("files/a.png", "x")]


def test_a_missing_picture_leaves_its_words_and_address() -> None:
    notes = Notes()
    made = read('<img src="/a.png" alt="A tree">', "https://example.org/x", notes, lack)
    assert made == (m.Paragraph((m.Placeholder("picture", "A tree", "https://example.org/a.png"),)),)
    assert [note.code for note in notes] == ["picture-missing"]


@pytest.mark.parametrize(
    "markup",
    [
        '<figure><img src="a.png" alt=""><figcaption>Cap <span class="credit">Who</span></figcaption></figure>',
        '<div class="wp-caption"><a href="/x"><img src="a.png" alt=""></a>'
        '<p class="wp-caption-text">Cap <span class="photo-credit">Who</span></p></div>',
        '<div><img src="a.png" alt=""></div><p class="caption">Cap <span class="credit">Who</span></p>',
    ],
)
def test_figures(markup: str) -> None:
    (figure,) = found(read(markup), m.Figure)
    assert [text(figure.caption), text(figure.credit)] == ["Cap", "Who"]
    assert found(figure, m.Image) == [m.Image("a.png", "")]


def test_an_element_that_calls_itself_a_figure() -> None:
    (figure,) = read('<div class="figure" id="f1"><img src="a.png" alt=""><p>Figure 1: words</p></div>')
    assert figure == m.Figure((m.Paragraph((m.Image("a.png", ""),)),), caption=(p("Figure 1: words"),), id="f1")


def test_drawings_become_pictures() -> None:
    seen: list[str] = []

    def fetch(reference: str) -> Asset:
        seen.append(reference)
        return keep("drawing.svg")

    made = read(
        '<svg viewBox="0 0 90 90" onload="x()" aria-label="A wheel"><linearGradient id="g"/><circle r="9"/></svg>',
        fetch=fetch,
    )
    assert found(made, m.Image) == [m.Image("drawing.svg", "A wheel")]
    drawing = etree.fromstring(base64.b64decode(seen[0].partition(",")[2]))
    assert drawing.get("viewBox") == "0 0 90 90"
    assert drawing.get("onload") is None
    assert [str(child.tag).partition("}")[2] for child in drawing] == ["linearGradient", "circle"]


def test_signs_and_beacons_are_no_pictures() -> None:
    assert line('a <img class="emoji" alt="🙂" src="x.png"> b') == (m.Text("a 🙂 b"),)
    assert read('<img src="x.gif" width="1" height="1">') == ()


# --- embeds and scripts -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("markup", "kind"),
    [
        ('<iframe src="https://example.org/v" title="T"></iframe>', "frame"),
        ('<video src="https://example.org/v" title="T"></video>', "video"),
        ('<audio title="T"><source src="https://example.org/v"></audio>', "audio"),
        ('<object data="https://example.org/v" title="T"></object>', "document"),
    ],
)
def test_embeds_become_their_links(markup: str, kind: m.PlaceholderKind) -> None:
    notes = Notes()
    assert read(markup, notes=notes) == (m.Paragraph((m.Placeholder(kind, "T", "https://example.org/v"),)),)
    assert [note.code for note in notes] == ["embed-linked"]


def test_nothing_that_runs_survives() -> None:
    notes = Notes()
    made = read(
        '<form onsubmit="x()"><p onclick="y()">words</p><input value="z"><button>Press</button>'
        "<select><option>o</select></form><script>s()</script><script>t()</script><style>u{}</style>",
        notes=notes,
    )
    assert made == (p("words"),)
    details = [note.detail for note in notes if note.code == "script-dropped"]
    assert sorted(details) == ["button", "event handler (2)", "input", "script (2)", "select", "style"]


# --- formulas ---------------------------------------------------------------------------------------

_MATHML = '<math><semantics><mi>x</mi><annotation encoding="application/x-tex">x_1</annotation></semantics></math>'


@pytest.mark.parametrize(
    ("markup", "tex", "display"),
    [
        (_MATHML, "x_1", False),
        ('<math alttext="x_1" display="block"><mi>x</mi></math>', "x_1", True),
        (f'<span class="katex"><span class="katex-mathml">{_MATHML}</span><span class="katex-html">x</span></span>',
         "x_1", False),
        ('<span class="MathJax_Preview">x</span><script type="math/tex; mode=display">x_1</script>', "x_1", True),
        (f'<mjx-container display="true"><mjx-math/><mjx-assistive-mml>{_MATHML}</mjx-assistive-mml></mjx-container>',
         "x_1", True),
        ('<span class="math inline">\\(x_1\\)</span>', "x_1", False),
        ('<span class="math display">\\[x_1\\]</span>', "x_1", True),
        ('<div class="math block">\nx_1\n</div>', "x_1", True),
        ('<span class="math inline">x_1</span>', "x_1", False),
        ("a \\(x_1\\) b", "x_1", False),
        ("a \\[x_1\\] b", "x_1", True),
        ("a $$x_1$$ b", "x_1", True),
        ("a $$a = b + c$$ b", "a = b + c", True),
        ("a $$x &lt; y$$ b", "x < y", True),
        ("a $$3 + 4$$ b", "3 + 4", True),
        ("<d-math block>x_1</d-math>", "x_1", True),
        ('<pre><code class="language-math">x_1</code></pre>', "x_1", True),
        ('<img class="latex" alt="x_1" src="x.png">', "x_1", False),
        ('<img class="latex" alt="E=mc">', "E=mc", False),
        ('<img src="https://example.org/latex?%5Cfrac%7Ba%7D%7Bb%7D">', "\\frac{a}{b}", False),
        ('<img src="https://latex.example.org/png.latex?%5Cfrac%7Ba%7D%7Bb%7D">', "\\frac{a}{b}", False),
    ],
)  # fmt: skip
def test_formulas(markup: str, tex: str, display: bool) -> None:
    (formula,) = found(read(f"<div>{markup}</div>"), m.Math)
    assert (formula.tex, formula.display) == (tex, display)


def test_delimiters_in_code_are_code() -> None:
    assert not found(read("<p><code>\\(x\\)</code> costs $$ and $$</p><pre>\\[y\\]</pre>"), m.Math)


def test_mathml_is_sanitised() -> None:
    (formula,) = found(
        read('<p><math onclick="x()"><mi href="javascript:x" mathvariant="bold">y</mi><img src=x><mn>1</mn></math>'),
        m.Math,
    )
    assert (
        formula.mathml
        == '<math xmlns="http://www.w3.org/1998/Math/MathML"><mi mathvariant="bold">y</mi><mn>1</mn></math>'
    )


def test_attributes_of_formulas_say_something() -> None:
    (formula,) = found(read('<p><math><mfenced open=""><mtable columnspacing=""/><mi>x</mi></mfenced></math>'), m.Math)
    assert '<mfenced open=""><mtable/>' in formula.mathml


# --- notes ------------------------------------------------------------------------------------------

_NOTES = [
    '<p>Words<sup id="r1"><a href="#n1">1</a></sup>.</p><hr><ol><li id="n1">The note. <a href="#r1">↩</a></li></ol>',
    '<p>Words<a class="footnote-ref" href="#fn1" id="fnref1" role="doc-noteref"><sup>1</sup></a>.</p>'
    '<section class="footnotes" role="doc-endnotes"><hr><ol><li id="fn1"><p>The note.'
    '<a href="#fnref1" class="footnote-back" role="doc-backlink">↩︎</a></p></li></ol></section>',
    '<p>Words<sup class="footnote-ref"><a href="#fn1" id="fnref1">[1]</a></sup>.</p><hr class="footnotes-sep">'
    '<section class="footnotes"><ol class="footnotes-list"><li id="fn1" class="footnote-item"><p>The note. '
    '<a href="#fnref1" class="footnote-backref">↩︎</a></p></li></ol></section>',
    '<p>Words<a href="#_ftn1" name="_ftnref1">[1]</a>.</p><p><a href="#_ftnref1" name="_ftn1">[1]</a> The note.</p>',
    '<p>Words<a href="#note-1" role="doc-noteref">*</a>.</p><aside id="note-1" role="doc-footnote">The note.</aside>',
    '<p>Words<label class="margin-toggle sidenote-number" for="s"></label><input class="margin-toggle" id="s" '
    'type="checkbox"><span class="sidenote">The note.</span>.</p>',
    "<p>Words<d-footnote>The note.</d-footnote>.</p>",
    '<p>Words<sup title="The note is here.">1</sup>.</p>',
    "<p>Words<sup>1</sup>.</p><h2>Notes</h2><p><sup>1</sup> The note.</p>",
    '<p>Words<sup id="cite_ref-1" class="reference"><a href="#cite_note-1">[1]</a></sup>.</p><h2>References</h2>'
    '<ol class="references"><li id="cite_note-1"><span class="mw-cite-backlink"><a href="#cite_ref-1">^</a></span> '
    '<span class="reference-text">The note.</span></li></ol>',
]  # fmt: skip


@pytest.mark.parametrize("markup", _NOTES)
def test_notes_of_every_make_stand_at_their_reference(markup: str) -> None:
    made = read(markup)
    (paragraph,) = made
    assert isinstance(paragraph, m.Paragraph)
    before, note, after = paragraph.content
    assert isinstance(note, m.Footnote)
    assert [text(before), text(note.body).rstrip("."), text(after)] in (
        ["Words", "The note", "."],
        ["Words", "The note is here", "."],
    )
    assert not found(note, m.Link)


def test_notes_hold_blocks_and_their_own_links() -> None:
    (paragraph,) = read(
        '<p>A<a href="#n1" id="r1"><sup>1</sup></a></p><ol class="footnotes"><li id="n1">'
        '<p>One <a href="https://example.org/">l</a>.</p>'
        "<ul><li>x</ul><p>Two. <a href='#r1'>back</a></p></ol>"
    )
    (note,) = found(paragraph, m.Footnote)
    assert [type(block) for block in note.body] == [m.Paragraph, m.List, m.Paragraph]
    assert [link.href for link in found(note, m.Link)] == ["https://example.org/"]


def test_a_note_with_two_marks_stands_at_both() -> None:
    made = read(
        '<p>A<sup><a href="#n" id="a">1</a></sup> B<sup><a href="#n" id="b">1</a></sup></p>'
        '<ol class="footnotes"><li id="n">N</ol>'
    )
    assert [text(note.body) for note in found(made, m.Footnote)] == ["N", "N"]


def test_links_to_sections_are_no_notes() -> None:
    made = read('<p>See <a href="#s">2</a>.</p><h2 id="s">Second</h2><p>words</p>')
    assert not found(made, m.Footnote)
    assert [link.href for link in found(made, m.Link)] == ["#s"]


# --- depth ------------------------------------------------------------------------------------------


def test_deep_nesting_is_flattened_and_its_words_kept() -> None:
    notes = Notes()
    made = read("<div>" * 300 + "<p>a <b>b</b> <img src=x.png></p>c" + "</div>" * 300, notes=notes)
    assert text(made).split() == ["a", "b", "c"]
    assert len(found(made, m.Image)) == 1
    assert "too-deep" in {note.code for note in notes}


def test_a_line_of_inlines() -> None:
    page = etree.fromstring("<p>a <em>b</em><br/>c</p>")
    made = read_inlines(page, Context(keep, Notes()))
    assert made == (m.Text("a "), m.Span((m.Text("b"),), style="emphasis"), m.LineBreak(), m.Text("c"))
