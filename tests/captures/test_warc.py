"""Archives of the web: every page is there with its pictures, and nothing in a file does harm."""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders

from octavo.captures import Capture
from octavo.captures.opening import is_capture, open_captures
from octavo.errors import FetchError, ReadError
from tests.captures.making import GIF, SITE, Warc, chunked, gzipped, page


def opened(file: Path) -> tuple[list[Capture], list[str]]:
    """The pages of a file, and what was left out of it."""
    reported: list[FetchError] = []
    found = list(open_captures(file, reported.append))
    return found, [str(error) for error in reported]


@pytest.mark.parametrize("compressed", [True, False])
def test_each_page_comes_with_what_is_known_of_it_and_its_pictures(tmp_path: Path, compressed: bool) -> None:
    warc = Warc(compressed=compressed)
    warc.add(f"{SITE}/one", page("One", "a.gif"), ETag='"7"', Last_Modified="Tue, 05 Mar 2024 10:00:00 GMT")
    warc.add(f"{SITE}/a.gif", GIF, "image/gif").add(f"{SITE}/style.css", b"p {}", "text/css")
    warc.add(f"{SITE}/two", page("Two"), "application/xhtml+xml; charset=ISO-8859-1", date="2024-03-06T00:00:00Z")
    file = warc.save(tmp_path, "site.warc.gz" if compressed else "site.warc")
    assert is_capture(file)
    (one, two), left_out = opened(file)
    assert left_out == []
    assert (one.address, one.content, one.media_type, one.charset) == (
        f"{SITE}/one", page("One", "a.gif"), "text/html", "utf-8",
    )  # fmt: skip
    assert (one.retrieved, one.etag, one.last_modified) == (
        "2024-03-05T10:11:12Z", '"7"', "Tue, 05 Mar 2024 10:00:00 GMT",
    )  # fmt: skip
    assert (two.address, two.charset, two.retrieved) == (f"{SITE}/two", "ISO-8859-1", "2024-03-06T00:00:00Z")
    assert one.pictures[f"{SITE}/a.gif"].content == GIF
    assert one.pictures[f"{SITE}/a.gif"].media_type == "image/gif"
    assert list(two.pictures) == [f"{SITE}/a.gif"]
    assert f"{SITE}/b.gif" not in one.pictures


def test_a_picture_is_found_by_other_forms_of_its_address(tmp_path: Path) -> None:
    warc = Warc().add(SITE, page()).add("http://tides.example/a%20b.gif?utm_source=x", GIF, "image/gif")
    ((found,), _) = opened(warc.save(tmp_path))
    assert found.pictures["https://www.tides.example/a b.gif"].content == GIF


def test_a_damaged_picture_is_not_there(tmp_path: Path) -> None:
    warc = Warc().add(SITE, page()).add(f"{SITE}/a.gif", b"\x1f\x8b\x08x", "image/gif", Content_Encoding="gzip")
    ((found,), _) = opened(warc.save(tmp_path))
    assert f"{SITE}/a.gif" not in found.pictures
    assert found.pictures.get(f"{SITE}/a.gif") is None


def test_redirects_are_addresses_of_the_page_that_they_lead_to(tmp_path: Path) -> None:
    warc = Warc().add("http://tides.example/", b"", status="301 Moved", Location="https://tides.example/")
    warc.add("https://tides.example/", b"", status="302 Found", Location="/log#top")
    warc.add("https://tides.example/a", b"", status="302 Found", Location="/b")
    warc.add("https://tides.example/b", b"", status="302 Found", Location="/a")  # a loop
    ((found,), left_out) = opened(warc.add(SITE, page()).save(tmp_path))
    assert found.addresses == ("http://tides.example/", "https://tides.example/")
    assert left_out == []


def test_what_is_no_page_is_left_out_with_its_reason(tmp_path: Path) -> None:
    warc = Warc().add(f"{SITE}/gone", page(), status="404 Not Found").add(f"{SITE}/br", page(), Content_Encoding="br")
    warc.add(f"{SITE}/bad", b"\x1f\x8b\x08garbage", Content_Encoding="gzip")
    found, left_out = opened(warc.save(tmp_path))
    assert found == []
    assert left_out == [
        f"{SITE}/gone: the server answered 404",
        f"{SITE}/br: it is compressed in a way that is not known (br)",
        f"{SITE}/bad: its compressed bytes are broken",
    ]


def test_a_page_comes_without_the_forms_of_its_transfer(tmp_path: Path) -> None:
    deflated = zlib.compress(page("Deflated"))
    bare = zlib.compress(page("Bare"))[2:-4]
    warc = Warc().add(f"{SITE}/1", chunked(page("Chunked")), Transfer_Encoding="chunked")
    warc.add(f"{SITE}/2", gzipped(page("Gzipped")), Content_Encoding="gzip")
    warc.add(f"{SITE}/3", chunked(gzipped(page("Both"))), Content_Encoding="gzip", Transfer_Encoding="chunked")
    warc.add(f"{SITE}/4", deflated, Content_Encoding="deflate").add(f"{SITE}/5", bare, Content_Encoding="deflate")
    warc.add(f"{SITE}/6", page("Undone"), Content_Encoding="gzip", Transfer_Encoding="chunked")
    found, left_out = opened(warc.save(tmp_path))
    assert left_out == []
    titles = ("Chunked", "Gzipped", "Both", "Deflated", "Bare", "Undone")
    assert [one.content for one in found] == [page(title) for title in titles]


def test_a_page_that_was_the_same_again_is_there(tmp_path: Path) -> None:
    warc = Warc().add(SITE, page()).revisit(f"{SITE}?print", SITE).revisit(f"{SITE}/gone", "https://else.example/")
    found, left_out = opened(warc.save(tmp_path))
    assert [(one.address, one.content) for one in found] == [(SITE, page()), (f"{SITE}?print", page())]
    assert found[1].retrieved == "2024-04-01T00:00:00Z"
    assert left_out == [f"{SITE}/gone: the archive has it from an earlier one, which is not here"]


def test_of_an_address_that_was_asked_for_twice_the_later_answer_counts_in_the_place_of_the_first(
    tmp_path: Path,
) -> None:
    warc = Warc().add(f"{SITE}/1", page("Old")).add(f"{SITE}/2", page("Two")).add(f"{SITE}/1", page("New"))
    found, _ = opened(warc.save(tmp_path))
    assert [one.content for one in found] == [page("New"), page("Two")]


def test_a_page_may_be_there_without_a_server(tmp_path: Path) -> None:
    warc = Warc().add_record(SITE, "resource", page(), None).add_record("urn:x", "metadata", b"x", None)
    assert [one.content for one in opened(warc.save(tmp_path))[0]] == [page()]


# --- damaged and hostile -----------------------------------------------------------------------------


@pytest.mark.parametrize("content", [b"", b"words", b"\x1f\x8b\x08\x00broken", gzipped(b"no archive at all")])
def test_what_is_no_archive_is_said_to_be_none(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "site.warc.gz"
    file.write_bytes(content)
    with pytest.raises(ReadError, match="no archive of the web"):
        opened(file)


@settings(max_examples=40, deadline=None)
@given(share=st.floats(0.01, 0.99), compressed=st.booleans())
def test_of_an_archive_that_breaks_off_all_is_there_that_came_before(
    tmp_path_factory: pytest.TempPathFactory, share: float, compressed: bool
) -> None:
    warc, ends = Warc(compressed=compressed), []
    for number in range(5):
        warc.add(f"{SITE}/{number}", page(f"Page {number}"))
        ends.append(len(warc.content))
    cut = int(share * len(warc.content))
    file = tmp_path_factory.mktemp("cut") / "site.warc"
    file.write_bytes(warc.content[:cut])
    whole = [page(f"Page {number}") for number, end in enumerate(ends) if end <= cut]
    try:
        found = [one.content for one in opened(file)[0]]
    except ReadError:
        found = []
    assert found[: len(whole)] == whole
    assert all(content == page(f"Page {number}") for number, content in enumerate(found))


def test_what_comes_behind_damage_is_reported(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = Warc().add(f"{SITE}/1", page("One")).content
    file = tmp_path / "site.warc.gz"
    file.write_bytes(first + b"\x1f\x8b\x08garbage")
    found, [reason] = opened(file)
    assert [one.content for one in found] == [page("One")]
    assert f"the archive is damaged behind byte {len(first):,}" in reason
    assert capsys.readouterr().err == ""


def test_an_archive_that_was_compressed_as_a_whole_says_what_to_do(tmp_path: Path) -> None:
    plain = Warc(compressed=False).add(f"{SITE}/1", page("One")).add(f"{SITE}/2", page("Two")).content
    file = tmp_path / "site.warc.gz"
    file.write_bytes(gzip.compress(plain))
    _, [reason] = opened(file)
    assert "warcio recompress" in reason


def test_bombs_are_refused(tmp_path: Path) -> None:
    bomb = gzip.compress(bytes(64 * 2**20))
    warc = Warc(compressed=False).add(f"{SITE}/bomb", bomb, Content_Encoding="gzip")
    found, left_out = opened(warc.add(f"{SITE}/good", page()).save(tmp_path, "a.warc"))
    assert [one.address for one in found] == [f"{SITE}/good"]
    assert left_out == [f"{SITE}/bomb: it is compressed so that it grows without measure"]
    outer = Warc().add(f"{SITE}/1", page()).content + gzip.compress(b"WARC/1.0\r\n" + b"a" * 2**25)
    file = tmp_path / "b.warc.gz"
    file.write_bytes(outer)
    found, [reason] = opened(file)
    assert len(found) == 1
    assert "damaged" in reason


def test_a_record_that_says_it_is_endless_is_cut_off(tmp_path: Path) -> None:
    record = (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\nContent-Length: 99999999999\r\n\r\n"
    )
    file = tmp_path / "a.warc"
    file.write_bytes(record + b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page())
    assert opened(file) == ([], ["https://a.example/: the archive breaks off in the middle of it"])


# --- any archive -------------------------------------------------------------------------------------

addresses = st.integers(0, 30).map(lambda number: f"{SITE}/{number}")


@settings(max_examples=30, deadline=None)
@given(
    pages=st.dictionaries(addresses, st.text("abc ", max_size=20), max_size=6),
    pictures=st.dictionaries(addresses.map("{}.gif".format), st.binary(max_size=50), max_size=6),
    compressed=st.booleans(),
)
def test_all_pages_and_pictures_are_there_by_their_addresses(
    tmp_path_factory: pytest.TempPathFactory, pages: dict[str, str], pictures: dict[str, bytes], compressed: bool
) -> None:
    warc = Warc(compressed=compressed)
    for address, content in pictures.items():
        warc.add(address, content, "image/gif")
    for address, title in pages.items():
        warc.add(address, page(title))
    if not pages and not pictures:
        warc.add_record(SITE, "request", b"", StatusAndHeaders("GET / HTTP/1.1", [], is_http_request=True))
    file = warc.save(tmp_path_factory.mktemp("any"))
    found, left_out = opened(file)
    assert left_out == []
    assert {one.address: one.content for one in found} == {address: page(title) for address, title in pages.items()}
    for one in found:
        assert {address: one.pictures[address].content for address in one.pictures} == pictures
