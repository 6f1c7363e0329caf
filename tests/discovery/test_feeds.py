"""Feeds of three makes and their broken cousins: which pages they name, in which order, and where they go on."""

from __future__ import annotations

from pathlib import Path

import pytest

from octavo.discovery import find_listing
from octavo.notes import Notes
from tests.discovery.making import SITE, addresses, capture, listing

RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:atom="http://www.w3.org/2005/Atom">
<channel><title>Notes from the grove</title><link>{SITE}/</link><language>en-GB</language>
<item><title>Bark &amp;amp; moss</title><link>{SITE}/bark?utm_source=rss</link><dc:creator>Ada Birch</dc:creator>
 <pubDate>Tue, 04 Mar 2025 09:30:00 +0100</pubDate><description>In short.</description>
 <content:encoded><![CDATA[<p>All of it, with <a href="/more">a link</a>.</p>]]></content:encoded></item>
<item><title>Roots</title><guid>{SITE}/roots</guid><pubDate>Mon, 03 Feb 2025 08:00:00 GMT</pubDate>
 <description>&lt;p&gt;Only this.&lt;/p&gt;</description></item>
</channel></rss>"""
ATOM = """<?xml version="1.0"?><!-- made by hand -->
<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://grove.example/blog/" xml:lang="de">
<title>Waldblätter</title><author><name>Jan Erle</name></author>
<link rel="next" href="feed?page=2"/>
<entry><title>Rinde</title><link href="rinde"/><id>tag:2</id><published>2025-03-04T09:30:00Z</published>
 <author><name>Ute Eiche</name></author>
 <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Ganz. <img src="r.png"/></p></div></content></entry>
<entry><title>Wurzeln</title><link href="wurzeln"/><id>tag:1</id><updated>2025-02-03T08:00:00Z</updated></entry>
</feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://grove.example/">
<title>Old grove</title></channel><item rdf:about="https://grove.example/b"><title>B</title><link>https://grove.example/b</link>
 <dc:date>2004-05-02</dc:date></item>
<item rdf:about="https://grove.example/a"><title>A</title><link>https://grove.example/a</link>
 <dc:date>2004-05-01</dc:date></item></rdf:RDF>"""
JSON = """{"version": "https://jsonfeed.org/version/1.1", "title": "Grove", "authors": [{"name": "Ada Birch"}],
 "language": "en", "next_url": "/feed2.json", "items": [
 {"id": "2", "url": "/bark", "title": "Bark", "content_html": "<p>All</p>", "date_published": "2025-03-04T09:30:00Z"},
 {"id": "https://grove.example/roots", "title": "Roots", "content_text": "One & two\\n\\nThree",
  "date_published": "2025-02-03"}, {"id": "9", "title": "nowhere"}]}"""


def test_rss_is_read_oldest_first() -> None:
    found = listing(RSS, "application/rss+xml")
    assert (found.kind, found.title, found.language) == ("feed", "Notes from the grove", "en-GB")
    assert addresses(found) == ["/roots", "/bark?utm_source=rss"]
    assert "oldest first" in found.order
    bark = found.entries[1]
    assert (bark.title, bark.date, bark.authors) == ("Bark & moss", "2025-03-04T08:30:00Z", ("Ada Birch",))
    assert "All of it" in bark.content and f'href="{SITE}/more"' in bark.content
    assert found.entries[0].content == "<p>Only this.</p>"


def test_atom_is_read_with_its_base() -> None:
    found = listing(ATOM, "application/atom+xml", f"{SITE}/blog/feed")
    assert addresses(found) == ["/blog/wurzeln", "/blog/rinde"]
    assert (found.title, found.authors, found.language) == ("Waldblätter", ("Jan Erle",), "de")
    assert found.next == f"{SITE}/blog/feed?page=2"
    assert found.entries[0].date == "2025-02-03T08:00:00Z"
    assert found.entries[1].authors == ("Ute Eiche",)
    assert f"{SITE}/blog/r.png" in found.entries[1].content


def test_rdf_is_read() -> None:
    assert addresses(listing(RDF, "text/xml")) == ["/a", "/b"]


def test_json_feed_is_read() -> None:
    notes = Notes()
    found = find_listing(capture(JSON, "application/json", f"{SITE}/feed.json"), notes)
    assert found is not None
    assert addresses(found) == ["/roots", "/bark"]
    assert (found.title, found.authors, found.next) == ("Grove", ("Ada Birch",), f"{SITE}/feed2.json")
    assert found.entries[0].content == "<p>One &amp; two</p><p>Three</p>"
    assert [note.code for note in notes] == ["entry-skipped"]


@pytest.mark.parametrize("other", ['{"version": 3}', "{broken", "[1]", '{"items": []}', "{" * 5000])
def test_other_json_is_no_feed(other: str) -> None:
    assert find_listing(capture(other, "application/json"), Notes()) is None


def test_recordings_are_left_out_with_a_note() -> None:
    podcast = RSS.replace(f"<guid>{SITE}/roots</guid>", f'<enclosure url="{SITE}/r.mp3" type="audio/mpeg"/>')
    notes = Notes()
    found = find_listing(capture(podcast, "application/rss+xml"), notes)
    assert found is not None
    assert addresses(found) == ["/bark?utm_source=rss"]
    assert [note.code for note in notes] == ["entry-skipped"]


def test_a_page_stands_in_a_feed_once() -> None:
    twice = RSS.replace(f"<guid>{SITE}/roots</guid>", "<link>http://www.grove.example/bark/</link>")
    assert len(listing(twice).entries) == 1


def test_numbered_parts_stand_by_number() -> None:
    numbered = RSS.replace("Bark &amp;amp; moss", "Trees, part 1: Bark").replace("Roots", "Trees, part 2: Roots")
    found = listing(numbered)
    assert addresses(found) == ["/bark?utm_source=rss", "/roots"]
    assert "part numbers" in found.order


def test_older_entries_are_on_further_pages() -> None:
    generator = "<generator>https://wordpress.org/?v=6.5</generator></channel>"
    wordpress = RSS.replace("</channel>", generator)
    assert listing(wordpress, address=f"{SITE}/feed/").next == f"{SITE}/feed/?paged=2"
    assert listing(wordpress, address=f"{SITE}/feed/?cat=3&paged=2").next == f"{SITE}/feed/?cat=3&paged=3"
    archived = RSS.replace("<item>", f'<atom:link rel="prev-archive" href="{SITE}/2024.xml"/><item>', 1)
    assert listing(archived).next == f"{SITE}/2024.xml"
    assert listing(RSS).next == ""


def test_a_feed_opens_nothing(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("hidden words")
    entity = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{secret.as_uri()}">]><rss version="2.0"'
    found = find_listing(capture(RSS.replace('<rss version="2.0"', entity).replace("Only this", "&x;")), Notes())
    assert found is None or "hidden words" not in repr(found)
    assert find_listing(capture(str(secret), "application/rss+xml"), Notes()) is None


def test_broken_feeds_are_read_as_far_as_they_go() -> None:
    assert addresses(listing(RSS.replace("&amp;amp;", "&").replace("</channel></rss>", "")))[-1].startswith("/bark")
    assert listing("<rss version='2.0'><channel></channel></rss>").entries == ()
