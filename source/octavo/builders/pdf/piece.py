"""A piece of a book: what was asked for, and the pages that were made of it."""

from __future__ import annotations

from typing import NamedTuple

from octavo.builders.pdf.fragment import Fragment, Job


class Piece(NamedTuple):
    """A job and its fragment; `key` stands for all that the fragment was made of, if it says anything."""

    job: Job
    fragment: Fragment
    key: str = ""
