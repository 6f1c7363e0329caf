"""What asks to agree before something from elsewhere is loaded goes; the thing itself, and the text, stay."""

from __future__ import annotations

import pytest

from octavo.model import Placeholder
from octavo.notes import Notes
from octavo.walk import text, visit
from tests.readers.html.reading import LONG, article

PROSE = f"<p>{LONG}</p>" * 3


def read(inside: str, notes: Notes | None = None) -> str:
    page = f"<article><h1>A Tree</h1>{PROSE}{inside}{PROSE}</article>"
    return text(article(page, notes).body).replace(LONG.strip(), "").strip()


@pytest.mark.parametrize(
    "box",
    [
        "<div><div>External content</div><div>To show it, please accept all cookies.</div><button>Yes</button></div>",
        "<div class=x><p>Zum Schutz deiner Daten wurde das Laden der Inhalte von example.org blockiert.</p>"
        "<div><input type=checkbox id=a><label for=a>Ich stimme zu</label></div></div>",
        "<div><span class=message>To see this, please enable targeting cookies.</span> <button>Settings</button></div>",
        "<section><p>Mit einem Klick auf den Knopf wird das Video geladen.</p><button>Laden</button></section>",
        "<div><p>Veuillez accepter les cookies pour voir cette vidéo.</p><label>J’accepte</label></div>",
    ],
)
def test_what_asks_to_agree_goes_with_a_note(box: str) -> None:
    notes = Notes()
    assert read(box, notes) in ("", "Ich stimme zu", "J’accepte")
    assert any("consent" in note.detail for note in notes)


def test_the_thing_itself_stays() -> None:
    page = (
        f"<article><h1>A Tree</h1>{PROSE}<div><p>External content: please accept the cookies of the maker.</p>"
        f"<iframe src='https://example.org/v' title='The oak'></iframe></div>{PROSE}</article>"
    )
    made = article(page)
    assert any(isinstance(node, Placeholder) for node in visit(made))
    assert "accept" not in text(made.body)


@pytest.mark.parametrize(
    "inside",
    [
        "<p>Readers had to accept the cookies first, and many did.</p>",
        "<div><p>Sites ask you to allow cookies.</p></div>",
        "<h2>Cookie settings</h2>",
        f"<div><p>They had to accept all cookies. {LONG * 12}</p><button>More</button></div>",
    ],
)
def test_text_on_consent_stays(inside: str) -> None:
    assert "ookie" in read(inside)


@pytest.mark.parametrize("inner", ["<label>External content</label>", "<label for=a>what</label> External content"])
def test_a_label_in_a_sentence_is_a_word_of_it(inner: str) -> None:
    made = article(f"<article><h1>A Tree</h1><p>{LONG}</p><div>It was {inner} that came by boat.</div><p>{LONG}</p>")
    assert "External content" in text(made.body)
