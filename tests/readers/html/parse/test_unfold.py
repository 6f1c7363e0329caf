"""What a page folds up stands in the article, each part after its label."""

from __future__ import annotations

import pytest

from octavo.walk import text
from tests.readers.html.reading import LONG, article

ARIA = (
    "<div role=tablist><button role=tab aria-controls=oak>Oak</button>"
    "<button role=tab aria-controls=elm>Elm</button></div>"
    "<section id=oak role=tabpanel><p>Hard wood.</p></section>"
    "<section id=elm role=tabpanel hidden><p>Tough wood.</p></section>"
)
LINKS = (
    "<ul class=nav-tabs><li><a href=#oak data-bs-toggle=tab>Oak</a></li>"
    "<li><a href=#elm data-bs-toggle=tab>Elm</a></li></ul>"
    "<div class=tab-content><div id=oak class=tab-pane><p>Hard wood.</p></div>"
    "<div id=elm class=tab-pane style='display:none'><p>Tough wood.</p></div></div>"
)
RADIOS = (
    "<div class=set><input type=radio id=a name=x><label for=a>Oak</label><div><p>Hard wood.</p></div>"
    "<input type=radio id=b name=x><label for=b>Elm</label><div><p>Tough wood.</p></div></div>"
)


def read(markup: str) -> str:
    made = text(article(f"<article><h1>Trees</h1><p>{LONG}</p>{markup}<p>{LONG}</p></article>").body)
    return " ".join(made.replace(LONG.strip(), "").split())


@pytest.mark.parametrize("tabs", [ARIA, LINKS, RADIOS])
def test_each_panel_of_tabs_follows_its_label(tabs: str) -> None:
    assert read(tabs) == "Oak Hard wood. Elm Tough wood."


@pytest.mark.parametrize(
    "fold",
    [
        "<dl><dt>Why?</dt><dd hidden>Because it rains.</dd></dl>",
        "<h3>Why?</h3><div class=accordion-body style='display:none'><p>Because it rains.</p></div>",
        "<div class=faq><h3>Why?</h3><div hidden=until-found><p>Because it rains.</p></div></div>",
        "<button aria-controls=w aria-expanded=false>Why?</button>"
        "<div id=w hidden><p>Because it rains. Here it rains on most days of a year.</p></div>",
    ],
)
def test_closed_answers_stand_under_their_questions(fold: str) -> None:
    assert read(fold).startswith("Why? Because it rains.")


def test_the_options_of_a_form_are_no_tabs() -> None:
    form = "<form><input type=radio id=a><label for=a>Yes</label><input type=radio id=b><label for=b>No</label></form>"
    assert read(f"{form}<div><p>One word.</p><p>Two words.</p></div>").endswith("One word. Two words.")


@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("Water <button>Copy link</button>", "Water"),
        ("Water <button>Edit this section</button>", "Water"),
        ("Water <button>#</button>", "Water"),
        ("Wood and <button>Subscribe</button>", "Wood and Subscribe"),
        ("The <button>Print</button> key", "The Print key"),
        ("Edit <button>and share</button>", "Edit and share"),
    ],
)
def test_a_button_in_a_heading_is_its_word_but_for_tools(heading: str, words: str) -> None:
    made = article(f"<article><h1>A Tree</h1><p>{LONG}</p><h2>{heading}</h2><p>{LONG}</p></article>")
    assert words in text(made.body).splitlines()
