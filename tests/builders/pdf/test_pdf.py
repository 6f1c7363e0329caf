"""A book of every node as a PDF: whole, valid, tagged, linked, and the same bytes each time."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import page
import pypdfium2
import pytest

from octavo import walk
from octavo.builders.pdf.layout import actualtext, right_to_left
from octavo.builders.pdf.options import PdfOptions
from octavo.builders.pdf.tree.equations import make_equation
from octavo.model import (
    Article,
    Aside,
    Block,
    Book,
    Cell,
    CodeBlock,
    Figure,
    Footnote,
    Image,
    Item,
    LineBreak,
    Link,
    List,
    Math,
    Metadata,
    Paragraph,
    Quote,
    Row,
    Section,
    Span,
    Table,
    Text,
    to_inlines,
)
from octavo.notes import Notes
from octavo.resources import Assets, make_asset
from octavo.theme import Theme
from tests.builders.making import Made
from tests.builders.making import pdf as build
from tests.builders.pdf.reading import Pdf
from tests.making import article, book_of
from tests.making import paragraph as p
from tests.tools import verapdf
from tests.tools.places import program

SENTENCE = "The bridge was measured twice before anybody believed that it could be repaired at so low a price. "


def build_with(*body: Block, notes: Notes | None = None, assets: Assets | None = None, subtitle: str = "") -> Made:
    """A book of one article with these blocks."""
    only = article("The only article", *body, id="one")
    return build(book_of(only, title="A book", subtitle=subtitle), assets, notes=notes)


@pytest.fixture(scope="module")
def notes() -> Notes:
    return Notes()


@pytest.fixture(scope="module")
def whole(every_node_book: tuple[Book, Assets], notes: Notes) -> Made:
    """The book of every node."""
    book, assets = every_node_book
    return build(book, assets, notes=notes)


@pytest.fixture(scope="module")
def pdf(whole: Made) -> Pdf:
    return Pdf(whole.content)


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def invalid(path: Path) -> Sequence[object]:
    return verapdf.check([path])[path]


# --- every node --------------------------------------------------------------------------------------


def test_it_passes_pdf_ua_and_pdf_a(whole: Made, tmp_path: Path) -> None:
    path = written(tmp_path / "book.pdf", whole.content)
    assert invalid(path) == []
    assert page.validate_pdf(str(path), profile=page.ValidationProfile.PDF_UA_1).is_compliant


def test_the_engine_has_nothing_to_complain_of(whole: Made, notes: Notes) -> None:
    assert whole.pages > 0
    assert [note.detail for note in notes if note.code in {"pdf-engine", "css-invalid"}] == []


def test_pages_have_the_size_of_the_book(pdf: Pdf, whole: Made) -> None:
    assert pdf.sizes() == {(157.0, 210.0)}
    assert len(pdf) == whole.pages


def test_every_article_is_there_with_its_title(pdf: Pdf, every_node_book: tuple[Book, Assets]) -> None:
    words = pdf.all_words()
    for one in every_node_book[0].articles:
        assert walk.title(one) in words


def test_bookmarks_name_articles_and_sections(pdf: Pdf, every_node_book: tuple[Book, Assets]) -> None:
    tops = [words for level, words, _ in pdf.bookmarks() if level == 1]
    titles = [walk.title(article) for article in every_node_book[0].articles]
    assert [words for words in tops if words in titles] == titles
    assert max(level for level, _, _ in pdf.bookmarks()) > 1
    assert all(words in pdf.words(at) for level, words, at in pdf.bookmarks() if level == 1)


def test_the_contents_lead_to_the_articles(pdf: Pdf, every_node_book: tuple[Book, Assets]) -> None:
    titles = [walk.title(article) for article in every_node_book[0].articles]
    starts = [at for level, words, at in pdf.bookmarks() if level == 1 and words in titles]
    contents = range(pdf.page_of("Contents"), starts[0])
    assert set(starts) <= {link.page for link in pdf.links() if link.here in contents}


def test_nothing_stands_off_the_page(pdf: Pdf) -> None:
    assert pdf.outside() == []


def test_every_font_is_in_the_file_and_none_is_the_systems(pdf: Pdf) -> None:
    fonts = pdf.fonts()
    assert all(fonts.values())
    families = {name.partition("+")[2].split("-")[0] for name in fonts}
    assert families <= {"Spectral", "IBM", "Cardo", "Amiri", "STIX", "DejaVu", "Noto"}


def test_the_structure_says_what_things_are(pdf: Pdf) -> None:
    kinds = {kind for _, kind, _ in pdf.structure()}
    assert {
        "Sect",
        "H1",
        "H2",
        "P",
        "L",
        "LI",
        "LBody",
        "Table",
        "TH",
        "TD",
        "Figure",
        "Note",
        "Code",
        "Formula",
    } <= kinds
    assert all(words for _, kind, words in pdf.structure() if kind in {"Figure", "Formula"})


def test_running_heads_and_folios_are_not_read(tmp_path: Path) -> None:
    path = written(tmp_path / "long.pdf", build_with(*[p(SENTENCE * 9) for _ in range(12)]).content)
    read = subprocess.run([program("pdfinfo"), "-struct-text", path], check=True, capture_output=True, text=True).stdout
    assert Pdf(path.read_bytes()).all_words().count("The only article") > 2
    assert read.count("The only article") == 2  # its heading, and in the colophon
    assert not re.search(r'"\d{1,2}"', read)


def test_an_article_of_many_pages_is_one_element(tmp_path: Path) -> None:
    items = List(tuple(Item((p(SENTENCE * 9),)) for _ in range(12)))
    path = written(tmp_path / "long.pdf", build_with(items, p(SENTENCE * 90)).content)
    read = subprocess.run([program("pdfinfo"), "-struct", path], check=True, capture_output=True, text=True).stdout
    kinds = [line.split()[0] for line in read.splitlines()]
    assert Pdf(path.read_bytes()).page_of("Colophon") > 6
    assert (kinds.count("Art"), kinds.count("LI"), kinds.count("LBody")) == (
        1,
        13,
        13,
    )  # the colophon lists its source


def test_the_file_says_what_it_is(whole: Made, every_node_book: tuple[Book, Assets]) -> None:
    metadata = every_node_book[0].metadata
    told = Pdf(whole.content).metadata()
    assert told["Title"] == metadata.title
    assert told["Author"] == ", ".join(person.name for person in metadata.creators if person.role == "aut")
    assert told["ModDate"].startswith(f"D:{(metadata.modified or metadata.date)[:4]}")
    assert b"<pdfuaid:part>1</pdfuaid:part>" in whole.content
    assert b'pdfaid:conformance="A"' in whole.content


BUILD = """
import sys, hashlib
from octavo.builders.pdf.options import PdfOptions
from tests.builders.making import pdf as build
from octavo.notes import Notes
from octavo.theme import Theme
from tests.sample_books import every_node
print(hashlib.sha256(build(*every_node(), Theme(), PdfOptions(), Notes()).content).hexdigest())
"""


def run(code: str, folder: Path | None = None, **elsewhere: str) -> str:
    """What a program prints in a process of its own."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **elsewhere}
    command = [sys.executable, "-c", code]
    return subprocess.run(command, env=environment, cwd=folder, check=True, capture_output=True, text=True).stdout


def digest(folder: Path, zone: str, seed: str) -> str:
    folder.mkdir()
    return run(BUILD, folder, TMPDIR=str(folder), TZ=zone, PYTHONHASHSEED=seed)


def test_the_same_book_is_the_same_bytes_anywhere(tmp_path: Path) -> None:
    assert digest(tmp_path / "one", "UTC", "1") == digest(tmp_path / "another", "Asia/Tokyo", "2")


# --- notes -------------------------------------------------------------------------------------------


def test_a_note_stands_on_the_page_of_its_reference() -> None:
    body = [
        p(SENTENCE * (n % 3), f"Call{n}.", Footnote((p(f"Note{n}, which says more."),)), SENTENCE * (n % 5))
        for n in range(60)
    ]
    book = Pdf(build_with(*body).content)
    assert [n for n in range(60) if book.page_of(f"Call{n}.") != book.page_of(f"Note{n},")] == []


def test_notes_count_from_one_in_each_article() -> None:
    articles = tuple(
        Article(id=f"a{n}", headline=to_inlines(f"Title {n}"), body=(p("Words", Footnote((p(f"Note of {n}"),))),))
        for n in range(2)
    )
    book = Book(metadata=Metadata(title="A book", language="en"), bodymatter=articles)
    read = Pdf(build(book, Assets(), Theme(), PdfOptions(), Notes()).content)
    assert all(f"1. Note of {n}" in read.all_words() for n in range(2))


def test_a_note_longer_than_a_page_is_whole_at_the_end_of_the_article() -> None:
    long = Footnote((p(*(f"{SENTENCE}word{n} " for n in range(60))),))
    read = Pdf(build_with(p("Before", long, " after. ", SENTENCE)).content)
    assert all(f"word{n} " in read.all_words() for n in range(60))
    assert read.outside() == []
    assert read.all_words().index("word0 ") > read.all_words().index(" after. ")


def test_many_notes_of_one_line_are_whole() -> None:
    body = p("Words", *(Footnote((p(f"{SENTENCE}{SENTENCE}number{n}."),)) for n in range(40)))
    read = Pdf(build_with(body).content)
    assert all(f"number{n}." in read.all_words() for n in range(40))
    assert read.outside() == []


def test_a_note_in_a_heading_is_in_no_bookmark() -> None:
    heading = (Text("Afterwards"), Footnote((p("not in the bookmark"),)))
    read = Pdf(build_with(Section(heading, (p(SENTENCE),), id="after")).content)
    assert (2, "Afterwards") in [(level, words) for level, words, _ in read.bookmarks()]
    assert "not in the bookmark" in read.all_words()


def test_the_end_of_a_line_in_a_heading_is_a_space_in_its_bookmark() -> None:
    heading = (Text("Salt"), LineBreak(), Span((Text("and"), LineBreak(), Text("bread")), style="emphasis"))
    read = Pdf(build_with(Section(heading, (p(SENTENCE),), id="salt")).content)
    assert (2, "Salt and bread") in [(level, words) for level, words, _ in read.bookmarks()]


# --- links, pictures, formulas -------------------------------------------------------------------------


def test_links_lead_to_their_targets() -> None:
    away = p(
        "See ",
        Link(to_inlines("the end"), href="#end"),
        " or ",
        Link(to_inlines("outside"), href="https://example.org/a?b=c"),
    )
    filler = [p(SENTENCE * 4) for _ in range(20)]
    read = Pdf(build_with(away, *filler, p(Span((), id="end"), "The very end.")).content)
    links = [link for link in read.links() if link.here == read.page_of("See the end")]
    assert (read.page_of("The very end."), "https://example.org/a?b=c") == (links[0].page, links[1].address)
    assert len(links) == 2


def test_a_formula_is_drawn_and_described_by_its_source() -> None:
    read = Pdf(build_with(p("So ", Math(tex=r"\frac{a}{b}"), " it is.")).content)
    assert (1, "Formula", r"\frac{a}{b}") in [(1, kind, words) for _, kind, words in read.structure()]


def test_words_in_a_formula_are_drawn() -> None:
    drawn = [
        make_equation(Math(tex=rf"{operator}\limits_{{Y}} p \tag{{7}}", display=True), 30, Notes()).count("<path")
        for operator in (r"\mathop{\text{argmax}}", r"\operatorname*{argmax}")
    ]
    assert drawn == [11, 11]


def test_a_formula_that_cannot_be_read_is_printed_as_it_was_written() -> None:
    notes = Notes()
    read = Pdf(build_with(p("So ", Math(tex="a^b^c"), " it is."), notes=notes).content)
    assert "a^b^c" in read.all_words()
    assert [note.code for note in notes] == ["math-unreadable"]


def test_a_picture_without_words_has_those_of_its_caption(every_node_book: tuple[Book, Assets]) -> None:
    assets = every_node_book[1]
    shown = Figure((p(Image(next(iter(assets)).name)),), caption=(p("The old quay"),))
    read = Pdf(build_with(shown, assets=assets).content)
    assert "The old quay" in [words for _, kind, words in read.structure() if kind == "Figure"]


def test_nothing_is_fetched_from_elsewhere() -> None:
    notes = Notes()
    build_with(p(Image("../../etc/passwd", alt="Words instead")), notes=notes)
    assert [note.code for note in notes] == ["pdf-engine"]


# --- characters that no face has -------------------------------------------------------------------------


def test_signs_and_scripts_without_a_face_are_named(tmp_path: Path) -> None:
    """Tangut, a private character (which faces may have), and more letters than can be told one by one."""
    notes = Notes()
    body = p(
        "A \ue123 and \U00017000\U00017001, then \U00018800\U00018801 \U00018802\U00018803\U00018804, zero\u200bwidth"
    )
    content = build_with(body, notes=notes, subtitle="\U00017000").content
    words = Pdf(content).all_words()
    assert "A [U+E123] and [Tangut U+17000 U+17001]," in words
    assert "[5 characters of Tangut: U+18800 …]" in words
    assert (
        sorted((note.code, note.where) for note in notes)
        == [("glyph-missing", "A book")] + [("glyph-missing", "The only article")] * 2
    )
    assert invalid(written(tmp_path / "signs.pdf", content)) == []


def test_emoji_are_drawn_in_one_colour_and_read_as_they_are(tmp_path: Path) -> None:
    """Sequences of colours of skin, families, flags, keycaps and variation selectors are one glyph each."""
    notes = Notes()
    signs = ["🚀", "👍🏽", "👩‍👩‍👧‍👦", "🇫🇮", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "7️⃣", "❤️", "☎︎", "🫠", "🏳️‍🌈"]
    content = build_with(p(" ".join(signs)), notes=notes).content
    read = Pdf(content).all_words().replace("\ufe0f", "").replace("\ufe0e", "")
    assert " ".join(signs).replace("\ufe0f", "").replace("\ufe0e", "") in read
    assert len(notes) == 0
    assert invalid(written(tmp_path / "emoji.pdf", content)) == []


@pytest.mark.parametrize(
    ("label", "printed"),
    [("Mast ধ্রুব ➔ เรือ", "Mast ধ্রুব ➔ เรือ"), ("A \U00017000 B", "A [Tangut U+17000] B"), ("\ue123 🚢", "[U+E123] 🚢")],
)
def test_letters_of_a_drawing_have_faces_or_are_named(label: str, printed: str, tmp_path: Path) -> None:
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 60"><text x="9" y="40">{label}</text></svg>'
    assets, notes = Assets(), Notes()
    name = assets.keep(make_asset(drawing.encode(), "image/svg+xml", (400, 60)))
    content = build_with(p("Look:"), Figure((p(Image(name, alt="A label")),)), assets=assets, notes=notes).content
    assert printed in Pdf(content).lines(2)
    assert [note.detail.partition(":")[0] for note in notes] == ["in a drawing"] * (label != printed)
    assert invalid(written(tmp_path / "drawing.pdf", content)) == []


JOINED = (
    "नमक के साथ रोटी खिलाई",  # the vowel of खि is drawn before its letter
    "ಉಪ್ಪು ಮತ್ತು ಕ್ಷೀರ",
    "ស្ករនិងអំបិល ក្រហម",
    "ဆားနှင့် ကြက်သွန်",
    "ལྷ་སའི་ཚྭ་བསྒྲིགས",
    "น้ำตาลกับเกลือ",
    "ශ්‍රී ලුණු",
    "नमक\u2010रोटी",  # the hyphen is no letter of a word
)


def test_letters_that_stack_and_change_places_are_read_as_they_were_written(tmp_path: Path) -> None:
    """By two engines, and the words of other scripts around them stay apart."""
    content = build_with(p("The first paragraph."), *(p(f"Salt {words} and bread.") for words in JOINED)).content
    file = written(tmp_path / "joined.pdf", content)
    by_pdfium = Pdf(content).lines(2)
    by_poppler = subprocess.run(["pdftotext", file, "-"], capture_output=True, text=True, check=True).stdout
    for words in JOINED:
        assert f"Salt {words} and bread" in by_pdfium
        assert f"Salt {words} and bread" in by_poppler
    assert invalid(file) == []


def test_what_is_said_of_words_does_not_change_how_they_are_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(right_to_left, "show_text", lambda *_: False)  # Pango draws both
    body = [p("The first paragraph."), *map(p, (*JOINED, "தமிழ் பிப்ரவரி ஆகஸ்ட் டிசம்பர் 7️⃣", "ଓଡ଼ିଆ ମାର୍ଚ୍ଚ ଅକ୍ଟୋବର"))]
    said = build_with(*body).content
    monkeypatch.setattr(actualtext, "_JOINED", re.compile("\ue123"))
    unsaid = build_with(*body).content
    assert said != unsaid
    assert pixels_of(said, 2) == pixels_of(unsaid, 2)


def pixels_of(content: bytes, page: int) -> bytes:
    with pypdfium2.PdfDocument(content) as document:
        return bytes(document[page - 1].render(scale=1).to_pil().tobytes())


def test_chinese_is_set_where_its_face_is_installed(tmp_path: Path) -> None:
    notes = Notes()
    content = build_with(Paragraph(to_inlines("天地玄黃，宇宙洪荒。"), language="zh"), notes=notes).content
    assert "天地玄黃，宇宙洪荒。" in Pdf(content).all_words()
    assert len(notes) == 0
    assert invalid(written(tmp_path / "han.pdf", content)) == []


def test_letters_with_accents_are_read_back_as_they_are() -> None:
    words = "q\u0303uick quick Ἀχιλῆος μῆνιν naïve"
    assert words in Pdf(build_with(p(words)).content).all_words()


# --- what breaks other tools --------------------------------------------------------------------------------


def test_long_words_stay_on_the_page() -> None:
    table = Table(bodies=((Row((Cell((p("w" * 400),)), Cell((p("short"),)))),),))
    body: list[Block] = [
        p("x" * 3000),
        Quote((p("y" * 900),)),
        CodeBlock("z" * 900),
        table,
        Section(to_inlines("h" * 300), (), id="h"),
    ]
    assert Pdf(build_with(*body).content).outside() == []


def test_a_table_of_many_columns_stays_on_the_page() -> None:
    rows = tuple(Row(tuple(Cell((p(f"cell {row}.{column}"),)) for column in range(20))) for row in range(5))
    read = Pdf(build_with(Table(bodies=(rows,))).content)
    assert read.outside() == []


def test_a_narrow_column_keeps_its_words_whole() -> None:
    long = p("many words that want all of the room that there is, " * 8)
    head = Row(tuple(Cell((p(word),), header=True) for word in ("Date", "Subject", "Resources", "More")))
    row = Row((Cell((p("September"),)), *(Cell((long,)),) * 3))
    read = Pdf(build_with(Table(head=(head,), bodies=((row,),))).content)
    assert "Date" in read.all_words().split()
    assert "September" in read.all_words().split()


def test_a_list_goes_on_from_its_start() -> None:
    read = Pdf(build_with(List((Item((p("go on"),)),), numbering="decimal", start=7)).content)
    assert "7. go on" in read.all_words()


@pytest.mark.parametrize("around", [lambda x: Quote((x,)), lambda x: List((Item((x,)),)), lambda x: Aside((x,))])
def test_deep_nesting_is_no_end(around: Callable[[Block], Block]) -> None:
    deep: Block = p("the innermost words")
    for _ in range(60):
        deep = around(deep)
    read = Pdf(build_with(deep).content)
    assert "the innermost words" in read.all_words()
    assert read.outside() == []


def test_what_is_empty_is_valid(tmp_path: Path) -> None:
    bodies: list[tuple[Block, ...]] = [(), (Table(bodies=()),), (Quote(()),), (CodeBlock(""),), (Paragraph(()),)]
    paths = [written(tmp_path / f"{number}.pdf", build_with(*body).content) for number, body in enumerate(bodies)]
    nameless = Article(id="one", headline=(), body=())
    book = Book(metadata=Metadata(title=" ", language="en"), bodymatter=(nameless,))
    content = build(book, Assets(), Theme(), PdfOptions(), Notes()).content
    paths.append(written(tmp_path / "nameless.pdf", content))
    assert [finding for findings in verapdf.check(paths).values() for finding in findings] == []


WITHOUT_PANGO = """
import cffi
def refuse(*_):
    raise OSError("cannot load library")
cffi.FFI.dlopen = refuse
from pathlib import Path
from octavo.builders import BuildContext, pdf
from octavo.builders.pdf.options import PdfOptions
from octavo.errors import BuildError
from octavo.notes import Notes
from octavo.theme import Theme
from tests.sample_books import every_node
try:
    pdf.build(BuildContext(*every_node(), Theme(), Notes(), Path("no.pdf")), PdfOptions())
except BuildError as error:
    print(error)
"""


WITHOUT_PROGRAMS = """
import subprocess
def refuse(*words, **options):
    raise AssertionError(words)
subprocess.Popen = refuse
from octavo.builders.pdf.engine import load
print(load("render", "render").__name__)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere libraries have other names")
def test_libraries_are_opened_without_a_search_by_other_programs() -> None:
    assert run(WITHOUT_PROGRAMS) == "render\n"


def test_without_pango_there_is_one_line_of_advice() -> None:
    said = run(WITHOUT_PANGO)
    assert said.startswith("a PDF needs Pango")
    assert said.count("\n") == 1


LATER = """
import sys
from octavo.builders.pdf.engine import load
load("render", "render")
assert "fontTools.subset" not in sys.modules
from weasyprint.pdf import fonts
print(type(fonts.subset.Options(retain_gids=True)).__module__)
"""


def test_what_the_engine_hardly_ever_uses_is_loaded_when_it_does() -> None:
    assert run(LATER) == "fontTools.subset\n"
