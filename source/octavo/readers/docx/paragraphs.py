"""Paragraphs and runs of a Word file: what each is, marked so that it is found again after the conversion."""

from __future__ import annotations

import re
from collections import Counter

from msgspec import Struct

from octavo.readers.docx.numbering import Item, Numbering
from octavo.readers.docx.placeholders import Line, Look, Marks
from octavo.readers.docx.revisions import drop_contents
from octavo.readers.docx.styles import Spoken, Styles, outlined
from octavo.readers.docx.wordml import Element, child, local, made, on, remove, tag, value, words
from octavo.readers.elements import Context

_ALIGNED = {"center": "center", "right": "right", "end": "right"}
_STARS = re.compile(r"\s*(\*\s*\*\s*\*|⁂|\*\s*\*\s*\*\s*\*)\s*")
_EASTERN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_NONE = ("", "x-none", "zxx", "und")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


class Run(Struct):
    """A run with words: its properties, its style, and what it is found to be."""

    element: Element
    style: str
    text: str
    language: str
    direction: str
    monospaced: bool


class Paragraph(Struct):
    """A paragraph and its runs."""

    element: Element
    style: str
    runs: list[Run]


class Paragraphs:
    """The paragraphs of all parts of one file, in their order."""

    def __init__(self, styles: Styles, numbering: Numbering, marks: Marks, context: Context) -> None:
        self._styles = styles
        self._numbering = numbering
        self._marks = marks
        self._context = context
        self._found: list[Paragraph] = []
        self.language = ""
        self._monospaced = False

    def gather(self, root: Element) -> None:
        """Takes in the paragraphs of a part."""
        for element in list(root.iter(tag("w:p"))):
            style = value(element, "w:pPr/w:pStyle")
            if self._styles.kind(style) == "contents":
                drop_contents(element, self._context)
            elif _is_empty(element):
                remove(element)
            if element.getparent() is not None:
                runs = [run for found in list(element.iter(tag("w:r"))) if (run := self._run(found, style))]
                self._found.append(Paragraph(element, style, runs))

    def mark(self) -> None:
        """Marks every paragraph, and the runs that are not like the rest."""
        runs = [run for paragraph in self._found for run in paragraph.runs]
        spoken: Counter[str] = Counter()
        for run in runs:
            spoken[run.language] += len(run.text)
        self.language = next((name for name, _ in spoken.most_common() if name), "")
        alike = sum(len(run.text) for run in runs if run.monospaced)
        self._monospaced = alike * 2 > sum(len(run.text) for run in runs)  # a typescript, not code
        for paragraph in self._found:
            self._mark(paragraph)

    # -- runs ---------------------------------------------------------------------------------------

    def _run(self, element: Element, paragraph: str) -> Run | None:
        """A run as it looks, its styles resolved into properties; None where it has no words to mark."""
        properties = child(element, "w:rPr")
        if properties is None:
            properties = made("w:rPr")
            element.insert(0, properties)
        style = value(properties, "w:rStyle")
        self._resolve(properties, style, element)
        if on(properties, "w:vanish"):
            text = words(element)
            if not text.strip() or self._context.notes.leave_out("hidden words", text):
                remove(element)
                return None
        text = words(element)
        if not text.strip():
            return None
        spoken = self._styles.spoken(properties, (style, paragraph))
        turned = bool(on(properties, "w:rtl"))
        language = _language(spoken, text, turned)
        return Run(element, style, text, language, "rtl" if turned else "", self._styles.monospaced(properties, style))

    def _resolve(self, properties: Element, style: str, run: Element) -> None:
        """Puts what a run's style says into its own properties, where these do not say it."""
        for name, is_on in self._styles.switches(style).items():
            if child(properties, name) is None and is_on:
                properties.append(made(name))
        raised = self._styles.raised(style)
        if raised and child(properties, "w:vertAlign") is None:
            properties.append(made("w:vertAlign", val=raised))
        if next(run.iter(tag("w:footnoteReference"), tag("w:endnoteReference")), None) is not None:
            for found in properties.findall(tag("w:vertAlign")):
                properties.remove(found)
        for found in properties.findall(tag("w:rStyle")):
            properties.remove(found)

    def _look(self, run: Run, line: Line) -> None:
        element = self._styles.span(run.style) or ("code" if run.monospaced and not self._monospaced else "span")
        if line.kind in _HEADINGS:
            for found in run.element.findall(f"{tag('w:rPr')}/{tag('w:b')}"):
                remove(found)
        around = line.language or self.language
        language = run.language if _main(run.language) != _main(around) else ""
        direction = run.direction if run.direction != line.direction else ""
        look = Look("span" if line.kind == "code" else element, language, direction)
        if look != Look():
            child(run.element, "w:rPr").append(made("w:rStyle", val=self._marks.look(look)))  # type: ignore[union-attr]

    # -- paragraphs ---------------------------------------------------------------------------------

    def _mark(self, paragraph: Paragraph) -> None:
        element = paragraph.element
        properties = child(element, "w:pPr")
        line = self._line(paragraph, properties)
        for run in paragraph.runs:
            self._look(run, line)
        for name in ("w:pStyle", "w:numPr"):
            if (found := child(properties, name)) is not None:
                remove(found)
        start = 0 if properties is None else 1
        if line.kind in _HEADINGS and line.item is not None and line.item.label and paragraph.runs:
            element.insert(start, _labelled(line.item))
        element.insert(start, self._marks.line(line))

    def _line(self, paragraph: Paragraph, properties: Element | None) -> Line:
        kind = self._styles.kind(paragraph.style) or outlined(properties) or self._kind(paragraph, properties)
        deleted = child(properties, "w:rPr/w:del") is not None
        item = None if deleted else self._numbering.item(properties, paragraph.style)
        turned = on(properties, "w:bidi")
        turned = self._styles.right_to_left(paragraph.style) if turned is None else turned
        spoken = {run.language for run in paragraph.runs}
        language = spoken.pop() if len(spoken) == 1 else ""
        return Line(
            kind=kind,
            item=item,
            language=language if _main(language) != _main(self.language) else "",
            direction="rtl" if turned else "",
            align=_ALIGNED.get(value(properties, "w:jc"), ""),
            keeps=bool(on(properties, "w:keepNext")),
        )

    def _kind(self, paragraph: Paragraph, properties: Element | None) -> str:
        """What a paragraph without a style that says so looks like: code, or the sign between scenes."""
        said = words(paragraph.element)
        if _STARS.fullmatch(said):
            return "rule"
        if not said.strip():
            bordered = any(child(properties, f"w:pBdr/w:{side}") is not None for side in ("top", "bottom", "between"))
            return "rule" if bordered else ""
        alike = paragraph.runs and all(run.monospaced for run in paragraph.runs)
        return "code" if alike and not self._monospaced else ""


def _is_empty(element: Element) -> bool:
    """Whether a paragraph only makes space: it holds nothing, draws no line and joins nothing."""
    bare = all(local(inner) == "pPr" for inner in element) and local(element.getparent()) == "body"
    return bare and child(element, "w:pPr/w:pBdr") is None and child(element, "w:pPr/w:rPr/w:del") is None


def _labelled(item: Item) -> Element:
    """A run with the number of a heading, which its words do not hold."""
    run, text = made("w:r"), made("w:t")
    text.text = f"{item.label} "
    run.append(text)
    return run


def _language(spoken: Spoken, text: str, turned: bool) -> str:
    stated = spoken.complex if turned else spoken.eastern if _EASTERN.search(text) else spoken.western
    return "" if stated.lower() in _NONE else stated


def _main(language: str) -> str:
    """A language without its country: en-GB for en-US is the keyboard's word, not the writer's."""
    return language.partition("-")[0].lower()
