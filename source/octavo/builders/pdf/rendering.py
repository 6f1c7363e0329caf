"""Who renders: what was kept is taken as it is, several jobs go to other processes, and one is done here.

The engine is loaded when there is something to render.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from msgspec.structs import replace

from octavo import fonts
from octavo.builders import PROGRESS, BuildContext
from octavo.builders.pdf import engine
from octavo.builders.pdf.fragment import (
    Fragment,
    Job,
    Side,
    UsedFont,
    WrittenFonts,
    job_key,
    pack_fragment,
    pack_job,
    unpack_fragment,
)
from octavo.builders.pdf.piece import Piece
from octavo.errors import OctavoError
from octavo.machine import library_versions
from octavo.store import make_key
from octavo.walk import title

_SEVERAL = 2
"""Jobs that other processes are asked to share."""


class Renderer:
    """Renders the jobs of a book."""

    def __init__(self, context: BuildContext) -> None:
        self._context = context
        self._rendered = 0

    def render_all(self, jobs: Sequence[Job]) -> list[Piece]:
        """The jobs with their fragments, in their order. Raises `BuildError` for one that cannot be rendered."""
        keys = list(map(_make_key, jobs))
        found = [self._context.store.get(key) for key in keys]
        missing = [index for index, packed in enumerate(found) if packed is None]
        for number, packed in self._make([jobs[index] for index in missing]):
            found[missing[number]] = packed
            self._context.store.put(keys[missing[number]], packed)
        fragments = (unpack_fragment(packed) for packed in found if packed is not None)
        return list(map(Piece, jobs, fragments, keys))

    def count_missing(self, jobs: Sequence[Job]) -> int:
        """How many jobs were never rendered, on either side; those whose rows wait for numbers are not counted."""
        return sum(not self._is_kept(job) for job in jobs if not job.rows)

    def _is_kept(self, job: Job) -> bool:
        sides: tuple[Side, ...] = ("right", "left") if job.side else ("",)
        return any(self._context.store.get(_make_key(replace(job, side=side))) is not None for side in sides)

    def _make(self, jobs: Sequence[Job]) -> Iterator[tuple[int, bytes]]:
        """Renders jobs, and gives the number of each with its fragment, as bytes: the longest first."""
        order = sorted(range(len(jobs)), key=lambda number: -len(jobs[number].tree))
        if len(jobs) < _SEVERAL or any(job.local for job in jobs):
            yield from ((number, pack_fragment(render(jobs[number]))) for number in order)
            return
        engine.load("render", "render_message")  # here first: a process that is forked off shares what is loaded
        answers = self._context.run_tasks(render_message, [pack_job(jobs[number]) for number in order])
        for index, answer in answers:
            if isinstance(answer, Exception):
                raise self._name_error(answer, jobs[order[index]])
            self._rendered += 1
            PROGRESS.info("piece %d", self._rendered)
            yield order[index], answer

    def _name_error(self, error: Exception, job: Job) -> Exception:
        """The error of a job, with the title of its article."""
        if isinstance(error, OctavoError):
            titles = (title(article) for article in self._context.book.articles if article.id == job.name)
            error.where = error.where or next(titles, "")
        return error


def render(job: Job) -> Fragment:
    """Lays out and draws a job. Raises `BuildError` if Pango is not on this machine."""
    fragment: Fragment = engine.load("render", "render")(job)
    return fragment


def render_message(message: bytes) -> bytes:
    """Renders a job that was packed, and packs the fragment: what other processes do."""
    packed: bytes = engine.load("render", "render_message")(message)
    return packed


def load_font_writer(used: Sequence[UsedFont], hyphens: bool) -> WrittenFonts:
    """Writes fonts. Raises `BuildError` if Pango is not on this machine."""
    written: WrittenFonts = engine.load("font_files", "write_fonts")(used, hyphens)
    return written


def _make_key(job: Job) -> str:
    """The key of a job among what is kept: with all that fragments are made by."""
    return make_key("fragment", job_key(job), library_versions(), _list_files(fonts.find_families(job.css)))


@cache
def _list_files(families: tuple[str, ...]) -> tuple[tuple[str, int, int], ...]:
    """The machine's files of families: their bytes, and when they were written (nanoseconds).

    Those of packages belong to the program, whose digest is in every key.
    """
    files = ((family, path.stat()) for family in families if (path := fonts.machine_file(family)))
    return tuple((family, state.st_size, state.st_mtime_ns) for family, state in files)
