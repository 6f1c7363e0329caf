"""Reads every page of a corpus folder as a build would, and writes what came out for its scorer.

predict.py CORPUS_DIR [OUT.json] [--jobs N] [--only NAME,NAME] [--text OUT.json]

CORPUS_DIR holds pages/<corpus>/<id>.html.gz. OUT.json is {"<corpus>/<id>": {"title", "html", …}}. --text writes what
predict_text.py does, of the plain-text dumps.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import time
from html import escape
from importlib import import_module
from multiprocessing import Pool
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from octavo.builders.xhtml import Xhtml
from octavo.builders.xhtml.markup import img
from octavo.errors import OctavoError
from octavo.model import Article, Image, Math, Paragraph, Table
from octavo.notes import Notes
from octavo.readers.html import read
from octavo.resources import Asset, Resource
from octavo.walk import title


class Plain:
    """A medium for the scorer: notes at the end, pictures under their own address, formulas as TeX."""

    footnotes_at_reference = False
    figures_in_row = 3

    def image(self, node: Image) -> str:
        return img(node, node.asset)

    def math(self, node: Math) -> str:
        if node.tex:
            return f'<math data-latex="{escape(node.tex)}">{escape(node.tex)}</math>'
        return node.mathml

    def link(self, href: str) -> str:
        return href

    def stacks_table(self, table: Table) -> bool:  # noqa: ARG002
        return False


def named(reference: str) -> Asset:
    """A picture that is called what the page calls it: the corpus has no pictures."""
    return Asset(reference, "image/png", b"", 640, 480)


def written(article: Article) -> str:
    """The body of an article and its notes, without what stands around them."""
    subtitle = (Paragraph(article.alternative_headline),) if article.alternative_headline else ()
    bare = Article(headline=(), body=(*subtitle, *article.body), id="a", in_language=article.in_language)
    markup = _BACKLINK.sub(r"\1↩\2", Xhtml(bare, Plain(), "en").section())
    head, mark, notes = markup.partition('<section class="footnotes"')
    return head + mark + notes.replace("<aside ", "<li ").replace("</aside>", "</li>")


_BACKLINK = re.compile(r'(<a class="backlink"[^>]*>)\d+(</a>)')


def predict(file: Path) -> tuple[str, dict[str, Any]]:
    """One page's id and what the reader makes of it; a page that cannot be read says why."""
    name = f"{file.parent.name}/{file.name.removesuffix('.html.gz')}"
    content = gzip.decompress(file.read_bytes())
    start = time.process_time()
    notes = Notes()
    try:
        article = read(Resource(content, "text/html", PurePosixPath(name).name), named, notes)
    except OctavoError as error:
        return name, {"error": str(error), "seconds": time.process_time() - start}
    seconds = time.process_time() - start
    return name, {
        "title": title(article),
        "authors": [person.name for person in article.authors],
        "date": article.date_published,
        "lang": article.in_language,
        "site": article.publisher or urlsplit(article.origin.url).netloc,
        "html": written(article),
        "seconds": seconds,
        "notes": [f"{note.code}: {note.detail}" for note in notes],
    }


def main() -> None:
    """Writes the predictions."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("out", type=Path, nargs="?")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--only", default="", help="names of corpora, with commas")
    parser.add_argument("--text", type=Path, help="where to write the predictions of the dumps")
    options = parser.parse_args()
    if options.text:
        name = f"{__package__}.predict_text" if __package__ else "predict_text"  # a module, or a file that is run
        _write(import_module(name).predictions(options.corpus), options.text)
    if options.out:
        _write(_pages(options), options.out)


def _pages(options: argparse.Namespace) -> dict[str, Any]:
    only = set(filter(None, options.only.split(",")))
    files = sorted(file for file in options.corpus.glob("pages/*/*.html.gz") if not only or file.parent.name in only)
    with Pool(options.jobs) as pool:
        return dict(pool.imap_unordered(predict, files, chunksize=8))


def _write(found: dict[str, Any], file: Path) -> None:
    file.write_text(json.dumps(dict(sorted(found.items())), ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
