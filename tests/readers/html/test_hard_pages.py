"""Hard pages are an article or one clear line; `readers/test_adversarial.py` says what they may cost."""

from __future__ import annotations

import pytest

from octavo.errors import OctavoError
from octavo.model import Article, Image, from_json, to_json
from octavo.notes import Notes
from octavo.walk import text, visit
from tests.readers.html.reading import LONG, article, codes

_P = f"<p>{LONG}</p>"
HARD = {
    "nested divs": "<div>" * 10_000 + "words",
    "nested words": "".join(f"<div>w{number} " for number in range(10_000)),
    "nested spans": "<p>" + "<span>a " * 10_000,
    "nested lists": "<ul><li>a " * 5_000,
    "nested quotes": "<blockquote>a <img src=x.png>" * 1_500,
    "nested tables": "<table><tr><td>a " * 3_000,
    "nested mathematics": _P + "<math>" + "<mrow>" * 1_500 + "<mi>x</mi>",
    "nested drawings": _P + "<svg>" + "<g>" * 1_500 + "<path d=x />",
    "a million line ends": "<p>a" + "<br>" * 1_000_000 + "b",
    "unclosed": "<div><p>a<b>b<i>c<table><tr><td>x<td>y<p>z<ul><li>1<li>2<a href=x>q<h2>h<em>",
    "lone angles": _P + "<" * 100_000,
    "unclosed comments": _P + "<!--" * 10_000,
    "many pictures": _P + "<img src=a.png>" * 10_000,
    "many notes": "".join(f"<p>w<sup><a id=r{n} href=#n{n}>{n}</a></sup></p>" for n in range(1000))
    + "<ol class=footnotes>"
    + "".join(f"<li id=n{n}>note {n} <a href=#r{n}>^</a>" for n in range(1000)),
    "notes in a circle": f"{_P}<p>x<a href=#a id=ra>1</a></p><div class=footnotes><p id=a>see <a id=rb href=#b>2</a> "
    "<a href=#ra>^</a></p><p id=b>see <a href=#a>1</a> <a href=#rb>^</a></p></div>",
    "wide cells": _P
    + "<table><tr><th colspan=100000>a<th>b<tr><td rowspan=99999999999999999999>c<td colspan=-3>d</table>",
    "control characters": _P + "<p>a\0b\x01c\x1bd\x7fe\ufdd0f</p>",
    "lone surrogates": _P + "<p>a&#xD800;b\ud800c</p>",
    "bad addresses": _P + "<a href='http://[bad'>x</a><img src='http://[bad'><a href='//[x'>v</a>",
    "dollars": _P + "<p>" + "$$" * 20_000 + "\\( x " * 10_000,
    "deep JSON": "<script type='application/ld+json'>" + "[" * 100_000 + "</script>" + _P,
    "one long word": _P + "<p>" + "x" * 1_000_000,
    "many attributes": _P + "<p " + " ".join(f"a{n}=x" for n in range(5000)) + ">x",
}


@pytest.mark.parametrize("page", HARD.values(), ids=HARD.keys())
def test_hard_pages_are_an_article_or_one_line(page: str) -> None:
    try:
        made = article(f"<html><body>{page}")
        assert from_json(Article, to_json(made)) == made
        assert not set(text(made.body)) & set("\0\x01\x1b\x7f\ud800\ufdd0")
    except OctavoError as error:
        assert error.hint


@pytest.mark.parametrize("name", ["nested words", "nested spans", "nested quotes"])
def test_words_of_pages_that_nest_too_deeply_are_kept(name: str) -> None:
    notes = Notes()
    made = article(f"<html><body>{HARD[name]}", notes)
    words = {"nested words": 10_000, "nested spans": 10_000, "nested quotes": 1_500}[name]
    assert len(text(made.body).split()) == words
    assert "too-deep" in codes(notes)
    if name == "nested quotes":
        assert sum(isinstance(node, Image) for node in visit(made)) == words
