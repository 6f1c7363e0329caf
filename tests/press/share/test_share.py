"""The folder to pass a book on with: read back as those do who get it."""

from __future__ import annotations

import json
import shutil
from hashlib import sha256
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote
from zipfile import ZIP_STORED, ZipFile

import pytest
from markdown_it import MarkdownIt
from PIL import Image
from playwright.sync_api import sync_playwright

from octavo.errors import ConfigError
from octavo.press import build
from octavo.press.results import Result
from octavo.projects.book_file import BookFile
from octavo.projects.order import Order, make_order
from tests.tools import axe, nu
from tests.tools.places import BROWSER, built

_WORDS = "A sheet is folded, and folded again, until it is a book that somebody can hold. "


def write_articles(folder: Path) -> Path:
    """Three articles: one with a mark of Markdown in its title, one from the web."""
    folder.mkdir()
    for number, title in enumerate(("On *Folds*", "On Sheets & <Leaves>", "On Thread"), 1):
        head = f'---\ntitle: "{title}"\nauthor: A{number} Writer\ndate: 2026-0{number}-04\nlang: en\n---\n\n'
        (folder / f"{number}.md").write_text(f"{head}{_WORDS * 12}\n\n{_WORDS * 40}\n", encoding="utf-8")
    return folder


def make(inputs: Path, folder: Path, **asked: object) -> Result:
    outputs = (folder / "a book.epub", folder / "a book.pdf")
    book = BookFile(title="Folds & Threads", subtitle="On <making>", share=True, individual=True, **asked)  # type: ignore[arg-type]
    return build(make_order(book, (str(inputs),), outputs, None))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Result]:
    """The folder, and what came of the build."""
    folder = tmp_path_factory.mktemp("share")
    result = make(write_articles(folder / "articles"), folder, share_address="https://example.org/books")
    return folder / "a book.share", result


@pytest.fixture(scope="module")
def share(made: tuple[Path, Result]) -> Path:
    return made[0]


HANDOUTS = {f"articles/{name}.pdf" for name in ("01-on-folds", "02-on-sheets-leaves", "03-on-thread")}


def test_the_folder_is_said_and_whole(made: tuple[Path, Result]) -> None:
    folder, result = made
    assert result.errors == ()
    assert Path(result.share) == folder
    assert {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()} == HANDOUTS | {
        "a book.epub", "a book.pdf", "a book.zip", "card.jpg", "cover.jpg", "index.html", "share.md", "share.txt",
    }  # fmt: skip


def test_the_zip_holds_all_books_and_handouts_as_they_are(share: Path) -> None:
    with ZipFile(share / "a book.zip") as packed:
        assert packed.testzip() is None
        entries = packed.infolist()
        assert {one.filename for one in entries} == {
            f"a book/{name}" for name in {"a book.epub", "a book.pdf", *HANDOUTS}
        }
        for one in entries:
            assert (one.date_time, one.compress_type) == ((1980, 1, 1, 0, 0, 0), ZIP_STORED)
            assert packed.read(one) == (share / one.filename.removeprefix("a book/")).read_bytes()


def test_copies_are_the_files_of_the_build(share: Path) -> None:
    for name in ("a book.epub", "a book.pdf"):
        assert (share / name).read_bytes() == (share.parent / name).read_bytes()
    for name in HANDOUTS:
        assert (share / name).read_bytes() == (share.parent / "a book" / Path(name).name).read_bytes()


def test_pictures_have_the_sizes_that_are_asked_for(share: Path) -> None:
    with ZipFile(share / "a book.epub") as epub:
        cover = next(name for name in epub.namelist() if name.endswith("cover.jpg"))
        assert (share / "cover.jpg").read_bytes() == epub.read(cover)
    with Image.open(share / "card.jpg") as card:
        card.load()
        assert (card.size, card.format, card.mode) == ((1200, 630), "JPEG", "RGB")
        assert len(card.getcolors(2**20) or ()) > 100


class _Page(HTMLParser):
    """What a page names: its metadata, its links and pictures, its data for search engines."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.metas: dict[str, str] = {}
        self.links: list[str] = []
        self.facts = ""
        self.is_script = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.is_script = tag == "script"
        if tag == "meta" and (name := found.get("property") or found.get("name")):
            self.metas[name] = found.get("content") or ""
        if tag in ("a", "img"):
            self.links.append(found.get("href") or found.get("src") or "")

    def handle_data(self, data: str) -> None:
        self.facts += data if self.is_script else ""

    def handle_endtag(self, tag: str) -> None:
        self.is_script = self.is_script and tag != "script"


def test_the_page_leads_to_every_file(share: Path) -> None:
    page = _Page((share / "index.html").read_text(encoding="utf-8"))
    assert {unquote(link) for link in page.links} == HANDOUTS | {"a book.epub", "a book.pdf", "a book.zip", "cover.jpg"}
    assert all((share / unquote(link)).is_file() for link in page.links)


def test_the_page_tells_networks_and_search_engines_what_it_is_of(share: Path) -> None:
    page = _Page((share / "index.html").read_text(encoding="utf-8"))
    assert page.metas["og:title"] == "Folds & Threads"
    assert page.metas["og:image"] == "https://example.org/books/card.jpg"
    assert page.metas["og:url"] == "https://example.org/books/"
    assert page.metas["og:description"].startswith("A sheet is folded")
    assert len(page.metas["og:description"]) <= 200
    facts = json.loads(page.facts)
    assert (facts["@type"], facts["name"], facts["inLanguage"]) == ("Book", "Folds & Threads", "en")
    assert [person["name"] for person in facts["author"]] == ["A1 Writer", "A2 Writer", "A3 Writer"]


def test_the_html_checker_finds_no_fault(share: Path) -> None:
    assert nu.check([share / "index.html"]) == {share / "index.html": []}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1440])
def test_axe_finds_no_fault_and_no_screen_scrolls_sideways(share: Path, scheme: str, width: int) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(built(BROWSER)))
        page = browser.new_page(
            color_scheme="dark" if scheme == "dark" else "light", viewport={"width": width, "height": 800}
        )
        page.goto((share / "index.html").as_uri())
        assert axe.check(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        browser.close()


def test_the_text_says_it_all_in_plain_words(share: Path) -> None:
    text = (share / "share.txt").read_text(encoding="utf-8")
    assert text.startswith("Folds & Threads\nOn <making>\nA1 Writer, A2 Writer and A3 Writer\n\nA sheet is folded")
    assert "2. On Sheets & <Leaves> — A2 Writer\n   https://example.org/books/articles/02-on-sheets-leaves.pdf" in text
    *_, zipped = text.splitlines()
    assert zipped.startswith("ZIP, ")
    assert zipped.endswith("B: https://example.org/books/a%20book.zip")


def test_markdown_shows_the_same_words(share: Path) -> None:
    shown = MarkdownIt().render((share / "share.md").read_text(encoding="utf-8"))
    assert "<h1>Folds &amp; Threads</h1>" in shown
    assert "<p><em>On &lt;making&gt;</em></p>" in shown
    assert (
        '<a href="https://example.org/books/articles/02-on-sheets-leaves.pdf">On Sheets &amp; &lt;Leaves&gt;</a>'
        in shown
    )
    assert '<img src="https://example.org/books/card.jpg" alt="Folds &amp; Threads" />' in shown
    assert '<a href="https://example.org/books/a%20book.epub">EPUB</a>' in shown


def test_the_same_articles_make_the_same_folder(made: tuple[Path, Result], tmp_path: Path) -> None:
    share, _ = made
    shutil.copytree(share.parent / "articles", tmp_path / "articles")
    make(tmp_path / "articles", tmp_path, share_address="https://example.org/books/")
    assert digests(tmp_path / "a book.share") == digests(share)


def digests(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files}


def test_a_single_epub_without_an_address_can_be_passed_on_too(tmp_path: Path) -> None:
    """One article, a cover of its own, no PDF: nothing is named that is not there."""
    picture = BytesIO()
    Image.new("RGB", (900, 900), "teal").save(picture, "PNG")
    (tmp_path / "cover.png").write_bytes(picture.getvalue())
    (tmp_path / "one.md").write_text(f"---\ntitle: Alone\nlang: de\n---\n\n{_WORDS}\n", encoding="utf-8")
    order = Order(
        inputs=(str(tmp_path / "one.md"),), outputs=(tmp_path / "one.epub",), share=True, cover=tmp_path / "cover.png"
    )
    result = build(order)
    share = Path(result.share)
    page = _Page((share / "index.html").read_text(encoding="utf-8"))
    assert page.links == ["cover.jpg", "one.epub", "one.zip"]
    assert page.metas["og:image"] == "card.jpg"
    assert "og:url" not in page.metas
    assert (share / "share.txt").read_text(encoding="utf-8").count("\n1. ") == 0


def test_what_is_no_address_is_refused() -> None:
    for address in ("example", "file:///etc", "javascript:alert(1)"):
        with pytest.raises(ConfigError, match="is no address"):
            make_order(BookFile(share_address=address), ("a.md",), (), None)


def test_a_web_edition_alone_is_not_passed_on(tmp_path: Path) -> None:
    (tmp_path / "one.md").write_text("# One\n\nWords.\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="no book to pass on"):
        build(Order(inputs=(str(tmp_path / "one.md"),), outputs=(tmp_path / "one.html",), share=True))
    assert [path.name for path in tmp_path.iterdir()] == ["one.md"]


def test_without_the_wish_there_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "one.md").write_text("# One\n\nWords.\n", encoding="utf-8")
    result = build(Order(inputs=(str(tmp_path / "one.md"),), outputs=(tmp_path / "one.epub",)))
    assert result.share == ""
    assert not (tmp_path / "one.share").exists()
