"""The faces that a book for screens brings along: with the characters that it has, and no others."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Literal

from octavo import fonts
from octavo.markup_names import HEADINGS
from octavo.theme import FontFamilies


def font_file_name(name: str) -> str:
    """The file of a face, by its name."""
    return f"fonts/{name}{fonts.font_files()[name].suffix}"


def family_rules(families: Collection[str], faces: FontFamilies) -> str:
    """The families for text, headings and code, as far as they are embedded; a reader's own choice wins over body."""
    rules = (("body", faces.text), (", ".join(HEADINGS), faces.headings), ("code, kbd, pre, samp", faces.code))
    embedded = [(selector, family) for selector, family in rules if family in families]
    return "".join(f'{selector} {{ font-family: "{family}"; }}\n' for selector, family in embedded)


@lru_cache(maxsize=16)
def subset_font(path: Path, characters: str, flavor: Literal["woff2"] | None = None) -> bytes:
    """A face with these characters alone; it keeps its features, because old-style figures and small capitals are."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    options = Options(hinting=False, layout_features=["*"], notdef_outline=True, recalc_timestamp=False)
    options.drop_tables += ["meta"]  # languages that the face is designed for: nothing that is drawn
    with TTFont(path, recalcTimestamp=False) as font:
        subsetter = Subsetter(options)
        subsetter.populate(text=characters)
        subsetter.subset(font)
        font.flavor = flavor
        written = BytesIO()
        font.save(written, reorderTables=None)
        return written.getvalue()
