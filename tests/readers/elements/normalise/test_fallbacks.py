"""What elements hold for programs that cannot show them is read in their place; requests for other programs are not."""

from __future__ import annotations

import pytest

from octavo.model import Placeholder
from octavo.notes import Notes
from octavo.walk import text, visit
from tests.readers.html.reading import LONG, article, codes


def read(markup: str, notes: Notes | None = None) -> str:
    found = article(f"<article><h1>The Mill</h1><p>{LONG * 3}</p>{markup}<p>{LONG * 3}</p></article>", notes)
    return text(found.body)


@pytest.mark.parametrize(
    "markup",
    [
        "<p>Flow: <canvas id=plot>twelve litres</canvas> a second.</p>",
        "<canvas><table><tr><td>Monday<td>twelve litres</table></canvas>",
        "<mill-chart><slot name=alt>The wheel gave twelve litres.</slot></mill-chart>",
        "<object data=plan.swf><p>A plan: the race gives</p><ul><li>twelve litres</ul></object>",
        "<video controls><source src=wheel.webm><h3>What it shows</h3><p>The wheel lifts twelve litres.</p></video>",
        "<iframe src=//maps.example/x><p>North of the ford: twelve litres.</p></iframe>",
        "<noframes><p>Without frames: twelve litres.</p></noframes>",
        "<noframes><canvas>Without frames: twelve litres.</canvas></noframes>",
        "<noembed><iframe><p>In a frame in no embed: twelve litres.</p></iframe></noembed>",
        "<applet code=W.class><param name=a value=b>The wheel turns, twelve litres at a time.</applet>",
        "<noscript><figure><p>A chart: twelve litres.</p></figure></noscript>",
        "<p>Level <meter min=0 max=20 value=12>twelve litres</meter>.</p>",
        "<p>Done <progress max=20 value=12>twelve litres</progress>.</p>",
        "<p><img alt='A gauge that stands at twelve litres'></p>",
        "<p><img src='' alt='twelve litres on a gauge'></p>",
        "<map name=m><p>Left, the inlet: twelve litres.</p><area href=/a alt=inlet></map>",
        "<option>twelve litres</option>",
    ],
)
def test_fallback_content_stands_in(markup: str) -> None:
    assert "twelve litres" in read(markup)


def test_a_long_fallback_is_read_whole() -> None:
    said = " ".join(f"word{number}" for number in range(60))
    notes = Notes()
    assert said in read(f"<object data=film.swf>{said}</object>", notes)
    assert "embed-linked" in codes(notes)


@pytest.mark.parametrize(
    "markup",
    [
        "<video src=https://mill.example/w.mp4><p>Your browser does not support video."
        " Here is <a href=w.mp4>the film</a>.</p></video>",
        "<canvas>Please use a browser that draws canvases.</canvas>",
        "<audio src=https://mill.example/w.ogg>Enable JavaScript to listen.</audio>",
    ],
)
def test_a_request_for_another_program_is_no_word_of_the_article(markup: str) -> None:
    said = read(markup)
    assert "browser" not in said
    assert "JavaScript" not in said


def test_an_embed_with_a_few_words_stays_a_link_with_them() -> None:
    found = article(
        f"<article><h1>The Mill</h1><p>{LONG * 3}</p><p><video src=https://mill.example/w.mp4>The wheel</video></p>"
        f"<p>{LONG * 3}</p></article>"
    )
    (shown,) = (node for node in visit(found.body) if isinstance(node, Placeholder))
    assert (shown.label, shown.href) == ("The wheel", "https://mill.example/w.mp4")
