"""Page numbers in the text: each page is made once, and each number is the one printed on the page that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from msgspec.structs import replace

from octavo.builders.pdf.layout import footnotes
from octavo.builders.pdf.options import PdfOptions
from octavo.builders.pdf.pagination import paginate
from octavo.model import Article, Book, Metadata, Paragraph, Section, to_inlines
from octavo.notes import Notes
from octavo.resources import Assets
from octavo.theme import Theme
from tests.builders.making import pdf
from tests.builders.pdf.pieces import link, make_job, render_all
from tests.builders.pdf.reading import Pdf

SENTENCE = "The bridge was measured twice before anybody believed that it could be repaired at so low a price. "
CSS = """@page { size: 100mm 120mm; margin: 10mm 10mm 18mm; @bottom-center { content: counter(page); } }
body { font: 10pt Spectral; text-align: justify; } p { margin: 0; } .far { break-before: page; }
.pageref { font-variant-numeric: tabular-nums; } .box .pageref { display: inline-block; text-align: end; }
.box .leader::before { content: leader('.'); }"""


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """The number of every page that is laid out, each time that it is."""
    numbers: list[int] = []
    make = footnotes._MAKE_PAGE

    def counting(*given: Any) -> Any:
        numbers.append(given[4])
        return make(*given)

    monkeypatch.setattr(footnotes, "_MAKE_PAGE", counting)
    yield numbers


def laid_out(body: str, **digits: int) -> Pdf:
    job = make_job(f'<html lang="en"><head><title>Slots</title></head><body>{body}</body></html>', CSS)
    pieces = paginate([replace(job, digits=digits)], render_all)
    assert pieces[0].fragment.notes == ()
    return Pdf(link(pieces))


def slot(target: str) -> str:
    return f'<span class="pageref" data-to="{target}">000</span>'


def test_each_page_of_a_book_with_contents_is_made_once(made: list[int]) -> None:
    """The numbers begin anew with each piece."""
    sections = [
        Section(to_inlines(f"Part {n}"), (Paragraph(to_inlines(SENTENCE * 40)),), id=f"part{n}") for n in range(12)
    ]
    articles = tuple(
        Article(id=f"a{n}", headline=to_inlines(f"Article {n}"), body=(*sections[n * 6 : n * 6 + 6],)) for n in range(2)
    )
    book = Book(metadata=Metadata(title="A book", language="en"), bodymatter=articles)
    content = pdf(book, Assets(), Theme(), PdfOptions(), Notes()).content
    read = Pdf(content)
    assert len(made) == len(read)
    listed = re.findall(r"(Article|Part) (\d+)[ .]+(\d+)", read.words(read.page_of("Contents")))
    assert len(listed) == 14
    starts = {words: page for _, words, page in read.bookmarks()}
    assert {f"{kind} {n}": int(page) for kind, n, page in listed} == {
        words: page for words, page in starts.items() if words[-1].isdigit()
    }


def test_a_number_in_a_line_is_read_where_it_stands(made: list[int]) -> None:
    body = f"<p>{SENTENCE}See what comes (p. {slot('end')}) and more. {SENTENCE}</p>" + f"<p>{SENTENCE * 9}</p>" * 9
    read = laid_out(f'{body}<p id="end" class="far">The end.</p>', end=2)
    assert f"See what comes (p. {len(read)}) and more." in read.words(1)
    assert made == list(range(1, len(read) + 1))
    assert read.outside(margin=28) == []


def test_the_lines_of_a_justified_paragraph_stay_as_long_as_they_were() -> None:
    words = " ".join(f"it was so said by two or a few of us<span> (p.\u00a0{slot('end')})</span>" for _ in range(16))
    read = laid_out(f'<p>{words}</p><p id="end" class="far">The end.</p>')
    assert read.words(1).count("(p. 2)") == 16
    assert read.outside(margin=28) == []
    ends = line_ends(read)
    assert len(ends) > 12
    assert max(ends) - min(ends[:-2]) < 1


def line_ends(read: Pdf) -> list[float]:
    """Where the last character of each line of the first page ends, in points; the folio's too."""
    text = read._document[0].get_textpage()
    found = [text.get_charbox(i, loose=True) for i in range(text.count_chars()) if text.get_text_range(i, 1).strip()]
    lines = [here[2] for here, following in pairwise(found) if following[0] < here[0]]
    return [*lines, found[-1][2]]


def test_more_digits_than_a_slot_has_room_for_are_right_after_one_more_layout(made: list[int]) -> None:
    far = "".join(f'<p class="far" id="p{n}">{n}</p>' for n in range(2, 13))
    line = f'<p class="box"><a href="#p12">The twelfth<span class="leader"></span>{slot("p12")}</a></p>'
    read = laid_out(line + far, p12=1)
    assert re.search(r"The twelfth[ .]+12 1$", read.words(1))
    assert made == [*range(1, 13)] * 2


def test_a_number_in_a_link_is_a_word_of_the_link() -> None:
    line = f'<p class="box"><a href="#end">The end<span class="leader"></span>{slot("end")}</a></p>'
    read = laid_out(f'{line}<p id="end" class="far">Here.</p>')
    assert [(link.here, link.page) for link in read.links()] == [(1, 2)]
    assert re.search(r"The end[ .]+2", read.words(1))
