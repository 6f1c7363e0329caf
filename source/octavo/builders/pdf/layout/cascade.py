"""The cascade (CSS Cascade 4, 6), done once for all elements that match the same rules in the same place.

WeasyPrint shares the style of such elements, but sorts the declarations of each one, and computes the styles of its
pseudo-elements, as if there were no other. In a book of a hundred articles all but a few hundred of them are alike.
"""

from __future__ import annotations

from collections import defaultdict
from math import inf
from typing import Any, TypeAlias

from weasyprint.css import declaration_precedence, find_style_attributes
from weasyprint.css.validation import preprocess_declarations

Cascaded: TypeAlias = dict[str, tuple[Any, Any]]
"""Property → its value and how much this weighs."""


def init_style_for(self: Any, html: Any, *given: Any) -> None:
    """Stands for `weasyprint.css.StyleFor.__init__`: finds the computed styles of all elements of a document."""
    sheets, presentational_hints, font_config, target_collector = given
    self._cascaded_styles = {}
    self._computed_styles = {}
    self.initial_page_sizes = {"box": None, "area": None}
    self._sheets = sheets
    self.font_config = font_config
    cascade = _Cascade(self, html, target_collector)
    cascade.read_attributes(presentational_hints)
    for element in html.wrapper_element.iter_subtree():
        cascade.style(element)
    self._cascaded_styles.clear()


class _Cascade:
    """Styles the elements of a document, in the order of the tree: parents come before their children."""

    def __init__(self, style_for: Any, html: Any, target_collector: Any) -> None:
        self._style_for = style_for
        self._html = html
        self._targets = target_collector
        self._own: dict[Any, Cascaded] = {}
        self._known: dict[Any, dict[str | None, Any]] = {}
        self._sheets = [
            (sheet, origin, specificity, {layer: index for index, layer in enumerate(sheet.layers)})
            for sheet, origin, specificity in style_for._sheets
        ]

    def read_attributes(self, presentational_hints: bool) -> None:
        """Keeps what elements say of themselves, in their attributes."""
        found = find_style_attributes(self._html.etree_element, presentational_hints, self._html.base_url)
        for specificity, element, declarations, base_url in found:
            own = self._own.setdefault(element, {})
            _add(own, preprocess_declarations(base_url, declarations), "author", inf, specificity)

    def style(self, element: Any) -> None:
        """Finds the computed styles of an element and its pseudo-elements."""
        computed = self._style_for._computed_styles
        inner = element.etree_element
        parent = element.parent.etree_element if element.parent else None
        matches = [sheet[0].matcher.match(element) for sheet in self._sheets]
        own = self._own.get(inner)
        key = (
            id(computed[parent, None]) if element.parent else None,
            id(own) if own else None,
            tuple([id(match[3]) for found in matches for match in found]),
        )
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._compute(inner, parent, matches, own or {})
        for pseudo, style in known.items():
            computed[inner, pseudo] = style

    def _compute(self, element: Any, parent: Any, matches: Any, own: Cascaded) -> dict[str | None, Any]:
        cascaded: dict[str | None, Cascaded] = defaultdict(dict)
        cascaded[None].update(own)
        for (_, origin, sheet_specificity, layers), found in zip(self._sheets, matches, strict=True):
            for specificity, _, pseudo, (declarations, layer) in found:
                order = inf if layer is None else layers[layer]
                _add(cascaded[pseudo], declarations, origin, order, sheet_specificity or specificity)
        made: dict[str | None, Any] = {}
        for pseudo, properties in cascaded.items():
            self._style_for._cascaded_styles[element, pseudo] = properties
            self._style_for.set_computed_styles(
                element,
                parent=element if pseudo else parent,
                root=self._html.etree_element,
                pseudo_type=pseudo,
                base_url=self._html.base_url,
                target_collector=self._targets,
            )
            made[pseudo] = self._style_for._computed_styles[element, pseudo]
        return made


def _add(cascaded: Cascaded, declarations: Any, origin: str, layer: float, specificity: Any) -> None:
    """Adds declarations to those of an element that weigh no more."""
    for name, values, importance in declarations:
        weight = declaration_precedence(origin, importance), layer, specificity
        before = cascaded.get(name)
        if before is None or before[1] <= weight:
            cascaded[name] = values, weight
