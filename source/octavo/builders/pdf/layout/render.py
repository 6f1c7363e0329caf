"""From the tree to the bytes of a PDF, through WeasyPrint.

All that rests on WeasyPrint's inner names is called from here, which is why its version is pinned: `lines` and
`footnotes` change how it lays out, `breaks` and `slots` read and fill what it has laid out, `tags` takes the place
of its tagging, and `_mended` mends what it writes.
"""

from __future__ import annotations

import atexit
import logging
import os
import sys
import threading
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import cssselect2
import pydyf
import weasyprint
import weasyprint.document as renderer
import weasyprint.pdf as pdf_writer
from weasyprint.formatting_structure.boxes import ReplacedBox
from weasyprint.layout import LayoutContext
from weasyprint.pdf.stream import Stream
from weasyprint.text.fonts import FontConfiguration

from octavo import fonts
from octavo.builders import PageBreak
from octavo.builders.pdf.layout import artifacts, breaks, footnotes, greys, lines, tounicode
from octavo.builders.pdf.layout.fetcher import Fetcher
from octavo.builders.pdf.layout.slots import Slots
from octavo.builders.pdf.layout.tags import read_structure
from octavo.builders.pdf.link import xmp
from octavo.builders.pdf.link.struct_tree import write_struct_tree
from octavo.notes import Notes
from octavo.resources import Assets

_T = TypeVar("_T")
_LAYOUT = renderer.layout_document
_VARIANT: dict[str, Any] = {"pdf_variant": xmp.VARIANT, "pdf_tags": True}


def write(root: Element, css: str, assets: Assets, notes: Notes, file: Path) -> tuple[PageBreak, ...]:
    """Lays out the tree and writes it. Returns where each page begins; what the engine complains of becomes notes."""
    with _listening(notes):
        return _roomy(lambda: _write(root, css, Fetcher(assets), file))


def _write(root: Element, css: str, fetcher: Fetcher, file: Path) -> tuple[PageBreak, ...]:
    document, starts = _laid_out(root, css, fetcher)
    _declare(document.metadata)
    _join_links(document)
    identifier = sha256(ElementTree.tostring(root) + css.encode()).digest()[:16]
    artifacts.mark_artifacts(document.pages)
    hyphens = any("\u2010" in words for words in root.itertext())
    with greys.greys(), _mended(hyphens), warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # WeasyPrint leaves its colour profile open
        content = document.write_pdf(pdf_identifier=identifier, finisher=_sign, **_VARIANT)
    file.write_bytes(content)
    return starts


def _laid_out(root: Element, css: str, fetcher: Fetcher) -> tuple[weasyprint.Document, tuple[PageBreak, ...]]:
    """The pages, and where each begins. They are laid out once, but where a page number has no room in its slot."""
    configuration = _fonts()
    sheets = [
        _faces(fonts.find_families(css)),
        weasyprint.CSS(string=css, font_config=configuration, url_fetcher=fetcher),
    ]
    slots = Slots(root)
    for _ in range(_LAYOUTS):
        with lines.mended(), footnotes.mended(), _watched(slots) as watched:
            document = Source(root, fetcher).render(stylesheets=sheets, font_config=configuration, cache={}, **_VARIANT)
        if watched.fits:
            break
    return document, watched.starts


_LAYOUTS = 4
"""At most; each gives a digit more to the slots that had too few."""


class _Watched:
    """What is learned of a layout, and done to it before it is drawn."""

    def __init__(self, slots: Slots) -> None:
        self._slots = slots
        self.fits = True
        self.starts: tuple[PageBreak, ...] = ()

    def layout(self, html: Any, root: Any, context: LayoutContext) -> list[Any]:
        """The laid out boxes of all pages."""
        pages = list(_LAYOUT(html, root, context))
        self.fits = self._slots.fill(pages, context)
        self.starts = breaks.breaks(root, context.page_maker)
        return pages


@contextmanager
def _watched(slots: Slots) -> Iterator[_Watched]:
    watched = _Watched(slots)
    renderer.layout_document = watched.layout
    try:
        yield watched
    finally:
        renderer.layout_document = _LAYOUT


# --- what goes in ----------------------------------------------------------------------------------


class Source(weasyprint.HTML):
    """A tree instead of text to parse."""

    def __init__(self, root: Element, fetcher: Fetcher) -> None:
        self.base_url = None
        self.url_fetcher = fetcher
        self.media_type = "print"
        self.wrapper_element = cssselect2.ElementWrapper.from_html_root(root, content_language=None)
        self.etree_element = root


@cache
def _fonts() -> FontConfiguration:
    """The one font configuration of the process: the faces of our packages, and none of the system's."""
    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(Path(__file__).with_name("fonts.conf"))
    try:
        return FontConfiguration()
    finally:
        if before is None:
            del os.environ["FONTCONFIG_FILE"]
        else:
            os.environ["FONTCONFIG_FILE"] = before


@cache
def _faces(families: tuple[str, ...]) -> weasyprint.CSS:
    """The stylesheet that names the faces of `families`, read once a process."""
    return weasyprint.CSS(
        string=fonts.font_face_css(lambda name: f"font:{name}", families),
        font_config=_fonts(),
        url_fetcher=Fetcher(Assets()),
    )


atexit.register(_fonts.cache_clear)  # its temporary folder goes while Python can still remove it


# --- what comes out --------------------------------------------------------------------------------


def _declare(metadata: Any) -> None:
    """Completes the metadata, which stay readable without a PDF parser."""
    generate, include = metadata.generate_rdf_metadata, metadata.include_in_pdf
    said = metadata.custom, metadata.lang or "", metadata.keywords
    metadata.generate_rdf_metadata = lambda *given: xmp.declared(generate(*given), *said)
    metadata.include_in_pdf = lambda pdf, variant, version, conformance, _: include(
        pdf, variant, version, conformance, False
    )


def _sign(_: Any, pdf: Any) -> None:
    """Names the maker in the information dictionary, as the metadata do."""
    pdf.info["Producer"] = pydyf.String(xmp.PRODUCER)


@contextmanager
def _mended(hyphens: bool) -> Iterator[None]:
    """WeasyPrint with our structure, and with fonts that can be read back."""
    before = pdf_writer.add_tags, Stream.marked, pydyf.PDF.page_references
    pdf_writer.add_tags, Stream.marked = _add_tags, artifacts.marked
    pydyf.PDF.page_references = property(_page_references)
    pdf_writer.build_fonts_dictionary = partial(_readable_fonts, hyphens)
    try:
        yield
    finally:
        pdf_writer.add_tags, Stream.marked, pydyf.PDF.page_references = before
        pdf_writer.build_fonts_dictionary = _FONTS


def _add_tags(pdf: Any, document: Any, _: Any, streams: Sequence[Any]) -> None:
    """Writes the structure into a PDF whose pages are drawn, and says that it is there."""
    write_struct_tree(pdf, read_structure(document.pages, streams), [len(stream._tags) for stream in streams])
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})


_FONTS = pdf_writer.build_fonts_dictionary


def _join_links(document: weasyprint.Document) -> None:
    """Leaves one annotation a link and line: WeasyPrint makes one for each box inside it as well."""
    for page in document.pages:
        links: list[Any] = []
        for link in page.links:
            box = link[-1]
            if box.link:
                links.append(link)
            elif isinstance(box, ReplacedBox):  # a picture is larger than the line that it stands in
                kind, target, place, around = links.pop()
                links.append((kind, target, _around(place, link[2]), around))
        page.links = links


def _around(first: tuple[float, ...], second: tuple[float, ...]) -> tuple[float, ...]:
    return (*map(min, first[:2], second[:2]), *map(max, first[2:], second[2:]))


def _page_references(pdf: Any) -> tuple[bytes, ...]:
    """The references of all pages, made once: every structure element asks for one of them."""
    pages = pdf.pages["Kids"]
    kept: tuple[bytes, ...] = pdf.__dict__.get("_references", ())
    if len(kept) * 3 != len(pages):
        kept = pdf.__dict__["_references"] = tuple(b"%d 0 R" % number for number in pages[::3])
    return kept


def _readable_fonts(hyphens: bool, pdf: Any, used: dict[Any, Any], *rest: Any) -> Any:
    """Mends what each glyph is read as, before the fonts are written."""
    for font in used.values():
        tounicode.mend(font.to_unicode, font.file_content, hyphens=hyphens)
    return _FONTS(pdf, used, *rest)


class _Listener(logging.Handler):
    """Notes what the engine complains of, and passes on which page it is at."""

    def __init__(self, notes: Notes) -> None:
        super().__init__(logging.INFO)
        self._notes = notes

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno >= logging.WARNING:
            self._notes.add("pdf-engine", record.getMessage())
        elif isinstance(record.args, tuple) and "Page %d" in str(record.msg):
            _PAGES.info("page %d", *record.args)


_PAGES = logging.getLogger("octavo.progress")
"""Says which page is being laid out, to whoever shows the progress."""


@contextmanager
def _listening(notes: Notes) -> Iterator[None]:
    logger, steps = logging.getLogger("weasyprint"), logging.getLogger("weasyprint.progress")
    listener = _Listener(notes)
    logger.addHandler(listener)
    propagate, logger.propagate = logger.propagate, False
    steps.setLevel(logging.INFO)
    try:
        yield
    finally:
        steps.setLevel(logging.NOTSET)
        logger.removeHandler(listener)
        logger.propagate = propagate


def _roomy(work: Callable[[], _T]) -> _T:
    """Runs `work` where deep nesting cannot end it: WeasyPrint calls itself for each level of a tree."""
    result: list[_T] = []
    error: list[BaseException] = []

    def run() -> None:
        try:
            result.append(work())
        except BaseException as raised:
            error.append(raised)

    limit, size = sys.getrecursionlimit(), threading.stack_size(512 * 1024 * 1024)
    sys.setrecursionlimit(200_000)
    try:
        thread = threading.Thread(target=run, daemon=True)  # an interrupt ends the program, not only the wait
        thread.start()
        thread.join()
    finally:
        sys.setrecursionlimit(limit)
        threading.stack_size(size)
    if error:
        raise error[0]
    return result[0]
