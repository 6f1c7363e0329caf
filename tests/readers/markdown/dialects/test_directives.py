"""Directives of MyST and Sphinx."""

from __future__ import annotations

import pytest

from tests.readers.markdown.reading import boxes, markup, noted


@pytest.mark.parametrize(
    ("opening", "title", "role"),
    [
        ("```{tip}", "", "doc-tip"),
        ("```{admonition} Of *oars*\n:class: tip", "Of *oars*", "doc-tip"),
        ("````{warning} Deep\n---\nname: deep\n---", "Deep", "doc-notice"),
        ("~~~{dropdown} Open me", "Open me", ""),
        ("```{versionadded} 1.2", "Versionadded 1.2", "doc-notice"),
        (":::{seealso}", "Seealso", "doc-notice"),
    ],
)
def test_boxes_behind_fences(opening: str, title: str, role: str) -> None:
    fence = opening[: len(opening) - len(opening.lstrip("`~:"))]
    assert boxes(f"{opening}\n\nRow *hard*.\n{fence}\n\nAfter.") == [(title, role, "Row hard.")]


def test_a_figure_has_its_caption_and_options() -> None:
    found = markup("```{figure} img/boat.png\n:alt: A boat\n:width: 300px\n:name: boat\n\nA *red* boat.\n```\n")
    assert '<figure id="boat">' in found
    assert 'alt="A boat"' in found
    assert "<figcaption>A <em>red</em> boat.</figcaption>" in found
    assert "<img" in markup(":::{image} img/boat.png\n:alt: A boat\n:::\n")


def test_listings_and_formulas_are_what_they_are() -> None:
    assert '<code class="language-python">' in markup("```{code-block} python\n:linenos:\nrow()\n```\n")
    assert "<math>E = mc^2</math>" in markup("```{math}\n:label: energy\nE = mc^2\n```\n")


def test_what_a_program_would_fill_goes_with_a_note() -> None:
    assert markup("One.\n\n```{toctree}\n:maxdepth: 2\nrow\nsail\n```\n\nTwo.") == "<p>One.</p>\n<p>Two.</p>\n"
    assert noted("```{toctree}\nrow\n```\n\nTwo.") == [
        ("text-dropped", "a list that a program would fill: “{toctree} row”")
    ]


@pytest.mark.parametrize(
    "source", ["```{mermaid}\nA --> B\n```", "```{r}\nrow()\n```", "```{eval-rst}\n.. note:: x\n```"]
)
def test_others_stay_listings(source: str) -> None:
    assert "<pre>" in markup(source)


def test_tabs_of_sphinx_keep_their_labels() -> None:
    found = markup("::::{tab-set}\n:::{tab-item} Sail\nHoist it.\n:::\n:::{tab-item} Oars\nRow.\n:::\n::::\n\nAfter.")
    assert found == (
        '<p class="question"><strong>Sail</strong></p>\n<p class="answer">Hoist it.</p>\n'
        '<p class="question"><strong>Oars</strong></p>\n<p class="answer">Row.</p>\n<p>After.</p>\n'
    )
