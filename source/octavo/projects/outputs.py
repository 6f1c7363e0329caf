"""The names of outputs as users write them: a file by its ending, a folder by the slash behind it.

A path keeps no slash, so in an order a folder is the path that has no ending.
"""

from __future__ import annotations

import os
from pathlib import Path

from octavo.errors import ConfigError
from octavo.files import show_name

_SLASHES = tuple(filter(None, (os.sep, os.altsep, "/")))


def read_output(name: str, folder: Path | None = None) -> Path:
    """The path that an output's name stands for, in `folder`. Raises `ConfigError` for one that says no format."""
    path = Path(folder or "", name)
    if not name.endswith(_SLASHES):
        if not path.suffix:
            hint = "give it an ending such as .epub, .pdf or .html, or a / for a folder of pages"
            raise ConfigError("no book can be made that ends in “”", where=show_name(name), hint=hint)
        return path
    if not path.name or "." in path.name:
        hint = "name a folder such as site/; it may lie in any other"
        raise ConfigError("the name of a folder of pages has no full stop", where=show_name(name), hint=hint)
    return path
