"""What is meant for one output alone."""

from __future__ import annotations

import pytest

from tests.readers.markdown.reading import markup, noted


def test_raw_html_in_a_line_is_html() -> None:
    assert markup("A `<i>red</i>`{=html} boat") == "<p>A <em>red</em> boat</p>\n"


def test_raw_text_for_others_stays_code() -> None:
    assert markup("A `\\boat`{=latex} here") == "<p>A <code>\\boat</code> here</p>\n"


@pytest.mark.parametrize("command", ["\\newpage", "\\pagebreak[4]", "\\clearpage", "\\vspace{2cm}", "\\bigskip"])
def test_commands_for_pages_go_with_a_note(command: str) -> None:
    assert markup(f"One.\n\n{command}\n\nTwo.") == "<p>One.</p>\n<p>Two.</p>\n"
    assert noted(f"{command}\n\nTwo.") == [("text-dropped", f"a command for pages: “{command}”")]


def test_a_command_in_a_sentence_is_a_word() -> None:
    assert markup("Write \\newpage there") == "<p>Write \\newpage there</p>\n"
