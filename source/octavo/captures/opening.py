"""Opens what somebody saved of the web: MHTML, WARC, and pages with a folder beside them or with all in one file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from octavo.captures import Capture, Report
from octavo.captures.mhtml import open_mhtml
from octavo.captures.saved import is_saved_page, open_saved_page
from octavo.errors import ConfigError
from octavo.files import show_name
from octavo.projects.inputs import ARCHIVES_OF_THE_WEB

_MHTML = (".mhtml", ".mht")


def is_capture(file: Path) -> bool:
    """Whether a file is a page, or several, as somebody saved them from the web."""
    name = file.name.lower()
    return file.is_file() and (name.endswith((*_MHTML, *ARCHIVES_OF_THE_WEB)) or is_saved_page(file))


def open_captures(file: Path, report: Report = lambda _: None) -> Iterator[Capture]:
    """The pages in a file, in its order; what is left out, and why, goes to `report`.

    Raises `FetchError` for a file that cannot be read, `ReadError` for one that is damaged from its start, and
    `ConfigError` for one that is none of these (`is_capture`).
    """
    name = file.name.lower()
    if name.endswith(ARCHIVES_OF_THE_WEB):
        from octavo.captures.warc import open_warc  # here: warcio takes time to load

        yield from open_warc(file, report)
    elif name.endswith(_MHTML):
        yield from open_mhtml(file, report)
    elif is_saved_page(file):
        yield from open_saved_page(file)
    else:
        hint = "give a page that a browser saved, an MHTML file or a WARC file"
        raise ConfigError("this was not saved from the web", where=show_name(file), hint=hint)
