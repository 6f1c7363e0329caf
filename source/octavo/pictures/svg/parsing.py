"""From bytes to the tree of a drawing: well-formed, without comments, its own entities expanded within bounds.

Illustrator and Inkscape declare entities for their namespaces (`xmlns="&ns_svg;"`); libxml2 expands those of the file
itself, stops where they grow out of measure (1 MB, or five times what is read), and never fetches others. What scripts
save of a page (`outerHTML`) may lack a namespace declaration or have the entities of HTML: that is read too.
"""

from __future__ import annotations

import re
from html.entities import html5

from lxml import etree

from octavo.errors import FetchError
from octavo.pictures.svg.vocabulary import name_of

_NAMED = re.compile(rb"&([A-Za-z][A-Za-z0-9]*);")  # "&nbsp;"
_OF_XML = {b"lt", b"gt", b"amp", b"quot", b"apos"}

_ENTITY, _NAMESPACE = "ERR_UNDECLARED_ENTITY", "NS_ERR_UNDEFINED_NAMESPACE"
"""What libxml2 calls an entity, and a prefix, that no one declares."""


def parse_svg(content: bytes) -> etree._Element:
    """The root of an SVG. Raises `FetchError` for what is not well-formed, has endless entities or is no SVG."""
    try:
        root = _parse(content)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise unreadable(f"the drawing is not well-formed ({error})") from error
    if name_of(root) != "svg":
        raise unreadable("the file is no drawing")
    return root


def unreadable(why: str) -> FetchError:
    """What is raised for bytes that are no drawing."""
    return FetchError(why, code="picture-unreadable")


def _parse(content: bytes) -> etree._Element:
    """The root; where entities of HTML or the declaration of a prefix are wanting, they are made up for."""
    parser = _new_parser()
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError:
        kinds = {entry.type_name for entry in parser.error_log}
        if not kinds <= {_ENTITY, _NAMESPACE}:
            raise
    content = _NAMED.sub(_write_character, content)
    return etree.fromstring(content, _new_parser(recover=_NAMESPACE in kinds))


def _new_parser(*, recover: bool = False) -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities="internal", no_network=True, remove_comments=True, remove_pis=True, recover=recover
    )


def _write_character(entity: re.Match[bytes]) -> bytes:
    """An entity of HTML as the numbers of its characters; others stay."""
    characters = html5.get(f"{entity[1].decode('ascii')};", "")
    if entity[1] in _OF_XML or not characters:
        return entity[0]
    return "".join(f"&#{ord(character)};" for character in characters).encode("ascii")
