"""What is said of a book as plain text, for a mail or a message, and as Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from octavo.locale.characters import drop_illegal
from octavo.press.share.announcement import Announcement, Entry

_MARKS = re.compile(r"([\\`*_\[\]<>#|~])")
"""Characters that mean something in Markdown wherever they stand."""

_FIRST = re.compile(r"^(\d+)([.)])|^([-+=])", re.MULTILINE)
"""What begins a list or a heading at the start of a line: "1.", "-"."""


def format_text(told: Announcement) -> str:
    """The announcement as plain text."""
    metadata = told.metadata
    blocks = [
        "\n".join(filter(None, (metadata.title, metadata.subtitle, told.makers))),
        *told.summary,
        _number_entries(told, _text_entry),
        "\n".join(f"{one.format}, {one.words}: {told.locate(one.address)}" for one in told.downloads),
    ]
    return drop_illegal("\n\n".join(filter(None, blocks))) + "\n"


def _text_entry(entry: Entry, address: str) -> str:
    named = " — ".join(filter(None, (entry.title, entry.authors)))
    return f"{named}\n   {address}" if address else named


def format_markdown(told: Announcement) -> str:
    """The announcement as Markdown (CommonMark), with the card."""
    return drop_illegal("\n\n".join(filter(None, _markdown_blocks(told)))) + "\n"


def _markdown_blocks(told: Announcement) -> Iterator[str]:
    metadata, card = told.metadata, told.locate("card.jpg")
    yield f"# {_escape(metadata.title)}"
    yield f"*{_escape(metadata.subtitle)}*" if metadata.subtitle else ""
    yield _escape(told.makers)
    yield f"![{_escape(metadata.title)}](<{card}>)"
    yield from map(_escape, told.summary)
    if entries := _number_entries(told, _markdown_entry):
        yield f"## {_escape(told.words['contents'])}"
        yield entries
    yield "\n".join(f"- {_link(one.format, told.locate(one.address))}, {one.words}" for one in told.downloads)


def _markdown_entry(entry: Entry, address: str) -> str:
    return " — ".join(filter(None, (_link(entry.title, address), _escape(entry.authors))))


def _number_entries(told: Announcement, write: Callable[[Entry, str], str]) -> str:
    """The articles as a numbered list; of a single one nothing is to be said."""
    entries = told.entries if len(told.entries) > 1 else ()
    return "\n".join(f"{number}. {write(one, told.locate(one.address))}" for number, one in enumerate(entries, 1))


def _link(words: str, address: str) -> str:
    return f"[{_escape(words)}](<{address}>)" if address else _escape(words)


def _escape(words: str) -> str:
    """`words` as Markdown shows them as they are."""
    return _FIRST.sub(
        lambda found: f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}", _MARKS.sub(r"\\\1", words)
    )
