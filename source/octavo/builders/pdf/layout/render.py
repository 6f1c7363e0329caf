"""From a job to a fragment: a tree is laid out, and its pages are drawn.

This room is the only one that knows WeasyPrint. Its version is pinned, because much here rests on its inner names:
`patches` lists all that is replaced, and what is relied on.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache, partial
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import weasyprint

from octavo import fonts
from octavo.builders.pdf.fragment import Fragment, Job, Metadata, pack_fragment, unpack_job
from octavo.builders.pdf.layout.drawing import draw
from octavo.builders.pdf.layout.export import export
from octavo.builders.pdf.layout.faces import face_sheet, font_configuration
from octavo.builders.pdf.layout.fetcher import Fetcher
from octavo.builders.pdf.layout.log import listen
from octavo.builders.pdf.layout.patches import patched
from octavo.builders.pdf.layout.slots import Slots
from octavo.builders.pdf.layout.source import LayoutHook, Source
from octavo.builders.pdf.stack import with_deep_stack
from octavo.errors import BuildError
from octavo.notes import Note, Notes
from octavo.resources import Assets

_HYPHEN = "\u2010"


def render(job: Job) -> Fragment:
    """Lays out and draws what a job asks for. Complaints of WeasyPrint become notes."""
    return with_deep_stack(partial(_render, job))


def render_message(message: bytes) -> bytes:
    """Renders a job that was packed, and gives the fragment packed: what another process does."""
    return pack_fragment(render(unpack_job(message)))


def _render(job: Job) -> Fragment:
    root = ElementTree.fromstring(job.tree)
    sheet, complaints = _read_sheet(job.css)
    notes = Notes()
    notes.merge(complaints)
    with listen(notes), patched(), _bounded():
        hook = LayoutHook(Slots(root, job.digits), job)
        source = Source(root, Fetcher(job.assets), hook)
        document = source.render(
            stylesheets=[face_sheet(fonts.find_families(job.css)), sheet],
            font_config=font_configuration(),
            cache={},
            pdf_variant="pdf/a-3a",
        )
        drawn = draw(document, job.name)
    exported = export(drawn, fonts.find_families(job.css))
    return Fragment(
        **exported,
        hyphens=any(_HYPHEN in words for words in root.itertext()),
        slots=hook.slots,
        breaks=hook.breaks,
        folios=hook.folios,
        targets=hook.targets,
        apart=hook.apart,
        metadata=_read_metadata(document, root, drawn.info),
        notes=tuple(notes),
        paragraphs=hook.paragraphs,
        quality=hook.quality,
    )


@lru_cache(maxsize=4)
def _read_sheet(css: str) -> tuple[weasyprint.CSS, tuple[Note, ...]]:
    """A stylesheet, read once for all pieces of a book, and what there is to complain of in it."""
    notes = Notes()
    with listen(notes), patched(), _bounded():
        sheet = weasyprint.CSS(string=css, font_config=font_configuration(), url_fetcher=Fetcher(Assets()))
    return sheet, tuple(notes)


@contextmanager
def _bounded() -> Iterator[None]:
    """Turns arithmetic that fails into a `BuildError`: lengths that are each of some measure multiply to none."""
    try:
        yield
    except (OverflowError, ZeroDivisionError) as error:
        hint = "see the lengths in --css and in the theme"
        raise BuildError("a length of the styles is larger than any page", hint=hint) from error


def _read_metadata(document: weasyprint.Document, root: Element, info: Any) -> Metadata:
    """What WeasyPrint read in the head of the tree, and the direction of its root."""
    read = document.metadata
    rdf = read.generate_rdf_metadata("a", 3, "A")
    entries = tuple((name, value.data) for name, value in info.items())
    return Metadata(rdf, dict(read.custom), read.lang or "", tuple(read.keywords), root.get("dir", ""), entries)
