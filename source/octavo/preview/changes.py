"""What is saved in a project: its articles, its book file, its styles; not what is built, nor what editors hide."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from pathlib import Path

from watchfiles import Change, DefaultFilter, awatch

from octavo.projects.order import BUILD_FOLDER

_QUIET, _LONGEST = 30, 400
"""Milliseconds without another change after which those before are told, and after which they are told in any case."""


class _SourceFilter(DefaultFilter):
    """Lets through what books are made of."""

    def __init__(self, folders: Sequence[Path]) -> None:
        super().__init__()
        self._folders = folders

    def __call__(self, change: Change, path: str) -> bool:
        """Whether a path is none that is hidden or built."""
        inside = [Path(path).relative_to(one).parts for one in self._folders if Path(path).is_relative_to(one)]
        own = [parts for parts in inside if parts[:1] != (BUILD_FOLDER,) and not any(map(_is_hidden, parts))]
        return bool(own) and super().__call__(change, path)


def _is_hidden(name: str) -> bool:
    return name.startswith(".")


async def watch_sources(folders: Sequence[Path]) -> AsyncIterator[None]:
    """Tells each time that something was saved in the folders (which must be absolute).

    Where the system watches no more files for its users, they are looked at again and again.
    """
    try:
        async for _ in _watch(folders):
            yield
    except RuntimeError:  # what watchfiles makes of the system's errors
        async for _ in _watch(folders, force_polling=True):
            yield


def _watch(folders: Sequence[Path], force_polling: bool | None = None) -> AsyncIterator[object]:
    return awatch(
        *folders,
        watch_filter=_SourceFilter(folders),
        step=_QUIET,
        debounce=_LONGEST,
        raise_interrupt=False,
        force_polling=force_polling,
    )
