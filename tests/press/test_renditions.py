"""Renditions: the pictures of a book for one output, and the book that shows them."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from msgspec.structs import replace
from PIL import Image

from octavo.errors import FetchError
from octavo.model import Article, Book, Metadata, Paragraph, to_inlines
from octavo.model import Image as Picture
from octavo.notes import Notes
from octavo.pictures import read_picture
from octavo.pictures.limits import Limits
from octavo.press.cache import Cache
from octavo.press.renditions import RenditionStore
from octavo.press.workers import Workers
from octavo.resources import Asset, Assets
from octavo.walk import images

KINDLE = Limits(width=100, height=100, drawings="png")
DRAWING = b"<svg xmlns='http://www.w3.org/2000/svg' width='30' height='20'><rect width='9' height='9'/></svg>"


def encoded(name: str, size: tuple[int, int] = (90, 60)) -> bytes:
    file = BytesIO()
    Image.radial_gradient("L").resize(size).convert("RGB").save(file, name)
    return file.getvalue()


class House:
    """A folder with a cache, a store of pictures, and a book that shows them all."""

    def __init__(self, folder: Path, *contents: bytes) -> None:
        for name in ("sources", "renditions", "cache"):
            (folder / name).mkdir(parents=True, exist_ok=True)
        self.cache = folder / "cache"
        self.assets = Assets(folder / "sources")
        self.names = [self.assets.keep(read_picture(content)[0]) for content in contents]
        body = tuple(Paragraph((Picture(name, alt=""),)) for name in self.names)
        article = Article(headline=to_inlines("One"), body=body, id="one", image=self.names[-1])
        self.book = Book(metadata=Metadata(title="Renditions", language="en"), bodymatter=(article,))
        self.store = RenditionStore(self.assets, folder / "renditions", Cache(self.cache))

    def kept(self) -> list[Path]:
        """The files of the cache."""
        return sorted(path for path in self.cache.rglob("*") if path.is_file())


def test_pictures_lie_in_files_and_not_in_memory(tmp_path: Path) -> None:
    house = House(tmp_path, encoded("JPEG"), encoded("WEBP"))
    made = house.store.render_book(house.book, Limits())
    stored = [*house.assets, *made.assets]
    assert all(isinstance(asset.body, Path) for asset in stored)
    assert [asset.content for asset in house.assets] == [encoded("JPEG"), encoded("WEBP")]


def test_a_book_whose_pictures_are_fit_stays_itself(tmp_path: Path) -> None:
    house = House(tmp_path, encoded("JPEG"), DRAWING)
    made = house.store.render_book(house.book, Limits())
    assert made.apply_to(house.book) is house.book
    assert (made.before, made.resized, made.converted) == (made.after, 0, 0)
    assert len(house.kept()) == 2
    assert all(entry.stat().st_size < 200 for entry in house.kept())  # that they are fit, and not they


def test_a_book_names_its_renditions(tmp_path: Path) -> None:
    house = House(tmp_path, encoded("WEBP"), DRAWING)
    made = house.store.render_book(house.book, KINDLE)
    book = made.apply_to(house.book)
    names = [image.asset for image in images(book)]
    assert names == [
        name.partition(".")[0] + ending for name, ending in zip(house.names, (".jpg", ".png"), strict=True)
    ]
    assert book.articles[0].image == names[1]
    assert all(made.assets[name].name == name for name in names)
    assert [image.asset for image in images(book)] == names


@pytest.mark.parametrize(
    ("content", "limits", "size"),
    [
        (DRAWING, KINDLE, (30, 20)),  # its plate has three times as many pixels
        (encoded("JPEG", (300, 200)), KINDLE, (300, 200)),
        (encoded("JPEG", (90, 60)), KINDLE, (0, 0)),
        (encoded("JPEG", (1500, 30)), KINDLE, (0, 0)),  # wider than any page
    ],
)
def test_pictures_are_shown_as_large_as_before(
    tmp_path: Path, content: bytes, limits: Limits, size: tuple[int, int]
) -> None:
    house = House(tmp_path, content)
    [image] = images(house.store.render_book(house.book, limits).apply_to(house.book))
    assert (image.width, image.height) == size


def test_what_was_made_once_is_read_in_the_next_run(tmp_path: Path) -> None:
    house = House(tmp_path, encoded("WEBP"), encoded("JPEG", (300, 200)), DRAWING, encoded("JPEG"))
    first = house.store.render_book(house.book, KINDLE)
    entries = house.kept()
    assert len(entries) == 4
    (tmp_path / "again").mkdir()
    again = RenditionStore(house.assets, tmp_path / "again", Cache(house.cache)).render_book(house.book, KINDLE)
    assert [asset.content for asset in again.by_name.values()] == [asset.content for asset in first.by_name.values()]
    assert (again.after, again.sizes, again.converted) == (first.after, first.sizes, first.converted)
    for entry in entries:
        entry.write_bytes(b"broken")
    (tmp_path / "third").mkdir()
    third = RenditionStore(house.assets, tmp_path / "third", Cache(house.cache)).render_book(house.book, KINDLE)
    assert [asset.content for asset in third.by_name.values()] == [asset.content for asset in first.by_name.values()]


@pytest.mark.parametrize("jobs", [1, 2])
def test_processes_share_what_was_never_made(tmp_path: Path, jobs: int) -> None:
    contents = [encoded("WEBP"), encoded("JPEG", (300, 200)), DRAWING, encoded("JPEG"), encoded("PNG", (400, 10))]
    house = House(tmp_path, *contents)
    house.store.render_picture(house.names[1], KINDLE)
    wanted = [(name, limits) for name in house.names for limits in (KINDLE, Limits())]
    with Workers(jobs) as workers:
        assert len(list(house.store.render_all(wanted, workers))) == len(wanted)
    assert len(house.kept()) == len(wanted)
    plain = House(tmp_path / "plain", *contents)
    for limits in (KINDLE, Limits()):
        made, alone = (one.store.render_book(one.book, limits) for one in (house, plain))
        assert [asset.content for asset in made.by_name.values()] == [one.content for one in alone.by_name.values()]
        assert (made.after, made.sizes, made.converted) == (alone.after, alone.sizes, alone.converted)


@pytest.mark.parametrize("jobs", [1, 2])
def test_one_that_fails_does_so_where_it_is_asked_for(tmp_path: Path, jobs: int) -> None:
    house = House(tmp_path, encoded("WEBP"), encoded("JPEG", (300, 200)))
    broken = house.assets.keep(Asset("broken.webp", "image/webp", b"RIFF", 30, 20))
    with Workers(jobs) as workers:
        list(house.store.render_all([(name, KINDLE) for name in (*house.names, broken)], workers))
    for _ in range(2):
        with pytest.raises(FetchError, match="cannot be decoded"):
            house.store.render_picture(broken, KINDLE)
    assert len(house.kept()) == 2


def test_a_cover_keeps_its_pixels_and_loses_its_metadata(tmp_path: Path) -> None:
    photograph = encoded("JPEG", (300, 200))
    house = House(tmp_path, photograph + b"a film")
    metadata = replace(house.book.metadata, cover=house.names[0])
    made = house.store.render_book(replace(house.book, metadata=metadata), KINDLE)
    book = made.apply_to(replace(house.book, metadata=metadata))
    assert made.assets[book.metadata.cover].content == photograph
    assert [made.assets[image.asset].width for image in images(book)] == [100]


def test_other_limits_are_other_renditions(tmp_path: Path) -> None:
    house = House(tmp_path, encoded("JPEG", (300, 200)))
    wide = house.store.render_book(house.book, Limits(width=200, height=200)).by_name[house.names[0]]
    narrow = house.store.render_book(house.book, Limits(width=100, height=100)).by_name[house.names[0]]
    assert (wide.width, narrow.width) == (200, 100)
    assert wide.content != narrow.content


def test_what_was_done_is_noted_once_a_kind(tmp_path: Path) -> None:
    house = House(tmp_path, encoded("WEBP"), encoded("JPEG", (300, 200)), encoded("JPEG", (200, 300)), DRAWING)
    notes = Notes()
    house.store.render_book(house.book, KINDLE).note_changes(notes)
    assert [(note.code, note.detail) for note in notes] == [
        ("picture-resized", "2 pictures have at most 100 × 100 pixels now"),
        ("picture-converted", "2 pictures are JPEG or PNG now"),
    ]


def test_a_picture_that_fails_stays_and_is_noted(tmp_path: Path) -> None:
    house = House(tmp_path, encoded("JPEG"))
    broken = house.assets.keep(Asset("broken.webp", "image/webp", b"nothing", 4, 4))
    article = Article(headline=to_inlines("One"), body=(Paragraph((Picture(broken, alt=""),)),), id="one")
    book = Book(metadata=house.book.metadata, bodymatter=(article,))
    made, notes = house.store.render_book(book, KINDLE), Notes()
    made.note_changes(notes)
    assert [note.code for note in notes] == ["picture-unreadable"]
    assert made.assets[broken].content == b"nothing"


def test_a_drawing_that_the_pdf_engine_does_not_draw_is_noted(tmp_path: Path) -> None:
    inside = b'<path id="p" d="M0 9h40"/><text><textPath href="#p">round the bay</textPath></text>'
    house = House(tmp_path, b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">' + inside + b"</svg>")
    notes = Notes()
    house.store.render_book(house.book, Limits(plain=True, density=4.0, width=900, height=900)).note_changes(notes)
    [note] = [note for note in notes if note.code == "drawing-rasterised"]
    assert "words along a path" in note.detail
