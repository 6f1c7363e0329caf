"""What each element of a book is in the structure tree of its PDF, and what is drawn of it (ISO 14289-1, 7).

WeasyPrint tags box by box and page by page. Here the elements of the HTML tree are the elements of the structure,
each once: their boxes only say what is drawn where. What no element says is no text: running heads, folios, dots,
ornaments, and the head of a table where a page repeats it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any
from xml.etree.ElementTree import Element

import pydyf
from weasyprint.formatting_structure.boxes import MarginBox, ReplacedBox, TableRowGroupBox, TextBox
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.pdf.stream import Stream

from octavo.builders.pdf.structure import Clickable, Mark, Node, write
from octavo.builders.pdf.tree.etree import words_of

_SVG = "{http://www.w3.org/2000/svg}"

_KINDS = {
    "section": "Sect", "nav": "Sect", "aside": "Aside", "header": "Div", "footer": "Div", "div": "Div",
    "figure": "Div", "blockquote": "BlockQuote", "p": "P", "pre": "P", "ul": "L", "ol": "L", "dl": "L", "li": "LI",
    "dt": "Lbl", "dd": "LBody", "table": "Table", "caption": "Caption", "figcaption": "Caption", "thead": "THead",
    "tbody": "TBody", "tfoot": "TFoot", "tr": "TR", "th": "TH", "td": "TD", "img": "Figure", f"{_SVG}svg": "Figure",
    "a": "Link", "code": "Code", "kbd": "Code", "samp": "Code", "q": "Quote", "em": "Em", "strong": "Strong",
    "h1": "H1", "h2": "H2", "h3": "H3", "h4": "H4", "h5": "H5", "h6": "H6",
}  # fmt: skip
"""What an element is by its name. One that is not here, such as `small`, is part of what is around it."""

_CLASSES = {"article": "Art", "part": "Part", "formula": "Formula", "endnote": "Note", "toc": "Contents"}

_CONTENTS = {"Contents": {"ol": "TOC"}, "TOC": {"li": "TOCI"}, "TOCI": {"ol": "TOC"}, "Formula": {f"{_SVG}svg": ""}}
"""What the lists of the contents are, and the lines of a formula, by what they stand in."""

_SCOPES = {"row": "/Row", "rowgroup": "/Row", "col": "/Column", "colgroup": "/Column"}
_NUMBERINGS = {
    "disc": "Disc", "circle": "Circle", "square": "Square", "decimal": "Decimal", "lower-roman": "LowerRoman",
    "upper-roman": "UpperRoman", "lower-alpha": "LowerAlpha", "upper-alpha": "UpperAlpha",
}  # fmt: skip


class Tags:
    """The structure of one laid out document."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._silent = _silent(document)
        self._nodes: dict[Element, Node] = {}
        self._parts: dict[str, Node] = {}
        self._marks: dict[Any, Mark] = {}

    @contextmanager
    def marked(self, stream: Any, box: Any, tag: str) -> Iterator[None]:
        """Marks what is drawn: words and pictures by their number on the page, all else as no text."""
        if box in self._silent:
            stream.begin_marked_content("Artifact", pydyf.Dictionary())
            yield
            stream.end_marked_content()
        else:
            with _MARKED(stream, box, tag):
                yield

    def add(self, pdf: Any, document: Any, _: Any, streams: Sequence[Any]) -> None:
        """Writes the structure into a PDF whose pages are drawn, and says that it is there."""
        root = Node("Document")
        for page, stream in enumerate(streams):
            self._marks = {box: Mark(page, drawn["mcid"]) for box, drawn in stream._tags.items()}
            box = document.pages[page]._page_box
            self._read(box, root, box, page)
        write(pdf, root, [len(stream._tags) for stream in streams])
        pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})
        pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})

    # -- boxes ------------------------------------------------------------------------------------------

    def _read(self, box: Any, node: Node, around: Any, page: int) -> None:
        """Reads a box that stands in `around`, the box whose element `node` is."""
        if isinstance(box, AbsolutePlaceholder):
            box = box._box
        if isinstance(box, MarginBox) or box in self._silent:
            return
        drawn = self._marks.get(box)  # none where a stylesheet hides it
        if isinstance(box, TextBox):
            if drawn and (box.text.strip() or node.holds_words):  # the space between two blocks is no paragraph
                node.say(drawn)
            return
        if box.element is not None and (box.element, box.element_tag) != (around.element, around.element_tag):
            node, around = self._node(box, node), box  # other boxes are parts of the one around them
        if box.link_annotation is not None:
            _click(box, node, page)
        if drawn:
            node.say(drawn)
            self._place(box, node, page)
        for child in box.children:
            self._read(child, node, around, page)

    def _place(self, box: Any, node: Node, page: int) -> None:
        """Says where a picture stands, in points from the bottom of its page."""
        left, top, height = box.content_box_x(), box.content_box_y(), self._document.pages[page].height
        sides = (left, height - top - box.height, left + box.width, height - top)
        if node.kind in {"Figure", "Formula"}:
            place = pydyf.Array([round(side * 0.75, 2) for side in sides])
            node.attributes["A"] = pydyf.Dictionary({"O": "/Layout", "BBox": place})

    # -- elements ---------------------------------------------------------------------------------------

    def _node(self, box: Any, node: Node) -> Node:
        """Where in `node` the words of a box stand: in its element, or in what CSS adds to that."""
        element, added = box.element, box.element_tag.partition("::")[2]
        if added == "footnote-call":
            return self._call(element, node)
        if added == "footnote-marker":
            return node.child("Lbl")
        if added == "marker" and node.kind == "LBody" and node.parent:
            return node.parent.label()
        if not added and element not in self._nodes:
            self._nodes[element] = made = _made(box, self._parts.get(element.get("data-part", ""), node))
            if made.kind == "Part":
                self._parts[element.get("id", "")] = made
        return node if added else self._nodes[element]

    def _call(self, element: Element, node: Node) -> Node:
        """The reference to a note, whose own element follows the paragraph."""
        if element not in self._nodes:
            self._nodes[element] = Node("Note")
            _describe(self._nodes[element], element)
            node.note(self._nodes[element])
        return node.child("Reference")


def _made(box: Any, around: Node) -> Node:
    """A new structure element for the element of a box; what stands in that goes in there."""
    element = box.element
    kind = _kind(element, around)
    if not kind:
        return around
    if element.tag in {"dt", "dd"} and around.kind == "L":
        around = around.entry(kind)
    if kind == "Link" and (around.kind == "TOCI" or element.get("role") == "doc-noteref"):
        around = around.child("Reference")
    node = around.child(kind)
    _describe(node, element)
    if kind == "L":
        numbering = "None" if element.tag == "dl" else _NUMBERINGS.get(box.style["list_style_type"], "None")
        node.attributes["A"] = pydyf.Dictionary({"O": "/List", "ListNumbering": f"/{numbering}"})
    return node.child("LBody") if kind == "LI" else node


def _kind(element: Element, around: Node) -> str:
    """The type of the structure element for an element; "" if it is none of its own."""
    if around.kind in _CONTENTS and element.tag in _CONTENTS[around.kind]:
        return _CONTENTS[around.kind][element.tag]
    for name in element.get("class", "").split():
        if name in _CLASSES:
            return _CLASSES[name]
    if element.get("role") == "doc-footnote":
        return "Note"
    spoken = element.get("lang") or element.get("aria-label") or element.tag == "abbr"
    return _KINDS.get(element.tag) or ("Span" if spoken and element.tag not in {"html", "body"} else "")


def _describe(node: Node, element: Element) -> None:
    """What an element says of itself beside its words."""
    said = node.attributes
    if language := element.get("lang"):
        said["Lang"] = pydyf.String(language)
    if alternative := _alternative(node, element):
        said["Alt"] = pydyf.String(alternative)
    if element.get("class") == "qr":
        said["T"] = pydyf.String("QR code")  # what tells it from the article's own pictures
    if element.tag == "abbr" and (expansion := element.get("title")):
        said["E"] = pydyf.String(expansion)
    if node.kind in {"TH", "TD"}:
        said["A"] = pydyf.Dictionary({"O": "/Table"} | _cell(element))


def _cell(element: Element) -> dict[str, Any]:
    spans = {"ColSpan": element.get("colspan", "1"), "RowSpan": element.get("rowspan", "1")}
    scope = {"Scope": _SCOPES.get(element.get("scope", ""), "/Column")} if element.tag == "th" else {}
    return {**{name: int(span) for name, span in spans.items() if span != "1"}, **scope}


def _alternative(node: Node, element: Element) -> str:
    """The words that are read instead of what is drawn."""
    if node.kind == "Formula" and element.tag == "code":
        return words_of(element)
    title = element.find(f"{_SVG}title")
    if title is not None:
        return words_of(title)
    return element.get("alt", "") or (element.get("aria-label", "") if element.get("role") == "img" else "")


def _click(box: Any, node: Node, page: int) -> None:
    """Adds what can be clicked, with the link's words."""
    source = box.element
    words = words_of(source) or " ".join(image.get("alt", "") for image in source.iter("img"))
    box.link_annotation["Contents"] = pydyf.String(words.strip() or source.get("href", ""))
    (node if node.kind == "Link" else node.child("Link")).say(Clickable(page, box.link_annotation))


# --- what is drawn and not read ----------------------------------------------------------------------


def _silent(document: Any) -> set[Any]:
    """The boxes that are drawn and not read."""
    finding = _Silent()
    for page in document.pages:
        finding.read(page._page_box, False)
        finding.turn()
    return finding.boxes


class _Silent:
    """Finds running heads and folios, leaders, ornaments, pictures without words, and heads that a table repeats."""

    def __init__(self) -> None:
        self.boxes: set[Any] = set()
        self._here: set[Element] = set()
        self._before: set[Element] = set()

    def read(self, box: Any, silent: bool) -> None:
        """Finds them in a box; all that is in a silent one is silent."""
        if isinstance(box, AbsolutePlaceholder):
            box = box._box
        silent = silent or self._is_silent(box)
        if silent:
            self.boxes.add(box)
        for child in box.children:
            self.read(child, silent)

    def turn(self) -> None:
        """Goes to the next page."""
        self._before |= self._here
        self._here.clear()

    def _is_silent(self, box: Any) -> bool:
        if isinstance(box, MarginBox) or box.is_leader:
            return True
        element = box.element
        if isinstance(box, TableRowGroupBox) and (box.is_header or box.is_footer):
            self._here.add(element)
            return element in self._before
        if element is None:
            return False
        return element.tag == "hr" or (isinstance(box, ReplacedBox) and _says_nothing(element))


def _says_nothing(picture: Element) -> bool:
    return picture.get("class") != "formula-line" and not (
        picture.get("alt") if picture.tag == "img" else picture.findtext(f"{_SVG}title")
    )


_MARKED = Stream.marked
