"""Every character has a face: the house's, one for its script, one of the machine; or it is told that it has none."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from octavo import fonts
from octavo.builders.pdf.tree.more_faces import find_more_faces
from octavo.fonts import coverage, scripts, system
from octavo.notes import Notes


@pytest.fixture
def fresh(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """What was found out about characters is forgotten before and after, and the machine has no faces of its own."""
    coverage.find_family.cache_clear()
    monkeypatch.setattr(system, "_list_files", tuple)
    monkeypatch.setattr(system, "_TAKEN", {})
    yield monkeypatch
    coverage.find_family.cache_clear()


@pytest.mark.parametrize(
    ("text", "families"),
    [
        ("plain words, “quoted”, naïve", ()),
        ("Ἀχιλῆος, Все, שלום, مرحبا, ∑ ≤ ℝ", ()),
        ("ขนมปัง", ("Noto Serif Thai",)),
        ("नमक और பால்", ("Noto Serif Deva", "Noto Serif Taml")),
        ("Ա Բ Գ", ("Noto Serif Armn",)),  # which DejaVu Sans has, too
        ("off \N{ROCKET} we go", ("Emoji",)),
        ("mind \u26a0\ufe0f the step", ("Emoji",)),
        ("mind \u26a0 the step", ()),
        ("ᚠᚢᚦ ᚁᚂ 𐌰𐌱", ("Noto Sans Ogam",)),
        ("ṃ ꝥ Ɬ", ("Noto Serif",)),
        ("𝄞 and 𝅘𝅥𝅮", ("Noto Music",)),
    ],
)
def test_a_text_needs_the_families_of_its_scripts_and_no_others(text: str, families: tuple[str, ...]) -> None:
    assert fonts.find_more_families(text) == families
    assert fonts.missing_characters(text) == set()


def test_a_latin_book_loads_nothing(tmp_path: Path) -> None:
    code = (
        "import sys; from octavo import fonts; fonts.find_more_families('na\u00efve “words” ' * 99);"
        "assert not {'pymupdf', 'manimgx_fonts', 'fontTools.ttLib'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_mark_that_scripts_share_takes_the_face_of_one() -> None:
    assert fonts.find_more_families("।")[0].startswith("Noto S")


@pytest.mark.parametrize("family", sorted({*scripts.SCRIPTS.values(), *scripts.SIGNS}))
def test_each_family_of_the_extra_is_a_static_font_file_that_may_be_embedded(family: str) -> None:
    file = scripts.locate(family)
    assert file is not None
    with TTFont(file) as font:
        assert "fvar" not in font
        assert not font["OS/2"].fsType & system._REFUSED


@pytest.mark.parametrize("code", [code for code in scripts.SCRIPTS if code not in {"Mero", "Zanb"}])
def test_each_script_has_letters_in_its_face(code: str) -> None:
    from fontTools.unicodedata import script

    with TTFont(scripts.locate(scripts.SCRIPTS[code])) as font:
        assert sum(script(chr(character)) == code for character in font.getBestCmap()) >= 18


def test_a_face_that_was_kept_and_is_broken_is_taken_out_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OCTAVO_CACHE", str(tmp_path))
    for cached in (scripts._kept_folder, scripts._locate_in_mupdf):
        cached.cache_clear()
    first = scripts.locate("Noto Serif Thai")
    assert first is not None
    assert first.is_relative_to(tmp_path)
    whole = first.read_bytes()
    first.write_bytes(whole[:99])
    scripts._locate_in_mupdf.cache_clear()
    again = scripts.locate("Noto Serif Thai")
    assert again is not None
    assert again.read_bytes() == whole
    monkeypatch.undo()
    for cached in (scripts._kept_folder, scripts._locate_in_mupdf):
        cached.cache_clear()


@pytest.mark.parametrize("sign", ["\U00017000", "\ue123", "\uf8ff", "\U000f0001"])
def test_what_no_face_has_is_told(sign: str, fresh: pytest.MonkeyPatch) -> None:
    assert fonts.missing_characters(f"a {sign} b") == {sign}
    assert fonts.find_more_families(f"a {sign} b") == ()


def test_a_face_of_this_machine_comes_last(tmp_path: Path, fresh: pytest.MonkeyPatch) -> None:
    for name in ("Zeta-Regular.otf", "NotoAlpha-Bold.otf", "Alpha.otf"):
        shutil.copy(str(scripts.locate("Noto Serif Thai")), tmp_path / name)
    (tmp_path / "Broken.ttf").write_bytes(b"no font")
    fresh.setattr(system, "_list_files", lambda: tuple(sorted(tmp_path.iterdir(), key=system._preference)))
    fresh.setattr(scripts, "_locate_in_mupdf", lambda _: None)
    coverage._family_characters.cache_clear()
    assert fonts.find_more_families("ขนม") == ("Local Alpha",)
    assert fonts.machine_file("Local Alpha") == tmp_path / "Alpha.otf"
    notes = Notes()
    assert find_more_faces("ขนม", notes) == ("Local Alpha",)
    assert [(note.code, note.detail) for note in notes] == [("face-of-machine", "Alpha.otf")]
    assert '"Local Alpha"' in fonts.font_face_css(str, fonts.find_families('p { font-family: "Local Alpha" }'))
    coverage._family_characters.cache_clear()
