"""octavo build --max-size, on real pictures: what comes out is weighed, judged and read."""

from __future__ import annotations

import json
import re
import zipfile
from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from PIL import Image

from octavo.press import build
from octavo.press.results import Output, Result
from octavo.projects.book_file import BookFile
from octavo.projects.order import make_order
from tests.tools import epubcheck
from tests.tools.findings import told

COUNT = 6


def photograph(number: int) -> Image.Image:
    chance = Random(number)
    coarse = Image.frombytes("RGB", (30, 20), chance.randbytes(1800)).resize((1500, 1000), Image.Resampling.BICUBIC)
    grain = Image.frombytes("RGB", (500, 333), chance.randbytes(499_500)).resize((1500, 1000))
    return Image.blend(coarse, grain, 0.12)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Articles with a photograph each and links to each other."""
    here = tmp_path_factory.mktemp("heavy")
    for number in range(COUNT):
        photograph(number).save(here / f"{number}.jpg", quality=92)
        (here / f"{number}.md").write_text(
            f"---\ntitle: Article {number}\nlang: en\ndate: 2024-05-01\nauthor: A. Writer\n---\n\n"
            f"Here stands the mark{number} of it. {'River council bridge. ' * 80}\n\n"
            f"![A picture of grain]({number}.jpg)\n\nSee [the next one]({(number + 1) % COUNT}.md).\n"
        )
    return here


def build_grain(folder: Path, size: str, name: str = "x.epub") -> Result:
    inputs = tuple(str(folder / f"{number}.md") for number in range(COUNT))
    return build(make_order(BookFile(title="Grain", max_size=size), inputs, (folder / name,), None))


def codes(result: Result) -> list[str]:
    return [note.code for note in result.notes if note.code not in ("link-dangling", "picture-resized")]


def article_marks(output: Output) -> list[str]:
    """The marks of the articles in an EPUB, in reading order."""
    with zipfile.ZipFile(output.path) as book:
        pages = [book.read(name).decode() for name in book.namelist() if name.endswith(".xhtml")]
    return re.findall(r"\bmark\d\b", " ".join(pages))


def pictures(output: Output) -> list[Image.Image]:
    with zipfile.ZipFile(output.path) as book:
        return [Image.open(BytesIO(book.read(name))) for name in book.namelist() if "pictures/" in name]


def test_a_book_that_fits_is_let_alone(folder: Path) -> None:
    result = build_grain(folder, "100MB", "fits.epub")
    assert codes(result) == []
    [output] = result.outputs
    assert [picture.size for picture in pictures(output)] == [(1500, 1000)] * COUNT
    assert (output.before, output.after) == (output.sizes.pictures,) * 2


def test_pictures_give_way_first(folder: Path) -> None:
    whole = build_grain(folder, "", "whole.epub").outputs[0]
    most = whole.sizes.whole - whole.sizes.pictures // 2
    result = build_grain(folder, str(most), "squeezed.epub")
    [output] = result.outputs
    assert codes(result) == ["pictures-squeezed"]
    assert 0.6 * most < Path(output.path).stat().st_size <= most
    assert sorted(article_marks(output)) == [f"mark{number}" for number in range(COUNT)]
    assert len(pictures(output)) == COUNT


def test_then_the_book_is_divided(folder: Path) -> None:
    least = build_grain(folder, "1", "least.epub").outputs[0]
    around = least.sizes.cover + least.sizes.text
    most = around + least.sizes.pictures // 3 + 60_000
    result = build_grain(folder, str(most), "divided.epub")
    outputs = result.outputs
    assert codes(result) == ["book-divided"]
    assert [Path(output.path).name for output in outputs] == [f"divided-{n}.epub" for n in range(1, len(outputs) + 1)]
    assert 2 <= len(outputs) <= 4
    assert all(Path(output.path).stat().st_size <= most for output in outputs)
    assert [mark for output in outputs for mark in article_marks(output)] == [
        f"mark{number}" for number in range(COUNT)
    ]
    assert not (folder / "divided.epub").exists()
    assert [path for path in folder.iterdir() if path.suffix == ".part"] == []
    package = zipfile.ZipFile(outputs[1].path).read("EPUB/content.opf").decode()
    assert ">Grain, volume 2<" in package
    assert re.search(r'property="group-position"[^>]*>2<', package)
    found = epubcheck.check([Path(output.path) for output in outputs])
    assert not told(found)


def test_what_cannot_fit_is_a_warning(folder: Path) -> None:
    result = build_grain(folder, "1", "warned.epub")
    assert [(note.code, note.severity) for note in result.notes if note.code == "size-exceeded"] == [
        ("size-exceeded", "warning")
    ]
    assert sorted(article_marks(result.outputs[0])) == [f"mark{number}" for number in range(COUNT)]


def test_the_report_says_what_the_bytes_are_of(folder: Path) -> None:
    result = build_grain(folder, "", "told.epub")
    plain = json.loads(json.dumps(result.summary()))["outputs"][0]
    sizes = plain["sizes"]
    assert sizes["whole"] == plain["size"] == sum(sizes[name] for name in ("text", "pictures", "fonts", "cover"))
    assert sizes["cover"] > 10_000
    assert (plain["pictures"], plain["before"]) == (
        COUNT,
        sum((folder / f"{n}.jpg").stat().st_size for n in range(COUNT)),
    )
