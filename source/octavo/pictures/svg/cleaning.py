"""SVG made safe: rewritten element by element from an allow-list, so that what is not known is not there.

What is left is a drawing that stands alone (SVG 1.1, with the namespace, the case of names and the
`viewBox` that readers need): no scripts, no events, no animation, no foreign elements, and no address but
"#id" and pictures written into the file.
"""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from collections.abc import Callable
from urllib.parse import unquote_to_bytes

from lxml import etree
from msgspec import Struct

from octavo.errors import FetchError
from octavo.pictures.svg.bounds import MAX_SHAPES, count_shapes
from octavo.pictures.svg.labels import write_labels
from octavo.pictures.svg.numbers import plain_number
from octavo.pictures.svg.parsing import parse_svg
from octavo.pictures.svg.size import set_ground, set_size
from octavo.pictures.svg.styles import RISKY, Styles, find_variables
from octavo.pictures.svg.switches import resolve_switches
from octavo.pictures.svg.vocabulary import ATTRIBUTES, ELEMENTS, HREF, LINKED, SVG, XLINK, XML, name_of
from octavo.resources import Asset

_LOUD = {"script", "foreignobject", "animate", "animatecolor", "animatemotion", "animatetransform", "set", "iframe",
         "audio", "video", "handler", "feimage"}  # fmt: skip
"""Elements of SVG whose loss is said; those of editors (metadata, guides) go without a word."""

_NAME = re.compile(r"[^\W\d][\w.-]*")  # an NCName: "path12.a"
_EMBEDDED = re.compile(r"\s*data:image/[a-z0-9.+-]+(;[^,]*)?,", re.IGNORECASE)  # "data:image/png;base64,"

_OF_TEXT = ("text", "tspan", "textPath")

_WORDS = {"aria-label", "class", "font-family", "in", "in2", "lang", "result", "role"}
"""Attributes in which nothing is an address."""

Embed = Callable[[bytes], Asset | None]
"""Checks a picture that is written into a drawing; None if it is unfit."""


class CleanSvg(Struct, frozen=True):
    """A safe drawing: its bytes, its size in CSS pixels, and in words what was left out of it."""

    content: bytes
    size: tuple[int, int]
    dropped: tuple[str, ...]


def clean_svg(content: bytes, embed: Embed) -> CleanSvg:
    """The SVG in `content`, made safe; the same bytes each time.

    Raises `FetchError` with the code picture-unreadable or picture-too-large.
    """
    root = parse_svg(content)
    resolve_switches(root)
    write_labels(root)
    return Cleaner(root, embed).clean()


class Cleaner:
    """Writes one drawing anew. Use once."""

    def __init__(self, root: etree._Element, embed: Embed) -> None:
        self._source = root
        self._embed = embed
        self._dropped: dict[str, None] = {}
        self._ids: set[str] = set()
        self._styles = Styles(find_variables(root), self._dropped)

    def clean(self) -> CleanSvg:
        """The drawing with what is on the lists alone. Raises `FetchError` where it repeats its parts too often."""
        root = etree.Element(f"{{{SVG}}}svg", nsmap={None: SVG, "xlink": XLINK})
        self._copy_into(root, self._source)
        self._drop_broken_references(root)
        _wrap_tails(root)
        size = set_size(root)
        set_ground(root)
        if count_shapes(root) > MAX_SHAPES:
            raise FetchError("the drawing repeats its parts too often", code="picture-too-large")
        content = etree.tostring(root, encoding="utf-8", xml_declaration=False)
        return CleanSvg(content + b"\n", size, tuple(self._dropped))

    def _copy_into(self, target: etree._Element, source: etree._Element) -> None:
        self._copy_attributes(target, source)
        target.text = source.text
        for child in source:
            self._copy_child(target, child)

    def _drop_broken_references(self, root: etree._Element) -> None:
        """Takes out references to parts that the drawing does not have: nothing would be drawn there."""
        for element in list(root.iter()):
            link = str(element.get(HREF, ""))
            if link.startswith("#") and link[1:] not in self._ids:
                del element.attrib[HREF]
            if name_of(element) in ("image", "use") and element.get(HREF) is None:
                _remove(element)

    def _copy_child(self, parent: etree._Element, child: etree._Element) -> None:
        name = name_of(child)
        if name == "a":  # nothing can be followed in a picture
            kind = "tspan" if name_of(parent) in _OF_TEXT else "g"
            self._copy_into(etree.SubElement(parent, f"{{{SVG}}}{kind}"), child)
        elif name == "style":
            self._copy_style(parent, child)
        elif name in ELEMENTS.values():
            self._copy_into(etree.SubElement(parent, f"{{{SVG}}}{name}"), child)
        elif name.lower() in _LOUD:
            self._dropped[f"an element {name}"] = None
        if child.tail:
            _append(parent, child.tail)

    def _copy_style(self, parent: etree._Element, source: etree._Element) -> None:
        if kept := self._styles.clean_sheet("".join(map(str, source.itertext()))):
            etree.SubElement(parent, f"{{{SVG}}}style", {"type": "text/css"}).text = kept

    # -- attributes ---------------------------------------------------------------------------------

    def _copy_attributes(self, target: etree._Element, source: etree._Element) -> None:
        for key, value in source.attrib.items():
            space, _, local = str(key).rpartition("}")
            name = local.lower().removeprefix("xlink:")
            if name == "href" and space[1:] in ("", XLINK):
                self._copy_reference(target, str(value))
            elif space[1:] == XML and name in ("lang", "space"):
                target.set(f"{{{XML}}}{name}", str(value))
            elif not space:
                self._copy_attribute(target, name, str(value))

    def _copy_attribute(self, target: etree._Element, name: str, value: str) -> None:
        value = LINKED.sub(lambda link: f"url(#{_valid_id(link[1])})", value)
        if name == "id":
            self._copy_id(target, value)
        elif name == "style":
            if kept := self._styles.clean_declarations(value):
                target.set("style", kept)
        elif name.startswith("on"):
            self._dropped["event handlers"] = None
        elif name in ATTRIBUTES:
            if name not in _WORDS and RISKY.search(LINKED.sub("", value)):
                self._dropped[f"an address in {name}"] = None
            elif (plain := self._make_plain(name, value)) is not None:
                target.set(ATTRIBUTES[name], plain)

    def _make_plain(self, name: str, value: str) -> str | None:
        """The value of an attribute as engines read it; None for one that they would stumble over."""
        if name in _WORDS:
            return value
        if "(" in value and (settled := self._styles.variables.make_plain(value)) != value.strip():
            return settled
        return plain_number(name, value)

    def _copy_id(self, target: etree._Element, value: str) -> None:
        name = _valid_id(value)
        if name and name not in self._ids:
            self._ids.add(name)
            target.set("id", name)

    def _copy_reference(self, target: etree._Element, value: str) -> None:
        name = name_of(target)
        if name in ("g", "tspan"):  # was a link
            return
        if value.strip().startswith("#"):
            target.set(HREF, f"#{_valid_id(value.strip()[1:])}")
        elif name == "image" and (address := self._clean_embedded(value)):
            target.set(HREF, address)
        else:
            self._dropped["an address outside the drawing"] = None

    def _clean_embedded(self, value: str) -> str:
        """The data: address of a picture that is written into the drawing, checked; "" if it is unfit."""
        start = _EMBEDDED.match(value)
        if start is None:
            return ""
        raw = unquote_to_bytes(value[start.end() :])
        try:
            found = self._embed(b64decode(raw) if "base64" in start[0].lower() else raw)
        except Base64Error:
            return ""
        return f"data:{found.media_type};base64,{b64encode(found.content).decode()}" if found else ""


def _valid_id(identifier: str) -> str:
    """An identifier as XML has it (NCName), as near as it goes to what drawing programs write; "" if it is none."""
    name = identifier.strip()
    if not name or re.search(r"\s", name):
        return ""
    return name if _NAME.fullmatch(name) else "id-" + re.sub(r"[^\w.-]", "-", name)


def _remove(element: etree._Element) -> None:
    """Takes an element out, and leaves the text after it."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    if element.tail and before is not None:
        before.tail = f"{before.tail or ''}{element.tail}"
    elif element.tail:
        parent.text = f"{parent.text or ''}{element.tail}"
    parent.remove(element)


def _wrap_tails(root: etree._Element) -> None:
    """Gives words that stand behind a span in another span one of their own: the PDF engine loses them else.

    As Inkscape writes them: `<tspan>a shoal of <tspan>cod</tspan> and more</tspan>`.
    """
    for span in list(root.iter(f"{{{SVG}}}tspan")):
        around = span.getparent()
        if span.tail and around is not None and name_of(around) == "tspan":
            wrapped = etree.Element(f"{{{SVG}}}tspan")
            wrapped.text, span.tail = span.tail, None
            span.addnext(wrapped)


def _append(parent: etree._Element, text: str) -> None:
    if len(parent):
        parent[-1].tail = f"{parent[-1].tail or ''}{text}"
    else:
        parent.text = f"{parent.text or ''}{text}"
