"""A page that was saved from the web finds its pictures by the addresses that stand in it."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image as Picture

from octavo.errors import FetchError
from octavo.model import Link
from octavo.press.reading import read_article
from octavo.press.run import Run
from octavo.projects.inputs import find_inputs, load_input, open_door
from octavo.projects.json_files import format_json
from octavo.projects.order import Order
from octavo.projects.records import Record, files_folder, load_record, record_path
from octavo.resources import Assets
from octavo.walk import images, visit

PAGE = """<html><head><title>On founts</title><link rel="canonical" href="https://example.org/"></head><body><article>
<h1>On founts</h1><p>A fount is all the type of one size, <a href="sorts.html">each
sort</a> as often as it is wanted.</p>
<p><img src="../a.png" alt="A case"> <img src="//cdn.example.com/b.png?w=2#top" alt="A forme"></p>
<p>Whoever sets a page without enough of them has to stop in the middle of a line, and wait.</p></article>
</body></html>"""
ADDRESS = "https://example.org/type/founts.html"


def png(width: int, height: int) -> bytes:
    written = BytesIO()
    Picture.new("RGB", (width, height), "navy").save(written, "PNG")
    return written.getvalue()


def save(folder: Path, **changes: object) -> Path:
    page = folder / "founts.html"
    page.write_text(PAGE)
    files_folder(page).mkdir()
    for name in ("a.png", "b.png"):
        (files_folder(page) / name).write_bytes(png(40, 30 if name == "a.png" else 20))
    known = {
        "address": ADDRESS, "addresses": ("https://example.org/?p=7",), "retrieved": "2026-05-01T10:00:00Z",
        "media_type": "text/html", "sha256": "0", "saved": "0",
        "pictures": {"https://example.org/a.png": "a.png", "https://cdn.example.com/b.png?w=2": "b.png"},
    }  # fmt: skip
    record_path(page).write_bytes(format_json(Record(**{**known, **changes})))  # type: ignore[arg-type]
    return page


def test_pictures_are_found_by_their_addresses(tmp_path: Path) -> None:
    article = read_article(Run(order=Order(inputs=(str(save(tmp_path)),)), assets=(assets := Assets())))
    assert [assets[image.asset].height for image in images(article)] == [30, 20]


def test_the_record_says_where_the_article_came_from(tmp_path: Path) -> None:
    page = save(tmp_path)
    article = read_article(Run(order=Order(inputs=(str(page),))))
    origin = article.origin
    assert (origin.url, origin.addresses) == (ADDRESS, ("https://example.org/?p=7",))  # a canonical "/" is none
    assert origin.fetched == "2026-05-01T10:00:00Z"
    assert article.id == "founts"
    assert [node.href for node in visit(article.body) if isinstance(node, Link)] == [
        "https://example.org/type/sorts.html"
    ]


def test_a_picture_that_could_not_be_had_says_why(tmp_path: Path) -> None:
    page = save(tmp_path, pictures={}, missing={"https://example.org/a.png": "the server has no such picture"})
    door = open_door(find_inputs([str(page)])[0])
    with pytest.raises(FetchError, match="the server has no such picture"):
        door("../a.png")


def test_what_a_server_says_of_the_encoding_counts(tmp_path: Path) -> None:
    page = save(tmp_path, charset="windows-1251")
    page.write_bytes(PAGE.replace("A fount is", "Шрифт есть").encode("windows-1251"))
    article = read_article(Run(order=Order(inputs=(str(page),))))
    assert "Шрифт есть" in str(article.body)


def test_a_damaged_record_is_one_line(tmp_path: Path) -> None:
    page = save(tmp_path)
    record_path(page).write_text("{")
    with pytest.raises(FetchError, match="damaged"):
        load_input(find_inputs([str(page)])[0])


def test_a_record_is_read_as_it_was_written(tmp_path: Path) -> None:
    page = save(tmp_path)
    assert format_json(load_record(page)) == record_path(page).read_bytes()  # type: ignore[arg-type]
