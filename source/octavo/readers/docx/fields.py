"""Fields of a Word file (ECMA-376 part 1, section 17.16): their results stay, tables of contents and indexes go."""

from __future__ import annotations

from octavo.readers.docx.wordml import local_name, remove, stands_in, tag, value, words
from octavo.readers.elements import Context
from octavo.readers.elements.tree import Element

_CONTENTS = ("TOC", "INDEX", "TOA", "RD", "TC")
"""Names of fields that make a table of contents, an index or a table of authorities, or an entry of one."""


def resolve_fields(root: Element, context: Context) -> None:
    """Drops the lines of contents that fields have made, and the marks of fields that mammoth does not need."""
    for paragraph in _find_contents(root):
        drop_contents_line(paragraph, context)


def drop_contents_line(paragraph: Element, context: Context) -> None:
    """Takes out a line of a table of contents: the book makes its own."""
    if words(paragraph).strip():
        context.count("text-dropped", "a line of the table of contents or index")
    if stands_in(paragraph, "tc", "footnote", "endnote"):  # which must hold a paragraph
        for found in [part for part in paragraph if local_name(part) != "pPr"]:
            paragraph.remove(found)
    else:
        remove(paragraph)


class _Field:
    """A field that is open: its parts and its instruction."""

    def __init__(self, start: Element) -> None:
        self.parts = [start]
        self.instruction = ""

    @property
    def makes_contents(self) -> bool:
        """Whether it makes a table of contents or an index."""
        return self.instruction.split()[:1] in [[name] for name in _CONTENTS]


def _find_contents(root: Element) -> list[Element]:
    """The paragraphs that fields for contents have made; the fields themselves go, and what is no whole field."""
    opened: list[_Field] = []
    made: dict[Element, None] = {}
    for found in list(root.iter(tag("w:fldChar"), tag("w:instrText"), tag("w:t"))):
        if local_name(found) == "t":
            if (found.text or "").strip() and any(field.makes_contents for field in opened):
                made.update(dict.fromkeys(list(found.iterancestors(tag("w:p")))[-1:]))
        elif local_name(found) == "instrText":
            _add_instruction(found, opened)
        else:
            _step(found, opened)
    for field in opened:
        _drop_field(field)
    return list(made)


def _step(found: Element, opened: list[_Field]) -> None:
    """Opens a field, goes on in it, or ends it."""
    kind = value(found, "", "w:fldCharType")
    if kind == "begin":
        opened.append(_Field(found))
    elif not opened:
        remove(found)
    else:
        opened[-1].parts.append(found)
        if kind == "end" and (field := opened.pop()).makes_contents:
            _drop_field(field)


def _add_instruction(found: Element, opened: list[_Field]) -> None:
    if opened:
        opened[-1].instruction += found.text or ""
        opened[-1].parts.append(found)


def _drop_field(field: _Field) -> None:
    for part in field.parts:
        remove(part)
