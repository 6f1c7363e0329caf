r"""Words in formulas: `\text{if $x > 0$}`, with accents and signs as TeX writes them."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple


class Words(NamedTuple):
    """Words that stand in a formula, how they look (MathML mathvariant), and the element that holds them."""

    text: str
    variant: str = ""
    tag: str = "mtext"


_FORMULA = re.compile(r"(?<!\\)\$([^$]*)(?<!\\)\$|\\\((.*?)\\\)", re.DOTALL)  # "$x > 0$", "\(x\)"

_ACCENTS = {
    "'": "\u0301", "`": "\u0300", "^": "\u0302", '"': "\u0308", "~": "\u0303", "=": "\u0304", ".": "\u0307",
    "u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "k": "\u0328", "r": "\u030a", "d": "\u0323",
}  # fmt: skip
_ACCENTED = re.compile(r"\\(?:(['`^\"~=.])\s*|([uvHckrd])(?:\s+|(?=\{)))(?:\{(\\?[A-Za-z])\}|(\\?[A-Za-z]))")
"""`\\'e`, `\\"{o}`, `\\v{s}`: an accent and its letter; `\\i` is one without its dot."""

_LETTERS = {
    "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "aa": "å", "AA": "Å", "l": "ł", "L": "Ł",
    "i": "ı", "j": "ȷ", "S": "§", "P": "¶", "dag": "†", "dots": "…", "ldots": "…", "textdegree": "°", "degree": "°",
    "textendash": "–", "textemdash": "—", "quad": "\u2003", "qquad": "\u2003\u2003", "textbackslash": "∖", "euro": "€",
    "textmu": "µ", "copyright": "©",
}  # fmt: skip
_COMMAND = re.compile(r"\\(?:([A-Za-z]+)[ ]?|(.))", re.DOTALL)  # "\ss ", "\%"
_SIGNS = (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"), ("~", "\xa0"))


def split_words(argument: str) -> list[tuple[str, bool]]:
    """What is words and what is TeX (True) in an argument that holds words, in order."""
    pieces: list[tuple[str, bool]] = []
    end = 0
    for match in _FORMULA.finditer(argument):
        pieces += [(read_words(argument[end : match.start()]), False), (match[1] or match[2] or "", True)]
        end = match.end()
    pieces.append((read_words(argument[end:]), False))
    return [piece for piece in pieces if piece[0]] or [("", False)]


def read_words(tex: str) -> str:
    """Words as TeX writes them, in plain characters; a command that has none is left out, and its words stay."""
    tex = _ACCENTED.sub(_compose, tex)
    for written, meant in _SIGNS:
        tex = tex.replace(written, meant)
    tex = _COMMAND.sub(lambda match: _LETTERS.get(match[1] or "", "") if match[1] else _sign(match[2]), tex)
    return re.sub(r"[{}\ue000]", lambda match: "" if match[0] in "{}" else "{", tex).replace("\ue001", "}")


def _compose(match: re.Match[str]) -> str:
    letter = (match[3] or match[4]).lstrip("\\")
    return unicodedata.normalize("NFC", letter + _ACCENTS[match[1] or match[2]])


def _sign(sign: str) -> str:
    r"""What `\%`, `\{` and `\ ` stand for; braces go through as private signs, because bare ones group."""
    return {"{": "\ue000", "}": "\ue001", ",": "\u2009", "\\": " "}.get(sign, sign if sign not in "!;:" else " ")


_NAME = re.compile(r"(?:[A-Za-z\d -]|~|\\[,;: !])+")


def is_name(argument: str) -> bool:
    r"""Whether an argument is a name of several words: `arg\,max`, `top-1`."""
    return _NAME.fullmatch(argument) is not None and any(map(str.isalpha, argument)) and len(argument) > 1


def plain_words(argument: str) -> bool:
    """Whether an argument is letters alone."""
    return bool(argument.strip()) and argument.strip().isascii() and argument.strip().isalpha()
