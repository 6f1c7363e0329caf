r"""A formula in a title, as plain characters: contents, bookmarks and metadata have no room for any other."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape

from octavo.tex import TokenStream

_SMALL = {"^": str.maketrans("0123456789+-n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ"), "_": str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")}
_ALL_SMALL = {"^": re.compile(r"[\dn+-]+"), "_": re.compile(r"[\d+-]+")}
_TAG = re.compile(r"<annotation\b.*?</annotation>|<[^>]*>", re.DOTALL)
_ALTTEXT = re.compile(r"""\s*<math\b[^>]*?\balttext\s*=\s*["']([^"']+)["']""")  # '<math alttext="x^2">'
_ONE = re.compile(r"\w*")

_SPACES = {"\\,", "\\;", "\\:", "\\ ", "\\quad", "\\qquad", "~"}
_SILENT = {"{", "}", "\\left", "\\right", "\\middle", "\\displaystyle", "\\textstyle", "\\limits", "\\nolimits",
           "\\!", "&", "\\big", "\\Big", "\\bigg", "\\Bigg", "\\bigl", "\\bigr", "$"}  # fmt: skip
_NAMES = {
    "\\le": "≤", "\\ge": "≥", "\\ne": "≠", "\\to": "→", "\\colon": ":", "\\ldots": "…", "\\dots": "…", "\\cdots": "⋯",
}  # fmt: skip

_DEEPEST = 20


def plain_formula(tex: str, mathml: str = "") -> str:
    """A formula on one line of plain characters: "x²", "a/b", "√2"; that of MathML alone by its characters."""
    if not tex.strip() and (said := _ALTTEXT.match(mathml)):
        tex = unescape(said[1])
    if not tex.strip():
        return " ".join(_TAG.sub("", mathml).split())
    return " ".join(_write(tex, 0).split())


def _write(tex: str, depth: int) -> str:
    stream, line = TokenStream(tex), ""
    for token in stream:
        if token in _FORMS and depth < _DEEPEST:
            line += _FORMS[token](stream, depth)
        elif token in _SPACES or token.isspace():
            line += " "
        elif token in ("^", "_"):
            line += _write_script(token, _write(stream.take_argument(), depth + 1) if depth < _DEEPEST else "")
        elif token in ("\\label", "\\tag", "\\begin", "\\end"):
            stream.take_argument()
        elif token not in _SILENT:
            line += _find_symbol(token)
    return line


def _write_script(sign: str, words: str) -> str:
    words = words.strip()
    if _ALL_SMALL[sign].fullmatch(words):
        return words.translate(_SMALL[sign])
    return words if words in ("°", "′", "∘") else f"{sign}{_bracket(words)}"


def _bracket(words: str) -> str:
    """Words in brackets, unless they are one."""
    words = words.strip()
    return words if _ONE.fullmatch(words) else f"({words})"


def _write_fraction(stream: TokenStream, depth: int) -> str:
    above, below = (_write(stream.take_argument(), depth + 1) for _ in range(2))
    return f"{_bracket(above)}/{_bracket(below)}"


def _write_root(stream: TokenStream, depth: int) -> str:
    degree = stream.take_option()
    root = f"√{_bracket(_write(stream.take_argument(), depth + 1))}"
    return f"{_write(degree, depth + 1)}{root}" if degree else root


def _write_argument(stream: TokenStream, depth: int) -> str:
    stream.take_star()
    return _write(stream.take_argument(), depth + 1)


_FORMS: dict[str, Callable[[TokenStream, int], str]] = {
    **dict.fromkeys(("\\frac", "\\dfrac", "\\tfrac", "\\cfrac"), _write_fraction),
    "\\sqrt": _write_root,
    **dict.fromkeys(
        ("\\text", "\\mathrm", "\\mathbf", "\\mathit", "\\mathsf", "\\mathtt", "\\operatorname", "\\textbf", "\\textit",
         "\\mbox", "\\boldsymbol", "\\bm"),
        _write_argument,
    ),
}  # fmt: skip


def _find_symbol(token: str) -> str:
    r"""The character of a command: "α" for `\alpha`; its name where it has none."""
    if token[0] != "\\":
        return token
    if token in _NAMES or not token[1:].isalpha():
        return _NAMES.get(token, token[1:])
    from latex2mathml.symbols_parser import convert_symbol  # few titles need it

    code = convert_symbol(token)
    return chr(int(code, 16)) if code else f"{token[1:]} "
