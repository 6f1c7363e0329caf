"""Pages that a browser saved as HTML: where they are from, and the pictures in the folder beside them."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin

import pytest

from octavo.captures import Capture
from octavo.captures.opening import is_capture, open_captures
from octavo.errors import ConfigError
from octavo.projects.inputs import SAVED_PAGE_FOLDERS
from tests.captures.making import GIF, SITE, page

SAVED_FROM = f"<!-- saved from url=(0025){SITE}/one -->".encode()


def saved(folder: Path, content: bytes, name: str = "The Tide Tables.html", files: str = "_files") -> Path:
    """A page, and a picture in the folder beside it if `files` says how its name ends."""
    file = folder / name
    file.write_bytes(content)
    if files:
        beside = folder / f"{file.stem}{files}"
        (beside / "inner").mkdir(parents=True)
        (beside / "a gauge (1).gif").write_bytes(GIF)
        (beside / "inner" / "b.gif").write_bytes(GIF)
    return file


def opened(file: Path) -> Capture:
    assert is_capture(file)
    [found] = open_captures(file)
    return found


@pytest.mark.parametrize("ending", [*SAVED_PAGE_FOLDERS, "_file"])
def test_pictures_of_the_folder_are_there_by_the_addresses_that_the_page_calls(tmp_path: Path, ending: str) -> None:
    found = opened(saved(tmp_path, SAVED_FROM + page(), files=ending))
    assert found.address == f"{SITE}/one"
    for called in (f"./The Tide Tables{ending}/a gauge (1).gif", f"The%20Tide%20Tables{ending}/a%20gauge%20(1).gif"):
        assert found.pictures[urljoin(found.address, called)].content == GIF
    assert len(found.pictures) == 2


def test_nothing_outside_the_folder_is_a_picture_of_the_page(tmp_path: Path) -> None:
    (tmp_path / "secret.gif").write_bytes(GIF)
    file = saved(tmp_path, SAVED_FROM + page())
    (tmp_path / "The Tide Tables_files" / "link.gif").symlink_to(tmp_path / "secret.gif")
    found = opened(file)
    assert not any("link" in address or "secret" in address for address in found.pictures)
    assert urljoin(found.address, "The Tide Tables_files/../secret.gif") not in found.pictures


@pytest.mark.parametrize(
    ("head", "address", "retrieved"),
    [
        (f"<!DOCTYPE html>\n<!-- saved from url=(0031){SITE}/a?b=1 -->", f"{SITE}/a?b=1", ""),
        (f"<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: {SITE}/a \n"
         " saved date: Tue Mar 05 2024 11:11:12 GMT+0100 (Central European Standard Time)\n-->",
         f"{SITE}/a", "2024-03-05T10:11:12Z"),
        (f"<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: {SITE}/a \n-->", f"{SITE}/a", ""),
        (f"<!-- Page saved with SingleFile url: {SITE}/a saved date: Foo 99 2024 -->", f"{SITE}/a", ""),
        (f"<link href='{SITE}/a&amp;b' rel=canonical>", f"{SITE}/a&b", ""),
        (f'<meta content="{SITE}/a" property="og:url"><link rel="canonical" href="/a">', f"{SITE}/a", ""),
    ],
)  # fmt: skip
def test_the_address_and_the_date_are_those_that_are_written_in_it(
    tmp_path: Path, head: str, address: str, retrieved: str
) -> None:
    found = opened(saved(tmp_path, head.encode() + page()))
    assert (found.address, found.retrieved) == (address, retrieved)


@pytest.mark.parametrize(
    "head", ["", f'<link rel="canonical" href="{SITE}/a">', "<!-- saved from url=(0014)about:internet -->"]
)
def test_a_page_of_ones_own_is_none_that_was_saved(tmp_path: Path, head: str) -> None:
    file = saved(tmp_path, head.encode() + page(), files="")
    assert not is_capture(file)
    with pytest.raises(ConfigError, match="not saved from the web"):
        list(open_captures(file))


@pytest.mark.parametrize("name", ["a.md", "a.txt", "folder.html"])
def test_what_is_no_page_is_no_capture(tmp_path: Path, name: str) -> None:
    if name == "folder.html":
        (tmp_path / name).mkdir()
    else:
        (tmp_path / name).write_bytes(SAVED_FROM)
    assert not is_capture(tmp_path / name)


def test_a_page_in_utf_16_says_where_it_is_from(tmp_path: Path) -> None:
    file = saved(tmp_path, (SAVED_FROM + page()).decode().encode("utf-16"), files="")
    assert opened(file).address == f"{SITE}/one"
