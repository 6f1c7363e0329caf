"""The medium of screens: files for pictures, formulas as their readers show them, links between files.

While a file of an article is written its `ScreenMedium` also keeps what a package must say of it: which
pictures it shows, how many formulas it holds as MathML and as drawings, and which are pictures.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from msgspec import structs

from octavo.builders.formulas.errors import FormulaError
from octavo.builders.formulas.files import make_drawing, make_picture
from octavo.builders.formulas.svg import formula_text
from octavo.builders.formulas.width import is_wide_formula
from octavo.builders.xhtml import markup
from octavo.builders.xhtml.stacked_tables import describe_table, is_wide_table
from octavo.markup_names import Class
from octavo.model import Image, Math, Table
from octavo.notes import Notes, first_words
from octavo.profiles import DrawingForm, ReadingSystem
from octavo.resources import Asset
from octavo.urls import valid_url

PICTURES = "pictures"
"""The folder of the pictures."""


class ScreenMedium:
    """The medium of one article. `file` is being written; `files_by_id` has the file of every id that it leads to.

    Articles lie in one folder.
    """

    footnotes_at_reference = False
    figures_in_row = 3  # on narrow screens, `ereader.css` puts them below each other

    def __init__(
        self,
        file: str,
        files_by_id: Mapping[str, str],
        words: Mapping[str, str],
        notes: Notes,
        reader: ReadingSystem,
    ) -> None:
        self.file = file
        self._files_by_id = files_by_id
        self._words = words
        self._notes = notes
        self._reader = reader
        self.pictures: list[Image] = []
        self.formulas = self.drawings = 0
        self.formula_pictures: list[Asset] = []

    @property
    def _way_up(self) -> str:
        """The way from the folder of the file to that of all files."""
        return "../" * self.file.count("/")

    def begin_file(self, file: str) -> None:
        """Goes on with another file of the article: what is shown and counted is that of this file alone."""
        self.file = file
        self.pictures, self.formula_pictures = [], []
        self.formulas = self.drawings = 0

    def image(self, image: Image) -> str:
        """A picture as its file. One without words says that nobody described it: "" would call it an ornament."""
        self.pictures.append(image)
        if image.alt is None:
            image = structs.replace(image, alt=image.title or self._words["undescribed"])
        return markup.img(image, f"{self._way_up}{PICTURES}/{image.asset}")

    def math(self, math: Math) -> str:
        """A formula in the form that the readers show, or as it was written where that cannot be."""
        form = self._reader.formulas
        try:
            return self._mathml(math) if form == "mathml" else self._formula_picture(math, form)
        except FormulaError as error:
            self._notes.add("math-unreadable", f"{formula_text(math)}: {error}")
            return markup.formula_as_written(math, formula_text(math))

    def _mathml(self, math: Math) -> str:
        """A formula as MathML; as a picture where no MathML can be made of it."""
        from octavo.builders.formulas.mathml import to_mathml, unknown_commands  # here: it takes time to load

        try:
            written = to_mathml(math, self._words["formula"])
        except FormulaError:
            return self._formula_picture(math, self._reader.drawings)
        self.formulas += 1
        for command in unknown_commands(written):
            self._notes.add("math-command", f"{command} in {first_words(math.tex)}")
        return self._scroll_box(written, math.display) if is_wide_formula(written) else written

    def _scroll_box(self, formula: str, display: bool) -> str:
        """A wide formula in a box that scrolls, which is a stop of the keyboard and has a name (WCAG 2.1.1, 4.1.2)."""
        name = markup.attributes(
            class_=f"{Class.WIDE} {Class.DISPLAY}" if display else Class.WIDE, aria_label=self._words["formula"]
        )
        return f'<span{name} role="group" tabindex="0">{formula}</span>'

    def _formula_picture(self, math: Math, form: DrawingForm) -> str:
        """A formula as a drawing in the page, or as a picture, whose file is kept for the package."""
        if form == "svg":
            written = make_drawing(math)
            self.drawings += 1
            return written
        file, written = make_picture(math)
        self.formula_pictures.append(file)
        return written

    def stacks_table(self, table: Table) -> bool:
        """Whether a table has more columns than the reader shows well, or longer words."""
        if not is_wide_table(table, self._reader.table_columns):
            return False
        self._notes.add("table-lowered", describe_table(table))
        return True

    def link(self, href: str) -> str:
        """Where a link leads; "", which leaves its words without a link, where that is nowhere."""
        if href.startswith("#"):
            return self._internal_link(href[1:])
        if not (leads := valid_url(href)):
            self._notes.add("link-invalid", href)
        return leads

    def _internal_link(self, id_: str) -> str:
        """A link to an id of the book: within its file, or to another; "" with a note where there is no such id."""
        file = self._files_by_id.get(id_)
        if file is None:
            self._notes.add("link-dangling", f"#{id_}")
            return ""
        return f"#{id_}" if file == self.file else f"{PurePosixPath(file).name}#{id_}"
