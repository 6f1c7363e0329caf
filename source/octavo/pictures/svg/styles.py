"""Styles of a drawing made safe and plain: nothing that reaches outside or moves, no conditions, no variables.

Engines know little of CSS in drawings: WeasyPrint skips media queries and gives up a sheet at the first selector that
it cannot read; reading systems know no variables. So conditions are answered for a light page; what is left is plain.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from lxml import etree

from octavo.pictures.svg.values import Variables, expand
from octavo.pictures.svg.vocabulary import LINKED, name_of

if TYPE_CHECKING:
    from tinycss2.ast import FunctionBlock, Node, QualifiedRule

# what may reach outside or move, or hide that it does: "@import", "\\75rl(", "expression(", "src("
RISKY = re.compile(r"url|image|src|expression|binding|behaviou?r|animation|transition|@|\\|/\*|<", re.IGNORECASE)
_UNWANTED = re.compile(r"-moz-binding|behaviou?r|(-\w+-)?(animation|transition)(-\w+)*")  # "-webkit-animation-name"
_OUTSIDE = {"src", "image", "image-set", "-webkit-image-set", "expression"}

_NOT_PLAIN = re.compile(
    r"var\(|light-dark\(|calc\(|--|\bfont\s*:|font-size\s*:\s*[a-z]|currentcolor|\b(?:initial|unset|revert)\b"
    r"|\b(?:width|height)\s*:\s*[a-z]|&|::|:[a-z-]+\(|font-size\s*:\s*\d{5}",
    re.I,
)
"""What has to be made plain first: "var(--ink)", "font: 12px serif", "p::after"."""

_ROOTS = re.compile(r":root|svg|html|body|\*|:host|#[\w-]+", re.I)
"""Selectors of what holds in all of a drawing; an id alone is that of its root."""

_CONDITIONS = {"media", "supports", "layer", "container"}


class Styles:
    """Cleans the styles of one drawing, whose custom properties are `variables`; what is left out is named."""

    def __init__(self, variables: Variables, dropped: dict[str, None]) -> None:
        self.variables = variables
        self._dropped = dropped

    def clean_sheet(self, text: str) -> str:
        """A stylesheet, one rule a line; as it was where it is plain and safe."""
        if not RISKY.search(LINKED.sub("", text)) and not _NOT_PLAIN.search(text):
            return text
        return "\n".join(filter(None, map(self._clean_rule, self._list_rules(text))))

    def clean_declarations(self, text: str) -> str:
        """The declarations of a style attribute; as they were where they are plain and safe."""
        if not RISKY.search(LINKED.sub("", text)) and not _NOT_PLAIN.search(text):
            return text
        import tinycss2

        return self._clean(tinycss2.parse_blocks_contents(text, skip_comments=True))

    def _list_rules(self, text: str) -> Iterator[QualifiedRule]:
        """The rules that hold on a light page; what else there is, is noted."""
        import tinycss2

        for node in flatten_rules(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)):
            if node.type == "qualified-rule":
                yield node
            elif not (node.type == "at-rule" and node.lower_at_keyword.endswith("keyframes")):
                self._dropped["rules of its style sheet"] = None

    def _clean_rule(self, rule: QualifiedRule) -> str:
        import tinycss2

        prelude = tinycss2.serialize(rule.prelude).strip()
        if not is_selector(rule.prelude):
            return ""
        inside = self._clean(tinycss2.parse_blocks_contents(rule.content, skip_comments=True))
        return f"{prelude} {{ {inside} }}" if inside else ""

    def _clean(self, nodes: list[Node]) -> str:
        from tinycss2.ast import Declaration

        found = [node for node in nodes if isinstance(node, Declaration)]
        kept = [node for node in found if not _UNWANTED.fullmatch(node.lower_name) and _is_local(node.value)]
        if len(kept) < len(found):
            self._dropped["declarations of its style sheet"] = None
        return " ".join(declaration for node in kept for declaration in self._write(node))

    def _write(self, node: Node) -> Iterator[str]:
        """A declaration by its long names, with a plain value."""
        import tinycss2

        value = self.variables.make_plain(tinycss2.serialize(node.value))
        if value is None or node.name.startswith("--"):
            return
        for name, plain in expand(node.lower_name, value):
            yield f"{name}: {plain}{' !important' if node.important else ''};"


def find_variables(root: etree._Element) -> Variables:
    """The custom properties that a drawing's sheets and its root state."""
    found = Variables()
    for style in root.iter():
        if name_of(style) == "style" and "--" in (text := "".join(map(str, style.itertext()))):
            add_variables(found, text)
    if "--" in (stated := root.get("style") or ""):
        add_variables(found, f":root {{ {stated} }}")
    return found


def add_variables(variables: Variables, sheet: str) -> None:
    """Adds the custom properties of a stylesheet."""
    import tinycss2

    for rule in flatten_rules(tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)):
        if rule.type == "qualified-rule":
            at_root = any(map(_ROOTS.fullmatch, re.split(r"\s*,\s*", tinycss2.serialize(rule.prelude).strip())))
            for node in tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True):
                if node.type == "declaration" and node.name.startswith("--"):
                    variables.add(node.name, tinycss2.serialize(node.value).strip(), at_root=at_root)


# --- rules ------------------------------------------------------------------------------------------


def flatten_rules(nodes: Iterable[Node], depth: int = 0) -> Iterator[Node]:
    """The nodes of a stylesheet, those of conditions that hold on a light page in their place."""
    import tinycss2

    for node in nodes:
        if node.type == "at-rule" and node.lower_at_keyword in _CONDITIONS and node.content is not None:
            if depth < _DEEPEST and _holds(node.lower_at_keyword, tinycss2.serialize(node.prelude)):
                yield from flatten_rules(
                    tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True), depth + 1
                )
        else:
            yield node


_DEEPEST = 4
_WIDTH = re.compile(r"\(\s*(min|max)-(?:device-)?width\s*:\s*([\d.]+)\s*(?:px|em|rem)?\s*\)")  # "(max-width: 600px)"
_SCREEN = 1280
"""CSS pixels of the page that media queries are answered for."""

_MET = re.compile(
    r"\(\s*(?:prefers-color-scheme\s*:\s*(?:light|no-preference)|prefers-reduced-motion\s*:\s*reduce|color)\s*\)"
    r"|\b(?:only|screen|print|all|and)\b"
)
"""What a page of a book meets: it is light, and nothing on it moves."""


def _holds(keyword: str, condition: str) -> bool:
    """Whether the rules of a condition hold on a light, wide page."""
    return keyword != "media" or any(map(_is_met, condition.lower().split(",")))


def _is_met(query: str) -> bool:
    for kind, number in _WIDTH.findall(query):
        width = float(number.rstrip(".") if number.count(".") < 2 else 0)
        if (width > _SCREEN) if kind == "min" else (width < _SCREEN):
            return False
    return not _MET.sub(" ", _WIDTH.sub(" ", query)).strip()


def is_selector(prelude: list[Node]) -> bool:
    """Whether the engine reads a rule's selectors: at one that it does not, it gives up the sheet."""
    import cssselect2

    try:
        return bool(cssselect2.compile_selector_list(prelude))
    except cssselect2.SelectorError:
        return False


def _is_local(nodes: list[Node], function: str = "") -> bool:
    """Whether the addresses among the tokens of a CSS value all lead into the drawing, and none is hidden."""
    import tinycss2.ast as css

    for node in nodes:
        address = isinstance(node, css.URLToken) or (function == "url" and isinstance(node, css.StringToken))
        if isinstance(node, css.ParseError) or (address and not node.value.startswith("#")):
            return False
        if isinstance(node, css.FunctionBlock) and not _is_local_function(node):
            return False
    return True


def _is_local_function(function: FunctionBlock) -> bool:
    """Whether a function of a CSS value leads nowhere outside of the drawing."""
    return function.lower_name not in _OUTSIDE and _is_local(function.arguments, function.lower_name)
