r"""Commands that the converter does not know, or reads wrongly, and what stands for them: the table `commands.toml`."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import NamedTuple


class Macro(NamedTuple):
    """A command that is written out: its arguments stand in `body` for #1, #2 …"""

    arguments: int
    body: str


_TABLE = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))

DROPPED: dict[str, int] = _TABLE["dropped"]
"""Commands that change nothing in a book, and how many of their arguments go with them."""

ALIASES: dict[str, str] = _TABLE["aliases"]
"""Other names of what the converter knows."""

DELIMITERS: dict[str, str] = _TABLE["delimiters"]
r"""Signs that stand after `\left` and `\Big`, as characters."""

WORDS: dict[str, str] = _TABLE["words"]
"""Commands whose argument is words, and how these look (MathML mathvariant)."""

_OPERATORS = """
    tr Tr sgn sign erf erfc rank diag Var Cov supp sech csch arcsinh arccosh arctanh cotg tg ctg arctg sh ch th lb ld
    Hom End Aut Gal Spec Proj Ext Tor coker codim im adj curl rot grad card lcm ord Res span vol softmax
"""

MACROS: dict[str, Macro] = {
    **{f"\\{name}": Macro(0, f"\\operatorname{{{name}}}") for name in _OPERATORS.split()},
    **{name: Macro(*said) for name, said in _TABLE["macros"].items()},
}
"""Commands that are written out, and operators that people take for granted."""

UPRIGHT = ("\\mathrm", "\\operatorname", "\\operatornamewithlimits", "\\mathup")
"""Commands whose argument is a name, if letters alone are in it."""

BIG = tuple(f"\\{size}{side}" for size in ("big", "Big", "bigg", "Bigg") for side in ("", "l", "r", "m"))
"""Commands that make the sign after them tall."""
