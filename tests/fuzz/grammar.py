"""Pages that are grown: elements that open and close in any order, with words of which each stands once."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import strategies as st

from tests.fuzz.seeds import LINE


class Grown(NamedTuple):
    """Markup, and the words in it."""

    markup: str
    words: list[str]


_BLOCKS = (
    "p", "div", "ul", "ol", "li", "dl", "dt", "dd", "table", "tr", "td", "th", "thead", "tbody", "tfoot", "caption",
    "colgroup", "blockquote", "pre", "h2", "h3", "h4", "figure", "figcaption", "details", "summary", "section", "aside",
    "fieldset", "legend", "center", "address", "hgroup", "main", "article", "menu", "dir", "object", "video", "canvas",
    "noframes", "map", "slot", "xmp", "listing", "search",
)  # fmt: skip
_INLINES = (
    "b", "i", "em", "strong", "span", "a", "sup", "sub", "code", "q", "cite", "small", "mark", "u", "s", "kbd", "ruby",
    "rt", "rb", "abbr", "bdo", "tt", "font", "label", "time", "meter", "progress", "output", "del", "ins", "picture",
    "custom-tag", "var", "samp", "dfn", "data", "wbr", "big", "nobr", "audio", "button-x", "option",
)  # fmt: skip
_VOIDS = ("<br>", "<hr>", "<img alt=x>", "<wbr>", "<input type=checkbox>", "<col>", "<script>x</script>", "<!-- c -->")
_ATTRIBUTES = (
    "", "", "", " id=x", " class=k", " href=#x", " start=-3", " colspan=3", " rowspan=0", " lang=de", " dir=rtl",
    " style='font-style:italic;text-align:right'", " role=presentation", " title=t", " name=x", " open", " data-a=b",
)  # fmt: skip

_steps = st.one_of(
    st.tuples(st.just("open"), st.sampled_from([*_BLOCKS, *_INLINES]), st.sampled_from(_ATTRIBUTES)),
    st.tuples(st.just("close"), st.sampled_from([*_BLOCKS, *_INLINES]), st.just("")),
    st.tuples(st.just("end"), st.just(""), st.just("")),
    st.tuples(st.just("word"), st.sampled_from(["", " ", "\n"]), st.sampled_from(["", " ", "."])),
    st.tuples(st.just("void"), st.sampled_from(_VOIDS), st.just("")),
)


def _grow(steps: list[tuple[str, str, str]]) -> Grown:
    pieces: list[str] = []
    words: list[str] = []
    waiting: list[str] = []
    for kind, what, more in steps:
        if kind == "open":
            pieces.append(f"<{what}{more}>")
            waiting.append(what)
        elif kind == "close":
            pieces.append(f"</{what}>")
        elif kind == "end" and waiting:
            pieces.append(f"</{waiting.pop()}>")
        elif kind == "word":
            words.append(f"word{len(words)}x")
            pieces.append(f"{what}{words[-1]}{more}")
        elif kind == "void":
            pieces.append(what)
    return Grown("".join(pieces), words)


grown = st.lists(_steps, min_size=3, max_size=40).map(_grow)
"""Markup of elements that open and close as they like."""


def page_around(markup: str) -> bytes:
    """A page with that in the middle of its prose."""
    prose = f"<p>{LINE * 3}</p>"
    return (
        f"<!DOCTYPE html><html lang=en><title>Rope</title><article><h1>Rope</h1>{prose * 2}<div>{markup}</div>"
        f"{prose * 2}</article></html>"
    ).encode()
