"""The language that a page says its code is in."""

from __future__ import annotations

import pytest

from octavo.readers.elements.code import syntax_of
from tests.readers.elements.reading import parse


@pytest.mark.parametrize(
    ("markup", "syntax"),
    [
        ('<pre class="language-c++">', "c++"),
        ('<pre data-lang="Rust">', "rust"),
        ('<div class="highlight-source-shell"><pre>', "shell"),
        ('<pre><code class="hljs python">', "python"),
        ('<pre class="brush: js;">', "js"),
        ('<pre class="src src-emacs-lisp">', "emacs-lisp"),
        ('<pre class="language-none">', ""),
        ('<pre class="highlight two words">', ""),
        ("<pre>", ""),
    ],
)
def test_the_language_of_a_listing(markup: str, syntax: str) -> None:
    (listing,) = parse(markup).iter("pre")
    assert syntax_of(listing) == syntax
