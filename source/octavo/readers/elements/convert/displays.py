"""Displayed formulas among words: each is a paragraph of its own, and takes the stop that follows it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from msgspec.structs import replace

from octavo.model import Inline, Math, Text

_STOP = re.compile(r"\s*([.,;:!?…。，；：、！？]{1,3})(?=\s|$)")
"""What ends a sentence or a clause right after a formula: "." after "$$x = 1$$."."""

_STOPS_ALREADY = re.compile(r"[.,;:!?…]\s*(?:\\end\{\w+\*?\}\s*)*$")  # "x = 1.", "x = 1,\\end{aligned}"


def part_displays(line: Iterable[Inline]) -> list[list[Inline]]:
    """A line in parts: words, and each displayed formula alone."""
    nodes = list(line)
    if not any(isinstance(node, Math) and node.display for node in nodes):
        return [nodes]
    parts: list[list[Inline]] = [[]]
    for node in nodes:
        if isinstance(node, Math) and node.display:
            parts += [[node], []]
        elif isinstance(node, Text) and len(parts) > 1 and not parts[-1]:
            parts[-2], rest = _take_stop(parts[-2], node)
            parts[-1].append(Text(rest.lstrip(" ")))
        else:
            parts[-1].append(node)
    return [part for part in parts if part]


def set_in_line(line: Iterable[Inline]) -> tuple[Inline, ...]:
    """A line that cannot be parted, such as a heading: its formulas are set in it."""
    return tuple([replace(node, display=False) if isinstance(node, Math) and node.display else node for node in line])


def _take_stop(formula: list[Inline], words: Text) -> tuple[list[Inline], str]:
    """A formula with the stop that the words after it begin with, and the rest of these."""
    match formula, _STOP.match(words.text):
        case [Math() as math], re.Match() as stop:
            return [_end_with(math, stop[1])], words.text[stop.end() :]
    return formula, words.text


def _end_with(math: Math, stop: str) -> Math:
    """A formula that ends in a stop: TeX has it inside, too."""
    if _STOPS_ALREADY.search(math.tex):
        return math
    tex = math.tex and f"{math.tex} {stop}"
    mathml = math.mathml and math.mathml.replace("</math>", f"<mtext>{stop}</mtext></math>")
    return replace(math, tex=tex, mathml=mathml)
