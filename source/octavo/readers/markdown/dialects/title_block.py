"""Title blocks of Pandoc, the first lines of a file: `% Title`, `% Authors; of it`, `% Date`."""

from __future__ import annotations

import re

from msgspec.structs import replace

from octavo.model import Person
from octavo.readers.dates import find_date
from octavo.readers.frontmatter import FrontMatter

_BLOCK = re.compile(r"\ufeff?%[ \t]*(?P<title>.*(?:\n[ \t]+.*)*)(?:\n%[ \t]*(?P<authors>.*(?:\n[ \t]+.*)*))?"
                    r"(?:\n%[ \t]*(?P<date>.*))?(?:\n|\Z)")  # fmt: skip
_ISO = re.compile(r"\d{4}(?:-\d{2}){0,2}")  # "2020", "2020-05-03"
_BETWEEN_AUTHORS = re.compile(r"\s*(?:;|\n)\s*")


def split_title_block(front: FrontMatter, text: str) -> tuple[FrontMatter, str]:
    """The front matter with what a title block says, and the text after it; as they are if there is none."""
    match = _BLOCK.match(text)
    if match is None or text.lstrip("\ufeff").startswith("%%"):
        return front, text
    authors = [name for name in _BETWEEN_AUTHORS.split(match["authors"] or "") if name]
    return (
        replace(
            front,
            title=front.title or " ".join(match["title"].split()),
            authors=front.authors or tuple(Person(name, role="aut") for name in authors),
            published=front.published or _read_date(match["date"] or "", front.language),
        ),
        text[match.end() :],
    )


def _read_date(words: str, language: str) -> str:
    return words.strip() if _ISO.fullmatch(words.strip()) else find_date(words, language)
