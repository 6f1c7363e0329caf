"""What each element of a book is in the structure tree of its PDF, and what is drawn of it (ISO 14289-1, 7).

WeasyPrint tags box by box and page by page. Here the elements of the HTML tree are the elements of the structure,
each once: their boxes only say what is drawn where.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from xml.etree.ElementTree import Element

from weasyprint.formatting_structure.boxes import MarginBox, TextBox
from weasyprint.layout.absolute import AbsolutePlaceholder

from octavo.builders.pdf.compose.spreads.passing import passed_by
from octavo.builders.pdf.layout.artifacts import is_artifact
from octavo.builders.pdf.structure import Attribute, MarkedContent, ObjectReference, StructElem
from octavo.builders.pdf.tree.etree import words_of
from octavo.markup_names import HEADINGS, Class, Data

_SVG = "{http://www.w3.org/2000/svg}"

_KINDS = {
    "section": "Sect", "nav": "Sect", "aside": "Aside", "header": "Div", "footer": "Div", "div": "Div",
    "figure": "Div", "blockquote": "BlockQuote", "p": "P", "pre": "P", "ul": "L", "ol": "L", "dl": "L", "li": "LI",
    "dt": "Lbl", "dd": "LBody", "table": "Table", "caption": "Caption", "figcaption": "Caption", "thead": "THead",
    "tbody": "TBody", "tfoot": "TFoot", "tr": "TR", "th": "TH", "td": "TD", "img": "Figure", f"{_SVG}svg": "Figure",
    "a": "Link", "code": "Code", "kbd": "Code", "samp": "Code", "q": "Quote", "em": "Em", "strong": "Strong",
    **{heading: heading.upper() for heading in HEADINGS},
}  # fmt: skip
"""What an element is by its name. One that is not here, such as `small`, is part of what is around it."""

_CLASSES: dict[str, str] = {
    Class.ARTICLE: "Art",
    Class.PART: "Part",
    Class.FORMULA: "Formula",
    Class.ENDNOTE: "Note",
    Class.TOC: "Contents",
    Class.CONTENTS: "Contents",
    Class.INDEX: "Index",
}

_CONTENTS = {"Contents": {"ol": "TOC"}, "TOC": {"li": "TOCI"}, "TOCI": {"ol": "TOC"}, "Formula": {f"{_SVG}svg": ""}}
"""What the lists of the contents are, and the lines of a formula, by what they stand in."""

_SCOPES = {"row": "Row", "rowgroup": "Row", "col": "Column", "colgroup": "Column"}
_NUMBERINGS = {
    "disc": "Disc", "circle": "Circle", "square": "Square", "decimal": "Decimal", "lower-roman": "LowerRoman",
    "upper-roman": "UpperRoman", "lower-alpha": "LowerAlpha", "upper-alpha": "UpperAlpha",
}  # fmt: skip


def _name_numbering(counter: str) -> str:
    """What ISO 32000-1 calls the counter of a list (table 347): it knows no numbers of other scripts."""
    return _NUMBERINGS.get(counter, "None" if counter == "none" else "Decimal")


def read_structure(pages: Sequence[Any], streams: Sequence[Any]) -> StructElem:
    """The structure of pages, each of which was drawn on its stream."""
    reader = _Reader()
    for number, (page, stream) in enumerate(zip(pages, streams, strict=True)):
        reader.read_page(number, page, stream)
    reader.restore_order()
    return reader.document


class _Reader:
    """One way through the boxes of a book, page by page."""

    def __init__(self) -> None:
        self.document = StructElem("Document")
        self._elements: dict[Element, StructElem] = {}
        self._parts: dict[str, StructElem] = {}
        self._drawn: dict[Any, MarkedContent] = {}
        self._moved: dict[Element, tuple[Element, ...]] = {}
        self._page = 0
        self._height = 0.0

    def read_page(self, number: int, page: Any, stream: Any) -> None:
        """Adds what stands on a page, whose number counts from 0."""
        self._page, self._height = number, page.height
        self._drawn = {box: MarkedContent(number, drawn["mcid"]) for box, drawn in stream._tags.items()}
        self._read(page._page_box, self.document, page._page_box)

    def restore_order(self) -> None:
        """Puts what changed places with paragraphs back where it is read."""
        for shown, passed in self._moved.items():
            others = [self._elements[one] for one in passed if one in self._elements]
            self._elements[shown].move_across(others)

    # -- boxes ------------------------------------------------------------------------------------------

    def _read(self, box: Any, element: StructElem, around: Any) -> None:
        """Reads a box that stands in `around`, the box that `element` was made for."""
        if isinstance(box, AbsolutePlaceholder):
            box = box._box
        if isinstance(box, MarginBox) or is_artifact(box):
            return
        drawn = self._drawn.get(box)  # none where a stylesheet hides it
        if isinstance(box, TextBox):
            if drawn and (box.text.strip() or element.holds_words):  # the space between two blocks is no paragraph
                element.add_content(drawn)
            return
        if box.element is not None and (box.element, box.element_tag) != (around.element, around.element_tag):
            element, around = self._find(box, element), box  # other boxes are parts of the one around them
        if box.link_annotation is not None:
            _add_link(box, element, self._page)
        if drawn:
            element.add_content(drawn)
            self._place(box, element)
        for child in box.children:
            self._read(child, element, around)

    def _place(self, box: Any, element: StructElem) -> None:
        """Says where a picture stands, in points from the bottom of its page."""
        left, top, height = box.content_box_x(), box.content_box_y(), self._height
        sides = (left, height - top - box.height, left + box.width, height - top)
        if element.kind in {"Figure", "Formula"}:
            element.attributes = {"O": "Layout", "BBox": tuple(round(side * 0.75, 2) for side in sides)}

    # -- elements ---------------------------------------------------------------------------------------

    def _find(self, box: Any, around: StructElem) -> StructElem:
        """Where in `around` the words of a box stand: in its element, or in what CSS adds to that."""
        source, added = box.element, box.element_tag.partition("::")[2]
        if added == "footnote-call":
            return self._add_call(source, around)
        if added == "footnote-marker":
            return around.add_element("Lbl")
        if added == "marker" and around.kind == "LBody" and around.parent:
            return around.parent.add_label()
        if not added and source not in self._elements:
            if passed := passed_by(box):
                self._moved[source] = passed
            element = _add_element(box, self._parts.get(source.get(Data.PART, ""), around))
            self._elements[source] = element
            if element.kind == "Part":
                self._parts[source.get("id", "")] = element
        return around if added else self._elements[source]

    def _add_call(self, source: Element, around: StructElem) -> StructElem:
        """The reference to a note, whose own element follows the paragraph."""
        if source not in self._elements:
            note = self._elements[source] = StructElem("Note")
            _describe(note, source)
            around.add_note(note)
        return around.add_element("Reference")


def _add_element(box: Any, around: StructElem) -> StructElem:
    """Adds an element for that of the box, and returns the one that holds what stands in it."""
    source = box.element
    kind = _kind(source, around)
    if not kind:
        return around
    if source.tag in {"dt", "dd"} and around.kind == "L":
        around = around.open_item(kind)
    if kind == "Link" and (around.kind == "TOCI" or source.get("role") == "doc-noteref"):
        around = around.add_element("Reference")
    element = around.add_element(kind)
    _describe(element, source)
    if kind == "L":
        numbering = "None" if source.tag == "dl" else _name_numbering(box.style["list_style_type"])
        element.attributes = {"O": "List", "ListNumbering": numbering}
    return element.add_element("LBody") if kind == "LI" else element


def _kind(source: Element, around: StructElem) -> str:
    """The type of the structure element for an element; "" if it is none of its own."""
    if around.kind in _CONTENTS and source.tag in _CONTENTS[around.kind]:
        return _CONTENTS[around.kind][source.tag]
    for name in source.get("class", "").split():
        if name in _CLASSES:
            return _CLASSES[name]
    if source.get("role") == "doc-footnote":
        return "Note"
    spoken = source.get("lang") or source.get("aria-label") or source.tag == "abbr"
    return _KINDS.get(source.tag) or ("Span" if spoken and source.tag not in {"html", "body"} else "")


def _describe(element: StructElem, source: Element) -> None:
    """Adds what an element says of itself beside its words."""
    texts = {
        "Lang": source.get("lang"),
        "Alt": _alternative(element, source),
        "T": "QR code" if source.get("class") == Class.QR else "",  # what tells it from the article's own pictures
        "E": source.get("title") if source.tag == "abbr" else "",
    }
    element.texts = {key: text for key, text in texts.items() if text}
    if element.kind in {"TH", "TD"}:
        element.attributes = {"O": "Table", **_cell_attributes(source)}


def _cell_attributes(cell: Element) -> dict[str, Attribute]:
    """The attributes of a cell: how far it spans, and for a head what it is the head of (14.8.5.7)."""
    spans = {"ColSpan": cell.get("colspan", "1"), "RowSpan": cell.get("rowspan", "1")}
    scope = {"Scope": _SCOPES.get(cell.get("scope", ""), "Column")} if cell.tag == "th" else {}
    return {**{name: int(span) for name, span in spans.items() if span != "1"}, **scope}


def _alternative(element: StructElem, source: Element) -> str:
    """The words that are read instead of what is drawn."""
    if element.kind == "Formula" and source.tag == "code":
        return words_of(source)
    title = source.find(f"{_SVG}title")
    if title is not None:
        return words_of(title)
    return source.get("alt", "") or (source.get("aria-label", "") if source.get("role") == "img" else "")


def _add_link(box: Any, element: StructElem, page: int) -> None:
    """Adds what can be clicked, with the link's words; the words of its pictures if it has none."""
    source = box.element
    words = words_of(source) or " ".join(image.get("alt", "") for image in source.iter("img"))
    reference = ObjectReference(page, box.link_annotation.number, words.strip() or source.get("href", ""))
    (element if element.kind == "Link" else element.add_element("Link")).add_content(reference)
