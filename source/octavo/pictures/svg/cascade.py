"""The cascade of stylesheets over a tree: which declarations hold for an element, by specificity and order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from octavo.pictures.svg.styles import add_variables, flatten_rules
from octavo.pictures.svg.values import Variables, expand

if TYPE_CHECKING:
    from cssselect2 import ElementWrapper, Matcher
    from tinycss2.ast import Node

_LONGEST = 400_000
"""Characters of a stylesheet that is read: larger ones are those of whole sites."""


_MOVED = ("opacity", "visibility", "stroke-dashoffset", "stroke-dasharray", "transform")
"""What an animation brings from nothing to its end: a drawing that stands still shows the end."""


class _Declared(NamedTuple):
    """The declarations of a rule: those that are important, and the others."""

    normal: tuple[tuple[str, str], ...]
    important: tuple[tuple[str, str], ...]


def write_styles(
    tops: Iterable[etree._Element], tree: ElementWrapper, sheets: Iterable[str], *, painting: bool = False
) -> None:
    """Writes what stylesheets say of some elements and what is in them into their style attributes.

    `tree` is the one that the selectors are asked in, around the elements. Where they are those of a page, only what
    is `painting` is taken from them.
    """
    texts = [text for text in sheets if len(text) <= _LONGEST]
    variables = Variables()
    for text in texts:
        if "--" in text:
            add_variables(variables, text)
    matcher = _read_rules(texts, variables)
    inside = {element for top in tops for element in top.iter("*")}
    for element in tree.iter_subtree():
        if element.etree_element in inside:
            _style(element, matcher, _PAINTING if painting else None)


def _read_rules(sheets: Iterable[str], variables: Variables) -> Matcher:
    import cssselect2
    import tinycss2

    matcher = cssselect2.Matcher()
    for text in sheets:
        for rule in flatten_rules(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)):
            if rule.type != "qualified-rule" or not (declared := _read_block(rule.content, variables)):
                continue
            try:
                selectors = cssselect2.compile_selector_list(rule.prelude)
            except cssselect2.SelectorError:
                continue
            for selector in selectors:
                if selector.pseudo_element is None and not selector.never_matches:
                    matcher.add_selector(selector, declared)
    return matcher


def _read_block(content: list[Node], variables: Variables) -> _Declared | None:
    """The declarations of a block by their long names, their values plain."""
    import tinycss2

    nodes = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    stated = [node for node in nodes if node.type == "declaration"]
    moves = any(node.lower_name.startswith("animation") for node in stated)
    normal: list[tuple[str, str]] = []
    important: list[tuple[str, str]] = []
    for name, value, wins in _list_declarations(stated, variables):
        if not (moves and name in _MOVED):
            (important if wins else normal).append((name, value))
    return _Declared(tuple(normal), tuple(important)) if normal or important else None


def _list_declarations(stated: list[Node], variables: Variables) -> Iterator[tuple[str, str, bool]]:
    import tinycss2

    for node in stated:
        value = None if node.name.startswith("-") else variables.make_plain(tinycss2.serialize(node.value))
        if value is not None:
            yield from ((name, plain, node.important) for name, plain in expand(node.lower_name, value))


_PAINTING = frozenset(
    {
        "fill", "stroke", "color", "opacity", "display", "visibility", "text-anchor", "paint-order", "mix-blend-mode",
        "clip-path", "clip-rule", "mask", "filter", "letter-spacing", "word-spacing", "baseline-shift", "transform",
        "transform-origin", "text-transform", "text-decoration", "writing-mode", "direction", "line-height",
        "white-space", "text-align", "background", "background-color", "dominant-baseline", "alignment-baseline",
        "fill-opacity", "fill-rule", "stop-color", "stop-opacity", "flood-color", "flood-opacity", "lighting-color",
        "vertical-align", "justify-content", "align-items",
    }
)  # fmt: skip
_PAINTING_KINDS = ("stroke-", "font-", "marker")
"""What a page's sheet says of how a drawing is painted; `font-` stands for all properties that begin so."""


def _style(element: ElementWrapper, matcher: Matcher, names: frozenset[str] | None) -> None:
    """Writes the declarations of the rules that match an element around those of its own style."""
    declared = [match[-1] for match in matcher.match(element)]
    normal = _pick((pair for one in declared for pair in one.normal), names)
    important = _pick((pair for one in declared for pair in one.important), names)
    if not normal and not important:
        return
    own = (element.etree_element.get("style") or "").strip().rstrip(";")
    before = [f"{name}: {value}" for name, value in normal.items() if name not in important]
    after = [f"{name}: {value}" for name, value in important.items()]
    element.etree_element.set("style", "; ".join(filter(None, [*before, own, *after])))


def _pick(declarations: Iterable[tuple[str, str]], names: frozenset[str] | None) -> dict[str, str]:
    """Declarations, later ones winning; where `names` are given only those, and of `display` only that it is none."""
    return {
        name: value
        for name, value in declarations
        if names is None
        or ((name in names or name.startswith(_PAINTING_KINDS)) and (name != "display" or value == "none"))
    }
