"""Feeds keep the rules of OPDS, lead to every book, and are read by the parsers of others."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import unquote

import feedparser
import pytest

from octavo.catalog import opds1, opds2
from octavo.catalog.book import EPUB, BookFile, CatalogBook, Picture, ShelvedBook
from octavo.catalog.listings import PAGE, arrange
from octavo.catalog.shelf import ShelfResult
from octavo.model import Person, Series
from tests.catalog.rules import NAMES, check_feed, check_json_feed, follow, kind_of, only
from tests.tools.opds import parse

TITLES = {
    "Of Ink", "Of Paper", "Of Type", "Ropes & <Knots>", "Die Mühle am Fluß", "活字の本", "كتاب الحروف",
    "Another of that file name", "nameless",
}  # fmt: skip


def feeds(shelf: Path, ending: str) -> list[Path]:
    return [shelf / f"opds{ending}", *sorted((shelf / "opds").glob(f"*{ending}"))]


def test_feeds_of_atom_keep_the_rules(shelf: Path) -> None:
    kinds = [kind_of(check_feed(file)) for file in feeds(shelf, ".xml")]
    assert kinds.count("navigation") == 4  # the root, series, authors and languages
    assert kinds.count("acquisition") >= 12


def test_feeds_of_json_keep_the_rules(shelf: Path) -> None:
    found = [check_json_feed(file) for file in feeds(shelf, ".json")]
    assert len(found) == len(feeds(shelf, ".xml"))


def test_every_feed_can_be_reached_and_every_book_in_each_way(shelf: Path) -> None:
    seen: dict[Path, set[str]] = {}
    waiting = [(shelf / "opds.xml").resolve()]
    while waiting:
        file = waiting.pop()
        if file not in seen:
            feed = check_feed(file)
            seen[file] = {only(entry, "a:title") for entry in feed.findall("a:entry", NAMES)}
            links = feed.iterfind(".//a:link", NAMES)
            waiting += [follow(file, link.get("href") or "") for link in links if "kind=" in (link.get("type") or "")]
    assert set(seen) == {file.resolve() for file in feeds(shelf, ".xml")}
    by_name = {file.name: titles for file, titles in seen.items()}
    assert by_name["all.xml"] == by_name["new.xml"] == TITLES
    assert by_name["authors.xml"] == {"Ada Reader", "Bo Setter", "Käthe Müller", "山田 太郎", "منى"}
    assert by_name["languages.xml"] == {"English", "German", "Japanese", "Arabic"}
    assert by_name["author-ada-reader.xml"] == {"Of Ink", "Of Paper", "Of Type"}


def test_a_series_stands_in_order(shelf: Path) -> None:
    feed = check_feed(shelf / "opds" / "series-workshop-papers.xml")
    entries = feed.findall("a:entry", NAMES)
    assert [only(entry, "a:title") for entry in entries] == ["Of Type", "Of Paper", "Of Ink"]
    series = entries[1].find("s:Series", NAMES)
    assert series is not None
    assert dict(series.attrib) == {
        f"{{{NAMES['s']}}}name": "Workshop Papers",
        f"{{{NAMES['s']}}}position": "2",
        f"{{{NAMES['s']}}}url": "series-workshop-papers.xml",
    }


def test_the_newest_book_stands_first(shelf: Path) -> None:
    feed = check_feed(shelf / "opds" / "new.xml")
    moments = [only(entry, "a:updated") for entry in feed.findall("a:entry", NAMES)]
    assert moments == sorted(moments, reverse=True)
    assert only(feed, "a:updated") == moments[0] == "2026-06-07T06:09:10Z"


def publication(shelf: Path, title: str) -> Any:
    found = [one for one in parse(shelf / "opds" / "all.json")["publications"] if one["metadata"]["title"] == title]
    assert len(found) == 1
    return found[0]


def test_readium_reads_both_feeds_alike(shelf: Path) -> None:
    for file in feeds(shelf, ".xml"):
        atom, json = parse(file), parse(file.with_suffix(".json"))
        assert [summary(one) for one in atom.get("publications", ())] == [
            summary(one) for one in json.get("publications", ())
        ]
        assert [one["title"] for one in atom.get("navigation", ())] == [
            one["title"] for one in json.get("navigation", ())
        ]
        assert atom["metadata"]["title"] == json["metadata"]["title"]


def summary(found: Any) -> list[Any]:
    """What both versions say of a book."""
    metadata = found["metadata"]
    series = metadata.get("belongsTo", {}).get("series", {})
    kept = [metadata.get(name) for name in ("title", "identifier", "author", "language", "description", "modified")]
    offers = [link["href"] for link in found["links"] if "acquisition/" in link["rel"]]
    return [*kept, series.get("name"), series.get("position"), offers, found["images"][0]["href"]]


def test_readium_reads_all_that_is_known_of_a_book(shelf: Path) -> None:
    found = publication(shelf, "Of Paper")
    metadata = found["metadata"]
    assert metadata["author"] == ["Ada Reader", "Bo Setter"]
    assert (metadata["publisher"], metadata["language"]) == ("Quire & Sons", "en")
    assert metadata["subject"] == ["Craft", "History <new>"]
    assert metadata["belongsTo"]["series"]["position"] == 2
    assert metadata["published"].startswith("2026-05-01")
    assert publication(shelf, "كتاب الحروف")["metadata"]["identifier"] == "urn:isbn:9780306406157"


def test_readium_reads_who_can_read_a_book(shelf: Path) -> None:
    found = publication(shelf, "Ropes & <Knots>")["metadata"]
    assert found["description"] == "Ends & bights ."
    accessibility = found["accessibility"]
    assert accessibility["conformsTo"] == "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"
    assert accessibility["accessMode"] == ["textual", "visual"]
    assert accessibility["feature"] == ["alternativeText", "pageNavigation"]
    assert accessibility["summary"] == "All of it can be read."


def test_a_pdf_of_the_same_book_is_offered_beside_it(shelf: Path) -> None:
    links = publication(shelf, "Die Mühle am Fluß")["links"]
    assert [(link["type"], link["href"]) for link in links] == [
        ("application/epub+zip", "../books/m%C3%BChle.epub"),
        ("application/pdf", "../books/m%C3%BChle.pdf"),
    ]


def test_feedparser_reads_the_feeds(shelf: Path) -> None:
    for file in feeds(shelf, ".xml"):
        found = feedparser.parse(file.read_bytes())
        assert not found.bozo, (file, found.get("bozo_exception"))
        assert found.entries
        assert all(entry.id and entry.title and entry.links for entry in found.entries)
    whole = feedparser.parse((shelf / "opds" / "all.xml").read_bytes())
    assert {entry.title for entry in whole.entries} == TITLES


_KOREADER_LEADS = {"subsection", "http://opds-spec.org/subsection", "http://opds-spec.org/sort/new"}
"""The relations of links that KOReader follows to other feeds; it leaves others out."""


def test_koreader_finds_its_way_and_names_what_it_fetches(shelf: Path) -> None:
    """It lists what has a link to a feed by one of these relations, and calls a file what its address ends in."""
    fetched = set()
    for file in feeds(shelf, ".xml"):
        feed = check_feed(file)
        for entry in feed.findall("a:entry", NAMES):
            links = entry.findall("a:link", NAMES)
            offers = [link for link in links if (link.get("rel") or "").startswith("http://opds-spec.org/acquisition")]
            fetched |= {unquote((link.get("href") or "").rpartition("/")[2]) for link in offers}
            led = [
                link for link in links if link.get("rel") in _KOREADER_LEADS and "atom+xml" in (link.get("type") or "")
            ]
            assert bool(led) != bool(offers)
    assert {Path(name).suffix for name in fetched} == {".epub", ".pdf"}
    assert "<a> & “b”#1%.epub" in fetched


def test_a_book_that_cannot_be_read_costs_only_itself(made: tuple[Path, ShelfResult]) -> None:
    notes = made[1].notes
    assert [(note.code, Path(note.where).name) for note in notes] == [("book-skipped", "broken.epub")]
    assert made[1].books == len(TITLES)


# --- many books ------------------------------------------------------------------------------------


def made_up(number: int) -> ShelvedBook:
    book = CatalogBook(
        digest=f"{number:064x}",
        identifier=f"urn:uuid:{number}",
        title=f"Book {number:03}",
        people=(Person("Ada"),),
        updated="2026-01-01T00:00:00Z",
        series=Series("All", str(number)),
        cover=Picture(f"{number}.jpg", "image/jpeg", 2, 3),
    )
    return ShelvedBook(book, (BookFile(f"books/{number}.epub", EPUB, 1),))


@pytest.mark.parametrize("count", [0, 1, PAGE, PAGE + 1, 3 * PAGE - 1])
def test_long_lists_go_on_on_other_pages(count: int, tmp_path: Path) -> None:
    catalog = arrange("Many", [made_up(number) for number in range(count)])
    for name, content in (*opds1.write_feeds(catalog), *opds2.write_feeds(catalog)):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(content, encoding="utf-8")
    found: list[str] = []
    name = "all.xml"
    while name:
        feed = parse(tmp_path / "opds" / name)
        assert feed["metadata"].get("numberOfItems", 0) == count
        assert len(feed.get("publications", ())) <= PAGE
        found += [one["metadata"]["title"] for one in feed.get("publications", ())]
        name = next((link["href"] for link in feed["links"] if link["rel"] == "next"), "")
    assert found == [f"Book {number:03}" for number in range(count)]
    paged = parse(tmp_path / "opds" / "all.json")
    assert [link["href"] for link in paged["links"] if link["rel"] == "last"] == (
        [f"all.{-(-count // PAGE)}.json"] if count > PAGE else []
    )
