"""What a user of the guide has before an article begins: files of their own, and a series on the web."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from PIL import Image

from tests.acquisition.making import TOPICS, contents, part, series
from tests.readers.docx.word_files import cell, core, drawing, note, p, r, reference, row, table, word
from tests.web.site import Row, content, in_turn, page


def lay_out(article: str, folder: Path) -> None:
    """Makes the folder that an article starts in."""
    folder.mkdir()
    if article in _STARTS:
        _STARTS[article](folder)


def site_rows(article: str) -> dict[str, Row]:
    """The site that the guide calls example.org, as an article finds it: a series of three parts, and its feed."""
    feed = content(_write_feed(3).encode(), "application/rss+xml")
    return {**series(4), "/the-workshop/": page(contents(3)), "/feed.xml": feed, **_ROWS.get(article, {})}


_ROWS: dict[str, dict[str, Row]] = {
    "new-editions": {
        "/the-workshop/": in_turn(page(contents(3)), page(contents(4))),
        "/part-2/": in_turn(page(part(2)), page(part(2).replace("take any order", "take every order", 1))),
    }
}
"""What becomes of the site while an article is followed."""


def _write_feed(parts: int) -> str:
    items = "".join(
        f"<item><title>The Workshop, part {number}: {TOPICS[number - 1]}</title><link>/part-{number}/</link></item>"
        for number in range(parts, 0, -1)
    )
    return f'<rss version="2.0"><channel><title>The Workshop</title><link>/</link>{items}</channel></rss>'


def _start_reports(folder: Path) -> None:
    """A report that somebody wrote with Word, with a picture that has no words."""
    picture = BytesIO()
    Image.new("RGB", (640, 320), "#7fa6b8").save(picture, "PNG")
    report = word(
        p("Water for the Valley", style="Titel"),
        p("The level of the reservoir fell until October.", reference("footnote", 2)),
        p("The year in figures", style="berschrift1"),
        p(drawing("i", alt=None)),
        p("Figure 1: The level of the reservoir", style="Beschriftung"),
        table(
            row(cell("Month"), cell("Metres"), head=True),
            row(cell("January"), cell("9")),
            row(cell("October"), cell("4")),
        ),
        footnotes=note("footnote", 2, r("Measured at the dam.")),
        properties=core(title="Water for the Valley", creator="Data Office", language="en-GB"),
        links={"i": ("image", "media/image1.png")},
        files={"word/media/image1.png": picture.getvalue()},
    )
    (folder / "report.docx").write_bytes(report)


def _start_accessibility(folder: Path) -> None:
    """A picture."""
    Image.new("RGB", (640, 320), "#7fa6b8").save(folder / "mill.png")


def _start_sending(folder: Path) -> None:
    """A Kobo that is plugged in."""
    (folder / "KOBOeReader" / ".kobo").mkdir(parents=True)


_STARTS: dict[str, Callable[[Path], None]] = {
    "word-reports": _start_reports,
    "accessibility": _start_accessibility,
    "sending": _start_sending,
}
