"""The style of a package: the rules that its documents use, and the faces with the characters that are in them."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from octavo import fonts
from octavo.builders.epub.documents import STYLE
from octavo.builders.epub.package import Package
from octavo.builders.epub.writer import ManifestItem
from octavo.builders.styles import recall_css
from octavo.markup_names import HEADINGS
from octavo.notes import Notes
from octavo.profiles import ReadingSystem
from octavo.store import Store, make_key
from octavo.theme import FontFamilies, Theme

_MEDIA_TYPES = {".ttf": "font/ttf", ".otf": "font/otf"}


def add_style(package: Package, reader: ReadingSystem, store: Store) -> None:
    """Adds the style sheet, and the faces that the theme embeds, where the reader shows them. Pages come before it."""
    theme = package.theme
    families = theme.settings.ereader.embed if reader.fonts else ()
    css = _lower_styles(theme, frozenset(package.vocabulary), package.notes, store)
    if families:
        css = fonts.font_face_css(_font_file_name, families) + _family_rules(families, theme.settings.faces) + css
        package.fonts = True
    package.add_item(ManifestItem("style", STYLE, "text/css", css.encode()))
    characters = "".join(sorted(package.characters))
    for face in fonts.FACES:
        if face.family in families and (path := fonts.font_files().get(face.name)):
            file, kind = _font_file_name(face.name), _MEDIA_TYPES[path.suffix]
            package.add_item(ManifestItem(f"font.{face.name}", file, kind, _subset_font(path, characters)))


def _lower_styles(theme: Theme, vocabulary: frozenset[str], notes: Notes, store: Store) -> str:
    """The style sheet of a theme for markup of this vocabulary, as it was lowered before or is now."""
    key = make_key("epub-style", theme.sheets("ereader"), sorted(vocabulary))
    return recall_css(store, key, lambda: theme.fit("ereader", vocabulary=vocabulary), notes)


def _font_file_name(name: str) -> str:
    return f"fonts/{name}{fonts.font_files()[name].suffix}"


def _family_rules(families: Collection[str], faces: FontFamilies) -> str:
    """The families for text, headings and code, as far as they are embedded; a reader's own choice wins over body."""
    rules = (("body", faces.text), (", ".join(HEADINGS), faces.headings), ("code, kbd, pre, samp", faces.code))
    embedded = [(selector, family) for selector, family in rules if family in families]
    return "".join(f'{selector} {{ font-family: "{family}"; }}\n' for selector, family in embedded)


@lru_cache(maxsize=16)
def _subset_font(path: Path, characters: str) -> bytes:
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
