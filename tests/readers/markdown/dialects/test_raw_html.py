"""HTML in Markdown, and what looks like it."""

from __future__ import annotations

import pytest

from tests.readers.markdown.reading import markup, noted


@pytest.mark.parametrize(
    "source",
    [
        "a List<T> of <your name>",
        "<branch> is a branch",
        "from <Ada Holm> to <Per Lind>",
        "Map<String> x",
        "so <!it goes> on",
    ],
)
def test_names_in_angle_brackets_are_words(source: str) -> None:
    assert markup(source) == "<p>" + source.replace("<", "&lt;").replace(">", "&gt;") + "</p>\n"


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("See <Chip>new</Chip> here.", "<p>See new here.</p>\n"),
        ('<Tab label="With npm">\n\nRun it.\n\n</Tab>', "<p><strong>With npm</strong></p>\n<p>Run it.</p>\n"),
        ("One. <Divider /> Two.", "<p>One.  Two.</p>\n"),
    ],
)
def test_components_leave_their_words_and_a_note(source: str, words: str) -> None:
    assert markup(source).replace("  ", " ") == words.replace("  ", " ")
    assert {code for code, _ in noted(source)} == {"structure-changed"}


@pytest.mark.parametrize(
    "source",
    [
        "<Callout>\nRow *hard*.\n</Callout>",
        '<div markdown="1">\nRow *hard*.\n</div>',
        "<section markdown>\nRow *hard*.\n</section>",
    ],
)
def test_markdown_in_a_tag_is_read(source: str) -> None:
    assert "<p>Row <em>hard</em>.</p>" in markup(source)


def test_a_figure_around_markdown_is_one() -> None:
    found = markup("<figure markdown>\n  ![A boat](boat.png)\n  <figcaption>Red</figcaption>\n</figure>")
    assert "<figcaption>Red</figcaption>" in found
    assert '<img src="boat.png"' in found


def test_a_drawing_that_begins_in_a_line_is_whole() -> None:
    drawing = '<svg viewBox="0 0 90 90"><title>Mast</title><style>.r{fill:none}</style><rect class="r"/></svg>'
    assert "fill:none" not in markup(f"See {drawing} here.")
    assert "structure-changed" not in {code for code, _ in noted(f"See {drawing} here.")}
