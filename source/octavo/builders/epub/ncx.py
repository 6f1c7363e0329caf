"""The NCX, in which reading systems of EPUB 2 find contents and pages."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from octavo.builders.epub.nav import TocEntry
from octavo.builders.epub.pagelist import PageTarget
from octavo.builders.xhtml.markup import attributes, escape


class NcxHead(Struct, frozen=True):
    """What an NCX says of its book; `pages` is the word for its pages."""

    identifier: str
    title: str
    language: str
    direction: str
    pages: str


def ncx_markup(head: NcxHead, entries: Sequence[TocEntry], targets: Sequence[PageTarget]) -> str:
    """The whole file."""
    last = max((int(target.label) for target in targets if target.kind == "normal"), default=0)
    facts = {
        "uid": head.identifier,
        "depth": str(count_levels(entries)),
        "totalPageCount": str(len(targets)),
        "maxPageNumber": str(last),
    }
    metas = "".join(f'<meta name="dtb:{name}" content="{escape(value)}"/>\n' for name, value in facts.items())
    said = attributes(xml_lang=head.language, dir="rtl" if head.direction == "rtl" else "")
    return f"""\
<?xml version="1.0" encoding="utf-8"?>
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1"{said}>
<head>
{metas}</head>
<docTitle><text>{escape(head.title)}</text></docTitle>
<navMap>
{_list_points(entries)}</navMap>
{_list_pages(head, targets) if targets else ""}</ncx>
"""


def count_levels(entries: Sequence[TocEntry]) -> int:
    """How many levels entries have."""
    return 1 + max((count_levels(entry.entries) for entry in entries), default=0) if entries else 0


def _list_points(entries: Sequence[TocEntry]) -> str:
    return "".join(map(_point, entries))


def _point(entry: TocEntry) -> str:
    """An entry and those under it."""
    named = attributes(id=f"place-{entry.order}", playOrder=str(entry.order))
    spoken = attributes(xml_lang=entry.language, dir=entry.direction)
    return f"<navPoint{named}>{_label(entry.label, entry.href, spoken)}{_list_points(entry.entries)}</navPoint>\n"


def _list_pages(head: NcxHead, targets: Sequence[PageTarget]) -> str:
    lines = "".join(map(_page, targets))
    return f"<pageList>\n<navLabel><text>{escape(head.pages)}</text></navLabel>\n{lines}</pageList>\n"


def _page(target: PageTarget) -> str:
    value = target.label if target.kind == "normal" else ""
    named = attributes(id=target.id, type=target.kind, value=value)
    return f"<pageTarget{named}>{_label(target.label, target.href)}</pageTarget>\n"


def _label(label: str, href: str, spoken: str = "") -> str:
    return f'<navLabel{spoken}><text>{escape(label)}</text></navLabel><content src="{escape(href)}"/>'
