"""The formats that books are made in. A new one is a folder in `builders`, a module in `checks`, and a row here."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from octavo.builders import Builder, Offprint, PageMap
from octavo.errors import ConfigError
from octavo.pictures.limits import Limits
from octavo.pictures.renditions import for_paper, for_reader
from octavo.projects.order import Order

if TYPE_CHECKING:
    from octavo.builders.epub.options import EpubOptions
    from octavo.builders.pdf.options import PdfOptions


class Format(Struct, frozen=True, kw_only=True):
    """How a file is made whose name has this ending.

    `builder` and `check` are modules: one has the `build` that writes the file, the other the `read_back` that reads
    it. `limits` is what the format allows of pictures, `options` what its builder is told, from the order and from
    what is known when the file is made. Files of a format that is `paged` are built first: the others name their pages.
    `divisible` says that a book may become several files, each no larger than the order asks.
    """

    ending: str
    builder: str
    check: str
    limits: Callable[[Order], Limits]
    options: Callable[[Order, PageMap, Offprint | None], Any]
    paged: bool = False
    divisible: bool = False

    def build(self) -> Builder[Any]:
        """The function that writes the file, loaded when it is needed."""
        build: Builder[Any] = import_module(self.builder).build
        return build


def _epub_options(order: Order, pagemap: PageMap, _: Offprint | None) -> EpubOptions:
    from octavo.builders.epub.options import EpubOptions

    return EpubOptions(toc_depth=order.toc_depth, reader=order.reader, pagemap=pagemap)


def _pdf_options(order: Order, _: PageMap, offprint: Offprint | None) -> PdfOptions:
    """An offprint is for its readers, never for a print house."""
    from octavo.builders.pdf.options import PdfOptions

    printer = None if offprint else order.printer
    return PdfOptions(toc_depth=order.toc_depth, paper=order.paper, printer=printer, offprint=offprint)


FORMATS = [
    Format(
        ending=".epub",
        builder="octavo.builders.epub",
        check="octavo.checks.epub",
        limits=lambda order: for_reader(order.reader),
        options=_epub_options,
        divisible=True,
    ),
    Format(
        ending=".pdf",
        builder="octavo.builders.pdf",
        check="octavo.checks.pdf",
        limits=lambda order: for_paper(order.paper, order.printer),
        options=_pdf_options,
        paged=True,
    ),
]
"""All formats, in the order in which they are named; where the user names no output, each of them is made."""


def format_of(path: Path) -> Format:
    """The format of an output, by the ending of its name. Raises `ConfigError` if there is none."""
    for row in FORMATS:
        if row.ending == path.suffix.lower():
            return row
    endings = " or ".join(row.ending for row in FORMATS)
    raise ConfigError(f"no book can be made that ends in “{path.suffix}”", where=str(path), hint=f"end it in {endings}")
