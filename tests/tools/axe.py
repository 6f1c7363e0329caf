"""axe: the accessibility of a page as a browser shows it, by day and by night as the page's own context says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.tools.findings import Finding
from tests.tools.places import AXE, built

if TYPE_CHECKING:
    from playwright.sync_api import Page

_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def check(page: Page) -> list[Finding]:
    """The rules of WCAG 2.2 AA, and of good practice, that a page breaks; an empty list is a good page."""
    page.evaluate(built(AXE).read_text(encoding="utf-8"))  # not a script tag: a page may allow none
    broken = page.evaluate("rules => axe.run(document, {runOnly: rules}).then(found => found.violations)", _RULES)
    return [
        Finding(rule["impact"] or "", rule["id"], " ".join(map(str, node["target"])), node["failureSummary"])
        for rule in broken
        for node in rule["nodes"]
    ]
