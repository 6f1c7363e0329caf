"""Prints what came of `add` and `update`."""

from __future__ import annotations

from octavo.acquisition.report import PageReport, Report
from octavo.acquisition.watches import print_event
from octavo.errors import ExitCode
from octavo.printing import count_noun, print_error, print_line

_SIGNS = {"added": "+", "changed": "~", "corrected": "≠", "known": "·", "unchanged": "·", "gone": "-"}
"""What became of a page, as it is printed before its name."""


_FEW_WORDS = 60
"""Words of a page below which it is likely to be a list that was not seen as one."""


def print_report(report: Report, *, quiet: bool, as_json: bool) -> None:
    """Prints a report: as lines for people, or as one line of JSON. Failures are errors in any case."""
    if as_json:
        print_event("done", **report.summary())
    elif not quiet:
        _print_pages(report)
    for failure in report.failures:
        print_error(f"octavo: {failure.error}")


def exit_code(report: Report) -> ExitCode:
    """`DONE` only if all that was asked for is in the project."""
    if report.failures:
        return ExitCode.LOST
    return ExitCode.INCOMPLETE if report.lost_pictures else ExitCode.DONE


def _print_pages(report: Report) -> None:
    folder = f"{report.folder}/, which is new" if report.is_new else f"{report.folder}/"
    print_line(f"{report.title}: {count_noun(len(report.pages), 'article')}, in {folder}")
    if report.order:
        print_line(f"  in order: {report.order}")
    for words in report.left_out:
        print_line(f"  - left out: {words}")
    unchanged = sum(page.state == "unchanged" for page in report.pages)
    if unchanged:
        print_line(f"  · {count_noun(unchanged, 'page')} as before")
    for page in report.pages:
        if page.state != "unchanged":
            _print_page(page)


def _print_page(page: PageReport) -> None:
    print_line(f"  {_SIGNS[page.state]} {page.file}  {_describe(page)}")
    if page.words < _FEW_WORDS and page.state == "added":
        print_line("      ! few words: if this page lists articles, name their links with --follow")
    for address, reason in page.missing.items():
        print_line(f"      ! a picture is missing: {address}: {reason}")
    for change in page.changes:
        print_line(f"      {change}")


def _describe(page: PageReport) -> str:
    by = f" — {', '.join(page.authors)}" if page.authors else ""
    day = f", {page.date[:10]}" if page.date else ""
    pictures = f", {count_noun(page.pictures, 'picture')}" if page.pictures else ""
    origin = ", from its feed" if page.made_from == "feed" else ""
    return f"{page.title}{by}{day}: {count_noun(page.words, 'word')}{pictures}{origin}"
