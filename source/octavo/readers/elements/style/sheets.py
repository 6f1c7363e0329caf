"""The rules of a stylesheet, as far as they say what a book can say too.

Read are selectors of one or two compounds of names (`p`, `.a`, `p.a#b`, `.a p`, `.a > p`); all others only tell what a
page can show that it hides. Media queries are answered for a wide screen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from octavo.readers.elements.style.declarations import hides, names_property, read_declarations
from octavo.readers.elements.tree import Element, stands_in


class Compound(NamedTuple):
    """The names that an element must have: its tag ("" for any), its classes and its id."""

    tag: str
    names: frozenset[str]

    def fits(self, tag: str, names: frozenset[str]) -> bool:
        """Whether an element with this tag and these names ("." before a class, "#" before an id) is one of these."""
        return self.tag in ("", tag) and self.names <= names


class Rule(NamedTuple):
    """One selector of a rule and its block, as it is written. `around` is what must stand around the element."""

    subject: Compound
    around: Compound | None
    as_child: bool
    block: str

    @property
    def weight(self) -> tuple[int, int, int]:
        """The specificity of the selector (Selectors Level 4, section 17)."""
        compounds = [self.subject, *([self.around] if self.around else [])]
        names = [name for compound in compounds for name in compound.names]
        ids = sum(name.startswith("#") for name in names)
        return ids, len(names) - ids, sum(compound.tag != "" for compound in compounds)


class Sheet(NamedTuple):
    """The rules of a stylesheet, and the names that it shows in some state: open, checked, hovered over."""

    rules: tuple[Rule, ...]
    shown: frozenset[str]


_NOISE = re.compile(r"""/\*.*?(?:\*/|\Z)|<!--|-->|"[^"\n]*"|'[^'\n]*'""", re.DOTALL)
"""Comments, strings and the marks around old sheets: nothing that is read here."""

_BRACE = re.compile(r"[{}]")
_MOST_RULES = 2000
_MOST_SELECTORS = 200
"""Rules that are read of a sheet, and selectors of a rule."""


@lru_cache(maxsize=32)
def read_sheet(text: str) -> Sheet:
    """The rules of a stylesheet that say something a book can say."""
    rules: list[Rule] = []
    shown: set[str] = set()
    for prelude, block in _find_rules(_NOISE.sub(" ", text), 0):
        if len(rules) >= _MOST_RULES:
            break
        if names_property(block.lower()):
            for selector in prelude.split(",", _MOST_SELECTORS)[:_MOST_SELECTORS]:
                if (rule := _read_selector(selector.strip(), block)) is not None:
                    rules.append(rule)
                elif _shows(block):
                    shown.update(_names_in(_COMBINATOR.split(selector.strip())[-1]))
    return Sheet(tuple(rules), frozenset(shown))


_DEEPEST = 4


def _find_rules(text: str, depth: int) -> Iterator[tuple[str, str]]:
    """The selectors and blocks of all rules that count on a wide screen, those of groups among them."""
    begin = opened = level = 0
    for brace in _BRACE.finditer(text):
        if brace[0] == "{":
            opened = brace.start() if level == 0 else opened
            level += 1
        elif level:
            level -= 1
            if level == 0:
                prelude = text[begin:opened].rpartition(";")[2].strip()
                begin, block = brace.end(), text[opened + 1 : brace.start()]
                if not prelude.startswith("@"):
                    yield prelude, block
                elif depth < _DEEPEST and _counts(prelude):
                    yield from _find_rules(block, depth + 1)
        else:
            begin = brace.end()


_WIDTH = re.compile(r"\((min|max)-width:\s*([\d.]+)(px|em|rem)\)")  # "(max-width: 600px)"
_PIXELS = {"px": 1.0, "em": 16.0, "rem": 16.0}
_SCREEN = 1280
"""CSS pixels of the screen that media queries are answered for."""


def _counts(prelude: str) -> bool:
    """Whether the rules of a group count: those of a layer, and those for a screen that is wide."""
    name, _, query = prelude.lower().partition(" ")
    return name == "@layer" or (name == "@media" and any(map(_is_met, query.split(","))))


def _is_met(query: str) -> bool:
    """Whether a wide screen meets a media query; one that asks for more than kind and width is not answered."""
    for kind, number, unit in _WIDTH.findall(query):
        width = float(number.rstrip(".") if number.count(".") < 2 else 0) * _PIXELS[unit]
        if (width > _SCREEN) if kind == "min" else (width < _SCREEN):
            return False
    return set(_WIDTH.sub(" ", query).split()) <= {"only", "screen", "all", "and"}


_NAME = re.compile(r"[.#](?:\\[^\n]|[\w-])+")  # ".first", "#top", ".md\:block"
_COMPOUND = re.compile(rf"(?P<tag>[a-zA-Z][\w-]*|\*)?(?P<names>(?:{_NAME.pattern})*)", re.ASCII)  # "p.first#top"
_COMBINATOR = re.compile(r"\s*[>+~]\s*|\s+")


def _read_selector(selector: str, block: str) -> Rule | None:
    """A selector of one or two compounds, None for any other."""
    outer, child, inner = selector.partition(">")
    parts = [outer, inner] if child else selector.split()
    compounds = [_read_compound(part.strip()) for part in parts]
    match compounds:
        case [Compound() as subject]:
            return Rule(subject, None, False, block)
        case [Compound() as around, Compound() as subject]:
            return Rule(subject, around, bool(child), block)
    return None


def _read_compound(text: str) -> Compound | None:
    match = _COMPOUND.fullmatch(text)
    if match is None or not text:
        return None
    tag = (match["tag"] or "").lower()
    return Compound("" if tag == "*" else tag, frozenset(_names_in(match["names"])))


def _names_in(selector: str) -> list[str]:
    """The classes and ids that a selector names, without the strokes that escape signs in them."""
    return [name.replace("\\", "") for name in _NAME.findall(selector)]


def _shows(block: str) -> bool:
    """Whether a block displays what another may hide."""
    found = read_declarations(block)
    return not hides(found) and ("display" in found or found.get("visibility") == "visible")


# --- where they stand -------------------------------------------------------------------------------


def sheets_of(root: Element) -> Iterator[str]:
    """The stylesheets that stand in a page, but for those of its drawings and those for other media."""
    for found in root.iter("style"):
        media = (found.get("media") or "all").lower()
        if found.text and any(map(_is_met, media.split(","))) and not stands_in(found, "svg"):
            yield found.text
