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
