"""Listings keep their white space and language, and lose what is no code."""

from __future__ import annotations

import pytest

from octavo import model as m
from tests.readers.elements.reading import found, read


@pytest.mark.parametrize(
    "markup",
    [
        '<pre><code class="language-py">if x:\n    y()\n</code></pre>',
        '<pre class="brush: py; toolbar: false">if x:\n    y()</pre>',
        '<div class="highlight highlight-source-py"><pre><span>if</span> x:\n    y()</pre></div>',
        '<pre data-lang="py"><code><div class="line">if x:</div><div class="line">    y()</div></code></pre>',
        '<pre class="py hljs"><span class="lineno">1</span>if x:<br><span class="lineno">2</span>    y()</pre>',
        '<div class="sourceCode"><pre class="sourceCode py"><code>if x:\n    y()</code></pre></div>',
        '<pre class="language-py"><button class="copy">Copy</button><code>if x:\n    y()</code></pre>',
        '<pre class="lang-py"><div><i>1</i><div>if x:</div></div><div><i>2</i><div>    y()</div></div></pre>',
    ],
)
def test_listings_keep_their_white_space_and_language(markup: str) -> None:
    assert found(read(markup), m.CodeBlock) == [m.CodeBlock("if x:\n    y()", syntax="py")]


def test_an_empty_listing_is_none() -> None:
    assert read("<pre> \n </pre>") == ()


def test_numbers_that_are_in_no_order_are_code() -> None:
    made = found(read("<pre><div><i>7</i> a</div><div><i>3</i> b</div></pre>"), m.CodeBlock)
    assert made == [m.CodeBlock("7 a\n3 b")]
