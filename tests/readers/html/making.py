"""Made-up pages for laws: articles in whose prose any name and word can stand, and what sites put around them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from html import escape
from itertools import product
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from msgspec import Struct

from octavo.readers.html.boilerplate import class_names

_ROOM = Path(class_names.__file__).parent


def _read(name: str) -> dict[str, list[str]]:
    table = tomllib.loads((_ROOM / name).read_text(encoding="utf-8"))
    return {key: [word for word in words if isinstance(word, str)] for key, words in table.items()}


def _plain(words: list[str]) -> list[str]:
    """The words that are no regular expressions, but for letters that may be left out."""
    bare = (word.replace("s?", "s").replace("-?", "-") for word in words)
    return [word for word in bare if re.fullmatch(r"[\w' -]+", word)]


_NAMES, _PHRASES = _read("class_names.toml"), _read("boilerplate.toml")
_COMPOUNDS = tomllib.loads((_ROOM / "class_names.toml").read_text(encoding="utf-8"))["compounds"]
_BOILERPLATE_NAMES = [
    *_plain(_NAMES["names"] + _NAMES["weak"] + _NAMES["meta"]),
    *(f"{a}-{b}" for row in _COMPOUNDS for a, b in product(_plain(row["first"]), _plain(row["second"]))),
]
_FREE_NAMES = [
    "text",
    "intro",
    "lead",
    "note",
    "history",
    "tag-water",
    "category-news",
    "share-prices",
    "cookie-recipe",
]

names = st.lists(st.sampled_from(_BOILERPLATE_NAMES) | st.sampled_from(_FREE_NAMES), max_size=2).map(" ".join)
"""Values of class and id: names of boilerplate, and others."""

phrases = st.sampled_from(_plain(_PHRASES["says"] + _PHRASES["labels"] + _PHRASES["ends"])).map(str.capitalize)
"""Words of buttons, labels and headings of boilerplate."""

_LABELS = {label.casefold() for label in _plain(_PHRASES["labels"])}
"""What stands in a box above an advert: there it is none of the text."""

words = st.sampled_from(["amber", "birch", "cedar", "dune", "ember", "fjord", "grove", "heath", "inlet", "juniper"])
said = st.lists(words, min_size=1, max_size=6).map(" ".join) | phrases
"""A few words, of the text or such as pages say."""


class Piece(Struct, frozen=True):
    """Markup, and the words that are read from it."""

    markup: str
    words: str


def _tag(tag: str, name: str, content: str, *, by_id: bool = False) -> str:
    attribute = f' {"id" if by_id else "class"}="{escape(name)}"' if name else ""
    return f"<{tag}{attribute}>{content}</{tag}>"


def _of(*tags: str) -> Callable[[SearchStrategy[str]], SearchStrategy[str]]:
    """Elements with one of these tags and any name around some content."""
    return lambda content: st.builds(_tag, st.sampled_from(tags), names, content, by_id=st.booleans())


_INLINE = ("span", "b", "em", "time", "small", "i", "strong", "mark", "cite", "a", "button", "label", "abbr")
inline = _of(*_INLINE)(said.map(escape))
_sentence = st.builds("It was {} and {} that came {} to the ferry.".format, said, inline, inline)


def _bare(markup: str) -> str:
    return re.sub(r"<[^>]*>", " ", markup)


_terms = st.lists(st.tuples(said, _sentence), min_size=1, max_size=3).map(
    lambda pairs: [f"<dt>{term}</dt><dd>{text}</dd>" for term, text in pairs]
)
_lists = st.lists(said.map(escape) | _sentence, min_size=1, max_size=4).map(
    lambda items: [f"<li>{item}</li>" for item in items]
)
_rows = st.lists(st.tuples(said, said | _sentence), min_size=2, max_size=3).map(
    lambda rows: [f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in rows]
)
blocks: SearchStrategy[Piece] = st.one_of(
    _of("p", "div", "section", "blockquote", "aside")(_sentence),
    _of("p")(said),
    _of("h2", "h3", "h4")(said | st.builds("Of {} and {}".format, said, inline)),
    _of("dl")(_terms.map("".join)),
    _of("div")(_of("pre")(_of("code")(said))),
    _of("div")(_of("p")(said.filter(lambda text: text.casefold() not in _LABELS))),
    _of("div", "section")(_of("p", "address")(_sentence)),
    _of("ul", "ol")(_lists.map("".join)),
    _of("table")(_rows.map("".join)),
    _of("figure")(st.builds('<img src="oak.png" alt="An oak"><figcaption>{}</figcaption>'.format, _sentence)),
).map(lambda markup: Piece(markup, _bare(markup)))
"""Blocks of an article, whose elements have any names."""


# --- what sites put around --------------------------------------------------------------------------

_links = st.lists(said, min_size=3, max_size=5)


def _row(links: list[str]) -> str:
    return "".join(f'<a href="/{number}">{link}</a> ' for number, link in enumerate(links))


def _cards(links: list[str]) -> str:
    cards = (
        f'<div><a href="/{n}"><img src="{n}.png"></a><h3><a href="/{n}">{link}</a></h3></div>'
        for n, link in enumerate(links)
    )
    return "".join(cards)


_PITCH = "<p>News of the lake, each week in your inbox.</p><input type=email><button>Send</button>"

boilerplate = st.one_of(
    _links.map(_row).map("<nav>{}</nav>".format),
    _links.map(_row).map('<div class="share-buttons">{}</div>'.format),
    _links.map(_row).map('<div id="socialLinks">{}</div>'.format),
    _links.map(_cards).map("<section><h2>Related articles</h2>{}</section>".format),
    _links.map(_cards).map('<div class="c-related-posts__list">{}</div>'.format),
    st.just(f'<form class="signup">{_PITCH}</form>'),
    st.just(f'<div class="newsletter-box">{_PITCH}</div>'),
    st.just('<div id="cookie-banner"><p>We set cookies to know our readers.</p><button>Accept</button></div>'),
    st.just('<div role="dialog"><p>Write to us whenever you like to.</p></div>'),
    said.map('<div class="ad-slot"><span>{}</span></div>'.format),
)
"""What stands before or after an article on a page, and is no part of it."""

comments = st.just(
    '<div id="comments"><h3>2 comments</h3><p>What a fine tree that was, I say.</p><p>I saw it too.</p></div>'
)
