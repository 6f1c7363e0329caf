"""Breaks between scenes that are written as ornaments."""

from __future__ import annotations

import pytest

from octavo import model as m
from octavo.walk import text
from tests.readers.elements.reading import p, read

BROKEN = (p("before"), m.ThematicBreak(), p("after"))


@pytest.mark.parametrize(
    "ornament",
    [
        "<p>* * *</p>", "<p>***</p>", "<p>*&nbsp;*&nbsp;*</p>", "<p>⁂</p>", "<p>❦</p>", "<p>~</p>", "<p>#</p>",
        "<p>-----</p>", "<p>— — —</p>", "<p>◇◆◇</p>", "<p>-oOo-</p>", "<p>~ ❦ ~</p>", "<p>• • •</p>",
        "<p>＊　＊　＊</p>",
        '<p style="text-align:center"><b>* * *</b></p>', "<center>***</center>", "<div>✽</div>", "<hr><p>***</p><hr>",
        '<p class="scene-break">&nbsp;</p>', '<div class="asterism"></div>', '<div role="separator"></div>',
        '<p class="sectionbreak"><img src="x.png" alt=""></p>',
        '<p><img src="images/divider.png" alt=""></p>',
        '<div><a><img class="fleuron" src="f.gif" alt="* * *"></a></div>',
    ],
)  # fmt: skip
def test_an_ornament_between_paragraphs_is_a_break(ornament: str) -> None:
    assert read(f"<p>before</p>{ornament}<p>after</p>") == BROKEN


def test_lines_parted_by_br_have_breaks_too() -> None:
    assert read("<div>before<br><br>* * *<br><br>after</div>") == BROKEN


@pytest.mark.parametrize(
    "block",
    [
        "<p>…</p>", "<p>?</p>", "<p>1</p>", "<p>II</p>", "<p>XXX</p>", "<p>-</p>", "<p>* a note</p>", "<p>:-)</p>",
        "<p>—</p>",
        '<p><img src="divider-of-the-waters.png" alt="A map"></p>', '<p><img src="mill.png" alt=""></p>',
        '<p class="scene-break">Two days later</p>', "<p>o</p>", "<p>❤️</p>", '<p><span id="x"></span>***</p>',
    ],
)  # fmt: skip
def test_what_says_something_is_none(block: str) -> None:
    blocks = read(f"<p>before</p>{block}<p>after</p>")
    assert not [found for found in blocks if isinstance(found, m.ThematicBreak)]


def test_an_ornament_at_the_end_stays_what_it_is() -> None:
    assert text(read("<p>before</p><p>***</p>")).endswith("***")
