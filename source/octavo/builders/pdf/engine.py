"""Everything that touches WeasyPrint: the tree goes in, the bytes of a PDF come out.

Some of it rests on WeasyPrint's inner names, which is why its version is pinned.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import cssselect2
import weasyprint
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from octavo import fonts
from octavo.builders import Built
from octavo.builders.pdf import archive
from octavo.notes import Notes
from octavo.resources import Assets

_T = TypeVar("_T")


def write(root: Element, css: str, assets: Assets, notes: Notes) -> Built:
    """Lays out the tree and writes it; what the engine complains of becomes notes."""
    with _listening(notes):
        return _roomy(lambda: _write(root, css, Fetcher(assets)))


def _write(root: Element, css: str, fetcher: Fetcher) -> Built:
    configuration = _fonts()
    sheet = weasyprint.CSS(string=css, font_config=configuration, url_fetcher=fetcher)
    document = Source(root, fetcher).render(
        stylesheets=[_faces(), sheet], font_config=configuration, pdf_variant=archive.VARIANT, pdf_tags=True, cache={}
    )
    _declare(document.metadata)
    identifier = sha256(ElementTree.tostring(root) + css.encode()).digest()[:16]
    content = document.write_pdf(pdf_variant=archive.VARIANT, pdf_tags=True, pdf_identifier=identifier)
    return Built(content, len(document.pages))


# --- what goes in ----------------------------------------------------------------------------------


class Source(weasyprint.HTML):
    """A tree instead of text to parse."""

    def __init__(self, root: Element, fetcher: Fetcher) -> None:
        self.base_url = None
        self.url_fetcher = fetcher
        self.media_type = "print"
        self.wrapper_element = cssselect2.ElementWrapper.from_html_root(root, content_language=None)
        self.etree_element = root


class Fetcher(URLFetcher):
    """Answers `asset:` from the store and `font:` from the installed faces, and refuses everything else."""

    def __init__(self, assets: Assets) -> None:
        super().__init__(allowed_protocols=("asset", "font"))
        self._assets = assets

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        scheme, _, name = url.partition(":")
        if scheme == "font":
            return URLFetcherResponse(url, fonts.installed()[name].read_bytes(), {"Content-Type": "font/ttf"})
        if scheme == "asset" and name in self._assets:
            asset = self._assets[name]
            return URLFetcherResponse(url, asset.content, {"Content-Type": asset.media_type})
        raise ValueError("it is not in this book")


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
def _faces() -> weasyprint.CSS:
    """The stylesheet that names the faces, read once a process."""
    return weasyprint.CSS(
        string=fonts.css(lambda name: f"font:{name}"), font_config=_fonts(), url_fetcher=Fetcher(Assets())
    )


# --- what comes out --------------------------------------------------------------------------------


def _declare(metadata: Any) -> None:
    """Puts the identifier of PDF/UA into the metadata, which stays readable without a PDF parser."""
    generate, include = metadata.generate_rdf_metadata, metadata.include_in_pdf
    metadata.generate_rdf_metadata = lambda *given: archive.accessible(generate(*given))
    metadata.include_in_pdf = lambda pdf, variant, version, conformance, _: include(
        pdf, variant, version, conformance, False
    )


class _Listener(logging.Handler):
    def __init__(self, notes: Notes) -> None:
        super().__init__(logging.WARNING)
        self._notes = notes

    def emit(self, record: logging.LogRecord) -> None:
        self._notes.add("pdf-engine", record.getMessage())


@contextmanager
def _listening(notes: Notes) -> Iterator[None]:
    logger = logging.getLogger("weasyprint")
    listener = _Listener(notes)
    logger.addHandler(listener)
    propagate, logger.propagate = logger.propagate, False
    try:
        yield
    finally:
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
        thread = threading.Thread(target=run)
        thread.start()
        thread.join()
    finally:
        sys.setrecursionlimit(limit)
        threading.stack_size(size)
    if error:
        raise error[0]
    return result[0]
