"""The names of the files of articles and parts: from their ids alone, so that they last while others come and go."""

from __future__ import annotations

import re

from octavo.walk import digest

_PLAIN = re.compile("[a-z0-9_]+(?:[.-][a-z0-9_]+)*")
"""An id that is a file name as it is, "on-paper.folds". No other name has two hyphens in a row, and none has capitals,
which some disks do not tell apart: ids are distinct, so files are."""


def file_stem(id_: str) -> str:
    """The name of the file of an id, without its ending."""
    return id_ if _PLAIN.fullmatch(id_) else f"id--{digest(id_)}"
