"""The page list: marks of the printed pages in the words where they begin, and the ways to them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octavo.builders import PageBreak, PageMap
from octavo.builders.epub.options import EpubOptions
from octavo.builders.xhtml import PageBreakMark, PageMarks, Xhtml
from octavo.model import (
    Article,
    Block,
    Book,
    Cell,
    Code,
    CodeBlock,
    Figure,
    Footnote,
    Image,
    Inline,
    Item,
    Link,
    List,
    Math,
    Part,
    Row,
    Section,
    Span,
    Table,
    Verse,
    to_inlines,
)
from tests import strategies
from tests.builders.epub.reading import Epub, built_epub
from tests.builders.xhtml.test_xhtml import Page, passed
from tests.making import article, book_of, paragraph

NAMED = 'id="page-7" role="doc-pagebreak" epub:type="pagebreak" aria-label="7"'
SPAN, DIV = f"<span {NAMED}></span>", f"<div {NAMED}></div>"
TEN = "headlines."  # ten characters stand before the body of each article


def marked(offset: int, *body: Block) -> str:
    """The body of an article: "|" where page 7 begins, `offset` characters on, and "¶" if that is before a block."""
    marks = PageMarks([PageBreakMark("page-7", "7", len(TEN) + offset)])
    written = Xhtml(article("one", *body, headline=to_inlines(TEN)), Page(), "en", marks).section()
    assert written.count(SPAN) + written.count(DIV) == 1
    inside = written.partition("</header>\n")[2].removesuffix("</section>\n")
    return inside.replace(SPAN, "|").replace(DIV, "¶").replace("\n", "")


# --- where marks stand -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("offset", "content", "expected"),
    [
        (0, ["One two"], "<p>|One two</p>"),
        (3, ["One two"], "<p>One |two</p>"),
        (4, ["One two"], "<p>One |two</p>"),
        (3, ["One\xa0two"], "<p>One\xa0|two</p>"),
        (4, ["One-two"], "<p>One-|two</p>"),
        (2, ["一二三四"], "<p>一二|三四</p>"),
        (4, ["It’s it’s"], "<p>It’s |it’s</p>"),
        (6, ["It’s it’s"], "<p>It’s |it’s</p>"),
        (3, ["One ", Span(to_inlines("two")), " three"], "<p>One <span>|two</span> three</p>"),
        (3, ["One ", Link(to_inlines("two three"), "#x")], '<p>One |<a href="#x">two three</a></p>'),
        (6, ["One ", Link(to_inlines("two three"), "#x"), " four"], '<p>One <a href="#x">two three</a> |four</p>'),
        (3, ["One ", Math(tex="xxxx"), " two"], "<p>One |<i>xxxx</i> two</p>"),
        (4, ["One ", Math(tex="xxxx"), " two three"], "<p>One <i>xxxx</i> |two three</p>"),
        (7, ["One ", Math(tex="xxxx"), " two three"], "<p>One <i>xxxx</i> two |three</p>"),
        (3, ["&<> &<>"], "<p>&amp;&lt;&gt; |&amp;&lt;&gt;</p>"),
        (99, ["One"], "<p>One</p>¶"),
        (2, [Code("One"), "", "\x00", " two"], "<p><code>|One</code> two</p>"),
        (3, [Code("One"), "", "\x00", " two"], "<p><code>One</code> |two</p>"),
    ],
)  # fmt: skip
def test_a_mark_stands_before_the_word_that_begins_its_page(
    offset: int, content: list[Inline | str], expected: str
) -> None:
    assert marked(offset, paragraph(*content)) == expected


AFTER_WORDS = [
    Section(to_inlines("Two"), (), id="x"), CodeBlock("two"), List((Item((paragraph("two"),)),)),
    Table(((Row((Cell((paragraph("two"),)),)),),)), Figure((paragraph(Image("a", alt="b")),), (paragraph("two"),)),
    paragraph("two"), paragraph(Image("a", alt="b")),
]  # fmt: skip


@pytest.mark.parametrize("block", AFTER_WORDS)
def test_a_page_that_begins_with_a_block_is_marked_at_the_end_of_the_words_before(block: Block) -> None:
    assert marked(3, paragraph("One"), block).startswith("<p>One|</p>")
    assert "<li>One|</li>" in marked(3, List((Item((paragraph("One"),)),)), block)
    assert "<td>One|</td>" in marked(3, Table(((Row((Cell((paragraph("One"),)),)),),)), block)
    assert "One|</span></p>" in marked(3, Verse(((to_inlines("One"),),)), block)


def test_a_page_that_begins_with_a_block_after_another_without_paragraphs_is_marked_between_them() -> None:
    assert "</pre>¶<pre>" in marked(3, CodeBlock("One"), CodeBlock("two"))


def test_a_mark_stands_inside_the_block_that_goes_on() -> None:
    items = List((Item((paragraph("two"),)), Item((paragraph("three"),))))
    assert marked(6, paragraph("One"), items).endswith("<li>two|</li><li>three</li></ul>")
    assert marked(8, paragraph("One"), items).endswith("<li>two</li><li>|three</li></ul>")
    rows = Table((tuple(Row((Cell((paragraph(word),)),)) for word in ("two", "three")),))
    assert "<tr><td>|three</td></tr>" in marked(8, paragraph("One"), rows)
    code = marked(6, paragraph("One"), CodeBlock("a < b\nif c:\n", "python"))
    assert re.search(r"\|(<[^>]*>)*if", code)
    assert code.index("&lt;") < code.index("|")


def test_notes_are_not_counted_and_have_no_marks() -> None:
    note = Footnote((paragraph("a long note"),))
    written = marked(6, paragraph("One", note, " two three"))
    assert written.partition("<section")[0].endswith("</a> two |three</p>")


def test_a_page_after_a_picture_is_marked_after_its_caption() -> None:
    figure = Figure((paragraph(Image("a.png", "A sheep")),), (paragraph("Sheep"),))
    assert marked(6, figure, paragraph("One")).endswith("Sheep|</figcaption></figure><p>One</p>")


def test_a_page_that_only_a_picture_fills_and_the_page_behind_it_are_two_places() -> None:
    shown = paragraph(Image("a.png", "A sheep"))
    assert marked(3, paragraph("One"), shown, paragraph("Two")).startswith('<p>One|</p><p class="picture"><img')
    assert marked(4, paragraph("One"), shown, paragraph("Two")).endswith("|</p><p>Two</p>")
    assert marked(4, paragraph("One"), shown, CodeBlock("two")).startswith('<p>One</p><p class="picture"><img')


def test_an_article_begins_with_its_mark() -> None:
    marks = PageMarks([PageBreakMark("page-7", "7")])
    written = Xhtml(Article(id="one", headline=to_inlines("One"), body=()), Page(), "en", marks).section()
    assert f"<header>\n{DIV}\n<h1" in written


def test_pages_of_one_place_keep_their_order() -> None:
    marks = PageMarks([PageBreakMark(f"page-{number}", str(number), 10) for number in (7, 8)])
    written = Xhtml(
        Article(id="one", headline=to_inlines(TEN), body=(paragraph("One"),)), Page(), "en", marks
    ).section()
    assert [mark.label for mark in marks.take_placed()] == ["7", "8"]
    assert written.index("page-7") < written.index("page-8") < written.index("One")


@strategies.slow
@given(strategies.articles, st.lists(st.integers(0, 200), max_size=5))
def test_marks_change_nothing_else(article: Article, offsets: list[int]) -> None:
    article = passed(book_of(article)).articles[0]
    marks = PageMarks(
        [PageBreakMark(f"page-{number}", str(number), offset) for number, offset in enumerate(sorted(offsets))]
    )
    written = Xhtml(article, Page(), "en", marks).section()
    found = re.findall(r'aria-label="(\d+)"></(?:span|div)>', written)
    assert found == [str(number) for number in range(len(offsets))]
    without = re.sub(r'<(span|div) id="page-\d+"[^>]*></(span>|div>\n)', "", written)
    assert without == Xhtml(article, Page(), "en").section()


# --- in a book ---------------------------------------------------------------------------------------

BREAKS = (
    PageBreak("i", "cover"), PageBreak("ii", "titlepage"), PageBreak("iii", "toc"), PageBreak("iii", "nowhere"),
    PageBreak("1", "part-first"), PageBreak("2", "one"), PageBreak("3", "one", 10), PageBreak("5", "two", 6),
    PageBreak("6", "colophon"),
)  # fmt: skip


def a_book() -> Book:
    one = article("one", paragraph("first words and other words"))
    two = article("two", paragraph("the second"), Section(to_inlines("More"), (), id="two.more"))
    part = Part(title="First part", articles=(one, two), id="part-first")
    return book_of(part, article("page-5", headline=to_inlines("Page 5")))


@pytest.fixture(scope="module")
def paged() -> Epub:
    pagemap = PageMap("A Book (PDF, 157 × 210 mm)", BREAKS)
    return built_epub(a_book(), options=EpubOptions(pagemap=pagemap, toc_depth=3))


def test_the_page_list_leads_to_every_page_in_order(paged: Epub) -> None:
    path = "//h:nav[@epub:type='page-list']//h:a"
    targets = [
        "cover.xhtml", "title-page.xhtml", "nav.xhtml", "articles/part-first.xhtml",
        "articles/one.xhtml#page-2", "articles/one.xhtml#page-3", "articles/two.xhtml#page-5-2",
        "colophon.xhtml",
    ]  # fmt: skip
    assert paged.find("nav.xhtml", f"{path}/text()") == ["i", "ii", "iii", "1", "2", "3", "5", "6"]
    assert paged.find("nav.xhtml", f"{path}/@href") == targets
    assert set(targets) <= paged.places()
    assert paged.find("toc.ncx", "//ncx:pageTarget/ncx:content/@src") == targets
    assert paged.find("toc.ncx", "//ncx:pageTarget/@type") == ["front"] * 3 + ["normal"] * 5
    assert paged.find("toc.ncx", "//ncx:meta[@name='dtb:maxPageNumber']/@content") == ["6"]


def test_the_package_names_the_pages(paged: Epub) -> None:
    found = "//opf:meta[@property='{}']/text()"
    assert paged.find("content.opf", found.format("pageBreakSource")) == ["A Book (PDF, 157 × 210 mm)"]
    features = paged.find("content.opf", found.format("schema:accessibilityFeature"))
    assert {"pageNavigation", "pageBreakMarkers", "printPageNumbers"} <= set(features)


def test_the_page_on_accessibility_counts_every_page_that_is_marked(paged: Epub) -> None:
    [said] = paged.find("accessibility.xhtml", "//h:dd[contains(., 'printed edition')]")
    assert said.text == "The pages of the printed edition are marked: 8."


def test_a_book_without_pages_says_nothing_of_them() -> None:
    epub = built_epub(a_book())
    assert not epub.find("nav.xhtml", "//h:nav[@epub:type='page-list']")
    assert not epub.find("toc.ncx", "//ncx:pageList")
    assert not epub.find("content.opf", "//opf:meta[@property='pageBreakSource']")
