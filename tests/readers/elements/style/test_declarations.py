"""What a style attribute says that a book can say too."""

from __future__ import annotations

import pytest

from octavo.readers.elements.style.declarations import hides, keeps_lines, read_declarations, styles_of


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("font-style:oblique 10deg", ("emphasis",)),
        ("FONT-WEIGHT: 800 !important", ("strong",)),
        ("font: italic 700 12px/1.5 Garamond, serif", ("strong", "emphasis")),
        ("text-decoration-line: line-through", ("deleted",)),
        ("text-decoration: wavy underline red", ("underline",)),
        ("font-variant-caps: all-small-caps", ("small-caps",)),
        ("vertical-align: sub; color: red", ("subscript",)),
        ("vertical-align:super;font-style:italic", ("emphasis", "superscript")),
        ("font-weight:500;font-style:normal;text-decoration:none", ()),
        ("font-family: Italic; color: bold", ()),
        ("background: url('a;font-style:italic')", ()),
    ],
)
def test_a_look_means_styles(style: str, expected: tuple[str, ...]) -> None:
    assert styles_of(read_declarations(style)) == expected


@pytest.mark.parametrize(
    "style",
    [
        "display:none",
        "color: red; DISPLAY : NONE !important",
        "visibility: hidden",
        "position:absolute;left:-10000px",
        "position: fixed; top: -200em",
        "position:absolute!important;clip:rect(1px,1px,1px,1px);width:auto",
        "clip-path: inset(50%); position: absolute; height: 1px",
        "position:absolute;width:1px;height:1px;overflow:hidden",
    ],
)
def test_what_no_one_sees_is_hidden(style: str) -> None:
    assert hides(read_declarations(style))


@pytest.mark.parametrize(
    "style",
    [
        "display:block",
        "position:absolute;left:-10px",
        "left:-9999px",
        "opacity:0",
        "width:1px;height:1px",
        "visibility:visible",
    ],
)
def test_what_is_only_moved_or_faded_is_not_hidden(style: str) -> None:
    assert not hides(read_declarations(style))


def test_line_ends_are_kept_by_four_values() -> None:
    kept = [
        value
        for value in ("pre", "pre-wrap", "pre-line", "break-spaces", "normal", "nowrap")
        if keeps_lines({"white-space": value})
    ]
    assert kept == ["pre", "pre-wrap", "pre-line", "break-spaces"]


def test_the_later_of_two_declarations_wins() -> None:
    assert read_declarations("font-style:italic;font-style:normal")["font-style"] == "normal"


@pytest.mark.parametrize(
    "style",
    [
        "display:none",
        "font-weight : 700 ; font-style:italic",
        "text-decoration: underline  dotted !important",
        "position:absolute;left:-9999px",
        "position: absolute; width: 1px; height: 1px; overflow: hidden",
        "white-space:pre\n!important;;vertical-align:super",
    ],
)
def test_plain_declarations_mean_what_they_mean_among_others(style: str) -> None:
    assert read_declarations(style) == read_declarations(style.replace(":", ":/**/"))
