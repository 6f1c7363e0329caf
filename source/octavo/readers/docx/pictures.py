"""Drawings of a Word file: each leaves placeholders for its pictures, and text boxes leave their paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree
from msgspec import Struct, field

from octavo.errors import FetchError
from octavo.readers.archives import PART
from octavo.readers.docx.package import Relationship
from octavo.readers.docx.placeholders import Placeholders
from octavo.readers.docx.wordml import local_name, number, tag, value
from octavo.readers.elements import Context
from octavo.readers.elements.tree import Element

_PIXEL = 9525
"""English metric units in a CSS pixel (ECMA-376 part 1, section 20.1.2.1)."""

_GUESSED_ALT = re.compile(  # "A mill. Description automatically generated with medium confidence"
    r"\s*(AI-generated content may be incorrect|Description automatically generated.*)\.?\s*$", re.S
)
_WITHOUT_PICTURE = {"chart": "a chart", "relIds": "a diagram", "chartex": "a chart"}
"""Elements of drawings that Word draws from data, and what they are."""


class Drawings(Struct, frozen=True):
    """The drawings of one part of a file, with what the part refers to."""

    relationships: Mapping[str, Relationship]
    placeholders: Placeholders
    context: Context
    ends: dict[Element, Element] = field(default_factory=dict)
    """The last block out of the boxes that hang on a paragraph: those of the next box stand after it."""

    def replace_all(self, root: Element) -> None:
        """Replaces every drawing under `root` by placeholders for its pictures."""
        for found in list(root.iter(tag("w:drawing"), tag("w:pict"), tag("w:object"))):
            if found.getparent() is not None:
                self._replace(found)

    def _replace(self, drawing: Element) -> None:
        parent = drawing.getparent()
        for element in self._html_elements(drawing):
            drawing.addprevious(self.placeholders.mark_element(element))
        self._move_text_boxes(drawing)
        if parent is not None and drawing.getparent() is parent:
            parent.remove(drawing)

    def _move_text_boxes(self, drawing: Element) -> None:
        """The paragraphs of text boxes stand after the paragraph that they hang on."""
        host = next(drawing.iterancestors(tag("w:p")), None)
        for box in [found for found in drawing.iter(tag("w:txbxContent")) if not _is_boxed(found, drawing)]:
            self.context.count("structure-changed", "a text box stands in the text")
            for block in list(box):
                if host is not None:
                    self.ends.get(host, host).addnext(block)
                    self.ends[host] = block

    def _html_elements(self, drawing: Element) -> Iterator[Element]:
        """What a drawing is in HTML: its pictures, a rule, or what stands for a chart."""
        if _is_rule(drawing):
            yield etree.Element("hr")
            return
        alt = _alt_text(drawing)
        pictures = [found for found in drawing.iter(tag("a:blip"), tag("v:imagedata")) if not _is_boxed(found, drawing)]
        for position, picture in enumerate(pictures):
            yield self._image(picture, alt if position == 0 else "", drawing)
        if not pictures:
            yield from self._stand_in(drawing, alt)

    def _stand_in(self, drawing: Element, alt: str | None) -> Iterator[Element]:
        """Charts and diagrams have no picture: what they are and their words stand in their place."""
        kinds = (
            _WITHOUT_PICTURE[local_name(found)] for found in drawing.iter() if local_name(found) in _WITHOUT_PICTURE
        )
        if kind := next(kinds, ""):
            yield etree.Element("object", title=f"{kind}: {alt}" if alt else kind)
        elif next(drawing.iter(tag("w:txbxContent")), None) is None:
            self.context.count("text-dropped", f"a drawn shape{f' ({alt})' if alt else ''}")

    def _image(self, picture: Element, alt: str | None, drawing: Element) -> Element:
        """An `img` with the picture's source, its words, and the size that it has in the text."""
        if _is_cropped(picture):
            self.context.count("structure-changed", "a picture that was cropped is shown whole")
        svg = next(picture.iter(tag("asvg:svgBlip")), None)
        image = etree.Element("img", src=self._svg_source(value(svg, "", "r:embed")) or self._source(picture))
        if alt is not None:
            image.set("alt", alt)
        extent = next(drawing.iter(tag("wp:extent")), None)
        for name, stated in (("width", "cx"), ("height", "cy")):
            if extent is not None and (size := number(extent.get(stated) or "") // _PIXEL) > 0:
                image.set(name, str(size))
        return image

    def _source(self, picture: Element) -> str:
        """A picture's part, or its address where the file only refers to it."""
        for name in ("r:embed", "r:id", "r:link"):
            relationship = self.relationships.get(value(picture, "", name))
            if relationship is not None:
                return relationship.target if relationship.is_external else PART + relationship.target
        return PART

    def _svg_source(self, name: str) -> str:
        """The drawing beside a picture, where it can be had: it is sharp at every size."""
        relationship = self.relationships.get(name)
        if relationship is None or relationship.is_external:
            return ""
        try:
            self.context.fetch(PART + relationship.target)
        except FetchError:
            return ""
        return PART + relationship.target


def _is_rule(drawing: Element) -> bool:
    """Whether a drawing is the line that Word draws for three hyphens."""
    if next(drawing.iter(tag("v:imagedata")), None) is not None:
        return False
    return any(found.get(tag("o:hr")) in ("t", "true", "1") for found in drawing.iter(tag("v:rect")))


def _is_cropped(picture: Element) -> bool:
    around = picture.getparent()
    return around is not None and any(found.attrib for found in around.findall(tag("a:srcRect")))


def _alt_text(drawing: Element) -> str | None:
    """The words for a picture; "" for an ornament, None where there are none."""
    for stated in drawing.iter(tag("wp:docPr")):
        if any(found.get("val") in ("1", "true") for found in stated.iter(tag("adec:decorative"))):
            return ""
        if alt := (stated.get("descr") or stated.get("title") or "").strip():
            return _GUESSED_ALT.sub("", alt)
    shapes = (found for found in drawing.iter() if str(found.tag).startswith(tag("v:shape")))
    return next((alt for shape in shapes if (alt := (shape.get("alt") or "").strip())), None)


def _is_boxed(found: Element, drawing: Element) -> bool:
    """Whether a picture stands in a text box of a drawing: it is another drawing's then."""
    return any(drawing in box.iterancestors() for box in found.iterancestors(tag("w:txbxContent")))
