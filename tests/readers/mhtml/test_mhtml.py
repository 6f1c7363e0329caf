"""An article of a page that a browser saved in one file, built without a project."""

from __future__ import annotations

from pathlib import Path

from octavo.model import Image, Placeholder
from octavo.notes import Notes
from octavo.press.pipeline import read
from octavo.resources import Assets
from octavo.walk import title, visit
from tests.captures.making import SITE, MhtmlPart, mhtml, page
from tests.sample_books.pictures import photograph

PHOTO = photograph().content
CALLED = ("a.png", f"{SITE}/b.png", "cid:c@mhtml.blink")


def test_the_article_has_its_pictures_and_knows_where_it_is_from(tmp_path: Path) -> None:
    content = mhtml(
        MhtmlPart(f"{SITE}/one", "text/html", page("Größe", *CALLED, f"{SITE}/gone.png"), "utf-8"),
        *(MhtmlPart(address, "image/png", PHOTO) for address in (f"{SITE}/a.png", *CALLED[1:])),
        address=f"{SITE}/one", date="Tue, 5 Mar 2024 11:11:12 +0100",
    )  # fmt: skip
    file, notes, assets = tmp_path / "page.mht", Notes(), Assets()
    file.write_bytes(content)
    article = read(str(file), assets, notes)
    assert title(article) == "Größe"
    assert (article.origin.url, article.origin.fetched) == (f"{SITE}/one", "2024-03-05T10:11:12Z")
    assert len([node for node in visit(article.content) if isinstance(node, Image)]) == 3
    assert len(assets) == 1
    assert len([node for node in visit(article.content) if isinstance(node, Placeholder)]) == 1
    assert [note.code for note in notes if note.severity != "info"] == ["picture-missing"]


def test_a_file_that_breaks_off_leaves_a_note(tmp_path: Path) -> None:
    file, notes = tmp_path / "page.mhtml", Notes()
    file.write_bytes(mhtml(MhtmlPart(SITE, "text/html", page()))[:-60])
    read(str(file), notes=notes)
    assert "part-damaged" in [note.code for note in notes]
