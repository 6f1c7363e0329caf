"""A book that is laid out piece by piece is the book that is laid out as a whole; only what changed is made again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from octavo.builders import BuildContext, run_here
from octavo.builders.pdf import build, engine, make_jobs, rendering
from octavo.builders.pdf.fragment import Job
from octavo.builders.pdf.jobs import make_whole_job
from octavo.builders.pdf.options import PdfOptions
from octavo.builders.pdf.pagination import paginate
from octavo.builders.pdf.piece import Piece
from octavo.builders.pdf.tree.tied import ties_pages
from octavo.errors import BuildError
from octavo.model import Article, Block, Book, Footnote, Link, Metadata, Paragraph, Part, Section, Text, to_inlines
from octavo.notes import Notes
from octavo.profiles import Paper, profile
from octavo.resources import Assets
from octavo.theme import MEDIA, Theme, themes
from tests.builders.pdf.pieces import link, render_all
from tests.builders.pdf.reading import Pdf
from tests.tools import qpdf, verapdf

SENTENCE = "The bridge was measured twice before anybody believed that it could be repaired at so low a price. "


def article(name: str, count: int, *links: str) -> Article:
    """An article of so many paragraphs, with a note, a section, and links to others."""
    body: list[Block] = [Paragraph(to_inlines(f"{name} {number}. {SENTENCE * 4}")) for number in range(count)]
    note = Footnote((Paragraph(to_inlines(SENTENCE)),))
    body.insert(1, Paragraph((Text("Seen "), note, Text(f" and said. {SENTENCE}"))))
    body += [Paragraph((Text(SENTENCE), Link(to_inlines("as was told"), f"#{other}"), Text("."))) for other in links]
    section = Section(to_inlines(f"More of {name}"), tuple(body[:3]), id=f"{name}-more")
    return Article(id=name, headline=to_inlines(f"All about {name}"), body=(*body, section))


def make_book(*articles: Article, language: str = "en", part: bool = False) -> Book:
    first = [Part(title="The first part", articles=articles[:2], id="part-1")] if part else articles[:2]
    metadata = Metadata(title="Bridges", language=language, date="2026-01-01")
    return Book(metadata=metadata, bodymatter=(*first, *articles[2:]))


def context(book: Book, theme: Theme | None = None) -> BuildContext:
    return BuildContext(book, Assets(), theme or Theme(), Notes(), Path())


def letters(file: bytes) -> list[list[tuple[str, tuple[float, ...]]]]:
    """The letters of each page, and where they stand, in points."""
    found = []
    for page in pypdfium2.PdfDocument(file):
        text = page.get_textpage()
        boxes = ((text.get_text_range(i, 1), text.get_charbox(i, loose=True)) for i in range(text.count_chars()))
        found.append([(one, tuple(round(side, 1) for side in box)) for one, box in boxes if one.isalpha()])
    return found


BOOK = make_book(article("a", 9, "d", "b-more"), article("b", 14, "a"), article("c", 3), article("d", 30, "a-more"))
FACING = PdfOptions(paper=profile(Paper, "6x9"))


@pytest.mark.parametrize("theme", themes())
@pytest.mark.parametrize("options", [PdfOptions(), FACING], ids=["screen", "facing"])
@pytest.mark.parametrize("part", [False, True], ids=["articles", "parts"])
def test_pieces_make_the_book_that_a_whole_makes(theme: str, options: PdfOptions, part: bool) -> None:
    book = replace(BOOK, bodymatter=make_book(*BOOK.articles, part=part).bodymatter)
    made = context(book, Theme((), theme))
    pieces = paginate(make_jobs(made, options), render_all)
    assert len(pieces) == 6 + part
    assert all(piece.fragment.apart for piece in pieces)
    ours, theirs = link(pieces), link(paginate([make_whole_job(made, options)], render_all))
    assert letters(ours) == letters(theirs)
    mine, whole = Pdf(ours), Pdf(theirs)
    assert mine.all_words() == whole.all_words()
    assert mine.bookmarks() == whole.bookmarks()
    assert list(mine.links()) == list(whole.links())
    assert list(mine.structure()) == list(whole.structure())


def test_the_file_of_pieces_is_valid(tmp_path: Path) -> None:
    files = [tmp_path / f"{number}.pdf" for number in range(3)]
    books = [BOOK, make_book(*BOOK.articles, part=True), make_book(*BOOK.articles, language="ar")]
    for file, book, options in zip(files, books, [FACING, PdfOptions(), FACING], strict=True):
        build(replace(context(book), file=file), options)
    assert verapdf.check(files) == {file: [] for file in files}
    assert [qpdf.check(file) for file in files] == [[]] * 3


def test_numbers_name_the_pages_that_they_lead_to() -> None:
    """Ten pages and more, so that numbers change their digits in the middle of the book."""
    read = Pdf(link(paginate(make_jobs(context(BOOK), FACING), render_all)))
    starts = {words: page for _, words, page in read.bookmarks()}
    assert starts["All about d"] > 9
    assert f"as was told (p. {starts['All about d']})." in read.all_words()
    assert f"as was told (p. {starts['More of b']})." in read.all_words()
    for words, page in starts.items():
        assert read.words(page).startswith(words) or words in read.words(page)
        assert read.words(page).split()[-1] == str(page) or "Bridges" in words


@pytest.mark.parametrize("theme", ["book", "report"])
def test_the_article_stands_once_over_each_left_page(theme: str) -> None:
    read = Pdf(link(paginate(make_jobs(context(BOOK, Theme((), theme)), FACING), render_all)))
    over = [read.words(page).count("All about") for page in range(4, len(read) - 1, 2)]
    assert set(over) <= {0, 1}  # no head stands over the first page of an article
    assert sum(over) > len(over) / 2


def test_titles_may_have_characters_that_xml_has_not() -> None:
    broken = replace(BOOK, metadata=replace(BOOK.metadata, title="Bri\x1bdges"))
    titled = replace(
        broken, bodymatter=(replace(BOOK.articles[0], headline=to_inlines("All\x1b of it")), article("b", 2))
    )
    read = Pdf(link(paginate(make_jobs(context(titled), FACING), render_all)))
    assert [words for _, words, _ in read.bookmarks()][1] == "All of it"
    assert "Bridges" in read.words(1)


def test_an_article_begins_on_the_side_that_comes_next(tmp_path: Path) -> None:
    sheet = tmp_path / "sides.css"
    sheet.write_text("@page :left { @top-left { content: 'LEFT' } } .article { break-before: right }")
    pieces = paginate(make_jobs(context(BOOK, Theme((sheet,))), FACING), render_all)
    read = Pdf(link(pieces))
    assert all(page % 2 for _, words, page in read.bookmarks() if words.startswith("All about"))
    assert [page for page in range(1, len(read) + 1) if "LEFT" in read.words(page)]
    whole = link(paginate([make_whole_job(context(BOOK, Theme((sheet,))), FACING)], render_all))
    assert letters(link(pieces)) == letters(whole)


@pytest.mark.parametrize(
    "css",
    [
        "body { counter-reset: chapter } h1::before { counter-increment: chapter; content: counter(chapter) }",
        "h2 { string-set: section content() } @page { @top-left { content: string(section) } }",
        ".article:first-of-type { color: red }",
        ".article + .article { color: red }",
        "a::after { content: target-counter(attr(href), page) }",
        "@page :first { margin: 0 }",
        ".toc ~ .article p { color: red }",
        "figure { counter-increment: plate }",
        ".logo { position: running(logo) }",
    ],
)
def test_a_book_whose_styles_tie_its_pages_is_laid_out_as_a_whole(css: str, tmp_path: Path) -> None:
    sheet = tmp_path / "tied.css"
    sheet.write_text(css)
    [job] = make_jobs(context(BOOK, Theme((sheet,))), PdfOptions())
    assert job.name == ""
    assert [note.code for note in job.notes][-1] == "pages-tied"


@pytest.mark.parametrize(
    "css",
    [
        ".article { break-before: auto }",
        "body { padding-top: 9mm }",
        "body::before { content: 'Seen' }",
        "@page { @top-left { content: 'Page ' counter(page) } }",
        "p::before { content: counter(page) }",
    ],
)
def test_what_only_layout_shows_makes_a_whole_of_the_book(css: str, tmp_path: Path) -> None:
    sheet, file = tmp_path / "whole.css", tmp_path / "whole.pdf"
    sheet.write_text(css)
    book = make_book(article("a", 2), article("b", 2))
    made = replace(context(book, Theme((sheet,))), file=file)
    build(made, PdfOptions())
    assert [note.code for note in made.notes] == ["pages-tied"]
    assert file.read_bytes() == link(paginate([make_whole_job(made, PdfOptions())], render_all))


@pytest.mark.parametrize(
    "css",
    [
        "p + p { text-indent: 0 } li:first-child { margin: 0 }",
        ".article { counter-reset: footnote } ol { counter-reset: list-item 4 }",
        ".article > header { color: teal } @page :left { margin: 9mm } .article p:last-child { margin: 0 }",
    ],
)
def test_styles_within_an_article_leave_the_book_in_pieces(css: str, tmp_path: Path) -> None:
    sheet = tmp_path / "free.css"
    sheet.write_text(css)
    assert len(make_jobs(context(BOOK, Theme((sheet,))), PdfOptions())) == 6


@pytest.mark.parametrize("theme", themes())
@pytest.mark.parametrize("medium", ["print", "facing"])
def test_no_style_of_the_house_ties_pages(theme: str, medium: str) -> None:
    assert medium in MEDIA
    assert not ties_pages(Theme((), theme).css(medium, Notes()))


def test_an_article_whose_pages_are_the_same_has_the_same_digest(tmp_path: Path) -> None:
    a, _, c, d = BOOK.articles
    made = [
        build(replace(context(book), file=tmp_path / "book.pdf"), PdfOptions()).parts
        for book in (BOOK, make_book(a, article("b", 20, "a"), c, d))
    ]
    assert {name for name in made[0] if made[0][name] != made[1][name]} == {"b"}


# --- what is kept -----------------------------------------------------------------------------------


class Memory(dict[str, bytes]):
    """A store, in memory."""

    def put(self, key: str, content: bytes) -> None:
        self[key] = content


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The names of the pieces that are rendered."""
    names: list[str] = []
    render = rendering.render

    def listing(job: Job) -> Any:
        names.append(job.name)
        return render(job)

    def listing_message(message: bytes) -> bytes:
        from octavo.builders.pdf.fragment import pack_fragment, unpack_job

        return pack_fragment(listing(unpack_job(message)))

    monkeypatch.setattr(rendering, "render", listing)
    monkeypatch.setattr(rendering, "render_message", listing_message)
    yield names


def built(book: Book, store: Memory, file: Path, options: PdfOptions | None = None) -> bytes:
    build(replace(context(book), file=file, store=store), options or PdfOptions())
    return file.read_bytes()


def test_only_what_changed_is_rendered(rendered: list[str], tmp_path: Path) -> None:
    store, file = Memory(), tmp_path / "book.pdf"
    first = built(BOOK, store, file)
    assert sorted(rendered) == ["a", "b", "c", "colophon", "d", "titlepage"]
    rendered.clear()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "load", None)  # the engine is not needed
        assert built(BOOK, store, file) == first
    assert rendered == []
    longer = article("b", 20, "a")
    a, _, c, d = BOOK.articles
    edited = built(make_book(a, longer, c, d), store, file)
    assert rendered == ["b"]
    assert edited == built(make_book(a, longer, c, d), Memory(), file)
    rendered.clear()
    added = built(make_book(a, longer, article("new", 4), c, d), store, file)
    assert sorted(rendered) == ["colophon", "new", "titlepage"]
    assert added == built(make_book(a, longer, article("new", 4), c, d), Memory(), file)


@pytest.mark.parametrize("count", range(9, 13))
def test_what_changed_in_a_book_of_facing_pages_is_rendered_on_its_own_side_alone(
    rendered: list[str], tmp_path: Path, count: int
) -> None:
    store, file = Memory(), tmp_path / "book.pdf"
    a, b, _, d = BOOK.articles
    built(BOOK, store, file, FACING)
    rendered.clear()
    edited = make_book(a, b, article("c", count), d)  # longer or shorter by a page: it begins left, and others change
    written = built(edited, store, file, FACING)
    assert rendered.count("c") == 1
    rendered.clear()
    assert written == built(edited, Memory(), file, FACING)


_COUNTS = st.lists(st.integers(1, 12), min_size=2, max_size=4)


@settings(max_examples=8, deadline=None)
@given(before=_COUNTS, after=_COUNTS, facing=st.booleans())
def test_any_edit_gives_the_same_file_from_what_was_kept(
    before: list[int], after: list[int], facing: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("warm") / "book.pdf"
    options = FACING if facing else PdfOptions()
    store = Memory()
    old, new = (_numbered(counts) for counts in (before, after))
    built(old, store, file, options)
    assert built(new, store, file, options) == built(new, Memory(), file, options)


def _numbered(counts: Sequence[int]) -> Book:
    """A book of articles of so many paragraphs, each with a link to the next one."""
    names = [f"n{number}" for number in range(len(counts))]
    following = [*names[1:], names[0]]
    return make_book(
        *(article(name, count, other) for name, count, other in zip(names, counts, following, strict=True))
    )


def test_a_piece_that_cannot_be_rendered_is_named_by_its_title(tmp_path: Path) -> None:
    def fail_at_b(task: Any, messages: Sequence[bytes]) -> Iterator[tuple[int, bytes | Exception]]:
        for index, answer in run_here(task, messages):
            yield index, BuildError("the process ended") if b'id="b"' in messages[index] else answer

    made = replace(context(BOOK), file=tmp_path / "book.pdf", run_tasks=fail_at_b)
    with pytest.raises(BuildError) as raised:
        build(made, PdfOptions())
    assert raised.value.where == "All about b"


def test_a_glyph_that_two_pieces_read_as_different_words_is_read_as_in_the_first() -> None:
    spaces = make_book(
        replace(article("a", 1), body=(Paragraph(to_inlines("One two. " * 30)),)),
        replace(article("b", 1), body=(Paragraph(to_inlines("One\u00a0two. " * 30)),)),
    )
    pieces: list[Piece] = paginate(make_jobs(context(spaces), PdfOptions()), render_all)
    assert "One two." in Pdf(link(pieces)).all_words()
