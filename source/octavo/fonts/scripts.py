"""A face for emoji, and those of the extra `octavo[scripts]`: for each script of the world in use, and for signs.

MuPDF carries the faces of Noto in its library, all static and small, with serifs where there are some; `manimgx-fonts`
has Noto Emoji, in one colour, with all sequences. A face is taken out of MuPDF when a book first needs it, and kept as
a file in the cache folder, because loading MuPDF takes half a second.
"""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from octavo.errors import FetchError
from octavo.files import read_regular
from octavo.scratch import ScratchFolder, cache_folder, process_folder

_SERIF = """
Ahom Arab Armn Bali Beng Diak Dogr Ethi Geor Gong Gran Gujr Guru Hebr Hmnp Khmr Khoj Kits Knda Laoo Maka Mlym Mymr Orya
Ougr Sinh Taml Telu Thai Tibt Toto Vith Yezi Deva
"""
_SANS = """
Adlm Aghb Armi Avst Bamu Bass Batk Bhks Brah Bugi Buhd Cakm Cans Cari Cham Cher Chrs Copt Cpmn Cprt Dsrt Dupl Egyp Elba
Elym Glag Gonm Goth Hano Hatr Hluw Hmng Hung Ital Java Kali Kawi Khar Kthi Lana Lepc Limb Lina Linb Lisu Lyci Lydi Mahj
Mand Mani Marc Medf Mend Merc Mero Modi Mong Mroo Mtei Mult Nagm Nand Narb Nbat Newa Nkoo Nshu Ogam Olck Orkh Osge Osma
Palm Pauc Perm Phag Phli Phlp Phnx Plrd Prti Rjng Rohg Runr Samr Sarb Saur Shaw Shrd Sidd Sind Sogd Sogo Sora Soyo Sund
Sylo Syrc Tagb Takr Tale Talu Tavt Tfng Tglg Thaa Tirh Tnsa Ugar Vaii Wara Wcho Xpeo Xsux Yiii Zanb
"""

SCRIPTS: dict[str, str] = {
    **dict.fromkeys(("Latn", "Grek", "Cyrl"), "Noto Serif"),
    **{code: f"Noto Serif {code}" for code in _SERIF.split()},
    **{code: f"Noto Sans {code}" for code in _SANS.split()},
}
"""The family for each script, by its code (ISO 15924). A name of ours: "Noto Serif Deva" is Noto Serif Devanagari."""

EMOJI = "Emoji"
"""The family of emoji: the name by which Pango asks for the face of what is shown as one (Unicode UTS #51)."""

_LOOKUPS = {
    "Noto Sans Symbols": "symbol1",
    "Noto Sans Symbols 2": "symbol2",
    "Noto Sans Math": "math",
    "Noto Music": "music",
}
"""What MuPDF calls the faces that are for no script."""

_HAN = "Droid Sans Fallback"
"""The family for Han, Kana and Hangul, where the finer one of `octavo[cjk]` is not installed."""

SIGNS = (*_LOOKUPS, "Noto Serif", _HAN)
"""The families for what has no script, in the order in which they are asked."""


def is_installed() -> bool:
    """Whether the extra is."""
    return find_spec("pymupdf") is not None


def locate(family: str) -> Path | None:
    """The file of a family; None if what brings it is not installed."""
    return _locate_emoji() if family == EMOJI else _locate_in_mupdf(family)


def _locate_emoji() -> Path | None:
    spec = find_spec("manimgx_fonts")
    file = Path(spec.origin).with_name("NotoEmoji[wght].ttf") if spec and spec.origin else None
    return file if file and file.exists() else None


@cache
def _locate_in_mupdf(family: str) -> Path | None:
    folder = _kept_folder()
    if folder is None:
        return None
    stem = family.lower().replace(" ", "-")
    kept = next(folder.glob(f"{stem}.*.otf"), None)
    if kept and kept.suffixes[0] == f".{_digest(_read_kept(kept))}":
        return kept
    content = _read_from_mupdf(family)
    return _keep(folder / f"{stem}.{_digest(content)}.otf", content) if content else None


def _read_kept(file: Path) -> bytes:
    """The bytes of a face that was kept; none where something else stands in its place."""
    try:
        return read_regular(file, _LARGEST)
    except FetchError:
        return b""


_LARGEST = 100 * 2**20
"""Bytes of the largest face."""


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]


@cache
def _kept_folder() -> Path | None:
    """The folder of the faces of this version of MuPDF; None if it is not installed."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return cache_folder() / f"faces-{version('pymupdf')}"
    except PackageNotFoundError:
        return None


def _keep(file: Path, content: bytes) -> Path:
    """Writes a face whole or not at all, whoever else does so at this time."""
    try:
        with ScratchFolder(file.parent) as scratch:
            draft = scratch.path / file.name
            draft.write_bytes(content)
            draft.replace(file)
    except OSError:  # nothing can be kept here
        file = process_folder() / file.name
        file.write_bytes(content)
    return file


def _read_from_mupdf(family: str) -> bytes:
    """The font file of a family that MuPDF has in its library; empty if it has none."""
    import ctypes

    from pymupdf import mupdf

    if family in _LOOKUPS:
        address, length, *_ = getattr(mupdf, f"ll_fz_lookup_noto_{_LOOKUPS[family]}_font")()
    elif family == _HAN:
        address, length, _ = mupdf.ll_fz_lookup_cjk_font(0)
    else:
        address, length, _ = mupdf.ll_fz_lookup_noto_font(_script_number(family), 0)
    return ctypes.string_at(int(address), length) if address and length else b""


def _script_number(family: str) -> int:
    """What MuPDF calls the script of a family: "Noto Serif Deva" is UCDN_SCRIPT_DEVANAGARI."""
    from fontTools.unicodedata import script_name
    from pymupdf import mupdf

    code = family.rpartition(" ")[2]
    name = script_name(code).upper().replace(" ", "_") if code in SCRIPTS else "COMMON"
    return int(getattr(mupdf, f"UCDN_SCRIPT_{name}", mupdf.UCDN_SCRIPT_COMMON))
