"""What may be asked of the PDF builder."""

from __future__ import annotations

from msgspec import Struct, field

from octavo.builders import Offprint
from octavo.profiles import BookForm, Paper, PrintHouse, profile


class PdfOptions(Struct, frozen=True, kw_only=True):
    """How a PDF is made.

    `toc_depth` is how many levels of headings the contents list (1 is articles alone, 0 as many as fit). `form` is that
    of the work, None for what its length asks for. `paper` is the page, `printer` the print house that the interior of
    a book is made for, if any. An `offprint` is one article without the pages that stand around a book's. `cover`
    has one drawn where the book brings none.
    """

    toc_depth: int = 2
    form: BookForm | None = "book"
    paper: Paper = field(default_factory=lambda: profile(Paper, "enote-10"))
    printer: PrintHouse | None = None
    offprint: Offprint | None = None
    cover: bool = False
