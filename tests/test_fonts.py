"""The faces are there, and what they lack is known."""

from __future__ import annotations

import re

import pytest
from fontTools.ttLib import TTFont

from octavo import fonts
from octavo.theme import styles_folder


@pytest.mark.parametrize("face", fonts.FACES, ids=lambda face: str(face.name))
def test_every_face_is_a_static_font_file(face: fonts.Face) -> None:
    path = face.locate()
    assert path is not None
    with TTFont(path) as font:
        assert "fvar" not in font
        assert font["OS/2"].fsType == 0  # may be embedded


def test_every_face_is_declared_once() -> None:
    rules = fonts.css(lambda name: f"font:{name}")
    assert rules.count("@font-face") == len(fonts.FACES) == len(set(re.findall(r"font:([\w-]+)", rules)))


def test_the_families_of_the_stylesheet_are_the_faces() -> None:
    sheet = (styles_folder() / "print.css").read_text(encoding="utf-8")
    stacks = re.findall(r"font(?:-family)?: ([^;]*Spectral[^;]*);", sheet)
    named = {name.strip(' "') for stack in stacks for name in re.sub(r"^[\d.]+pt ", "", stack).split(",")}
    assert named == {face.family for face in fonts.FACES} - {"IBM Plex Mono"}


def test_ordinary_text_lacks_nothing() -> None:
    assert (
        fonts.lacking("Plain words, “quoted” — naïve café, Ἀχιλῆος, שלום, مرحبا, Все, ∑ ≤ ℝ, soft\u00adhyphen ☑")
        == set()
    )


def test_what_no_face_has_is_told() -> None:
    assert fonts.lacking("a \N{ROCKET} สวัสดี") == {"\N{ROCKET}", *"สวัสดี"}


@pytest.mark.parametrize(("text", "name"), [("สวัสดี", "Thai"), ("，天", "Han"), ("\N{ROCKET}", ""), ("", "")])
def test_scripts_have_names(text: str, name: str) -> None:
    assert fonts.script(text) == name
