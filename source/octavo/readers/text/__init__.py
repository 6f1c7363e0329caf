"""Plain text to an article: what its writer made with blank lines, indents and habits becomes structure.

What a saved page brings along (buttons, invitations, teasers) is left out, each with a note.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from octavo.errors import ReadError
from octavo.model import Article, Person, plain
from octavo.notes import Notes
from octavo.readers.article import file_name, headline_or_file_name, origin
from octavo.readers.encoding import decode
from octavo.readers.text import boilerplate, header
from octavo.readers.text.line_features import is_prose, is_sentence
from octavo.readers.text.lines import Chunk, chunks
from octavo.readers.text.structure import Structure
from octavo.readers.text.words import Words
from octavo.resources import Fetch, Resource
from octavo.walk import nest

_NOTE = re.compile(r"\[\^?(\w{1,3}|\*)\]:?\s+(\S.*)")
_SHAPED = re.compile(r"\||\t| {3}|^(?:[-*•>]|\d+[.)]) ")


def read(resource: Resource, fetch: Fetch, notes: Notes) -> Article:  # noqa: ARG001 - plain text has no pictures
    """The article of a plain text. Raises `ReadError` for what is empty or no text."""
    found = _apart(chunks(decode(resource, notes)))
    texts = [chunk.text for chunk in found]
    reasons = boilerplate.reasons(texts)
    head = header.find(texts, reasons)
    kept = []
    for at, chunk in enumerate(found):
        why = reasons[at]
        if at not in head.used and boilerplate.key(chunk.text) == boilerplate.key(head.title):
            why = why or boilerplate.REPEATED
        if why and notes.leave_out(why, chunk.text):
            continue
        if at not in head.used:
            kept.append(chunk)
    return _article(resource, head, kept, notes)


def _article(resource: Resource, head: header.Head, found: list[Chunk], notes: Notes) -> Article:
    footnotes, body = _footnotes(found)
    if not body and not head.title:
        raise ReadError("there is no article in this text", where=resource.location)
    headline = headline_or_file_name(plain(head.title), resource, notes)
    if is_sentence(head.title):
        notes.add("title-guessed", "the first line was taken")
    notes.choose("headline", [(head.title, "the first lines"), (file_name(resource), "the file's name")])
    for value, what in ((head.authors, "authors"), (head.published, "published"), (head.modified, "modified")):
        notes.choose(what, [(value, "the byline")])
    return Article(
        headline=headline,
        alternative_headline=plain(head.subtitle),
        body=nest(list(Structure(body, Words(footnotes)).flat())),
        authors=tuple(Person(name) for name in head.authors),
        date_published=head.published,
        date_modified=head.modified,
        origin=origin(resource, "text"),
    )


def _apart(found: Sequence[Chunk]) -> list[Chunk]:
    """Short lines at the top that stand together (title, byline, date) one by one, up to the first paragraph."""
    apart: list[Chunk] = []
    for at, chunk in enumerate(found):
        if is_prose(chunk.text) or not (lines := _lines(chunk)):
            return [*apart, *found[at:]]
        apart += lines
    return apart


def _lines(chunk: Chunk) -> list[Chunk]:
    """The lines of a chunk as chunks of their own; none where they belong together."""
    if len(chunk.lines) == 1:
        return [chunk]
    first, *rest = chunk.lines
    if len(rest) == 1 and not any(map(str.isalnum, rest[0])):
        return [Chunk((first,))]  # a title with a line under it
    shaped = chunk.indent or any(line != line.strip() or _SHAPED.search(line) for line in chunk.lines)
    return [] if shaped else [Chunk((line,)) for line in chunk.lines]


def _footnotes(found: Sequence[Chunk]) -> tuple[dict[str, str], list[Chunk]]:
    """The notes at the end, by label, and the chunks without them; only those that the text refers to."""
    notes: dict[str, str] = {}
    body = list(found)
    for at in range(len(body) - 1, -1, -1):
        matches = [_NOTE.fullmatch(line) for line in body[at].lines]
        labels = [match[1] for match in matches if match]
        if labels and len(labels) == len(matches) and _are_named(labels, body[:at]):
            notes |= {match[1]: match[2] for match in matches if match}
            del body[at]
    return notes, body


def _are_named(labels: Sequence[str], before: Sequence[Chunk]) -> bool:
    """Whether the text before refers to each of the labels."""
    text = " ".join(chunk.text for chunk in before).replace("[^", "[")
    return all(f"[{label}]" in text for label in labels)
