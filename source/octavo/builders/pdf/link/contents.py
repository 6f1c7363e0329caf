"""What fragments drew, on its way into a file: fonts are written once, and so is a stream that several of them have."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import sha256

from octavo.builders.pdf.fragment import Fragment, PlacedOrnament, Slot, Stream
from octavo.builders.pdf.link.file import PdfFile
from octavo.builders.pdf.link.fonts import WriteFonts, font_key, merge_fonts, write_fonts
from octavo.builders.pdf.link.numbers import label_pages, label_targets, show_number
from octavo.builders.pdf.link.relocation import Relocation
from octavo.builders.pdf.piece import Piece
from octavo.store import Store

_SHARED = 1000
"""Bytes: a stream that is larger is looked for in other fragments, too."""

_PACKED = b"/Filter /FlateDecode"
"""All that the dictionary of a page's content says: there are no two alike."""


class Contents:
    """The fonts and streams of pieces that follow each other. `objects` are to be written with others of the file."""

    def __init__(self, pieces: Sequence[Piece], file: PdfFile) -> None:
        self._pieces = pieces
        self._file = file
        self.labels = label_pages(pieces)
        self._targets = label_targets(pieces)
        self._shared: dict[bytes, int] = {}
        self.objects: list[tuple[int, bytes]] = []

    def write_fonts(self, write: WriteFonts, store: Store) -> list[int]:
        """Writes the fonts; for each piece the number of the dictionary with those that it uses."""
        fragments = [piece.fragment for piece in self._pieces]
        merged = merge_fonts(fragments)
        written = write_fonts(list(merged.values()), any(one.hyphens for one in fragments), write, store)
        moved = Relocation(self._file.reserve(written.size), {})
        numbers = dict(zip(merged, map(moved.number, written.fonts), strict=True))
        for number, entries, content in written.objects:
            if content is None:
                self.objects.append((moved.number(number), moved.apply(entries)))
            else:
                self._file.write_stream(moved.number(number), moved.apply(entries), content)
        choose = _FontChoice(numbers, self._file.reserve)
        chosen = [choose.dictionary(fragment) for fragment in fragments]
        self.objects += choose.objects
        return chosen

    def write_stream(self, index: int, stream: Stream, relocation: Relocation, moved: dict[int, int]) -> None:
        """Writes a stream of a piece, if no other piece has written the same; then `moved` says where that is."""
        content = b"\n".join(self.show(index, piece) for piece in stream.content)
        entries = relocation.apply(stream.entries)
        if len(content) > _SHARED and entries != _PACKED:
            key = sha256(entries + b"\0" + content).digest()
            if key in self._shared:
                moved[stream.number] = self._shared[key]
                return
            self._shared[key] = relocation.number(stream.number)
        self._file.write_stream(relocation.number(stream.number), entries, content)

    def show(self, index: int, content: bytes | Slot | PlacedOrnament) -> bytes:
        """What is drawn: of a slot, its number; of an ornament, its shapes."""
        if isinstance(content, bytes):
            return content
        if isinstance(content, PlacedOrnament):
            return self._pieces[index].job.ornaments[content.name]
        labels = self.labels[index]
        return show_number(content, self._targets.get(content.target, "") if content.target else labels[content.page])


class _FontChoice:
    """Dictionaries of fonts: one for all fragments, but for those that have another font of the same name."""

    def __init__(self, numbers: dict[tuple[str, tuple[tuple[int, int], ...]], int], reserve: Callable[[], int]) -> None:
        self._numbers = numbers
        self._reserve = reserve
        self._made: dict[tuple[tuple[str, int], ...], int] = {}
        self.objects: list[tuple[int, bytes]] = []

    def dictionary(self, fragment: Fragment) -> int:
        """The number of the dictionary for a fragment."""
        first = {name: number for (name, _), number in reversed(self._numbers.items())}
        own = {font.name: self._numbers[font_key(font)] for font in fragment.fonts}
        chosen = tuple(sorted((first | own).items()))
        if chosen not in self._made:
            self._made[chosen] = number = self._reserve()
            self.objects.append(
                (number, b"<<%b>>" % b"".join(b"/%b %d 0 R" % (name.encode(), font) for name, font in chosen))
            )
        return self._made[chosen]
