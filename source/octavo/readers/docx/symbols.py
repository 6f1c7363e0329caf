"""Signs by the code that a font of symbols has for them (`w:sym`, ECMA-376 part 1, section 17.3.3.30)."""

from __future__ import annotations

import re

from octavo.readers.docx.wordml import remove, tag, value
from octavo.readers.elements import Context
from octavo.readers.elements.tree import Element

_CODE = re.compile("[0-9a-fA-F]{1,4}")  # "F0FC"


def drop_codeless_symbols(root: Element, context: Context) -> None:
    """Takes out signs whose code is none."""
    for found in list(root.iter(tag("w:sym"))):
        code = value(found, "", "w:char")
        if not _CODE.fullmatch(code):
            context.count("text-dropped", f"a sign without a code ({code[:20]})")
            remove(found)
