r"""What may go to a terminal: text of an input is shown, and never obeyed.

Control characters (C0 and C1 of ECMA-48: they move the cursor, name the window, fill the clipboard) and those that turn
the direction of the letters around them (Unicode Standard Annex 9) stand as codes: "\x1b]0;mine\x07".
"""

from __future__ import annotations

import os
import re
from contextlib import suppress

from octavo.files import show_name

_TURNING = "\u202a-\u202e\u2066-\u2069"
_CONTROL = re.compile(rf"[\x00-\x08\x0b-\x1f\x7f-\x9f{_TURNING}]")
_CONTROL_OR_LINE_END = re.compile(rf"[\x00-\x1f\x7f-\x9f\u2028\u2029{_TURNING}]")


def show_cursor() -> None:
    """Has the terminal show its cursor, which bars hide: a process that is stopped ends none (xterm's DECTCEM)."""
    with suppress(OSError):
        os.write(2, b"\x1b[?25h\n")  # past the stream, which may be in the middle of a line


def escape_text(text: str) -> str:
    """`text` with its lines and tabs, and without anything that a terminal would obey."""
    return _CONTROL.sub(_code, show_name(text))


def escape_line(text: str) -> str:
    """`text` on one line, without anything that a terminal would obey."""
    return _CONTROL_OR_LINE_END.sub(_code, show_name(text))


def escape_json(text: str) -> str:
    r"""A JSON text that says the same, its control characters as JSON has them: "\u009b" (RFC 8259, 7)."""
    import json

    return _CONTROL.sub(lambda found: json.dumps(found[0])[1:-1], text) if _CONTROL.search(text) else text


def escape_markup(text: str) -> str:
    """An XML or HTML text that says the same, its control characters as references: "&#x202e;"."""
    return _CONTROL.sub(lambda found: f"&#x{ord(found[0]):x};", text)


def _code(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
