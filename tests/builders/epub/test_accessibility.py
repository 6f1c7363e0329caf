"""What a book says of its accessibility: in metadata, in plain words and in codes of the trade, and only what is so."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from octavo.builders.epub.accessibility import (
    CERTIFIER,
    STANDARD,
    ArticleTally,
    ContentCounts,
    Measurements,
    accessibility_properties,
    may_move,
    measure,
    tally_article,
)
from octavo.builders.epub.onix import list_codes
from octavo.builders.epub.statement import make_statement
from octavo.model import (
    Block,
    Book,
    Cell,
    Image,
    Link,
    Paragraph,
    Person,
    Row,
    Section,
    Series,
    Span,
    Table,
    Text,
    to_inlines,
)
from octavo.press import build as press_build
from octavo.projects.order import Order
from octavo.resources import Assets, make_asset
from octavo.walk import visit
from tests.builders.epub.reading import Epub, built_epub
from tests.builders.making import epub
from tests.making import article, book_of, book_with
from tests.sample_books import every_node
from tests.sample_books.pictures import photograph
from tests.tools import ace, epubcheck

SEEN, ORNAMENT, UNSEEN = Image("a.png", alt="A sheet, folded"), Image("a.png", alt=""), Image("a.png")


def metas(content: Epub, name: str) -> list[str]:
    found: list[str] = content.find("content.opf", f"//opf:meta[@property='{name}']/text()")
    return found


def table(*, header: bool) -> Table:
    return Table(
        ((Row((Cell((Paragraph(to_inlines("1")),)),)),),),
        head=(Row((Cell((Paragraph(to_inlines("n")),), header=header),)),),
    )


def headed(*words: str) -> Section:
    section = Section(to_inlines(words[-1]), ())
    for heading in reversed(words[:-1]):
        section = Section(to_inlines(heading), (section,))
    return section


# --- measuring -------------------------------------------------------------------------------------

NONE = ContentCounts((), 0, moving=False)


def tallies(book: Book, depth: int = 2) -> list[ArticleTally]:
    return [tally_article(one, list(visit(one.content)), depth) for one in book.articles]


def counts(*body: Block, facts: ContentCounts = NONE, depth: int = 2) -> Measurements:
    return measure(tallies(book_with(*body), depth), facts)


def test_the_subtitle_is_measured_like_the_rest() -> None:
    empty = article("one", alternative_headline=(Link((), "https://example.org/"),))
    mute = article("two", alternative_headline=(Link((Image("x.png", alt=""),), "#one"),))
    assert measure(tallies(book_of(empty, mute)), NONE).nameless == 1


def test_a_plain_book_conforms() -> None:
    found = counts(headed("Fold"), table(header=True), facts=ContentCounts((SEEN, ORNAMENT), 1, moving=False))
    assert (found.pictures, found.undescribed, found.tables, found.headless) == (1, 0, 1, 0)
    assert found.conforms
    assert found.readable


@pytest.mark.parametrize(
    "found",
    [
        counts(facts=ContentCounts((SEEN, UNSEEN), 0, moving=False)),
        counts(facts=ContentCounts((Image("a.png", alt="IMG_2034.jpg"),), 0, moving=False)),
        counts(facts=ContentCounts((SEEN,), 0, moving=True)),
        counts(table(header=False)),
        counts(Paragraph((Link((ORNAMENT,), "https://example.org/"),))),
        counts(Section((Image("a.png"),), ())),
        measure(tallies(book_with()), NONE, language=False),
        measure(tallies(book_with()), NONE, restyled=True),
    ],
    ids=["picture", "file name", "motion", "table", "link", "heading", "language", "styles"],
)
def test_one_thing_that_lacks_is_enough_to_claim_nothing(found: Measurements) -> None:
    assert not found.conforms
    assert {STANDARD, CERTIFIER}.isdisjoint(said.value for said in accessibility_properties(found, "said"))


def test_a_claim_names_who_made_it() -> None:
    *_, claim, by = accessibility_properties(counts(), "said")
    assert (claim.name, claim.value) == ("dcterms:conformsTo", "EPUB Accessibility 1.1 - WCAG 2.2 Level AA")
    assert (by.name, by.value, by.refines) == ("a11y:certifiedBy", CERTIFIER, claim.id)


def test_headings_that_the_contents_lack_are_counted() -> None:
    body = headed("A", "B", "C")
    assert [(counts(body, depth=depth).listed, counts(body, depth=depth).headings) for depth in (1, 2, 4)] == [
        (1, 4), (2, 4), (4, 4),
    ]  # fmt: skip


def test_passages_of_another_language_are_counted() -> None:
    assert counts(Paragraph((Span(to_inlines("pli"), language="fr"), Text(" and on")))).passages == 1


@pytest.mark.parametrize(
    ("kind", "content", "moving"),
    [
        ("image/gif", b"GIF89a" + b"\x21\xf9\x04" * 2, True),
        ("image/gif", b"GIF89a" + b"\x21\xf9\x04", False),
        ("image/png", b"\x89PNG....acTL", True),
        ("image/svg+xml", b"<svg><animate/></svg>", True),
        ("image/svg+xml", b"<svg><path/></svg>", False),
        ("image/jpeg", b"\xff\xd8", False),
    ],
)
def test_what_moves(kind: str, content: bytes, moving: bool) -> None:
    assert may_move(make_asset(content, kind, (1, 1))) is moving


# --- metadata --------------------------------------------------------------------------------------

SIGHT = ["textual", "visual"]
WORDS = ["textual,visual", "textual"]


@pytest.mark.parametrize(
    ("found", "modes", "enough", "features", "hazard"),
    [
        (Measurements(), ["textual"], ["textual"], set(), "none"),
        (Measurements(pictures=2), SIGHT, WORDS, {"alternativeText"}, "none"),
        (Measurements(pictures=2, undescribed=1), SIGHT, ["textual,visual"], set(), "none"),
        (Measurements(pictures=1, formulas=3, moving=True), SIGHT, WORDS, {"alternativeText", "MathML"}, "unknown"),
        (Measurements(drawn=1, source=True), [*SIGHT, "mathOnVisual"], WORDS,
         {"alternativeText", "describedMath", "latex"}, "none"),
        (Measurements(pages=9), ["textual"], ["textual"],
         {"pageBreakMarkers", "pageNavigation", "printPageNumbers"}, "none"),
    ],
)  # fmt: skip
def test_metadata_says_what_is_so(
    found: Measurements, modes: list[str], enough: list[str], features: set[str], hazard: str
) -> None:
    said = accessibility_properties(found, "said")

    def values_of(name: str) -> list[str]:
        return [one.value for one in said if one.name == f"schema:{name}"]

    assert values_of("accessMode") == modes
    assert values_of("accessModeSufficient") == enough
    always = {"ARIA", "displayTransformability", "readingOrder", "structuralNavigation", "tableOfContents", "unlocked"}
    assert set(values_of("accessibilityFeature")) - always == features
    assert always <= set(values_of("accessibilityFeature"))
    assert values_of("accessibilityHazard") == [hazard]
    assert values_of("accessibilitySummary") == ["said"]


def test_the_book_of_all_nodes_claims_no_more_than_it_has() -> None:
    book, assets = every_node()
    content = built_epub(book, assets)
    assert not metas(content, "dcterms:conformsTo")
    assert metas(content, "schema:accessMode") == SIGHT
    assert "alternativeText" not in metas(content, "schema:accessibilityFeature")


def test_a_moving_picture_leaves_the_hazard_unknown() -> None:
    assets = Assets()
    picture = assets.keep(make_asset(b"GIF89a" + b"\x21\xf9\x04" * 2, "image/gif", (1, 1)))
    content = built_epub(book_with(Paragraph((Image(picture, alt="A flag in the wind"),))), assets)
    assert metas(content, "schema:accessibilityHazard") == ["unknown"]


def test_the_cover_says_its_words() -> None:
    book = book_with()
    told = replace(book.metadata, subtitle="Of paper", series=Series("Tides", "3"), creators=(Person("Bo Ek"),))
    content = built_epub(replace(book, metadata=told))
    assert content.find("cover.xhtml", "//h:img/@alt") == ["Cover: Tides 3, A Book, Of paper, Bo Ek"]


# --- the page --------------------------------------------------------------------------------------


def test_the_last_page_says_it_in_the_language_of_the_book() -> None:
    content = built_epub(book_with(language="de"))
    assert content.spine()[-1] == "accessibility.xhtml"
    (title,) = content.find("accessibility.xhtml", "//h:h1/text()")
    assert title == "Barrierefreiheit"
    assert not content.find("accessibility.xhtml", "//h:section/@lang")
    (summary,) = metas(content, "schema:accessibilitySummary")
    assert "Außer dem Umschlag gibt es keine Bilder." in summary
    assert content.find("content.opf", "//opf:meta[@id='conformance']/text()") == [STANDARD]
    assert content.find("content.opf", "//opf:meta[@refines='#conformance']/text()") == [CERTIFIER]


def test_where_it_speaks_english_it_says_so() -> None:
    content = built_epub(book_with(language="ar"))
    (section,) = content.find("accessibility.xhtml", "//h:section")
    assert (section.get("lang"), section.get("dir")) == ("en", "ltr")
    (said,) = content.find("content.opf", "//opf:meta[@property='schema:accessibilitySummary']/@xml:lang")
    assert said == "en"


def test_what_is_missing_is_counted_in_words() -> None:
    found = Measurements(pictures=5, undescribed=2, tables=3, headless=1, headings=9, listed=4, pages=80, drawn=2)
    said = make_statement(found, "en").summary
    for words in (
        "Pictures without a description: 2 of 5.", "Tables without header cells: 1 of 3.",
        "The contents lead to 4 of 9 headings.", "The pages of the printed edition are marked: 80.",
        "Formulas are pictures", "Not everything can be read aloud",
    ):  # fmt: skip
        assert words in said


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "it", "nl", "pt"])
@pytest.mark.parametrize(
    "found", [Measurements(), Measurements(pictures=3, undescribed=1, formulas=1, tables=1, pages=2)]
)
def test_every_language_has_whole_sentences(language: str, found: Measurements) -> None:
    groups = make_statement(found, language).groups
    assert [len(group.sentences) > 0 for group in groups] == [True] * 4
    assert all(said[-1] == "." and "{" not in said for group in groups for said in group.sentences)


# --- codes of the trade ----------------------------------------------------------------------------


def stated(found: Measurements) -> set[tuple[str, str]]:
    return {(code.type, code.code) for code in list_codes(found, "said") if code.stated}


def test_codes_of_a_book_that_has_everything() -> None:
    found = Measurements(pictures=1, formulas=1, headings=3, listed=3, pages=7)
    everything = "00 04 10 11 13 14 17 19 22 29 30 32 36 52 82 85"
    assert stated(found) == {*(("09", code) for code in everything.split()), ("12", "00")}


@pytest.mark.parametrize(
    ("found", "lost"),
    [
        (Measurements(pictures=1, undescribed=1), {"14", "52", "04", "82", "85"}),
        (Measurements(headings=3, listed=2), {"11"}),
        (Measurements(shown=1), {"11"}),
        (Measurements(language=False), {"22", "04", "82", "85"}),
        (Measurements(drawn=1), {"17", "35"}),
    ],
)
def test_a_code_is_stated_where_all_of_it_is_met(found: Measurements, lost: set[str]) -> None:
    assert lost.isdisjoint(code for kind, code in stated(found) if kind == "09")
    assert lost <= {code.code for code in list_codes(found, "said")}


def test_the_file_beside_the_book_names_the_pictures_that_lack_words() -> None:
    assets = Assets()
    picture = assets.keep(photograph())
    assets.refer(picture, "images/mill.png")
    shown = article("one", Paragraph((Image(picture),)), path="one.md")
    ((ending, content),) = epub(book_of(shown), assets).built.beside
    plain_values = json.loads(content)
    assert ending == ".accessibility.json"
    assert plain_values["picturesWithoutDescription"] == [{"article": "one.md", "picture": "images/mill.png"}]
    (contents,) = [code for code in plain_values["stated"] if code["code"] == "13"]
    assert contents["list"] == "196"
    assert contents["meaning"] == "Single logical reading order"
    assert {"14", "52", "04"} <= {code["code"] for code in plain_values["notStated"]}


# --- through the whole press -----------------------------------------------------------------------


@pytest.mark.parametrize(("stated", "claims"), [("lang: en\n", [STANDARD]), ("", [])])
def test_a_guessed_language_lets_a_book_claim_nothing(stated: str, claims: list[str], tmp_path: Path) -> None:
    article = tmp_path / "mill.md"
    article.write_text(f"---\n{stated}alt: {{mill.png: A mill by a pond}}\n---\n# The Mill\n\n![](mill.png)\n")
    (tmp_path / "mill.png").write_bytes(photograph().content)
    press_build(Order(inputs=(str(article),), outputs=(tmp_path / "book.epub",)))
    assert metas(Epub((tmp_path / "book.epub").read_bytes()), "dcterms:conformsTo") == claims
    said = json.loads((tmp_path / "book.accessibility.json").read_bytes())
    assert said["measured"]["language"] is bool(stated)
    assert said["picturesWithoutDescription"] == []


def test_a_picture_without_words_is_named_wherever_it_is_told(tmp_path: Path) -> None:
    article = tmp_path / "mill.md"
    article.write_text("---\nlang: en\n---\n# The Mill\n\n![](images/mill.png)\n")
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "mill.png").write_bytes(photograph().content)
    order = Order(inputs=(str(article),), outputs=(tmp_path / "book.epub",))
    made = press_build(order)
    assert [note.detail for note in made.notes if note.code == "alt-missing"] == ["images/mill.png"]
    (missing,) = json.loads((tmp_path / "book.accessibility.json").read_bytes())["picturesWithoutDescription"]
    assert missing["picture"] == "images/mill.png"
    told = press_build(replace(order, alt={"mill.png": "A mill by a pond"}))
    assert not [note for note in told.notes if note.code == "alt-missing"]


# --- judged by others ------------------------------------------------------------------------------


@pytest.fixture(scope="module", params=["fr", "ja"])
def claiming(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book that claims to conform, in a language that has words here and in one that has none."""
    assets = Assets()
    picture = Image(assets.keep(photograph()), alt="A gradient with a dark corner")
    book = book_with(Paragraph((picture,)), headed("A", "B"), table(header=True), language=request.param)
    file: Path = tmp_path_factory.mktemp("claiming") / "book.epub"
    file.write_bytes(epub(book, assets).content)
    return file


def test_others_find_nothing(claiming: Path) -> None:
    assert metas(Epub(claiming.read_bytes()), "dcterms:conformsTo") == [STANDARD]
    assert epubcheck.check([claiming]) == {claiming: []}
    assert ace.check(claiming) == []
