"""octavo build, run as a user runs it."""

import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pypdfium2
import pytest

from tests.commands.making import ARTICLE, files_in, octavo


def test_with_no_output_named_both_books_go_to_build(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert octavo(monkeypatch, "build", "a.md") == 0
    endings = ("epub", "pdf", "notes.json", "accessibility.json")
    assert files_in(here / "build") == {f"a-first-article.{ending}" for ending in endings}
    said = capsys.readouterr().out
    assert "1 article" in said
    assert "build/a-first-article.pdf" in said
    assert "page" in said


def test_outputs_are_those_named(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert octavo(monkeypatch, "build", "a.md", "-o", "out/x.epub", "-o", "y.pdf", "--quiet") == 0
    assert zipfile.ZipFile("out/x.epub").testzip() is None
    assert "Words enough" in "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument("y.pdf"))
    assert files_in(here) == {"a.md", "out/x.epub", "out/x.notes.json", "out/x.accessibility.json", "y.pdf"}


def test_the_user_names_the_book(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wishes = ("--title", "My book", "--author", "Me", "--author", "You", "--lang", "de", "--toc-depth", "1")
    assert octavo(monkeypatch, "build", "a.md", "-o", "x.epub", "--quiet", *wishes) == 0
    package = next(n for n in zipfile.ZipFile("x.epub").namelist() if n.endswith(".opf"))
    text = zipfile.ZipFile("x.epub").read(package).decode()
    for words in (">My book<", ">Me<", ">You<", ">de<"):
        assert words in text


def test_json_tells_what_came_out(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("a.md").write_text(ARTICLE + "\n![A plan](no.png)\n")
    assert octavo(monkeypatch, "build", "a.md", "-o", "x.epub", "--json") == 0
    result = json.loads(capsys.readouterr().out)
    assert result["articles"] == 1
    assert result["outputs"][0]["path"] == "x.epub"
    assert result["outputs"][0]["size"] == Path("x.epub").stat().st_size
    assert [(note["code"], note["severity"]) for note in result["notes"]] == [("picture-missing", "warning")]
    assert json.loads(Path("x.notes.json").read_text()) == result["notes"]


def test_strict_makes_warnings_an_exit_code(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.md").write_text(ARTICLE + "\n![A plan](no.png)\n")
    assert octavo(monkeypatch, "build", "a.md", "-o", "x.epub", "--quiet", "--strict") == 8


def test_standard_input_is_an_article(here: Path) -> None:
    command = [sys.executable, "-m", "octavo", "build", "-", "-o", "x.epub", "--quiet"]
    subprocess.run(command, input=ARTICLE.encode(), check=True)
    assert Path("x.epub").is_file()


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("none.html", None, "no such file"),
        ("folder", "folder", "nothing to read"),
        ("empty.md", b"", "empty"),
        ("binary.html", bytes(range(256)) * 40, "binary"),
        ("noise.txt", b"\x81\x8d\x8f\x90\x9d\x00\xff\xfe\xfd" * 90, ""),
        ("table.xlsx", b"PK", "cannot be read"),
    ],
)
def test_bad_input_is_one_clear_line_and_no_file(
    here: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    name: str,
    content: bytes | str | None,
    says: str,
) -> None:
    if isinstance(content, bytes):
        Path(name).write_bytes(content)
    elif content == "folder":
        Path(name).mkdir()
    before = files_in(here)
    assert octavo(monkeypatch, "build", name, "-o", "x.epub", "-o", "x.pdf", "--quiet") > 0
    said = capfd.readouterr().err
    assert said.count("\n") == 1
    assert said.startswith("octavo: ")
    assert name in said
    assert says in said
    assert files_in(here) == before


@pytest.mark.parametrize("arguments", [("-o", "x.docx"), ("--lang", "english!"), ("-o", "a.md/x.epub")])
def test_a_wish_that_cannot_be_is_one_clear_line(
    here: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    assert octavo(monkeypatch, "build", "a.md", *arguments) > 0
    assert capfd.readouterr().err.count("\n") == 1
    assert files_in(here) == {"a.md"}


@pytest.mark.parametrize("name", ["x.notes.json", "x.accessibility.json", "x.pdf"])
def test_a_folder_in_the_place_of_any_file_is_known_before_the_work(
    here: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], name: str
) -> None:
    Path(name).mkdir()
    assert octavo(monkeypatch, "build", "a.md", "-o", "x.epub", "-o", "x.pdf") == 6
    assert f"octavo: {name}: cannot be written: that is a folder" in capfd.readouterr().err
    assert files_in(here) == {"a.md"}


def test_an_input_is_never_overwritten(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert octavo(monkeypatch, "build", "a.md", "-o", "a.epub", "--quiet") == 0
    before = Path("a.epub").read_bytes()
    assert octavo(monkeypatch, "build", "a.epub", "--title", "New", "-o", "./a.epub", "--quiet") == 2
    assert Path("a.epub").read_bytes() == before


def test_a_stylesheet_with_an_error_is_a_note_with_its_place(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("mine.css").write_text("p { margin: 0 }\np { color red }\nh1 } { margin: 0 }\n")
    assert octavo(monkeypatch, "build", "a.md", "-o", "x.epub", "--css", "mine.css", "--json") == 0
    notes = json.loads(capsys.readouterr().out)["notes"]
    places = [note["where"] + note["detail"] for note in notes if note["code"] == "css-invalid"]
    assert ["mine.css:2:" in places[0], "mine.css:3:" in places[1]] == [True, True]


def test_files_and_addresses_in_an_article_are_never_followed(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("a.html").write_text(
        "<html lang=en><title>Trap</title><body><h1>Trap</h1><p>Some words that are long enough to read.</p>"
        "<p><img src='file:///etc/hostname' alt=one><img src='http://127.0.0.1:9/x.png' alt=two></p>"
        "<p><a href='javascript:alert(1)'>three</a></p><script>four()</script><form><input name=five></form>"
    )
    assert octavo(monkeypatch, "build", "a.html", "-o", "x.epub", "-o", "x.pdf", "--json") == 0
    codes = [note["code"] for note in json.loads(capsys.readouterr().out)["notes"]]
    assert codes.count("picture-outside") == 2
    assert "link-unsafe" in codes
    book = zipfile.ZipFile("x.epub")
    text = "".join(book.read(name).decode() for name in book.namelist() if name.endswith("xhtml"))
    assert "three" in text
    for trap in ("javascript:", "four()", "<form", "<input", "file:", 'src="http'):
        assert trap not in text


def test_a_stop_leaves_nothing_half_written(here: Path) -> None:
    Path("a.md").write_text(ARTICLE + "\n\nMany words for a long book, again and again. " * 20_000)
    command = [sys.executable, "-m", "octavo", "build", "a.md", "-o", "x.pdf", "-o", "x.epub"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as running:
        assert running.stderr
        while "building" not in running.stderr.readline():
            pass
        time.sleep(0.5)
        running.send_signal(signal.SIGINT)
        said = running.communicate()[1]
    assert (running.returncode, "stopped" in said) == (130, True), said
    assert "Traceback" not in said
    assert files_in(here) == {"a.md"}


def test_two_builds_are_the_same_bytes(here: Path) -> None:
    for number, zone in enumerate(("Pacific/Kiritimati", "America/Anchorage")):
        folder = here / str(number)
        folder.mkdir()
        (folder / "a.md").write_text(ARTICLE)
        environment = os.environ | {"TZ": zone, "PYTHONHASHSEED": str(number), "TMPDIR": str(folder)}
        command = [sys.executable, "-m", "octavo", "build", "a.md", "-o", "x.epub", "-o", "x.pdf", "--quiet"]
        subprocess.run(command, cwd=folder, env=environment, check=True)
        (folder / "a.md").touch()
    for name in ("x.epub", "x.pdf"):
        assert (here / "0" / name).read_bytes() == (here / "1" / name).read_bytes(), name
