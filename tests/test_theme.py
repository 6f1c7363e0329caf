"""Stylesheets per medium: what each can do stays, what it cannot is left out, and a user is told of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from octavo.builders.pdf.options import PdfOptions
from octavo.builders.pdf.page import BookLines, make_page, make_page_css
from octavo.errors import ConfigError, ThemeError
from octavo.notes import Note, Notes
from octavo.theme import MEDIA, Medium, Theme, forget_themes, themes


def lowered(tmp_path: Path, css: str, medium: Medium = "ereader") -> tuple[str, list[Note]]:
    """What a user's sheet becomes behind our own, and what is noted."""
    sheet, notes = tmp_path / "mine.css", Notes()
    sheet.write_text(css, encoding="utf-8")
    ours = Theme().css(medium, Notes())
    css = Theme((sheet,)).css(medium, notes)
    assert css.startswith(ours)
    return css.removeprefix(ours).strip(), list(notes)


def test_our_own_sheets_are_lowered_without_a_word() -> None:
    notes = Notes()
    css = Theme().css("ereader", notes)
    assert not list(notes)
    for absent in ("var(", "@page", "@footnote", "position: ab", " direction:", "target-counter", "bookmark-"):
        assert absent not in css
    assert re.search(r"\bsection\b[^{}]*\{ display: block; \}", css)
    assert "[hidden] { display: none; }" in css


def test_paper_keeps_its_own_rules() -> None:
    css = Theme().css("print", Notes())
    assert "@page" in css
    assert "bookmark-level" in css


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        (":root { --gap: 2em } p { margin: var(--gap) }", "p { margin: 2em; }"),
        (":root { --a: var(--b, 1em) } p { margin: calc(var(--a) * 2) }", "p { margin: calc(1em * 2); }"),
        ("p { border: var(--none, 1px solid red) }", "p { border: 1px solid red; }"),
        ("p { color: var(--none, blue) !important }", "p { color: blue !important; }"),
        (
            ".a, .b { & > p { margin: 0 } em { color: red } }",
            ".a > p, .b > p { margin: 0; }\n.a em, .b em { color: red; }",
        ),
        (".a { @media screen { color: red } }", "@media screen { .a { color: red; }\n }"),
        ("@media screen { p { margin: 0 } }", "@media screen { p { margin: 0; }\n }"),
        ("p { background: url(data:image/png;base64,AA==) }", "p { background: url(data:image/png;base64,AA==); }"),
        ("body { font-size: 1.1em }", "body { font-size: 1.1em; }"),
        ("p { font-size: 12px }", "p { font-size: 12px; }"),
        ("h2:not(.a, .b)::after { content: '}' }", 'h2:not(.a):not(.b)::after { content: "}"; }'),
        (":is(h1, h2) :where(em, i) { margin: 0 }", "h1 em, h1 i, h2 em, h2 i { margin: 0; }"),
        ("p { margin-block: 1em 2em }", "p { margin-top: 1em; margin-bottom: 2em; }"),
        (
            "p { padding-inline-start: 1em }",
            'p { padding-left: 1em; }\n[dir="rtl"] p, p[dir="rtl"] { padding-left: 0; padding-right: 1em; }\n'
            '[dir="rtl"] [dir="ltr"] p, [dir="rtl"] p[dir="ltr"] { padding-right: 0; padding-left: 1em; }',
        ),
        ("p { margin-inline: auto }", "p { margin-left: auto; margin-right: auto; }"),
        (
            "p { border-inline-end-color: red }",
            'p { border-right-color: red; }\n[dir="rtl"] p, p[dir="rtl"] { border-left-color: red; }\n'
            '[dir="rtl"] [dir="ltr"] p, [dir="rtl"] p[dir="ltr"] { border-right-color: red; }',
        ),
        ("p { border-block: 1px solid red }", "p { border-top: 1px solid red; border-bottom: 1px solid red; }"),
        ("p { max-inline-size: 30em }", "p { max-width: 30em; }"),
        (
            "p::before { float: inline-end }",
            'p::before { float: right; }\n[dir="rtl"] p::before, p[dir="rtl"]::before { float: left; }\n'
            '[dir="rtl"] [dir="ltr"] p::before, [dir="rtl"] p[dir="ltr"]::before { float: right; }',
        ),
        ("p { color: oklch(62.8% 0.2577 29.23) }", "p { color: #ff0000; }"),
        ("p { color: lab(29.2345% 39.3825 20.0664) }", "p { color: #7d2329; }"),
        ("p { color: rgb(0 0 0 / 50%) }", "p { color: rgba(0, 0, 0, 0.5); }"),
        ("p { color: #abc }", "p { color: #abc; }"),
        ("h1 { text-wrap: balance }", "h1 { text-wrap: balance; }"),
        ("@layer a, b; @layer a { p { margin: 0 } }", "p { margin: 0; }"),
        ("@supports not (display: grid) { p { margin: 0 } }", "p { margin: 0; }"),
        ("@media (width >= 30em) { p { margin: 0 } }", "@media (min-width: 30em) { p { margin: 0; }\n }"),
    ],
)
def test_lowered(tmp_path: Path, css: str, expected: str) -> None:
    written, notes = lowered(tmp_path, css)
    assert written == expected
    assert not notes


@pytest.mark.parametrize(
    "rule",
    [
        "@page { size: A5 }", "@import 'other.css';", "@supports (display: grid) { p { margin: 0 } }",
        "@container (width > 1em) { p { margin: 0 } }", "@font-face { font-family: X; src: url(x.ttf) }",
        "@media print { p { margin: 0 } }", "p::footnote-call { color: red }", "p { position: absolute }",
        "p { display: flex }", "p { display: inline-grid }", "p { grid-template: none }", "p { float: footnote }",
        "p { string-set: a 'b' }", "p { bookmark-level: 1 }", "p { -weasy-hyphens: x }", "body { font-size: 12pt }",
        "html { font: 16px/1.4 serif }", "p { background: url(http://example.org/a.png) }",
        "p { background: url(a.png) }",
        "p { content: target-counter(attr(href), page) }", "p { content: counter(page) }", "p { direction: rtl }",
        "p:has(em) { color: blue }", "p { gap: 1em }", "p { aspect-ratio: 1 }",
        "p { color: color-mix(in srgb, red, blue) }",
        "p { inset-inline: 0 }", "@media (10em < width < 20em) { p { margin: 0 } }",
        "p { color: var(--none) }", ":root { --a: var(--b); --b: var(--a) } p { color: var(--a) }",
    ],
)  # fmt: skip
def test_what_an_e_reader_cannot_do_is_left_out_and_noted(tmp_path: Path, rule: str) -> None:
    written, notes = lowered(tmp_path, f"{rule}\nem {{ color: red }}")
    assert written == "em { color: red; }"
    assert [note.code for note in notes] == ["css-dropped"]
    assert "mine.css:1:" in notes[0].detail


@pytest.mark.parametrize(
    ("value", "plainer"),
    [
        ("clamp(1rem, 2vw, 2rem)", "1rem"),
        ("min(100%, 30em)", "100%"),
        ("calc(max(50vw, 2em) + 1em)", "calc(2em + 1em)"),
    ],
)
def test_a_value_that_follows_the_window_becomes_a_plain_one_and_is_noted(
    tmp_path: Path, value: str, plainer: str
) -> None:
    written, notes = lowered(tmp_path, f"p {{ width: {value} }}")
    assert written == f"p {{ width: {plainer}; }}"
    assert [note.code for note in notes] == ["css-lowered"]
    assert "mine.css:1:5: width is" in notes[0].detail


@pytest.mark.parametrize("medium", ["ereader", "print"])
@pytest.mark.parametrize(
    ("css", "place", "kept"),
    [
        ("p { color red; margin: 0 }", "1:14", "p { margin: 0; }"),
        ("p {\n  margin: );\n  color: red }", "2:11", "p { color: red; }"),
        ("p { content: 'a\n; color: red }", "1:14", "p { color: red; }"),
        ("p { background: url(a b); color: red }", "1:17", "p { color: red; }"),
        (".a { p { color red; } em { margin: 0 } }", "1:19", ".a em { margin: 0; }"),
        ("@media screen { p { color: ] } em { margin: 0 } }", "1:28", "@media screen { em { margin: 0; }\n }"),
        ("em { margin: 0 } p color: red; }", "1:32", "em { margin: 0; }"),
        ("p { margin-inline: ; color: red }", "1:5", "p { color: red; }"),
    ],
)
def test_an_error_costs_what_it_is_in_and_is_noted(
    tmp_path: Path, medium: Medium, css: str, place: str, kept: str
) -> None:
    written, notes = lowered(tmp_path, css, medium)
    assert written == kept
    assert [note.code for note in notes] == ["css-invalid"]
    assert f"mine.css:{place}: " in notes[0].detail


def test_a_variable_that_leaves_nothing_leaves_no_declaration(tmp_path: Path) -> None:
    written, notes = lowered(tmp_path, ":root { --none: ; } p { padding-block: var(--none); color: red }")
    assert written == "p { color: red; }"
    assert [(note.code, note.detail.partition("mine.css:")[2]) for note in notes] == [
        ("css-invalid", "1:25: padding-block has no value")
    ]


def test_print_closes_the_doors_and_leaves_the_rest(tmp_path: Path) -> None:
    css = (
        "@import url(http://example.org/a.css);\n@page { size: A5; @top-left { content: 'x' } }\n"
        "p { position: absolute; background: url(file:///etc/passwd); color: var(--ink) }\n"
        "q { background: url(data:image/png;base64,AA==) }"
    )
    written, notes = lowered(tmp_path, css, "print")
    assert [note.detail.partition("mine.css:")[2] for note in notes] == [
        "1:1: @import fetches another file",
        "3:25: background fetches another file",
    ]
    assert '@page { size: A5;@top-left { content: "x"; }' in written
    assert "p { position: absolute; color: var(--ink); }" in written
    assert "url(data:image/png;base64,AA==)" in written


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        (":root { --ink: #123 } p { color: var(--ink) }", "p { color: #123; }"),
        (
            ":root { --f: 8pt Cardo } @page { @top-left { font: var(--f) } }",
            "@page { @top-left { font: 8pt Cardo; }\n }",
        ),
        (":root { --a: red } .b { --a: blue } p { color: var(--a, 1) }", "p { color: var(--a, 1); }"),
        (":root { --a: red } @media print { :root { --a: blue } } p { color: var(--a) }", "p { color: var(--a); }"),
    ],
)
def test_variables_of_the_root_have_their_values_on_paper(tmp_path: Path, css: str, expected: str) -> None:
    written, notes = lowered(tmp_path, css, "print")
    assert written.endswith(expected)
    assert not notes


def test_a_users_variables_reach_all_sheets(tmp_path: Path) -> None:
    one, two = tmp_path / "one.css", tmp_path / "two.css"
    one.write_text("p { color: var(--ink) }", encoding="utf-8")
    two.write_text(":root { --ink: #123 }", encoding="utf-8")
    assert "p { color: #123; }" in Theme((one, two)).css("ereader", Notes())


def test_a_sheet_is_told_of_each_time(tmp_path: Path) -> None:
    sheet = tmp_path / "mine.css"
    sheet.write_text("p { position: fixed }", encoding="utf-8")
    for _ in range(2):
        notes = Notes()
        Theme((sheet,)).css("ereader", notes)
        assert len(notes) == 1


@pytest.mark.parametrize("content", [None, b"p { content: '\xff' }"])
def test_a_sheet_that_cannot_be_read_ends_the_build(tmp_path: Path, content: bytes | None) -> None:
    sheet = tmp_path / "mine.css"
    if content is not None:
        sheet.write_bytes(content)
    with pytest.raises(ThemeError) as error:
        Theme((sheet,)).css("ereader", Notes())
    assert "mine.css" in str(error.value)


def test_templates_escape_and_want_every_name() -> None:
    from jinja2 import UndefinedError

    line = Theme().templates.get_template("line.xhtml")
    shown = line.render(line={"href": "#x", "words": "<b>\x00", "last": "", "language": "", "direction": ""})
    assert "&lt;b&gt;<" in shown
    with pytest.raises(UndefinedError):
        line.render(line={"href": "#x", "language": "", "direction": ""})


def test_styles_of_the_users_own_are_known(tmp_path: Path) -> None:
    (tmp_path / "theme.toml").write_text('label = "mine"\n')
    (tmp_path / "mine.css").write_text("p { color: red }")
    assert not any(Theme(name=name).restyled for name in themes())
    assert Theme(name=str(tmp_path)).restyled
    assert Theme((tmp_path / "mine.css",)).restyled


def test_a_medium_is_one_row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(MEDIA, "screen", MEDIA["ereader"])
    assert Theme().css("screen", Notes()) == Theme().css("ereader", Notes())


def test_a_medium_without_a_row_is_a_bug() -> None:
    with pytest.raises(KeyError, match="radio"):
        Theme().css("radio", Notes())


# --- themes ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", themes())
def test_a_theme_serves_both_media_without_a_word(name: str) -> None:
    theme, notes = Theme(name=name), Notes()
    lowered_css = theme.css("ereader", notes)
    page = make_page(PdfOptions(), theme.settings)
    printed = theme.css(page.medium, notes, make_page_css(page, theme.settings, BookLines()))
    assert not list(notes)
    assert theme.settings.label
    for css in (lowered_css, printed):
        assert "var(" not in css
    assert "@page" in printed
    assert "@page" not in lowered_css


def test_themes_differ_in_both_media() -> None:
    for medium in MEDIA:
        assert len({Theme(name=name).css(medium, Notes()) for name in themes()}) == 3


def test_an_unknown_theme_is_told_with_the_nearest() -> None:
    with pytest.raises(ConfigError) as error:
        Theme(name="raport")
    assert "did you mean report?" in str(error.value)


def test_a_folder_is_a_theme(tmp_path: Path) -> None:
    (tmp_path / "theme.toml").write_text('label = "mine"\n[faces]\ntext = "Fira Sans"\n', encoding="utf-8")
    (tmp_path / "theme.css").write_text(".mine { margin: 0 }", encoding="utf-8")
    theme = Theme(name=str(tmp_path))
    assert theme.settings.faces.text == "Fira Sans"
    assert all(".mine" in theme.css(medium, Notes()) for medium in MEDIA)


@pytest.mark.parametrize(
    "said", ["label = 1", "label", 'label = "x"\ncolour = "red"', 'label = "x"\n[pages]\nleast = "big"']
)
def test_a_theme_that_says_what_none_can_is_refused(tmp_path: Path, said: str) -> None:
    (tmp_path / "theme.toml").write_text(said, encoding="utf-8")
    with pytest.raises(ThemeError) as error:
        Theme(name=str(tmp_path))
    assert "theme.toml" in str(error.value)


def test_a_process_that_stays_sees_changes_of_a_theme(tmp_path: Path) -> None:
    (tmp_path / "theme.toml").write_text('label = "Mine"')
    (tmp_path / "theme.css").write_text("h1 { color: #111 }")
    assert "#111" in Theme(name=str(tmp_path)).css("ereader", Notes())
    (tmp_path / "theme.css").write_text("h1 { color: #222 }")
    forget_themes()
    assert "#222" in Theme(name=str(tmp_path)).css("ereader", Notes())
