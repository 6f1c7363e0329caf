"""Drawings in the page become pictures of the store: SVG files of their own."""

from __future__ import annotations

import re
from base64 import b64encode

from lxml import etree

from octavo.errors import FetchError
from octavo.model import Image, Placeholder
from octavo.readers.elements.convert.converter import Converter
from octavo.readers.elements.convert.image_size import pixels, read_size
from octavo.readers.elements.convert.inline_builder import InlineBuilder
from octavo.readers.elements.tree import Element, clean_text, collapse, global_attributes, tag_of, words

_NAMESPACE = "http://www.w3.org/2000/svg"
_MIXED_CASE = (
    "altGlyph animateColor animateMotion animateTransform clipPath feBlend feColorMatrix feComponentTransfer "
    "feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA "
    "feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight "
    "feSpecularLighting feSpotLight feTile feTurbulence foreignObject glyphRef linearGradient radialGradient "
    "textPath attributeName baseFrequency clipPathUnits diffuseConstant edgeMode filterUnits gradientTransform "
    "gradientUnits kernelMatrix kernelUnitLength keyPoints keySplines keyTimes lengthAdjust limitingConeAngle "
    "markerHeight markerUnits markerWidth maskContentUnits maskUnits numOctaves pathLength patternContentUnits "
    "patternTransform patternUnits pointsAtX pointsAtY pointsAtZ preserveAlpha preserveAspectRatio primitiveUnits "
    "refX refY repeatCount repeatDur spreadMethod startOffset stdDeviation surfaceScale tableValues targetX "
    "targetY textLength viewBox xChannelSelector yChannelSelector zoomAndPan"
)
_CASES = {name.lower(): name for name in _MIXED_CASE.split()}
"""Names of SVG that an HTML parser puts in lower case (HTML Standard, 13.2.6.5)."""

_ICON = re.compile(r"(^|[-_ ])(icon|ico|fa|octicon|logo|glyph|anchor)([-_ ]|$)", re.I)
"""Classes of signs: "icon-link", "fa fa-star", "octicon"."""

_LARGEST_ICON = 32
"""CSS pixels, or units of its box, of a sign."""


def read_svg(element: Element, line: InlineBuilder, converter: Converter) -> None:
    """A drawing as an image, or a placeholder; nothing for a sign of the page's own."""
    if _is_icon(element):
        return
    label = collapse(element.get("aria-label") or element.findtext("title"))
    source = "data:image/svg+xml;base64," + b64encode(_write_file(element)).decode("ascii")
    try:
        asset = converter.context.fetch(source)
    except FetchError as error:
        named = f" ({label[:60]})" if label else ""
        converter.context.notes.add(error.code, f"a drawing{named}: {error.message}")
        line.add(Placeholder("picture", label=label or words(element)[:200]))
        return
    size = read_size(element, (asset.width, asset.height))
    converter.context.picture_sizes[asset.name] = asset.width, asset.height
    attributes = global_attributes(element, converter.context)
    line.add(Image(asset.name, label or None, "", size.width, size.height, size.percent, **attributes))


def _is_icon(element: Element) -> bool:
    """Whether a drawing is a sign of the page's own: small, called so, or without a stroke of its own."""
    sizes = [pixels(element.get(name)) for name in ("width", "height")]
    if all(0 < size <= _LARGEST_ICON for size in sizes) or _ICON.search(element.get("class") or ""):
        return True
    box = (element.get("viewbox") or element.get("viewBox") or "").replace(",", " ").split()
    if len(box) == 4 and all(_is_small(length) for length in box[2:]):
        return True
    drawn = sum(1 for _ in element.iterdescendants())
    return drawn <= sum(1 for _ in element.iter("use", "title", "desc", "defs", "symbol"))


def _is_small(length: str) -> bool:
    return re.fullmatch(r"\d+(\.\d*)?", length) is not None and float(length) <= _LARGEST_ICON


def _write_file(element: Element) -> bytes:
    """A drawing as a file of its own."""
    top = etree.Element(f"{{{_NAMESPACE}}}svg", nsmap={None: _NAMESPACE})
    _copy_into(top, element)
    return etree.tostring(top, encoding="utf-8")


def _copy_into(new: Element, old: Element) -> None:
    """Gives `new` the attributes, words and elements of `old`, in their names' own case, without scripts."""
    for key, value in old.items():
        if re.fullmatch(r"[A-Za-z_][\w.-]*", key) and not key.lower().startswith("on") and key != "xmlns":
            new.set(_CASES.get(key.lower(), key), clean_text(value))
        elif key in ("xlink:href", "{http://www.w3.org/1999/xlink}href"):
            new.set("href", clean_text(value))
    new.text = clean_text(old.text or "")
    for child in old:
        if re.fullmatch(r"(\{.*\})?[A-Za-z][\w.-]*", tag_of(child)):
            name = tag_of(child).rpartition("}")[2]
            copy = etree.SubElement(new, f"{{{_NAMESPACE}}}{_CASES.get(name.lower(), name)}")
            _copy_into(copy, child)
            copy.tail = clean_text(child.tail or "")
