"""Paragraphs and runs of a Word file: what each is, with a placeholder that is found again after the conversion."""

from __future__ import annotations

import re
from collections import Counter

from msgspec import Struct

from octavo.markup_names import HEADINGS
from octavo.readers.docx.fields import drop_contents_line
from octavo.readers.docx.numbering import DocxItem, Numbering
from octavo.readers.docx.placeholders import ParagraphProperties, Placeholders, RunStyle
from octavo.readers.docx.styles import RunLanguages, Styles, outline_heading
from octavo.readers.docx.wordml import (
    child,
    is_on,
    local_name,
    new_element,
    remove,
    stands_in,
    tag,
    value,
    words,
)
from octavo.readers.elements import Context
from octavo.readers.elements.tree import Element

_ALIGNED = {"center": "center", "right": "right", "end": "right"}
_ASTERISM = re.compile(r"\s*(\*\s*\*\s*\*|⁂|\*\s*\*\s*\*\s*\*)\s*")  # "* * *", "***", "⁂"
_EASTERN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")  # kana, Han, Hangul
_NO_LANGUAGE = ("", "x-none", "zxx", "und")


class DocxRun(Struct):
    """A run with words: its properties, its style, and what it is found to be."""

    element: Element
    style: str
    text: str
    language: str
    direction: str
    is_monospaced: bool


class DocxParagraph(Struct):
    """A paragraph and its runs."""

    element: Element
    style: str
    runs: list[DocxRun]


class Paragraphs:
    """The paragraphs of all parts of one file, in their order."""

    def __init__(self, styles: Styles, numbering: Numbering, placeholders: Placeholders, context: Context) -> None:
        self._styles = styles
        self._numbering = numbering
        self._placeholders = placeholders
        self._context = context
        self._found: list[DocxParagraph] = []
        self._is_typescript = False
        self.language = ""
        """The language of most words; known once the paragraphs are marked."""

    def gather(self, root: Element) -> None:
        """Takes in the paragraphs of a part."""
        for element in list(root.iter(tag("w:p"))):
            style = value(element, "w:pPr/w:pStyle")
            if self._styles.kind(style) == "contents":
                drop_contents_line(element, self._context)
            elif _is_empty(element):
                remove(element)
            if element.getparent() is not None:
                runs = [run for found in list(element.iter(tag("w:r"))) if (run := self._read_run(found, style))]
                self._found.append(DocxParagraph(element, style, runs))

    def mark(self) -> None:
        """Puts a placeholder into every paragraph, and a style of ours on the runs that are not like the rest."""
        runs = [run for paragraph in self._found for run in paragraph.runs]
        letters: Counter[str] = Counter()
        for run in runs:
            letters[run.language] += len(run.text)
        self.language = next((name for name, _ in letters.most_common() if name), "")
        monospaced = sum(len(run.text) for run in runs if run.is_monospaced)
        self._is_typescript = monospaced * 2 > letters.total()  # then its face says nothing of code
        for paragraph in self._found:
            self._mark_paragraph(paragraph)

    # -- runs ---------------------------------------------------------------------------------------

    def _read_run(self, element: Element, paragraph_style: str) -> DocxRun | None:
        """A run, its style resolved into its properties; None where it has no words to mark."""
        properties = child(element, "w:rPr")
        if properties is None:
            properties = new_element("w:rPr")
            element.insert(0, properties)
        style = value(properties, "w:rStyle")
        self._resolve_style(properties, style, element)
        text = words(element)
        if is_on(properties, "w:vanish") and self._drop_hidden(element, text):
            return None
        if not text.strip():
            return None
        languages = self._styles.languages(properties, (style, paragraph_style))
        right_to_left = bool(is_on(properties, "w:rtl"))
        return DocxRun(
            element=element,
            style=style,
            text=text,
            language=_choose_language(languages, text, right_to_left),
            direction="rtl" if right_to_left else "",
            is_monospaced=self._styles.is_monospaced(properties, style),
        )

    def _drop_hidden(self, run: Element, text: str) -> bool:
        """Takes out a hidden run, unless the user wants its words kept; says whether it has gone."""
        if text.strip() and not self._context.notes.leave_out("hidden words", text):
            return False
        remove(run)
        return True

    def _resolve_style(self, properties: Element, style: str, run: Element) -> None:
        """Puts what a run's style says into its own properties, where these do not say it."""
        for name, is_it in self._styles.toggles(style).items():
            if child(properties, name) is None and is_it:
                properties.append(new_element(name))
        if is_on(properties, "w:dstrike") and child(properties, "w:strike") is None:
            properties.append(new_element("w:strike"))
        vertical_align = self._styles.vertical_align(style)
        if vertical_align and child(properties, "w:vertAlign") is None:
            properties.append(new_element("w:vertAlign", val=vertical_align))
        if next(run.iter(tag("w:footnoteReference"), tag("w:endnoteReference")), None) is not None:
            for found in properties.findall(tag("w:vertAlign")):
                properties.remove(found)
        for found in properties.findall(tag("w:rStyle")):
            properties.remove(found)

    def _style_run(self, run: DocxRun, paragraph: ParagraphProperties) -> None:
        """Gives a run a style of ours where it is code, or of another language or direction than its paragraph."""
        if paragraph.kind in HEADINGS:
            for found in run.element.findall(f"{tag('w:rPr')}/{tag('w:b')}"):
                remove(found)
        is_code = run.is_monospaced and not self._is_typescript
        element = self._styles.run_element(run.style) or ("code" if is_code else "span")
        same_language = _primary_subtag(run.language) == _primary_subtag(paragraph.language or self.language)
        style = RunStyle(
            element="span" if paragraph.kind == "code" else element,
            language="" if same_language else run.language,
            direction="" if run.direction == paragraph.direction else run.direction,
        )
        properties = child(run.element, "w:rPr")
        if style != RunStyle() and properties is not None:
            properties.append(new_element("w:rStyle", val=self._placeholders.style_id(style)))

    # -- paragraphs ---------------------------------------------------------------------------------

    def _mark_paragraph(self, paragraph: DocxParagraph) -> None:
        element = paragraph.element
        stated = child(element, "w:pPr")
        properties = self._properties(paragraph, stated)
        for run in paragraph.runs:
            self._style_run(run, properties)
        for name in ("w:pStyle", "w:numPr"):
            if (found := child(stated, name)) is not None:
                remove(found)
        start = 0 if stated is None else 1
        item = properties.item
        if properties.kind in HEADINGS and item is not None and item.label and paragraph.runs:
            element.insert(start, _new_label(item))
        element.insert(start, self._placeholders.mark_paragraph(properties))

    def _properties(self, paragraph: DocxParagraph, stated: Element | None) -> ParagraphProperties:
        """What a paragraph is, by its style, its outline level, its list and its runs."""
        kind = self._styles.kind(paragraph.style) or outline_heading(stated) or self._kind_by_looks(paragraph, stated)
        is_end_deleted = child(stated, "w:rPr/w:del") is not None
        item = None if is_end_deleted else self._numbering.next_item(stated, paragraph.style)
        own = is_on(stated, "w:bidi")
        right_to_left = self._styles.is_right_to_left(paragraph.style) if own is None else own
        languages = {run.language for run in paragraph.runs}
        language = languages.pop() if len(languages) == 1 else ""
        return ParagraphProperties(
            kind=kind,
            item=item,
            language=language if _primary_subtag(language) != _primary_subtag(self.language) else "",
            direction="rtl" if right_to_left else "",
            align=_ALIGNED.get(value(stated, "w:jc") or self._styles.alignment(paragraph.style), ""),
            keeps_with_next=bool(is_on(stated, "w:keepNext")),
        )

    def _kind_by_looks(self, paragraph: DocxParagraph, stated: Element | None) -> str:
        """What a paragraph without a style that says so looks like: code, or the sign between scenes."""
        text = words(paragraph.element)
        if _ASTERISM.fullmatch(text):
            return "rule"
        if not text.strip():
            bordered = any(child(stated, f"w:pBdr/w:{side}") is not None for side in ("top", "bottom", "between"))
            return "rule" if bordered else ""
        is_monospaced = paragraph.runs and all(run.is_monospaced for run in paragraph.runs)
        return "code" if is_monospaced and not self._is_typescript else ""


def _is_empty(element: Element) -> bool:
    """Whether a paragraph only makes space: it holds nothing, draws no line and joins nothing."""
    bare = all(local_name(inner) == "pPr" for inner in element) and stands_in(element, "body")
    return bare and child(element, "w:pPr/w:pBdr") is None and child(element, "w:pPr/w:rPr/w:del") is None


def _new_label(item: DocxItem) -> Element:
    """A run with the number of a heading, which its words do not hold."""
    run, text = new_element("w:r"), new_element("w:t")
    text.text = f"{item.label} "
    run.append(text)
    return run


def _choose_language(stated: RunLanguages, text: str, right_to_left: bool) -> str:
    """The language of a run: which of the three counts is told by its script."""
    by_script = stated.eastern if _EASTERN.search(text) else stated.western
    language = stated.right_to_left if right_to_left else by_script
    return "" if language.lower() in _NO_LANGUAGE else language


def _primary_subtag(language: str) -> str:
    """A language without its country: en-GB for en-US is the keyboard's word, not the writer's."""
    return language.partition("-")[0].lower()
