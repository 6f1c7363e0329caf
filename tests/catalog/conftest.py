"""A shelf for all tests of the room: a dozen books with all that shelves show, and one that cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from octavo.catalog.shelf import ShelfOrder, ShelfResult, make_shelf
from tests.catalog.making import changed, draw_cover, in_series, write_epub

_ACCESSIBLE = "".join(
    f'<meta property="{name}">{value}</meta>'
    for name, value in (
        ("dcterms:conformsTo", "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"),
        ("a11y:certifiedBy", "A. Judge"),
        ("schema:accessMode", "textual"),
        ("schema:accessMode", "visual"),
        ("schema:accessModeSufficient", "textual"),
        ("schema:accessModeSufficient", "textual,visual"),
        ("schema:accessibilityFeature", "alternativeText"),
        ("schema:accessibilityFeature", "pageNavigation"),
        ("schema:accessibilityHazard", "none"),
        ("schema:accessibilitySummary", "All of it can be read."),
    )
)


def fill(folder: Path) -> Path:
    """A folder of books: two series, four languages, marks in titles, names that addresses cannot hold as they are."""
    red, blue = draw_cover("firebrick"), draw_cover("steelblue", 1600, 2560)
    about = {"creator": "Ada Reader; Bo Setter", "publisher": "Quire & Sons", "subject": "Craft; History <new>"}
    series = (("10", "Of Ink"), ("2", "Of Paper"), ("1", "Of Type"))
    for place, title in series:
        metas = in_series("Workshop Papers", place) + changed(f"2026-0{1 + int(place) % 9}-01T12:00:00Z")
        write_epub(folder / "papers" / f"{title}.epub", title, cover=red, metas=metas, **about, date="2026-05-01")
    write_epub(folder / "<a> & “b”#1%.epub", "Ropes & <Knots>", metas=_ACCESSIBLE, description="Ends & <b>bights</b>.")
    write_epub(
        folder / "mühle.epub", "Die Mühle am Fluß", cover=blue, language="de", creator="Käthe Müller", date="2019"
    )
    write_epub(
        folder / "hon.epub", "活字の本", language="ja", creator="山田 太郎", metas=changed("2026-06-07T08:09:10+02:00")
    )
    write_epub(folder / "kitab.epub", "كتاب الحروف", language="ar", creator="منى", identifier="urn:isbn:9780306406157")
    write_epub(folder / "other" / "hon.epub", "Another of that file name", metas=in_series("活字", "1"))
    write_epub(folder / "nameless.epub", "", creator="", language="")
    (folder / "mühle.pdf").write_bytes(b"%PDF-1.7\n% the same book, as pages\n")
    (folder / "alone.pdf").write_bytes(b"%PDF-1.7\n% of no EPUB\n")
    (folder / "broken.epub").write_bytes(b"PK\x03\x04 and no more")
    (folder / ".hidden.epub").write_bytes(b"not looked at")
    return folder


def shelve(folder: Path, shelf: Path, **asked: bool) -> ShelfResult:
    """A shelf of a folder's books."""
    return make_shelf(ShelfOrder(folders=(folder,), shelf=shelf, title="Books & <Shelf>", **asked))


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory, cache_of_our_own: None) -> tuple[Path, ShelfResult]:
    """The folder of a shelf, and what came of making it."""
    folder = tmp_path_factory.mktemp("catalog")
    return folder / "shelf", shelve(fill(folder / "books"), folder / "shelf")


@pytest.fixture(scope="session")
def shelf(made: tuple[Path, ShelfResult]) -> Path:
    """The folder of the shelf."""
    return made[0]
