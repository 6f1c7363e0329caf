"""The text as its readers should see it: changes accepted, comments and hidden words gone, fields as they read.

Every step works on the root of one part (document, footnotes, endnotes) and leaves WordprocessingML.
"""

from __future__ import annotations

from octavo.notes import opening
from octavo.readers.docx.wordml import Element, child, local, made, remove, tag, unwrap, value, words
from octavo.readers.elements import Context

_CONTENTS = ("TOC", "INDEX", "TOA", "RD", "TC")
_DELETED = ("w:del", "w:moveFrom")
_UNWRAPPED = ("w:dir", "w:bdo", "w:fldSimple", "w:smartTag", "w:customXml")
_FOREIGN = {"altChunk": "a document of another format inside", "subDoc": "a document of its own"}


def accept(root: Element, context: Context) -> None:
    """Does all of it."""
    _choose(root)
    _changes(root, context)
    _comments(root, context)
    for name in _UNWRAPPED:
        for found in list(root.iter(tag(name))):
            unwrap(found)
    _ruby(root, context)
    _breaks(root, context)
    for name, said in _FOREIGN.items():
        for found in list(root.iter(tag(f"w:{name}"))):
            context.count("text-dropped", said)
            remove(found)
    for paragraph in _fields(root):
        drop_contents(paragraph, context)


def _choose(root: Element) -> None:
    """Of two ways to say the same, the newer; the older where it says nothing (ECMA-376 part 3)."""
    for found in list(root.iter(tag("mc:AlternateContent"))):
        choices = [part for part in found if local(part) == "Choice" and len(part)] or [
            part for part in found if local(part) == "Fallback"
        ]
        for part in list(found):
            if part is not next(iter(choices), None):
                found.remove(part)
        for part in list(found):
            unwrap(part)
        unwrap(found)


def _changes(root: Element, context: Context) -> None:
    """What was deleted goes. A deleted end of a paragraph is mammoth's to join."""
    for name in _DELETED:
        for found in list(root.iter(tag(name))):
            if local(found.getparent()) in ("rPr", "trPr"):
                continue
            if said := "".join(part.text or "" for part in found.iter(tag("w:delText"), tag("w:t"))).strip():
                context.notes.add("text-dropped", f"a tracked deletion: “{opening(said)}”")
            remove(found)


def _comments(root: Element, context: Context) -> None:
    for found in list(root.iter(tag("w:commentReference"))):
        context.count("text-dropped", "a comment")
        remove(found)


def _ruby(root: Element, context: Context) -> None:
    """Words above words follow them in parentheses: a line of ours has one row."""
    for found in list(root.iter(tag("w:ruby"))):
        run = found.getparent()
        above, base = child(found, "w:rt"), child(found, "w:rubyBase")
        said = f"{'' if base is None else words(base)} ({'' if above is None else words(above)})"
        new = made("w:t")
        new.text = said
        run.replace(found, new)
        context.count("structure-changed", "words above words stand after them")


def _breaks(root: Element, context: Context) -> None:
    for found in list(root.iter(tag("w:br"), tag("w:cr"), tag("w:ptab"), tag("w:pgNum"))):
        if local(found) == "cr":
            found.tag = tag("w:br")
        elif local(found) == "ptab":
            found.tag = tag("w:tab")
        elif local(found) == "pgNum" or value(found, "", "w:type") in ("page", "column"):
            context.count(
                "text-dropped", "the number of a page" if local(found) == "pgNum" else "a break between pages"
            )
            remove(found)


def drop_contents(paragraph: Element, context: Context) -> None:
    """Takes out a line of a table of contents: the book makes its own."""
    if words(paragraph).strip():
        context.count("text-dropped", "a line of the table of contents or index")
    if local(paragraph.getparent()) in ("tc", "footnote", "endnote"):
        for found in [part for part in paragraph if local(part) != "pPr"]:
            paragraph.remove(found)
    else:
        remove(paragraph)


class _Field:
    """A field that is open: its parts and its instruction."""

    def __init__(self, start: Element) -> None:
        self.parts = [start]
        self.instruction = ""

    @property
    def contents(self) -> bool:
        """Whether it makes a table of contents or an index."""
        return self.instruction.split()[:1] in [[name] for name in _CONTENTS]


def _fields(root: Element) -> list[Element]:
    """The paragraphs that fields for contents have made; the fields themselves go, and what is no whole field."""
    opened: list[_Field] = []
    inside: dict[Element, None] = {}
    for found in list(root.iter(tag("w:fldChar"), tag("w:instrText"), tag("w:t"))):
        kind = value(found, "", "w:fldCharType")
        if local(found) == "t":
            if (found.text or "").strip() and any(field.contents for field in opened):
                inside.update(dict.fromkeys(list(found.iterancestors(tag("w:p")))[-1:]))
        elif local(found) == "instrText":
            _instructed(found, opened)
        elif kind == "begin":
            opened.append(_Field(found))
        elif not opened:
            remove(found)
        else:
            opened[-1].parts.append(found)
            if kind == "end" and (field := opened.pop()).contents:
                _close(field)
    for field in opened:
        _close(field)
    return list(inside)


def _instructed(found: Element, opened: list[_Field]) -> None:
    if opened:
        opened[-1].instruction += found.text or ""
        opened[-1].parts.append(found)


def _close(field: _Field) -> None:
    for part in field.parts:
        remove(part)
