"""Signs, letters and words of formulas as TeX; most names of signs are those of the converter from TeX, turned."""

from __future__ import annotations

import re
from functools import cache

_PREFERRED = {
    "−": "-", "⋅": r"\cdot", "·": r"\cdot", "∖": r"\setminus", "∅": r"\emptyset", "ℏ": r"\hbar", "→": r"\to",
    "≠": r"\neq", "∣": r"\mid", "∥": r"\parallel", "‖": r"\|", "…": r"\ldots", "⋯": r"\cdots", "∗": "*", "′": "'",
    "″": "''", "‴": "'''", "∕": "/", "⟨": r"\langle", "⟩": r"\rangle", "∼": r"\sim", "¬": r"\neg", "∂": r"\partial",
    "ϵ": r"\epsilon", "ε": r"\varepsilon", "\xa0": r"\ ", "ı": r"\imath", "ȷ": r"\jmath",
    "⊂": r"\subset", "⟂": r"\perp", "⊥": r"\perp", "□": r"\square", "■": r"\blacksquare", "∎": r"\blacksquare",
    "⇔": r"\Leftrightarrow", "⟺": r"\iff", "⟹": r"\implies", "≔": ":=", "⩽": r"\leqslant", "⩾": r"\geqslant",
}  # fmt: skip
"""Signs that have several names, or none in that table."""

_UNSEEN = dict.fromkeys((0x2061, 0x2062, 0x2063, 0x2064, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))
"""Function application, invisible times, separator and plus; spaces of no width."""

_ESCAPES = {
    "\\": r"\backslash", "{": r"\{", "}": r"\}", "#": r"\#", "$": r"\$", "%": r"\%", "&": r"\&", "_": r"\_",
    "^": r"\wedge", "~": r"\sim",
}  # fmt: skip
_TEXT_ESCAPES = str.maketrans(_ESCAPES | {"\\": r"\textbackslash{}", "^": r"\^{}", "~": r"\~{}", "\xa0": " "})

FUNCTIONS = frozenset((
    "arccos", "arcsin", "arctan", "arg", "cos", "cosh", "cot", "coth", "csc", "deg", "det", "dim", "exp", "gcd", "hom",
    "inf", "ker", "lg", "lim", "liminf", "limsup", "ln", "log", "max", "min", "Pr", "sec", "sin", "sinh", "sup", "tan",
    "tanh",
))  # fmt: skip
"""Names of functions that TeX has commands for."""

LIMITS = frozenset(("det", "gcd", "inf", "lim", "liminf", "limsup", "max", "min", "Pr", "sup", *"∑∏∐⋂⋃⋀⋁⨀⨁⨂⨄⨆∫∬∭∮"))
"""Operators whose limits TeX writes as scripts."""


def letters_to_tex(written: str, variant: str = "") -> str:
    """An identifier: one letter, the name of a function, or several letters that are one name."""
    name = written.translate(_UNSEEN).strip()
    if name in FUNCTIONS:
        return f"\\{name}"
    if len(name) < 2:
        style = _STYLES.get(variant, "")
        return f"{style}{{{sign_to_tex(name)}}}" if name and style and name.isalnum() else sign_to_tex(name)
    if name.isascii() and name.isalnum():
        return f"{_STYLES.get(variant) or _UPRIGHT}{{{name}}}"
    return signs_to_tex(name) if _is_signs(name) else text_to_tex(name)


_UPRIGHT = r"\mathrm"
_STYLES = {
    "normal": "", "bold": r"\mathbf", "italic": r"\mathit", "bold-italic": r"\boldsymbol",
    "double-struck": r"\mathbb", "script": r"\mathcal", "bold-script": r"\mathcal", "fraktur": r"\mathfrak",
    "bold-fraktur": r"\mathfrak", "sans-serif": r"\mathsf", "bold-sans-serif": r"\mathsf", "monospace": r"\mathtt",
}  # fmt: skip
"""Commands for the values of mathvariant."""


def signs_to_tex(written: str) -> str:
    """An operator: a word, or signs one after the other, ":=" for instance."""
    name = written.translate(_UNSEEN).strip()
    if name.replace(" ", "") in FUNCTIONS:
        return f"\\{name.replace(' ', '')}"
    if len(name) > 1 and name.isalpha():
        return f"\\operatorname{{{name}}}"
    return " ".join(filter(None, map(sign_to_tex, name))) if not name.isascii() else "".join(map(sign_to_tex, name))


def sign_to_tex(sign: str) -> str:
    """One character."""
    if sign in _PREFERRED:
        return _PREFERRED[sign]
    if sign.isascii():
        return _ESCAPES.get(sign, sign)
    return _names_of_signs().get(sign, sign)


def number_to_tex(written: str) -> str:
    """A number: a comma in it parts no members of a list."""
    return re.sub(r"(?<=\d),(?=\d)", "{,}", "".join(map(sign_to_tex, written.strip())))


def text_to_tex(written: str) -> str:
    """Words in a formula, with the spaces around them."""
    said = re.sub(r"\s+", " ", written.translate(_UNSEEN))
    return f"\\text{{{said.translate(_TEXT_ESCAPES)}}}" if said else ""


def _is_signs(name: str) -> bool:
    return not any(character.isalpha() for character in name)


@cache
def _names_of_signs() -> dict[str, str]:
    """The first name of each sign beyond ASCII: what TeX users write."""
    from latex2mathml.symbols_parser import SYMBOLS  # few pages need it

    names: dict[str, str] = {}
    for name, code in SYMBOLS.items():
        if name.startswith("\\"):
            names.setdefault(chr(int(code, 16)), name)
    return names
