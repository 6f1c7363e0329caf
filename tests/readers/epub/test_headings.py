"""Headings that contents and pages both tell."""

from __future__ import annotations

import pytest

from octavo.model import Footnote, Section
from octavo.walk import has, line, text
from tests.readers.epub.test_epub import article, book, page


def ncx(*labels: str) -> bytes:
    """Contents of EPUB 2 that name the pages 1.xhtml, 2.xhtml …"""
    points = "".join(
        f'<navPoint><navLabel><text>{label}</text></navLabel><content src="{number}.xhtml"/></navPoint>'
        for number, label in enumerate(labels, 1)
    )
    return f'<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>{points}</navMap></ncx>'.encode()


def only_section(body: str, label: str) -> Section:
    pages = {"1.xhtml": page(body), "2.xhtml": page("<p>Then on.</p>")}
    found = article(book(pages, files={"OPS/toc.ncx": ncx(label, "Second")})).body[0]
    assert isinstance(found, Section)
    return found


@pytest.mark.parametrize(
    ("body", "label", "heading"),
    [
        ('<p class="title">At Sea</p><p>They row.</p>', "At Sea", "At Sea"),
        ("<p><b>AT SEA</b></p><p>They row.</p>", "At Sea", "At Sea"),
        ("<div><p>Chapter 2</p><p>At Sea</p></div><p>They row.</p>", "Chapter 2: At Sea", "Chapter 2: At Sea"),
        ("<p>At Sea</p><p>They row.</p>", "2. At Sea", "2. At Sea"),
        ("<p>II. At Sea</p><p>They row.</p>", "At Sea", "II. At Sea"),
        ("<hr/><p>At Sea</p><p>They row.</p>", "At Sea", "At Sea"),
    ],
)
def test_a_title_in_plain_paragraphs_stands_once(body: str, label: str, heading: str) -> None:
    found = only_section(body, label)
    assert line(found.heading) == heading
    assert text(found.body).strip() == "They row."


@pytest.mark.parametrize("words", [["At Sea they row."], ["They row.", "At Sea"], ["2", "They row."]])
def test_other_words_stay(words: list[str]) -> None:
    found = only_section("".join(f"<p>{one}</p>" for one in words), "At Sea")
    assert line(found.heading) == "At Sea"
    assert text(found.body).split("\n\n") == words


def test_a_note_on_such_a_title_is_kept() -> None:
    note = '<aside epub:type="footnote" id="n"><p>Off Wick.</p></aside>'
    body = f'<p>At Sea<a epub:type="noteref" href="#n">1</a></p><p>They row.</p>{note}'
    assert has(only_section(body, "At Sea").heading, Footnote)


def test_links_to_such_a_title_lead_to_its_section() -> None:
    found = only_section('<p id="there">At Sea</p><p>They row. <a href="#there">Up</a></p>', "At Sea")
    assert found.id == "there"
