"""Figures, and what stands in their place where none is needed."""

from __future__ import annotations

import pytest

from octavo import model as m
from octavo.walk import text
from tests.readers.elements.reading import one, p, read

_PICTURE = m.Paragraph((m.Image("a.png", "A"),))


def test_a_figure_with_all_its_parts() -> None:
    made = one(
        '<figure id="f"><img src="a.png" alt="A"><figcaption>Cap <i class="credit">Who</i></figcaption></figure>'
    )
    assert made == m.Figure((_PICTURE,), caption=(p("Cap"),), credit=(m.Text("Who"),), id="f")


@pytest.mark.parametrize(
    ("content", "kind"),
    [("<pre>a\nb</pre>", m.CodeBlock), ("<blockquote>a</blockquote>", m.Quote), ("<p>a</p>", m.Paragraph)],
)
def test_what_needs_no_figure_stands_alone(content: str, kind: type) -> None:
    assert isinstance(one(f"<figure>{content}</figure>"), kind)


def test_a_figure_in_a_figure_stands_alone() -> None:
    inner = '<figure><img src="a.png" alt="A"><figcaption>Cap</figcaption></figure>'
    assert one(f"<figure>{inner}</figure>") == m.Figure((_PICTURE,), caption=(p("Cap"),))


def test_a_caption_without_a_picture_is_words() -> None:
    assert read("<figure><figcaption>Cap</figcaption></figure>") == (p("Cap"),)
    assert read("<figure></figure>") == ()


@pytest.mark.parametrize(
    ("caption", "credit"),
    [
        ("The yard. <span class='photo-credit'>Ada Holm</span>", "Ada Holm"),
        ("<p>The yard.</p><p class='copyright'>Ada Holm</p>", "Ada Holm"),
        ("<span class='source'>Ada Holm</span><br>The yard.", "Ada Holm"),
        ("The <span class='source'>River Post</span> has its yard here.", ""),
        ("Hauled up <em class='byline'>by hand</em> <b>and by horse</b>.", ""),
        ("<i>Of the <span class='credits-line'>five boats</span></i> two are left.", ""),
    ],
)
def test_a_credit_ends_its_line(caption: str, credit: str) -> None:
    made = one(f'<figure><img src="a.png" alt="A"><figcaption>{caption}</figcaption></figure>')
    assert isinstance(made, m.Figure)
    assert text(made.credit) == credit
