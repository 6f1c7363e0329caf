"""Where pages are read and files are written while the network is waited for: in threads, each for work of one kind."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

_P = ParamSpec("_P")
_T = TypeVar("_T")

_READING = ThreadPoolExecutor(1, "octavo-reading")
"""One: pages that are read at the same time only hold memory, as Python runs one thread at a time."""
_DECODING = ThreadPoolExecutor(1, "octavo-decoding")
"""Pictures are decoded outside of Python: beside pages that are read, on another core."""


async def run_in_thread(function: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs) -> _T:
    """What `function` returns or raises, once its turn has come among those that read pages."""
    return await asyncio.get_running_loop().run_in_executor(_READING, lambda: function(*args, **kwargs))


async def run_beside(function: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs) -> _T:
    """What `function` returns or raises, once its turn has come among those that decode pictures."""
    return await asyncio.get_running_loop().run_in_executor(_DECODING, lambda: function(*args, **kwargs))
