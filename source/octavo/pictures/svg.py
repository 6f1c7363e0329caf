"""SVG made safe: rewritten element by element from an allow-list, so that what is not known is not there.

What is left is a drawing that stands alone (SVG 1.1, with the namespace, the case of names and the
`viewBox` that readers need): no scripts, no events, no animation, no foreign elements, and no address but
"#id" and pictures written into the file.
"""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING
from urllib.parse import unquote_to_bytes

from lxml import etree
from msgspec import Struct

from octavo.errors import FetchError
from octavo.resources import Asset

if TYPE_CHECKING:
    from tinycss2.ast import FunctionBlock, Node

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
XML = "http://www.w3.org/XML/1998/namespace"

_HREF = f"{{{XLINK}}}href"

MAX_SHAPES = 100_000
"""The most elements that are drawn, each `use` counted with all that it shows."""

_ELEMENTS = """
circle clipPath defs desc ellipse feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix
feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur
feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence filter g
image line linearGradient marker mask path pattern polygon polyline radialGradient rect stop style svg switch symbol
text textPath title tspan use
"""
_ATTRIBUTES = """
alignment-baseline amplitude aria-describedby aria-hidden aria-label aria-labelledby azimuth baseFrequency
baseline-shift bias class clip-path clip-rule clipPathUnits color color-interpolation color-interpolation-filters cx cy
d diffuseConstant direction display divisor dominant-baseline dx dy edgeMode elevation exponent fill fill-opacity
fill-rule filter filterUnits flood-color flood-opacity font-family font-size font-style font-variant font-weight fx fy
gradientTransform gradientUnits height id image-rendering in in2 intercept k1 k2 k3 k4 kernelMatrix lang lengthAdjust
letter-spacing lighting-color limitingConeAngle marker-end marker-mid marker-start markerHeight markerUnits markerWidth
mask maskContentUnits maskUnits mode numOctaves offset opacity operator order orient overflow paint-order pathLength
patternContentUnits patternTransform patternUnits points pointsAtX pointsAtY pointsAtZ preserveAlpha preserveAspectRatio
primitiveUnits r radius refX refY result role rotate rx ry scale seed shape-rendering slope specularConstant
specularExponent spreadMethod startOffset stdDeviation stitchTiles stop-color stop-opacity stroke stroke-dasharray
stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width style surfaceScale
systemLanguage tableValues targetX targetY text-anchor text-decoration text-rendering textLength transform type
unicode-bidi values vector-effect viewBox visibility width word-spacing x x1 x2 xChannelSelector y y1 y2
yChannelSelector z
"""
ELEMENTS = {name.lower(): name for name in _ELEMENTS.split()}
ATTRIBUTES = {name.lower(): name for name in _ATTRIBUTES.split()}
"""Lower case → the name as SVG writes it: an HTML parser may have lost the case."""

_LOUD = {"script", "foreignobject", "animate", "animatecolor", "animatemotion", "animatetransform", "set", "iframe",
         "audio", "video", "handler", "feimage"}  # fmt: skip
"""Elements of SVG whose loss is said; those of editors (metadata, guides) go without a word."""

_UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4, "em": 16.0}
_LENGTH = re.compile(r"\s*\+?(\d*\.?\d+(?:e[+-]?\d{1,2})?)\s*([a-z]*)\s*", re.IGNORECASE)  # "12.5em"
_LINKED = re.compile(r"url\(\s*['\"]?#([^)'\"]*)['\"]?\s*\)")  # "url('#shade')"
# what may reach outside or move, or hide that it does: "@import", "\\75rl(", "expression(", "src("
_RISKY = re.compile(r"url|image|src|expression|binding|behaviou?r|animation|transition|@|\\|/\*|<", re.IGNORECASE)
_UNWANTED = re.compile(r"-moz-binding|behaviou?r|(-\w+-)?(animation|transition)(-\w+)*")  # "-webkit-animation-name"
_OUTSIDE = {"src", "image", "image-set", "-webkit-image-set", "expression"}
_NAME = re.compile(r"[^\W\d][\w.-]*")  # an NCName: "path12.a"
_EMBEDDED = re.compile(r"\s*data:image/[a-z0-9.+-]+(;[^,]*)?,", re.IGNORECASE)  # "data:image/png;base64,"

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
    return Cleaner(_parse(content), embed).clean()


def _parse(content: bytes) -> etree._Element:
    """The root of an SVG. Raises `FetchError` for what is not well-formed, declares entities or is no SVG."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _unreadable(f"the drawing is not well-formed ({error})") from error
    document = root.getroottree().docinfo.internalDTD
    if document is not None and any(True for _ in document.iterentities()):
        raise _unreadable("the drawing declares entities")
    if _name(root) != "svg":
        raise _unreadable("the file is no drawing")
    return root


class Cleaner:
    """Writes one drawing anew. Use once."""

    def __init__(self, root: etree._Element, embed: Embed) -> None:
        self._source = root
        self._embed = embed
        self._dropped: dict[str, None] = {}
        self._ids: set[str] = set()

    def clean(self) -> CleanSvg:
        """The drawing with what is on the lists alone. Raises `FetchError` where it repeats its parts too often."""
        root = etree.Element(f"{{{SVG}}}svg", nsmap={None: SVG, "xlink": XLINK})
        self._copy_into(root, self._source)
        self._drop_broken_references(root)
        size = _set_size(root)
        if not _is_bounded(root):
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
            link = str(element.get(_HREF, ""))
            if link.startswith("#") and link[1:] not in self._ids:
                del element.attrib[_HREF]
            if _name(element) in ("image", "use") and element.get(_HREF) is None:
                _remove(element)

    def _copy_child(self, parent: etree._Element, child: etree._Element) -> None:
        name = _name(child)
        if name == "a":  # nothing can be followed in a picture
            self._copy_into(etree.SubElement(parent, f"{{{SVG}}}g"), child)
        elif name == "style":
            self._copy_style(parent, child)
        elif name in ELEMENTS.values():
            self._copy_into(etree.SubElement(parent, f"{{{SVG}}}{name}"), child)
        elif name.lower() in _LOUD:
            self._dropped[f"an element {name}"] = None
        if child.tail:
            _append(parent, child.tail)

    def _copy_style(self, parent: etree._Element, source: etree._Element) -> None:
        if kept := self._clean_css("".join(source.itertext()), sheet=True):
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
        value = _LINKED.sub(lambda link: f"url(#{_valid_id(link[1])})", value)
        if name == "id":
            self._copy_id(target, value)
        elif name == "style":
            if kept := self._clean_css(value, sheet=False):
                target.set("style", kept)
        elif name.startswith("on"):
            self._dropped["event handlers"] = None
        elif name in ATTRIBUTES:
            if name not in _WORDS and _RISKY.search(_LINKED.sub("", value)):
                self._dropped[f"an address in {name}"] = None
            else:
                target.set(ATTRIBUTES[name], value)

    def _copy_id(self, target: etree._Element, value: str) -> None:
        name = _valid_id(value)
        if name and name not in self._ids:
            self._ids.add(name)
            target.set("id", name)

    def _copy_reference(self, target: etree._Element, value: str) -> None:
        name = _name(target)
        if name == "g":  # was a link
            return
        if value.strip().startswith("#"):
            target.set(_HREF, f"#{_valid_id(value.strip()[1:])}")
        elif name == "image" and (address := self._clean_embedded(value)):
            target.set(_HREF, address)
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

    # -- styles -------------------------------------------------------------------------------------

    def _clean_css(self, text: str, *, sheet: bool) -> str:
        """`text` without what reaches outside or moves."""
        if not _RISKY.search(_LINKED.sub("", text)):
            return text
        import tinycss2

        if not sheet:
            return self._clean_declarations(tinycss2.parse_blocks_contents(text, skip_comments=True))
        rules = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
        return "\n".join(filter(None, map(self._clean_rule, rules)))

    def _clean_rule(self, rule: Node) -> str:
        import tinycss2
        from tinycss2.ast import QualifiedRule

        if not isinstance(rule, QualifiedRule):
            self._dropped["rules of its style sheet"] = None
            return ""
        inside = self._clean_declarations(tinycss2.parse_blocks_contents(rule.content, skip_comments=True))
        return f"{tinycss2.serialize(rule.prelude).strip()} {{ {inside} }}" if inside else ""

    def _clean_declarations(self, nodes: list[Node]) -> str:
        from tinycss2.ast import Declaration

        found = [node for node in nodes if isinstance(node, Declaration)]
        kept = [node for node in found if not _UNWANTED.fullmatch(node.lower_name) and _is_local(node.value)]
        if len(kept) < len(found):
            self._dropped["declarations of its style sheet"] = None
        return " ".join(str(node.serialize()) + ";" for node in kept)


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


def _name(element: etree._Element) -> str:
    """The element's name as SVG writes it; the bare local name where it is not known, "" for other vocabularies."""
    if not isinstance(element.tag, str):
        return ""
    space, _, local = element.tag.rpartition("}")
    if space[1:] not in ("", SVG, "http://www.w3.org/1999/xhtml"):
        return ""
    local = local.rpartition(":")[2]
    return ELEMENTS.get(local.lower(), local)


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


def _append(parent: etree._Element, text: str) -> None:
    if len(parent):
        parent[-1].tail = f"{parent[-1].tail or ''}{text}"
    else:
        parent.text = f"{parent.text or ''}{text}"


# --- size ---------------------------------------------------------------------------------


def _set_size(root: etree._Element) -> tuple[int, int]:
    """Gives the root its size and a `viewBox`, and returns the size: what it says, else its `viewBox`."""
    box = _read_view_box(root.get("viewBox", ""))
    width, height = _read_length(root.get("width")), _read_length(root.get("height"))
    if box and not (width and height):
        ratio = box[0] / box[1]
        width, height = width or (height * ratio if height else box[0]), height or (width / ratio if width else box[1])
    width, height = width or 300.0, height or 150.0  # what CSS gives to a picture that says nothing
    shown = {"width": _write_number(width), "height": _write_number(height)}
    root.attrib.update(shown if box else {**shown, "viewBox": f"0 0 {' '.join(shown.values())}"})
    return max(1, round(width)), max(1, round(height))


def _read_view_box(value: str) -> tuple[float, float] | None:
    """Width and height of a `viewBox`, None where it is missing or broken."""
    try:
        _, _, width, height = map(float, re.split(r"[\s,]+", value.strip()))
    except ValueError:
        return None
    return (width, height) if 0 < width < 1e6 and 0 < height < 1e6 else None


def _read_length(value: str | None) -> float:
    """A length in CSS pixels, 0 where it is missing, relative or absurd."""
    match = _LENGTH.fullmatch(value or "")
    if match is None or match[2].lower() not in _UNITS:
        return 0.0
    pixels = float(match[1]) * _UNITS[match[2].lower()]
    return pixels if pixels < 1e6 else 0.0


def _write_number(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")


def _is_bounded(root: etree._Element) -> bool:
    """Whether what is drawn, with all that is drawn by reference, is finite and not too much."""
    targets = {element.get("id"): element for element in root.iter() if element.get("id")}
    counts: dict[etree._Element, float] = {}
    open_elements: set[etree._Element] = set()

    def count(element: etree._Element) -> float:
        if element in open_elements:
            return float("inf")
        if element not in counts:
            open_elements.add(element)
            shown = [targets[name] for name in _find_references(element) if name in targets]
            counts[element] = 1 + sum(map(count, shown)) + sum(map(count, element))
            open_elements.discard(element)
        return counts[element]

    try:
        return count(root) <= MAX_SHAPES
    except RecursionError:
        return False


def _find_references(element: etree._Element) -> Iterator[str]:
    yield (element.get(_HREF) or "").removeprefix("#")
    for value in element.attrib.values():
        if "url(" in value:
            yield from _LINKED.findall(str(value))


def _unreadable(why: str) -> FetchError:
    return FetchError(why, code="picture-unreadable")
