"""The text as its readers should see it: changes accepted, comments gone, each thing said in one way only.

Every step works on the root of one part (document, footnotes, endnotes) and leaves WordprocessingML. Hidden words and
fields are not its work: `paragraphs` and `fields` take those out.
"""

from __future__ import annotations

from octavo.notes import first_words
from octavo.readers.docx.wordml import (
    local_name,
    remove,
    stands_in,
    tag,
    unwrap,
    value,
)
from octavo.readers.elements import Context
from octavo.readers.elements.tree import Element

_DELETED = ("w:del", "w:moveFrom")
_UNWRAPPED = ("w:dir", "w:bdo", "w:fldSimple", "w:smartTag", "w:customXml", "w:ins", "w:moveTo")
"""Elements that are around runs and say nothing that an article keeps."""

_FOREIGN = {"altChunk": "a document of another format inside", "subDoc": "a document of its own"}


def accept_revisions(root: Element, context: Context) -> None:
    """Leaves one version of the text: the newest, without comments, documents inside it, and breaks between pages."""
    _choose_alternates(root)
    _drop_deletions(root, context)
    _drop_comments(root, context)
    for name in _UNWRAPPED:
        for found in list(root.iter(tag(name))):
            if not stands_in(found, "rPr", "trPr"):
                unwrap(found)
    _replace_breaks(root, context)
    for name, description in _FOREIGN.items():
        for found in list(root.iter(tag(f"w:{name}"))):
            context.count("text-dropped", description)
            remove(found)


def _choose_alternates(root: Element) -> None:
    """Of two ways to say the same, the newer; the older where the newer shows nothing (ECMA-376 part 3)."""
    for found in list(root.iter(tag("mc:AlternateContent"))):
        ways = [part for kind in ("Choice", "Fallback") for part in found if local_name(part) == kind]
        shown = next(filter(_shows, ways), None)
        chosen = next((part for part in ways if len(part)), None) if shown is None else shown
        for part in list(found):
            if part is not chosen:
                found.remove(part)
        for part in list(found):
            unwrap(part)
        unwrap(found)


_SHOWN = (
    "w:t", "m:t", "w:sym", "a:t", "a:blip", "v:imagedata", "w:txbxContent", "w:footnoteReference",
    "w:endnoteReference",
)  # fmt: skip
_CHARTS = ("chart", "relIds", "chartex")


def _shows(part: Element) -> bool:
    """Whether one way to say something holds words, pictures or a chart: a shape of a new kind may hold none."""
    if next(part.iter(*map(tag, _SHOWN)), None) is not None:
        return True
    return any(local_name(found) in _CHARTS for found in part.iter())


def _drop_deletions(root: Element, context: Context) -> None:
    """What was deleted goes. A deleted end of a paragraph is mammoth's to join."""
    for name in _DELETED:
        for found in list(root.iter(tag(name))):
            if stands_in(found, "rPr", "trPr"):
                continue
            if text := "".join(part.text or "" for part in found.iter(tag("w:delText"), tag("w:t"))).strip():
                context.notes.add("text-dropped", f"a tracked deletion: “{first_words(text)}”")
            remove(found)


def _drop_comments(root: Element, context: Context) -> None:
    for found in list(root.iter(tag("w:commentReference"))):
        context.count("text-dropped", "a comment")
        remove(found)


def _replace_breaks(root: Element, context: Context) -> None:
    """Breaks of lines and tabs become the usual elements for them; breaks and numbers of pages go."""
    for found in list(root.iter(tag("w:br"), tag("w:cr"), tag("w:ptab"), tag("w:pgNum"))):
        name = local_name(found)
        if name == "cr":
            found.tag = tag("w:br")
        elif name == "ptab":
            found.tag = tag("w:tab")
        elif name == "pgNum" or value(found, "", "w:type") in ("page", "column"):
            context.count("text-dropped", "the number of a page" if name == "pgNum" else "a break between pages")
            remove(found)
