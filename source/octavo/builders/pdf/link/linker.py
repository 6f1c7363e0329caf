"""From fragments to a file: pages get their numbers, the file its structure tree, its bookmarks and its metadata.

What fragments drew is copied as it is; only the numbers of objects move. What several of them have alike, such as a
picture or a font, is written once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256
from typing import BinaryIO

import pydyf

from octavo.builders import BuildContext, Built, PageBreak, PageMap
from octavo.builders.pdf.fragment import DOCUMENT, FONTS, PAGES, Metadata, Stream, job_key
from octavo.builders.pdf.link import xmp
from octavo.builders.pdf.link.contents import Contents
from octavo.builders.pdf.link.file import PdfFile
from octavo.builders.pdf.link.fonts import WriteFonts
from octavo.builders.pdf.link.numbers import label_pages, label_targets
from octavo.builders.pdf.link.outline import arrange_outline, write_outline
from octavo.builders.pdf.link.page_labels import write_page_labels
from octavo.builders.pdf.link.relocation import Relocation
from octavo.builders.pdf.options import PdfOptions
from octavo.builders.pdf.piece import Piece
from octavo.builders.pdf.quality import count_quality, join_qualities
from octavo.builders.pdf.stack import with_deep_stack
from octavo.builders.pdf.struct_tree import ROLES, id_prefix
from octavo.store import Store


def link_pieces(pieces: Sequence[Piece], context: BuildContext, options: PdfOptions, write: WriteFonts) -> Built:
    """Writes the file of a book, and says where its pages begin. What pieces note becomes the book's notes."""
    with context.file.open("wb") as output:
        write_pdf(pieces, output, write, context.store)
    _merge_notes(pieces, context)
    targets = label_targets(pieces)
    indexed = {id_: targets[id_] for entry in context.book.index for id_ in entry.locators if id_ in targets}
    pagemap = PageMap(_edition(context, options), tuple(_page_breaks(pieces)), indexed)
    paragraphs = sum((Counter(piece.fragment.paragraphs) for piece in pieces), Counter[str]())
    quality = count_quality(join_qualities(piece.fragment.quality for piece in pieces))
    return Built(len(pagemap.breaks), pagemap, paragraphs=dict(paragraphs), quality=quality)


def write_pdf(pieces: Sequence[Piece], output: BinaryIO, write: WriteFonts, store: Store) -> None:
    """Writes the file of pieces that follow each other; the first of them has the metadata."""
    linker = _Linker(pieces, PdfFile(output))
    with_deep_stack(lambda: linker.link(write, store))


class _Linker:
    """Writes one file."""

    def __init__(self, pieces: Sequence[Piece], file: PdfFile) -> None:
        self._pieces = pieces
        self._file = file
        self._catalog, self._root, self._document, self._tree = (file.reserve() for _ in range(4))
        self._bases = [file.reserve(piece.fragment.size) for piece in pieces]
        places = {piece.job.name: index for index, piece in enumerate(pieces)}
        self._parts = [places.get(piece.job.part) if piece.job.part else None for piece in pieces]
        self._contents = Contents(pieces, file)
        self._objects: list[tuple[int, bytes]] = []

    def link(self, write: WriteFonts, store: Store) -> None:
        """Writes all of it."""
        fonts = self._contents.write_fonts(write, store)
        relocations = [self._write_piece(index, fonts[index]) for index in range(len(self._pieces))]
        self._write_catalog(relocations)
        self._file.write_objects([*self._contents.objects, *self._objects])
        self._file.finish(self._catalog, self._info, self._identify())

    # -- one piece ----------------------------------------------------------------------------------------

    def _write_piece(self, index: int, fonts: int) -> Relocation:
        """Writes the objects of a fragment."""
        fragment = self._pieces[index].fragment
        moved = {DOCUMENT: self._parent(index), FONTS: fonts, PAGES: self._root}
        relocation = Relocation(self._bases[index], moved)
        for stream in sorted(fragment.streams, key=_refers):  # a picture refers to its mask
            self._contents.write_stream(index, stream, relocation, moved)
        contents = relocation.apply_to_all([content for _, content in fragment.objects])
        numbers = [relocation.number(number) for number, _ in fragment.objects]
        self._file.write_objects(self._extend_parts(index, zip(numbers, contents, strict=True)))
        return relocation

    # -- structure ----------------------------------------------------------------------------------------

    def _parent(self, index: int) -> int:
        """The number of the element above those of a piece: that of its part, or the root of all."""
        part = self._parts[index]
        return self._document if part is None else self._elements(part)[0]

    def _elements(self, index: int) -> list[int]:
        """The numbers of the elements of a piece that have none of it above them."""
        return [self._bases[index] + number for number, _ in self._pieces[index].fragment.elements]

    def _extend_parts(self, index: int, objects: Iterable[tuple[int, bytes]]) -> Iterator[tuple[int, bytes]]:
        """The objects of a piece; the element of a part gets those of its articles as its last kids."""
        members = [other for other, part in enumerate(self._parts) if part == index]
        kids = b" ".join(b"%d 0 R" % number for other in members for number in self._elements(other))
        part = self._elements(index)[0] if members else 0
        for number, content in objects:
            yield number, content.removesuffix(b"]>>") + b" " + kids + b"]>>" if number == part else content

    # -- the whole file -----------------------------------------------------------------------------------

    def _write_catalog(self, relocations: Sequence[Relocation]) -> None:
        first, metadata = self._pieces[0].fragment, self._pieces[0].fragment.metadata
        catalog = pydyf.Dictionary({"Type": "/Catalog", "Pages": b"%d 0 R" % self._root})
        if metadata.language:
            catalog["Lang"] = pydyf.String(metadata.language)
        catalog["Metadata"] = self._write_metadata(metadata)
        catalog["StructTreeRoot"] = self._write_structure()
        turned = {"Direction": "/R2L"} if metadata.direction == "rtl" else {}  # pages beside each other (table 150)
        catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true", **turned})
        catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})
        catalog["OutputIntents"] = relocations[0].apply(first.intents)
        catalog.update(self._write_outline(), **self._write_destinations(), **write_page_labels(self._contents.labels))
        self._write_pages()
        self._objects.append((self._catalog, catalog.data))

    def _add(self, content: bytes) -> bytes:
        """Adds an object, and gives the reference to it."""
        number = self._file.reserve()
        self._objects.append((number, content))
        return b"%d 0 R" % number

    def _write_pages(self) -> None:
        roots = [base + piece.fragment.root for base, piece in zip(self._bases, self._pieces, strict=True)]
        count = sum(map(len, self._contents.labels))
        self._objects.append((self._root, b"<</Type /Pages/Count %d/Kids %b>>" % (count, _references(roots))))

    def _write_metadata(self, metadata: Metadata) -> bytes:
        number = self._file.reserve()
        self._file.write_stream(number, b"/Type /Metadata/Subtype /XML", xmp.make_packet(metadata))
        info = pydyf.Dictionary({**dict(metadata.info), "Producer": pydyf.String(xmp.PRODUCER)})
        self._info = self._file.reserve()
        self._objects.append((self._info, info.data))
        return b"%d 0 R" % number

    def _write_structure(self) -> bytes:
        """Writes the root of the structure tree, the element of the document and what leads back (14.7.2)."""
        pieces = list(zip(self._bases, self._pieces, strict=True))
        top = [number for index in range(len(pieces)) if self._parts[index] is None for number in self._elements(index)]
        document = b"<</Type /StructElem/S /Document/P %d 0 R/K %b>>" % (self._tree, _references(top))
        self._objects.append((self._document, document))
        parents = [base + piece.fragment.parents for base, piece in pieces if piece.fragment.parents]
        named = sorted(
            (id_prefix(piece.job.name), base + piece.fragment.ids) for base, piece in pieces if piece.fragment.ids
        )
        root = pydyf.Dictionary({"Type": "/StructTreeRoot", "K": b"[%d 0 R]" % self._document})
        root["RoleMap"] = pydyf.Dictionary({name: f"/{role}" for name, role in ROLES.items()})
        root["ParentTree"] = self._add(b"<</Kids %b>>" % _references(parents))
        root["ParentTreeNextKey"] = self._file.reserve(0)
        if named:
            root["IDTree"] = self._add(b"<</Kids %b>>" % _references([number for _, number in named]))
        self._objects.append((self._tree, root.data))
        return b"%d 0 R" % self._tree

    def _write_outline(self) -> dict[str, bytes]:
        items = arrange_outline(
            (bookmark, base + piece.fragment.pages[bookmark.page])
            for base, piece in zip(self._bases, self._pieces, strict=True)
            for bookmark in piece.fragment.bookmarks
        )
        if not items:
            return {}
        root = self._file.reserve()
        self._objects += write_outline(items, root, self._file.reserve)
        return {"Outlines": b"%d 0 R" % root}

    def _write_destinations(self) -> dict[str, bytes]:
        """Writes the named places of the book, in the order of their names (7.9.6)."""
        places: dict[bytes, tuple[bytes, bytes]] = {}
        for base, piece in zip(self._bases, self._pieces, strict=True):
            for one in piece.fragment.destinations:
                page = b"%d 0 R" % (base + piece.fragment.pages[one.page])
                place = pydyf.Array([page, "/XYZ", one.x, one.y, 0])
                places.setdefault(_sorting_key(one.name), (pydyf.String(one.name).data, place.data))
        if not places:
            return {}
        names = b" ".join(b"%b %b" % places[key] for key in sorted(places))
        return {"Names": b"<</Dests %b>>" % self._add(b"<</Names [%b]>>" % names)}

    def _identify(self) -> bytes:
        """What the file is made of, in sixteen bytes."""
        return sha256("".join(job_key(piece.job) for piece in self._pieces).encode()).digest()[:16]


def _refers(stream: Stream) -> bool:
    return b" 0 R" in stream.entries


def _references(numbers: Iterable[int]) -> bytes:
    return b"[%b]" % b" ".join(b"%d 0 R" % number for number in numbers)


def _sorting_key(name: str) -> bytes:
    """The bytes that a name is written with, by which names are in order."""
    try:
        return name.encode("ascii")
    except UnicodeEncodeError:
        return b"\xfe\xff" + name.encode("utf-16-be")


def _merge_notes(pieces: Sequence[Piece], context: BuildContext) -> None:
    """What was noted of the pieces; what WeasyPrint says of a stylesheet it says of each of them."""
    context.notes.merge(note for piece in pieces for note in piece.job.notes)
    context.notes.merge(dict.fromkeys(note for piece in pieces for note in piece.fragment.notes))


def _edition(context: BuildContext, options: PdfOptions) -> str:
    """What the book on these pages is called: its title, and how large they are (mm)."""
    return f"{context.book.metadata.title} (PDF, {options.paper.width:g} × {options.paper.height:g} mm)"


def _page_breaks(pieces: Sequence[Piece]) -> Sequence[PageBreak]:
    """Where each page begins, under the number that is printed on it."""
    return [
        PageBreak(folio, *place)
        for piece, labels in zip(pieces, label_pages(pieces), strict=True)
        for folio, place in zip(labels, piece.fragment.breaks, strict=True)
    ]
