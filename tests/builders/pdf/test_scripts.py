"""A paragraph in each language and each script: every letter is drawn, and is read back as it was written.

The words are those that Unicode's CLDR has for a language's own name, its months and some countries; of scripts that
no language of CLDR is written in, letters stand in a row.
"""

from __future__ import annotations

import re
import subprocess
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from babel import Locale
from fontTools.unicodedata import script

from octavo import fonts
from octavo.builders.pdf.options import PdfOptions
from octavo.fonts.scripts import SCRIPTS
from octavo.model import Block, Book, Paragraph, Text, to_inlines
from octavo.notes import Notes
from octavo.profiles import Paper, profile
from octavo.theme import Theme
from tests.builders.making import epub, pdf
from tests.builders.pdf.reading import Pdf
from tests.making import article, book_of
from tests.tools import epubcheck, verapdf

_LANGUAGES = """
am ar as az be bg bn bo ca chr cs da de dv dz el es eu fa fi fr ga gu ha he hi hu hy id ig is it ja ka kk km kn ko lo lt
mk ml mr mt my ne or pa pl pt ro ru sa sat si sr sv sw ta te th tr uk ur vai vi yi zgh zh zu
"""
LANGUAGES = _LANGUAGES.split()

RIGHT_TO_LEFT = {"R", "AL"}
SIGNS = "🚀 👍🏽 👩‍👩‍👧‍👦 🇫🇮 7️⃣ ♞ ⚙ 𝄞 ꟻ ⏣ ⸙ ⅌ ⌬ ☙ 🜚 🀄 ⠓"


def words_of_language(name: str) -> str:
    locale = Locale.parse(name)
    countries = (str(locale.territories[code]) for code in ("FI", "IN", "TH", "EG") if code in locale.territories)
    return " ".join([str(locale.get_language_name(name)), *locale.months["format"]["wide"].values(), *countries])


def letters_of_script(code: str) -> str:
    letters = (chr(number) for number in range(0x250, 0x1F000) if script(chr(number)) == code)
    lettered = [letter for letter in letters if unicodedata.category(letter).startswith("L")]
    return "".join([letter for letter in lettered if not fonts.missing_characters(letter)][:12])


def paragraphs() -> Iterator[Paragraph]:
    for name in LANGUAGES:
        yield Paragraph(to_inlines(words_of_language(name)), language=name)
    for code in SCRIPTS:
        if letters := letters_of_script(code):
            yield Paragraph(to_inlines(letters))
    yield Paragraph(to_inlines(SIGNS))


PARAGRAPHS = list(paragraphs())


def text_of(paragraph: Paragraph) -> str:
    return "".join(node.text for node in paragraph.content if isinstance(node, Text))


def flat(text: str) -> str:
    """Words without what copying may change: forms, spaces, marks that are not seen, hyphens at line ends."""
    plain = unicodedata.normalize("NFKC", re.sub("\u2010\\s", "", text))
    return "".join(sign for sign in plain if unicodedata.category(sign) not in {"Cf", "Zs", "Cc", "Cn", "Mn"})


def is_readable(word: str) -> bool:
    """Whether readers keep the order of a word: of what runs from right to left they know few scripts."""
    return not any(unicodedata.bidirectional(sign) in RIGHT_TO_LEFT for sign in word)


def book_with(body: list[Block]) -> Book:
    first = Paragraph(to_inlines("The first paragraph."))
    return book_of(article("In every script", first, *body, id="one"), title="In every script")


def glyphs_of(file: Path) -> str:
    """The content of a PDF's streams."""
    done = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", file, "-"], capture_output=True, check=True)
    return done.stdout.decode("latin-1")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Notes]:
    notes = Notes()
    file = tmp_path_factory.mktemp("scripts") / "scripts.pdf"
    file.write_bytes(pdf(book_with(list(PARAGRAPHS)), notes=notes).content)
    return file, notes


def test_there_are_scripts_enough() -> None:
    found = {script(sign) for paragraph in PARAGRAPHS for sign in text_of(paragraph)}
    assert len(LANGUAGES) >= 60
    assert len(found) > 140


def test_every_letter_is_drawn(made: tuple[Path, Notes]) -> None:
    """No letter is named instead, and no glyph is the one that stands for none."""
    file, notes = made
    assert [(note.code, note.detail) for note in notes] == []
    assert not re.search(r"\[[^\]]*<0000>", glyphs_of(file))


def test_every_letter_stands_on_its_page(made: tuple[Path, Notes]) -> None:
    assert [letter for _, letter in Pdf(made[0].read_bytes()).outside() if letter.strip()] == []


def test_every_word_is_read_back(made: tuple[Path, Notes]) -> None:
    with pypdfium2.PdfDocument(made[0]) as document:
        by_pdfium = flat("\n".join(page.get_textpage().get_text_range() for page in document))
    command = ["pdftotext", "-raw", str(made[0]), "-"]
    by_poppler = flat(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    words = [word for paragraph in PARAGRAPHS for word in re.split("[ -]", text_of(paragraph)) if is_readable(word)]
    lost = [word for word in words if flat(word) not in by_pdfium or flat(word) not in by_poppler]
    assert len(words) > 1200
    assert lost == []


def test_it_is_valid(made: tuple[Path, Notes]) -> None:
    assert verapdf.check([made[0]])[made[0]] == []


def test_the_epub_is_valid(tmp_path: Path) -> None:
    file = tmp_path / "scripts.epub"
    file.write_bytes(epub(book_with(list(PARAGRAPHS))).content)
    assert epubcheck.check([file])[file] == []


@pytest.mark.parametrize("theme", ["report", "large-print"])
def test_other_themes_have_the_same_faces(theme: str, tmp_path: Path) -> None:
    notes = Notes()
    some = PARAGRAPHS[::23]
    file = tmp_path / "some.pdf"
    options = PdfOptions(paper=profile(Paper, "a4"))
    file.write_bytes(pdf(book_with(list(some)), theme=Theme(name=theme), options=options, notes=notes).content)
    assert [(note.code, note.detail) for note in notes] == []
    assert not re.search(r"\[[^\]]*<0000>", glyphs_of(file))
    assert verapdf.check([file])[file] == []
