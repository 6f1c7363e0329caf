"""Pictures: img, picture and svg, by their best source that the store can have."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator

from octavo.errors import FetchError
from octavo.model import Image, Placeholder
from octavo.readers.elements.context import Context, Element, inline
from octavo.readers.elements.convert.inlines import Line
from octavo.readers.elements.tree import address, classes, clean, common, drop, words
from octavo.resources import Asset

_LAZY = (
    "data-src", "data-original", "data-lazy-src", "data-hi-res-src", "data-full-src", "data-large-file",
    "data-orig-file",
    "data-image", "data-url", "data-lazy", "data-actualsrc", "data-original-src", "data-image-src", "data-img-src",
)  # fmt: skip
_LAZY_SETS = ("data-srcset", "data-lazy-srcset", "srcset")
_BLANK = re.compile(
    r"(^|[/_-])(blank|spacer|pixel|placeholder|transparent|1x1|lazy|loading|grey|gray)[^/]*\.(gif|png|svg|jpe?g)", re.I
)
_PICTURE_FILE = re.compile(r"\.(jpe?g|png|gif|webp|avif|svg)($|[?#])", re.I)
_SET = re.compile(r"\s*(?P<url>[^\s,][^\s]*[^\s,]|[^\s,])(?:\s+(?P<size>[\d.]+)[wx]?[^,]*)?\s*(?:,|$)")


def find(element: Element) -> None:
    """Puts real pictures in the place of those that a script would have put there."""
    for hidden in list(element.iter("noscript")):
        if hidden.getparent() is not None:
            _twin(hidden)
    for old in list(element.iter("amp-img", "image")):
        if next(old.iterancestors("svg"), None) is None:
            old.tag = "img"
    for picture in list(element.iter("picture", "span", "div")):
        if next(picture.iter("img"), None) is None and (picture.tag == "picture" or picture.get("data-src")):
            _made(picture)


def _twin(hidden: Element) -> None:
    """The content of noscript, where it is a picture: it replaces the one beside it that waits for a script."""
    pictures = list(hidden.iter("img"))
    if len(pictures) != 1 or words(hidden):
        drop(hidden)
        return
    near = [hidden.getprevious(), hidden.getnext()]
    beside = [found for place in near if place is not None for found in place.iter("img")]
    real = pictures[0]
    for found in beside[:1]:
        for key, value in found.attrib.items():
            if key not in real.attrib:
                real.set(key, value)
        drop(found)
    real.tail = None
    hidden.addprevious(real)
    drop(hidden)


def _made(picture: Element) -> None:
    """A picture element without an img, or an empty element that a script would fill."""
    source = next((found for found in picture.iter("source") if found.get("srcset") or found.get("data-srcset")), None)
    if source is None and (words(picture) or not _PICTURE_FILE.search(picture.get("data-src") or "")):
        return
    made = picture.makeelement("img", {"alt": picture.get("data-alt") or picture.get("aria-label") or ""})
    made.set("src", picture.get("data-src") or "")
    picture.append(made)


def references(element: Element) -> Iterator[str]:
    """The sources of a picture, best first: the widest of its sets, those that wait for a script, its own."""
    sets = [element.get(name) for name in _LAZY_SETS]
    sets += [value for name, value in element.items() if name.endswith("-srcset") and name not in _LAZY_SETS]
    around = element.getparent()
    if around is not None and around.tag == "picture":
        sets += [source.get(name) for source in around.iter("source") for name in _LAZY_SETS]
    link = around if around is not None and around.tag == "a" else None
    own = (element.get("src") or "").strip()
    found = [link.get("href") or ""] if link is not None and _PICTURE_FILE.search(link.get("href") or "") else []
    found += [url for _, url in sorted((one for text in sets if text for one in _sized(text)), key=lambda one: -one[0])]
    found += [(element.get(name) or "").strip() for name in _LAZY]
    found += [value.strip() for name, value in element.items() if name.endswith("-src") and _PICTURE_FILE.search(value)]
    found.append(own)
    blank = own if _BLANK.search(own) or own[:5] == "data:" else None
    seen = dict.fromkeys(url for url in found if url and url != blank and not url.startswith(("#", "{")))
    yield from seen
    if blank and (not seen or own[:5] != "data:"):
        yield blank


def _sized(text: str) -> list[tuple[float, str]]:
    """The members of a srcset: how wide each is, and where."""
    return [(float(match["size"] or 1), match["url"]) for match in _SET.finditer(text) if match["url"]]


@inline("img")
def _picture(element: Element, line: Line, context: Context) -> None:
    alt = element.get("alt")
    label = " ".join(clean(alt or "").split())
    if label and len(label) < 5 and _is_sign(element):
        line.text(label)
        return
    if _is_beacon(element):
        context.count("text-dropped", "a picture of one pixel")
        return
    sources = list(references(element))
    found = _first(sources, context, label)
    if found is None:
        if not sources:
            return
        href = next((url for source in sources if (url := _outside(source, context))), "")
        line.add(Placeholder("picture", label=label, href=href))
        return
    title = " ".join(clean(element.get("title") or "").split())
    width, height = pixels(element.get("width")), pixels(element.get("height"))
    carried = common(element, context)
    line.add(
        Image(found.name, None if alt is None else label, title if title != label else "", width, height, **carried)
    )


def _first(sources: list[str], context: Context, label: str) -> Asset | None:
    """The first source that the store can have; if none, the last failure is noted."""
    failure = FetchError("a picture without an address")
    for source in sources:
        try:
            return context.fetch(source)
        except FetchError as error:
            failure = error
    if sources:
        context.notes.add(failure.code, f"{sources[-1][:200]}{f' ({label[:60]})' if label else ''}: {failure.message}")
    return None


def _outside(source: str, context: Context) -> str:
    """A picture's address on the network, "" if it has none."""
    href = address(source, context.base)
    href = f"https:{href}" if href.startswith("//") else href
    return href if href.startswith(("http://", "https://")) else ""


def _is_sign(element: Element) -> bool:
    """Whether a picture stands for a character."""
    return any(name in ("emoji", "wp-smiley") or name.startswith("emoji") for name in classes(element))


def _is_beacon(element: Element) -> bool:
    sizes = [(element.get(name) or "").strip().removesuffix("px") for name in ("width", "height")]
    return all(size in ("0", "1") for size in sizes)


def pixels(value: str | None) -> int:
    """A length in CSS pixels, 0 when it is none."""
    value = (value or "").strip().removesuffix("px").partition(".")[0]
    return int(value) if value.isdecimal() and len(value) < 6 else 0


# --- drawings ---------------------------------------------------------------------------------------

_CASED = (
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
_CASES = {name.lower(): name for name in _CASED.split()}
"""Names of SVG that an HTML parser puts in lower case (HTML Standard, 13.2.6.5)."""

_SVG = "http://www.w3.org/2000/svg"
_ICON = re.compile(r"(^|[-_ ])(icon|ico|fa|octicon|logo|glyph|anchor)([-_ ]|$)", re.I)


@inline("svg")
def _drawing(element: Element, line: Line, context: Context) -> None:
    if _is_icon(element):
        return
    label = " ".join(clean(element.get("aria-label") or element.findtext("title") or "").split())
    source = "data:image/svg+xml;base64," + b64encode(_svg(element)).decode("ascii")
    try:
        asset = context.fetch(source)
    except FetchError as error:
        context.notes.add(error.code, f"a drawing{f' ({label[:60]})' if label else ''}: {error.message}")
        line.add(Placeholder("picture", label=label or words(element)[:200]))
        return
    size = pixels(element.get("width")), pixels(element.get("height"))
    line.add(Image(asset.name, label or None, "", *size, **common(element, context)))


def _is_icon(element: Element) -> bool:
    """Whether a drawing is a sign of the page's furniture: small, hidden from listeners, or empty."""
    sizes = [pixels(element.get(name)) for name in ("width", "height")]
    small = all(0 < size <= 32 for size in sizes)
    box = (element.get("viewbox") or element.get("viewBox") or "").replace(",", " ").split()
    tiny = len(box) == 4 and all(part.partition(".")[0].isdecimal() and float(part) <= 32 for part in box[2:])
    named = _ICON.search(element.get("class") or "") is not None
    drawn = sum(1 for _ in element.iterdescendants()) - len(
        list(element.iter("use", "title", "desc", "defs", "symbol"))
    )
    return small or tiny or named or drawn < 1


def _svg(element: Element) -> bytes:
    """A drawing as a file of its own."""
    from lxml import etree

    def copy(old: Element, parent: Element | None) -> None:
        name = old.tag.rpartition("}")[2].lower()
        tag = f"{{{_SVG}}}{_CASES.get(name, old.tag.rpartition('}')[2])}"
        new = top if parent is None else etree.SubElement(parent, tag)
        for key, value in old.attrib.items():
            if re.fullmatch(r"[A-Za-z_][\w.-]*", key) and not key.lower().startswith("on") and key != "xmlns":
                new.set(_CASES.get(key.lower(), key), clean(value))
            elif key in ("xlink:href", "{http://www.w3.org/1999/xlink}href"):
                new.set("href", clean(value))
        new.text = clean(old.text or "")
        for child in old:
            if isinstance(child.tag, str) and re.fullmatch(r"(\{.*\})?[A-Za-z][\w.-]*", child.tag):
                copy(child, new)
        new.tail = clean(old.tail or "") if parent is not None else None

    top = etree.Element(f"{{{_SVG}}}svg", nsmap={None: _SVG})
    copy(element, None)
    made: bytes = etree.tostring(top, encoding="utf-8")
    return made
