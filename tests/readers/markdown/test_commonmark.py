"""The examples of the CommonMark and GFM specifications: read, and written again, each is the HTML that it should be.

Both sides are brought to one form first (`Form`), which leaves out what the model cannot say and does not want to:
which level a heading has that skips some (levels are nesting), which mark made emphasis, where a soft line end stood,
ids, and how an address is escaped. What is still not the same is in `APART`, with the reason.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any
from urllib.parse import unquote

import pytest
from lxml import html
from markdown_it import MarkdownIt

from octavo.errors import ReadError
from tests.conftest import CORPUS, needs_corpus
from tests.readers.markdown.reading import markup

APART: dict[str, dict[str, tuple[int, ...]]] = {
    "commonmark-spec": {
        "raw HTML is cleaned: loose words become paragraphs, scripts, comments and what has no meaning here go": (
            21, 31, 148, 149, 150, 151, 155, 159, 160, 161, 162, 163, 164, 165, 166, 167, 168, 170, 171, 172, 173, 174,
            175, 176, 178, 179, 180, 182, 187, 188, 189, 191, 192, 193, 203, 477, 478, 479, 493, 526, 538, 615, 616,
            617, 618, 619, 625, 632, 633, 645, 646,
        ),
        "what holds neither words nor a picture goes: headings, code, links, items that no number counts": (
            79, 126, 129, 130, 138, 144, 177, 239, 282, 283, 284, 286, 317, 336, 486, 489,
        ),
        "blank space at the edges of code goes": (118, 127, 320),
        "a link that leads nowhere is its words": (202, 487, 488, 569),
        "a picture that is alone and has a title, or words that describe it, is a figure with a caption": (
            574, 575, 576, 577, 578, 579, 586, 587, 588, 590, 591, 593,
        ),
        "the name of a programming language is ASCII": (34,),
        "words beside a heading in an item are a paragraph": (302,),
        "addresses are links, as GitHub has them": (610, 613, 614),
        "what a wiki embeds is read": (592,),
        "breaks in a row are one": (43, 47, 98),
    },
    "gfm-spec-extensions": {
        "raw HTML is cleaned": (653,),
        "which addresses in running words become links is mdit-py-plugins' decision": (628, 631),
    },
    "gfm-extension-tests": {
        "raw HTML is cleaned": (22,),
        "which addresses in running words become links is mdit-py-plugins' decision": (19,),
        "notes have markup of our own": (23,),
        "a column of numbers stands right": (8,),
    },
}  # fmt: skip
"""What is not the same, by the number of the example, and why."""


def written(markdown: str) -> str:
    """What our reader and writer make of a text."""
    return _IN_CODE.sub("", markup(markdown))


_IN_CODE = re.compile(r"</?span[^>]*>(?=[^<]*(?:</?span[^>]*>[^<]*)*</code></pre>)")
"""The elements of lines of code and of words in them."""


@cache
def examples(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((CORPUS / "markdown" / f"{name}.json").read_text(encoding="utf-8"))
    return found


def wanted(name: str) -> Iterator[dict[str, Any]]:
    """The examples that markdown-it, as it is, writes as the specification does; those of GFM are ours to meet."""
    plain = MarkdownIt("commonmark")
    for example in examples(name):
        met = name != "commonmark-spec" or plain.render(example["markdown"]) == example["html"]
        if met and example["html"] != "<IGNORE>\n":
            yield example


# --- one form ------------------------------------------------------------------------------------------------

_SAME = {"i": "em", "b": "strong", "s": "del", "strike": "del"}
_UNWRAPPED = {"section", "div", "tbody", "thead", "span", "header"}
_BLOCKS = {
    "p", "h", "ul", "ol", "li", "blockquote", "pre", "hr", "table", "tr", "td", "th", "dl", "dt", "dd", "br", "figure",
    "aside", "body", "section", "div", "tbody", "thead",
}  # fmt: skip
_KEPT = ("href", "src", "alt", "title", "start", "align")


class Form:
    """Markup as lines: one for each start of an element, each run of words, and each end."""

    def __init__(self, markup: str) -> None:
        self._lines = [""]
        self._levels: list[int] = []
        self._children(html.document_fromstring(f"<html><body>{markup}</body></html>").find("body"), pre=False)
        self._edge()

    def __str__(self) -> str:
        return "\n".join(filter(None, self._lines))

    def _children(self, element: Any, *, pre: bool) -> None:
        self._words(element.text, pre=pre)
        for child in element:
            if isinstance(child.tag, str):
                self._element(child, pre=pre)
            self._words(child.tail, pre=pre)

    def _words(self, words: str | None, *, pre: bool) -> None:
        if pre:
            self._lines[-1] += repr(words or "")[1:-1]
        elif words:
            joined = re.sub(r"[ \t\r\n]+", " ", self._lines[-1] + words)
            self._lines[-1] = joined

    def _element(self, element: Any, *, pre: bool) -> None:
        tag = _SAME.get(element.tag, element.tag)
        if tag == "input" or "checkbox" in element.get("class", ""):
            checked = "checked" in element.attrib or "☑" in (element.text or "")
            self._words("☑" if checked else "☐", pre=False)
        elif tag in _UNWRAPPED:
            self._edge()
            self._children(element, pre=pre)
            self._edge()
        elif tag in _BLOCKS or re.fullmatch(r"h\d", tag):
            self._edge()
            self._lines += [f"<{self._start(element, tag)}>", ""]
            around, self._levels = self._levels, self._levels if tag[1:].isdigit() else []
            self._children(element, pre=pre or tag == "pre")
            self._levels = around
            self._edge(pre=tag == "pre")
            self._lines += [f"</{tag[0] if tag[1:].isdigit() else tag}>", ""]
        else:
            self._words(f"<{self._start(element, tag)}>", pre=pre)
            self._children(element, pre=pre)
            self._words(f"</{tag}>", pre=pre)

    def _edge(self, *, pre: bool = False) -> None:
        """White space beside the edge of a block is nothing, and so is the last line end of code."""
        self._lines[-1] = self._lines[-1].replace("\\n</code>", "</code>") if pre else self._lines[-1].strip(" ")
        self._lines.append("")

    def _start(self, element: Any, tag: str) -> str:
        if re.fullmatch(r"h\d", tag):
            return self._heading(int(tag[1]))
        syntax = element.get("class", "") if tag == "code" else ""
        align = element.get("align") or (
            element.get("class", "").removeprefix("tight") if tag in ("td", "th") else None
        )
        facts = {name: element.get(name) for name in _KEPT if element.get(name) is not None} | (
            {"align": align} if align else {}
        )
        said = [
            f"{name}={unquote(value) if name in ('href', 'src') else value.strip()}"
            for name, value in sorted(facts.items())
        ]
        return " ".join([tag, *said, *([syntax.lower()] if syntax else [])])

    def _heading(self, level: int) -> str:
        """A heading's depth: how many headings it stands under."""
        while self._levels and self._levels[-1] >= level:
            self._levels.pop()
        self._levels.append(level)
        return f"heading {len(self._levels)}"


def is_same(example: dict[str, Any]) -> bool:
    try:
        ours = written(example["markdown"])
    except ReadError:
        ours = ""
    return str(Form(ours.replace("<wbr/>", ""))) == str(Form(example["html"]))


@needs_corpus
@pytest.mark.parametrize(
    ("name", "least"), [("commonmark-spec", 652), ("gfm-spec-extensions", 24), ("gfm-extension-tests", 27)]
)
def test_the_examples_are_the_same_but_for_those_set_apart(name: str, least: int) -> None:
    """Both ways: an example that has become the same is to be taken out of the table."""
    tried = list(wanted(name))
    assert len(tried) >= least
    apart = sorted(number for numbers in APART[name].values() for number in numbers)
    assert sorted(example["example"] for example in tried if not is_same(example)) == apart


def test_the_form_tells_what_differs() -> None:
    """What is brought to one form is no more than what the first lines of this file say."""
    alike = [
        ("<p>a\nb</p>", "<p>a b</p>"),
        ("<h1>a</h1><h3>b</h3>", "<section><h2 id='a'>a</h2><section><h3>b</h3></section></section>"),
        ("<b>a</b>", "<strong>a</strong>"),
        ("<pre><code>a\n</code></pre>", "<pre><code>a</code></pre>"),
    ]
    unlike = [
        ("<p>a b</p>", "<p>ab</p>"),
        ("<p>a</p><p>b</p>", "<p>a b</p>"),
        ("<h1>a</h1><h1>b</h1>", "<h1>a</h1><h2>b</h2>"),
        ("<em>a</em>", "<strong>a</strong>"),
        ("<pre><code>a\n b</code></pre>", "<pre><code>a\nb</code></pre>"),
        ('<a href="b">a</a>', '<a href="c">a</a>'),
        ("<ul><li>a</li></ul>", "<ul><li><p>a</p></li></ul>"),
        ('<ol start="2"><li>a</li></ol>', "<ol><li>a</li></ol>"),
        ("<code>a</code>", "<code>a </code>"),
    ]
    assert [pair for pair in alike if len({str(Form(markup)) for markup in pair}) != 1] == []
    assert [pair for pair in unlike if len({str(Form(markup)) for markup in pair}) != 2] == []
