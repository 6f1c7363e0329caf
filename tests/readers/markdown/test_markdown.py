"""Markdown: CommonMark, GitHub's additions, and what writers of books expect."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from lxml import html
from PIL import Image as Raster

from octavo.errors import ReadError
from octavo.model import (
    Article,
    Aside,
    Block,
    Figure,
    FigureGroup,
    Footnote,
    Image,
    Paragraph,
    Section,
    Span,
    Table,
)
from octavo.notes import Notes
from octavo.pictures import make_fetch
from octavo.readers.markdown import read
from octavo.resources import Assets, Folder, Resource, data_only, read_file
from octavo.walk import line, text, title, visit
from tests.conftest import CORPUS, needs_corpus


def article(source: str, notes: Notes | None = None, folder: Path | None = None) -> Article:
    door = Folder(folder / "a.md", folder) if folder else data_only
    return read(
        Resource(source.encode(), "text/markdown", "a.md"),
        make_fetch(door, Assets()),
        Notes() if notes is None else notes,
    )


def body(source: str, folder: Path | None = None) -> tuple[Block, ...]:
    return article(f"# Title\n\n{source}", folder=folder).body


def only(source: str, kind: type, folder: Path | None = None) -> object:
    """The one node of a kind in the body."""
    found = [node for node in visit(body(source, folder)) if isinstance(node, kind)]
    assert len(found) == 1, found
    return found[0]


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    Raster.new("RGB", (4, 2)).save(tmp_path / "a.png")
    return tmp_path


# --- titles ----------------------------------------------------------------------------------------


def test_the_first_heading_is_the_title_and_leaves_the_body() -> None:
    found = article("# On *paper*\n\nText.\n\n## Folds\n\nMore.")
    assert title(found) == "On paper"
    assert any(isinstance(node, Span) and node.style == "emphasis" for node in found.headline)
    assert [type(block) for block in found.body] == [Paragraph, Section]


def test_the_title_of_the_front_matter_wins() -> None:
    found = article('---\ntitle: "On *paper*"\n---\n# On paper\n\nText.\n')
    assert (title(found), len(found.body)) == ("On paper", 1)
    found = article("---\ntitle: A book\n---\n# Part one\n\nText.\n")
    assert (title(found), type(found.body[0])) == ("A book", Section)


def test_without_a_title_the_file_name_is_taken_and_noted() -> None:
    notes = Notes()
    assert title(article("Text.\n\n## Folds\n", notes)) == "a"
    assert [note.code for note in notes] == ["title-guessed"]


# --- blocks ----------------------------------------------------------------------------------------


def test_footnotes_are_named_after_their_labels() -> None:
    written = "a[^own] b^[c] d[^two.words] e[^own]\n\n[^own]: O\n\n[^two.words]: T\n"
    notes = [node for node in visit(article(written)) if isinstance(node, Footnote)]
    assert [note.id for note in notes] == ["fn-own", "fn2", "fn3"]


def test_a_footnote_may_be_long() -> None:
    note = only(f"A word[^1].\n\n[^1]: {'Much is said here. ' * 500}\n", Footnote)
    assert isinstance(note, Footnote)


def test_a_footnote_may_refer_to_itself() -> None:
    note = only("a[^1]\n\n[^1]: b [^1]\n", Footnote)
    assert isinstance(note, Footnote)
    assert line(note.body) == "b"


def test_a_footnote_without_a_reference_is_noted() -> None:
    notes = Notes()
    article("# T\n\na\n\n[^lost]: words\n", notes)
    assert [(note.code, note.detail) for note in notes] == [
        ("text-dropped", "a footnote that nothing refers to: [^lost]")
    ]


@pytest.mark.parametrize(
    ("source", "title_", "role"),
    [
        ('!!! warning "Wet ink"\n    Wait.\n', "Wet ink", "doc-notice"),
        ("::: tip Dry it\nWait.\n:::\n", "Dry it", "doc-tip"),
        ("::: {.note #x}\nWait.\n:::\n", "", "doc-notice"),
        ("> [!NOTE]\n> Wait.\n", "", "doc-notice"),
    ],
)
def test_boxes_of_every_dialect(source: str, title_: str, role: str) -> None:
    box = only(source, Aside)
    assert isinstance(box, Aside)
    assert (line(box.title), box.role, line(box.body)) == (title_, role, "Wait.")


TABLE = "| a | b |\n|---|---|\n| 1 | 2 |\n"


@pytest.mark.parametrize(
    "source", [f"{TABLE}\n: Levels\n", f"{TABLE}: Levels\n", f": Levels\n\n{TABLE}", f"Table: Levels\n\n{TABLE}"]
)
def test_a_line_after_a_colon_beside_a_table_is_its_caption(source: str) -> None:
    table = only(source, Table)
    assert isinstance(table, Table)
    assert line(table.caption) == "Levels"
    assert len(table.bodies[0]) == 1


@pytest.mark.parametrize(
    "source",
    [
        '![A sheet](a.png "A *sheet*")',
        "![A sheet](a.png)\n*A sheet*",
        "![A sheet](a.png)\n\n*A sheet*",
        "![A sheet](a.png)\n: A sheet",
        "![A sheet](a.png)",
        "- One\n\n  ![A sheet](a.png)",
    ],
)
def test_a_picture_alone_with_a_caption_is_a_figure(source: str, pictures: Path) -> None:
    figure = only(source, Figure, pictures)
    assert isinstance(figure, Figure)
    assert line(figure.caption).replace("*", "") == "A sheet"
    assert [(image.alt, image.title) for image in visit(figure) if isinstance(image, Image)] == [("A sheet", "")]


@pytest.mark.parametrize(
    ("source", "alt"),
    [("![](a.png)", None), ("![ ](a.png)", ""), ('<img src="a.png" alt="">', ""), ("![x](a.png)", "x")],
)
def test_empty_brackets_say_nothing_and_an_empty_alt_says_ornament(
    source: str, alt: str | None, pictures: Path
) -> None:
    picture = only(source, Image, pictures)
    assert isinstance(picture, Image)
    assert picture.alt == alt


@pytest.mark.parametrize(
    "source",
    [
        "![IMG_0042.jpg](a.png)",
        "![sheet 2.png](a.png)",
        "![logo](a.png)",
        "![alt text](a.png)",
        "[![A sheet](a.png)](https://example.org)",
        '<p><img src="a.png" alt="A sheet"></p>',
        "![A sheet](a.png) and ![a fold](a.png)",
        "![A sheet](a.png)\nhangs to dry.",
    ],
)
def test_names_buttons_and_what_html_says_are_no_captions(source: str, pictures: Path) -> None:
    assert not [node for node in visit(body(source, pictures)) if isinstance(node, Figure)]


def test_a_picture_in_running_text_is_no_figure(pictures: Path) -> None:
    assert not [node for node in visit(body("See ![it](a.png) here.\n\n*Well.*", pictures)) if isinstance(node, Figure)]


# --- safety ----------------------------------------------------------------------------------------


def test_unclosed_tags_swallow_nothing() -> None:
    assert text(body("A <title> b <style> c <textarea> d.\n\nE.")).split()[-1] == "E."


@pytest.mark.parametrize(
    "source", [">" * 3000 + " words", "\n".join(" " * 2 * n + "- words" for n in range(150)), "[" * 5000 + "words"]
)
def test_deep_nesting_loses_no_word(source: str) -> None:
    assert len(re.findall("words", text(body(source)))) == source.count("words")


@pytest.mark.parametrize("source", ["", "  \n", "---\ntitle:\n---\n"])
def test_an_empty_file_is_an_error(source: str) -> None:
    with pytest.raises(ReadError):
        article(source)


# --- the specifications' examples ------------------------------------------------------------------


def _words(markup: str) -> str:
    tree = html.document_fromstring(f"<html><body>{markup}</body></html>")
    for unseen in tree.xpath(".//script | .//style | .//a[contains(@class, 'backref')] | .//sup | .//textarea"):
        unseen.drop_tree()
    return "".join(re.findall(r"\w+", " ".join(tree.itertext())))


@needs_corpus
@pytest.mark.parametrize("name", ["commonmark-spec", "gfm-spec-extensions", "gfm-extension-tests"])
def test_the_examples_of_the_specifications_keep_their_words(name: str) -> None:
    lost = []
    for example in json.loads((CORPUS / "markdown" / f"{name}.json").read_text(encoding="utf-8")):
        try:
            found = article(example["markdown"])
        except ReadError:
            found = None
        said = "" if found is None else (line(found.headline) if title(found) != "a" else "") + text(found.body)
        want = _words(example["html"])
        if (found is None and want) or (
            sorted(want) != sorted(character for character in said if character in want) and (set(want) - set(said))
        ):
            lost.append((example["example"], want, said))
    assert lost == []


@needs_corpus
def test_real_files_are_read_whole() -> None:
    paths = sorted((CORPUS / "series" / "til-sqlite").glob("*.md"))
    assert paths
    for path in paths:
        found = read(read_file(path), make_fetch(Folder(path, path.parent), Assets()), Notes())
        assert path.read_text(encoding="utf-8").startswith(f"# {title(found)}".split("`", maxsplit=1)[0])
        assert len(text(found).split()) > 100


@pytest.mark.parametrize("between", [" ", "\n", ""])
def test_pictures_on_one_line_are_a_group(between: str, tmp_path: Path) -> None:
    for name, grey in (("a.png", 0), ("b.png", 255)):
        Raster.new("L", (1500, 1000), grey).save(tmp_path / name)
    group = only(f"Words.\n\n![One](a.png){between}![Two](b.png)\n\nWords.", FigureGroup, tmp_path)
    assert isinstance(group, FigureGroup)
    assert len(group.figures) == 2
    stacked = body("Words.\n\n![One](a.png)\\\n![Two](b.png)\n\nWords.", tmp_path)
    assert not [node for node in visit(stacked) if isinstance(node, FigureGroup)]


def test_what_quarto_sets_beside_each_other_is_a_group_with_its_caption(tmp_path: Path) -> None:
    for name, grey in (("a.png", 0), ("b.png", 255)):
        Raster.new("L", (1500, 1000), grey).save(tmp_path / name)
    source = "Words.\n\n::: {#mills layout-ncol=2}\n![One](a.png)\n\n![Two](b.png)\n\nTwo mills\n:::\n\nWords."
    group = only(source, FigureGroup, tmp_path)
    assert isinstance(group, FigureGroup)
    assert (group.id, len(group.figures), line(group.caption)) == ("mills", 2, "Two mills")
