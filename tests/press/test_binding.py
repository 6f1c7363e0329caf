"""A book says of itself what its articles say, or what the user wishes, and notes what it guessed."""

import pytest
from msgspec.structs import replace

from octavo.errors import ConfigError
from octavo.model import Article, Metadata, Origin, Person, Series, to_inlines
from octavo.notes import Notes
from octavo.press.binding import FIRST_DAY, bind
from octavo.projects.overrides import MetadataOverrides

ONE = Article(
    headline=to_inlines("One"),
    body=(),
    authors=(Person("A"), Person("B")),
    in_language="de",
    date_published="2026-01-02",
    is_part_of=Series("A series", "1"),
)
TWO = Article(headline=to_inlines("Two"), body=(), authors=(Person("B"), Person("C")), in_language="de")


@pytest.fixture(autouse=True)
def _no_epoch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)


def bound(*articles: Article, wishes: MetadataOverrides | None = None) -> tuple[Metadata, list[str]]:
    notes = Notes()
    book = bind(articles, wishes or MetadataOverrides(), notes)
    assert book.bodymatter == articles
    return book.metadata, [note.code for note in notes]


@pytest.mark.parametrize(
    ("date", "modified"),
    [
        ("0999-01-31", FIRST_DAY),
        ("1066-10-14", "1066-10-14T00:00:00Z"),
        ("2026-01-02T01:30:00+02:00", "2026-01-01T23:30:00Z"),
        ("0001-01-01T00:00:00+10:00", FIRST_DAY),
    ],
)
def test_a_book_is_no_older_than_years_of_four_digits(date: str, modified: str) -> None:
    assert bound(Article(headline=to_inlines("Old"), body=(), date_published=date))[0].modified == modified


def test_one_article_gives_the_book_its_headline() -> None:
    metadata, codes = bound(ONE)
    assert (metadata.title, metadata.language, metadata.date) == ("One", "de", "2026-01-02")
    assert metadata.modified == "2026-01-02T00:00:00Z"
    assert codes == []


def test_a_series_gives_the_book_its_name_and_all_authors_once() -> None:
    metadata, _ = bound(ONE, TWO)
    assert metadata.title == "A series"
    assert [person.name for person in metadata.creators] == ["A", "B", "C"]


def test_authors_stand_in_the_order_in_which_they_are_first_named() -> None:
    three = Article(headline=to_inlines("Three"), body=(), authors=(Person("C"), Person("A")))
    metadata, _ = bound(ONE, three)
    assert [person.name for person in metadata.creators] == ["A", "B", "C"]


def test_guesses_are_noted() -> None:
    metadata, codes = bound(Article(headline=to_inlines("X"), body=()), Article(headline=to_inlines("Y"), body=()))
    assert (metadata.title, metadata.language, metadata.modified) == ("X", "en", FIRST_DAY)
    assert sorted(codes) == ["date-unknown", "language-unknown", "title-guessed"]


def test_wishes_come_first() -> None:
    metadata, _ = bound(ONE, TWO, wishes=MetadataOverrides(title="T", creators=(Person("Z"),), language="fr"))
    assert (metadata.title, metadata.language, metadata.creators) == ("T", "fr", (Person("Z"),))


def test_the_identifier_stays_when_articles_change() -> None:
    first, _ = bound(ONE, TWO)
    second, _ = bound(ONE, TWO, Article(headline=to_inlines("Three"), body=()))
    other, _ = bound(ONE, wishes=MetadataOverrides(title="Other"))
    assert first.identifier == second.identifier != other.identifier


def test_source_date_epoch_dates_the_book(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert bound(ONE)[0].modified == "1970-01-02T00:00:00Z"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "yesterday")
    with pytest.raises(ConfigError, match="no time"):
        bound(ONE)


def test_the_day_that_a_book_file_states_dates_a_book_whose_articles_have_none() -> None:
    undated = Article(headline=to_inlines("X"), body=(), in_language="en")
    metadata, codes = bound(undated, wishes=MetadataOverrides(date="2026-03-01"))
    assert (metadata.modified, codes) == ("2026-03-01T00:00:00Z", [])


def test_a_book_without_dates_was_changed_when_its_pages_were_fetched() -> None:
    fetched = replace(TWO, origin=Origin(fetched="2026-05-01T10:00:00Z"))
    metadata, codes = bound(fetched)
    assert metadata.modified == "2026-05-01T10:00:00Z"
    assert "date-unknown" not in codes
