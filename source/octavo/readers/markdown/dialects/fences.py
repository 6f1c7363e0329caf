"""Languages of listings as dialects write them: ```` ```{.python #id} ```` (Pandoc), ```` ```{r, echo=FALSE} ````
(R Markdown, Quarto), ```` ```rust,editable ```` (mdBook), ```` ```js title="a.js" {1,3} ```` (Docusaurus), and raw
blocks, ```` ```{=html} ```` (Pandoc).

The name of a file that a listing says it is stands before it.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.common.utils import unescapeAll
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from octavo.readers.markdown.dialects.environment import notes_of

_LANGUAGE = re.compile(r"\{?[ ]*[.]?([A-Za-z][\w+#.-]*)")  # "{.python", "{r", "rust,editable"
_TITLE = re.compile(r"\b(?:title|filename|file|caption)=(?:\"([^\"]*)\"|'([^']*)')")  # 'title="a.js"'
_RAW = re.compile(r"\{=(\w+)\}")  # "{=html}"


def add_fences(parser: MarkdownIt) -> None:
    """Reads what stands behind the fence of a listing."""
    parser.core.ruler.after("block", "fences", _read_fences)


def _read_fences(state: StateCore) -> None:
    state.tokens[:] = [kept for token in state.tokens for kept in _read_fence(state, token)]


def _read_fence(state: StateCore, token: Token) -> list[Token]:
    """The tokens that a fence becomes: itself, with the bare name of its language, and a title before it."""
    if token.type != "fence":
        return [token]
    info = unescapeAll(token.info).strip()
    if raw := _RAW.fullmatch(info):
        return _read_raw(state, token, raw[1].lower())
    language, title = _LANGUAGE.match(info), _TITLE.search(info)
    token.info = language[1].rstrip(".") if language else ""
    if title is None:
        return [token]
    label = Token("label", "", 0)
    label.content = title[1] or title[2] or ""
    return [label, token] if label.content else [token]


def _read_raw(state: StateCore, token: Token, form: str) -> list[Token]:
    """HTML as HTML; what is written for another format goes with a note."""
    if form in ("html", "html5", "html4"):
        token.type = "html_block"
        return [token]
    token.info = form
    return [] if notes_of(state.env).leave_out(f"a passage for {form} alone", token.content) else [token]
