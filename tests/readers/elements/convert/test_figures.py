"""Figures, and what stands in their place where none is needed."""

from __future__ import annotations

import pytest

from octavo import model as m
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
