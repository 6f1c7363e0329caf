"""Plain WeasyPrint on the same XHTML and CSS: `write_pdf` of one document, PDF/UA-1.

    python -m tests.benchmarks.plain OUT.pdf FILE.html …

Page numbers, which Octavo writes itself, come from target-counter() then, as they would without it.
"""

from __future__ import annotations

import sys
from pathlib import Path
from xml.etree import ElementTree

from octavo.builders import BuildContext
from octavo.builders.pdf.jobs import make_whole_job
from octavo.builders.pdf.options import PdfOptions
from octavo.markup_names import Class, Data
from octavo.notes import Notes
from octavo.press.pipeline import make_book
from octavo.press.run import Run
from octavo.profiles import Paper, profile
from octavo.projects.order import Order
from octavo.resources import Assets
from octavo.theme import Theme

_NUMBERS = ".pageref::after { content: target-counter(attr(href), page) }"


def prepare(files: list[str], folder: Path, paper: str) -> None:
    """Writes the book of the files as book.xhtml and book.css, which name pictures and faces by their files."""
    run = Run(order=Order(inputs=tuple(files)), assets=Assets(folder))
    book = make_book(run)
    options = PdfOptions(paper=profile(Paper, paper))
    job = make_whole_job(BuildContext(book, run.assets, Theme(), Notes(), folder / "none"), options)
    root = ElementTree.fromstring(job.tree)
    for slot in root.iter("span"):
        if slot.get("class") == Class.PAGEREF:
            slot.tag, slot.text = "a", None
            slot.set("href", f"#{slot.get(Data.TO)}")
    for picture in root.iter("img"):
        picture.set("src", picture.get("src", "").removeprefix("asset:"))
    (folder / "book.xhtml").write_bytes(ElementTree.tostring(root))
    (folder / "book.css").write_text(job.css + _NUMBERS, encoding="utf-8")


def write(folder: Path, file: str) -> None:
    """Writes the PDF of what was prepared, as anybody would."""
    import weasyprint

    from octavo import fonts

    css = (folder / "book.css").read_text(encoding="utf-8")
    faces = fonts.font_face_css(lambda name: fonts.font_file(name).as_uri(), fonts.find_families(css))
    configuration = weasyprint.text.fonts.FontConfiguration()
    sheets = [weasyprint.CSS(string=sheet, font_config=configuration) for sheet in (faces, css)]
    document = weasyprint.HTML(folder / "book.xhtml")
    document.write_pdf(file, stylesheets=sheets, font_config=configuration, pdf_variant="pdf/ua-1")


def main() -> None:
    """Prepares a book (`prepare FOLDER PAPER FILE…`) or writes it (`write FOLDER OUT.pdf`)."""
    step, folder, *given = sys.argv[1:]
    if step == "prepare":
        paper, *files = given
        prepare(files, Path(folder), paper)
    else:
        write(Path(folder), given[0])


if __name__ == "__main__":
    main()
