"""The pages of an EPUB as one tree: plain names, ids that no other page has, links and pictures that lead somewhere."""

from __future__ import annotations

import re
from html.entities import name2codepoint
from pathlib import PurePosixPath

from msgspec import Struct

from octavo.errors import ReadError
from octavo.readers.archives import PART, Element, resolved, words_of
from octavo.readers.elements import Context
from octavo.readers.epub import normalise
from octavo.readers.epub.package import Package

_ENTITY = re.compile(rb"&([A-Za-z][A-Za-z0-9]+);")
_XML = {"amp", "lt", "gt", "quot", "apos"}
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_NAME = re.compile(r"[A-Za-z][\w.-]*", re.ASCII)
_XLINK = "{http://www.w3.org/1999/xlink}href"
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.I)
_SOURCES = ("src", "poster", "data")


class Page(Struct, frozen=True):
    """One page: its name in the archive, its title, and its body as a division of the whole tree."""

    name: str
    title: str
    body: Element


class Pages:
    """The pages that are read. `top` holds the bodies of all of them, in order."""

    def __init__(self, package: Package, context: Context) -> None:
        from lxml import etree

        self._package = package
        self._context = context
        self._taken: set[str] = set()
        self._ids: dict[tuple[str, str], str] = {}
        self.top: Element = etree.Element("body")
        self.pages: list[Page] = []

    def add(self, name: str, root: Element) -> None:
        """Adds a page."""
        body = next(root.iter("body"), root)
        title = next(root.iter("title"), None)
        language, direction = root.get("lang") or "", root.get("dir") or ""
        body.tag, body.tail = "div", None
        for key, said in (("lang", language), ("dir", direction)):
            if said and not body.get(key):
                body.set(key, said)
        normalise.plain(body)
        self._identify(name, body)
        self.top.append(body)
        self.pages.append(Page(name, "" if title is None else words_of(title), body))

    def _identify(self, name: str, body: Element) -> None:
        """Gives the ids of a page names that no other page has; "" stands for the page itself."""
        for found in body.iter():
            for key in ("id", "name") if found.tag == "a" else ("id",):
                if said := (found.get(key) or "").strip():
                    found.set(key, self._named(name, said))
        heading = next(body.iter("h1", "h2", "h3"), None)
        known = body.get("id") or ("" if heading is None else heading.get("id"))
        if known:
            self._ids[name, ""] = known
        else:
            body.set("id", self._named(name, ""))

    def _named(self, name: str, said: str) -> str:
        if (name, said) in self._ids:
            return self._ids[name, said]
        stem = re.sub(r"[^\w.-]", "-", PurePosixPath(name).stem)
        wanted = said or stem
        while wanted in self._taken:
            wanted = f"{stem}-{wanted}"
        self._taken.add(wanted)
        self._ids[name, said] = wanted
        return wanted

    def link(self) -> None:
        """Makes links between pages links in the tree, and the sources of pictures names of parts."""
        for page in self.pages:
            for found in page.body.iter("a", "area"):
                if found.get("href"):
                    found.set("href", self._target(found.get("href"), page.name))
            for found in page.body.iter("img", "image", "video", "audio", "source", "object", "embed"):
                self._source(found, page.name)
        wanted = {link.get("href")[1:] for link in self.top.iter("a") if (link.get("href") or "").startswith("#")}
        for page in self.pages:
            if page.body.get("id") not in wanted:
                page.body.attrib.pop("id", None)

    def _target(self, href: str, page: str) -> str:
        href = href.strip()
        if _SCHEME.match(href):
            return href
        fragment = href.partition("#")[2]
        name = resolved(href, page) if href.partition("#")[0] else page
        known = self._ids.get((name, fragment)) or self._ids.get((name, ""))
        return f"#{known or fragment or name}"

    def _source(self, found: Element, page: str) -> None:
        """Where a picture or a film is; a drawing that only holds a picture gives way to it."""
        if reference := found.attrib.pop(_XLINK, None):
            found.set("href" if found.tag == "image" else "src", reference)
        if found.tag == "image":
            _unframe(found)
        for key in _SOURCES:
            if (said := (found.get(key) or "").strip()) and not _SCHEME.match(said):
                found.set(key, f"{PART}{resolved(said, page)}" if found.tag == "img" else "")
        if found.tag == "img":
            found.attrib.pop("srcset", None)


def _unframe(image: Element) -> None:
    """Makes an `img` of a drawing that holds one picture and nothing else: the usual dress of a cover."""
    drawing = next(image.iterancestors("svg"), None)
    if drawing is None or sum(1 for _ in drawing.iter("image")) != 1:
        return
    if any(found.tag not in ("svg", "g", "image", "title", "desc") for found in drawing.iter()):
        return
    title = drawing.findtext("title") or ""
    image.set("src", image.attrib.pop("href", ""))
    image.tag, image.tail = "img", None
    if title:
        image.set("alt", title)
    for key in ("width", "height"):
        image.attrib.pop(key, None)
    image.tail = drawing.tail
    drawing.getparent().replace(drawing, image)


def parsed(package: Package, name: str, context: Context) -> Element:
    """A page as a tree of plain names; one that is no XML is read as HTML is, and noted."""
    from lxml import etree

    content = _ENTITY.sub(_numbered, re.sub(rb"<!DOCTYPE[^>\[]*>", b"", package.archive.read(name), count=1))
    try:
        root = package.archive.parsed(content, name)
    except ReadError as error:
        if "document type" in error.message:
            raise
        context.notes.add("structure-changed", f"{name} is no well-formed XHTML, and is read as HTML")
        reader = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
        try:
            root = etree.fromstring(content, reader)
        except etree.XMLSyntaxError:
            root = None
    if root is None:
        root = etree.Element("body")
    for found in root.iter():
        _plain(found)
    return root


def _numbered(match: re.Match[bytes]) -> bytes:
    """A named character as its number."""
    name = match[1].decode("ascii")
    return match[0] if name in _XML or name not in name2codepoint else b"&#%d;" % name2codepoint[name]


def _plain(found: Element) -> None:
    """Leaves namespaces out of an element's names."""
    name = str(found.tag).rpartition("}")[2]
    found.tag = name if _NAME.fullmatch(name) else "span"
    if spoken := found.attrib.pop(_LANGUAGE, None):
        found.set("lang", spoken)
