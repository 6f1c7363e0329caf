"""Made-up articles and books, of every node of the model, for laws that hold for all of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, get_args

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from octavo import model
from octavo.model import Block, Inline
from octavo.walk import Heading

slow = settings(max_examples=50)
"""For laws of whole articles: to make one up takes longer than to check it."""

words = st.text(st.characters(codec="utf-8"), max_size=12)
names = st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True)
addresses = st.one_of(st.just(""), names.map("https://example.org/{}".format), names.map("#{}".format))
languages = st.sampled_from(["", "en", "de-AT", "he", "zh-Hans"])
dates = st.one_of(st.just(""), st.dates().map(str), st.datetimes().map(lambda moment: f"{moment.isoformat()}Z"))


def few(members: SearchStrategy[Any], *, least: int = 0) -> SearchStrategy[tuple[Any, ...]]:
    """Tuples of up to two members."""
    return st.lists(members, min_size=least, max_size=max(least, 2)).map(tuple)


def of(words_of: object) -> SearchStrategy[Any]:
    """One word of a closed list."""
    return st.sampled_from(get_args(words_of))


common: dict[str, SearchStrategy[Any]] = {
    "id": st.one_of(st.just(""), names),
    "language": languages,
    "direction": of(model.Direction),
}


def node(kind: Callable[..., Any], /, **fields: SearchStrategy[Any]) -> SearchStrategy[Any]:
    """A struct that is a `model.Node`."""
    return st.builds(kind, **common, **fields)


words_alone = st.one_of(
    st.builds(model.Text, words),
    st.just(model.LineBreak()),
    node(model.Code, text=words),
    node(
        model.Image,
        asset=names,
        alt=st.none() | words,
        title=words,
        width=st.integers(0, 4000),
        height=st.integers(0, 4000),
    ),
    node(model.Placeholder, kind=of(model.PlaceholderKind), label=words, href=addresses),
    node(model.Math, tex=words, mathml=words, display=st.booleans()),
)

blocks_alone = st.one_of(
    node(model.CodeBlock, text=words, syntax=st.sampled_from(["", "python", "c++"])),
    node(model.ThematicBreak),
    node(model.Paragraph, content=few(words_alone), role=of(model.Role), align=of(model.LineAlign)),
)


@cache
def inlines(depth: int = 2) -> SearchStrategy[Inline]:
    """Inlines that hold others to `depth` levels."""
    if not depth:
        return words_alone
    line, flow = few(inlines(depth - 1)), few(blocks(depth - 1))
    return st.one_of(
        words_alone,
        node(model.Span, content=line, style=of(model.Style)),
        node(model.Abbreviation, content=line, expansion=words),
        node(model.Ruby, content=line, reading=line),
        node(model.Link, content=line, href=addresses, title=words),
        node(model.Footnote, body=flow),
        node(model.NoteReference, footnote=words),
    )


@cache
def blocks(depth: int = 2) -> SearchStrategy[Block]:
    """Blocks that hold others to `depth` levels."""
    if not depth:
        return blocks_alone
    line, flow = few(inlines(depth - 1)), few(blocks(depth - 1))
    return st.one_of(
        blocks_alone,
        node(model.Paragraph, content=line, role=of(model.Role), align=of(model.LineAlign)),
        node(model.Section, heading=line, body=flow, role=of(model.Role)),
        _lists(flow),
        node(model.DescriptionList, entries=few(st.builds(model.Entry, few(line, least=1), few(flow)), least=1)),
        node(model.Quote, body=flow, attribution=line, cite=addresses, role=of(model.Role)),
        node(model.Verse, stanzas=few(few(line)), attribution=line),
        tables(flow),
        _figures(flow, line),
        node(model.FigureGroup, figures=few(_figures(flow, line)), caption=flow, credit=line),
        node(model.Aside, body=flow, title=line, role=of(model.Role), kind=of(model.CalloutKind)),
    )


def _figures(flow: SearchStrategy[Any], line: SearchStrategy[Any]) -> SearchStrategy[Any]:
    return node(model.Figure, body=flow, caption=flow, credit=line)


def _lists(flow: SearchStrategy[Any]) -> SearchStrategy[Block]:
    values = st.none() | st.integers(-2, 99)
    items = node(model.Item, body=flow, checked=st.none() | st.booleans(), value=values)
    kinds = st.none() | of(model.Numbering)
    says = {"tight": st.booleans(), "reversed": st.booleans(), "unmarked": st.booleans()}
    return node(model.List, items=few(items, least=1), numbering=kinds, start=st.integers(-2, 99), **says)


def tables(flow: SearchStrategy[Any]) -> SearchStrategy[Block]:
    spans = {"colspan": st.integers(1, 4), "rowspan": st.integers(1, 4)}
    kinds = {"align": of(model.Align), "header": st.booleans(), "scope": of(model.Scope)}
    rows = few(node(model.Row, cells=few(node(model.Cell, body=flow, **spans, **kinds), least=1)))
    return node(model.Table, bodies=few(rows), head=rows, foot=rows, caption=flow)


lines = few(inlines())
flows = few(blocks())
headings = st.builds(Heading, st.integers(1, 6), lines, id=common["id"], language=languages)

persons = st.builds(model.Person, words, file_as=words, role=st.sampled_from(["aut", "edt", "trl"]), url=addresses)
series = st.builds(model.Series, words, words)
origins = st.builds(model.Origin, url=addresses, path=words, fetched=dates, sha256=words, reader=names)

articles = st.builds(
    model.Article,
    headline=lines,
    body=flows,
    id=common["id"],
    alternative_headline=lines,
    authors=few(persons),
    date_published=dates,
    date_modified=dates,
    publisher=words,
    license=words,
    description=words,
    keywords=few(words),
    in_language=languages,
    direction=common["direction"],
    is_part_of=st.none() | series,
    image=names,
    origin=origins,
)

metadata = st.builds(
    model.Metadata,
    title=words,
    language=languages,
    subtitle=words,
    creators=few(persons),
    publisher=words,
    date=dates,
    modified=dates,
    rights=words,
    description=words,
    subjects=few(words),
    identifier=words,
    series=st.none() | series,
    cover=names,
)

parts = st.builds(model.Part, title=words, articles=few(articles), id=names)

books = st.builds(
    model.Book, metadata=metadata, bodymatter=few(articles | parts), frontmatter=few(articles), backmatter=few(articles)
)
