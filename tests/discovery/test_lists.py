"""List files, outlines and sitemaps."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from octavo.discovery import find_listing
from octavo.discovery.lists import read_list
from octavo.notes import Notes
from tests.discovery.making import SITE, addresses, capture, listing

A, B = f"{SITE}/a", f"{SITE}/b,c#d"


@pytest.mark.parametrize(
    "text",
    [
        f"{A}\n{B}\n",
        f"\ufeff# my list\r\n\r\n{A}   # the best\r\n  {B}\r\n{A}\r\n",
        f"- {A}\n- <{B}>",
        f"1. {A}\n2. {B}",
        f"url\ttitle\n{A}\tOak, old\n{B}\tElm",
        f'Link,Title\n{A},"Oak, old"\n"{B}",Elm',
        f"{A};Oak\n{B};Elm",
        f"{A}\tread this\n{B}",
    ],
)
def test_lists_are_read(text: str) -> None:
    assert read_list(text) == (A, B)


def test_lists_name_files_too() -> None:
    assert read_list("part 1.html\n../other/part, 2.md\n#no\n") == ("part 1.html", "../other/part, 2.md")
    assert read_list(" \n# nothing\n") == ()


def test_a_text_of_addresses_is_a_list() -> None:
    found = listing(f"{A}\n{B}\n", "text/plain")
    assert (found.kind, addresses(found)) == ("list", ["/a", "/b,c"])
    assert find_listing(capture(f"See {A}\nand think.", "text/plain"), Notes()) is None


OPML = f"""<?xml version="1.0"?><opml version="2.0"><head><title>My feeds</title><ownerName>Ada</ownerName></head><body>
<outline text="Trees"><outline type="rss" text="Oak" xmlUrl="{SITE}/oak.xml" htmlUrl="{SITE}/oak"/>
<outline type="link" text="Elm &amp; ash" url="{SITE}/elm"/></outline>
<outline type="rss" text="Fir" xmlURL="{SITE}/fir.xml"/><outline type="rss" xmlUrl="{SITE}/oak.xml"/></body></opml>"""


def test_an_outline_leads_to_feeds_and_pages() -> None:
    found = listing(OPML, "text/x-opml")
    assert found.children == (f"{SITE}/oak.xml", f"{SITE}/fir.xml")
    assert (found.kind, found.title, found.authors) == ("outline", "My feeds", ("Ada",))
    assert [(entry.address, entry.title, entry.part) for entry in found.entries] == [
        (f"{SITE}/elm", "Elm & ash", "Trees")
    ]


XMLNS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
SITEMAP = f"""<?xml version="1.0" encoding="UTF-8"?><?xml-stylesheet href="x.xsl"?>
<urlset {XMLNS}><url><loc> {SITE}/a </loc><lastmod>2025-03-04</lastmod></url>
<url><loc>{SITE}/b.pdf</loc></url><url><loc>{SITE}/a/</loc></url><url><loc>{SITE}/c</loc><lastmod>soon</lastmod></url>
</urlset>"""


def test_sitemaps_name_pages() -> None:
    found = listing(SITEMAP, "application/xml")
    assert (found.kind, addresses(found)) == ("sitemap", ["/a", "/c"])
    assert [entry.date for entry in found.entries] == ["2025-03-04", ""]
    assert listing(gzip.compress(SITEMAP.encode()), "application/gzip") == found


def test_a_sitemap_of_sitemaps_leads_to_them() -> None:
    found = listing(f"<sitemapindex {XMLNS}><sitemap><loc>{SITE}/1.xml</loc></sitemap></sitemapindex>")
    assert (found.entries, found.children) == ((), (f"{SITE}/1.xml",))


def test_files_of_strangers_open_nothing(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("hidden")
    doctype = f'<!DOCTYPE urlset [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
    found = listing(f"{doctype}<urlset {XMLNS}><url><loc>{SITE}/&x;</loc></url></urlset>")
    assert "hidden" not in repr(found)
    assert find_listing(capture(b"\x1f\x8b\x08 no gzip", "application/gzip"), Notes()) is None
