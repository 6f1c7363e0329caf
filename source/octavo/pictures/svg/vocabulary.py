"""What a drawing may hold: the elements and attributes of SVG that are kept, in their own case, and its namespaces."""

from __future__ import annotations

import re

from lxml import etree

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
XML = "http://www.w3.org/XML/1998/namespace"

HREF = f"{{{XLINK}}}href"

_ELEMENTS = """
circle clipPath defs desc ellipse feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix
feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur
feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence filter g
image line linearGradient marker mask path pattern polygon polyline radialGradient rect stop style svg switch symbol
text textPath title tspan use
"""
_ATTRIBUTES = """
alignment-baseline amplitude aria-describedby aria-hidden aria-label aria-labelledby azimuth baseFrequency
baseline-shift bias class clip-path clip-rule clipPathUnits color color-interpolation color-interpolation-filters cx
cy d diffuseConstant direction display divisor dominant-baseline dx dy edgeMode elevation exponent fill fill-opacity
fill-rule filter filterUnits flood-color flood-opacity font-family font-size font-stretch font-style font-variant
font-weight fr fx fy gradientTransform gradientUnits height id image-rendering in in2 intercept k1 k2 k3 k4
kernelMatrix lang lengthAdjust letter-spacing lighting-color limitingConeAngle marker marker-end marker-mid
marker-start markerHeight markerUnits markerWidth mask maskContentUnits maskUnits mode numOctaves offset opacity
operator order orient overflow paint-order pathLength patternContentUnits patternTransform patternUnits points
pointsAtX pointsAtY pointsAtZ preserveAlpha preserveAspectRatio primitiveUnits r radius refX refY result role rotate
rx ry scale seed shape-rendering slope specularConstant specularExponent spreadMethod startOffset stdDeviation
stitchTiles stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin
stroke-miterlimit stroke-opacity stroke-width style surfaceScale systemLanguage tableValues targetX targetY
text-anchor text-decoration text-rendering textLength transform transform-origin type unicode-bidi values
vector-effect viewBox visibility width word-spacing writing-mode x x1 x2 xChannelSelector y y1 y2 yChannelSelector z
"""
ELEMENTS = {name.lower(): name for name in _ELEMENTS.split()}
ATTRIBUTES = {name.lower(): name for name in _ATTRIBUTES.split()}
"""Lower case → the name as SVG writes it: an HTML parser may have lost the case."""


LINKED = re.compile(r"url\(\s*['\"]?#([^)'\"]*)['\"]?\s*\)")  # "url('#shade')"
"""A reference to a part of the drawing in a value."""


def name_of(element: etree._Element) -> str:
    """The element's name as SVG writes it; the bare local name where it is not known, "" for other vocabularies."""
    if not isinstance(element.tag, str):
        return ""
    space, _, local = element.tag.rpartition("}")
    if space[1:] not in ("", SVG, "http://www.w3.org/1999/xhtml"):
        return ""
    local = local.rpartition(":")[2]
    return ELEMENTS.get(local.lower(), local)
