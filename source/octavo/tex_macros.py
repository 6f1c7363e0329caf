r"""Macros that a formula, or all those of an article, define: `\newcommand{\R}{\mathbb{R}}`, `\def\R{…}`, `\let`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from octavo.tex import TokenStream, fill_parameters, tokenize

_DEFINING = re.compile(
    r"\\(?:newcommand|renewcommand|providecommand|[gex]?def|let|DeclareMathOperator"
    r"|DeclarePairedDelimiter)(?![A-Za-z])"
)

_MOST_STEPS, _LONGEST = 2000, 20_000
"""Macros that are written out in one formula, and characters that it may come to."""


class Definition(NamedTuple):
    """What stands for a macro: `body` with its arguments in the places of #1, #2 …

    `first` is what the first of them is where it is not given, None where it must be.
    """

    arguments: int
    body: str
    first: str | None = None


def take_definitions(tex: str) -> tuple[dict[str, Definition], str]:
    """The macros that TeX defines, by name, and what is left of it without the definitions."""
    if not _DEFINING.search(tex):
        return {}, tex
    definitions: dict[str, Definition] = {}
    rest: list[str] = []
    stream = TokenStream(tex)
    for token in stream:
        if token in ("\\global", "\\long"):
            continue
        if token in _READERS:
            stream.take_star()
            name, definition = _READERS[token](stream, token)
            definitions[name] = definition
        else:
            rest.append(token)
    return definitions, "".join(rest)


def _read_command(stream: TokenStream, _token: str) -> tuple[str, Definition]:
    r"""`\newcommand{\name}[2][x]{body}`."""
    name = stream.take_argument().strip()
    count, first = stream.take_option(), stream.take_option()
    arguments = int(count) if count and count.strip().isdecimal() and len(count) < 3 else 0
    return name, Definition(arguments, stream.take_argument(), first)


def _read_def(stream: TokenStream, _token: str) -> tuple[str, Definition]:
    r"""`\def\name#1#2{body}`; words between the parameters are left out."""
    name, parameters = stream.take(), ""
    while (following := stream.peek()) and following != "{":
        parameters += stream.take()
    return name, Definition(parameters.count("#"), stream.take_argument())


def _read_let(stream: TokenStream, _token: str) -> tuple[str, Definition]:
    r"""`\let\name=\other`."""
    name = stream.take()
    if stream.peek() == "=":
        stream.take()
    return name, Definition(0, stream.take())


def _read_operator(stream: TokenStream, _token: str) -> tuple[str, Definition]:
    r"""`\DeclareMathOperator{\rk}{rk}`."""
    name = stream.take_argument().strip()
    return name, Definition(0, f"\\operatorname{{{stream.take_argument()}}}")


def _read_delimiters(stream: TokenStream, _token: str) -> tuple[str, Definition]:
    r"""`\DeclarePairedDelimiter{\abs}{\lvert}{\rvert}`."""
    name = stream.take_argument().strip()
    left, right = stream.take_argument(), stream.take_argument()
    return name, Definition(1, f"\\left{left} #1\\right{right} ")


_READERS = {
    **dict.fromkeys(("\\newcommand", "\\renewcommand", "\\providecommand"), _read_command),
    **dict.fromkeys(("\\def", "\\gdef", "\\edef", "\\xdef"), _read_def),
    "\\let": _read_let,
    "\\DeclareMathOperator": _read_operator,
    "\\DeclarePairedDelimiter": _read_delimiters,
}


def expand_macros(tex: str, definitions: Mapping[str, Definition]) -> str:
    """TeX with its macros written out; as it is, where that comes to no end."""
    if not definitions or definitions.keys().isdisjoint(tokenize(tex)):
        return tex
    stream, out, steps, length = TokenStream(tex), list[str](), 0, len(tex)
    for token in stream:
        definition = definitions.get(token)
        if definition is None:
            out.append(f" {token}" if token[:1].isalpha() and _ends_in_command(out) else token)
            continue
        steps, length = steps + 1, length + len(definition.body)
        if steps > _MOST_STEPS or length > _LONGEST:
            return tex
        body = fill_parameters(definition.body, _take_arguments(stream, definition))
        length += len(body)
        stream.push(body if body != token else "")
    return "".join(out)


def _ends_in_command(out: list[str]) -> bool:
    return bool(out) and out[-1][:1] == "\\" and out[-1][-1:].isalpha()


def _take_arguments(stream: TokenStream, definition: Definition) -> list[str]:
    arguments: list[str] = []
    if definition.arguments and definition.first is not None:
        stated = stream.take_option()
        arguments.append(definition.first if stated is None else stated)
    while len(arguments) < definition.arguments:
        arguments.append(stream.take_argument())
    return arguments
