"""Pages made of the entries of feeds, for articles of which the feed holds more than the page."""

from __future__ import annotations

from html import escape

from octavo.captures import Capture
from octavo.discovery.listing import Entry


def make_feed_page(entry: Entry, retrieved: str) -> Capture:
    """An entry of a feed as a page: what it says of itself in the head, as pages say it, and its content."""
    head = [
        '<meta charset="utf-8">',
        f"<title>{escape(entry.title)}</title>",
        f'<link rel="canonical" href="{escape(entry.address)}">',
        *(f'<meta name="author" content="{escape(author)}">' for author in entry.authors),
        f'<meta property="article:published_time" content="{escape(entry.date)}">' if entry.date else "",
    ]
    lines = (
        "<!DOCTYPE html>", "<html>", "<head>", *filter(None, head), "</head>", "<body>", "<article>",
        f"<h1>{escape(entry.title)}</h1>", entry.content, "</article>", "</body>", "</html>", "",
    )  # fmt: skip
    content = "\n".join(lines).encode()
    return Capture(
        address=entry.address, content=content, media_type="text/html", charset="utf-8", retrieved=retrieved
    )  # fmt: skip
