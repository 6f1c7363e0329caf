"""From a job to a fragment: a tree is laid out, its page numbers are filled in, and its pages are drawn.

This room is the only one that knows WeasyPrint. Its version is pinned, because much here rests on its inner names:
`patches` lists all that is replaced, and what is relied on.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from functools import partial
from hashlib import sha256
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import weasyprint

from octavo import fonts
from octavo.builders.pdf.fragment import Fragment, Job, Metadata
from octavo.builders.pdf.layout.drawing import draw
from octavo.builders.pdf.layout.faces import face_sheet, font_configuration
from octavo.builders.pdf.layout.fetcher import Fetcher
from octavo.builders.pdf.layout.log import listen
from octavo.builders.pdf.layout.patches import patched
from octavo.builders.pdf.layout.slots import Slots
from octavo.builders.pdf.layout.source import LayoutHook, Source
from octavo.builders.pdf.stack import with_deep_stack
from octavo.errors import BuildError
from octavo.notes import Notes

_LAYOUTS = 4
"""At most; each gives a digit more to the slots that had too few."""

_HYPHEN = "\u2010"


def render(job: Job) -> Fragment:
    """Lays out and draws what a job asks for, and leaves the job as it is. Complaints of WeasyPrint become notes."""
    return with_deep_stack(partial(_render, job))


def _render(job: Job) -> Fragment:
    root, notes = deepcopy(job.root), Notes()
    notes.merge(job.notes)
    with listen(notes), patched(), _bounded():
        document, hook = _lay_out(root, job.css, Fetcher(job.assets))
        pdf, structure, mcid_counts = draw(document, any(_HYPHEN in words for words in root.itertext()))
    return Fragment(
        pdf=pdf,
        structure=structure,
        mcid_counts=mcid_counts,
        breaks=hook.breaks,
        folios=hook.folios,
        targets=hook.targets,
        metadata=_metadata(document, root.get("dir", "")),
        digest=sha256(ElementTree.tostring(root) + job.css.encode()).digest()[:16],
        notes=tuple(notes),
        paragraphs=hook.paragraphs,
    )


@contextmanager
def _bounded() -> Iterator[None]:
    """Turns arithmetic that fails into a `BuildError`: lengths that are each of some measure multiply to none."""
    try:
        yield
    except (OverflowError, ZeroDivisionError) as error:
        hint = "see the lengths in --css and in the theme"
        raise BuildError("a length of the styles is larger than any page", hint=hint) from error


def _lay_out(root: Element, css: str, fetcher: Fetcher) -> tuple[weasyprint.Document, LayoutHook]:
    """The pages, and what is known of them. They are laid out once, but where a number has no room in its slot."""
    configuration = font_configuration()
    sheets = [
        face_sheet(fonts.find_families(css)),
        weasyprint.CSS(string=css, font_config=configuration, url_fetcher=fetcher),
    ]
    slots = Slots(root)
    for _ in range(_LAYOUTS):
        hook = LayoutHook(slots)
        source = Source(root, fetcher, hook)
        document = source.render(stylesheets=sheets, font_config=configuration, cache={}, pdf_variant="pdf/a-3a")
        if hook.fits:
            break
    return document, hook


def _metadata(document: weasyprint.Document, direction: str) -> Metadata:
    """What WeasyPrint read in the head of the tree, and the direction of its root."""
    read = document.metadata
    rdf = read.generate_rdf_metadata("a", 3, "A")
    return Metadata(rdf, dict(read.custom), read.lang or "", tuple(read.keywords), direction)
