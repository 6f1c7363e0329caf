"""Ways through the model: visit every node, rewrite it, read its words, nest headings into sections."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import sha256
from typing import Literal, NamedTuple, TypeAlias, TypeVar, Union, cast, get_origin

import msgspec
from msgspec import Struct

from octavo import model
from octavo.model import (
    BLOCKS,
    Abbreviation,
    Article,
    Block,
    Book,
    Cell,
    Code,
    CodeBlock,
    Entry,
    Footnote,
    Image,
    Inline,
    Item,
    LineBreak,
    Link,
    Math,
    NoteReference,
    Paragraph,
    Part,
    Placeholder,
    Row,
    Ruby,
    Section,
    Span,
    Text,
)
from octavo.tex_plain import plain_formula

_S = TypeVar("_S", bound=Struct)

Content: TypeAlias = Union[Struct, tuple["Content", ...]]
"""A node, or nodes and tuples of them, as the fields of nodes hold them."""

Change: TypeAlias = Callable[[Struct], Content]
"""What stands in a node's place: itself, another node, or a tuple of nodes that is spliced into the tuple around it."""


_PLAIN = {"str", "int", "bool", "float", "bytes", "None"}
_WORDS = _PLAIN | {name for name, value in vars(model).items() if get_origin(value) is Literal}
"""What types are called that hold no nodes; the closed lists of words of the model are among them."""


# Whether a value is of a class of msgspec's takes long to say, and longest where it is not. So what is asked of each
# node of a book is asked of its class, once, or whether its class is among others.


class _InnerFields(dict[type, tuple[str, ...] | None]):
    """The fields of a kind of struct that may hold nodes, in their order: of most it is one of six. None for others."""

    def __missing__(self, kind: type) -> tuple[str, ...] | None:
        self[kind] = _find_inner_fields(kind) if issubclass(kind, Struct) else None
        return self[kind]


INNER_FIELDS = _InnerFields()


def _find_inner_fields(kind: type[Struct]) -> tuple[str, ...]:
    plain = _WORDS if kind.__module__ == model.__name__ else _PLAIN
    types: dict[str, object] = {}
    for base in reversed(kind.__mro__):
        types |= getattr(base, "__annotations__", {})
    return tuple(name for name in kind.__struct_fields__ if not set(str(types[name]).split(" | ")) <= plain)


def visit(node: Content) -> Iterator[Struct]:
    """`node` and every struct in it, in reading order; a tuple visits its members. Not recursive."""
    stack: list[object] = [node]
    while stack:
        here = stack.pop()
        if isinstance(here, tuple):
            stack.extend(reversed(here))
        elif (fields := INNER_FIELDS[here.__class__]) is not None:
            yield cast("Struct", here)
            stack.extend([getattr(here, name) for name in reversed(fields)])


def rewrite(node: _S, change: Change) -> _S:
    """`node` with `change` applied to every struct in it, innermost first.

    `change` must return for `node` itself one of its kind. An unchanged node stays the same object.
    """
    fields = INNER_FIELDS[node.__class__]
    return cast("_S", change(_rewrite_fields(node, fields, change) if fields else node))


def _rewrite_fields(node: _S, fields: tuple[str, ...], change: Change) -> _S:
    edits = {}
    for name in fields:
        old = getattr(node, name)
        if isinstance(old, tuple):
            new: object = _rewrite_members(old, change)
        elif isinstance(old, Struct):
            new = rewrite(old, change)
        else:
            continue
        if new is not old:
            edits[name] = new
    return msgspec.structs.replace(node, **edits) if edits else node


def _rewrite_members(members: tuple[object, ...], change: Change) -> tuple[object, ...]:
    new: list[object] = []
    for member in members:
        if isinstance(member, tuple):
            new.append(_rewrite_members(member, change))
        elif INNER_FIELDS[member.__class__] is not None:
            changed: object = rewrite(cast("Struct", member), change)
            new.extend(changed) if isinstance(changed, tuple) else new.append(changed)
        else:
            new.append(member)
    same = len(new) == len(members) and all(a is b for a, b in zip(new, members, strict=True))
    return members if same else tuple(new)


def replace_articles(book: Book, articles: Iterable[Article]) -> Book:
    """`book` with other articles in the places of its own, one for one and in reading order.

    With the same articles it is the same object.
    """
    new = tuple(articles)
    if all(a is b for a, b in zip(new, book.articles, strict=True)):
        return book
    following = iter(new)

    def each(nodes: Sequence[Article | Part]) -> tuple[Article | Part, ...]:
        return tuple(
            msgspec.structs.replace(node, articles=each(node.articles)) if isinstance(node, Part) else next(following)
            for node in nodes
        )

    return msgspec.structs.replace(
        book, frontmatter=each(book.frontmatter), bodymatter=each(book.bodymatter), backmatter=each(book.backmatter)
    )


# --- words -----------------------------------------------------------------------------------------

_SEPARATE = frozenset({*BLOCKS, Item, Cell, Row, Entry, LineBreak, Footnote})
"""Nodes whose words do not join those before and after them."""


def text(node: Content, *, footnotes: bool = True) -> str:
    """The words of `node` as a reader meets them, blocks apart by line ends; formulas are left out.

    How characters are read stands in brackets after them, as it does where no ruby can be shown.

    With `footnotes` false their words are left out too.
    """
    pieces: list[str] = []
    _gather_words(node, footnotes, pieces)
    return "".join(pieces).strip()


def _gather_words(node: object, footnotes: bool, pieces: list[str]) -> None:
    if isinstance(node, tuple):
        for member in node:
            _gather_words(member, footnotes, pieces)
            if isinstance(member, tuple):
                pieces.append("\n")
    elif node.__class__ is Text:
        pieces.append(node.text)
    elif node.__class__ in _SPOKEN:
        _gather_own_words(node, footnotes, pieces)
    elif fields := INNER_FIELDS[node.__class__]:
        _gather_fields(node, fields, footnotes, pieces)
    elif node.__class__ in _SEPARATE:
        pieces.append("\n")


_SPOKEN = frozenset({Code, CodeBlock, Placeholder, Footnote, Ruby})
"""Nodes that are not the words in their fields, one after the other."""


def _gather_own_words(node: object, footnotes: bool, pieces: list[str]) -> None:
    match node:
        case Code():
            pieces.append(node.text)
        case CodeBlock():
            pieces.append(f"\n{node.text}\n")
        case Placeholder():
            pieces.append(node.label)
        case Footnote() if footnotes:
            _gather_fields(node, ("body",), footnotes, pieces)
        case Ruby():
            reading: list[str] = []
            _gather_words(node.content, footnotes, pieces)
            _gather_words(node.reading, footnotes, reading)
            pieces += ["（", *reading, "）"] if any(reading) else []


def _gather_fields(node: object, fields: tuple[str, ...], footnotes: bool, pieces: list[str]) -> None:
    apart = "\n" if node.__class__ in _SEPARATE else ""
    pieces.append(apart)
    for value in map(node.__getattribute__, fields):
        if isinstance(value, tuple):
            _gather_words(value, footnotes, pieces)
            pieces.append(apart)


def line(node: Content) -> str:
    """The words of `node` on one line, without footnotes."""
    return " ".join(text(node, footnotes=False).split())


def digest(words: str) -> str:
    """Eight hexadecimal digits of SHA-256: an id made of words alone is the same in every build."""
    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def images(node: Content) -> Iterator[Image]:
    """Every picture of `node`, in reading order; they stand in its JSON, which is searched faster than it is walked."""
    return (_READ_IMAGE.decode(found[0]) for found in _IMAGE.finditer(msgspec.json.encode(node)))


_READ_IMAGE = msgspec.json.Decoder(Image)
_IMAGE = re.compile(rb'\{"type":"image"(?:,"\w+":(?:"[^"\\]*(?:\\.[^"\\]*)*"|[\w-]+))*\}')
"""A picture in JSON. Words that look like one have their quotation marks escaped."""


def has(node: Content, *kinds: type[Struct]) -> bool:
    """Whether `node` is or holds a node of one of `kinds`, which are blocks or inlines."""
    return says(node, *(b'"type":"%s"' % str(kind.__struct_config__.tag).encode() for kind in kinds))


def says(node: Content, *words: bytes) -> bool:
    """Whether the JSON of `node` has one of `words`: asked in a tenth of the time that a walk through it takes."""
    text = msgspec.json.encode(node)
    return any(word in text for word in words)


def unlink(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """`content` without links, footnotes and targets, its formulas in plain characters: for a contents or a title."""
    holder = rewrite(Paragraph(content), _drop_link)
    return holder.content


def _drop_link(node: Struct) -> Content:
    if isinstance(node, Link):
        return node.content
    if isinstance(node, Footnote | NoteReference):
        return ()
    if isinstance(node, Math):
        return Text(plain_formula(node.tex, node.mathml))
    if isinstance(node, Span | Abbreviation | Ruby | Code | Image) and node.id:
        return msgspec.structs.replace(node, id="")
    return node


# --- headings --------------------------------------------------------------------------------------


class Heading(Struct, frozen=True):
    """A heading as flat sources have them (HTML h1 to h6); `nest` turns it into a `Section`."""

    level: int
    content: tuple[Inline, ...]
    id: str = ""
    language: str = ""


Flat: TypeAlias = Union[Block, Heading]


def nest(flow: Sequence[Flat]) -> tuple[Block, ...]:
    """Blocks and headings as nested sections: a heading takes all up to the next of its level or higher."""
    blocks, _ = _nest(flow, 0, 0)
    return blocks


def _nest(flow: Sequence[Flat], at: int, level: int) -> tuple[tuple[Block, ...], int]:
    blocks: list[Block] = []
    while at < len(flow):
        here = flow[at]
        if isinstance(here, Heading):
            if here.level <= level:
                break
            body, at = _nest(flow, at + 1, here.level)
            blocks.append(Section(here.content, body, id=here.id, language=here.language))
        else:
            blocks.append(here)
            at += 1
    return tuple(blocks), at


class OutlineEntry(NamedTuple):
    """A line of a table of contents: the section's id, its heading, and the entries under it."""

    id: str
    heading: tuple[Inline, ...]
    entries: tuple[OutlineEntry, ...]


def outline(blocks: Iterable[Block], depth: int) -> tuple[OutlineEntry, ...]:
    """The sections of `blocks` to `depth` levels; sections inside quotes, lists and boxes are not listed."""
    if depth < 1:
        return ()
    return tuple(
        OutlineEntry(section.id, unlink(section.heading), outline(section.body, depth - 1))
        for section in blocks
        if isinstance(section, Section)
    )


def title(article: Article) -> str:
    """The headline in plain words."""
    return line(unlink(article.headline))
