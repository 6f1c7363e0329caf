"""Marks for a table of contents."""

from __future__ import annotations

import pytest

from tests.readers.markdown.reading import markup, noted


@pytest.mark.parametrize(
    "mark",
    ["[TOC]", "[toc]", "[[_TOC_]]", "[[toc]]", "{:toc}", "* Contents\n{:toc}", "1. Inhalt\n{:toc .wide}", "${toc}",
     "{{< toc >}}", "{{toc}}", "\\tableofcontents", "@[toc](In this text)", "[TOC depth=2]"],
)  # fmt: skip
def test_a_mark_alone_goes_with_a_note(mark: str) -> None:
    assert markup(f"One.\n\n{mark}\n\nTwo.") == "<p>One.</p>\n<p>Two.</p>\n"
    assert [code for code, _ in noted(mark + "\n\nTwo.")] == ["text-dropped"]


def test_a_mark_in_a_sentence_is_a_word() -> None:
    assert "[TOC] there" in markup("Write it where it goes, or\n[TOC]\nthere.")
    assert "[toc] is" in markup("[toc]\nis how it is written.")
