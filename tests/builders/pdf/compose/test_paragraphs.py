"""Composed paragraphs: the letters that are given are drawn, in their order, on lines that are not too long."""

from __future__ import annotations

from html import escape
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from octavo.builders.pdf.compose.breakpoints import find_code_seams, find_hyphens, find_patterns, find_seams, may_part
from octavo.builders.pdf.compose.reasons import Reason
from octavo.builders.pdf.compose.skips import letter_at, skip_to
from octavo.builders.pdf.layout import right_to_left
from tests.builders.pdf.compose.setting import Line, css_for, set_lines
from tests.builders.pdf.pieces import link_alone
from tests.builders.pdf.reading import Pdf

SENTENCE = "The engineers had measured the extraordinary bridge twice before anybody believed in its reconstruction. "

_WORDS = st.sampled_from(
    [
        "a",
        "the",
        "of",
        "keeper",
        "lighthouse",
        "measured",
        "extraordinary",
        "incomprehensibilities",
        "MediaWiki",
        "well-known",
        "naïveté",
        "“quoted,”",
        "1,234",
        "https://example.org/a/very/long/path/to/something",
        "x",
        "office\xadworkers",
        "efficient",
        "\xa0",
        "–",
        "č",
        "ſ",
        "straße",
    ]
)
_STYLES = st.sampled_from(["", "b", "i", "code", "small", "wide", "a", "sup", "nowrap"])
_PIECES = st.lists(st.tuples(_STYLES, st.lists(_WORDS, min_size=1, max_size=12)), min_size=1, max_size=8)
_CSS = """small { font-size: 11px } .wide { letter-spacing: 2px; margin: 0 3px; padding: 0 2px; border: 1px solid }
    code { font: 13px "IBM Plex Mono"; hyphens: none; overflow-wrap: anywhere } sup { font-size: 10px }
    .nowrap { white-space: nowrap }"""


def _markup(pieces: list[tuple[str, list[str]]]) -> str:
    made = []
    for style, words in pieces:
        text = escape(" ".join(words))
        tag = "span" if style in ("wide", "nowrap") else style
        made.append(f'<{tag} class="{style}">{text}</{tag}>' if tag else text)
    return f"<p>{' '.join(made)}</p>"


def _said(lines: list[Line]) -> str:
    """The letters of lines, without the hyphens that were added and the spaces between them.

    A line at the end of a page is built again where the page has no room for it.
    """
    found = {one.line.begin: one for one in lines}.values()
    return "".join((one.text[:-1] if one.line.hyphened else one.text) for one in found).replace(" ", "")


@settings(max_examples=60, deadline=None)
@given(_PIECES, st.integers(60, 600), st.sampled_from(["justify", "start", "center"]))
def test_all_letters_are_set_in_their_order(pieces: Any, width: int, align: str) -> None:
    lines, fragment = set_lines(_markup(pieces), css_for(width, f"p {{ text-align: {align} }} {_CSS}"))
    if fragment.paragraphs["composed"]:
        given_words = " ".join(" ".join(words) for _, words in pieces)
        assert _said(lines).replace("\u00ad", "") == given_words.replace(" ", "").replace("\u00ad", "")
    for line in lines:
        assert line.width <= line.measure + 0.01, line
        assert letter_at(line.paragraph.root, skip_to(line.paragraph.root, line.line.start)) == line.line.start


@settings(max_examples=15, deadline=None)
@given(_PIECES)
def test_what_is_drawn_is_read_back(pieces: Any) -> None:
    _, fragment = set_lines(_markup(pieces), css_for(400, _CSS))
    said = Pdf(link_alone(fragment)).all_words()
    for _, words in pieces:
        for word in words:
            assert word.replace("\u00ad", "").replace("-", "").strip("\u00a0") in said.replace("-", "").replace(" ", "")


def _places(fragment: Any) -> list[tuple[str, float, float]]:
    """Where the letters of the first page stand, in points."""
    page = Pdf(link_alone(fragment))._document[0]
    text = page.get_textpage()
    boxes = [(text.get_text_range(index, 1), text.get_charbox(index)) for index in range(text.count_chars())]
    return [(letter, left, bottom) for letter, (left, bottom, right, _) in boxes if right > left and letter.strip()]


def test_glyphs_stand_where_pango_puts_them(monkeypatch: pytest.MonkeyPatch) -> None:
    markup = f"<p>{SENTENCE * 3}<b>AVAVA “Tofu”</b> <i>efficient office</i> <code>x = [1, 2]</code></p>"
    ours = _places(set_lines(markup, css_for(380))[1])
    monkeypatch.setattr(right_to_left, "show_text", lambda *_: False)
    theirs = _places(set_lines(markup, css_for(380))[1])
    assert [letter for letter, *_ in ours] == [letter for letter, *_ in theirs]
    assert max(abs(a - b) for (_, a, _), (_, b, _) in zip(ours, theirs, strict=True)) < 0.3
    assert {bottom for *_, bottom in ours} == {bottom for *_, bottom in theirs}


def test_lines_are_chosen_as_a_whole() -> None:
    lines, fragment = set_lines(f"<p>{SENTENCE * 8}</p>", css_for(360))
    assert fragment.paragraphs == {"composed": 1}
    space = lines[0].paragraph.space()
    inner = [line.spacing / space for line in lines if not line.line.ends]
    assert min(inner) < 0 < max(inner) < 2
    assert min(inner) >= 0.18 * 16 / space - 1 - 1e-6


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        ("<p>שלום עולם</p>", Reason.RIGHT_TO_LEFT),
        ('<p dir="rtl" style="direction: rtl">words</p>', Reason.RIGHT_TO_LEFT),
        ("<p>文字が並ぶ</p>", Reason.HAN),
        ('<p><span style="float: left">x</span> words</p>', Reason.FLOAT),
        ('<p><span style="display: inline-block">x</span> words</p>', Reason.BOX),
        (f'<pre style="white-space: pre-wrap">{"word " * 60}</pre>', Reason.CODE),
        ('<pre style="white-space: pre">a\tb</pre>', Reason.TAB),
        ('<p style="word-break: break-all">words</p>', Reason.WORD_BREAK),
        ('<p style="overflow-wrap: normal; hyphens: none">incomprehensibilities</p>', Reason.TOO_LONG),
    ],
)
def test_what_is_not_composed_is_counted_by_its_reason(markup: str, reason: Reason) -> None:
    lines, fragment = set_lines(markup, css_for(80))
    assert fragment.paragraphs[reason.value] == 1
    assert not any("word" in line.text for line in lines)
    assert Pdf(link_alone(fragment)).all_words()


def test_a_paragraph_goes_on_on_the_next_page() -> None:
    _, fragment = set_lines(f"<p>{SENTENCE * 60}</p>", css_for(300))
    assert len(fragment.breaks) > 2
    assert fragment.paragraphs == {"composed": 1}
    words = Pdf(link_alone(fragment)).all_words()
    assert words.replace(" ", "") == (SENTENCE * 60).replace(" ", "")


@pytest.mark.parametrize("end", ["winner.", "winner?”", "(winner)", "winner—", "and/or/", "wheel-"])
def test_lines_do_not_begin_with_the_number_of_a_note(end: str) -> None:
    assert not may_part(".", "3", "en")
    assert may_part("-", "a", "en")
    for width in range(180, 300, 6):
        lines, _ = set_lines(f"<p>{'word ' * 9}{end}<sup>3</sup> This defines more.</p>", css_for(width))
        assert not any(line.text.startswith("3") for line in lines)


def test_words_are_hyphenated_by_their_language_and_names_are_not() -> None:
    style = {"hyphens": "auto", "lang": "en", "hyphenate_limit_chars": (6, 3, 3)}
    text = "MediaWiki representation well-known"
    parted = [text[place - 3 : place + 3] for place in find_hyphens(text, style)]
    assert parted == ["repres", "presen", "sentat", "ntatio"]
    assert find_patterns("en") == "en_US"
    assert find_patterns("de-AT") == "de_AT"
    assert find_patterns("xx") == ""


def test_tokens_have_seams() -> None:
    token = "usr/local_lib.dir-nameOfThing"
    seams = [*find_seams(token)]
    parts = [token[begin:end] for begin, end in pairwise([0, *seams, len(token)])]
    assert parts == ["usr/", "local_", "lib.", "dir-", "name", "Of", "Thing"]


@pytest.mark.parametrize(
    ("token", "parts"),
    [
        ("std::vector::emplace_back", ["std::", "vector::", "emplace_", "back"]),
        ("station->harbour", ["station->", "harbour"]),
        ("I/O", ["I/O"]),
        ("a.length", ["a.length"]),
        ("x = read_level", ["x = read_", "level"]),
    ],
)
def test_words_of_code_have_seams_away_from_their_ends(token: str, parts: list[str]) -> None:
    assert [token[begin:end] for begin, end in pairwise([0, *find_code_seams(token), len(token)])] == parts


CODED = "The gauge is read by <code>harbour_gauge.read_level_from_sensor</code> in every hour of the day. "


@pytest.mark.parametrize("width", range(300, 420, 20))
def test_code_is_parted_before_spaces_gape(width: int) -> None:
    css = css_for(width, 'code { font: 13px "IBM Plex Mono"; hyphens: none; overflow-wrap: anywhere }')
    lines, _ = set_lines(f"<p>{CODED * 4}</p>", css)
    full = [line for line in lines if not line.line.ends]
    assert all(line.spacing <= 0.45 * 16 for line in full)
    assert all(line.width > 0.93 * line.measure for line in full)
    assert not any(line.text.rstrip()[-1:] in "-\u2010" for line in full)  # no hyphen in code


def test_ragged_lines_part_code_only_where_they_would_be_short() -> None:
    css = css_for(300, "body { text-align: left } code { hyphens: none; overflow-wrap: anywhere }")
    near, _ = set_lines("<p>Nearly all of this long line is full <code>reading_of_levels</code> here</p>", css)
    far, _ = set_lines("<p>This is not <code>harbour_gauge.read_level_from_sensor_of_harbour</code></p>", css)
    assert near[0].text.strip().endswith("full")
    assert "harbour_" in far[0].text
