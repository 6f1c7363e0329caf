"""How lines are set."""

from __future__ import annotations

import pytest

from octavo import model as m
from tests.readers.elements.reading import found, one, read

PROSE = "<p>The ferry was late, as it had been on most days of that wet and windy autumn.</p>" * 20


def aligned(markup: str) -> list[str]:
    """How the paragraphs that `markup` becomes are set, among others."""
    return [paragraph.align for paragraph in found(read(f"{markup}{PROSE}")[:-20], m.Paragraph)]


@pytest.mark.parametrize(
    "markup",
    [
        '<p style="text-align: center">x</p>',
        '<p style="TEXT-ALIGN:CENTER !important">x</p>',
        '<p align="middle">x</p>',
        "<center>x</center>",
        '<div align="center"><p>x</p></div>',
        '<p class="has-text-align-center">x</p>',
        '<p class="intro aligncenter">x</p>',
        '<p class="text-md-center">x</p>',
        '<div class="centred">x</div>',
        '<div style="text-align:-webkit-center"><div><p>x</p></div></div>',
    ],
)
def test_lines_in_the_middle(markup: str) -> None:
    assert aligned(markup) == ["center"]


@pytest.mark.parametrize(
    "markup",
    [
        '<p style="text-align: end">x</p>',
        '<p align="RIGHT">x</p>',
        '<p class="has-text-align-right">x</p>',
        '<p class="ql-align-right">x</p>',
        '<p class="right">x</p>',
        '<div class="text-end"><p>x</p></div>',
    ],
)
def test_lines_at_the_right(markup: str) -> None:
    assert aligned(markup) == ["right"]


@pytest.mark.parametrize(
    "markup",
    [
        '<p style="text-align: justify">x</p>',
        '<div class="right">x</div>',
        '<div class="content-center-column">x</div>',
        '<p class="rightful">x</p>',
        '<center><p align="left">x</p></center>',
        '<div align="center"><ul><li><p>x</p></li></ul></div>',
    ],
)
def test_all_others_are_set_as_usual(markup: str) -> None:
    assert aligned(markup) == [""]


def test_a_picture_in_the_middle_stays_a_picture() -> None:
    assert one('<p class="aligncenter"><img src="a.png"></p>').content[0].asset == "a.png"


def test_a_long_text_all_in_the_middle_is_set_as_usual() -> None:
    assert {paragraph.align for paragraph in found(read(f"<center>{PROSE}</center>"), m.Paragraph)} == {""}


def test_a_short_page_all_in_the_middle_stays_so() -> None:
    assert one("<center><p>For Ada</p></center>").align == "center"
