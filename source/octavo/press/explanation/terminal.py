"""An explanation for the terminal. Colours only repeat what the signs say, so that nothing is lost without them."""

from __future__ import annotations

from collections.abc import Iterator

import click

from octavo.notes import Choice, Fate, Note, Passage, Piece
from octavo.press.explanation import Explanation, list_others
from octavo.terminal import escape_line, escape_text

_NAME_WIDTH = 13
"""Columns for the names of metadata values."""

_SIGNS: dict[Fate, str] = {"kept": " ", "left out": "-", "lost": "!"}
_COLOURS: dict[Fate, str] = {"kept": "", "left out": "yellow", "lost": "red"}


def format_explanation(explanation: Explanation) -> str:
    """The explanation as lines of text with colours (ANSI escape sequences, ECMA-48)."""
    dropped, others = explanation.left_out, explanation.notes
    parts = [
        "\n".join(line for choice in explanation.choices for line in _format_choice(choice)),
        "\n".join(("Left out:", *map(_format_passed, dropped))) if dropped else "Nothing was left out.",
        "\n".join(("Noted:", *map(_format_note, others))) if others else "",
        "\n".join(_format_source(explanation)) if explanation.passages else "",
    ]
    return "\n\n".join(filter(None, parts))


def _format_choice(choice: Choice) -> Iterator[str]:
    yield escape_line(f"{choice.name:{_NAME_WIDTH}}{choice.value}  ← {choice.source}")
    for other, places in list_others(choice).items():
        yield escape_line(f"{'':{_NAME_WIDTH}}{other}  ← {', '.join(places)}")


def _format_passed(note: Note) -> str:
    return f"  {escape_line(note.detail)}"


def _format_note(note: Note) -> str:
    return escape_line(f"  {note.severity}  {note.code}: {note.detail}")


def _format_source(explanation: Explanation) -> Iterator[str]:
    kept, dropped, lost = (explanation.count(fate) for fate in _SIGNS)
    yield f"The source ({kept} words kept; - {dropped} left out; ! {lost} in no note):"
    yield from map(_format_passage, explanation.passages)


def _format_passage(passage: Passage) -> str:
    """A run of the source, its gravest fate as a sign before it: "! The doors open at [18:30]."."""
    fates = {piece.fate for piece in passage.pieces}
    worst = max(fates, key=list(_SIGNS).index)
    is_whole = len(fates) == 1
    said = "".join(_format_piece(piece, marked=not is_whole) for piece in passage.pieces)
    why = next((f"  ← {escape_line(piece.why)}" for piece in passage.pieces if piece.why), "")
    return f"{_color(_SIGNS[worst], worst)} {said}{why}"


def _format_piece(piece: Piece, marked: bool) -> str:
    words = piece.words if piece.fate == "kept" or not marked else f"[{piece.words.rstrip()}] "
    return _color(escape_text(words), piece.fate)


def _color(words: str, fate: Fate) -> str:
    return click.style(words, fg=_COLOURS[fate], bold=fate == "lost") if _COLOURS[fate] else words
