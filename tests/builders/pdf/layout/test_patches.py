"""What is replaced in WeasyPrint and pydyf: all of it is listed, was read by someone, and is taken away again."""

from __future__ import annotations

import inspect
import logging
from typing import Any

import pytest

from octavo.builders.pdf.layout import patches
from octavo.builders.pdf.layout.log import listen
from octavo.builders.pdf.layout.patches import PATCHES, RELIED_ON, Patch, Reliance, patched
from octavo.notes import Notes

NAMES = [f"{patch.owner.__name__}.{patch.name}" for patch in PATCHES]


@pytest.mark.parametrize("patch", PATCHES, ids=NAMES)
def test_what_is_replaced_is_the_text_that_ours_was_written_beside(patch: Patch) -> None:
    """If it fails, the new text of theirs has to be read beside ours: then its digest goes into the table."""
    assert patches.digest(patch.text) == patch.digest


@pytest.mark.parametrize("reliance", RELIED_ON, ids=[one.theirs.__name__ for one in RELIED_ON])
def test_what_is_relied_on_is_the_text_that_was_read(reliance: Reliance) -> None:
    assert patches.digest(reliance.text) == reliance.digest


def in_place() -> list[Any]:
    """What stands under each of the names now."""
    return [inspect.getattr_static(patch.owner, patch.name, None) for patch in PATCHES]


def test_each_name_is_replaced_once() -> None:
    assert len(set(NAMES)) == len(NAMES)


def test_all_are_in_place_together_and_none_afterwards() -> None:
    before = in_place()
    with patched():
        assert in_place() == [patch.ours for patch in PATCHES]
    assert in_place() == before


def test_none_is_left_in_place_by_an_error() -> None:
    before = in_place()
    with pytest.raises(ZeroDivisionError), patched():
        raise ZeroDivisionError
    assert in_place() == before


def test_what_another_thread_logs_is_left_to_others(caplog: pytest.LogCaptureFixture) -> None:
    from threading import Thread

    notes, logger = Notes(), logging.getLogger("weasyprint")
    with listen(notes):
        logger.warning("of this thread")
        other = Thread(target=logger.warning, args=("of another one",))
        other.start()
        other.join()
    assert [note.detail for note in notes] == ["of this thread"]
    assert caplog.messages == ["of another one"]
