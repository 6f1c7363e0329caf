"""The style of a package: its sheet, with rules that its pages use, and faces, with characters that are in them."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from octavo import fonts
from octavo.builders.epub.package import STYLE, Package
from octavo.builders.epub.writer import Item
from octavo.profiles import ReadingSystem
from octavo.theme import FontFamilies

_KINDS = {".ttf": "font/ttf", ".otf": "font/otf"}


def add_style(package: Package, reader: ReadingSystem) -> None:
    """Adds the style sheet, and the faces that the theme embeds, where the reader shows them. Pages come before it."""
    theme = package.theme
    families = theme.settings.ereader.embed if reader.fonts else ()
    css = theme.css("ereader", package.notes, vocabulary=frozenset(package.vocabulary))
    if families:
        css = fonts.font_face_css(_file, families) + _set_in(families, theme.settings.faces) + css
        package.fonts = True
    package.add(Item("style", STYLE, "text/css", css.encode()))
    characters = "".join(sorted(package.characters))
    for face in fonts.FACES:
        if face.family in families and (path := fonts.font_files().get(face.name)):
            content = _subset(path, characters)
            package.add(Item(f"font.{face.name}", _file(face.name), _KINDS[path.suffix], content))


def _file(name: str) -> str:
    return f"fonts/{name}{fonts.font_files()[name].suffix}"


def _set_in(families: Collection[str], faces: FontFamilies) -> str:
    """The families for text, headings and code, as far as they are embedded; a reader's own choice wins over body."""
    places = (("body", faces.text), ("h1, h2, h3, h4, h5, h6", faces.headings), ("code, kbd, pre, samp", faces.code))
    said = [(place, family) for place, family in places if family in families]
    return "".join(f'{place} {{ font-family: "{family}"; }}\n' for place, family in said)


@lru_cache(maxsize=16)
def _subset(path: Path, characters: str) -> bytes:
    """A face with these characters alone; it keeps its features, because old-style figures and small capitals are."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    options = Options(hinting=False, layout_features=["*"], notdef_outline=True, recalc_timestamp=False)
    with TTFont(path, recalcTimestamp=False) as font:
        subsetter = Subsetter(options)
        subsetter.populate(text=characters)
        subsetter.subset(font)
        written = BytesIO()
        font.save(written, reorderTables=None)
        return written.getvalue()
