"""The article model: what a reader makes and every builder is made of.

Small, closed and typed. A `Book` holds `Article`s, an `Article` holds blocks, and blocks hold inlines.
`Block` and `Inline` are closed unions: a `match` over either ends in `assert_never`, so that the type
checker names each place that forgot a node. Nodes have no free attributes; meaning sits in the node's
type and in `Role`, a closed list of DPUB-ARIA words.

Words for articles are those of schema.org/Article, for books those of EPUB 3.3. Every value is frozen.
"""

from __future__ import annotations

from typing import Literal, TypeAlias, TypeVar, Union, get_args

import msgspec
from msgspec import Struct, field

Direction = Literal["", "ltr", "rtl"]
Align = Literal["", "left", "center", "right"]
LineAlign = Literal["", "center", "right"]
Scope = Literal["", "row", "col", "rowgroup", "colgroup"]
Numbering = Literal[
    "decimal", "lower-alpha", "upper-alpha", "lower-roman", "upper-roman", "lower-greek",
    "arabic-indic", "armenian", "bengali", "cjk-decimal", "cjk-earthly-branch", "cjk-heavenly-stem", "devanagari",
    "georgian", "gujarati", "gurmukhi", "hebrew", "hiragana", "hiragana-iroha", "japanese-informal", "kannada",
    "katakana", "katakana-iroha", "khmer", "lao", "malayalam", "mongolian", "myanmar", "oriya", "persian", "tamil",
    "telugu", "thai", "tibetan",
]  # fmt: skip

Role = Literal[
    "", "doc-abstract", "doc-acknowledgments", "doc-afterword", "doc-appendix", "doc-bibliography",
    "doc-conclusion", "doc-dedication", "doc-endnotes", "doc-epigraph", "doc-epilogue", "doc-example",
    "doc-foreword", "doc-glossary", "doc-introduction", "doc-notice", "doc-preface", "doc-prologue",
    "doc-pullquote", "doc-qna", "doc-tip",
]  # fmt: skip
"""What a block is for: the DPUB-ARIA 1.1 roles that an article can hold."""

Style = Literal[
    "plain",  # only carries an id, a language or a direction
    "emphasis",
    "strong",
    "cited-title",
    "small-caps",
    "label",  # what a caption calls its figure: "Figure 3:"
    "subscript",
    "superscript",
    "deleted",
    "inserted",
    "highlight",
    "small",
    "underline",
    "quotation",
    "keyboard",
    "sample",
    "variable",
    "definition",
]
"""What a span of text is. HTML: em, strong, cite, sub, sup, del, ins, mark, small, u, q, kbd, samp, var, dfn."""

CalloutKind = Literal["", "note", "tip", "important", "warning", "caution", "danger"]
"""What a callout says of itself before its own title; a book says it in the language of the article."""

PlaceholderKind = Literal["picture", "video", "audio", "frame", "post", "form", "document"]


class Node(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True, rename="camel"):
    """What blocks and spans share: a target for links, a language (BCP 47, "" as around) and a direction."""

    id: str = ""
    language: str = ""
    direction: Direction = ""


# --- inlines ---------------------------------------------------------------------------------------


class Text(Struct, frozen=True, tag="text"):
    """Characters. White space in it is one space at most; a line end that counts is a `LineBreak`."""

    text: str


class LineBreak(Struct, frozen=True, tag="lineBreak"):
    """A line end that the author meant (HTML br)."""


class Code(Node, frozen=True, tag="code"):
    """A word of code in running text; its white space counts."""

    text: str


class Span(Node, frozen=True, tag="span"):
    """Text of one style, language or direction. `Span((), id="x")` is a bare target of links."""

    content: tuple[Inline, ...]
    style: Style = "plain"


class Abbreviation(Node, frozen=True, tag="abbreviation"):
    """A short form, with what it stands for."""

    content: tuple[Inline, ...]
    expansion: str


class Ruby(Node, frozen=True, tag="ruby"):
    """Characters with how they are read, or what they mean, in small type over them (HTML ruby, rt)."""

    content: tuple[Inline, ...]
    reading: tuple[Inline, ...]


class Link(Node, frozen=True, tag="link"):
    """A link. After the links pass, an `href` that starts with "#" names an id of this book."""

    content: tuple[Inline, ...]
    href: str
    title: str = ""


class Image(Node, frozen=True, tag="image"):
    """A picture of the asset store, in a line or alone in its paragraph.

    `asset` is the name the store gave it. `alt` is None where the source says nothing, and "" where
    it says that the picture is an ornament. `width` and `height` are CSS pixels, `percent` is the width in per cent
    of that of the text around it; 0 when not known. A lead picture, which may be as wide as the page, has 100.
    """

    asset: str
    alt: str | None = None
    title: str = ""
    width: int = 0
    height: int = 0
    percent: int = 0


class Placeholder(Node, frozen=True, tag="placeholder"):
    """Stands, and is printed, where something could not be kept: what it was, its words and its address."""

    kind: PlaceholderKind
    label: str = ""
    href: str = ""


class Math(Node, frozen=True, tag="math"):
    """A formula: TeX, or MathML (one `math` element, well-formed and sanitised), or both."""

    tex: str = ""
    mathml: str = ""
    display: bool = False


class Footnote(Node, frozen=True, tag="footnote"):
    """A note, whole, at its place of reference. Builders number it and put it where their medium wants it."""

    body: tuple[Block, ...]


class NoteReference(Node, frozen=True, tag="noteReference"):
    """A further reference to a footnote of the same article, `footnote` is its id: one note, with one number."""

    footnote: str


Inline: TypeAlias = Union[
    Text, LineBreak, Code, Span, Abbreviation, Ruby, Link, Image, Placeholder, Math, Footnote, NoteReference
]  # fmt: skip

# --- blocks ----------------------------------------------------------------------------------------


class Paragraph(Node, frozen=True, tag="paragraph"):
    """Running text. A picture or a displayed formula alone in it stands as a block.

    `align` tells lines apart that are set so among others: a sign, a signature, "The End".
    """

    content: tuple[Inline, ...]
    role: Role = ""
    align: LineAlign = ""


class Section(Node, frozen=True, tag="section"):
    """A heading and all that stands under it. Its level is how deep it is nested."""

    heading: tuple[Inline, ...]
    body: tuple[Block, ...]
    role: Role = ""


class Item(Node, frozen=True, tag="item"):
    """One item of a list. `checked` is None but in a task list; `value` is its number, if it is not the next one."""

    body: tuple[Block, ...]
    checked: bool | None = None
    value: int | None = None


class List(Node, frozen=True, tag="list"):
    """A list. `numbering` is None where the items are not numbered; `tight` lists print no space between items.

    A `reversed` one counts down from `start`. Items of an `unmarked` one bring their signs or numbers as words.
    """

    items: tuple[Item, ...]
    numbering: Numbering | None = None
    start: int = 1
    tight: bool = True
    reversed: bool = False
    unmarked: bool = False


class Entry(Struct, frozen=True, omit_defaults=True):
    """Terms and what is said of them."""

    terms: tuple[tuple[Inline, ...], ...]
    descriptions: tuple[tuple[Block, ...], ...]


class DescriptionList(Node, frozen=True, tag="descriptionList"):
    """Terms and their descriptions (HTML dl)."""

    entries: tuple[Entry, ...]


class Quote(Node, frozen=True, tag="quote"):
    """A quotation set apart, with who said it and where (`cite` is an address)."""

    body: tuple[Block, ...]
    attribution: tuple[Inline, ...] = ()
    cite: str = ""
    role: Role = ""


class Verse(Node, frozen=True, tag="verse"):
    """Stanzas of lines; a line's indent is kept as em spaces at its start."""

    stanzas: tuple[tuple[tuple[Inline, ...], ...], ...]
    attribution: tuple[Inline, ...] = ()


class CodeBlock(Node, frozen=True, tag="codeBlock"):
    """Lines of code with their white space; `syntax` is the programming language's short name, lower case."""

    text: str
    syntax: str = ""


class Cell(Node, frozen=True, tag="cell"):
    """One cell; `header` cells name the rows or columns of `scope`."""

    body: tuple[Block, ...]
    colspan: int = 1
    rowspan: int = 1
    align: Align = ""
    header: bool = False
    scope: Scope = ""


class Row(Node, frozen=True, tag="row"):
    """One row of a table."""

    cells: tuple[Cell, ...]


class Table(Node, frozen=True, tag="table"):
    """A table of data: head, bodies and foot are rows (HTML thead, each tbody, tfoot)."""

    bodies: tuple[tuple[Row, ...], ...]
    head: tuple[Row, ...] = ()
    foot: tuple[Row, ...] = ()
    caption: tuple[Block, ...] = ()


class Figure(Node, frozen=True, tag="figure"):
    """Something shown (pictures, code, a table, a formula) with its caption and the credit of its maker."""

    body: tuple[Block, ...]
    caption: tuple[Block, ...] = ()
    credit: tuple[Inline, ...] = ()


class FigureGroup(Node, frozen=True, tag="figureGroup"):
    """Figures that stand beside each other, in reading order, with what is said of all of them (JATS fig-group).

    The width and the height of their pictures are those of the files, as far as they are known: rows are made of them.
    """

    figures: tuple[Figure, ...]
    caption: tuple[Block, ...] = ()
    credit: tuple[Inline, ...] = ()


class Aside(Node, frozen=True, tag="aside"):
    """Beside the main text: a callout, a tip, a box. `title` is its own heading and is in no contents."""

    body: tuple[Block, ...]
    title: tuple[Inline, ...] = ()
    role: Role = ""
    kind: CalloutKind = ""


class ThematicBreak(Node, frozen=True, tag="thematicBreak"):
    """A change of scene or subject (HTML hr)."""


Block: TypeAlias = Union[
    Paragraph, Section, List, DescriptionList, Quote, Verse, CodeBlock, Table, Figure, FigureGroup, Aside, ThematicBreak
]  # fmt: skip

# --- articles (schema.org/Article) -------------------------------------------------------------------


class CamelStruct(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, rename="camel"):
    """What the structs that describe articles and books share: JSON names in camel case, as schema.org's."""


class Person(CamelStruct, frozen=True):
    """A maker. `role` is a MARC relator code (aut, edt, trl, ill …)."""

    name: str
    file_as: str = ""
    role: str = "aut"
    url: str = ""


class Series(CamelStruct, frozen=True):
    """A run of works and the place in it ("" when not known)."""

    name: str
    position: str = ""


class Origin(CamelStruct, frozen=True):
    """Where an article came from: address, file, when it was fetched (ISO 8601), digest of its bytes, reader.

    `addresses` are others that lead there: those that were asked for and redirected, and the one that its page names.
    """

    url: str = ""
    addresses: tuple[str, ...] = ()
    path: str = ""
    fetched: str = ""
    sha256: str = ""
    reader: str = ""


class Article(CamelStruct, frozen=True, kw_only=True, tag="article"):
    """One article, whole. `headline` is not repeated in `body`. Dates are ISO 8601, "" when not stated.

    `language_stated` is False where the language is a guess, by the words.
    """

    headline: tuple[Inline, ...]
    body: tuple[Block, ...]
    id: str = ""
    alternative_headline: tuple[Inline, ...] = ()
    authors: tuple[Person, ...] = ()
    date_published: str = ""
    date_modified: str = ""
    publisher: str = ""
    license: str = ""
    description: str = ""
    keywords: tuple[str, ...] = ()
    in_language: str = ""
    language_stated: bool = True
    direction: Direction = ""
    is_part_of: Series | None = None
    image: str = ""
    origin: Origin = field(default_factory=Origin)

    @property
    def content(self) -> tuple[tuple[Inline, ...], tuple[Inline, ...], tuple[Block, ...]]:
        """All that is read of it, in order: the headline, the subtitle and the body."""
        return self.headline, self.alternative_headline, self.body


# --- books (EPUB) ------------------------------------------------------------------------------------


class Metadata(CamelStruct, frozen=True, kw_only=True):
    """What the package document says of the book. Dates are ISO 8601; `language` is a BCP 47 tag.

    `language_stated` is False where the language is a guess: then nothing that is claimed of a book may rest on it.
    """

    title: str
    language: str
    language_stated: bool = True
    subtitle: str = ""
    creators: tuple[Person, ...] = ()
    publisher: str = ""
    date: str = ""
    modified: str = ""
    rights: str = ""
    description: str = ""
    subjects: tuple[str, ...] = ()
    identifier: str = ""
    series: Series | None = None
    cover: str = ""


class Part(CamelStruct, frozen=True, kw_only=True, tag="part"):
    """Articles that belong together, under a title on a page of its own."""

    title: str
    articles: tuple[Article, ...]
    id: str = ""


IndexKind = Literal["", "person", "organisation", "product", "place"]


class IndexEntry(CamelStruct, frozen=True):
    """A line of the index: a name as it is filed, what it is ("" where nothing tells), and the ids where it stands.

    One that has no places of its own refers to another, `see` is the term of that.
    """

    term: str
    kind: IndexKind = ""
    locators: tuple[str, ...] = ()
    see: str = ""


class News(CamelStruct, frozen=True, kw_only=True):
    """What is new in an edition: its number, its day (ISO 8601), the ids of articles that came and that changed."""

    number: int
    date: str = ""
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()


class Book(CamelStruct, frozen=True, kw_only=True):
    """Articles in reading order. `bodymatter` is the book itself; the rest stands before and after it.

    `index` is in the order of its terms.
    """

    metadata: Metadata
    bodymatter: tuple[Article | Part, ...]
    frontmatter: tuple[Article, ...] = ()
    backmatter: tuple[Article, ...] = ()
    index: tuple[IndexEntry, ...] = ()
    news: News | None = None

    @property
    def nodes(self) -> tuple[Article | Part, ...]:
        """The articles and parts, in reading order; the articles of a part are in it."""
        return (*self.frontmatter, *self.bodymatter, *self.backmatter)

    @property
    def articles(self) -> tuple[Article, ...]:
        """All articles, in reading order, those of parts among them."""
        return tuple(one for node in self.nodes for one in (node.articles if isinstance(node, Part) else (node,)))

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts, in reading order."""
        return tuple(node for node in self.nodes if isinstance(node, Part))


OWN_PAGES = frozenset({"cover", "titlepage", "toc", "news", "rights", "index", "colophon"})
"""The names of the pages that a book has of its own, beside those of its parts and articles, which have ids."""

BLOCKS: tuple[type[Block], ...] = get_args(Block)
INLINES: tuple[type[Inline], ...] = get_args(Inline)

_T = TypeVar("_T", bound=Struct)


def to_json(value: Struct) -> bytes:
    """The value as JSON, the same bytes each time."""
    return msgspec.json.encode(value)


def from_json(kind: type[_T], text: bytes | str) -> _T:
    """The value of `kind` that `text` holds. Raises `msgspec.ValidationError`, which names the place."""
    return msgspec.json.decode(text, type=kind)


def to_inlines(text: str) -> tuple[Inline, ...]:
    """`text` as inlines: nothing for the empty string."""
    return (Text(text),) if text else ()
