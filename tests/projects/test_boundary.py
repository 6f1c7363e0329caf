"""A book file from elsewhere reads nothing outside its folder, and cannot allow itself anything."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from tests.commands.making import ARTICLE, octavo


def picture() -> bytes:
    stream = BytesIO()
    Image.new("RGB", (160, 256), "teal").save(stream, "PNG")
    return stream.getvalue()


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of a book, the current one, beside one with a sheet, a theme, a cover and an article."""
    book, other = tmp_path / "book", tmp_path / "other"
    (other / "theme").mkdir(parents=True)
    (book / "source").mkdir(parents=True)
    (book / "source" / "a.md").write_text(ARTICLE)
    (other / "b.md").write_text(ARTICLE.replace("A first article", "From next door"))
    (other / "mine.css").write_text("p { color: #123456 }")
    (other / "theme" / "theme.toml").write_text('label = "mine"')
    (other / "theme" / "theme.css").write_text("p { margin: 0 }")
    (other / "cover.png").write_bytes(picture())
    monkeypatch.chdir(book)
    return tmp_path


OUTSIDE = ['css = ["../other/mine.css"]', 'theme = "../other/theme"', 'cover = "../other/cover.png"']


@pytest.mark.parametrize("line", OUTSIDE)
def test_what_is_outside_is_refused_in_one_line_until_it_is_allowed(
    house: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], line: str
) -> None:
    for said in (line, line.replace("../other", str(house / "other"))):
        Path("book.toml").write_text(said)
        assert octavo(monkeypatch, "build", "-o", "x.epub", "--quiet") == 3
        error = capsys.readouterr().err
        assert (error.count("\n"), "outside the book's folder" in error) == (1, True)
        assert f"--allow {house / 'other'}" in error
        assert not Path("x.epub").exists()
        assert octavo(monkeypatch, "build", "-o", "x.epub", "--quiet", "--allow", "../other") == 0
        Path("x.epub").unlink()


@pytest.mark.parametrize("name", ["mine.css", "theme", "cover.png"])
def test_a_link_that_leads_outside_is_outside(
    house: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    Path(name).symlink_to(house / "other" / name)
    key = {"mine.css": 'css = ["mine.css"]', "theme": 'theme = "theme"', "cover.png": 'cover = "cover.png"'}[name]
    Path("book.toml").write_text(key)
    assert octavo(monkeypatch, "build", "-o", "x.epub", "--quiet") == 3
    assert name in capsys.readouterr().err


def test_a_theme_of_ones_own_may_not_hold_a_link_outside(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("theme").mkdir()
    Path("theme", "theme.toml").write_text('label = "mine"')
    Path("theme", "theme.css").symlink_to("/etc/passwd")
    Path("book.toml").write_text('theme = "theme"')
    assert octavo(monkeypatch, "build", "-o", "x.epub", "--quiet") == 3


def test_a_book_file_cannot_allow_itself_anything(
    house: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("book.toml").write_text('allow = ["../other"]')
    assert octavo(monkeypatch, "build", "-o", "x.epub", "--quiet") == 2
    assert "“allow” is no key" in capsys.readouterr().err


def test_an_article_outside_is_lost_and_opens_no_door_for_the_others(
    house: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("source/a.md").write_text(ARTICLE + "\n![A plan](../../other/cover.png)\n")
    Path("book.toml").write_text('articles = ["source", "../other/b.md"]')
    assert octavo(monkeypatch, "build", "-o", "x.epub", "--quiet") == 9
    assert "../other/b.md: this is outside the book's folder — --allow" in capsys.readouterr().err
    book = zipfile.ZipFile("x.epub")
    assert [name for name in book.namelist() if name.endswith(".png")] == []
    assert b"From next door" not in b"".join(map(book.read, book.namelist()))


@pytest.mark.parametrize("option", ["--css=../other/mine.css", "--theme=../other/theme", "--cover=../other/cover.png"])
def test_what_the_command_line_names_is_what_the_user_wants(
    house: Path, monkeypatch: pytest.MonkeyPatch, option: str
) -> None:
    for line in OUTSIDE:  # the command line stands for what the file says
        if option[2:5] == line[:3]:
            Path("book.toml").write_text(line.replace("other", "elsewhere"))
    assert octavo(monkeypatch, "build", "-o", "x.epub", "--quiet", option) == 0


def test_a_cover_that_is_a_link_is_read_where_it_leads(house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("c.png").symlink_to(house / "other" / "cover.png")
    assert octavo(monkeypatch, "build", "source", "-o", "x.epub", "--quiet", "--cover", "c.png") == 0
