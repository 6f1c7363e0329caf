"""The faces of a book: which font files there are, which characters they have, and what sets those that they lack.

`faces` are those that octavo depends on, `scripts` those that the extra `octavo[scripts]` brings, each opened only when
a book has characters for it, and `system` those of the machine, which come last. `coverage` says which of them a text
needs, and what no face has.
"""

from octavo.fonts.coverage import (
    average_advance,
    characters_of,
    emoji_face,
    find_face,
    find_more_families,
    has_extra,
    is_plain,
    is_private,
    missing_characters,
    script_name,
)
from octavo.fonts.faces import (
    FACES,
    FALLBACKS,
    Face,
    face_names,
    find_families,
    font_face_css,
    font_file,
    font_files,
    font_stack,
)
from octavo.fonts.scripts import SCRIPTS
from octavo.fonts.system import machine_file, taken_families

__all__ = [
    "FACES",
    "FALLBACKS",
    "SCRIPTS",
    "Face",
    "average_advance",
    "characters_of",
    "emoji_face",
    "face_names",
    "find_face",
    "find_families",
    "find_more_families",
    "font_face_css",
    "font_file",
    "font_files",
    "font_stack",
    "has_extra",
    "is_plain",
    "is_private",
    "machine_file",
    "missing_characters",
    "script_name",
    "taken_families",
]
