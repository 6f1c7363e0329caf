"""Where pages are read and files are written while the network is waited for: in one thread, one after another."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

_P = ParamSpec("_P")
_T = TypeVar("_T")

_THREAD = ThreadPoolExecutor(1, "octavo-acquisition")
"""One: pages that are read at the same time only hold memory, as Python runs one thread at a time."""


async def run_in_thread(function: Callable[_P, _T], /, *args: _P.args, **kwargs: _P.kwargs) -> _T:
    """What `function` returns or raises, once its turn has come."""
    return await asyncio.get_running_loop().run_in_executor(_THREAD, lambda: function(*args, **kwargs))
