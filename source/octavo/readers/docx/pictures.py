"""Pictures and drawings of a Word file: each leaves its `img`, text boxes leave their paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from msgspec import Struct

from octavo.errors import FetchError
from octavo.readers.archives import PART
from octavo.readers.docx.package import Relation
from octavo.readers.docx.placeholders import Marks
from octavo.readers.docx.wordml import Element, local, number, tag, value
from octavo.readers.elements import Context

_PIXEL = 9525
"""English metric units in a CSS pixel (ECMA-376 part 1, section 20.1.2.1)."""

_GUESSED = re.compile(r"\s*(AI-generated content may be incorrect|Description automatically generated.*)\.?\s*$", re.S)
_DRAWN = {"chart": "a chart", "relIds": "a diagram", "chartex": "a chart"}


class Shown(Struct, frozen=True):
    """The pictures of one part of a file go from here into the marks."""

    relations: Mapping[str, Relation]
    marks: Marks
    context: Context

    def find(self, root: Element) -> None:
        """Replaces every drawing under `root` by bookmarks for its pictures."""
        for found in list(root.iter(tag("w:drawing"), tag("w:pict"), tag("w:object"))):
            if found.getparent() is not None:
                self._replace(found)

    def _replace(self, drawing: Element) -> None:
        parent = drawing.getparent()
        for element in self._elements(drawing):
            drawing.addprevious(self.marks.element(element))
        self._boxes(drawing)
        if drawing.getparent() is parent:
            parent.remove(drawing)

    def _boxes(self, drawing: Element) -> None:
        """The paragraphs of text boxes stand after the paragraph that they hang on."""
        host = next(drawing.iterancestors(tag("w:p")), None)
        for box in drawing.iter(tag("w:txbxContent")):
            self.context.count("structure-changed", "a text box stands in the text")
            for block in reversed(list(box)):
                if host is not None:
                    host.addnext(block)

    def _elements(self, drawing: Element) -> Iterator[Element]:
        if next(drawing.iter(tag("v:imagedata")), None) is None and any(
            found.get(tag("o:hr")) in ("t", "true", "1") for found in drawing.iter(tag("v:rect"))
        ):
            yield _made("hr")
            return
        alt = _alt(drawing)
        pictures = [found for found in drawing.iter(tag("a:blip"), tag("v:imagedata")) if not _in_box(found, drawing)]
        for position, picture in enumerate(pictures):
            yield self._picture(picture, alt if position == 0 else "", drawing)
        if not pictures:
            yield from self._drawn(drawing, alt)

    def _drawn(self, drawing: Element, alt: str | None) -> Iterator[Element]:
        """Charts and diagrams have no picture: what they are and what is said of them stands in their place."""
        said = next((_DRAWN[local(found)] for found in drawing.iter() if local(found) in _DRAWN), "")
        if said:
            yield _made("object", title=f"{said}: {alt}" if alt else said)
        elif next(drawing.iter(tag("w:txbxContent")), None) is None:
            self.context.count("text-dropped", f"a drawn shape{f' ({alt})' if alt else ''}")

    def _picture(self, picture: Element, alt: str | None, drawing: Element) -> Element:
        if any(found.attrib for found in picture.getparent().findall(tag("a:srcRect"))):
            self.context.count("structure-changed", "a picture that was cropped is shown whole")
        drawn = next(picture.iter(tag("asvg:svgBlip")), None)
        source = self._sharp(value(drawn, "", "r:embed")) or self._source(picture)
        extent = next(drawing.iter(tag("wp:extent")), None)
        found = _made("img", src=source)
        if alt is not None:
            found.set("alt", alt)
        for name, stated in (("width", "cx"), ("height", "cy")):
            if extent is not None and (size := number(extent.get(stated) or "") // _PIXEL) > 0:
                found.set(name, str(size))
        return found

    def _source(self, picture: Element) -> str:
        """A picture's part, or its address where the file only refers to it."""
        for name in ("r:embed", "r:id", "r:link"):
            relation = self.relations.get(value(picture, "", name))
            if relation is not None:
                return relation.target if relation.outside else PART + relation.target
        return PART

    def _sharp(self, name: str) -> str:
        """The drawing beside a picture, where it can be had: it is sharp at every size."""
        relation = self.relations.get(name)
        if relation is None or relation.outside:
            return ""
        try:
            self.context.fetch(PART + relation.target)
        except FetchError:
            return ""
        return PART + relation.target


def _alt(drawing: Element) -> str | None:
    """What is said of a picture; "" for an ornament, None where nothing is."""
    for stated in drawing.iter(tag("wp:docPr")):
        if any(found.get("val") in ("1", "true") for found in stated.iter(tag("adec:decorative"))):
            return ""
        if said := (stated.get("descr") or stated.get("title") or "").strip():
            return _GUESSED.sub("", said)
    shapes = (found for found in drawing.iter() if str(found.tag).startswith(tag("v:shape")))
    return next((said for shape in shapes if (said := (shape.get("alt") or "").strip())), None)


def _in_box(found: Element, drawing: Element) -> bool:
    """Whether a picture stands in a text box of a drawing: it is another drawing's then."""
    return next((True for box in found.iterancestors(tag("w:txbxContent")) if drawing in box.iterancestors()), False)


def _made(name: str, /, **attributes: str) -> Element:
    from lxml import etree

    return etree.Element(name, attributes)
