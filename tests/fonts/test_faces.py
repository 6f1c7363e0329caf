"""The faces are there, and what they lack is known."""

from __future__ import annotations

import re

import pytest
from fontTools.ttLib import TTFont

from octavo import fonts
from octavo.theme import Theme, themes


@pytest.mark.parametrize("face", fonts.FACES, ids=lambda face: str(face.name))
def test_every_face_is_a_static_font_file(face: fonts.Face) -> None:
    path = face.locate()
    assert path is not None
    with TTFont(path) as font:
        assert "fvar" not in font
        assert font["OS/2"].fsType == 0  # may be embedded


def test_every_face_is_declared_once() -> None:
    rules = fonts.font_face_css(lambda name: f"font:{name}", {face.family for face in fonts.FACES})
    assert rules.count("@font-face") == len(fonts.FACES) == len(set(re.findall(r"font:([\w-]+)", rules)))


def test_only_the_families_that_a_sheet_names_are_declared() -> None:
    families = fonts.find_families('p { font-family: "Fira Sans", Cardo }')
    assert families == ("Fira Sans", "Cardo")
    assert set(re.findall('font-family: "([^"]+)"', fonts.font_face_css(str, families))) == {"Fira Sans", "Cardo"}


@pytest.mark.parametrize("name", themes())
def test_the_families_of_a_theme_are_faces_and_others_stand_in(name: str) -> None:
    known = {face.family for face in fonts.FACES}
    faces = Theme(name=name).settings.faces
    for family in (faces.text, faces.headings, faces.code):
        stack = [word.strip(' "') for word in fonts.font_stack(family).split(",")]
        assert stack[0] == family
        assert {"Cardo", "Amiri", "Noto Sans CJK"} < set(stack) <= known
        assert len(stack) == len(set(stack))


def test_a_line_of_text_is_as_wide_as_its_letters() -> None:
    assert 0.42 < fonts.average_advance("Spectral") < fonts.average_advance("Fira Sans") < 0.5
    assert fonts.average_advance("IBM Plex Mono") == pytest.approx(0.6)


def test_plain_words_are_in_every_text_face() -> None:
    plain = {character for code in range(0x10000) if fonts.is_plain(character := chr(code))}
    assert {"a", "é", "“", "–"} < plain
    assert not plain & {"č", "Ω", "漢", "\n", "\u00ad"} - {"\u00ad"}
    for name, file in fonts.font_files().items():
        if "cjk" not in name:
            assert plain - set(map(chr, fonts.characters_of(file))) <= {"\u00ad"}, name


def test_ordinary_text_lacks_nothing() -> None:
    assert (
        fonts.missing_characters(
            "Plain words, “quoted” — naïve café, Ἀχιλῆος, שלום, مرحبا, Все, ∑ ≤ ℝ, soft\u00adhyphen ☑"
        )
        == set()
    )


@pytest.mark.parametrize(("text", "name"), [("สวัสดี", "Thai"), ("，天", "Han"), ("\N{ROCKET}", ""), ("", "")])
def test_scripts_have_names(text: str, name: str) -> None:
    assert fonts.script_name(text) == name
