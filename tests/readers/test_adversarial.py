"""Files made to break readers: each becomes an article or ends in one clear line, in bounded memory, and costs no more
than a plain page of as many bytes, times a bound."""

from __future__ import annotations

import base64
import math
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path
from statistics import linear_regression
from tempfile import TemporaryDirectory

import pytest
from PIL import Image

from tests.readers.bounded import Reading, read
from tests.readers.html.test_hard_pages import HARD

BOUND = 30
"""How many times the CPU time of a plain page of as many bytes a file may cost. None costs more than ten times now;
what grows with the square of a file costs hundreds of times as much."""

SENTENCE = "The compositor sets the line letter by letter, and the reader never sees how long that took. "
WORDS = f"<h1>A headline</h1><p>{SENTENCE * 3}</p><p>{SENTENCE * 3}</p>"


def page(body: str, head: str = "<title>A headline</title>") -> bytes:
    return f"<!DOCTYPE html><html lang=en><head>{head}</head><body>{body}</body></html>".encode(
        "utf-8", "surrogatepass"
    )


def nested(*tags: str, times: int) -> str:
    opening = "".join(f"<{tag}>" for tag in tags) * times
    return f"{opening}{SENTENCE}{''.join(f'</{tag}>' for tag in reversed(tags)) * times}"


def picture() -> str:
    out = BytesIO()
    Image.new("1", (8000, 8000)).save(out, "PNG")
    return f"data:image/png;base64,{base64.b64encode(out.getvalue()).decode()}"


ARTICLES: dict[str, Callable[[], bytes]] = {
    "ten thousand nested divisions": lambda: page(WORDS + nested("div", times=10_000)),
    "ten thousand nested spans": lambda: page(f"{WORDS}<p>{nested('span', times=10_000)}</p>"),
    "ten thousand nested quotations": lambda: page(WORDS + nested("blockquote", times=10_000)),
    "three thousand nested lists": lambda: page(WORDS + nested("ul", "li", times=3_000)),
    "a thousand nested tables": lambda: page(WORDS + nested("table", "tr", "td", times=1_000)),
    "twenty megabytes of paragraphs": lambda: page("<h1>A headline</h1>" + f"<p>{SENTENCE * 3}</p>" * 70_000),
    "twenty megabytes in one paragraph": lambda: page(f"<h1>A headline</h1><p>{SENTENCE * 213_000}"),
    "twenty megabytes without a space": lambda: page(f"{WORDS}<p>{'a' * 20_000_000}"),
    "twenty megabytes of comments": lambda: page(WORDS + "<!-- a comment that says nothing -->" * 550_000),
    "twenty megabytes of script": lambda: page(f"{WORDS}<script>{'x=1;' * 5_000_000}</script>"),
    "twenty megabytes in an attribute": lambda: page(f"{WORDS}<p title='{'a ' * 10_000_000}'>{SENTENCE}"),
    "a headline of a megabyte": lambda: page(
        f"<h1>{SENTENCE * 11_000}</h1>{WORDS}", f"<title>{SENTENCE * 11_000}</title>"
    ),
    "a class of a megabyte": lambda: page(f"<div class='{'post-content-' * 80_000}'>{WORDS}</div>"),
    "a million line ends": lambda: page(f"{WORDS}<p>{SENTENCE}{'<br>' * 1_000_000}{SENTENCE}</p>"),
    "thirty thousand words in bold": lambda: page(f"{WORDS}<p>{'<b>word</b> ' * 30_000}</p>"),
    "ten thousand links": lambda: page(WORDS + "<p><a href='/a'>word</a> and more</p>" * 10_000),
    "ten thousand times the same anchor": lambda: page(
        WORDS + "<p id=a><a href='#a'>1</a> and more words</p>" * 10_000
    ),
    "nothing closed": lambda: page(WORDS + f"<p><b><i><a href=x><ul><li><table><tr><td>{SENTENCE}" * 500),
    "everything closed twice": lambda: page(WORDS + f"</p></div></b>{SENTENCE}</table></li></i></a>" * 1_000),
    "an open comment": lambda: page(f"{WORDS}<!-- {SENTENCE}"),
    "an open attribute": lambda: page(f"{WORDS}<p title='{SENTENCE}"),
    "a cell over a hundred thousand columns": lambda: page(
        f"{WORDS}<table>{'<tr><td colspan=100000 rowspan=100000>a<td>b' * 50}</table>"
    ),
    "a table of thirty thousand cells": lambda: page(f"{WORDS}<table>" + ("<tr>" + "<td>a" * 100) * 300),
    "three thousand pictures that are not there": lambda: page(
        WORDS + "".join(f"<p><img src='{n}.jpg' alt='A plan'></p>" for n in range(3_000))
    ),
    "a thousand times a large picture": lambda: page(WORDS + f"<img src='{picture()}'>" * 1_000),
    "a drawing that grows": lambda: page(
        f"{WORDS}<svg xmlns='http://www.w3.org/2000/svg'>{nested('g', times=3_000)}</svg>"
    ),
    "facts nested deeply": lambda: page(
        WORDS, f'<script type="application/ld+json">{"[" * 100_000}{{"@type": "Article"}}{"]" * 100_000}</script>'
    ),
    "facts of the wrong kinds": lambda: page(
        WORDS,
        '<script type="application/ld+json">{"@type": ["Article", 1, null], "headline": {"a": []}, "author": [[1], 2,'
        ' {"name": {"name": []}}], "publisher": 7, "datePublished": ["9999-99-99"], "license": {"@id": 1}}</script>',
    ),
    "labelled Shift JIS, and UTF-8": lambda: page(f"{WORDS}<p>Größe — naïve", "<meta charset=shift_jis>"),
    "labelled as nothing that is": lambda: page(WORDS, "<meta charset=utf-42>"),
    "labelled UTF-8, and Latin 1": lambda: page(f"{WORDS}<p>Größe", "<meta charset=utf-8>").decode().encode("latin-1"),
    "UTF-16 with its mark": lambda: page(WORDS).decode().encode("utf-16"),
    "UTF-16 without a mark": lambda: page(WORDS).decode().encode("utf-16-le"),
    "UTF-16 turned about": lambda: b"\xfe\xff" + page(WORDS).decode().encode("utf-16-be"),
    "half a UTF-16": lambda: page(WORDS).decode().encode("utf-16")[:-1],
    "NULs": lambda: page(WORDS.replace(". ", ".\0 ")),
    "surrogates": lambda: page(f"{WORDS}<p>One &#xD800; two \ud800 three &#xDFFF;&#x110000;&#0;</p>"),
    "controls": lambda: page(WORDS + "<p>" + "".join(map(chr, range(1, 160))) + "\ufffe\uffff\u202e</p>"),
}

NOTHING: dict[str, Callable[[], bytes]] = {
    "an empty body": lambda: page(""),
    "a body of spaces": lambda: page(" \n&nbsp;\n "),
    "scripts alone": lambda: page("<div id=root></div><script>draw()</script><noscript></noscript>"),
    "frames": lambda: (
        b"<html><head><title>A</title></head><frameset cols='1,2'><frame src=a><frame src=b></frameset></html>"
    ),
    "a page that leads on": lambda: page("", "<meta http-equiv=refresh content='0; url=/there'>"),
    "a page that leads on, and says so": lambda: page(
        "<p>Redirecting to <a href='/there'>the new address</a>.</p>",
        "<meta http-equiv=refresh content='0;url=/there'>",
    ),
    "a picture that calls itself a page": lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 99,
}

EITHER: dict[str, Callable[[], bytes]] = {
    "consent.html": lambda: page(
        f"<div id=consent role=dialog><h2>We value your privacy</h2><p>{SENTENCE * 2}</p><button>Accept</button></div>"
    ),
    "login.html": lambda: page(
        "<h1>Log in</h1><form><p>To read on, log in or subscribe to our paper.</p><input name=a><button>Log in</button>"
    ),
    "lines.txt": lambda: f"A headline\n\n{SENTENCE}\n\n".encode() * 10_000,
    "one-line.txt": lambda: SENTENCE.encode() * 30_000,
    "no-space.txt": lambda: b"a" * 3_000_000,
    "empty-lines.txt": lambda: b"A headline\n" + b"\n" * 1_000_000 + SENTENCE.encode(),
    "dashes.txt": lambda: b"A headline\n\n" + b"- " * 300_000,
    "pipes.txt": lambda: f"A headline\n\n{SENTENCE}\n\n".encode() + b"a | b | c\n" * 10_000,
    "short-lines.txt": lambda: b"A headline\n\n" + b"The rope maker walks backwards.\n" * 40_000,
    "notes.txt": lambda: f"A headline\n\n{SENTENCE * 9}\n\n".encode() * 4_000 + b"[1] A note of it.\n\n" * 16_000,
    "nul.txt": lambda: SENTENCE.replace(" ", " \0").encode() * 9,
    "brackets.md": lambda: b"# A\n\n" + b"[" * 5_000,
    "stars.md": lambda: b"# A\n\n" + b"*a **b _c " * 20_000,
    "quotes.md": lambda: b"# A\n\n" + b">" * 50_000 + b" words",
    "lists.md": lambda: b"# A\n\n" + b"".join(b" " * n + b"- a\n" for n in range(3_000)),
    "ticks.md": lambda: b"# A\n\n" + b"".join(b"a" + b"`" * n for n in range(2_000)),
    "rows.md": lambda: b"# A\n\n|a|b|\n|-|-|\n" + b"|c|d|\n" * 5_000,
    "long.md": lambda: f"# A\n\n{SENTENCE}\n\n".encode() * 5_000,
    "dollars.md": lambda: b"# A\n\n" + b"$a " * 20_000,
    "marked.md": lambda: b"# A\n\n" + b"==a ++b %%c ~d ^e " * 4_000,
    "boxes.md": lambda: b"# A\n\n" + b"::: a\n" * 5_000,
    "shortcodes.md": lambda: b"# A\n\n" + b"{{< a " * 10_000,
    "braces.md": lambda: b"# A\n\n" + b"[a]{.b " * 10_000,
    "letters.md": lambda: b"# A\n\n" + b"a. b\n" * 5_000,
    "dashed.md": lambda: b"# A\n\n" + b"------\na\n\n" * 4_000,
    "grid.md": lambda: b"# A\n\n" + b"+-+\n" * 5_000,
    "tags.md": lambda: b"# A\n\n" + b"<T> <T a " * 8_000,
    "front.md": lambda: b"---\ntitle: " + b"[" * 30_000 + b"\n---\nWords.",
}


def encyclopedia(notes: int) -> bytes:
    """A page of an encyclopedia: notes with links back, citations, links, tables in boxes, menus below."""
    boxes = f"<table class=infobox><tr><th>Kind<td><table class=wikitable>{'<tr><td>a 12<td>b 13' * 6}</table></table>"
    names = "<li><a href=/w/n>n</a>" * 30
    menus = f"<div class=navbox role=navigation><table><tr><th>All<td><ul>{names}</ul></table></div>"
    return page(
        f"<h1>A headline</h1>{''.join(map(section, range(notes)))}<h2>References</h2>"
        f"<ol class=references>{''.join(map(citation, range(notes)))}</ol>{(boxes + menus) * (notes // 10)}"
    )


def section(n: int) -> str:
    links = "".join(f"<a href='/wiki/Word_{n}_{m}' title='Word {n}'>word {m}</a> and " for m in range(10))
    marks = "".join(
        f"{SENTENCE}<sup class=reference id=cite_ref-{n}-{m}><a href=#cite_note-{n}>[{n}]</a></sup> " for m in "ab"
    )
    return f"{f'<h2 id=part-{n}>Part {n}</h2>' if n % 10 == 0 else ''}<p>{marks}{SENTENCE * 3}{links}</p>"


def citation(n: int) -> str:
    back = " ".join(f"<a href=#cite_ref-{n}-{m}><sup><i>{m}</i></sup></a>" for m in "ab")
    cite = f"<cite id=CITEREF{n} class=citation>Holm, Ada. <a href=https://example.org/{n}>A line</a>, {n}.</cite>"
    return f"<li id=cite_note-{n}><span class=mw-cite-backlink>^ {back}</span> <span>{cite} {SENTENCE}</span></li>"


def old_page(notes: int) -> bytes:
    """A page in one font, as old ones are, with a number for each note in the text and a line for it below."""
    text = "".join(f"{SENTENCE}<a name=r{n} href=#n{n}>[{n}]</a> {SENTENCE}<br><br>" for n in range(1, notes))
    below = "".join(f"<p><a name=n{n} href=#r{n}>[{n}]</a> {SENTENCE}</p>" for n in range(1, notes))
    return page(f"<h1>A headline</h1><font face=serif>{text}</font><h2>Notes</h2>{below}")


@cache
def plain_cost() -> tuple[float, float]:
    """What plain pages cost on this machine: CPU seconds a byte, and for a page of none."""
    costs = {}
    for paragraphs in (300, 15_000):
        with TemporaryDirectory() as folder:
            path = Path(folder) / "plain.html"
            path.write_bytes(page("<h1>A headline</h1>" + f"<p>{SENTENCE * 3}</p>" * paragraphs))
            costs[path.stat().st_size] = read(path).seconds
    each, least = linear_regression(list(costs), list(costs.values()))
    return each, least


def read_bounded(path: Path, content: bytes) -> Reading:
    """What a file with that content is read as; a process that reaches the bound is killed."""
    path.write_bytes(content)
    each, least = plain_cost()
    done = read(path, math.ceil(BOUND * (least + each * len(content))))
    assert done.code in (0, 4), f"ended with {done.code} after {done.seconds:.1f} s: {done.err[-2000:]}"
    assert len(done.err.splitlines()) <= 1, done.err  # a clear line is the only one
    return done


@pytest.mark.parametrize("name", ARTICLES)
def test_a_page_made_to_break_readers_is_read(name: str, tmp_path: Path) -> None:
    done = read_bounded(tmp_path / "page.html", ARTICLES[name]())
    assert (done.code, done.err) == (0, "")
    assert "</h1>" in done.out


@pytest.mark.parametrize("name", NOTHING)
def test_a_page_with_nothing_to_read_is_one_clear_line(name: str, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    done = read_bounded(path, NOTHING[name]())
    assert done.code == 4
    assert done.err.startswith(f"octavo: {path}: ")


@pytest.mark.parametrize("name", EITHER)
def test_what_may_be_no_article_is_one_clear_line_then(name: str, tmp_path: Path) -> None:
    done = read_bounded(tmp_path / name, EITHER[name]())
    assert (done.code, done.err[:8]) in ((0, ""), (4, "octavo: "))


@pytest.mark.parametrize("name", HARD)
def test_hard_pages_cost_little_more_than_plain_ones(name: str, tmp_path: Path) -> None:
    read_bounded(tmp_path / "page.html", f"<html><body>{HARD[name]}".encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize(("make", "notes"), [(encyclopedia, 520), (old_page, 900)])
def test_a_page_costs_in_proportion_to_its_size(make: Callable[[int], bytes], notes: int, tmp_path: Path) -> None:
    costs = []
    for count in (notes // 4, notes):
        path = tmp_path / f"{count}.html"
        path.write_bytes(make(count))
        costs.append(read(path).seconds)
    assert costs[1] <= 5 * costs[0]  # four times as much, and what cache and collector make dearer
