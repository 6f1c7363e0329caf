"""The one door: it gives what is inside the folder, and nothing else."""

from __future__ import annotations

import os
import socket
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path

import pytest

from octavo.errors import FetchError
from octavo.resources import Asset, Assets, Folder, Resource, data_only, make_asset, media_type, read_file

PICTURE = b"\x89PNG picture"


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A folder with an article and a picture, beside a secret."""
    root = tmp_path / "house"
    (root / "pictures").mkdir(parents=True)
    (root / "articles").mkdir()
    (root / "articles" / "one.html").write_text("<p>one")
    (root / "pictures" / "a b.png").write_bytes(PICTURE)
    (root / "pictures" / "100%.png").write_bytes(PICTURE)
    (root / "pictures" / "größe.png").write_bytes(PICTURE)
    (tmp_path / "secret.png").write_bytes(b"secret")
    (tmp_path / "house-next-door").mkdir()
    (tmp_path / "house-next-door" / "secret.png").write_bytes(b"secret")
    return root


@pytest.fixture
def door(house: Path) -> Folder:
    return Folder(house / "articles" / "one.html", house)


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("a door opened the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.mark.parametrize(
    "reference",
    [
        "../pictures/a%20b.png",
        "../pictures/a b.png",
        " ../pictures/a%20b.png\n",
        "../pictures/a%20b.png?width=300",
        "../pictures/a%20b.png#top",
        "./../articles/../pictures/a%20b.png",
        "../pictures/100%25.png",
        "../pictures/gr%C3%B6%C3%9Fe.png",
        "../pictures/größe.png",
    ],
)
def test_what_is_inside_is_given(door: Folder, reference: str) -> None:
    found = door(reference)
    assert (found.content, found.media_type) == (PICTURE, "image/png")


@pytest.mark.parametrize(
    "reference",
    [
        "../../secret.png",
        "../../house-next-door/secret.png",
        "..%2F..%2Fsecret.png",
        "%2e%2e/%2e%2e/secret.png",
        "/etc/passwd",
        "//example.org/a.png",
        "file:///etc/passwd",
        "file:../pictures/a%20b.png",
        "FILE:///etc/passwd",
        "http://example.org/a.png",
        "https://[broken/a.png",
        "ftp://example.org/a.png",
        "javascript:alert(1)",
        "C:\\secret.png",
    ],
)
def test_what_is_outside_is_refused(door: Folder, reference: str) -> None:
    with pytest.raises(FetchError) as caught:
        door(reference)
    assert caught.value.code == "picture-outside"


def test_the_whole_way_to_a_file_outside_is_refused(door: Folder, house: Path) -> None:
    with pytest.raises(FetchError, match="outside"):
        door(str(house.parent / "secret.png"))


@pytest.mark.parametrize("leads_to", ["secret.png", "house-next-door"])
def test_links_out_of_the_folder_are_refused(door: Folder, house: Path, leads_to: str) -> None:
    (house / "articles" / "link").symlink_to(house.parent / leads_to)
    with pytest.raises(FetchError, match="outside"):
        door("link" if leads_to.endswith(".png") else "link/secret.png")


def test_links_inside_the_folder_are_followed(door: Folder, house: Path) -> None:
    (house / "articles" / "link.png").symlink_to(house / "pictures" / "a b.png")
    assert door("link.png").content == PICTURE


@pytest.mark.parametrize("reference", ["missing.png", "../pictures", "", "a\0b.png", "x" * 5000, "link-to-itself"])
def test_what_cannot_be_read_is_missing(door: Folder, house: Path, reference: str) -> None:
    (house / "articles" / "link-to-itself").symlink_to(house / "articles" / "link-to-itself")
    with pytest.raises(FetchError) as caught:
        door(reference)
    assert caught.value.code == "picture-missing"


# --- data: addresses ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("fetch", [data_only, Folder(Path("/nowhere/a.html"), Path("/nowhere"))])
def test_data_addresses_hold_their_bytes(fetch: Folder) -> None:
    encoded = b64encode(PICTURE).decode()
    assert fetch(f"data:image/png;base64,{encoded}") == Resource(PICTURE, "image/png", "data:image/png")
    assert fetch(f"DATA:Image/PNG;BASE64,{encoded.replace('=', '%3D')}").content == PICTURE
    assert fetch("data:image/svg+xml;charset=utf-8,%3Csvg/%3E").content == b"<svg/>"
    assert fetch("data:,plain") == Resource(b"plain", "text/plain", "data:")
    assert fetch(f" data:image/png;base64,{encoded}\n").content == PICTURE


@pytest.mark.parametrize("reference", ["data:image/png;base64", "data:image/png;base64,A", "data:"])
def test_broken_data_addresses_are_refused(reference: str) -> None:
    with pytest.raises(FetchError, match="data:"):
        data_only(reference)


@pytest.mark.parametrize("reference", ["a.png", "/etc/passwd", "https://example.org/a.png"])
def test_an_input_without_a_folder_has_no_files(reference: str) -> None:
    with pytest.raises(FetchError, match="not a file of this book"):
        data_only(reference)


# --- files and the store -----------------------------------------------------------------------------------


def test_a_file_that_is_not_there_says_so_in_the_words_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(FetchError, match="No such file") as caught:
        read_file(tmp_path / "gone.html")
    assert caught.value.where == str(tmp_path / "gone.html")


def named_pipe(path: Path) -> None:
    os.mkfifo(path)


def bound_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind(str(path))


def endless_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def file_of_terabytes(path: Path) -> None:
    path.touch()
    os.truncate(path, 2**42)


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (named_pipe, "a pipe, not a file"),
        (bound_socket, "a socket, not a file"),
        (endless_device, "a device, not a file"),
        (Path.mkdir, "a folder, not a file"),
        (file_of_terabytes, "no more than 50 are read"),
    ],
)
def test_only_regular_files_of_a_bounded_size_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[[Path], None], says: str
) -> None:
    monkeypatch.chdir(tmp_path)  # the name of a socket may not be long
    make(Path("a.png"))
    with pytest.raises(FetchError, match=says) as refused:
        read_file(Path("a.png"))
    assert refused.value.where == "a.png"


def test_bytes_of_a_name_that_are_no_text_are_shown_as_codes(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9.md")
    path.write_text("words")
    assert read_file(path).location == f"{tmp_path}/caf\\xe9.md"


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.HTML", "text/html"), ("b.tar.md", "text/markdown"), ("c.jpeg", "image/jpeg"), ("d", ""), ("e.odt", "")],
)
def test_endings_stand_for_media_types(name: str, kind: str) -> None:
    assert media_type(name) == kind


def test_the_store_keeps_the_same_picture_once() -> None:
    store = Assets()
    first, again = make_asset(PICTURE, "image/png", (2, 3)), make_asset(PICTURE, "image/png", (2, 3))
    other = make_asset(b"other", "image/jpeg", (1, 1))
    assert store.keep(first) == store.keep(again) == first.name
    store.keep(other)
    assert list(store) == [first, other]
    assert len(store) == 2 and first.name in store and "x.png" not in store
    assert store[first.name] is first


def test_a_picture_is_named_by_its_bytes_alone() -> None:
    named = make_asset(PICTURE, "image/png", (2, 3))
    assert named == Asset(named.name, "image/png", PICTURE, 2, 3)
    assert named.name.endswith(".png") and named.name[:-4].isalnum()
    assert make_asset(PICTURE + b"!", "image/png", (2, 3)).name != named.name
