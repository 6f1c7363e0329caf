"""Attributes in braces."""

from __future__ import annotations

import pytest

from tests.readers.markdown.reading import markup


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("[small]{.smallcaps} words", '<span class="small-caps">small</span> words'),
        ("[*deep*]{#x lang=de}", '<span id="x" lang="de" xml:lang="de"><em>deep</em></span>'),
        ("*word*{: .x #y} goes on", '<em id="y">word</em> goes on'),
        ("`code`{.python} here", "<code>code</code> here"),
    ],
)
def test_attributes_follow_what_they_belong_to(source: str, found: str) -> None:
    assert markup(source) == f"<p>{found}</p>\n"


@pytest.mark.parametrize(
    "braces", ["{width=50%}", "{ width=300 .left }", '{#fig-a fig-alt="A hill" width="4in"}', "{: .wide}"]
)
def test_braces_after_a_picture_are_not_printed(braces: str) -> None:
    assert "{" not in markup(f"![A hill](a.png){braces}")


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("Words.\n{: #there}", '<p id="there">Words.</p>\n'),
        ("{#there}\nWords.", '<p id="there">Words.</p>\n'),
        ("## A head {#there .x}", '<section id="there">\n<h1>A head</h1>\n</section>\n'),
        ("## A head {: #there}", '<section id="there">\n<h1>A head</h1>\n</section>\n'),
        ("## A head {-}", '<section id="a-head">\n<h1>A head</h1>\n</section>\n'),
        ("## A head\n{: .no_toc}\n\nWords.", '<section id="a-head">\n<h1>A head</h1>\n<p>Words.</p>\n</section>\n'),
    ],
)
def test_blocks_have_attributes_beside_them(source: str, found: str) -> None:
    assert markup(source) == found


@pytest.mark.parametrize(
    "source", ["a set {x=5} of", "[one]{two} three", "{one} two {three}", "[a]{b c} d", "a {b=c d=e} f", "[a]{%b%} c"]
)
def test_braces_around_words_are_words(source: str) -> None:
    assert markup(source) == f"<p>{source}</p>\n"


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("[row]{.underline}", "<u>row</u>"),
        ("[row]{.mark}", "<mark>row</mark>"),
        ("[row]{.strikeout}", "<del>row</del>"),
        ("Row hard. {.wide}", "Row hard."),
        ("Row hard. {#hard}", "Row hard."),
    ],
)
def test_classes_say_what_words_are(source: str, found: str) -> None:
    assert found in markup(source)
    assert "{" not in markup(source)


def test_a_caption_keeps_its_attributes_to_itself() -> None:
    table = "| a | b |\n|---|---|\n| c | d |\n"
    assert "<caption>Boats</caption>" in markup(f"{table}\n: Boats {{#boats}}")
    assert "<caption>Boats</caption>" in markup(f"Table: Boats {{#boats .wide}}\n\n{table}")
