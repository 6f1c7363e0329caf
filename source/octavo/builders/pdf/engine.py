"""The PDF engine: loaded when there is something to render, and as little of it as can be."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout
from functools import cache
from importlib import import_module
from io import StringIO
from threading import Lock
from types import ModuleType
from typing import Any

from octavo import machine
from octavo.errors import BuildError

_LOADING = Lock()


@cache
def load(module: str, function: str) -> Callable[..., Any]:
    """A function of a module of `layout`, loaded when it is needed. Raises `BuildError` where there is no Pango."""
    with _LOADING:
        try:
            with redirect_stdout(StringIO()), _libraries_by_name(), _subsetters_later():  # it prints advice
                loaded: Callable[..., Any] = getattr(import_module(f"octavo.builders.pdf.layout.{module}"), function)
        except OSError as error:
            hint = machine.install_command(machine.pango_packages())
            raise BuildError("a PDF needs Pango, and it is not installed", hint=hint) from error
    return loaded


@contextmanager
def _libraries_by_name() -> Iterator[None]:
    """Lets WeasyPrint open the libraries of Linux by the names of their files alone.

    Before those it asks for names that only other systems have, and each of them costs Python a run of the compiler
    and the linker: a quarter of a second in all.
    """
    from ctypes import util

    def find_nothing(name: str) -> str | None:  # noqa: ARG001
        return None

    find_library = util.find_library
    if sys.platform == "linux":
        util.find_library = find_nothing
    try:
        yield
    finally:
        util.find_library = find_library


class _Later(ModuleType):
    """Stands for a module that is loaded when something of it is asked for."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # who imports it asks for its path
            raise AttributeError(name)
        module = self.__name__

        def call(*given: Any, **named: Any) -> Any:
            return getattr(import_module(module), name)(*given, **named)

        return call


_SUBSETTERS = ("fontTools.subset", "fontTools.varLib.instancer")
"""What WeasyPrint loads for faces that HarfBuzz cannot make smaller, and for variable ones: a sixth of its start."""


@contextmanager
def _subsetters_later() -> Iterator[None]:
    """Lets WeasyPrint load what it hardly ever uses when it does."""
    stubs = {name: _Later(name) for name in _SUBSETTERS if name not in sys.modules}
    sys.modules.update(stubs)
    try:
        yield
    finally:
        for name, stub in stubs.items():
            if sys.modules.get(name) is stub:
                del sys.modules[name]
