"""The Markdown that is read: CommonMark, GitHub's tables and tasks, and what writers of books expect besides.

Each dialect's mark is a rule in its own file in `dialects/`, and a row of `FEATURES`. All of it becomes HTML, which
`octavo.readers.elements` reads.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from octavo.readers.markdown.dialects.alerts import add_alerts
from octavo.readers.markdown.dialects.attributes import add_attributes
from octavo.readers.markdown.dialects.block_ids import add_block_ids
from octavo.readers.markdown.dialects.boxes import add_boxes
from octavo.readers.markdown.dialects.comments import add_comments
from octavo.readers.markdown.dialects.contents import add_contents
from octavo.readers.markdown.dialects.critic import add_critic
from octavo.readers.markdown.dialects.directives import add_directives
from octavo.readers.markdown.dialects.dollars import add_dollars
from octavo.readers.markdown.dialects.emoji import add_emoji
from octavo.readers.markdown.dialects.excess_cells import add_excess_cells
from octavo.readers.markdown.dialects.fences import add_fences
from octavo.readers.markdown.dialects.flanking import add_flanking
from octavo.readers.markdown.dialects.grid_tables import add_grid_tables
from octavo.readers.markdown.dialects.headings import add_headings
from octavo.readers.markdown.dialects.highlight import add_highlight
from octavo.readers.markdown.dialects.images import add_images
from octavo.readers.markdown.dialects.label_bounds import add_label_bounds
from octavo.readers.markdown.dialects.line_blocks import add_line_blocks
from octavo.readers.markdown.dialects.line_ends import add_line_ends
from octavo.readers.markdown.dialects.list_numbers import add_list_numbers
from octavo.readers.markdown.dialects.mkdocs import add_mkdocs
from octavo.readers.markdown.dialects.modules import add_modules
from octavo.readers.markdown.dialects.raw import add_raw
from octavo.readers.markdown.dialects.raw_html import add_raw_html
from octavo.readers.markdown.dialects.roles import add_roles
from octavo.readers.markdown.dialects.scripts import add_scripts
from octavo.readers.markdown.dialects.shortcodes import add_shortcodes
from octavo.readers.markdown.dialects.simple_tables import add_simple_tables
from octavo.readers.markdown.dialects.tex import add_tex
from octavo.readers.markdown.dialects.wiki_links import add_wiki_links

DEEPEST = 200
"""Levels of tokens that are read: markdown-it reads one in another by recursion, and leaves out what is deeper."""

FEATURES: tuple[Callable[[MarkdownIt], None], ...] = (
    add_flanking,
    add_dollars,
    add_tex,
    add_attributes,
    add_boxes,
    add_alerts,
    add_directives,
    add_mkdocs,
    add_shortcodes,
    add_fences,
    add_raw,
    add_roles,
    add_line_blocks,
    add_list_numbers,
    add_excess_cells,
    add_grid_tables,
    add_simple_tables,
    add_modules,
    add_emoji,
    add_comments,
    add_contents,
    add_highlight,
    add_critic,
    add_scripts,
    add_wiki_links,
    add_images,
    add_raw_html,
    add_line_ends,
    add_block_ids,
    add_headings,
    add_label_bounds,
)
"""What is read beside CommonMark, in the order in which it is added."""


@cache
def markdown_parser() -> MarkdownIt:
    """The parser of our dialect, made once."""
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.footnote import footnote_plugin
    from mdit_py_plugins.gfm_autolink import gfm_autolink_plugin

    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": DEEPEST, "tasklists": True})
    parser.options["strikethrough_single_tilde"] = True
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # noqa: ARG005 - elements takes unsafe ones off
    parser.enable(["table", "strikethrough"])
    parser.use(footnote_plugin).use(deflist_plugin).use(gfm_autolink_plugin)
    for add_feature in FEATURES:
        add_feature(parser)
    parser.add_render_rule("footnote_anchor_name", _name_footnote)
    return parser


def _name_footnote(_: object, tokens: Sequence[Token], at: int, *__: object) -> str:
    """What a footnote is called: as its author labelled it, because its number changes with each note before it."""
    label = tokens[at].meta.get("label") or ""
    return f"-{label}" if re.fullmatch(r"[\w-]+", label) else str(tokens[at].meta["id"] + 1)
