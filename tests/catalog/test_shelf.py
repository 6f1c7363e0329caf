"""A shelf is kept up to date: what has not changed is not read, what is gone goes, and nothing of others is touched."""

from __future__ import annotations

import os
import shutil
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest

from octavo.catalog.record import served_folder
from octavo.catalog.shelf import ShelfOrder, make_shelf
from octavo.errors import BuildError, ConfigError, FetchError
from tests.catalog.conftest import fill, shelve
from tests.catalog.making import draw_cover, write_epub
from tests.catalog.rules import check_json_feed


@pytest.fixture
def books(tmp_path: Path) -> Path:
    """A folder of three books, one of them with pages beside it."""
    folder = tmp_path / "books"
    for title in ("One", "Two", "Three"):
        write_epub(folder / f"{title}.epub", title, cover=draw_cover("olive"), creator="Ada")
    (folder / "One.pdf").write_bytes(b"%PDF-1.7\n")
    return folder


def state(folder: Path) -> dict[str, str]:
    """The files of a folder, by the digests of what they hold."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files}


def titles(shelf: Path) -> list[str]:
    feed = check_json_feed(shelf / "opds" / "all.json")
    return [one["metadata"]["title"] for one in feed.get("publications", ())]


def test_what_has_not_changed_is_neither_read_nor_written(books: Path, tmp_path: Path) -> None:
    first = shelve(books, tmp_path / "shelf")
    assert (first.books, first.read) == (3, 3)
    before = state(tmp_path / "shelf")
    again = shelve(books, tmp_path / "shelf")
    assert (again.books, again.read, again.written, again.removed) == (3, 0, 0, 0)
    assert state(tmp_path / "shelf") == before


def test_a_file_with_another_time_is_known_by_its_bytes(books: Path, tmp_path: Path) -> None:
    shelve(books, tmp_path / "shelf")
    before = state(tmp_path / "shelf")
    os.utime(books / "Two.epub", (1, 1))
    again = shelve(books, tmp_path / "shelf")
    assert (again.read, again.removed) == (0, 0)
    assert state(tmp_path / "shelf") == before


def test_one_book_that_changes_is_the_only_one_read(books: Path, tmp_path: Path) -> None:
    shelve(books, tmp_path / "shelf")
    write_epub(books / "Two.epub", "Two, revised", creator="Ada")
    again = shelve(books, tmp_path / "shelf")
    assert (again.books, again.read) == (3, 1)
    assert titles(tmp_path / "shelf") == ["One", "Three", "Two, revised"]
    assert (tmp_path / "shelf" / "books" / "Two.epub").read_bytes() == (books / "Two.epub").read_bytes()


def test_a_book_that_is_gone_leaves_nothing(books: Path, tmp_path: Path) -> None:
    shelve(books, tmp_path / "shelf")
    (books / "One.epub").unlink()
    again = shelve(books, tmp_path / "shelf")
    assert (again.books, again.read) == (2, 0)
    assert again.removed == 3  # the book, its pages, its cover
    shelve(books, tmp_path / "other")
    assert state(tmp_path / "shelf") == state(tmp_path / "other")


def test_what_somebody_spoilt_is_made_again(books: Path, tmp_path: Path) -> None:
    shelf = tmp_path / "shelf"
    shelve(books, shelf)
    before = state(shelf)
    (shelf / "index.html").write_text("spoilt")
    next((shelf / "covers").iterdir()).unlink()
    (shelf / "books" / "One.epub").unlink()
    shelve(books, shelf)
    assert state(shelf) == before


def test_the_same_books_make_the_same_shelf(tmp_path: Path) -> None:
    shelve(fill(tmp_path / "a"), tmp_path / "first")
    shutil.copytree(tmp_path / "a", tmp_path / "elsewhere" / "b")
    shelve(tmp_path / "elsewhere" / "b", tmp_path / "second")
    assert state(tmp_path / "first") == state(tmp_path / "second")


def test_books_of_the_folder_itself_stay_where_they_are(books: Path) -> None:
    result = shelve(books, books)
    assert result.books == 3
    assert not (books / "books").exists()
    assert shelve(books, books).read == 0
    links = [one["links"][0]["href"] for one in check_json_feed(books / "opds" / "all.json")["publications"]]
    assert links == ["../One.epub", "../Three.epub", "../Two.epub"]


def test_no_copy_takes_the_place_of_a_file_that_was_there(books: Path, tmp_path: Path) -> None:
    """In the folder of the shelf lies a book of another name than the one whose copy would come there."""
    own = write_epub(tmp_path / "shelf" / "books" / "One.epub", "My own", creator="Bo")
    kept = own.read_bytes()
    for _ in range(2):
        order = ShelfOrder(folders=(tmp_path / "shelf", books), shelf=tmp_path / "shelf", title="Both")
        assert make_shelf(order).books == 4
        assert own.read_bytes() == kept
        assert titles(tmp_path / "shelf") == ["My own", "One", "Three", "Two"]


def test_a_book_in_two_places_stands_on_the_shelf_once(books: Path, tmp_path: Path) -> None:
    (books / "again").mkdir()
    shutil.copy(books / "One.epub", books / "again" / "Uno.epub")
    assert shelve(books, tmp_path / "shelf").books == 3


def test_two_books_of_one_identifier_are_told_apart(tmp_path: Path) -> None:
    for number in (1, 2):
        write_epub(tmp_path / "books" / f"{number}.epub", "A title", identifier="same", creator=f"Author {number}")
    assert shelve(tmp_path / "books", tmp_path / "shelf").books == 2
    found = check_json_feed(tmp_path / "shelf" / "opds" / "all.json")["publications"]
    assert len({one["metadata"]["identifier"] for one in found}) == 2


def test_a_broken_book_is_not_read_again_but_noted_again(books: Path, tmp_path: Path) -> None:
    (books / "broken.epub").write_bytes(b"no archive")
    with ZipFile(books / "empty.epub", "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
    first, again = (shelve(books, tmp_path / "shelf") for _ in range(2))
    assert (first.books, first.read, again.read) == (3, 5, 0)
    assert [Path(note.where).name for note in first.notes] == ["broken.epub", "empty.epub"]
    assert again.notes == first.notes


def test_linked_books_lie_where_they_were(books: Path, tmp_path: Path) -> None:
    result = shelve(books, tmp_path / "shelf", link=True)
    assert result.linked == 4
    assert not (tmp_path / "shelf" / "books").exists()
    links = [
        one["links"][0]["href"] for one in check_json_feed(tmp_path / "shelf" / "opds" / "all.json")["publications"]
    ]
    assert links == ["../../books/One.epub", "../../books/Three.epub", "../../books/Two.epub"]
    with pytest.raises(ConfigError, match="outside its folder"):
        served_folder(tmp_path / "shelf")
    shelve(books, tmp_path / "shelf")
    assert served_folder(tmp_path / "shelf") == tmp_path / "shelf"


def test_only_a_shelf_can_be_served(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no shelf"):
        served_folder(tmp_path)


def test_a_page_of_another_kind_is_not_overwritten(books: Path, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("my home page")
    with pytest.raises(ConfigError, match="of another kind"):
        shelve(books, tmp_path)
    assert (tmp_path / "index.html").read_text() == "my home page"


def test_a_record_that_somebody_changed_deletes_nothing_outside(books: Path, tmp_path: Path) -> None:
    shelf, outside = tmp_path / "shelf", tmp_path / "mine.txt"
    outside.write_text("mine")
    shelve(books, shelf)
    record = (
        (shelf / "shelf.json").read_text().replace('"index.html"', f'"../mine.txt",\n  "{outside}",\n  "index.html"')
    )
    (shelf / "shelf.json").write_text(record)
    (books / "One.epub").unlink()
    shelve(books, shelf)
    assert outside.read_text() == "mine"


def test_a_record_that_is_damaged_is_said(books: Path, tmp_path: Path) -> None:
    shelve(books, tmp_path / "shelf")
    (tmp_path / "shelf" / "shelf.json").write_text("{")
    with pytest.raises(FetchError, match=r"the record of the shelf is damaged"):
        shelve(books, tmp_path / "shelf")


def test_folders_that_are_not_there_are_said(tmp_path: Path) -> None:
    with pytest.raises(FetchError, match="no such folder"):
        shelve(tmp_path / "nowhere", tmp_path / "shelf")
    assert not (tmp_path / "shelf").exists()


def test_a_shelf_that_cannot_be_written_stays_as_it_was(books: Path, tmp_path: Path) -> None:
    shelf = tmp_path / "shelf"
    shelve(books, shelf)
    write_epub(books / "Four.epub", "Four")
    (shelf / "opds" / "all.xml").unlink()
    (shelf / "opds" / "all.xml").mkdir()
    before = state(shelf)
    with pytest.raises(BuildError, match="that is a folder"):
        shelve(books, shelf)
    assert state(shelf) == before


def test_an_empty_folder_makes_an_empty_shelf(tmp_path: Path) -> None:
    (tmp_path / "books").mkdir()
    assert shelve(tmp_path / "books", tmp_path / "shelf").books == 0
    assert "There is no book here yet" in (tmp_path / "shelf" / "index.html").read_text()
