"""What is given to whoever renders a part of a book, and what comes back: plain values, which other processes can have.

A job knows nothing of the pages before it but the side that it begins on, and how many digits the page numbers in its
text have. So a fragment is the same wherever it stands in its book, and can be kept. Where it stands, the linker says.
"""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias

import msgspec
from msgspec import Struct

from octavo.builders.pdf.page import Page
from octavo.builders.pdf.quality import Quality
from octavo.notes import Note
from octavo.resources import Asset, Assets

Side: TypeAlias = Literal["", "left", "right"]
"""The side that a page lies on; "" where the styles tell none from the other."""

ORNAMENT = "ornament-"
"""What the names of pictures begin with that the linker draws."""

DOCUMENT, FONTS, PAGES = 9_000_001, 9_000_002, 9_000_003
"""Stand in a fragment for the numbers of what the linker writes: the root of all elements, the fonts, all pages."""


class Job(Struct, frozen=True, kw_only=True):
    """What is laid out in one piece.

    `tree` is an html element, fit for `page`, and `css` its whole stylesheet; pictures are in `assets`, by their names
    ("asset:NAME"). `name` is that of the article or own page, "" for a whole book; an article of the part `part` stands
    below it. A piece of a book begins on `side`, and a whole book on its first page. `digits` is how many digits
    the page of each id has that is referred to, under "" those of all numbers in the contents, and 0 under a
    `repeat_key`. `rows` are the ids whose numbers stand beside each other in the index: a piece that has some waits
    until the pages of all others are known, because equal numbers are one. `ornaments` are the operators that draw the
    pictures of those names, whose own bytes draw nothing: they are for the linker, so that a book that is called
    otherwise, and so has other ornaments, has the same fragments. `local` is what only this process has:
    faces of the machine. `notes` is what was noted on the way here.
    """

    tree: bytes
    css: str
    assets: Assets
    page: Page
    name: str = ""
    part: str = ""
    side: Side = ""
    digits: dict[str, int] = {}
    ornaments: dict[str, bytes] = {}
    rows: tuple[tuple[str, ...], ...] = ()
    local: bool = False
    notes: tuple[Note, ...] = ()


class Break(NamedTuple):
    """Where a page begins: an article or an own page of the book, and how many of its characters stand before it."""

    id: str
    offset: int


class Metadata(Struct, frozen=True):
    """What the head of a tree says of the book.

    `rdf` is most of it as XMP, `meta` are all meta elements by their names, `keywords` and `language` are two of them.
    `direction` is "rtl" for a book whose pages follow each other from right to left. `info` are the entries of the
    information dictionary (ISO 32000-1, 14.3.3).
    """

    rdf: bytes
    meta: dict[str, str]
    language: str
    keywords: tuple[str, ...]
    direction: str
    info: tuple[tuple[str, bytes], ...]


class Digit(Struct, frozen=True, array_like=True):
    """A digit: its glyph, in hexadecimal digits, how wide it is, and how far it is moved by its style (thousandths)."""

    glyph: str
    width: float
    move: float


class Slot(Struct, frozen=True, array_like=True, tag=True):
    """A place for the number of a page: that of the id `target`, or where this is "" of `page`, that it stands on.

    `digits` are its ten. `width` is how wide the number may be, in thousandths of the size of the type. A narrower one
    begins behind `share` of what it leaves free.
    """

    target: str
    page: int
    digits: tuple[Digit, ...]
    width: float
    share: float


class PlacedOrnament(Struct, frozen=True, array_like=True, tag=True):
    """A place where an ornament is drawn, in units of its own."""

    name: str


class PlacedSlot(Struct, frozen=True, array_like=True):
    """A slot of a text, as it was laid out: for the page of which id, with how many digits, in the contents or not.

    In the contents a number may have fewer digits: it stands at the end of its line. In the index it has none where it
    is that of the slot before it, which is for the page of `before`.
    """

    target: str
    digits: int
    listed: bool
    before: str = ""


def repeat_key(before: str, target: str) -> str:
    """Under which `Job.digits` says that a number of the index is that before it, and has no digits."""
    return f"{before} {target}"


class Stream(Struct, frozen=True, array_like=True):
    """A stream: the number of its object, its dictionary but for the length, and its bytes, with places among them."""

    number: int
    entries: bytes
    content: tuple[bytes | Slot | PlacedOrnament, ...]


class Bookmark(Struct, frozen=True, array_like=True):
    """A bookmark: its level and words, where it leads (a page, from 0, and a place on it), and whether it is open."""

    level: int
    label: str
    page: int
    x: float
    y: float
    is_open: bool


class Destination(Struct, frozen=True, array_like=True):
    """A named place on a page, whose number counts from 0 (ISO 32000-1, 12.3.2.3)."""

    name: str
    page: int
    x: float
    y: float


class UsedFont(Struct, frozen=True, array_like=True):
    """A font that glyphs are drawn from.

    `name` is what content streams call it, `face` the file, by the name of its face (`octavo.fonts.font_file`), or ""
    where it has none, and its bytes are the `content`; `traits` are what its descriptor says. `widths` (thousandths)
    and `words` are of the glyphs that are used, by their numbers; `missing` are the numbers of those that stand for
    letters it lacks.
    """

    name: str
    face: str
    content: bytes
    traits: FontTraits
    widths: dict[int, float]
    words: dict[int, str]
    missing: dict[int, int]


class FontTraits(Struct, frozen=True, array_like=True):
    """What WeasyPrint knows of a font, by its names."""

    name: bytes
    family: str
    style: int
    weight: int
    index: int
    font_size: float
    ascent: int
    descent: int
    flags: int
    upem: int
    glyph_count: int
    italic_angle: int
    stemv: int
    stemh: int
    png: bool
    svg: bool
    colr: bool
    bitmap: bool
    tables: tuple[str, ...]
    variations: dict[str, float]


class WrittenFonts(Struct, frozen=True, array_like=True):
    """Fonts as objects: the number of each, in the order in which they were given, and all objects that they need.

    Those are numbers, dictionaries, and for streams their content. Numbers count from 0.
    """

    fonts: tuple[int, ...]
    objects: tuple[tuple[int, bytes, bytes | None], ...]

    @property
    def size(self) -> int:
        """One more than the highest number."""
        return 1 + max((number for number, _, _ in self.objects), default=0)


class Fragment(Struct, frozen=True, kw_only=True):
    """Pages that are laid out and drawn, as the objects of a PDF, whose numbers count from 0.

    `size` is one more than the highest. `objects` are those that are no streams. `pages` are the numbers of the pages,
    `root` is that of the node above them, `elements` those of the structure elements that have no other above them,
    with their types; `parents` and `ids` are leaves of the trees that lead back to elements (ISO 32000-1, 14.7.2), 0
    for one that is empty. `intents` is what the catalog says of colours.

    `breaks` is where each page begins, `folios` the number on it or the name of a cover, `targets` on which page each
    id stands, from 0. `apart` says whether it can stand among others: its pages are its own. `notes` is what was noted.
    `paragraphs` counts those that were composed, and those that were not. `hyphens` says whether the hyphen at which
    words are parted (U+2010) is one of the text's own. `quality` is how well the pages are set.
    """

    size: int
    objects: tuple[tuple[int, bytes], ...]
    streams: tuple[Stream, ...]
    pages: tuple[int, ...]
    root: int
    elements: tuple[tuple[int, str], ...]
    parents: int
    ids: int
    intents: bytes
    fonts: tuple[UsedFont, ...]
    hyphens: bool
    bookmarks: tuple[Bookmark, ...]
    destinations: tuple[Destination, ...]
    slots: tuple[PlacedSlot, ...]
    breaks: tuple[Break, ...]
    folios: tuple[str, ...]
    targets: dict[str, int]
    apart: bool
    metadata: Metadata
    notes: tuple[Note, ...]
    paragraphs: dict[str, int]
    quality: Quality = Quality()


# --- as bytes -----------------------------------------------------------------------------------------


class _Picture(Struct, frozen=True, array_like=True):
    """A picture as it goes to another process: in a file, if it has one."""

    name: str
    kind: str
    file: str
    content: bytes
    width: int
    height: int


class _Message(Struct, frozen=True, array_like=True):
    """A job on its way to another process."""

    tree: bytes
    css: str
    pictures: tuple[_Picture, ...]
    page: Page
    name: str
    side: Side
    digits: dict[str, int]


def pack_job(job: Job) -> bytes:
    """What of a job is needed to render it."""
    pictures = tuple(_pack_picture(name, job.assets[name]) for name in _shown_names(job))
    message = _Message(job.tree, job.css, pictures, job.page, job.name, job.side, job.digits)
    return msgspec.msgpack.encode(message)


def unpack_job(message: bytes) -> Job:
    """The job that was packed."""
    read = msgspec.msgpack.decode(message, type=_Message)
    assets = Assets()
    for one in read.pictures:
        body = Path(one.file) if one.file else one.content
        assets.keep(Asset(one.name, one.kind, body, one.width, one.height), one.name)
    return Job(
        tree=read.tree, css=read.css, assets=assets, page=read.page, name=read.name, side=read.side, digits=read.digits
    )


def job_key(job: Job) -> str:
    """What a job is known by: another one has another key. Pictures are named by their bytes."""
    pictures = [(name, job.assets[name].name) for name in _shown_names(job)]
    asked = (job.tree, job.css, pictures, job.page, job.name, job.side, sorted(job.digits.items()))
    return sha256(msgspec.msgpack.encode(asked)).hexdigest()


def pack_fragment(fragment: Fragment) -> bytes:
    """The fragment as bytes."""
    return msgspec.msgpack.encode(fragment)


def unpack_fragment(packed: bytes) -> Fragment:
    """The fragment that was packed. Raises `msgspec.MsgspecError` for what is none."""
    return msgspec.msgpack.decode(packed, type=Fragment)


_ASSET = re.compile(rb"asset:([^\"')\s<>&]+)")


def _shown_names(job: Job) -> list[str]:
    """The names of the pictures that a tree or its stylesheet asks for."""
    asked = dict.fromkeys((*_ASSET.findall(job.tree), *_ASSET.findall(job.css.encode())))
    return [name for name in map(bytes.decode, asked) if name in job.assets]


def _pack_picture(name: str, asset: Asset) -> _Picture:
    file, content = ("", asset.body) if isinstance(asset.body, bytes) else (str(asset.body), b"")
    return _Picture(name, asset.media_type, file, content, asset.width, asset.height)
