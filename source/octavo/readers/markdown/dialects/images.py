"""Pictures of Markdown: words in brackets, and Obsidian's width after a bar, `![A sheet|300](sheet.png)`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

WRITTEN = "data-written"
"""An attribute of pictures that are written in Markdown: what HTML says of one in its place is no caption."""

_SIZE = re.compile(r"\|(\d{1,5})(?:x(\d{1,5}))?$")  # "|300", "|300x200"


def add_images(parser: MarkdownIt) -> None:
    """Writes pictures."""
    parser.add_render_rule("image", _render_image)


def _render_image(
    self: RendererHTML, tokens: Sequence[Token], at: int, options: OptionsDict, environment: EnvType
) -> str:
    """A picture. Without words in its brackets it says nothing; alt="" would say that it is an ornament."""
    token = tokens[at]
    token.attrs[WRITTEN] = ""
    last = token.children[-1] if token.children else None
    if last is not None and (match := _SIZE.search(last.content)):
        token.attrs |= {name: size for name, size in zip(("width", "height"), match.groups(), strict=True) if size}
        last.content = last.content[: match.start()]
        token.children = [child for child in token.children or () if child.content or child.type != "text"]
    if token.children:
        return self.image(tokens, at, options, environment)
    token.attrs.pop("alt", None)
    return self.renderToken(tokens, at, options, environment)
