"""An EPUB that weighs no more than asked: with the best pictures that fit, and in volumes if none do.

Nothing is guessed: pictures are weighed as they are written, files as they are built.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from octavo.builders import Built
from octavo.model import Article, Book, to_json
from octavo.notes import Notes
from octavo.plates import Plates
from octavo.renditions import Limits
from octavo.volumes import divided
from octavo.walk import images
from octavo.weights import Weights

STEPS = ((65_535, 80), (1920, 76), (1600, 72), (1280, 68), (1024, 62), (800, 55))
"""Longest sides in pixels and JPEG qualities, from hardly seen to the least that can be read."""

_AROUND = 30_000
"""About what the files around the articles weigh: contents, styles, title page, the package itself."""

_TRIES = 6
"""How often volumes are cut anew, each time smaller, when a built one is too large."""


class Edition(Struct):
    """One finished file: the book and the plates that it was made of, and what its builder said."""

    path: Path
    book: Book
    plates: Plates
    built: Built
    weights: Weights
    notes: Notes


class Budget:
    """Makes editions of at most `most` bytes. `make` builds one, `plates` the pictures of one."""

    def __init__(
        self, most: int, make: Callable[[Book, Path, Limits], Edition], plates: Callable[[Book, Limits], Plates]
    ) -> None:
        self._most = most
        self._make = make
        self._plates = plates

    def editions(self, book: Book, path: Path, limits: Limits) -> list[Edition]:
        """The book in one file that fits, or in as many as it takes. What was done is noted in each."""
        whole = self._make(book, path, limits)
        if whole.weights.whole <= self._most:
            return [whole]
        steps, names = _steps(limits), _pictures(book)
        rest = whole.weights.whole - whole.weights.pictures
        at = bisect_left(steps, True, key=lambda step: rest + _sum(self._plates(book, step), names) <= self._most)
        for step in steps[at:]:
            squeezed = self._make(book, path, step)
            if squeezed.weights.whole <= self._most:
                _say_squeezed(squeezed, step, whole)
                return [squeezed]
        return self._volumes(book, whole, steps)

    # -- volumes ------------------------------------------------------------------------------------

    def _volumes(self, book: Book, whole: Edition, steps: Sequence[Limits]) -> list[Edition]:
        """As few volumes as can be, with the best pictures that need no more of them."""
        scale = _Scale(book, whole.weights)
        least = len(self._cut(book, scale, steps[-1], 0))
        at = bisect_left(steps, True, key=lambda step: len(self._cut(book, scale, step, 0)) <= least)
        step, less = steps[min(at, len(steps) - 1)], 0
        for _ in range(_TRIES):
            made = self._made(self._cut(book, scale, step, less), whole.path, step)
            over = [one.weights.whole - self._most for one in made if len(one.book.articles) > 1]
            if max(over, default=0) <= 0:
                break
            less += max(over)
        for edition in made:
            self._say_divided(edition, len(made), step)
        return made

    def _cut(self, book: Book, scale: _Scale, step: Limits, less: int) -> list[Book]:
        plates = self._plates(book, step)
        return divided(book, lambda articles: scale.weigh(articles, plates), self._most - scale.around - less)

    def _made(self, volumes: Sequence[Book], path: Path, step: Limits) -> list[Edition]:
        places = [path.with_name(f"{path.stem}-{number}{path.suffix}") for number in range(1, len(volumes) + 1)]
        return [self._make(volume, place, step) for volume, place in zip(volumes, places, strict=True)]

    def _say_divided(self, edition: Edition, count: int, step: Limits) -> None:
        detail = f"one of {count} volumes, {_said(step)}, because the book is more than {_megabytes(self._most)}"
        edition.notes.add("book-divided", detail)
        if edition.weights.whole > self._most:
            weight = _megabytes(edition.weights.whole)
            edition.notes.add("size-exceeded", f"a single article, which has {weight}")


class _Scale:
    """Weighs the articles of a book by their share in its text, which was weighed, and by their pictures."""

    def __init__(self, book: Book, weights: Weights) -> None:
        self.around = weights.fonts + weights.cover + _AROUND
        lengths = {article.id: len(to_json(article)) for article in book.articles}
        share = max(0, weights.text - _AROUND) / max(1, sum(lengths.values()))
        self._texts = {name: round(length * share) for name, length in lengths.items()}
        self._pictures = {article.id: _pictures(article) for article in book.articles}

    def weigh(self, articles: Sequence[Article], plates: Plates) -> int:
        """What these articles weigh together: a picture that two of them show counts once."""
        names = dict.fromkeys(name for article in articles for name in self._pictures[article.id])
        return sum(self._texts[article.id] for article in articles) + _sum(plates, names)


def _pictures(node: Article | Book) -> list[str]:
    return list(dict.fromkeys(image.asset for image in images(node)))


def _sum(plates: Plates, names: Iterable[str]) -> int:
    return sum(plates.made[name].size for name in names if name in plates.made)


def _steps(limits: Limits) -> list[Limits]:
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


def _say_squeezed(edition: Edition, step: Limits, whole: Edition) -> None:
    before, after = whole.weights.pictures, edition.weights.pictures
    edition.notes.add("pictures-squeezed", f"{_megabytes(before)} are {_megabytes(after)} now, with {_said(step)}")


def _said(step: Limits) -> str:
    return f"pictures of at most {max(step.width, step.height)} pixels a side in JPEG quality {step.quality}"


def _megabytes(size: int) -> str:
    return f"{size / 1e6:.1f} MB"
