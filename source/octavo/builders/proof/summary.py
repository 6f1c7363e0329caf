"""The first page of a proof: what was counted, what the marks mean, and where the worst faults are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from xml.etree.ElementTree import Element, SubElement, tostring

from octavo import fonts
from octavo.builders.pdf.fragment import Job
from octavo.builders.pdf.page import Page
from octavo.builders.pdf.quality import Fault, Quality, count_quality
from octavo.builders.proof.drawing import COLOURS
from octavo.builders.proof.words import KINDS, describe_amount, describe_counts, describe_remedy, rank_fault
from octavo.resources import Assets

_FACE = "Fira Sans"

_CSS = """
@page { size: 210mm 297mm; margin: 18mm 20mm }
html { font: 9.5pt/1.4 %s; font-variant-numeric: lining-nums tabular-nums }
body, h1, h2, p, table { margin: 0; padding: 0 }
h1 { font-size: 18pt; line-height: 1.2; font-weight: 500 }
h1 + p { margin: 1mm 0 6mm; color: #555 }
h2 { margin: 5mm 0 1.5mm; font-size: 11pt; font-weight: 600; break-after: avoid }
table { width: 100%%; border-collapse: collapse }
td { padding: 0.6mm 2mm 0.6mm 0; border-bottom: 0.3pt solid #ccc; vertical-align: top }
td:last-child { padding-right: 0 }
.counts td:last-child { text-align: right; white-space: nowrap }
td:first-child { white-space: nowrap }
i { display: inline-block; width: 3mm; height: 2.4mm; margin-right: 2mm }
"""

_MEANINGS = {
    "hole": "white between two blocks or at the foot, from 12% of the depth; filled",
    "runt": "a last page of less than five lines; framed",
    "short-head": "a heading, or words that announce something, with too little below them at the foot; framed",
    "loose-line": "spaces over 1.5 times a normal one; stronger over 2 times",
    "stack": "lines in a row that end in hyphens; a bar beside them",
    "uneven-feet": "facing pages end at different heights; filled on the shorter one",
}

_WORST = 14
"""How many of the worst faults are listed."""


def make_summary(title: str, quality: Quality, labels: Sequence[str], page: Page) -> Job:
    """What the first page of the proof is laid out of. `labels` are the numbers of the book's pages."""
    html = Element("html", lang="en")
    SubElement(SubElement(html, "head"), "title").text = f"Proof of {title}"
    body = SubElement(html, "body")
    SubElement(body, "h1").text = title
    size = f"{page.width:g} × {page.height:g} mm"
    SubElement(body, "p").text = f"Proof: {len(labels)} pages of {size}, lines {quality.leading:g} pt apart"
    _add_table(body, "What was counted", describe_counts(count_quality(quality)), "counts")
    _add_legend(body)
    _add_worst(body, quality, labels)
    css = _CSS % fonts.font_stack(_FACE)
    return Job(tree=tostring(html, "utf-8"), css=css, assets=Assets(), page=page)


def _add_table(body: Element, title: str, rows: Iterable[tuple[str, ...]], kind: str = "") -> Element:
    SubElement(body, "h2").text = title
    table = SubElement(body, "table", {"class": kind})
    for row in rows:
        line = SubElement(table, "tr")
        for words in row:
            SubElement(line, "td").text = words
    return table


def _add_legend(body: Element) -> None:
    """What the marks mean, each with its colour."""
    rows = [("", KINDS[kind], _MEANINGS[kind]) for kind in KINDS]
    table = _add_table(body, "What is marked", rows)
    for line, kind in zip(table, KINDS, strict=True):
        colour = "".join(f"{round(part * 255):02x}" for part in COLOURS[kind])
        SubElement(line[0], "i", style=f"background: #{colour}")


def _add_worst(body: Element, quality: Quality, labels: Sequence[str]) -> None:
    """Where the worst faults are, and what was tried against each."""
    worst = sorted(quality.faults, key=rank_fault, reverse=True)[:_WORST]
    if not worst:
        return
    _add_table(body, "Where the worst are, and what was tried", [_describe(one, labels) for one in worst])


def _describe(fault: Fault, labels: Sequence[str]) -> tuple[str, ...]:
    tried = ", ".join(map(describe_remedy, fault.remedies))
    return f"page {labels[fault.page]}", KINDS[fault.kind], describe_amount(fault), tried
