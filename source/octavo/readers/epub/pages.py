"""The pages of an EPUB as one tree: plain names, ids that no other page has, links and pictures that lead somewhere."""

from __future__ import annotations

import re
from html.entities import name2codepoint
from pathlib import PurePosixPath

from lxml import etree
from msgspec import Struct

from octavo.errors import ReadError
from octavo.readers.archives import PART, HarmfulPartError, resolve
from octavo.readers.elements import Context
from octavo.readers.elements.tree import Element, words
from octavo.readers.encoding import drop_controls
from octavo.readers.epub.normalise import normalise
from octavo.readers.epub.package import EpubPackage

_ENTITY = re.compile(rb"&([A-Za-z][A-Za-z0-9]+);")  # "&nbsp;"
_XML_ENTITIES = {"amp", "lt", "gt", "quot", "apos"}
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_XLINK_HREF = "{http://www.w3.org/1999/xlink}href"
_ELEMENT_NAME = re.compile(r"[A-Za-z][\w.-]*", re.ASCII)  # what HTML can have after its namespace went: not "été"
_ABSOLUTE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.I)  # "https://…", "mailto:…", "//example.org/"
_SOURCES = ("src", "poster", "data")
"""Attributes that say where a picture or a film is."""


class EpubPage(Struct, frozen=True):
    """One page: its name in the archive, its title, and its body as a division of the whole tree."""

    name: str
    title: str
    body: Element


class EpubPages:
    """The pages that are read. `top` holds the bodies of all of them, in order."""

    def __init__(self) -> None:
        self.top: Element = etree.Element("body")
        self.pages: list[EpubPage] = []
        self._taken: set[str] = set()
        self._ids: dict[tuple[str, str], str] = {}
        """The new ids, by page and old id; the id of a page itself by the old id ""."""

    def add(self, name: str, root: Element) -> None:
        """Adds a page."""
        body = next(root.iter("body"), root)
        title = next(root.iter("title"), None)
        language, direction = root.get("lang") or "", root.get("dir") or ""
        body.tag, body.tail = "div", None
        for key, text in (("lang", language), ("dir", direction)):
            if text and not body.get(key):
                body.set(key, text)
        normalise(body)
        self._rename_ids(name, body)
        self.top.append(body)
        self.pages.append(EpubPage(name, "" if title is None else words(title), body))

    def _rename_ids(self, page: str, body: Element) -> None:
        """Gives the elements of a page ids that no other page has, and the page itself that of its heading, or one."""
        for found in body.iter():
            for key in ("id", "name") if found.tag == "a" else ("id",):
                if old := (found.get(key) or "").strip():
                    found.set(key, self._new_id(page, old))
        heading = next(body.iter("h1", "h2", "h3"), None)
        known = body.get("id") or ("" if heading is None else heading.get("id"))
        if known:
            self._ids[page, ""] = known
        else:
            body.set("id", self._new_id(page, ""))

    def _new_id(self, page: str, old: str) -> str:
        """The old id, after the name of its page as often as another page has it: "a", "chapter-2-a"."""
        if (page, old) in self._ids:
            return self._ids[page, old]
        stem = re.sub(r"[^\w.-]", "-", PurePosixPath(page).stem)
        wanted = old or stem
        while wanted in self._taken:
            wanted = f"{stem}-{wanted}"
        self._taken.add(wanted)
        self._ids[page, old] = wanted
        return wanted

    def resolve_links(self) -> None:
        """Makes links between pages links in the tree, and the sources of pictures names of parts."""
        for page in self.pages:
            for found in page.body.iter("a", "area"):
                if href := found.get("href"):
                    found.set("href", self._new_href(href, page.name))
            for found in page.body.iter("img", "image", "video", "audio", "source", "object", "embed"):
                _resolve_source(found, page.name)
        wanted = {(link.get("href") or "").removeprefix("#") for link in self.top.iter("a")}
        for page in self.pages:
            if page.body.get("id") not in wanted:
                page.body.attrib.pop("id", None)

    def _new_href(self, href: str, page: str) -> str:
        href = href.strip()
        if _ABSOLUTE.match(href):
            return href
        path, _, fragment = href.partition("#")
        name = resolve(href, page) if path else page
        known = self._ids.get((name, fragment)) or self._ids.get((name, ""))
        return f"#{known or fragment or name}"


def _resolve_source(found: Element, page: str) -> None:
    """Says where a picture or a film is; a drawing that only holds a picture gives way to it."""
    if reference := found.attrib.pop(_XLINK_HREF, None):
        found.set("href" if found.tag == "image" else "src", reference)
    if found.tag == "image":
        _replace_drawing(found)
    for key in _SOURCES:
        if (source := (found.get(key) or "").strip()) and not _ABSOLUTE.match(source):
            found.set(key, f"{PART}{resolve(source, page)}" if found.tag == "img" else "")
    if found.tag == "img":
        found.attrib.pop("srcset", None)


def _replace_drawing(image: Element) -> None:
    """Makes an `img` of a drawing that holds one picture and nothing else: the usual dress of a cover."""
    drawing = next(image.iterancestors("svg"), None)
    if drawing is None or sum(1 for _ in drawing.iter("image")) != 1:
        return
    if any(found.tag not in ("svg", "g", "image", "title", "desc") for found in drawing.iter()):
        return
    title, around = drawing.findtext("title") or "", drawing.getparent()
    image.set("src", image.attrib.pop("href", ""))
    image.tag, image.tail = "img", drawing.tail
    if title:
        image.set("alt", title)
    for key in ("width", "height"):
        image.attrib.pop(key, None)
    if around is not None:
        around.replace(drawing, image)


# --- one page ----------------------------------------------------------------------------------------


def parse_page(package: EpubPackage, name: str, context: Context) -> Element:
    """A page as a tree of plain names; one that is no XML is read as HTML is, and noted.

    Raises `ReadError` where the page is damaged, or declares entities.
    """
    content = _ENTITY.sub(_number_entity, package.read_page(name))
    try:
        root = package.archive.parse_xml(content, name)
    except HarmfulPartError:
        raise
    except ReadError:
        context.notes.add("structure-changed", f"{name} is no well-formed XHTML, and is read as HTML")
        text = drop_controls(content.decode("utf-8", "replace"), context.notes, has_references=True)
        root = _parse_html(text.encode())
    for found in root.iter():
        _drop_namespaces(found)
    return root


def _parse_html(content: bytes) -> Element:
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root: Element | None = etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        root = None
    return etree.Element("body") if root is None else root


def _number_entity(match: re.Match[bytes]) -> bytes:
    """A named character as its number."""
    name = match[1].decode("ascii")
    return match[0] if name in _XML_ENTITIES or name not in name2codepoint else b"&#%d;" % name2codepoint[name]


def _drop_namespaces(found: Element) -> None:
    """Leaves namespaces out of an element's names."""
    name = str(found.tag).rpartition("}")[2]
    found.tag = name if _ELEMENT_NAME.fullmatch(name) else "span"
    if language := found.attrib.pop(_XML_LANG, None):
        found.set("lang", language)
