"""The style of a web edition: the sheets of the book with web.css, and its faces with the characters that it has."""

from __future__ import annotations

from octavo import fonts
from octavo.builders import BuildContext
from octavo.builders.faces import subset_font
from octavo.builders.styles import recall_css
from octavo.markup_names import HEADINGS
from octavo.store import Store, make_key, recall
from octavo.theme import FontFamilies

_USUAL = frozenset(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x2010, 0x2027), 0x2032, 0x2033, 0x20AC)))
"""The characters that every face has: so an edit rarely makes another file of it, and browsers keep theirs."""

_MATH = "STIX Two Math"
_FALLBACK = {"IBM Plex Mono": "ui-monospace, monospace", "Spectral": "Georgia, serif"}


def write_style(context: BuildContext, markup: str) -> dict[str, bytes]:
    """The stylesheet and the faces of a book with this markup, by the names of their files."""
    theme, faces = context.theme, context.theme.settings.faces
    own = _family_rules(faces)
    key = make_key("web-style", theme.sheets("web", own))
    css = recall_css(context.store, key, lambda: theme.fit("web", own), context.notes)
    characters, has_formulas = "".join(sorted(_USUAL.union(markup))), "<math" in markup
    families = tuple(dict.fromkeys((faces.text, faces.headings, faces.code, *((_MATH,) if has_formulas else ()))))
    files = {
        _file_name(name): _recall_face(context.store, name, characters)
        for name in fonts.face_names(families)
        if name in fonts.font_files()
    }
    declared = fonts.font_face_css(_file_name, families)
    return {"style.css": (declared + css).encode(), **files}


def _recall_face(store: Store, name: str, characters: str) -> bytes:
    """A face with some characters, as it was made before or is now."""
    path = fonts.font_files()[name]
    return recall(store, make_key("web-face", name, characters), bytes, lambda: subset_font(path, characters, "woff2"))


def _file_name(name: str) -> str:
    """The file of a face, by its name."""
    return f"fonts/{name}.woff2"


def _family_rules(faces: FontFamilies) -> str:
    """The families of text, headings and code, each with what stands in where a character is not in it."""
    rules = (("body", faces.text), (", ".join(HEADINGS), faces.headings), ("code, kbd, pre, samp", faces.code))
    return f'math {{ font-family: "{_MATH}", math; }}\n' + "".join(
        f'{selector} {{ font-family: "{family}", {_FALLBACK.get(family, "system-ui, sans-serif")}; }}\n'
        for selector, family in rules
    )
