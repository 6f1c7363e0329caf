"""What the user names becomes a list of inputs, or one clear line."""

import os
import sys
from collections.abc import Callable
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from octavo.errors import ConfigError, FetchError, OctavoError, ReadError
from octavo.projects.inputs import find_inputs, load_input, natural_key, open_door, sniff_media_type
from octavo.resources import media_type


def names(*given: str | Path) -> list[str]:
    return [Path(source.name).name for source in find_inputs([str(name) for name in given])]


def test_files_keep_the_order_given(tmp_path: Path) -> None:
    for name in ("b.md", "a.txt"):
        (tmp_path / name).write_text("words")
    assert names(tmp_path / "b.md", tmp_path / "a.txt") == ["b.md", "a.txt"]


def test_a_folder_is_read_in_natural_order_and_nothing_else_of_it(tmp_path: Path) -> None:
    for name in ("10-z.md", "9-a.html", "2.txt", "photo.png", ".hidden.md", "page_files/frame.html", "part/1.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("words")
    assert names(tmp_path) == ["2.txt", "9-a.html", "10-z.md", "1.md"]


def test_a_folder_gives_its_word_files_but_no_books_made_of_it(tmp_path: Path) -> None:
    for name in ("a.docx", "~$a.docx", "book.epub"):
        (tmp_path / name).write_text("words")
    assert names(tmp_path) == ["a.docx"]
    assert names(tmp_path / "book.epub") == ["book.epub"]


def test_natural_order_counts() -> None:
    assert sorted(["p10", "p9", "P1"], key=natural_key) == ["P1", "p9", "p10"]


def test_references_stay_under_the_folder_of_all_inputs(tmp_path: Path) -> None:
    (tmp_path / "book" / "text").mkdir(parents=True)
    (tmp_path / "secret.png").write_bytes(b"x")
    (tmp_path / "book" / "near.png").write_bytes(b"y")
    article = tmp_path / "book" / "text" / "a.md"
    article.write_text("words")
    [inside] = find_inputs([str(tmp_path / "book")])
    door = open_door(inside)
    assert door("../near.png").content == b"y"
    for reference in ("../../secret.png", str(tmp_path / "secret.png"), "file:///etc/passwd", "http://localhost/x.png"):
        with pytest.raises(FetchError) as refused:
            door(reference)
        assert refused.value.code == "picture-outside"


@pytest.mark.parametrize(
    ("name", "error", "says"),
    [
        ("missing.html", FetchError, "no such file"),
        ("empty", ConfigError, "nothing to read"),
        ("picture.jpg", ConfigError, "cannot be read"),
        ("site.warc.gz", ConfigError, "holds many pages .* octavo add .*site.warc.gz"),
        ("https://example.org/a", ConfigError, "network"),
        ("x" * 300 + ".md", FetchError, "too long"),
        ("a\0b.md", FetchError, "no such file"),
    ],
)
def test_a_name_that_is_nothing_to_read(tmp_path: Path, name: str, error: type[OctavoError], says: str) -> None:
    (tmp_path / "empty").mkdir()
    for there in ("picture.jpg", "site.warc.gz"):
        (tmp_path / there).write_bytes(b"x")
    given = name if "://" in name else str(tmp_path / name)
    [source] = find_inputs([given])
    with pytest.raises(error, match=says) as raised:
        load_input(source)
    assert raised.value.hint


def test_an_empty_name_is_not_the_folder_that_one_is_in() -> None:
    with pytest.raises(ConfigError, match="empty"):
        load_input(*find_inputs([""]))


def test_a_folder_gives_what_cannot_be_read_too(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("words")
    (tmp_path / "gone.md").symlink_to("nowhere")
    os.mkfifo(tmp_path / "pipe.md")
    assert names(tmp_path) == ["a.md", "gone.md", "pipe.md"]


def test_no_name_at_all_is_nothing_to_make_a_book_of() -> None:
    with pytest.raises(ConfigError, match="nothing to make a book of"):
        find_inputs([])


def test_an_empty_file(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("\n \n")
    [source] = find_inputs([str(tmp_path / "a.md")])
    with pytest.raises(ReadError, match="empty"):
        load_input(source)


def test_standard_input_is_an_input_with_its_bytes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("words")
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(b"# Piped in")))
    piped, file = find_inputs(["-", str(tmp_path)])
    assert (load_input(piped).media_type, load_input(piped).content) == ("text/markdown", b"# Piped in")
    assert file.name == str(tmp_path / "a.md")
    with pytest.raises(FetchError):
        open_door(piped)("a.md")
    with pytest.raises(ReadError, match="nothing came in"):
        load_input(*find_inputs(["-"]))


# --- what is outside ---------------------------------------------------------------------------------


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A folder of a book, beside one that is not of it."""
    (tmp_path / "book").mkdir()
    (tmp_path / "else").mkdir()
    (tmp_path / "else" / "private.md").write_text("a diary")
    (tmp_path / "else" / "plate.png").write_bytes(b"a plate")
    (tmp_path / "book" / "a.md").write_text("words")
    return tmp_path


def link_to_file(shelf: Path) -> str:
    (shelf / "book" / "link.md").symlink_to(shelf / "else" / "private.md")
    return str(shelf / "book" / "link.md")


def link_to_folder(shelf: Path) -> str:
    (shelf / "book" / "link").symlink_to(shelf / "else")
    return str(shelf / "book" / "link" / "private.md")


def way_up(shelf: Path) -> str:
    return str(shelf / "book" / ".." / "else" / "private.md")


def whole_way(shelf: Path) -> str:
    return str(shelf / "else" / "private.md")


def folder_outside(shelf: Path) -> str:
    return str(shelf / "else")


@pytest.mark.parametrize("name_of", [link_to_file, link_to_folder, way_up, whole_way, folder_outside])
def test_what_a_book_file_names_outside_its_folder_is_refused_unless_it_is_allowed(
    shelf: Path, name_of: Callable[[Path], str]
) -> None:
    name = name_of(shelf)
    [refused] = find_inputs([name], shelf / "book")
    with pytest.raises(FetchError, match="outside the book's folder") as raised:
        load_input(refused)
    assert (raised.value.where, f"--allow {shelf / 'else'} " in raised.value.hint) == (name, True)
    [allowed] = find_inputs([name], shelf / "book", [shelf / "else"])
    assert load_input(allowed).content == b"a diary"


def test_a_link_out_of_a_folder_that_is_named_is_refused(shelf: Path) -> None:
    link_to_file(shelf)
    first, link = find_inputs([str(shelf / "book")])
    assert load_input(first).content == b"words"
    with pytest.raises(FetchError, match="outside"):
        load_input(link)


def test_a_link_that_is_named_itself_is_read(shelf: Path) -> None:
    assert load_input(*find_inputs([link_to_file(shelf)])).content == b"a diary"


def test_what_is_outside_widens_nothing_for_the_others(shelf: Path) -> None:
    first, other = find_inputs([str(shelf / "book" / "a.md"), whole_way(shelf)], shelf / "book")
    for source in (first, other):
        with pytest.raises(FetchError, match="outside"):
            open_door(source)(str(shelf / "else" / "plate.png"))


def test_files_that_are_far_apart_open_no_folder_above_the_current_one(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [str(shelf / "book" / "a.md"), str(shelf / "else" / "private.md")]
    monkeypatch.chdir(shelf / "book")
    with pytest.raises(FetchError, match="outside"):
        open_door(find_inputs(files)[0])("../else/plate.png")
    monkeypatch.chdir(shelf)  # here the user stands above both
    assert open_door(find_inputs(files)[0])("../else/plate.png").content == b"a plate"


# --- what bytes without a file name are --------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"<!DOCTYPE html><p>x", "text/html"),
        (b"\xef\xbb\xbf<html>", "text/html"),
        (b"---\ntitle: x\n---\nwords", "text/markdown"),
        (b"words\n\n## More\n", "text/markdown"),
        (b"From: <Saved by Blink>\r\nContent-Type: multipart/related;\r\n", "multipart/related"),
        (b"Just words.\n\nAnd more.", "text/plain"),
        (b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/epub+zip", media_type("a.epub")),
        (b"PK\x03\x04" + bytes(26) + b"[Content_Types].xml", media_type("a.docx")),
    ],
)
def test_standard_input_is_known_by_its_first_characters(content: bytes, kind: str) -> None:
    assert sniff_media_type(content) == kind
