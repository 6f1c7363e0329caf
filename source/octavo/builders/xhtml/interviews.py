"""Who asks and who answers: paragraphs that are all in strong, or open with a name in strong, standing among others.

What one such paragraph means nobody can tell: a warning, a line of an address, the heading of its paragraph. Two or
more, each with an answer below, are questions; names that are said again and again are those of speakers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import TypeAlias

from octavo.markup_names import Class
from octavo.model import Block, Footnote, Inline, NoteReference, Paragraph, Span, Text
from octavo.walk import line

Turns: TypeAlias = dict[int, Class]
"""The classes of paragraphs, by their place among their siblings."""

_LONGEST = 600
"""Characters of a question."""

_NAME = 40
"""Characters of a speaker's name: "The keeper of the harbour"."""

_PAIRS = ({"q", "a"}, {"question", "answer"}, {"f", "a"}, {"frage", "antwort"}, {"p", "r"})
"""Names that are those of a question and its answer wherever they stand, once each: "Q:", German "F:", French "R:"."""


def find_turns(blocks: Sequence[Block]) -> Turns:
    """The questions and answers among siblings: "**Who taught you?**", "**Q:** Is the bar growing?"."""
    names = {at: name for at, block in enumerate(blocks) if (name := _find_name(block)) is not None}
    return _questions_in_strong(blocks, names) | _named_turns(names) if len(names) > 1 else {}


def _questions_in_strong(blocks: Sequence[Block], names: dict[int, str]) -> Turns:
    """Paragraphs that are all in strong, and those below them."""
    asked = [at for at, name in names.items() if not name and _is_answer(blocks, names, at + 1)]
    if len(asked) < 2:
        return {}
    return dict.fromkeys(asked, Class.QUESTION) | {at + 1: Class.ANSWER for at in asked}


def _is_answer(blocks: Sequence[Block], names: dict[int, str], at: int) -> bool:
    """Whether a plain paragraph is there."""
    return at < len(blocks) and at not in names and isinstance(blocks[at], Paragraph)


def _named_turns(names: dict[int, str]) -> Turns:
    """Paragraphs that open with a name; whoever speaks first is the one who asks."""
    named = {at: name for at, name in names.items() if name}
    if not _is_dialogue([*named.values()]):
        return {}
    asker = next(iter(named.values()))
    return {at: Class.QUESTION if name == asker else Class.ANSWER for at, name in named.items()}


def _is_dialogue(names: Sequence[str]) -> bool:
    """Whether names take turns: two of them come back, and no name follows itself more often than another.

    "Speed: …", "Size: …", "Price: …" are the properties of something.
    """
    counts = Counter(names)
    if set(counts) in _PAIRS:
        return True
    returning = sum(count > 1 for count in counts.values())
    changes = sum(first != second for first, second in pairwise(names))
    return returning > 1 and changes * 2 >= len(names) - 1


def _find_name(block: Block) -> str | None:
    """The name that a paragraph opens with, small letters; "" for one that is all in strong, None for any other."""
    if not isinstance(block, Paragraph) or block.role or block.align:
        return None
    match [one for one in block.content if not _is_blank(one)]:
        case [Span(style="strong") as only] if 0 < len(line((only,))) < _LONGEST:
            return ""
        case [Span(style="strong") as first, Text() as second, *_]:
            return _speaker(line((first,)), second.text)
    return None


def _speaker(words: str, after: str) -> str | None:
    """The name in strong before a colon, which may be in strong too; None where there is none."""
    colon = words.endswith((":", "：")) or after.startswith((":", "："))
    name = words.rstrip(":： ").casefold()
    return name if colon and 0 < len(name) < _NAME else None


def _is_blank(node: Inline) -> bool:
    """Whether a node says nothing of its paragraph: a space, or the number of a note."""
    return isinstance(node, Footnote | NoteReference) or (isinstance(node, Text) and not node.text.strip())
