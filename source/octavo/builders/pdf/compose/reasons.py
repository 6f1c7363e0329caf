"""Why a paragraph is left to WeasyPrint: each reason is counted under its name."""

from __future__ import annotations

from enum import StrEnum


class Reason(StrEnum):
    """What `composer` does not do."""

    BLANK = "nothing is written in it"
    FLOAT = "something floats beside it, or in it"
    FIRST_LINE = "its first letter or line is set apart"
    RIGHT_TO_LEFT = "it runs from right to left"
    HAN = "it has Chinese, Japanese or Korean letters"
    BOX = "there is a box in it that has lines of its own"
    LEADER = "it has a leader"
    CLONE = "the ends of a box in it are repeated on each line"
    WORD_BREAK = "its words may be parted anywhere"
    NO_SIZE = "it has no size"
    CODE = "a line of code in it is longer than the line"
    TAB = "it has tabs"
    ODD_TEXT = "Pango changes its text"
    TOO_LONG = "a word of it is longer than the line"


class NotComposedError(Exception):
    """A paragraph is left to WeasyPrint."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason
