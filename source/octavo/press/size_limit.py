"""A book in files that are no larger than asked: with the best pictures that fit, and in volumes if none do.

Nothing is guessed: pictures are measured as they are written, files as they are built.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from octavo.model import Article, Book, to_json
from octavo.pictures.limits import Limits
from octavo.press.building import BuiltFile, build_file
from octavo.press.formats import Target
from octavo.press.output import path_beside
from octavo.press.renditions import Renditions
from octavo.press.run import BuildRun
from octavo.press.sizes import FileSizes
from octavo.press.volumes import split_volumes
from octavo.walk import images

STEPS = (
    *((65_535, 80), (1920, 78), (1920, 72), (1600, 72), (1440, 70)),
    *((1280, 68), (1120, 66), (1024, 62), (800, 58)),
)
"""Longest sides in pixels and JPEG qualities, from hardly seen to the least that can be read."""

_AROUND = 30_000
"""About how many bytes the files around the articles have: contents, styles, title page, the package itself."""

_TRIES = 6
"""How often volumes are cut anew, each time smaller, when a built one is too large."""


class SizeLimit:
    """Builds files of at most as many bytes as the order of `run` asks."""

    def __init__(self, run: BuildRun) -> None:
        self._most = run.order.max_size
        self._run = run

    def build(self, book: Book, target: Target) -> list[BuiltFile]:
        """The book in one file that fits, or in as many as it takes. What was done is noted in each.

        Drafts of files that were tried and not taken remain. Raises `OctavoError` as the builder does.
        """
        whole = build_file(book, target, self._run)
        if whole.sizes.whole <= self._most:
            return [whole]
        steps, names = _tighten(target.limits), _picture_names(book)
        room = self._most - (whole.sizes.whole - whole.sizes.pictures)
        fits = bisect_left(steps, True, key=lambda step: _sum_sizes(self._render(book, step), names) <= room)
        for step in steps[fits:]:
            squeezed = build_file(book, replace(target, limits=step), self._run)
            if squeezed.sizes.whole <= self._most:
                _note_squeezed(squeezed, step, whole)
                return [squeezed]
        return self._build_volumes(target, steps, _SizeEstimate(book, whole.sizes))

    # -- volumes ------------------------------------------------------------------------------------

    def _build_volumes(self, target: Target, steps: Sequence[Limits], estimate: _SizeEstimate) -> list[BuiltFile]:
        """As few volumes as can be, with the best pictures that need no more of them."""
        fewest = self._split(estimate, steps[-1]).cost
        best = bisect_left(steps, True, key=lambda step: self._split(estimate, step).cost <= fewest)
        step, less = steps[min(best, len(steps) - 1)], 0
        for _ in range(_TRIES):
            files = self._build_each(self._split(estimate, step, less).volumes, replace(target, limits=step))
            over = [file.sizes.whole - self._most for file in files if len(file.book.articles) > 1]
            if max(over, default=0) <= 0 or len(files) == 1:
                break
            less += max(over)
        for file in files:
            self._note_divided(file, len(files), step)
        return files

    def _split(self, estimate: _SizeEstimate, step: Limits, less: int = 0) -> _Split:
        """The volumes with pictures of `step`; one where a volume of nothing would be too large already.

        Each has `less` bytes fewer than asked, since those that were built before had so many too many.
        """
        book, room = estimate.book, self._most - estimate.around - less
        renditions = self._render(book, step)

        def measure(articles: Sequence[Article]) -> int:
            return estimate.measure(articles, renditions)

        volumes = split_volumes(book, measure, room) if room > 0 else [book]
        over = sum(max(0, measure(volume.articles) - room) for volume in volumes)
        return _Split(volumes, (len(volumes), over))

    def _build_each(self, volumes: Sequence[Book], target: Target) -> list[BuiltFile]:
        path = target.path
        paths = [path_beside(path, f"-{number}{path.suffix}") for number in range(1, len(volumes) + 1)]
        if len(volumes) == 1:
            paths = [path]
        return [
            build_file(volume, replace(target, path=path, volume=len(paths) > 1), self._run)
            for volume, path in zip(volumes, paths, strict=True)
        ]

    def _render(self, book: Book, limits: Limits) -> Renditions:
        return self._run.renditions.render_book(book, limits)

    def _note_divided(self, file: BuiltFile, count: int, step: Limits) -> None:
        """One note for all volumes, and one for each that is too large all the same."""
        if count > 1:
            most = _format_size(self._most)
            file.notes.add("book-divided", f"{count} volumes of at most {most}, with {_describe_step(step)}")
        if file.sizes.whole > self._most:
            size = _format_size(file.sizes.whole)
            file.notes.at(file.path.name).add("size-exceeded", f"{size}, with {_describe_step(step)}")


class _Split(NamedTuple):
    """Volumes, and what they cost: how many they are, and how many bytes they have too many."""

    volumes: list[Book]
    cost: tuple[int, int]


class _SizeEstimate:
    """How large volumes of `book` will be: by the share of their articles in its text, and by their pictures.

    `sizes` are those of the whole book, `around` the bytes that each volume has beside its articles.
    """

    def __init__(self, book: Book, sizes: FileSizes) -> None:
        self.book = book
        self.around = sizes.fonts + sizes.cover + _AROUND
        lengths = {article.id: len(to_json(article)) for article in book.articles}
        words = sizes.whole - sizes.pictures - sizes.fonts - sizes.cover - _AROUND
        share = max(0, words) / max(1, sum(lengths.values()))
        self._texts = {name: round(length * share) for name, length in lengths.items()}
        self._pictures = {article.id: _picture_names(article) for article in book.articles}

    def measure(self, articles: Sequence[Article], renditions: Renditions) -> int:
        """The bytes that these articles have together: a picture that two of them show counts once."""
        names = dict.fromkeys(name for article in articles for name in self._pictures[article.id])
        return sum(self._texts[article.id] for article in articles) + _sum_sizes(renditions, names)


def _picture_names(node: Article | Book) -> list[str]:
    return list(dict.fromkeys(image.asset for image in images(node)))


def _sum_sizes(renditions: Renditions, names: Iterable[str]) -> int:
    return sum(renditions.by_name[name].size for name in names if name in renditions.by_name)


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


def _note_squeezed(file: BuiltFile, step: Limits, whole: BuiltFile) -> None:
    before, after = _format_size(whole.sizes.pictures), _format_size(file.sizes.pictures)
    file.notes.at(file.path.name).add("pictures-squeezed", f"{before} are {after} now, with {_describe_step(step)}")


def _describe_step(step: Limits) -> str:
    return f"pictures of at most {max(step.width, step.height)} pixels a side in JPEG quality {step.quality}"


def _format_size(size: int) -> str:
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{size / 1e3:.0f} kB"
