"""Articles of made-up blocks on small pages: twenty lines deep, so that it can be said in lines what has room."""

from __future__ import annotations

from io import BytesIO
from typing import NamedTuple

from PIL import Image

from octavo.builders.pdf import render
from octavo.builders.pdf.fragment import Fragment, Job
from octavo.builders.pdf.options import PdfOptions
from octavo.builders.pdf.page import Page, make_page
from octavo.builders.pdf.piece import Piece
from octavo.profiles import Paper, profile
from octavo.resources import Assets, make_asset
from octavo.theme import Theme
from tests.builders.pdf.pieces import link
from tests.builders.pdf.reading import Pdf

LINE = 15.4 / 0.75
"""CSS pixels: how high a line is, which is that of the paper."""

CSS = f"""@page {{ size: 340px {20 * LINE + 100}px; margin: 20px 20px 80px; @bottom-center {{ content: none }} }}
    body {{ page: upright; margin: 0; font: 11pt/15.4pt Spectral; orphans: 2; widows: 2 }}
    h2 {{ break-after: avoid; margin: 0; font: inherit; font-weight: bold }}
    p {{ margin: 0 }} ul {{ margin: {LINE / 2}px 0 }} img {{ width: 100px }}
    figure {{ margin: {LINE}px 0; break-inside: avoid; line-height: 0 }} pre {{ margin: 10px 0; font-size: 13px }}
    .line {{ display: block; line-height: 18px }} pre.short {{ break-inside: avoid }}"""


class Pages(NamedTuple):
    """Pages of one article, and what was done on them."""

    pdf: Pdf
    fragment: Fragment
    content: bytes

    @property
    def moves(self) -> list[tuple[str, int, float]]:
        """Kind, page and amount of each remedy against white pages."""
        remedies = self.fragment.quality.remedies
        return [(one.kind, one.page, one.amount) for one in remedies if not one.kind.endswith("-line")]

    def first(self, page: int) -> str:
        """The first word of a page."""
        return self.words(page).split()[0]

    def words(self, page: int) -> str:
        """The words of a page, whose number counts from 0."""
        return self.pdf.words(page + 1)


def set_pages(*blocks: str, css: str = "", paper: str = "enote-10") -> Pages:
    """The pages of an article of some markup."""
    assets = Assets()
    for name in ("tall", "wide"):
        written = BytesIO()
        Image.new("L", (100, 100)).save(written, "PNG")
        assets.keep(make_asset(written.getvalue(), "image/png", (100, 100)), name)
    tree = f'<html lang="en"><body><section class="article" id="a">{"".join(blocks)}</section></body></html>'
    job = Job(tree=tree.encode(), css=CSS + css, assets=assets, page=_page(paper))
    fragment = render(job)
    content = link([Piece(job, fragment)])
    return Pages(Pdf(content), fragment, content)


def _page(paper: str) -> Page:
    return make_page(PdfOptions(paper=profile(Paper, paper)), Theme().settings)


def text(name: str, lines: int, end: str = ".") -> str:
    """A paragraph of so many lines, each of which has its name and number."""
    return f"<p>{'<br/>'.join(f'{name}{number}' for number in range(1, lines + 1))}{end}</p>"


def figure(lines: float, caption: str = "") -> str:
    """A figure whose picture is so many lines high."""
    said = f'<figcaption style="line-height: {LINE}px">{caption}</figcaption>' if caption else ""
    return f'<figure><img src="asset:tall" alt="Figure" style="height: {lines * LINE}px"/>{said}</figure>'


def code(lines: int, blank: int = 0) -> str:
    """A listing of so many lines, one of which is blank."""
    shown = [
        f'<span class="line">{"" if number == blank else f"code{number}"}\n</span>' for number in range(1, lines + 1)
    ]
    return f'<pre class="{"short" if lines <= 12 else ""}"><code style="display: block">{"".join(shown)}</code></pre>'
