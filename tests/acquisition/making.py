"""A made-up series on a site of loopback, and runs of `add` and `update` on it without pauses."""

from __future__ import annotations

import asyncio
import re
from io import BytesIO
from pathlib import Path

from PIL import Image as Picture

from octavo.acquisition.add import Adding
from octavo.acquisition.network import open_network
from octavo.acquisition.progress import Unwatched
from octavo.acquisition.report import Report
from octavo.acquisition.update import Updating
from octavo.acquisition.wish import Wish
from octavo.web.messages import ClientOptions
from tests.web.site import Row, Site, page, picture

TOPICS = ("Paper", "Type", "Ink", "Press", "Binding")
"""What the parts of the series are about."""

_SENTENCES = (
    "Whoever makes {0} by hand learns first how much of it is spoilt.",
    "A workshop that had {0} in plenty could take any order, and one that had none could take no order at all.",
    "The masters wrote little of {0}, because they meant to keep what they knew.",
    "What we know of {0} comes from accounts, from lawsuits, and from the things themselves.",
    "Nobody who has held good {0} in the hand forgets what it is like.",
)


def prose(topic: str, paragraphs: int = 6) -> str:
    """Paragraphs about a topic, no two alike."""
    said = [sentence.format(topic.lower()) for sentence in _SENTENCES]
    turned = (said[number % 5 :] + said[: number % 5] for number in range(paragraphs))
    return "".join(f"<p>{number}. {' '.join(sentences)}</p>" for number, sentences in enumerate(turned, 1))


def part(number: int, body: str = "") -> str:
    """A part of the series, with a picture that waits for a script, a link to the part before it, and a note."""
    topic = TOPICS[number - 1]
    link = f'<p>See <a href="/part-{number - 1}/#sec">the part before</a>.</p>' if number > 1 else ""
    following = f'<link rel="next" href="/part-{number + 1}/">' if number < len(TOPICS) else ""
    return (
        f'<html lang="en"><head><title>The Workshop, part {number}: {topic}</title>{following}'
        f'<meta name="author" content="Ada Reader"><meta property="article:published_time" content="2026-05-0{number}">'
        f'</head><body><nav><a href="/">Home</a></nav><article><h1>The Workshop, part {number}: {topic}</h1>'
        f'<p class="byline">By Ada Reader</p>{body or prose(topic)}<h2 id="sec">What is left</h2>{link}'
        f'<figure><img src="/blank.gif" data-src="/i/{number}.png" alt="{topic}"><figcaption>{topic} as it was.'
        f"</figcaption></figure>{prose(f'old {topic}', 2)}</article><footer>Imprint</footer></body></html>"
    )


def png(number: int = 1) -> bytes:
    """A picture, another one for each number."""
    written = BytesIO()
    Picture.new("RGB", (60 + number, 40), (number * 20 % 255, 80, 90)).save(written, "PNG")
    return written.getvalue()


def series(parts: int = 5) -> dict[str, Row]:
    """The rows of a site that holds the series, and a page that lists its parts."""
    rows: dict[str, Row] = {}
    for number in range(1, parts + 1):
        rows[f"/part-{number}/"] = page(part(number))
        rows[f"/i/{number}.png"] = picture(png(number))
    return rows | {"/": page(contents(parts))}


def contents(parts: int) -> str:
    """The page that lists the parts."""
    items = "".join(
        f'<li><a href="/part-{number}/">Part {number}: {TOPICS[number - 1]}</a></li>' for number in range(1, parts + 1)
    )
    return (
        f"<html><head><title>The Workshop</title></head><body><main><h1>The Workshop</h1>"
        f'<ol class="parts">{items}</ol></main></body></html>'
    )


QUICK = ClientOptions(allow_private=True, pause=0, picture_pause=0)


async def _add(folder: Path | None, wish: Wish) -> Report:
    async with open_network(wish) as network:
        return await Adding(network, wish, Unwatched()).run(folder)


def run_add(*names: str, folder: Path | None = None, follow: str = "", limit: int = 0) -> Report:
    """What `octavo add` does, without pauses."""
    return asyncio.run(_add(folder, Wish(names=names, follow=follow, limit=limit, client=QUICK)))


async def _update(folder: Path) -> Report:
    async with open_network(Wish(client=QUICK)) as network:
        return await Updating(network, Unwatched()).run(folder)


def run_update(folder: Path) -> Report:
    """What `octavo update` does, without pauses."""
    return asyncio.run(_update(folder))


def files_of(folder: Path, site: Site) -> dict[str, bytes]:
    """All files of a project, but for the times in its records and the port of the site."""
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    port = f":{site.port}".encode()
    return {
        name: re.sub(rb'"retrieved": "[^"]*"', b'"retrieved": ""', content).replace(port, b":80")
        for name, content in sorted(found.items())
    }
