"""Mammoth's HTML made whole: what it could not say is put in, and paragraphs become what their styles make them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from octavo.readers.docx.captions import attach_captions
from octavo.readers.docx.convert import Converted
from octavo.readers.docx.lists import build_lists
from octavo.readers.docx.placeholders import BOOKMARK_PREFIX, ParagraphProperties
from octavo.readers.elements.tree import NOTE, Element, drop, swap, words

_SHOWN = ("img", "math", "object", "input", NOTE, "a")
"""Elements that show something, or are a target, where there are no words."""

_GROUPS = {
    "quote": ("blockquote", {}),
    "epigraph": ("blockquote", {"role": "doc-epigraph"}),
    "abstract": ("section", {"role": "doc-abstract"}),
    "verse": ("div", {"class": "verse"}),
}
"""Kinds of paragraphs that stand together in an element of their own, and that element."""


class Assembler:
    """Makes the tree of one file whole. `paragraphs` is what is known of the paragraphs in `body`."""

    def __init__(self, converted: Converted) -> None:
        self.body = converted.body
        self.paragraphs: dict[Element, ParagraphProperties] = {}
        self._placeholders = converted.placeholders

    def assemble(self) -> None:
        """Replaces placeholders, moves footnotes to their references, and makes blocks of the paragraphs.

        The title and what stands under it are still paragraphs afterwards.
        """
        self._replace_bookmarks()
        self._style_runs()
        self._move_footnotes()
        self._drop_unused_targets()
        for holder in [self.body, *self.body.iter("td", "th", NOTE)]:
            self._make_blocks(holder)
        for cell in self.body.iter("td", "th"):
            _align_cell(cell)

    # -- placeholders -------------------------------------------------------------------------------

    def _replace_bookmarks(self) -> None:
        """Puts elements in the place of their bookmarks, and takes down whose paragraph each of the others is in."""
        for anchor in [found for found in self.body.iter("a") if (found.get("id") or "").startswith(BOOKMARK_PREFIX)]:
            name = anchor.get("id") or ""
            if name in self._placeholders.elements:
                swap(anchor, self._placeholders.elements[name])
                continue
            paragraph = next(anchor.iterancestors("p"), None)
            if paragraph is not None:
                self.paragraphs[paragraph] = self._placeholders.paragraphs[name]
            drop(anchor)

    def _style_runs(self) -> None:
        """Makes of the spans that carry a style of ours what it says."""
        styles = {name.lower(): style for style, name in self._placeholders.style_ids.items()}
        for span in [found for found in self.body.iter("span") if found.get("class") in styles]:
            style = styles[span.attrib.pop("class")]
            span.tag = style.element
            if style.language:
                span.set("lang", style.language)
            if style.direction:
                span.set("dir", style.direction)

    # -- footnotes and targets ----------------------------------------------------------------------

    def _move_footnotes(self) -> None:
        """Moves each footnote and endnote to its reference."""
        items = {item.get("id"): item for item in self.body.iterfind("ol/li") if _is_footnote_id(item.get("id"))}
        moved: dict[str, Element] = {}
        for link in [link for link in self.body.iter("a") if (link.get("href") or "")[1:] in items]:
            name = (link.get("href") or "")[1:]
            footnote = link.makeelement(NOTE)
            around = link.getparent()
            swap(around if around is not None and around.tag == "sup" else link, footnote)
            if name in moved:
                moved[name].set("id", name)
                footnote.set("href", f"#{name}")
            else:
                _fill_footnote(footnote, items[name])
                moved[name] = footnote
        for holder in {item.getparent(): None for item in items.values()}:
            if holder is not None:
                drop(holder)

    def _drop_unused_targets(self) -> None:
        """Bookmarks that nothing refers to go: Word leaves them by the dozen."""
        wanted = {(link.get("href") or "")[1:] for link in self.body.iter("a")}
        for anchor in [found for found in self.body.iter("a") if found.get("id") and not found.get("href")]:
            if anchor.get("id") not in wanted and not words(anchor) and not len(anchor):
                drop(anchor)

    # -- paragraphs ---------------------------------------------------------------------------------

    def _make_blocks(self, holder: Element) -> None:
        """Makes headings, lists, listings, quotations and figures of the paragraphs in `holder`."""
        for paragraph in [found for found in holder if found.tag == "p"]:
            self._make_block(paragraph)
        build_lists(holder, self.paragraphs)
        for kind, run in groupby(list(holder), self._kind):
            if kind == "code":
                _join_listing(list(run))
            elif kind in _GROUPS:
                _enclose(list(run), *_GROUPS[kind])
        attach_captions(holder, self.paragraphs)

    def _kind(self, element: Element) -> str:
        properties = self.paragraphs.get(element)
        return properties.kind if properties and element.tag == "p" else ""

    def _make_block(self, paragraph: Element) -> None:
        """Makes of a paragraph a heading, a rule, or a paragraph that says its language; an empty one goes."""
        properties = self.paragraphs.get(paragraph, ParagraphProperties())
        rules = list(paragraph.iter("hr"))
        if properties.kind == "rule" or (rules and not words(paragraph)):
            _make_rule(paragraph)
            return
        for rule in rules:
            drop(rule)
        if properties.kind != "code" and not words(paragraph) and next(paragraph.iter(*_SHOWN), None) is None:
            drop(paragraph)
            return
        if properties.kind.startswith("h") and properties.kind[1:].isdecimal():
            paragraph.tag = properties.kind
        stated = (("lang", properties.language), ("dir", properties.direction), ("align", properties.align))
        for name, text in stated:
            if text:
                paragraph.set(name, text)


def _make_rule(paragraph: Element) -> None:
    """Makes a paragraph a rule; of two in a row one goes."""
    before = paragraph.getprevious()
    if before is not None and before.tag == "hr":
        drop(paragraph)
        return
    paragraph.tag, paragraph.text = "hr", None
    del paragraph[:]


def _is_footnote_id(name: str | None) -> bool:
    """Whether mammoth has given this id to an item that holds a note: "footnote-1", "endnote-1"."""
    return (name or "").startswith(("footnote-", "endnote-"))


def _fill_footnote(footnote: Element, item: Element) -> None:
    """Puts the blocks of an item into a footnote, without the link back."""
    for link in [link for link in item.iter("a") if "-ref-" in (link.get("href") or "")]:
        drop(link)
    for block in list(item):
        footnote.append(block)


def _join_listing(paragraphs: list[Element]) -> None:
    """Makes one listing of paragraphs of code, a line each."""
    listing = paragraphs[0].makeelement("pre")
    listing.text = "\n".join("".join(_code(paragraph)) for paragraph in paragraphs)
    paragraphs[0].addprevious(listing)
    for footnote in [found for paragraph in paragraphs for found in paragraph.iter(NOTE)]:
        footnote.tail = None
        listing.append(footnote)
    for paragraph in paragraphs:
        drop(paragraph)


def _code(paragraph: Element) -> Iterator[str]:
    """The words of a paragraph of code, without those of its footnotes."""
    for found in paragraph.iter():
        if next(found.iterancestors(NOTE), None) is not None:
            continue
        if found.tag == "br":
            yield "\n"
        elif found.tag != NOTE:
            yield found.text or ""
        if found is not paragraph:
            yield found.tail or ""


def _enclose(blocks: list[Element], name: str, attributes: dict[str, str]) -> None:
    """Puts blocks into a new element in their place."""
    around = blocks[0].makeelement(name, attributes)
    blocks[0].addprevious(around)
    for block in blocks:
        around.append(block)


def _align_cell(cell: Element) -> None:
    """Aligns a cell as its blocks are, if they all are alike."""
    stated = {block.get("align") or "" for block in cell}
    if len(stated) == 1 and (align := stated.pop()):
        cell.set("align", align)
