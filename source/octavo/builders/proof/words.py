"""What faults, remedies and counts are called, and how they are said; a proof is in English, as all notes are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from octavo.builders.pdf.quality import Fault, FaultKind, Remedy, RemedyKind

KINDS: dict[FaultKind, str] = {
    "hole": "Hole",
    "runt": "Runt",
    "short-head": "Short head",
    "loose-line": "Loose line",
    "stack": "Stack of hyphens",
    "uneven-feet": "Uneven feet",
}

_REMEDIES: dict[RemedyKind, str] = {
    "shrink": "picture at {:.0%}",
    "pass": "let {:.0f} blocks pass",
    "divide": "divided after {:.0f} lines",
    "add-line": "a line more",
    "take-line": "a line less",
}

_WEIGHTS: dict[FaultKind, float] = {
    "hole": 8.0,  # times the share of the depth: one of 30 % is as bad as a heading at a foot
    "runt": 0.3,  # times the lines that are missing to five
    "short-head": 2.4,
    "loose-line": 1.0,  # times what is more than half a space
    "stack": 0.5,  # times the lines
    "uneven-feet": 0.4,  # times the lines
}


def describe_amount(fault: Fault) -> str:
    """How bad a fault is: "43 % of the depth", "2 lines"."""
    match fault.kind:
        case "hole":
            return f"{fault.amount:.0%} of the depth"
        case "loose-line":
            return f"{fault.amount:.2f}×"
        case "short-head":
            return f"{fault.amount:.0f} lines follow"
        case _:
            return f"{fault.amount:.3g} line{'s' * (fault.amount != 1)}"


def describe_remedy(remedy: Remedy) -> str:
    """What was tried, and whether it was enough."""
    return _REMEDIES[remedy.kind].format(remedy.amount) + ("" if remedy.mended else " (not enough)")


def rank_fault(fault: Fault) -> float:
    """How bad a fault is beside others of other kinds."""
    weight = _WEIGHTS[fault.kind]
    match fault.kind:
        case "short-head":
            return weight
        case "runt":
            return weight * (5 - fault.amount)
        case "loose-line":
            return weight * (fault.amount - 1.5)
        case _:
            return weight * fault.amount


def describe_counts(counts: Mapping[str, float]) -> Iterator[tuple[str, str]]:
    """The counts of a book as lines of a table: what is counted, and how much of it there is."""
    pages, full = counts["body-pages"] or 1, counts["full-lines"] or 1
    loose, very_loose = counts["loose-lines"], counts["very-loose-lines"]
    yield "Pages with text", f"{counts['body-pages']:,}"
    yield "Lines of text", f"{counts['lines']:,}"
    yield "Lines on the grid", f"{counts['grid']:.0%}"
    yield "Space between words", f"{counts['space-mean']:.3f} em ± {counts['space-deviation']:.3f}"
    yield "Lines with spaces over 1.5 of a normal one", f"{loose:,} ({loose / full:.1%})"
    yield "Lines with spaces over 2 of a normal one", f"{very_loose:,} ({very_loose / full:.1%})"
    yield "Lines that end in a hyphen", f"{counts['hyphened-lines']:,} ({counts['hyphens']:.1%})"
    yield "Stacks of hyphens, two lines and more", f"{counts['stacks']:,}"
    yield "Holes over 15% of the depth", f"{counts['holes']:,} ({counts['holes'] / pages:.0%} of the pages)"
    yield "Holes over 30% of the depth", f"{counts['large-holes']:,}; the largest is {counts['worst-hole']:.0%}"
    yield "Runts: last pages of less than five lines", f"{counts['runts']:,}"
    yield "Headings and announcing words at a foot", f"{counts['short-heads']:,}"
    yield "Facing pages with uneven feet", f"{counts['uneven-feet']:,}"
    for kind, name in _REMEDY_COUNTS.items():
        if counts[f"remedy-{kind}"]:
            yield name, f"{counts[f'remedy-{kind}']:,}"


_REMEDY_COUNTS: dict[RemedyKind, str] = {
    "shrink": "Remedies: pictures made smaller",
    "pass": "Remedies: things shown that let text pass",
    "divide": "Remedies: listings divided",
    "add-line": "Remedies: pages with a line more",
    "take-line": "Remedies: pages with a line less",
}
