"""Stylesheets for reading systems: lowered to what old ones take and EPUBCheck allows."""

from __future__ import annotations

from collections.abc import Set

import tinycss2
from tinycss2.ast import Node

from octavo.stylesheets import fallbacks
from octavo.stylesheets.rules import Declarations, Rewriter, unnest
from octavo.stylesheets.tokens import (
    Tokens,
    find_idents,
    find_units,
    is_root,
    names_a_file,
    split_selectors,
    walk_tokens,
)
from octavo.stylesheets.unused import keep_used
from octavo.stylesheets.variables import Variables, is_variable, resolve_variables

_PAPER = ("bookmark-", "footnote-", "string-", "-weasy-", "-prince-", "hyphenate-limit-")
_LAYOUT = ("flex", "grid", "place-", "justify-content", "justify-items", "align-items", "align-content")
_NEW = (
    *("accent-color", "animation", "aspect-ratio", "backdrop-filter", "clip-path", "color-scheme", "column-gap"),
    *("contain", "content-visibility", "filter", "gap", "mask", "mix-blend-mode", "object-", "offset", "overscroll-"),
    *("rotate", "row-gap", "scale", "scroll-", "shape-", "transition", "translate", "view-transition"),
)
_PLACED = {"position", "top", "right", "bottom", "left", "inset", "z-index"}
_BOXES = {"flex", "inline-flex", "grid", "inline-grid"}
_FORBIDDEN = {"direction", "unicode-bidi"}
_PAGED_FUNCTIONS = {"string", "leader", "element", "target-counter", "target-counters", "target-text", "content"}
_ABSOLUTE = {"px", "pt", "pc", "cm", "mm", "q", "in"}


class EReaderRewriter(Rewriter):
    """Lowers to what reading systems and EPUBCheck take.

    `vocabulary` is that of the book: of a sheet of our own, rules that find nothing in it are left out.
    """

    def __init__(self, name: str, variables: Variables, vocabulary: Set[str] | None = None) -> None:
        super().__init__(name)
        self._variables = variables
        self._vocabulary = vocabulary
        self._sided: list[tuple[str, str]] = []

    def refuse_rule(self, name: str, prelude: str) -> str:
        """Why a rule is left out: it is for paper, or reading systems do not know it."""
        if name == "supports" and not prelude.lower().startswith("not"):
            return "is for newer readers"
        if name and name not in {"media", "supports", "layer"}:
            return "means nothing to an e-reader"
        if name == "media" and prelude.lower().startswith(("print", "only print")):
            return "print is for paper"
        if name == "media" and fallbacks.expand_ranges(prelude) is None:
            return f"{prelude} compares what old readers cannot"
        if not name and fallbacks.expand_selectors(prelude.replace("&", "x")) is None:
            return "is a selector that old readers do not know"
        return "is for paper" if "::footnote-" in prelude else ""

    def refuse(self, declaration: Node, selector: str) -> str:  # noqa: PLR0911 - a line for each reason
        """What is for paper, what costs words, and what EPUB forbids."""
        name, value = declaration.lower_name, declaration.value
        if is_variable(declaration):
            return "is a variable"
        if name.startswith(_PAPER) or name == "page" or (name == "float" and "footnote" in find_idents(value)):
            return "is for paper"
        if name.startswith(_NEW):
            return "is not known to old readers"
        if _is_layout(name, value):
            return "is a layout that e-readers lose words over"
        if name in _FORBIDDEN:
            return "is forbidden in EPUB; the dir attribute says it"
        if name in {"font", "font-size"} and is_root(selector) and find_units(value) & _ABSOLUTE:
            return "would take the size of the text from the reader"
        return "fetches another file" if names_a_file(value) else self._refuse_paged(value)

    def _refuse_paged(self, value: Tokens) -> str:
        for token in walk_tokens(value):
            if token.type == "function" and token.lower_name in _PAGED_FUNCTIONS:
                return "is for paper"
            if (
                token.type == "function"
                and token.lower_name == "counter"
                and find_idents(token.arguments) & {"page", "pages"}
            ):
                return "counts pages, which an e-reader has none of"
        return ""

    def _note_dropped(self, node: Node, why: str) -> None:
        if not is_variable(node):  # its value stands where it is used
            super()._note_dropped(node, why)

    def final_value(self, tokens: Tokens) -> Tokens | None:
        """The value without variables."""
        return resolve_variables(tokens, self._variables)

    def rewrite_declaration(self, declaration: Node, value: Tokens) -> Declarations | None:
        """The declaration in older CSS; what differs from right to left is kept for a rule of its own."""
        known = fallbacks.simplify(value)
        if known is None:
            return None
        if fallbacks.has_limits(value):
            self._note("css-lowered", declaration, f"{declaration.name} is {tinycss2.serialize(known).strip()} here")
        sides = fallbacks.to_physical(declaration.lower_name, known)
        if sides is None or (not self._name and declaration.lower_name == "text-align"):  # ours say both words
            return super().rewrite_declaration(declaration, known)
        self._sided += sides
        return sides

    def _style_rule(self, rule: Node, prelude: str, parent: str) -> str:
        selector = fallbacks.expand_selectors(unnest(prelude, parent) if parent else prelude) or prelude
        if self._vocabulary is not None and not self._name:
            selector = keep_used(selector, self._vocabulary)
        if not selector:
            return ""
        outside, self._sided = self._sided, []
        written = super()._style_rule(rule, selector, "")
        sided, self._sided = tuple(self._sided), outside
        turned = fallbacks.mirror(sided)
        return written + self._mirrored_rules(selector, sided, turned) if turned else written

    def _mirrored_rules(self, selector: str, sided: fallbacks.Declarations, turned: fallbacks.Declarations) -> str:
        """The rule for lines from right to left, and that for those from left to right among them."""
        if self._vocabulary is not None and "[dir=rtl]" not in self._vocabulary:
            return ""
        rules = _write_rule(_turn_selectors(selector, '[dir="rtl"]'), turned)
        if self._vocabulary is None or "[dir=ltr]" in self._vocabulary:
            back = fallbacks.mirror(fallbacks.exchange_sides(sided))
            rules += _write_rule(_turn_selectors(selector, '[dir="ltr"]', '[dir="rtl"] '), back)
        return rules

    def _at_rule(self, rule: Node, name: str, prelude: str, parent: str) -> str:
        if name not in {"layer", "supports"}:
            return super()._at_rule(rule, name, fallbacks.expand_ranges(prelude) or prelude, parent)
        if parent:
            declarations, inner = self._block(rule.content or (), parent)
            return (f"{parent} {{ {declarations} }}\n" if declarations else "") + inner
        return self._rules(tinycss2.parse_rule_list(rule.content or (), skip_comments=True, skip_whitespace=True), "")


def _turn_selectors(selector: str, turned: str, around: str = "") -> str:
    """Selectors of what is `turned` ('[dir="rtl"]') itself, or in what is; and is in `around`."""
    pieces = (one.partition("::") for one in split_selectors(selector))
    return ", ".join(
        f"{around}{turned} {one}{mark}{end}, {around}{one}{turned}{mark}{end}" for one, mark, end in pieces
    )


def _write_rule(selector: str, declarations: Declarations) -> str:
    return f"{selector} {{ {' '.join(f'{name}: {value};' for name, value in declarations)} }}\n"


def _is_layout(name: str, value: Tokens) -> bool:
    """Whether a property takes words out of their order, or puts them beside or over each other."""
    if name == "display":
        return bool(find_idents(value) & _BOXES)
    return name in _PLACED or name.startswith((*_LAYOUT, "inset-"))
