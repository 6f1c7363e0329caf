"""The style of a web edition: the sheets of the book with web.css, and its faces with the characters that it has."""

from __future__ import annotations

from octavo import fonts
from octavo.builders import BuildContext
from octavo.builders.faces import subset_font
from octavo.builders.styles import recall_css
from octavo.markup_names import HEADINGS
from octavo.store import make_key
from octavo.theme import FontFamilies

_MATH = "STIX Two Math"
_FALLBACK = {"IBM Plex Mono": "ui-monospace, monospace", "Spectral": "Georgia, serif"}


def write_style(context: BuildContext, markup: str) -> dict[str, bytes]:
    """The stylesheet and the faces of a book with this markup, by the names of their files."""
    theme, faces = context.theme, context.theme.settings.faces
    own = _family_rules(faces)
    key = make_key("web-style", theme.sheets("web", own))
    css = recall_css(context.store, key, lambda: theme.fit("web", own), context.notes)
    characters, has_formulas = "".join(sorted(set(markup))), "<math" in markup
    families = tuple(dict.fromkeys((faces.text, faces.headings, faces.code, *((_MATH,) if has_formulas else ()))))
    files = {
        _file_name(name): subset_font(fonts.font_files()[name], characters, "woff2")
        for name in fonts.face_names(families)
        if name in fonts.font_files()
    }
    declared = fonts.font_face_css(_file_name, families)
    return {"style.css": (declared + css).encode(), **files}


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
