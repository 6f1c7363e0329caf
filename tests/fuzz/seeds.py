"""Inputs that are right, one or two of each format, and the tokens that edits put into them."""

from __future__ import annotations

import zipfile
from functools import cache
from io import BytesIO

from tests.readers.docx.word_files import (
    cell,
    drawing,
    field,
    item,
    note,
    p,
    r,
    reference,
    row,
    table,
    w,
    word,
)  # fmt: skip
from tests.readers.epub.test_damage import BOOK

LINE = "The rope maker walks backwards all day, and the yarn grows out of the hemp at his waist. "

PAGE = f"""<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>Rope</title>
<script type="application/ld+json">{{"@type": "Article", "headline": "Rope", "author": {{"name": "Una Berg"}}}}</script>
<style>.k {{ font-style: italic }}</style></head><body><nav><a href=/>Home</a></nav><article><h1>Rope</h1>
<p class=byline>By <a rel=author href=/u>Una Berg</a>, <time datetime=2023-04-05>5 April 2023</time></p>
<p>{LINE * 3}</p>
<h2 id=hemp>Hemp</h2><p>{LINE}<b>yarn</b> <span class=k>tow</span><sup><a href="#n1" id=r1>1</a></sup> \\(a^2\\)
{LINE}</p>
<ul><li>strand<ol start=3><li>left</ol><li>right</ul><dl><dt>lay<dd>how it turns</dl><blockquote>{LINE}</blockquote>
<table><caption>Ropes</caption><thead><tr><th>kind<th>use<tbody><tr><td colspan=2>hawser</table><pre><code>x = 1
</code></pre><figure><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt=walk>
<figcaption>The walk</figcaption></figure>
<math><mfrac><mi>a</mi><mn>2</mn></mfrac></math><svg viewBox="0 0 9 9"><path d="M0 0L9 9"/><text>s</text></svg>
<ruby>綱<rt>tsuna</rt></ruby><details><summary>more</summary>{LINE}</details><p>{LINE * 2}</p>
<ol class=footnotes><li id=n1>A note. <a href="#r1">back</a></ol></article><footer>© 2023</footer></body></html>"""

MARKDOWN = f"""---
title: Rope
author: [Una Berg, Olav Lie]
date: 2023-04-05
series: {{name: Crafts, position: 2}}
---

# Rope

{LINE}*yarn* **tow** `hemp` [walk](https://rope.example/a "t") ![alt](a.png){{.wide}} $a^2$ note[^1] ==m== ~s~ ^u^

- strand
    1. left
    2. right
- [ ] task

> {LINE}
> > deeper

| kind | use |
|:-----|----:|
| hawser | ship |

```python
x = 1
```

::: note
{LINE}
:::

!!! tip "T"
    words

Term
: what it is

$$
x + y
$$

<div class="a">raw <b>html</b></div>

[[wiki|link]] {{++in++}} :smile: {{{{< short code >}}}} ![[embed]]

[^1]: The note, and *more*.
"""

TOML = '+++\ntitle = "Rope"\nauthors = ["Una Berg"]\ndate = 2023-04-05\n[series]\nname = "Crafts"\n+++\n\n' + LINE

TEXT = f"""ROPE

By Una Berg
5 April 2023

{LINE * 4}

The walk
--------

{LINE * 3} [1]

  * strand
  * lay

1. left
2. right

    kind     use
    hawser   ship

{LINE * 2}

[1] A note.
"""

BOOK_FILE = """title = "Rope"
authors = ["Una Berg", { name = "Olav Lie", role = "edt" }]
language = "en"
date = 2023-04-05
articles = ["a.md"]
toc-depth = 2
max-size = "18MB"
theme = "book"
series = { name = "Crafts", position = 2 }
[alt]
"a.png" = "A walk"
[[parts]]
title = "One"
articles = ["b.md"]
"""

WORD = word(
    p("Rope", style="Titel"), p("Una Berg", style="Author"), p(LINE, r("yarn", w("b")), reference("footnote", 1)),
    p("Hemp", style="berschrift1"), item("strand"), item("left", 1, 2), p(field("TOC", "Hemp 1")), p(drawing("x")),
    table(row(cell("kind"), cell("use"), head=True), row(cell("hawser", span="2"))),
    p(w("ins", r("in")), w("del", "<w:r><w:delText>out</w:delText></w:r>"), w("hyperlink", r("walk"))),
    p('<m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f></m:oMath>'),
    footnotes=note("footnote", 1, p("A note.")),
)  # fmt: skip


@cache
def word_parts() -> dict[str, bytes]:
    """The parts of a Word file."""
    with zipfile.ZipFile(BytesIO(WORD)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


EPUB_PARTS = {
    **BOOK,
    "META-INF/encryption.xml": b'<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"/>',
    "o/two.xhtml": BOOK["o/two.xhtml"].replace(
        b"</p>",
        b'<a href="one.xhtml#x">x</a> <img src="a.png" alt="a"/></p><aside id="n" role="doc-footnote">n</aside>'
        b'<table><tr><td rowspan="2">a</td><td>b</td></tr></table><style>p{color:red}</style>&nbsp;',
    ),
}

MARKS = (
    b"\0", b"\x0b", b"\xff", b"\xed\xa0\x80", "\ufffe\u202e\u200b".encode(), b"&#11;", b"&#xd800;", b"&amp;",
    b"&nope;",
    b"<", b">", b'"', b"'", b"]]>", b"<!--", b"-->", b"<![CDATA[", b"<?x", b"<!DOCTYPE a [", b"\r", b"\xe2\x80\xa8",
)  # fmt: skip
"""What is odd in any format."""

_TAGS = (
    "a href=#x", "b", "i", "p", "div", "span", "table", "tr", "td", "th rowspan=9", "ul", "li", "ol start=-1", "dl",
    "dt", "dd", "h1", "h2", "h6", "blockquote", "pre", "code", "math", "mi", "mtable", "svg", "foreignObject", "ruby",
    "rt", "sup", "figure", "figcaption", "img alt=x", "details", "summary", "section", "aside", "object", "video",
    "noscript", "template", "select", "option", "button", "form", "br", "hr", "script", "style", "title", "textarea",
    "iframe", "canvas", "caption", "colgroup", "article", "main", "nav", "html", "body", "frameset",
    "input type=checkbox",
    "p class=footnote id=n1", "a name=n1 href=#n1", "div role=doc-endnotes", "div role=table", "div role=row",
    "annotation",
    "q", "cite", "time datetime=x", "bdo dir=rtl", "p style='display:none;text-align:center'", "label", "map",
    "dialog",
)  # fmt: skip
TAGS = (*(f"<{tag}>".encode() for tag in _TAGS), *(f"</{tag.split()[0]}>".encode() for tag in _TAGS))

SIGNS = (
    b"# ", b"## ", b"- ", b"* ", b"1. ", b"> ", b"    ", b"\t", b"\n", b"\n\n", b"```", b"~~~", b"---\n", b"===\n",
    b"***",
    b"|", b"|-|\n", b"+-+\n", b"[", b"]", b"(", b")", b"](", b"![", b"[^1]", b"[^1]: ", b"^[", b"*", b"**", b"_",
    b"`", b"``",
    b"$", b"$$", b"\\(", b"\\[", b"{", b"}", b"{.a #b c=d}", b":::", b"::: {.x}\n", b"!!! note\n", b"??? x\n", b": ",
    b"%% ", b"%", b"==", b"{++", b"++}", b"{~~", b"~>", b"[[", b"]]", b"![[", b":x:", b"{{< a >}}", b"{{% b",
    b"<div>", b"</div>",
    b"<b", b"&lt;", b"\\", b"  \n", b"[x]: y\n", b"{role}`", b"```{note}\n", b"| a\n", b"+++\n", b"---\n", b"%",
)  # fmt: skip

KEYS = (
    b"title: ", b"title = ", b"\n", b"\n\n", b"[", b"]", b"[[", b"{", b"}", b'"', b'"""', b"'''", b"= ", b": ",
    b"- ", b"\t",
    b"&a ", b"*a", b"!!int ", b"!x ", b"|\n", b">\n", b"---\n", b"+++\n", b"...\n", b"#", b"2023-13-45", b"1e999",
    b"nan",
    b"9" * 30, b"9" * 5_000, b"0x", b"true", b"null", b"\\u0000", b"\\ud800", b"? ", b"[a]\n", b"[[parts]]\n",
    b"a.b.c = 1\n",
    b"date: ", b"author:\n", b"lang: ", b"alt:\n  a: b\n", b"<<: ", b"\xef\xbb\xbf",
)  # fmt: skip

PIECES = (
    "word ", "Word. ", LINE, "WORD", "\n", "\n\n", "\n\n\n", "  ", "\t", "- ", "1. ", "* ", "[1] ", "\f",
    "By Una Berg",
    "5 April 2023", "---", "| a | b |\n", "Share", "Read more", "https://a.example", ">", "[1]: ", "“", "Subscribe",
    "©",
)  # fmt: skip
"""What plain texts consist of."""

WORDML = (
    *(f"<w:{name}>".encode() for name in ("p", "r", "t", "tbl", "tr", "tc", "rPr", "pPr", "tcPr", "sdt", "ins",
    "del")),
    *(f"</w:{name}>".encode() for name in ("p", "r", "t", "tbl", "tr", "tc", "rPr", "pPr", "body")),
    b'w:val="', b'"', b"9999999999", b"-1", b"", b"zz", b"<w:b/>", b'<w:fldChar w:fldCharType="begin"/>', b"<w:br/>",
    b'<w:footnoteReference w:id="1"/>', b"<m:oMath>", b"<m:r/>", b'<w:sym w:char="x"/>', b"<mc:AlternateContent>",
    b'<w:numId w:val="1"/>', b"<w:drawing>", b"<w:txbxContent>", b"<w:instrText>REF a</w:instrText>",
)  # fmt: skip
