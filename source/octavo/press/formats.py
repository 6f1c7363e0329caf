"""The formats that books are made in. A new one is a folder in `builders`, a module in `checks`, and a row here.

Nothing else in the press, the projects, the commands or the checks knows one format from another.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from octavo.builders import Builder, MadeBook, Offprint, PageMap
from octavo.errors import ConfigError
from octavo.machine import lettering_version, library_versions
from octavo.pictures.limits import Limits, limits_for_paper, limits_for_reader
from octavo.press.sizes import FileSizes, measure_file, measure_folder, measure_package
from octavo.profiles import ReadingSystem, profile
from octavo.projects.order import Order

if TYPE_CHECKING:
    from octavo.builders.epub.options import EpubOptions
    from octavo.builders.pdf.options import PdfOptions
    from octavo.builders.web.options import Packing, WebOptions


class Target(Struct, frozen=True):
    """One file that is to be built; plain data.

    `limits` is what it may hold of pictures. `pagemap` are the pages of a file that was built before, and `books` the
    files that were, of the formats that its own comes after. `offprint` says what an article on its own was taken from,
    `volume` whether it is one of several: however short, it is a book.
    """

    path: Path
    limits: Limits
    pagemap: PageMap = PageMap()
    books: tuple[MadeBook, ...] = ()
    offprint: Offprint | None = None
    volume: bool = False


def _no_libraries() -> tuple[str, ...]:
    return ()


FOLDER = "/"
"""The ending of the name of a folder, as the user writes it; a path that has no ending at all is one."""


def _no_one(order: Order) -> str:
    del order
    return ""


class Format(Struct, frozen=True, kw_only=True):
    """How files are made whose names have this ending, "/" for a folder; `name` is what people call it.

    `builder`, `check` and `view` are modules: one has the `build` that writes the file, the other the `open_file`
    that reads it back; a `view` has the `open_view` that shows what it looks like. `limits` is what the format
    allows of pictures, `options` what its builder is told, `made_for` whom it is for, `measure` what the bytes of a
    finished file are of, `libraries` the versions of those of this machine that it depends on. A file is built
    after those of the formats whose endings are in `after`, and gets these, and the page map of the last of them
    that has pages. Files whose names end in `beside` come with it. Files of a `default` format are made where the
    user names none. An order for individual articles makes them in each format of `offprints`. A `divisible` book
    may become several files, each no larger than the order asks. What has no `check` is no book: it shows one, is
    not read back, and has no notes beside it.
    """

    ending: str
    name: str
    builder: str
    limits: Callable[[Order], Limits]
    options: Callable[[Order, Target], Any]
    check: str = ""
    view: str = ""
    made_for: Callable[[Order], str] = _no_one
    measure: Callable[[Path], FileSizes] = measure_file
    libraries: Callable[[], tuple[str, ...]] = _no_libraries
    after: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    default: bool = False
    offprints: bool = False
    divisible: bool = False

    @property
    def is_folder(self) -> bool:
        """Whether what is made is a folder of files."""
        return self.ending == FOLDER

    def build(self) -> Builder[Any]:
        """The function that writes the file, loaded when it is needed."""
        build: Builder[Any] = import_module(self.builder).build
        return build


def _epub_limits(order: Order) -> Limits:
    return limits_for_reader(order.reader)


def _epub_options(order: Order, target: Target) -> EpubOptions:
    from octavo.builders.epub.options import EpubOptions

    form = "book" if target.volume else order.form
    return EpubOptions(toc_depth=order.toc_depth, form=form, reader=order.reader, pagemap=target.pagemap)


def _name_reader(order: Order) -> str:
    return order.reader.label


def _name_page(order: Order) -> str:
    page, _, _ = order.paper.label.partition(";")
    return f"{order.printer.label}, {page}" if order.printer else page


def _name_browsers(order: Order) -> str:
    del order
    return "any browser"


def _epub_libraries() -> tuple[str, ...]:
    return (lettering_version(),)


def _pdf_libraries() -> tuple[str, ...]:
    return (*library_versions(), *_epub_libraries())  # it has a cover, too


def _pdf_limits(order: Order) -> Limits:
    return limits_for_paper(order.paper, order.printer)


def _pdf_options(order: Order, target: Target) -> PdfOptions:
    """An offprint is for its readers, never for a print house."""
    from octavo.builders.pdf.options import PdfOptions

    printer = None if target.offprint else order.printer
    return PdfOptions(
        toc_depth=order.toc_depth,
        form=order.form,
        paper=order.paper,
        printer=printer,
        offprint=target.offprint,
        cover=order.paper.cover and printer is None,
    )


def _web_limits(_: Order) -> Limits:
    return limits_for_reader(profile(ReadingSystem, "generic"))


def _web_options(order: Order, target: Target, packing: Packing) -> WebOptions:
    from octavo.builders.web.options import WebOptions

    return WebOptions(packing=packing, toc_depth=order.toc_depth, pagemap=target.pagemap, books=target.books)


def _folder_options(order: Order, target: Target) -> WebOptions:
    return _web_options(order, target, "folder")


def _zip_options(order: Order, target: Target) -> WebOptions:
    return _web_options(order, target, "zip")


def _page_options(order: Order, target: Target) -> WebOptions:
    return _web_options(order, target, "page")


def _web_edition(
    ending: str, options: Callable[[Order, Target], WebOptions], measure: Callable[[Path], FileSizes]
) -> Format:
    """The row of a web edition that is handed over in one of three ways."""
    return Format(
        ending=ending,
        name="web edition",
        builder="octavo.builders.web",
        check="octavo.checks.web",
        limits=_web_limits,
        options=options,
        made_for=_name_browsers,
        libraries=_epub_libraries,
        measure=measure,
        after=(".pdf", ".epub"),
    )


FORMATS = [
    Format(
        ending=".epub",
        name="EPUB",
        builder="octavo.builders.epub",
        check="octavo.checks.epub",
        view="octavo.press.receipt.views.package",
        limits=_epub_limits,
        options=_epub_options,
        made_for=_name_reader,
        libraries=_epub_libraries,
        measure=measure_package,
        after=(".pdf",),
        beside=(".accessibility.json",),
        default=True,
        divisible=True,
    ),
    Format(
        ending=".pdf",
        name="PDF",
        builder="octavo.builders.pdf",
        check="octavo.checks.pdf",
        view="octavo.press.receipt.views.pages",
        limits=_pdf_limits,
        options=_pdf_options,
        made_for=_name_page,
        libraries=_pdf_libraries,
        default=True,
        offprints=True,
    ),
    Format(
        ending=".proof.pdf",
        name="proof",
        builder="octavo.builders.proof",
        limits=_pdf_limits,
        options=_pdf_options,
        made_for=_name_page,
        libraries=_pdf_libraries,
        after=(".pdf",),
    ),
    _web_edition(FOLDER, _folder_options, measure_folder),
    _web_edition(".zip", _zip_options, measure_package),
    _web_edition(".html", _page_options, measure_file),
]
"""All formats, in the order in which they are named."""


def format_of(path: Path) -> Format:
    """The format of a file, by the ending of its name; of a folder, if it has none. Raises `ConfigError` for others."""
    name = path.name.lower()
    if name and "." not in name:
        name += FOLDER
    rows = [row for row in FORMATS if name.endswith(row.ending) and name != row.ending]
    if rows:
        return max(rows, key=lambda row: len(row.ending))  # a .proof.pdf is a .pdf, too
    endings = " or ".join(row.ending for row in FORMATS)
    raise ConfigError(f"no book can be made that ends in “{path.suffix}”", where=str(path), hint=f"end it in {endings}")


def sort_targets(targets: Iterable[Target]) -> list[Target]:
    """The targets in the order of building: each after those whose pages it names."""
    from graphlib import TopologicalSorter

    ranks = list(TopologicalSorter({row.ending: row.after for row in FORMATS}).static_order())
    return sorted(targets, key=lambda target: ranks.index(format_of(target.path).ending))
