"""Title blocks of Pandoc, the first lines of a file: `% Title`, `% Authors; of it`, `% Date`."""

from __future__ import annotations

import re

from msgspec.structs import replace

from octavo.model import Person
from octavo.notes import Notes
from octavo.readers.dates import find_date, is_iso_date
from octavo.readers.frontmatter import FrontMatter

_BLOCK = re.compile(r"\ufeff?%[ \t]*(?P<title>.*(?:\n[ \t]+.*)*)(?:\n%[ \t]*(?P<authors>.*(?:\n[ \t]+.*)*))?"
                    r"(?:\n%[ \t]*(?P<date>.*))?(?:\n|\Z)")  # fmt: skip
_BETWEEN_AUTHORS = re.compile(r"\s*(?:;|\n)\s*")


def split_title_block(front: FrontMatter, text: str, notes: Notes) -> tuple[FrontMatter, str]:
    """The front matter with what a title block says, and the text after it; as they are if there is none."""
    match = _BLOCK.match(text)
    if match is None or text.lstrip("\ufeff").startswith("%%"):
        return front, text
    stated = " ".join((match["date"] or "").split())
    published = stated if is_iso_date(stated) else find_date(stated, front.language)
    if stated and not published:
        line = text.count("\n", 0, match.start("date")) + 1
        notes.at_line(line).add("front-matter-broken", f"“{stated[:60]}” is no date; it was left out")
    authors = [name for name in _BETWEEN_AUTHORS.split(match["authors"] or "") if name]
    return (
        replace(
            front,
            title=front.title or " ".join(match["title"].split()),
            authors=front.authors or tuple(Person(name, role="aut") for name in authors),
            published=front.published or published,
        ),
        text[match.end() :],
    )
