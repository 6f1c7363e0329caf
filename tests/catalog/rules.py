"""The rules of OPDS 1.2 and 2.0, as the specifications have them, asked of the files of a shelf."""

from __future__ import annotations

import json
import re
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from lxml import etree

from octavo.readers.elements.tree import Element

NAMES = {"a": "http://www.w3.org/2005/Atom", "dc": "http://purl.org/dc/terms/", "s": "http://schema.org"}
_KIND = re.compile(r"application/atom\+xml;profile=opds-catalog;kind=(navigation|acquisition)")
_ACQUISITION = "http://opds-spec.org/acquisition"
_PICTURES = {"image/jpeg", "image/png", "image/gif"}
_IRI = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:[^\s<>\"{}|\\^`]+")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")


def follow(file: Path, href: str) -> Path:
    """The file that a relative address in another one leads to. Raises AssertionError where there is none."""
    parts = urlsplit(href)
    assert not parts.scheme and not parts.netloc and not href.startswith("/"), href
    found = (file.parent / unquote(parts.path)).resolve()
    assert found.is_file(), f"{file.name}: {href} leads nowhere"
    return found


def only(element: Element, path: str) -> str:
    """The words of the only element at a path."""
    found = element.findall(path, NAMES)
    assert len(found) == 1, (path, len(found))
    return str(found[0].xpath("string()"))


# --- OPDS 1.2 --------------------------------------------------------------------------------------


def kind_of(feed: Element) -> str:
    """Whether a feed is for navigation or acquisition, as its link to itself says (OPDS 1.2, section 2)."""
    links = [link for link in feed.findall("a:link", NAMES) if link.get("rel") == "self"]
    found = _KIND.fullmatch(links[0].get("type") or "")
    assert len(links) == 1 and found, links
    return found[1]


def check_feed(file: Path) -> Element:
    """A feed of Atom that keeps the rules of RFC 4287 and of OPDS 1.2."""
    feed = etree.parse(file).getroot()
    assert feed.tag == f"{{{NAMES['a']}}}feed"
    _check_common(feed)
    assert feed.find("a:author/a:name", NAMES) is not None  # not all entries have one (RFC 4287, 4.1.1)
    links = {link.get("rel"): link for link in feed.findall("a:link", NAMES)}
    assert follow(file, links["self"].get("href") or "") == file.resolve()
    assert follow(file, links["start"].get("href") or "").name == "opds.xml"
    entries = feed.findall("a:entry", NAMES)
    ids = [only(entry, "a:id") for entry in entries]
    assert len(set(ids)) == len(ids)
    for element in (feed, *entries):
        for link in element.findall("a:link", NAMES):
            assert link.get("rel") and link.get("type"), etree.tostring(link)
            follow(file, link.get("href") or "")
    for entry in entries:
        _check_common(entry)
        _check_entry(file, entry, kind_of(feed))
    return feed


def _check_common(element: Element) -> None:
    """What feeds and entries must have once (RFC 4287, 4.1)."""
    assert only(element, "a:title").strip()
    assert _IRI.fullmatch(only(element, "a:id"))
    assert _MOMENT.fullmatch(only(element, "a:updated"))


def _check_entry(file: Path, entry: Element, kind: str) -> None:
    links = entry.findall("a:link", NAMES)
    offers = [link for link in links if (link.get("rel") or "").startswith(_ACQUISITION)]
    if kind == "navigation":  # section 2.2: entries lead on, and offer nothing
        assert not offers
        assert entry.find("a:content", NAMES) is not None
        assert [_KIND.fullmatch(link.get("type") or "") is not None for link in links] == [True]
        return
    assert offers  # section 2.3: every entry can be had
    for offer in offers:
        assert int(offer.get("length") or "") == follow(file, offer.get("href") or "").stat().st_size
    pictures = {link.get("rel"): link.get("type") for link in links if "/image" in (link.get("rel") or "")}
    assert set(pictures) == {"http://opds-spec.org/image", "http://opds-spec.org/image/thumbnail"}
    assert set(pictures.values()) <= _PICTURES
    for person in entry.findall("a:author", NAMES):
        assert only(person, "a:name").strip()
    for category in entry.findall("a:category", NAMES):
        assert category.get("term")


# --- OPDS 2.0 --------------------------------------------------------------------------------------


def check_json_feed(file: Path) -> Any:
    """A feed that keeps the rules of OPDS 2.0 and of the Readium Web Publication Manifest."""
    feed = json.loads(file.read_text(encoding="utf-8"))
    assert feed["metadata"]["title"]
    datetime.fromisoformat(feed["metadata"]["modified"])
    own = [link for link in feed["links"] if link["rel"] == "self"]
    assert [follow(file, link["href"]) for link in own] == [file.resolve()]
    assert own[0]["type"] == "application/opds+json"
    assert {"navigation", "publications", "groups"} & feed.keys()  # section 1: one of them at least
    for link in (*feed["links"], *feed.get("navigation", ())):
        assert link["type"]
        follow(file, link["href"])
    assert all(link["title"] for link in feed.get("navigation", ()))
    for publication in feed.get("publications", ()):
        _check_publication(file, publication)
    return feed


def _check_publication(file: Path, publication: Any) -> None:
    metadata = publication["metadata"]
    assert metadata["title"] and metadata["@type"] == "http://schema.org/Book"
    assert _IRI.fullmatch(metadata["identifier"])
    assert _MOMENT.fullmatch(metadata["modified"])
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", metadata.get("published", "2000-01-01"))
    assert all(person["name"] for person in metadata.get("author", ()))
    offers = [link for link in publication["links"] if link["rel"].startswith(_ACQUISITION)]
    assert offers and all(link["type"] for link in offers)
    for link in offers:
        assert follow(file, link["href"]).stat().st_size == link["size"]
    assert any(picture["type"] in _PICTURES for picture in publication["images"])  # section 5.3
    for picture in publication["images"]:
        follow(file, picture["href"])
