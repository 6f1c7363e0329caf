"""Text of an input is shown on a terminal, and never obeyed."""

from __future__ import annotations

import json
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest

from octavo.terminal import escape_json, escape_line, escape_markup, escape_text

HOSTILE = {
    "a window's name": "\x1b]0;mine\x07",
    "a link": "\x1b]8;;http://example.org\x1b\\words",
    "a cleared screen": "\x9b2J",
    "a line over another": "all is well\rnot",
    "words that are turned": "\u202ecod.exe",
    "words apart": "\u2066x\u2069",
    "a bell": "\x07",
    "a NUL": "\0",
    "a byte of a name": "\udcff",
}
OBEYED = [chr(code) for code in (*range(32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A))]


def obeyed(text: str, allowed: str = "\n\t") -> list[str]:
    return [sign for sign in OBEYED if sign in text and sign not in allowed]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_nothing_is_obeyed_and_nothing_is_lost(text: str) -> None:
    for escape in (escape_text, escape_line):
        shown = escape(f"before {text} after")
        assert obeyed(shown) == []
        assert shown.startswith("before ") and shown.endswith(" after")
        shown.encode()


def test_lines_are_kept_in_texts_and_not_in_lines() -> None:
    assert escape_text("one\n\ttwo") == "one\n\ttwo"
    assert escape_line("one\noctavo: all is well\u2028") == "one\\x0aoctavo: all is well\\u2028"
    assert escape_line("größe שלום 中文 \u200f") == "größe שלום 中文 \u200f"


@pytest.mark.parametrize("text", [text for text in HOSTILE.values() if text.isprintable() or "\udcff" not in text])
def test_json_and_markup_say_the_same(text: str) -> None:
    escaped = escape_json(json.dumps({"title": text}, ensure_ascii=False))
    assert (json.loads(escaped), obeyed(escaped)) == ({"title": text}, [])
    assert obeyed(escape_markup(f"<p>{text}</p>")) == []
    assert unescape(escape_markup("<p>\u202ex</p>")) == "<p>\u202ex</p>"


# --- the commands ----------------------------------------------------------------------------------

PAGE = """<!DOCTYPE html><html lang=en><title>Plain &#x202e;title</title><body><h1>Plain &#x202e;title</h1>
<p>Words that are read, with &#x9b;2J, &#x1b;[31m and \x9b31m in them, and a picture that is not there.</p>
<p><img src="&#27;]0;title&#7;.png" alt="one"> <img src="&#x9b;2J.png" alt="two"></p>
<nav>Home &#x202e; &#x1b;[2J</nav></body></html>"""


@pytest.mark.parametrize(
    "command",
    [
        ["build", "a\x1b]0;x\x07\n.html", "-o", "x.epub"],
        ["build", "a\x1b]0;x\x07\n.html", "gone\x1b[2J.html", "-o", "x.epub", "--quiet"],
        ["build", "a\x1b]0;x\x07\n.html", "-o", "x.epub", "--json"],
        ["build", "gone\x1b[2J\u202e.html"],
        ["build", "a\x1b]0;x\x07\n.html", "-o", "x.\x1b[2J"],
        ["build", "a\x1b]0;x\x07\n.html", "--theme", "\x1b[2J"],
        ["build", "--\x1b[2J"],
        ["\x1b[2J"],
        ["read", "a\x1b]0;x\x07\n.html"],
        ["read", "a\x1b]0;x\x07\n.html", "--html"],
        ["read", "a\x1b]0;x\x07\n.html", "--json"],
        ["read", "gone\x1b[2J.html"],
    ],
    ids=repr,
)
def test_no_command_hands_on_what_a_terminal_would_obey(tmp_path: Path, command: list[str]) -> None:
    (tmp_path / "a\x1b]0;x\x07\n.html").write_text(PAGE, encoding="utf-8")
    done = subprocess.run([sys.executable, "-m", "octavo", *command], cwd=tmp_path, capture_output=True, check=False)
    said = (done.stdout + done.stderr).decode()
    assert obeyed(said, "\n") == []
    assert "Traceback" not in said
    assert said


def test_an_explanation_has_no_colours_but_its_own(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    command = [sys.executable, "-m", "octavo", "read", "a.html", "--explain"]
    said = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True).stdout.decode()
    assert obeyed(said, "\n") == []
    assert "\\u202e" in said
