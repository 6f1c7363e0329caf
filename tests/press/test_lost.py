"""An article that cannot be read has a page that says so, and the others have their book."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from octavo.errors import BugError, ExitCode, OctavoError, ReadError
from octavo.locale.phrases import phrases
from octavo.notes import Note
from octavo.press import build
from octavo.press.pipeline import make_book
from octavo.press.reading import task
from octavo.press.results import Result
from octavo.press.run import Run
from octavo.projects.order import Order
from octavo.readers import find_reader
from octavo.walk import line, text

FIRST = "---\ntitle: {title}\nauthor: Ilse Adler\nlang: {language}\ndate: 2026-02-03\n---\n\n{words}\n"
GERMAN = FIRST.format(title="Vom Setzen", language="de", words="Ein Bogen wird gesetzt und dann gedruckt.")
SAID = phrases("de")["lost"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("1-vom-setzen.md").write_text(GERMAN)
    return tmp_path


def make(*names: str) -> Result:
    return build(Order(inputs=names or (".",), outputs=(Path("x.epub"), Path("x.pdf")), individual=True))


def words_of_pdf(name: str = "x.pdf") -> str:
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(name)).split())


def words_of_epub() -> str:
    book = zipfile.ZipFile("x.epub")
    return " ".join(book.read(name).decode() for name in book.namelist() if name.endswith("xhtml"))


def lost(result: Result) -> list[Note]:
    return [note for note in result.notes if note.code == "article-lost"]


# --- in the books --------------------------------------------------------------------------------


def test_both_books_say_what_is_lost_and_why_in_the_language_of_the_book(folder: Path) -> None:
    Path("2-kolumnen.docx").write_bytes(b"this was cut off")
    Path("3-vom-binden.md").write_text(GERMAN.replace("Setzen", "Binden"))
    result = make()
    assert [(note.where, note.severity) for note in lost(result)] == [("2-kolumnen.docx", "error")]
    assert (result.articles, len(result.offprints)) == (2, 2)
    for words in (words_of_pdf(), words_of_epub()):
        assert words.count("2-kolumnen.docx") >= 2, "in the contents, and over its page"
        assert SAID in words
        assert "The file is no Word file." in words
    assert 'lang="en"' in words_of_epub()


def test_what_a_book_says_of_itself_is_said_by_the_articles_that_were_read(folder: Path) -> None:
    Path("0-first.html").write_bytes(b"")
    book = make_book(Run(order=Order(inputs=(".",))))
    assert [line(one.headline) for one in book.articles] == ["0-first.html", "Vom Setzen"]
    said = book.metadata
    assert (said.title, said.language, said.creators[0].name) == ("Vom Setzen", "de", "Ilse Adler")


def test_a_language_without_phrases_has_the_page_in_english(folder: Path) -> None:
    Path("1-vom-setzen.md").write_text(FIRST.format(title="Sonnet", language="ga", words="Focail faoi leathanach."))
    Path("2.txt").write_text(" ")
    page = make_book(Run(order=Order(inputs=(".",)))).articles[1]
    assert (page.in_language, [block.language for block in page.body[:1]]) == ("ga", ["en"])
    assert "could not be read" in text(page)


def test_links_to_what_is_lost_lead_to_its_page(folder: Path) -> None:
    Path("1-vom-setzen.md").write_text(GERMAN + "\nMehr steht [dort](2-lost.html).\n")
    Path("2-lost.html").write_text("<body></body>")
    result = make()
    assert "link-relative" not in {note.code for note in result.notes}
    assert 'href="article-2-lost-html.xhtml' in words_of_epub()


# --- kinds of loss ---------------------------------------------------------------------------------


def no_words(path: Path) -> None:
    path.write_text("<!DOCTYPE html><title>Only a frame</title><body><script>draw()</script></body>")


def nothing(path: Path) -> None:
    path.touch()


def noise(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 40)


def folder_of_that_name(path: Path) -> None:
    path.mkdir()


def broken_link(path: Path) -> None:
    path.symlink_to("gone.html")


def link_outside(path: Path) -> None:
    path.symlink_to("/etc/passwd")


def device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def not_there(path: Path) -> None:
    assert not path.exists()


@pytest.mark.parametrize(
    "make_bad", [no_words, nothing, noise, folder_of_that_name, broken_link, link_outside, device, not_there]
)
def test_whatever_an_article_lacks_the_others_are_read(folder: Path, make_bad: Callable[[Path], None]) -> None:
    make_bad(Path("2.html"))
    run = Run(order=Order(inputs=("1-vom-setzen.md", "2.html", "1-vom-setzen.md"), root=folder))
    book = make_book(run)
    assert [line(one.headline) for one in book.articles] == ["Vom Setzen", "2.html", "Vom Setzen"]
    assert [note.where for note in run.notes if note.code == "article-lost"] == ["2.html"]
    with pytest.raises(OctavoError) as alone:
        make_book(Run(order=Order(inputs=("2.html",), root=folder)))
    assert "\n" not in str(alone.value)
    assert "2.html" in str(alone.value)


@pytest.mark.parametrize("name", ["https://example.org/a", "table.xlsx", "no-such-folder"])
def test_a_name_that_cannot_be_an_article_is_lost_as_well(folder: Path, name: str) -> None:
    book = make_book(Run(order=Order(inputs=("1-vom-setzen.md", name))))
    assert len(book.articles) == 2


def test_a_bug_in_a_reader_costs_one_article_and_says_that_it_is_ours(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def find(kind: str) -> object:
        return find_reader(kind) if kind == "text/markdown" else stumble

    def stumble(*_: object) -> None:
        raise KeyError("rows")

    monkeypatch.setattr(task, "find_reader", find)
    Path("2.html").write_text("<p>words")
    result = make()
    assert [note.detail.partition(" in ")[0] for note in lost(result)] == ["a bug"]
    assert "KeyError" in lost(result)[0].detail
    assert "KeyError" in words_of_pdf()
    assert capfd.readouterr().err == ""
    monkeypatch.setenv("OCTAVO_DEBUG", "1")
    with pytest.raises(BugError) as alone:
        build(Order(inputs=("2.html",), outputs=(Path("y.epub"),)))
    assert alone.value.exit_code == ExitCode.BUG
    assert "Traceback" in capfd.readouterr().err


def test_a_disk_that_is_full_is_no_fault_of_an_article(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(task, "find_reader", lambda _: fail)
    with pytest.raises(OSError, match="No space"):
        make_book(Run(order=Order(inputs=("1-vom-setzen.md", "1-vom-setzen.md"))))


def test_a_book_of_which_all_is_lost_is_an_error_and_nothing_is_written(folder: Path) -> None:
    Path("2.md").touch()
    Path("3.md").touch()
    with pytest.raises(ReadError, match="none of the 2 articles can be read; of the first: the file is empty"):
        make("2.md", "3.md")
    assert sorted(path.name for path in folder.iterdir()) == ["1-vom-setzen.md", "2.md", "3.md"]
