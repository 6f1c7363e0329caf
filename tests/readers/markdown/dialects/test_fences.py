"""What stands behind the fence of a listing."""

from __future__ import annotations

import pytest

from tests.readers.markdown.reading import markup, noted


@pytest.mark.parametrize(
    ("info", "language"),
    [
        ("{.python #rows .numberLines}", "python"),
        ("{r, echo=FALSE}", "r"),
        ("rust,editable", "rust"),
        ("c++", "c++"),
        ("{python}", "python"),
    ],
)
def test_the_language_is_the_first_name(info: str, language: str) -> None:
    assert f'class="language-{language}"' in markup(f"```{info}\nrow = 1\n```\n")


def test_the_name_of_a_file_stands_before_its_listing() -> None:
    assert markup('```js title="boat.js" {1,3}\nrow()\n```\n').startswith("<p><strong>boat.js</strong></p>\n<pre>")


def test_raw_blocks_are_html_or_go_with_a_note() -> None:
    assert markup("```{=html}\n<p>A <b>boat</b>.</p>\n```\n") == "<p>A <strong>boat</strong>.</p>\n"
    assert markup("One.\n\n```{=latex}\n\\pagestyle{empty}\n```\n") == "<p>One.</p>\n"
    assert [code for code, _ in noted("One.\n\n```{=latex}\n\\pagestyle{empty}\n```\n")] == ["text-dropped"]
