"""octavo read, run as a user runs it: it shows what a build would read, and why."""

import json
from pathlib import Path
from xml.etree import ElementTree

import click
import pytest
from lxml import html as lxml_html

from octavo.errors import ExitCode
from octavo.model import Article, from_json
from octavo.notes import Passage, Piece
from octavo.press import read
from octavo.press.explanation import Explanation
from octavo.press.explanation.terminal import format_explanation
from tests.commands.making import octavo

SENTENCE = "The compositor sets the line letter by letter, and the reader never sees how long that took."
PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Setting type — The Gazette</title>
<meta property="og:title" content="Setting type by hand"><meta name="author" content="A. Compositor">
<meta property="article:published_time" content="2024-02-03"></head><body>
<nav><a href="/a">Home page</a> <a href="/b">All news</a></nav>
<div class="promo"><p>Our press tour starts each Monday at nine.</p></div>
<article><h1>Setting type by hand</h1><p class="byline">By A. Compositor</p>
<p>{SENTENCE}</p><p>{SENTENCE}</p><div class="newsletter"><p>Errata of last week: a line was missing.</p>
<form action="/s"><input type="email" name="e"><button>Sign up</button></form></div>
<p>{SENTENCE}</p><p>A passage that nobody asked for. {SENTENCE}</p></article>
<footer><p>Printed with care in a small town.</p></footer></body></html>"""
DUMP = f"A plain headline\n\n{SENTENCE} {SENTENCE}\n\n{SENTENCE} {SENTENCE}\n\nShare this article\n"


@pytest.fixture(autouse=True)
def pages(here: Path) -> None:
    (here / "page.html").write_text(PAGE)
    (here / "dump.txt").write_text(DUMP)


def printed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert octavo(monkeypatch, "read", *arguments) == 0
    return capsys.readouterr().out


def test_the_words_are_printed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    said = printed(monkeypatch, capsys, "page.html")
    assert said.startswith("Setting type by hand\nA. Compositor · 2024-02-03\n\nThe compositor")
    assert said.count(SENTENCE) == 4
    assert "Errata" not in said


def test_json_is_the_model(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    said = printed(monkeypatch, capsys, "page.html", "--json")
    assert from_json(Article, said) == read("page.html")
    assert json.loads(said)["origin"]["reader"] == "html"


def test_html_is_one_well_formed_document(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.md").write_text("# Sums\n\nWe know that $a^2$ and <b>more</b>.[^1]\n\n![A plan](no.png)\n\n[^1]: A note.\n")
    tree = ElementTree.fromstring(printed(monkeypatch, capsys, "a.md", "--html").partition("\n")[2])
    names = {element.tag.rpartition("}")[2] for element in tree.iter()}
    assert {"html", "title", "h1", "math", "strong", "aside"} <= names


def test_explain_says_where_each_value_comes_from(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = printed(monkeypatch, capsys, "page.html", "--explain").splitlines()
    assert "headline     Setting type by hand  ← h1 element" in lines
    assert "             not Setting type — The Gazette  ← title element" in lines
    assert "authors      A. Compositor  ← meta author" in lines
    assert any(line.startswith("             the same  ← the byline") for line in lines)
    assert "published    2024-02-03  ← meta article:published_time" in lines


def test_explain_is_a_receipt_of_all_that_was_left_out(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    said = printed(monkeypatch, capsys, "page.html", "--explain")
    receipt = said.partition("Left out:\n")[2].partition("\n\n")[0].splitlines()
    assert [line.strip() for line in receipt] == [
        "nav: “Home page All news”",
        "promo: “Our press tour starts each Monday at nine.”",
        "footer: “Printed with care in a small town.”",
        "byline: “By A. Compositor”",
        "newsletter: “Errata of last week: a line was missing. Sign up”",
    ]


def test_explain_shows_the_source_with_what_became_of_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    said = printed(monkeypatch, capsys, "page.html", "--explain").partition("The source (")[2].splitlines()
    assert said[0].endswith("; ! 0 in no note):")
    assert f"  {SENTENCE}" in said
    assert "- Our press tour starts each Monday at nine.  ← promo" in said
    assert "- By A. Compositor  ← byline" in said


def test_explain_goes_to_a_file_that_needs_no_other(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], here: Path
) -> None:
    assert printed(monkeypatch, capsys, "page.html", "--explain=why.html") == "why.html\n"
    tree = lxml_html.fromstring((here / "why.html").read_text())
    assert tree.findtext(".//h1") == "How “Setting type by hand” was read"
    assert "Our press tour starts each Monday at nine." in [found.text for found in tree.iter("del")]
    assert SENTENCE in [found.text for found in tree.iter("p")]
    assert not tree.xpath("//script | //link | //*[@src] | //*[@href]")
    assert [path.name for path in here.iterdir() if path.suffix == ".part"] == []


def test_a_report_that_cannot_be_written_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], here: Path
) -> None:
    (here / "taken").mkdir()
    assert octavo(monkeypatch, "read", "page.html", "--explain=taken") == ExitCode.BUILD
    assert capsys.readouterr().err.startswith("octavo: taken: cannot be written")


def test_what_is_lost_is_marked() -> None:
    said = format_explanation(
        Explanation(
            "A mill", (), (), (), (Passage((Piece("The doors open at ", "kept", ""), Piece("18:30.", "lost", ""))),)
        )
    )
    assert click.unstyle(said).endswith("\n! The doors open at [18:30.] ")


def test_explain_knows_what_texts_and_markdown_say_of_themselves(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    said = printed(monkeypatch, capsys, "dump.txt", "--explain")
    assert said.startswith("headline     A plain headline  ← the first lines\n")
    assert "a button: “Share this article”" in said
    said = printed(monkeypatch, capsys, "a.md", "--explain")
    assert "headline     A first article  ← front matter\n" in said
    assert "authors      A. Writer  ← the file\n" in said
    assert "\n\nNothing was left out.\n\n" in said


@pytest.mark.parametrize(
    ("words", "after"),
    [
        ("Our press tour", "2024-02-03\n\nOur press tour starts"),
        ("errata of LAST", f"{SENTENCE}\n\nErrata of last week: a line was missing."),
        ("“Printed with care in a small…”", "in a small town."),
    ],
)
def test_a_passage_is_put_back_in_its_place(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: str, after: str
) -> None:
    assert after not in printed(monkeypatch, capsys, "page.html")
    assert after in printed(monkeypatch, capsys, "page.html", "--keep", words)
    assert "wish-unmet" not in printed(monkeypatch, capsys, "page.html", "--keep", words, "--explain")


def test_a_line_of_a_text_is_put_back(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert "Share this" not in printed(monkeypatch, capsys, "dump.txt")
    assert "Share this article" in printed(monkeypatch, capsys, "dump.txt", "--keep", "share this")


def test_a_block_is_dropped_with_a_note(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    said = printed(monkeypatch, capsys, "page.html", "--drop", "A passage that nobody")
    assert "nobody asked" not in said
    assert said.count(SENTENCE) == 3
    said = printed(monkeypatch, capsys, "page.html", "--drop", "A passage that nobody", "--explain")
    assert "as you wish: “A passage that nobody asked for." in said


@pytest.mark.parametrize("option", ["--keep", "--drop"])
def test_a_wish_that_names_nothing_is_a_warning(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], option: str
) -> None:
    said = printed(monkeypatch, capsys, "page.html", option, "no such words", "--explain")
    assert f"warning  wish-unmet: {option} “no such words”" in said
    assert octavo(monkeypatch, "build", "page.html", option, "no such words", "-o", "x.epub", "--strict") == 8


def test_a_build_reads_the_same(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    wishes = ("--keep", "Errata", "--drop", "A passage")
    assert octavo(monkeypatch, "build", "page.html", *wishes, "-o", "x.epub", "--json") == 0
    result = json.loads(capsys.readouterr().out)
    noted = [note["detail"] for note in result["notes"] if note["code"] == "text-dropped"]
    assert any(detail.startswith("as you wish") for detail in noted)
    assert not any("Errata" in detail for detail in noted)


def test_a_folder_of_many_is_one_clear_line(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    assert octavo(monkeypatch, "read", ".") == 2
    assert capfd.readouterr().err.count("\n") == 1
