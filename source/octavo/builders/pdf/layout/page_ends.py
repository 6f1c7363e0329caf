"""The last line of a page: it does not end in the middle of a word, where a page of a line less can be had."""

from __future__ import annotations

from typing import Any

from weasyprint.formatting_structure.boxes import TextBox
from weasyprint.layout import block

_BREAK_LINE = block._break_line

_MOST = 2
"""Lines that a page may lose for it."""


def break_line(context: Any, box: Any, line: Any, *given: Any) -> tuple[bool, bool, Any]:
    """Stands for `weasyprint.layout.block._break_line`: as many lines as are needed go to the next page, or more.

    As many stay as `orphans` asks for.
    """
    new_children, needed, *rest = given
    most = min(needed + _MOST, len(new_children) - box.style["orphans"])
    moved = next((more for more in range(needed, most + 1) if not _ends_in_word(new_children, more)), needed)
    result: tuple[bool, bool, Any] = _BREAK_LINE(context, box, line, new_children, moved, *rest)
    return result


def _ends_in_word(lines: Any, moved: int) -> bool:
    """Whether the last line ends in the middle of a word, when so many have gone to the next page."""
    if len(lines) <= moved:
        return False
    texts = [text for text in lines[-1 - moved].descendants() if isinstance(text, TextBox) and text.text]
    return bool(texts) and texts[-1].text.endswith(texts[-1].style["hyphenate_character"])
