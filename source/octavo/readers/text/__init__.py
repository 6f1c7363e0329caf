"""Plain text to an article: what its writer made with blank lines, indents and signs becomes structure.

What a saved page brings along (buttons, invitations, teasers) is left out, each with a note.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from octavo.errors import ReadError
from octavo.model import Article, Paragraph, Person, to_inlines
from octavo.notes import Notes
from octavo.readers.article import file_name, headline_or_file_name, origin
from octavo.readers.comparison import Run, compare_with_source
from octavo.readers.encoding import decode
from octavo.readers.language import with_language
from octavo.readers.text.boilerplate import find_reasons, is_saved_page
from octavo.readers.text.ending import mark_ending
from octavo.readers.text.envelope import Envelope, find_envelope
from octavo.readers.text.front_matter import mark_authors, mark_front_matter, mark_repeated_title
from octavo.readers.text.header import Header, find_header
from octavo.readers.text.inlines import InlineParser
from octavo.readers.text.line_features import is_sentence
from octavo.readers.text.lines import Chunk, split_chunks
from octavo.readers.text.maker_marks import strip_maker_marks
from octavo.readers.text.run import keep_lone_lines
from octavo.readers.text.signature import find_signature
from octavo.readers.text.stacks import are_aligned, split_stacks
from octavo.readers.text.structure import BlockParser
from octavo.readers.text.wording import bare_words
from octavo.resources import Fetch, Resource
from octavo.walk import nest

_FOOTNOTE = re.compile(r"\[\^?(\w{1,3}|\*)\]:?\s+(\S.*)")  # "[1] Twice a day.", "[^a]: Twice a day."
_REFERENCE = re.compile(r"\[\^?(\w{1,3}|\*)\]")  # "[1]", "[^a]", "[*]"


def read(resource: Resource, fetch: Fetch, notes: Notes) -> Article:  # noqa: ARG001 - plain text has no pictures
    """The article of a plain text. Raises `ReadError` for what is empty or no text."""
    chunks = split_chunks(strip_maker_marks(decode(resource, notes, has_pages=True), notes))
    envelope = find_envelope(chunks)
    inner = split_stacks(chunks[envelope.start : envelope.end])
    reasons, header, plain = _explain_lines([chunk.text for chunk in inner])
    header = _open(envelope, header)
    before = [chunk for chunk in chunks[: envelope.start] if not notes.leave_out(envelope.reason, chunk.text)]
    kept = [
        replace(chunk, heads=at not in plain)
        for at, chunk in enumerate(inner)
        if at not in header.used and not (reasons[at] and notes.leave_out(reasons[at], chunk.text))
    ]
    after = [chunk for chunk in chunks[envelope.end :] if not notes.leave_out(envelope.reason, chunk.text)]
    article = _make_article(resource, header, [*before, *kept, *after], notes)
    compare_with_source([run for chunk in inner for run in _list_runs(chunk)], article, notes)
    return article


def _list_runs(chunk: Chunk) -> list[Run]:
    """The text of a chunk, each of its lines by itself where they are aligned: items, cells."""
    said = chunk.lines if are_aligned(chunk) else (chunk.text,)
    return [Run(" ".join(line.split())) for line in said]


def _open(envelope: Envelope, header: Header) -> Header:
    """The header with what the envelope says, which is sure; a line that was taken for another title stays text."""
    if not envelope.title:
        return header
    is_same = bare_words(header.title) == bare_words(envelope.title)
    return replace(
        header,
        title=envelope.title,
        authors=envelope.authors or header.authors,
        published=envelope.published or header.published,
        used=header.used if is_same else header.used - {header.title_at},
    )


def _explain_lines(texts: Sequence[str]) -> tuple[list[str], Header, frozenset[int]]:
    """Why each line is no part of the article ("" if it is), what the header says, and which lines head nothing."""
    reasons = find_reasons(texts)
    saved_page = is_saved_page(texts, reasons)
    header = find_header(texts, reasons, saved_page=saved_page)
    mark_front_matter(texts, reasons, header, saved_page=saved_page)
    mark_ending(texts, reasons, header.authors, saved_page=saved_page)
    if not header.authors and (name := find_signature(texts, reasons)):
        header = replace(header, authors=(name,))
    mark_repeated_title(texts, reasons, header, saved_page=saved_page)
    mark_authors(texts, reasons, header)
    plain = keep_lone_lines(texts, reasons, saved_page=saved_page)
    return reasons, header, plain


def _make_article(resource: Resource, header: Header, chunks: list[Chunk], notes: Notes) -> Article:
    footnotes, body = _take_footnotes(chunks)
    if not body and not header.title:
        raise ReadError("there is no article in this text", where=resource.location)
    headline = headline_or_file_name(to_inlines(header.title), resource, notes)
    if is_sentence(header.title):
        notes.add("title-guessed", "the first line was taken")
    _explain(header, resource, notes)
    inlines = InlineParser(footnotes)
    blocks = list(BlockParser(body, inlines).parse())
    article = Article(
        headline=headline,
        alternative_headline=to_inlines(header.subtitle),
        body=nest([*blocks, *map(_to_paragraph, inlines.list_unplaced())]),
        authors=tuple(Person(name) for name in header.authors),
        date_published=header.published,
        date_modified=header.modified,
        origin=origin(resource, "text"),
    )
    return with_language(article, notes)


def _to_paragraph(note: tuple[str, str]) -> Paragraph:
    """A footnote as it was written: its place is where no note can be, such as a listing."""
    label, text = note
    return Paragraph(to_inlines(f"[{label}] {text}"))


def _explain(header: Header, resource: Resource, notes: Notes) -> None:
    """Where each value was found."""
    notes.choose("headline", [(header.title, "the first lines"), (file_name(resource), "the file's name")])
    notes.choose("authors", [(header.authors, "the byline")])
    notes.choose("published", [(header.published, "the byline")])
    notes.choose("modified", [(header.modified, "the byline")])


def _take_footnotes(chunks: Sequence[Chunk]) -> tuple[dict[str, str], list[Chunk]]:
    """The footnotes at the end, by label, and the chunks without them; only those that the text before refers to."""
    footnotes: dict[str, str] = {}
    body = list(chunks)
    referred = _find_first_references(chunks)
    for at in range(len(body) - 1, -1, -1):
        matches = [_FOOTNOTE.fullmatch(line) for line in body[at].lines]
        found = {match[1]: match[2] for match in matches if match}
        if found and all(matches) and all(referred.get(label, at) < at for label in found):
            footnotes |= found
            del body[at]
    return footnotes, body


def _find_first_references(chunks: Sequence[Chunk]) -> dict[str, int]:
    """The place of the first chunk that refers to a footnote, by the label of the footnote."""
    places: dict[str, int] = {}
    for at, chunk in enumerate(chunks):
        for label in _REFERENCE.findall(chunk.text):
            places.setdefault(label, at)
    return places
