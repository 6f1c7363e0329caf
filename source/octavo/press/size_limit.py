"""An EPUB that weighs no more than asked: with the best pictures that fit, and in volumes if none do.

Nothing is guessed: pictures are weighed as they are written, files as they are built.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from octavo.builders import Built
from octavo.model import Article, Book, to_json
from octavo.notes import Notes
from octavo.pictures.renditions import Limits
from octavo.press.renditions import Renditions
from octavo.press.sizes import FileSizes
from octavo.press.volumes import split_volumes
from octavo.walk import images

STEPS = (
    *((65_535, 80), (1920, 78), (1920, 72), (1600, 72), (1440, 70)),
    *((1280, 68), (1120, 66), (1024, 62), (800, 58)),
)
"""Longest sides in pixels and JPEG qualities, from hardly seen to the least that can be read."""

_AROUND = 30_000
"""About what the files around the articles weigh: contents, styles, title page, the package itself."""

_TRIES = 6
"""How often volumes are cut anew, each time smaller, when a built one is too large."""


class BuiltFile(Struct):
    """One finished file: the book and the plates that it was made of, and what its builder said."""

    path: Path
    book: Book
    renditions: Renditions
    built: Built
    sizes: FileSizes
    notes: Notes


class SizeLimit:
    """Makes editions of at most `most` bytes. `make` builds one, `plates` the pictures of one."""

    def __init__(
        self, most: int, make: Callable[[Book, Path, Limits], BuiltFile], plates: Callable[[Book, Limits], Renditions]
    ) -> None:
        self._most = most
        self._make = make
        self._plates = plates

    def build_within(self, book: Book, path: Path, limits: Limits) -> list[BuiltFile]:
        """The book in one file that fits, or in as many as it takes. What was done is noted in each."""
        whole = self._make(book, path, limits)
        if whole.sizes.whole <= self._most:
            return [whole]
        steps, names = _tighten(limits), _picture_names(book)
        rest = whole.sizes.whole - whole.sizes.pictures
        at = bisect_left(steps, True, key=lambda step: rest + _sum_sizes(self._plates(book, step), names) <= self._most)
        for step in steps[at:]:
            squeezed = self._make(book, path, step)
            if squeezed.sizes.whole <= self._most:
                _note_squeezed(squeezed, step, whole)
                return [squeezed]
        return self._volumes(book, whole, steps)

    # -- volumes ------------------------------------------------------------------------------------

    def _volumes(self, book: Book, whole: BuiltFile, steps: Sequence[Limits]) -> list[BuiltFile]:
        """As few volumes as can be, with the best pictures that need no more of them."""
        scale = _SizeEstimate(book, whole.sizes)
        least = self._cut(book, scale, steps[-1])
        at = bisect_left(steps, True, key=lambda step: self._cut(book, scale, step).cost <= least.cost)
        step, less = steps[min(at, len(steps) - 1)], 0
        for _ in range(_TRIES):
            made = self._made(self._cut(book, scale, step, less).volumes, whole.path, step)
            over = [one.sizes.whole - self._most for one in made if len(one.book.articles) > 1]
            if max(over, default=0) <= 0 or len(made) == 1:
                break
            less += max(over)
        for edition in made:
            self._say_divided(edition, len(made), step)
        return made

    def _cut(self, book: Book, scale: _SizeEstimate, step: Limits, less: int = 0) -> _Split:
        """The volumes with pictures of `step`; one where a volume of nothing would weigh too much already."""
        plates, room = self._plates(book, step), self._most - scale.around - less
        volumes = split_volumes(book, lambda articles: scale.weigh(articles, plates), room) if room > 0 else [book]
        over = sum(max(0, scale.weigh(volume.articles, plates) - room) for volume in volumes)
        return _Split(volumes, (len(volumes), over))

    def _made(self, volumes: Sequence[Book], path: Path, step: Limits) -> list[BuiltFile]:
        places = [path.with_name(f"{path.stem}-{number}{path.suffix}") for number in range(1, len(volumes) + 1)]
        if len(volumes) == 1:
            places = [path]
        return [self._make(volume, place, step) for volume, place in zip(volumes, places, strict=True)]

    def _say_divided(self, edition: BuiltFile, count: int, step: Limits) -> None:
        """One note for all volumes, and one for each that weighs too much all the same."""
        most = _format_size(self._most)
        if count > 1:
            edition.notes.add("book-divided", f"{count} volumes of at most {most}, with {_describe_step(step)}")
        if edition.sizes.whole > self._most:
            weight = _format_size(edition.sizes.whole)
            edition.notes.at(edition.path.name).add("size-exceeded", f"{weight}, with {_describe_step(step)}")


class _Split(NamedTuple):
    """Volumes, and what they cost: how many they are, and how many bytes they weigh too much."""

    volumes: list[Book]
    cost: tuple[int, int]


class _SizeEstimate:
    """Weighs the articles of a book by their share in its text, which was weighed, and by their pictures."""

    def __init__(self, book: Book, weights: FileSizes) -> None:
        self.around = weights.fonts + weights.cover + _AROUND
        lengths = {article.id: len(to_json(article)) for article in book.articles}
        share = max(0, weights.text - _AROUND) / max(1, sum(lengths.values()))
        self._texts = {name: round(length * share) for name, length in lengths.items()}
        self._pictures = {article.id: _picture_names(article) for article in book.articles}

    def weigh(self, articles: Sequence[Article], plates: Renditions) -> int:
        """What these articles weigh together: a picture that two of them show counts once."""
        names = dict.fromkeys(name for article in articles for name in self._pictures[article.id])
        return sum(self._texts[article.id] for article in articles) + _sum_sizes(plates, names)


def _picture_names(node: Article | Book) -> list[str]:
    return list(dict.fromkeys(image.asset for image in images(node)))


def _sum_sizes(plates: Renditions, names: Iterable[str]) -> int:
    return sum(plates.by_name[name].size for name in names if name in plates.by_name)


def _tighten(limits: Limits) -> list[Limits]:
    """The limits, squeezed by each of `STEPS`."""
    return [
        replace(
            limits,
            width=min(limits.width, side),
            height=min(limits.height, side),
            quality=min(limits.quality, quality),
            anew=True,
        )
        for side, quality in STEPS
    ]


def _note_squeezed(edition: BuiltFile, step: Limits, whole: BuiltFile) -> None:
    before, after = whole.sizes.pictures, edition.sizes.pictures
    edition.notes.at(edition.path.name).add(
        "pictures-squeezed", f"{_format_size(before)} are {_format_size(after)} now, with {_describe_step(step)}"
    )


def _describe_step(step: Limits) -> str:
    return f"pictures of at most {max(step.width, step.height)} pixels a side in JPEG quality {step.quality}"


def _format_size(size: int) -> str:
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{size / 1e3:.0f} kB"
