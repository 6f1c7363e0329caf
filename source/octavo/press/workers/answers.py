"""What a task gives, and how it goes from one process to another: as bytes, errors too."""

from __future__ import annotations

import os
from collections.abc import Callable
from importlib import import_module
from typing import TypeAlias

import msgspec
from msgspec import Struct

from octavo import errors
from octavo.errors import BuildError, FetchError, OctavoError, is_of_machine, report_bug

Task: TypeAlias = Callable[[bytes], bytes]
Answer: TypeAlias = bytes | Exception


class WorkerLostError(BuildError):
    """The process that a message was given to ended before it answered: something killed it, or it crashed."""

    def __init__(self) -> None:
        super().__init__(
            "the process that worked at it ended before it was done",
            hint="there may be too little memory: close other programs, or try --jobs 1",
        )


def do_task(task: Task, message: bytes) -> Answer:
    """What `task` makes of `message`, or what ended it: an `OctavoError`, or an `OSError` of this machine."""
    try:
        return task(message)
    except Exception as error:
        return error if isinstance(error, OctavoError) or is_of_machine(error) else report_bug(error)


def name_task(task: Task) -> bytes:
    """The name by which another process finds a function of a module."""
    return f"{task.__module__}:{task.__qualname__}".encode()


def find_task(name: bytes) -> Task:
    """The function that `name_task` named."""
    module, _, function = name.decode().partition(":")
    task: Task = getattr(import_module(module), function)
    return task


class _Failure(Struct, array_like=True):
    """An error as plain data: the name of its class, what it says; `code` is that of a `FetchError`, `number` errno."""

    kind: str
    message: str
    where: str = ""
    hint: str = ""
    code: str = ""
    number: int = 0


def pack_error(error: Exception) -> bytes:
    """An error that `do_task` gave, as bytes."""
    match error:
        case FetchError():
            failure = _Failure("FetchError", error.message, error.where, error.hint, error.code)
        case OctavoError():
            kind = next(base.__name__ for base in type(error).__mro__ if base.__name__ in vars(errors))
            failure = _Failure(kind, error.message, error.where, error.hint)
        case OSError():
            name = error.filename if isinstance(error.filename, str | bytes) else ""
            failure = _Failure("OSError", error.strerror or "", os.fsdecode(name), number=error.errno or 0)
        case _:
            raise TypeError(error)
    return msgspec.msgpack.encode(failure)


def unpack_error(packed: bytes) -> Exception:
    """The error that `pack_error` packed."""
    found = msgspec.msgpack.decode(packed, type=_Failure)
    if found.kind == "OSError":
        return OSError(found.number, found.message, found.where or None)
    if found.kind == "FetchError":
        return FetchError(found.message, code=found.code, where=found.where, hint=found.hint)
    kind: type[OctavoError] = getattr(errors, found.kind)
    return kind(found.message, where=found.where, hint=found.hint)
