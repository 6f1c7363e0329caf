"""Words for pictures from outside the article: whose words stand, what a name means, and what is said of the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from octavo.alt_text import describe_pictures, is_description, name_undescribed, note_undescribed
from octavo.model import Article, Figure, Image, Paragraph, to_inlines
from octavo.notes import Note, Notes
from octavo.pictures import make_fetch
from octavo.readers.markdown import read
from octavo.resources import Assets, Folder, Resource, data_url
from octavo.walk import images
from tests.making import article, paragraph
from tests.sample_books.pictures import folded_sheet, photograph


def shelf() -> Assets:
    assets = Assets()
    assets.refer(assets.keep(photograph()), "images/mill%20pond.png")
    assets.refer(assets.keep(folded_sheet()), "./sheet.svg?v=2")
    return assets


MILL, SHEET = photograph().name, folded_sheet().name


def pictured(path: str = "a.md") -> Article:
    return article("one", paragraph(Image(MILL)), Figure((paragraph(Image(SHEET, alt="Paper")),)), path=path)


def alts(articles: list[Article]) -> list[str | None]:
    return [picture.alt for one in articles for picture in images(one)]


@pytest.mark.parametrize("name", ["images/mill%20pond.png", "images/mill pond.png", "mill pond.png"])
def test_a_picture_is_called_as_the_article_does_or_by_its_file_name(name: str) -> None:
    notes = Notes()
    assert alts(describe_pictures([pictured()], {name: " A pond\nbehind "}, shelf(), notes)) == [
        "A pond behind",
        "Paper",
    ]
    assert not list(notes)


def test_words_from_outside_stand_in_place_of_those_inside_and_none_mark_an_ornament() -> None:
    told = describe_pictures([pictured()], {"sheet.svg": "A sheet, folded", "mill pond.png": ""}, shelf(), Notes())
    assert alts(told) == ["", "A sheet, folded"]


def test_a_name_that_no_picture_has_is_noted() -> None:
    notes = Notes()
    assert describe_pictures([pictured()], {"pond.png": "A pond", "mill pond.png": "x"}, shelf(), notes)
    assert list(notes) == [Note("alt-unmet", "", "pond.png")]


def test_a_name_of_several_pictures_describes_none_of_them() -> None:
    assets, notes = Assets(), Notes()
    assets.refer(assets.keep(photograph()), "one/fig.svg")
    assets.refer(assets.keep(folded_sheet()), "two/fig.svg")
    assert alts(describe_pictures([pictured()], {"fig.svg": "A mill", "one/fig.svg": "A pond"}, assets, notes)) == [
        "A pond",
        "Paper",
    ]
    assert [(note.code, note.detail) for note in notes] == [("alt-unmet", "fig.svg names 2 pictures")]


def test_a_picture_without_words_is_noted_by_its_name_once_an_article() -> None:
    notes = Notes()
    note_undescribed([pictured("a.md"), pictured("b.md")], shelf(), notes)
    assert list(notes) == [Note("alt-missing", name, "images/mill%20pond.png") for name in ("a.md", "b.md")]


def test_bytes_without_a_name_are_called_by_their_title_or_digest() -> None:
    assets = Assets()
    assets.refer(assets.keep(photograph()), "data:image/png;base64,AAAA")
    bare, titled = Image(MILL), Image(MILL, title="The mill")
    one = Article(headline=to_inlines("One"), body=(Paragraph((bare, titled)),))
    assert name_undescribed(images(one.content), assets) == [MILL, "The mill"]


def test_parts_of_an_archive_keep_their_names() -> None:
    assets = Assets()
    fetch = make_fetch(Folder(Path("x"), Path()), assets)
    found = fetch(data_url(photograph().content, "word/media/image 1,2.png"))
    assert assets.references(found.name) == ("word/media/image 1,2.png",)


@pytest.mark.parametrize(
    ("alt", "says"),
    [
        ("A mill by a river", True), ("Δ", True), ("Map 3.2", True), ("figure of a hare", True),
        (None, False), ("", False), (" ", False), ("DSC-0042.JPG", False), ("image", False), ("Image 7", False),
        ("Untitled", False), ("12", False), ("Bild ohne Beschreibung", False),
    ],
)  # fmt: skip
def test_what_is_a_description(alt: str | None, says: bool) -> None:
    assert is_description(alt) is says


def test_the_name_of_a_file_is_no_description() -> None:
    one = Article(
        headline=to_inlines("One"), body=(Paragraph((Image(MILL, alt="IMG_2034.jpg"), Image(SHEET, alt=""))),)
    )
    assert name_undescribed(images(one.content), shelf()) == ["images/mill%20pond.png"]


def test_pictures_of_the_subtitle_are_looked_at_too() -> None:
    one = Article(headline=to_inlines("One"), alternative_headline=(Image(MILL),), body=())
    assert name_undescribed(images(one.content), shelf()) == ["images/mill%20pond.png"]


# --- front matter ----------------------------------------------------------------------------------


def read_markdown(text: str, notes: Notes, folder: Path) -> Article:
    (folder / "images").mkdir()
    (folder / "images" / "mill.png").write_bytes(photograph().content)
    door = Folder(folder / "a.md", folder)
    return read(Resource(text.encode(), "text/markdown", "a.md"), make_fetch(door, Assets(), notes), notes)


def test_front_matter_describes_the_pictures_of_its_article(tmp_path: Path) -> None:
    notes = Notes()
    text = "---\nalt:\n  mill.png: A mill by a pond\n  gone.png: Nothing\n---\n# One\n\n![](images/mill.png)\n"
    assert alts([read_markdown(text, notes, tmp_path)]) == ["A mill by a pond"]
    assert list(notes) == [Note("alt-unmet", "", "gone.png, in the front matter")]


def test_toml_front_matter_does_so_too(tmp_path: Path) -> None:
    text = '+++\n[alt]\n"images/mill.png" = ""\n+++\n# One\n\n![A mill](images/mill.png)\n'
    assert alts([read_markdown(text, Notes(), tmp_path)]) == [""]
