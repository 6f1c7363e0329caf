"""QR codes: an address that a phone reads off the paper (ISO/IEC 18004), as a drawing that is sharp at any size."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from octavo.markup_names import Class

_SVG = "{http://www.w3.org/2000/svg}"

_QUIET = 4
"""Modules of white around a code; the standard asks for them."""

_LEAST, _MODULE = 16.0, 0.36
"""The least side of a code and of its modules in millimetres: what phones read at arm's length."""

_LONGEST = 300
"""Characters of an address whose code is still handy, and can be read."""


def draw_qr_code(address: str) -> Element | None:
    """The code of an address as an svg element, described by the address; None where it is too long for one."""
    if len(address) > _LONGEST:
        return None
    import segno

    code = segno.make(address, error="m", micro=False)
    modules = code.symbol_size(border=_QUIET)[0]
    side = f"{max(_LEAST, modules * _MODULE):.2f}mm"
    style = f"width: {side}; height: {side}"
    box = {"width": side, "height": side, "viewBox": f"0 0 {modules} {modules}"}
    root = Element(f"{_SVG}svg", {"class": Class.QR, **box, "style": style})
    SubElement(root, f"{_SVG}title").text = address
    SubElement(root, f"{_SVG}path", {"d": _draw_modules(code.matrix)})
    return root


def _draw_modules(matrix: tuple[bytearray, ...]) -> str:
    """The dark modules as one path: a rectangle for each run of a line."""
    runs = []
    for y, row in enumerate(matrix, _QUIET):
        start = None
        for x, dark in enumerate((*row, 0)):
            if dark and start is None:
                start = x
            elif not dark and start is not None:
                runs.append(f"M{start + _QUIET} {y}h{x - start}v1h{start - x}z")
                start = None
    return "".join(runs)
