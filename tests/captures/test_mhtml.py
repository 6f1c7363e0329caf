"""Pages that a browser saved in one file: all that they show is there by its address."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from octavo.captures import Capture
from octavo.captures.opening import is_capture, open_captures
from octavo.errors import FetchError, ReadError
from tests.captures.making import GIF, SITE, MhtmlPart, mhtml, page


def opened(folder: Path, content: bytes) -> Capture:
    file = folder / "page.mhtml"
    file.write_bytes(content)
    assert is_capture(file)
    [found] = open_captures(file)
    return found


def test_the_page_comes_with_its_address_its_date_and_its_pictures(tmp_path: Path) -> None:
    content = mhtml(
        MhtmlPart(f"{SITE}/one", "text/html", page("Größe"), "utf-8"),
        MhtmlPart(f"{SITE}/a.gif", "image/gif", GIF),
        MhtmlPart("cid:b@mhtml.blink", "image/png", b"drawn"),
        MhtmlPart("cid:css-1@mhtml.blink", "text/css", b"p { }"),
        address=f"{SITE}/one", date="Tue, 5 Mar 2024 11:11:12 +0100",
    )  # fmt: skip
    found = opened(tmp_path, content)
    assert (found.address, found.media_type, found.charset) == (f"{SITE}/one", "text/html", "utf-8")
    assert found.content == page("Größe")
    assert found.retrieved == "2024-03-05T10:11:12Z"
    assert {address: one.content for address, one in found.pictures.items()} == {
        f"{SITE}/a.gif": GIF, "cid:b@mhtml.blink": b"drawn",
    }  # fmt: skip


def test_the_address_is_that_of_the_first_page_where_the_file_says_no_other(tmp_path: Path) -> None:
    content = mhtml(MhtmlPart(SITE, "text/html", page()), MhtmlPart("pictures/a.gif", "image/gif", GIF))
    found = opened(tmp_path, content)
    assert found.address == SITE
    assert list(found.pictures) == ["https://tides.example/pictures/a.gif"]


def test_a_file_of_this_machine_is_no_address(tmp_path: Path) -> None:
    assert opened(tmp_path, mhtml(MhtmlPart("file:///C:/a.htm", "text/html", page()))).address == ""


def test_the_page_is_the_part_that_the_file_starts_with(tmp_path: Path) -> None:
    frame = MhtmlPart("cid:frame@x", "text/html", page("A frame"))
    whole = MhtmlPart("cid:whole@x", "text/html", page("Whole"))
    assert opened(tmp_path, mhtml(whole, frame)).content == page("Whole")
    assert opened(tmp_path, mhtml(frame, whole, start="<whole@x>")).content == page("Whole")


def test_of_a_page_that_is_only_frames_the_longest_is_the_page(tmp_path: Path) -> None:
    frames = MhtmlPart(SITE, "text/html", b"<html><frameset><frame src=menu><frame src=text></frameset></html>")
    menu = MhtmlPart(f"{SITE}/menu", "text/html", b"<ul><li>Menu</ul>")
    content = mhtml(frames, menu, MhtmlPart(f"{SITE}/text", "text/html", page()))
    assert opened(tmp_path, content).content == page()


@pytest.mark.parametrize("content", [b"", b"words", mhtml(), mhtml(MhtmlPart("a", "image/gif", GIF)), b"\0" * 999])
def test_what_holds_no_page_is_an_error(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(ReadError, match="page"):
        opened(tmp_path, content)


def test_parts_in_parts_without_end_are_an_error(tmp_path: Path) -> None:
    depth = 3000
    opening = b"".join(
        b'Content-Type: multipart/related; boundary="b%d"\r\n\r\n--b%d\r\n' % (one, one) for one in range(depth)
    )
    with pytest.raises(ReadError):
        opened(tmp_path, opening + b"Content-Type: text/html\r\n\r\n" + page())


def test_a_file_that_breaks_off_says_so(tmp_path: Path) -> None:
    file, reported = tmp_path / "page.mhtml", list[FetchError]()
    file.write_bytes(mhtml(MhtmlPart(SITE, "text/html", page()))[:-60])
    assert len(list(open_captures(file, reported.append))) == 1
    assert [error.message for error in reported] == ["the file breaks off: what is missing is not known"]


@settings(max_examples=40, deadline=None)
@given(cut=st.floats(0.2, 1.0))
def test_a_file_that_breaks_off_is_read_as_far_as_it_goes(tmp_path_factory: pytest.TempPathFactory, cut: float) -> None:
    parts = [MhtmlPart(f"{SITE}/{number}.gif", "image/gif", GIF * number) for number in range(1, 9)]
    content = mhtml(MhtmlPart(SITE, "text/html", page()), *parts)
    folder = tmp_path_factory.mktemp("cut")
    try:
        found = opened(folder, content[: int(cut * len(content))])
    except ReadError:
        return
    assert page().startswith(found.content.partition(b"\n--")[0].rstrip())
    assert all(one.content in GIF * 9 for one in list(found.pictures.values())[:-1])


@settings(max_examples=30, deadline=None)
@given(
    st.dictionaries(st.integers(0, 99).map("https://tides.example/{}.gif".format), st.binary(max_size=99), max_size=8)
)
def test_every_picture_is_there_by_its_address(
    tmp_path_factory: pytest.TempPathFactory, pictures: dict[str, bytes]
) -> None:
    parts = [MhtmlPart(address, "image/gif", content) for address, content in pictures.items()]
    found = opened(tmp_path_factory.mktemp("any"), mhtml(MhtmlPart(SITE, "text/html", page()), *parts))
    assert {address: one.content for address, one in found.pictures.items()} == pictures
