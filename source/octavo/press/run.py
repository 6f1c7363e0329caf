"""One run of the press: what its steps share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct, field

from octavo.errors import BuildError, OctavoError
from octavo.notes import Notes
from octavo.press.cache import Cache
from octavo.press.disks import name_full_disks
from octavo.press.output import OutputFiles
from octavo.press.progress import Progress, Silent
from octavo.press.renditions import RenditionStore
from octavo.press.workers import Workers
from octavo.projects.order import Order
from octavo.resources import Assets
from octavo.scratch import cache_folder, process_folder
from octavo.store import NoStore, Store
from octavo.theme import Theme


class Run(Struct, frozen=True, kw_only=True):
    """What all steps share: what is asked, the pictures as they were given, what is noted, what is kept, who works.

    `cache` is what is kept from one run to the next.
    """

    order: Order
    assets: Assets = field(default_factory=Assets)
    notes: Notes = field(default_factory=Notes)
    progress: Progress = field(default_factory=Silent)
    cache: Store = field(default_factory=NoStore)
    workers: Workers = field(default_factory=lambda: Workers(1))


class BuildRun(Run, frozen=True, kw_only=True):
    """What the steps share that make files: the look, the pictures for each output, the drafts.

    `errors` are those of the files that could not be made.
    """

    theme: Theme
    renditions: RenditionStore
    files: OutputFiles
    errors: list[OctavoError] = field(default_factory=list)


def make_notes(order: Order) -> Notes:
    """Where a run of `order` notes what it loses: it knows what to keep, and whether to explain."""
    return Notes(keep=order.keep, explain=order.explain)


@contextmanager
def open_run(order: Order, progress: Progress) -> Iterator[BuildRun]:
    """A run that makes files. Its pictures, which are more than fits in memory, lie in a folder for this time.

    Drafts that were not published are gone at the end. Raises `ConfigError` or `ThemeError` for a theme that is none,
    and `BuildError` where a disk is full.
    """
    theme = Theme(order.sheets, order.theme)
    with _open_folder() as name, OutputFiles() as files, name_full_disks(Path(name), files):
        sources = Path(name, "sources")
        sources.mkdir()
        assets = Assets(sources)
        with closing(Cache(cache_folder())) as cache, Workers(order.jobs) as workers:
            yield BuildRun(
                order=order,
                assets=assets,
                notes=make_notes(order),
                progress=progress,
                cache=cache,
                workers=workers,
                theme=theme,
                renditions=RenditionStore(assets, Path(name, "renditions"), cache),
                files=files,
            )
            cache.prune()


@contextmanager
def open_reading(order: Order, progress: Progress) -> Iterator[Run]:
    """A run that makes no files; its pictures lie in a folder for this time."""
    with _open_folder() as name, closing(Cache(cache_folder())) as cache, Workers(order.jobs) as workers:
        yield Run(
            order=order,
            assets=Assets(Path(name)),
            notes=make_notes(order),
            progress=progress,
            cache=cache,
            workers=workers,
        )


def _open_folder() -> TemporaryDirectory[str]:
    """A folder for the time of a run. Raises `BuildError` where there can be none."""
    try:
        return TemporaryDirectory(dir=process_folder(), ignore_cleanup_errors=True)
    except OSError as error:
        reason = f"no temporary files can be written: {error.strerror or 'cannot be written'}"
        raise BuildError(reason, hint="name a folder for them with TMPDIR") from error
