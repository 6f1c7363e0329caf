"""Pictures of every format, real bytes all: kept, converted, or refused with the right code."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from octavo.errors import FetchError
from octavo.notes import Notes
from octavo.pictures import MAX_BYTES, make_fetch, read_picture
from octavo.resources import Assets, Folder, Resource, data_only

SIZE = (120, 80)


def encoded(name: str, mode: str = "RGB", **options: object) -> bytes:
    """A picture of many colours, in the format `name`."""
    file = BytesIO()
    Image.radial_gradient("L").resize(SIZE).convert(mode).save(file, name, **options)
    return file.getvalue()


def turned() -> bytes:
    """A JPEG that its camera held upright: the file lies on its side and says so."""
    exif = Image.Exif()
    exif[0x0112] = 6
    return encoded("JPEG", exif=exif)


def refusal(content: bytes) -> str:
    with pytest.raises(FetchError) as caught:
        read_picture(content)
    return caught.value.code


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("JPEG", "image/jpeg"),
        ("PNG", "image/png"),
        ("GIF", "image/gif"),
        ("WEBP", "image/webp"),
        ("AVIF", "image/avif"),
        ("BMP", "image/bmp"),
        ("TIFF", "image/tiff"),
    ],
)
def test_every_picture_is_kept_byte_for_byte(name: str, kind: str) -> None:
    content = encoded(name)
    found, _ = read_picture(content)
    assert (found.content, found.media_type, found.width, found.height) == (content, kind, *SIZE)
    assert (found.body, found.size) == (content, len(content))


def test_a_turned_photograph_has_the_size_that_is_seen() -> None:
    found, _ = read_picture(turned())
    assert (found.width, found.height) == (SIZE[1], SIZE[0])


@pytest.mark.parametrize("name", ["JPEG", "PNG", "GIF", "WEBP", "AVIF", "BMP", "TIFF"])
def test_a_truncated_picture_is_unreadable(name: str) -> None:
    content = encoded(name)
    assert {refusal(content[: len(content) * part // 10]) for part in range(1, 10)} == {"picture-unreadable"}


def test_a_palette_that_is_not_there_is_unreadable() -> None:
    """One such picture must not cost the book: its decoder fails on an assertion."""
    file = BytesIO()
    Image.new("P", (40, 30)).save(file, "PNG")
    content = file.getvalue()
    start = content.index(b"PLTE") - 4
    length = int.from_bytes(content[start : start + 4])
    without = content[:start] + content[start + 12 + length :]
    assert refusal(without) == "picture-unreadable"


def test_bytes_that_are_no_picture_are_unreadable() -> None:
    assert {refusal(content) for content in (b"", b"<!doctype html><p>404", b"%PDF-1.7", b"%!PS-Adobe-3.0 EPSF")} == {
        "picture-unreadable"
    }


def test_a_decompression_bomb_is_refused_from_its_header() -> None:
    file = BytesIO()
    Image.new("1", (13_000, 13_000)).save(file, "PNG")
    assert refusal(file.getvalue()) == "picture-too-large"


def test_a_huge_file_is_refused() -> None:
    assert refusal(b"\xff\xd8" + bytes(MAX_BYTES)) == "picture-too-large"


def test_references_are_followed_once_through_the_door_and_kept() -> None:
    asked: list[str] = []

    def door(reference: str) -> Resource:
        asked.append(reference)
        return Resource(encoded("PNG"), "text/html", reference)  # the server's word for it counts nothing

    assets = Assets()
    fetch = make_fetch(door, assets)
    assert fetch("a.jpg") is fetch("a.jpg")
    assert fetch("b.gif").name == fetch("a.jpg").name
    assert asked == ["a.jpg", "b.gif"]
    assert [asset.name for asset in assets] == [fetch("a.jpg").name]
    assert fetch("a.jpg").name.endswith(".png")


def test_refusals_carry_the_code_of_their_note(tmp_path: Path) -> None:
    book = tmp_path / "book"
    book.mkdir()
    (tmp_path / "secret.png").write_bytes(encoded("PNG"))
    (book / "broken.png").write_bytes(encoded("PNG")[:99])
    fetch = make_fetch(Folder(book / "article.html", book), Assets())
    codes = []
    for reference in ("none.png", ".", "broken.png", "../secret.png", "https://example.org/a.png", "broken.png"):
        with pytest.raises(FetchError) as caught:
            fetch(reference)
        codes.append(caught.value.code.removeprefix("picture-"))
    assert codes == ["missing", "missing", "unreadable", "outside", "outside", "unreadable"]


def test_what_is_left_out_of_a_drawing_is_noted() -> None:
    notes = Notes("article.html")
    source = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><script/></svg>"
    make_fetch(data_only, Assets(), notes)(source)
    assert [(note.code, note.detail) for note in notes] == [
        ("picture-cleaned", "data:image/svg+xml: an element script")
    ]
