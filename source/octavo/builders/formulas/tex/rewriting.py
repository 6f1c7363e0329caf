r"""TeX as people write it becomes TeX that latex2mathml reads rightly: a rule for each kind of command.

Words in a formula (`\text{if $x$}`) become signs of a private plane, which stand for them until the MathML is there:
so no brace, accent or dollar in them is taken for mathematics. What is not known stays, and is shown as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from octavo.builders.formulas.errors import FormulaError
from octavo.builders.formulas.tex import environments
from octavo.builders.formulas.tex.chemistry import write_chemistry
from octavo.builders.formulas.tex.commands import ALIASES, BIG, DELIMITERS, DROPPED, MACROS, UPRIGHT, WORDS
from octavo.builders.formulas.tex.units import QUANTITIES
from octavo.builders.formulas.tex.words import Words, is_name, plain_words, read_words, split_words
from octavo.tex import TokenStream, fill_parameters
from octavo.tex_macros import expand_macros, take_definitions

_MOST_TOKENS = 20_000
"""Tokens of a formula, macros written out."""

_DEEPEST = 60
"""Groups in groups."""

_FIRST = 0x100000
"""The first sign that stands for words: plane 16, of private use."""


class Rewritten(NamedTuple):
    """TeX that the converter reads, and the words that the signs of a private plane in it stand for."""

    tex: str
    words: tuple[Words, ...]


def rewrite_tex(tex: str) -> Rewritten:
    """TeX that the converter reads. Raises `FormulaError` for what is too long or too deep."""
    definitions, rest = take_definitions(tex)
    return _Rewriter(environments.place_tags(expand_macros(rest, definitions))).run()


def words_of_sign(sign: str, words: tuple[Words, ...]) -> Words | None:
    """The words that a sign stands for, None if it is a sign like others."""
    at = ord(sign) - _FIRST if len(sign) == 1 else -1
    return words[at] if 0 <= at < len(words) else None


class _Rewriter:
    """Reads tokens, and writes what stands for them."""

    def __init__(self, tex: str) -> None:
        self.stream = TokenStream(tex)
        self._out: list[str] = []
        self._words: list[Words] = []
        self._open: list[str] = []
        """What is open: "{", `\\left`, or what ends an environment."""

    def run(self) -> Rewritten:
        for count, token in enumerate(self.stream):
            if count > _MOST_TOKENS or len(self._open) > _DEEPEST:
                raise FormulaError("it is too long, or nested too deeply")
            _RULES.get(token, _Rewriter.write)(self, token)
        self._close_down_to(0)
        if all(token in "{} \n" for token in self._out):
            raise FormulaError("nothing is in it")
        return Rewritten("".join(self._out), tuple(self._words))

    # -- writing ------------------------------------------------------------------------------------

    def write(self, token: str) -> None:
        """Writes a token, apart from a command before it whose name it would lengthen."""
        last = self._out[-1] if self._out else ""
        if token[:1].isalpha() and last[:1] == "\\" and last[-1:].isalpha():
            self._out.append(" ")
        self._out.append(token)

    def stand_for(self, words: Words) -> str:
        """A sign that stands for words."""
        self._words.append(words)
        return chr(_FIRST + len(self._words) - 1)

    def _close_down_to(self, depth: int) -> None:
        while len(self._open) > depth:
            for token in self._open.pop().split("\n"):
                self.write(token)

    # -- groups -------------------------------------------------------------------------------------

    def open_brace(self, token: str) -> None:
        self._open.append("}")
        self.write(token)

    def close_brace(self, token: str) -> None:
        """The end of a group, and of what is still open in it; one without a beginning goes."""
        if "}" in self._open:
            at = len(self._open) - 1 - self._open[::-1].index("}")
            self._close_down_to(at + 1)
            self._open.pop()
            self.write(token)

    def open_left(self, token: str) -> None:
        self._open.append("\\right\n.")
        self.write(token)
        self.write(self._take_delimiter() or ".")

    def close_left(self, token: str) -> None:
        """`\\right`, with the sign after it; where no `\\left` is open, the sign alone."""
        delimiter = self._take_delimiter() or "."
        if self._open and self._open[-1] == "\\right\n.":
            self._open.pop()
            self.write(token)
            self.write(delimiter)
        elif delimiter != ".":
            self.write(delimiter)

    def size_middle(self, _token: str) -> None:
        self.write(self.stand_for(Words(self._take_delimiter(), tag="mo")))

    def size_delimiter(self, token: str) -> None:
        """`\\Big` and its like, with a sign that is written as a character: `\\Big\\{`."""
        delimiter = self._take_delimiter()
        if delimiter not in ("", "."):
            self.write(token)
            self.write(delimiter)

    def _take_delimiter(self) -> str:
        written = self.stream.take_argument()
        return DELIMITERS.get(written.strip(), written)

    # -- environments ---------------------------------------------------------------------------------

    def begin(self, _token: str) -> None:
        name = self.stream.take_argument()
        environment = environments.find(name)
        if environment is None:
            self.write(self.stand_for(Words(f"\\begin{{{name}}}")))
            return
        columns = environments.take_columns(self.stream, environment, name)
        self._open.append(environment.end)
        for token in environment.begin.split("\n"):
            self.write(token)
        self.write(columns)

    def end(self, _token: str) -> None:
        name = self.stream.take_argument()
        environment = environments.find(name)
        if environment is None:
            self.write(self.stand_for(Words(f"\\end{{{name}}}")))
        elif environment.end in self._open:
            self._fill_last_cell()
            self._close_down_to(len(self._open) - 1 - self._open[::-1].index(environment.end))

    def _fill_last_cell(self) -> None:
        """Puts an empty group into an empty cell at the end: the converter leaves out the whole row of one."""
        last = next((token for token in reversed(self._out) if not token.isspace()), "")
        if last == "&":
            self.write("{}")

    def end_row(self, _token: str) -> None:
        r"""The end of a row, without the space that is asked for: `\\[2pt]`; outside rows a space."""
        self.stream.take_star()
        self.stream.take_option()
        self.write("\\\\" if self._has_rows() else "\\quad")

    def part_cells(self, token: str) -> None:
        if self._has_rows():
            self.write(token)

    def rule_rows(self, token: str) -> None:
        """A line between rows, which only arrays have."""
        if any("array" in name for name in self._open[-1:]):
            self.write("\\hline" if token != "\\hdashline" else token)

    def _has_rows(self) -> bool:
        return any(name.startswith("\\end") for name in self._open)

    # -- commands -----------------------------------------------------------------------------------

    def drop(self, token: str) -> None:
        self.stream.take_star()
        for _ in range(DROPPED[token]):
            self.stream.take_argument()

    def rename(self, token: str) -> None:
        self.stream.push(ALIASES[token])

    def expand(self, token: str) -> None:
        macro = MACROS[token]
        self.stream.take_star()
        arguments = [self.stream.take_argument() for _ in range(macro.arguments)]
        self.stream.push(fill_parameters(macro.body, arguments))

    def read_words(self, token: str) -> None:
        r"""`\text{if $x$ is}`: words, and formulas in them."""
        pieces = split_words(self.stream.take_argument())
        written = [f"{{{piece}}}" if is_tex else self.stand_for(Words(piece, WORDS[token])) for piece, is_tex in pieces]
        self.stream.push("{" + "".join(written) + "}" if len(written) != 1 else written[0])

    def read_upright(self, token: str) -> None:
        r"""`\mathrm{max}` and `\operatorname{rank}`: letters that are one name; what is more stays as it is."""
        starred = self.stream.take_star()
        argument = self.stream.take_argument()
        if not plain_words(argument) and is_name(argument):
            self.write(self.stand_for(Words(read_words(argument), tag="mi")))
        elif not plain_words(argument):
            self.write("\\mathrm")
            self.stream.push(f"{{{argument}}}")
        elif token == "\\operatorname":
            self.write(f"\\operatorname{'*' if starred else ''}{{{argument.strip()}}}")
        elif len(argument) > 1:
            self.write(self.stand_for(Words(argument, tag="mi")))
        else:
            self.write(f"\\mathrm{{{argument}}}")

    def read_operator(self, _token: str) -> None:
        r"""`\mathop{\rm argmax}`: a name with limits below it."""
        argument = self.stream.take_argument()
        name = _UPRIGHT_NAME.sub("", argument).strip(" {}")
        self.stream.push(f"\\operatorname*{{{name}}}" if plain_words(name) else self._take_limits(f"{{{argument}}}"))

    def _take_limits(self, operator: str) -> str:
        r"""An operator with what stands above and below it: `{A \times B}`, with `\limits_{n}^{m}` after it."""
        if self.stream.peek() == "\\limits":
            self.stream.take()
            while self.stream.peek() in _LIMITS:
                above_or_below = _LIMITS[self.stream.take()]
                operator = f"{above_or_below}{{{self.stream.take_argument()}}}{{{operator}}}"
        return operator

    def place_limits(self, token: str) -> None:
        r"""`\limits`, where a command stands before it and a limit after it: `\sum\limits_{i}`; elsewhere it goes."""
        last = next((token for token in reversed(self._out) if not token.isspace()), "")
        if last[:1] == "\\" and self.stream.peek() in _LIMITS:
            self.write(token)

    def read_tag(self, _token: str) -> None:
        """The number of a formula that stands where no row has a place for it."""
        starred = self.stream.take_star()
        words = self.stream.take_argument()
        self.stream.push(environments.write_tag(words, starred))

    def read_chemistry(self, _token: str) -> None:
        self.stream.push("{" + write_chemistry(self.stream.take_argument()) + "}")

    def read_quantity(self, token: str) -> None:
        self.stream.take_option()
        quantity = QUANTITIES[token]
        arguments = [self.stream.take_argument() for _ in range(quantity.arguments)]
        self.stream.push("{" + quantity.write(arguments) + "}")

    def read_fraction(self, _token: str) -> None:
        r"""`\genfrac{(}{)}{0pt}{}{n}{k}`: signs around a fraction, with a line or without."""
        left, right, line, _, above, below = [self.stream.take_argument() for _ in range(6)]
        fraction = f"{{{above} \\atop {below}}}" if line.strip()[:1] == "0" else f"\\frac{{{above}}}{{{below}}}"
        self.stream.push(f"\\left{left or '.'}{fraction}\\right{right or '.'}")

    def negate(self, token: str) -> None:
        r"""`\not=`: the sign with a stroke through it."""
        following = self.stream.peek()
        if following and following[0] not in "\\{":
            sign = self.stream.take()
            self.write(_NEGATED.get(sign) or environments.strike_through(sign))
        else:
            self.write(token)

    def copy_verbatim(self, _token: str) -> None:
        r"""`\verb|x|`."""
        limit = self.stream.take()
        written = ""
        for token in self.stream:
            if token == limit:
                break
            written += token
        self.write(self.stand_for(Words(written, "monospace")))


_NEGATED = {"=": "\\neq", "<": "\\nless", ">": "\\ngtr", "|": "\\nmid"}
"""Commands for signs with a stroke through them; others are composed."""

_UPRIGHT_NAME = re.compile(r"\\(?:rm|mathrm|text|textrm)(?![A-Za-z])")  # "\rm", "\text"
_LIMITS = {"_": "\\underset", "^": "\\overset"}

_Rule = Callable[[_Rewriter, str], None]

_RULES: dict[str, _Rule] = {
    **dict.fromkeys(DROPPED, _Rewriter.drop),
    **dict.fromkeys(ALIASES, _Rewriter.rename),
    **dict.fromkeys(MACROS, _Rewriter.expand),
    **dict.fromkeys(WORDS, _Rewriter.read_words),
    **dict.fromkeys(UPRIGHT, _Rewriter.read_upright),
    **dict.fromkeys(BIG, _Rewriter.size_delimiter),
    **dict.fromkeys(QUANTITIES, _Rewriter.read_quantity),
    **dict.fromkeys(("\\hline", "\\hdashline", "\\toprule", "\\midrule", "\\bottomrule"), _Rewriter.rule_rows),
    **dict.fromkeys(("\\\\", "\\cr", "\\newline", "\\tabularnewline"), _Rewriter.end_row),
    **dict.fromkeys(("\\ce", "\\cee", "\\cf", "\\pu"), _Rewriter.read_chemistry),
    "{": _Rewriter.open_brace,
    "}": _Rewriter.close_brace,
    "&": _Rewriter.part_cells,
    "\\left": _Rewriter.open_left,
    "\\right": _Rewriter.close_left,
    "\\middle": _Rewriter.size_middle,
    "\\begin": _Rewriter.begin,
    "\\end": _Rewriter.end,
    "\\tag": _Rewriter.read_tag,
    "\\mathop": _Rewriter.read_operator,
    **dict.fromkeys(("\\limits", "\\nolimits"), _Rewriter.place_limits),
    "\\genfrac": _Rewriter.read_fraction,
    "\\not": _Rewriter.negate,
    "\\verb": _Rewriter.copy_verbatim,
}
"""What is done at each command; others are written as they are."""
