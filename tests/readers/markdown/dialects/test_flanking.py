"""Emphasis beside Chinese, Japanese and Korean."""

from __future__ import annotations

import pytest

from tests.readers.markdown.reading import markup


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("これは**『本』**です", "これは<strong>『本』</strong>です"),
        ("**注意：**水曜日", "<strong>注意：</strong>水曜日"),
        ("*（例）*的书", "<em>（例）</em>的书"),
        ("**사과(沙果)**는", "<strong>사과(沙果)</strong>는"),
        ("~~旧（い）。~~新しい", "<del>旧（い）。</del>新しい"),
        ("**`code`**的", "<strong><code>code</code></strong>的"),
    ],
)
def test_punctuation_inside_does_not_matter_beside_these_scripts(source: str, found: str) -> None:
    assert markup(source) == f"<p>{found}</p>\n"


@pytest.mark.parametrize("source", ['a*"word"*', "snake_case_name", "2 * 3 * 4", "文字 ** 文字 **"])
def test_elsewhere_the_rule_is_that_of_commonmark(source: str) -> None:
    assert markup(source.replace('"', "“")) == f"<p>{source.replace(chr(34), '“')}</p>\n"
