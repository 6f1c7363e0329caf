"""Code that stands alone, or in a table with its line numbers, is a listing."""

from __future__ import annotations

import pytest

from octavo import model as m
from tests.readers.elements.reading import found, read


@pytest.mark.parametrize(
    "markup",
    [
        '<figure class="highlight py"><table><tr><td class="gutter"><pre>1\n2</pre></td>'
        '<td class="code"><pre>if x:\n    y()</pre></td></tr></table></figure>',
        '<table class="hljs-ln language-py"><tr><td>1<td>if x:<tr><td>2<td>    y()</table>',
        '<p><code class="language-py">if x:<br>    y()</code></p>',
        '<div><code class="language-py" style="white-space: pre">if x:\n    y()</code></div>',
    ],
)
def test_listings(markup: str) -> None:
    assert found(read(markup), m.CodeBlock) == [m.CodeBlock("if x:\n    y()", syntax="py")]


@pytest.mark.parametrize(
    "markup",
    ["<p><code>a\nb</code></p>", "<p>See <code>a\nb\nc</code> here</p>", "<table><tr><td>a<td><code>b</code></table>"],
)
def test_words_of_code_are_no_listings(markup: str) -> None:
    assert not found(read(markup), m.CodeBlock)


LINES = [
    '<section><ul class="idx"><li></li><li></li></ul><pre data-lang="py"><code><span>if x:</span></code>'
    "<code><span>    y()</span></code></pre></section>",
    '<pre class="shiki py" data-lang="py"><code><span class="line"><b>if</b> x:</span><span class="line">    y()</span>'
    "</code></pre>",
    '<pre data-lang="py"><span id="a1">if x:</span><span id="a2">    y()</span></pre>',
    '<pre data-lang="py"><code><span style="display:block">if x:</span><span style="display: block">    y()</span>'
    "</code></pre>",
    '<div class="syntaxhighlighter py"><table data-lang="py"><tr><td class="gutter"><div class="line">1</div>'
    '<div class="line">2</div></td><td class="code"><div class="container"><div class="line"><code>if</code> '
    '<code>x:</code></div><div class="line"><code>&nbsp;&nbsp;&nbsp;&nbsp;</code><code>y()</code></div></div></td></tr>'
    "</table></div>",
    '<div class="crayon-main"><table class="crayon-table" data-lang="py"><tr><td class="crayon-nums"><div>1</div>'
    '<div>2</div></td><td class="crayon-code"><div class="crayon-pre"><div class="crayon-line">if x:</div>'
    '<div class="crayon-line">    y()</div></div></td></tr></table></div>',
    '<div class="enlighter" data-lang="py"><div class=""><div><i>if</i> x:</div><div>    y()</div></div></div>',
    '<div class="CodeMirror-code" data-lang="py"><div><div class="CodeMirror-gutter-wrapper"><div>1</div></div>'
    '<pre class="CodeMirror-line">if x:</pre></div><div><div class="CodeMirror-gutter-wrapper"><div>2</div></div>'
    '<pre class="CodeMirror-line">    y()</pre></div></div>',
    '<p data-lang="py"><code>if x:</code><br><code>&nbsp;&nbsp;&nbsp; y()</code></p>',
    '<table data-lang="py"><tr><td>8<td><code>if x:</code><tr><td>9<td><code>    y()</code></table>',
    '<div class="box"><div class="nums">1<br>2</div><pre data-lang="py">if x:\n    y()</pre></div>',
    '<div class="chroma"><table class="lntable"><tr><td class="lntd"><pre><code><span>1\n</span><span>2\n</span></code>'
    '</pre></td><td class="lntd"><pre><code class="language-py"><span class="line"><span class="cl">if x:\n'
    "</span></span>"
    '<span class="line"><span class="cl">    y()\n</span></span></code></pre></td></tr></table></div>',
    '<pre data-lang="py"><span class="line">if x:</span><br><span class="line">    y()</span><br></pre>',
]


@pytest.mark.parametrize("markup", LINES)
def test_elements_that_are_lines_keep_their_line_ends(markup: str) -> None:
    assert read(markup) == (m.CodeBlock("if x:\n    y()", syntax="py"),)


def test_an_empty_element_is_an_empty_line() -> None:
    made = read('<pre><div class="l">a</div><div class="l"></div><div class="l">b</div></pre>')
    assert made == (m.CodeBlock("a\n\nb"),)


def test_words_of_code_in_one_line_stay_in_it() -> None:
    assert read("<pre><span>return</span><span>;</span> <code>x</code> <code>y</code></pre>") == (
        m.CodeBlock("return; x y"),
    )
