r"""Chemical formulas as mhchem writes them: `\ce{2H2 + O2 -> 2H2O}`, `\ce{SO4^2-}`, `\ce{^{14}_{6}C}`."""

from __future__ import annotations

import re
from collections.abc import Callable

_ARROWS = {
    **dict.fromkeys(("<=>", "<=>>", "<<=>", "⇌"), "\\rightleftharpoons"),
    **dict.fromkeys(("->", "→"), "\\rightarrow"),
    "<-": "\\leftarrow",
    "<->": "\\leftrightarrow",
    "<-->": "\\rightleftarrows",
}
_PIECE = re.compile(
    r"(?P<arrow><<=>|<=>>|<=>|<-->|<->|->|<-|→|⇌)(?:\[(?P<above>[^\]]*)\])?(?:\[(?P<below>[^\]]*)\])?"  # "->[heat]"
    r"|\$(?P<formula>[^$]*)\$"  # "$n$"
    r"|(?P<state>\((?:aq|s|l|g|cr|am|conc|dil)\.?\))"  # "(aq)"
    r"|(?P<script>[\^_](?:\{[^{}]*\}|\d*[+\-−]|\d+|[A-Za-z.*•]))"  # "^{2+}", "_2", "^-"
    r"|(?P<charge>(?<=[A-Za-z\d)\]])[+−-](?=$|[\s,;)\]}]))"  # "Na+"
    r"|(?P<amount>(?<![A-Za-z\d)\]}])\d+(?:[./]\d+)?\s?(?=[A-Z(\[]))"  # "2H2O"
    r"|(?P<count>(?<=[A-Za-z)\]])\d+)"  # "H2", "(OH)2"
    r"|(?P<sign>\s+[+−-]\s+|\s[v^](?=\s|$))"  # " + ", " ^"
    r"|(?P<bond>(?<=[A-Za-z\d)\]])[-=#](?=[A-Za-z(\[]))"  # "CH2=CH2"
    r"|(?P<words>\{[^{}]*\})"  # "{heat}"
    r"|(?P<command>\\[A-Za-z]+\s?|\\.)"  # "\Delta"
    r"|(?P<letters>[A-Za-z]+)"
    r"|(?P<space>\s+)"
    r"|(?P<other>.)",
    re.DOTALL,
)
_OTHERS = {"*": "\\cdot ", ".": "\\cdot ", "•": "\\cdot ", "#": "≡", "&": "", "%": "\\%"}
_LETTERS = re.compile("[A-Za-z]+")
_SIGNS = {"v": "\\downarrow", "^": "\\uparrow"}
_BONDS = {"-": "\\text{–}", "=": "=", "#": "≡"}


def write_chemistry(written: str) -> str:
    """A chemical formula as TeX."""
    return "".join(_write_piece(match) for match in _PIECE.finditer(written.strip()))


def _write_piece(match: re.Match[str]) -> str:
    kind, said = match.lastgroup or "", match[0]
    if kind in ("arrow", "above", "below"):
        return _write_arrow(match["arrow"], match["above"] or "", match["below"] or "")
    if kind == "script":
        stands_alone = match.start() == 0 or match.string[match.start() - 1].isspace()
        return ("{}" if stands_alone else "") + _write_script(said)
    return _WRITERS[kind](said)


_WRITERS: dict[str, Callable[[str], str]] = {
    "formula": lambda said: f"{{{said[1:-1]}}}",
    "state": lambda said: f"\\text{{{said}}}",
    "charge": lambda said: f"^{{{said}}}",
    "amount": lambda said: f"{said.strip()}\\,",
    "count": lambda said: f"_{{{said}}}",
    "sign": lambda said: f" {_SIGNS.get(said.strip(), said.strip())} ",
    "bond": lambda said: _BONDS[said],
    "words": lambda said: f"\\text{said}",
    "command": lambda said: said,
    "letters": lambda said: f"\\text{{{said}}}",
    "space": lambda _: "\\ ",
    "other": lambda said: _OTHERS.get(said, said),
}


def _write_script(said: str) -> str:
    """What stands above or below: letters in it are upright, charges stay as they are."""
    inside = _LETTERS.sub(r"\\text{\g<0>}", said[1:].strip("{}"))
    return f"{said[0]}{{{inside}}}"


def _write_arrow(arrow: str, above: str, below: str) -> str:
    """An arrow with what is said above and below it."""
    written = _ARROWS[arrow]
    if below:
        written = f"\\underset{{{write_chemistry(below)}}}{{{written}}}"
    return f" \\overset{{{write_chemistry(above)}}}{{{written}}} " if above else f" {written} "
