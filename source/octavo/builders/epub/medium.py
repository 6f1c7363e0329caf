"""What an e-reader wants of an article's XHTML: files for pictures, MathML for formulas, links between files.

While an article is written its `EpubMedium` also keeps what the package must say of it: which
pictures it shows, whether all have words, and whether it holds formulas.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from msgspec import structs

from octavo.addresses import address
from octavo.builders import markup
from octavo.builders.epub.formula import FormulaError, mathml, source
from octavo.model import Image, Math
from octavo.notes import Notes


class EpubMedium:
    """The medium of one article, in `file`. `places` says in which file every id of the book is."""

    notes_at_reference = False

    def __init__(self, file: str, places: Mapping[str, str], words: Mapping[str, str], notes: Notes) -> None:
        self._file = file
        self._places = places
        self._words = words
        self._notes = notes
        self.pictures: list[Image] = []
        self.formulas = 0

    def image(self, image: Image) -> str:
        """A picture as its file. One without words says that nobody described it: "" would call it an ornament."""
        self.pictures.append(image)
        if image.alt is None:
            self._notes.add("alt-missing", image.title or image.asset)
            image = structs.replace(image, alt=image.title or self._words["undescribed"])
        return markup.image(image, f"../pictures/{image.asset}")

    def math(self, math: Math) -> str:
        """A formula as MathML, or as it was written where that cannot be."""
        try:
            written = mathml(math, self._words["formula"])
        except FormulaError as error:
            self._notes.add("math-unreadable", f"{source(math)}: {error}")
            return f'<code{markup.common(math)} class="formula">{markup.escape(source(math))}</code>'
        self.formulas += 1
        return written

    def link(self, href: str) -> str:
        """Where a link leads; "", which leaves its words without a link, where that is nowhere."""
        if href.startswith("#"):
            return self._inside(href[1:])
        if not (leads := address(href)):
            self._notes.add("link-invalid", href)
        return leads

    def _inside(self, id_: str) -> str:
        file = self._places.get(id_)
        if file is None:
            self._notes.add("link-dangling", f"#{id_}")
            return ""
        return f"#{id_}" if file == self._file else f"{PurePosixPath(file).name}#{id_}"
