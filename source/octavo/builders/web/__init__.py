"""A book as static pages for the web: the XHTML and the CSS of the other books, served as HTML.

index.html  search.js  search-index.js  style.css  cover.jpg  rights.html  names.html  colophon.html
articles/<article or part id>.html   pictures/<digest>.<ending>   fonts/<face>.woff2   <the books of the same build>

All of it works without a server and without JavaScript, but for the search. In one page (`packing`) are the same
sections one after the other, with their pictures, styles and faces inside.
"""

from __future__ import annotations

from octavo.builders import BuildContext, Built
from octavo.builders.web.options import WebOptions
from octavo.builders.web.packing import write_folder, write_page, write_zip
from octavo.builders.web.site import make_site
from octavo.errors import BuildError


def build(context: BuildContext, options: WebOptions) -> Built:
    """Writes the web edition of a book whose ids are unique and are XML names, and whose pictures are in the assets.

    Raises `BuildError` for a book without articles.
    """
    if not context.book.articles:
        raise BuildError("a book needs an article")
    site = make_site(context, options)
    {"folder": write_folder, "zip": write_zip, "page": write_page}[options.packing](site, context.file)
    return Built()
