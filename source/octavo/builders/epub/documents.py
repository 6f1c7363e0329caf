"""XHTML content documents (EPUB 3.3, 6): a body's markup with all that stands around it, ready for the package."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from octavo.builders.xhtml.markup import attributes, escape
from octavo.builders.zipping import Deflated, deflate
from octavo.stylesheets.vocabulary import find_vocabulary

STYLE = "style.css"


class ContentDocument(Struct, frozen=True, kw_only=True):
    """A document: its file, its title, its body's markup, and its manifest properties.

    `language` is a valid tag, "" for the book's own, and so is `direction`. `page_id` names one of the book's own pages
    as `PageBreak` does.
    """

    file: str
    title: str
    body: str
    properties: Sequence[str] = ()
    language: str = ""
    direction: str = ""
    page_id: str = ""


class Page(Struct, frozen=True):
    """A finished document. `vocabulary` and `characters` are those of its markup, sorted."""

    content: Deflated
    vocabulary: tuple[str, ...]
    characters: str


def make_page(document: ContentDocument) -> Page:
    """A document, whose language is stated, as it stands in the package."""
    markup = write_markup(document)
    vocabulary = tuple(sorted(find_vocabulary(markup)))
    return Page(deflate(markup.encode()), vocabulary, "".join(sorted(set(markup))))


def write_markup(document: ContentDocument) -> str:
    """The whole text of a document, whose language is stated."""
    language, direction = document.language, "rtl" if document.direction == "rtl" else ""
    style = "../" * document.file.count("/") + STYLE
    return f"""\
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"\
{attributes(lang=language, xml_lang=language, dir=direction)}>
<head>
<meta charset="utf-8"/>
<title>{escape(document.title)}</title>
<link rel="stylesheet" type="text/css" href="{style}"/>
</head>
<body>
{document.body}</body>
</html>
"""
