"""What stands at a listing for readers of a screen goes; words of the text and of the code stay."""

from __future__ import annotations

import pytest

from octavo import model as m
from octavo.notes import Notes
from octavo.walk import text
from tests.readers.elements.reading import found, read

_CODE = "turn()\nstop()"


@pytest.mark.parametrize(
    "markup",
    [
        f'<div class="x"><div class="top"><span>js</span><button>Copy code</button></div><pre>{_CODE}</pre></div>',
        f"<div><pre>{_CODE}</pre><div>Kopieren</div></div>",
        f"<div><pre>{_CODE}</pre></div><p>Copied!</p>",
        f'<figure><div class="tools"><a>Raw</a> <a>Copy</a></div><pre>{_CODE}</pre></figure>',
        f'<pre><code class="msg">Copied!</code><code>{_CODE}</code></pre>',
        f"<my-code><span>复制代码</span><pre>{_CODE}</pre></my-code>",
        f'<div><header class="code-lang">JavaScript</header><pre>{_CODE}</pre></div>',
        f'<figure class="code-block"><pre>{_CODE}</pre><span>JavaScript</span></figure>',
        f'<p>js</p><pre class="language-js">{_CODE}</pre>',
    ],
)
def test_words_of_buttons_and_the_name_of_the_language_go(markup: str) -> None:
    notes = Notes()
    made = read(markup, notes=notes)
    assert text(made) == _CODE
    assert "text-dropped" in [note.code for note in notes]


def test_the_name_of_the_language_is_kept_as_such() -> None:
    (listing,) = found(read(f'<div><span class="lang">Python</span><pre>{_CODE}</pre></div>'), m.CodeBlock)
    assert listing == m.CodeBlock(_CODE, syntax="python")


@pytest.mark.parametrize(
    "markup",
    [
        f"<p>Run</p><pre>{_CODE}</pre><p>Then words.</p>",
        f"<h2>Copy</h2><pre>{_CODE}</pre>",
        f"<p>Python</p><pre>{_CODE}</pre>",
        f"<p>Go</p><pre>{_CODE}</pre>",
        f"<figure><pre>{_CODE}</pre><figcaption>How to copy</figcaption></figure>",
        "<pre>Copy\nRun</pre>",
        "<pre>$ copy a b\n<b>1</b></pre>",
    ],
)
def test_words_of_the_text_and_of_the_code_stay(markup: str) -> None:
    notes = Notes()
    read(markup, notes=notes)
    assert "text-dropped" not in [note.code for note in notes]
