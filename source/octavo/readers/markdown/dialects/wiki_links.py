"""Links of wikis, `[[Note]]`, `[[Note#Heading|words]]`, and what they embed, `![[picture.png|300]]` (Obsidian, Foam,
Logseq, Dendron).

A link leads to the Markdown file of that name; where the book does not have it, the links pass leaves its words and a
note. An embedded picture is one; another embedded file becomes a link to it, with a note.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from msgspec import Struct

from octavo.readers.markdown.dialects.environment import notes_of
from octavo.readers.markdown.dialects.headings import slug
from octavo.resources import media_type

_WIKI_LINK = re.compile(
    r"(!?)(?<!\[)\[\[(?!\s)([^\[\]\n]{1,500}?)(?<!\s)\]\](?![(\[\]])"
)  # "[[Note|words]]", not "[[1]](a.html)"
_NUMBERS = re.compile(r"[\d\s,.;–-]+")  # "[[1, 2]]" are numbers of sources
_SIZE = re.compile(r"(\d{1,5})(?:x(\d{1,5}))?")  # "300", "300x200"
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,8}$")  # ".pdf"
_ALIGNMENTS = {"left", "right", "center", "centre"}


def add_wiki_links(parser: MarkdownIt) -> None:
    """Reads links of wikis and what they embed."""
    parser.inline.ruler.before("link", "wiki_link", _parse_wiki_link)


def _parse_wiki_link(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] not in "![":
        return False
    match = _WIKI_LINK.match(state.src, state.pos, state.posMax)
    if match is None or _NUMBERS.fullmatch(match[2]) or _is_reference(state, match[2]):
        return False
    target, *words = (part.strip() for part in match[2].replace("\\|", "|").split("|"))
    if not silent:
        page, _, place = target.partition("#")
        if match[1] and media_type(page).startswith("image/"):
            _push_picture(state, page, words)
        else:
            _push_link(state, _Target(page, place), words[-1] if words else "", embedded=bool(match[1]))
    state.pos = match.end()
    return True


def _is_reference(state: StateInline, label: str) -> bool:
    """Whether the inner brackets are a link whose address stands elsewhere in the text (CommonMark, section 6.3)."""
    return normalizeReference(label) in state.env.get("references", {})


class _Target(Struct, frozen=True):
    """Where a link of a wiki leads: a page, and a place on it."""

    page: str
    place: str

    @property
    def href(self) -> str:
        """The address. Headings have the ids that GitHub gives them; a block is named by its writer: `#^block`."""
        page = self.page if not self.page or _ENDING.search(self.page) else f"{self.page}.md"
        place = self.place.rpartition("#")[2]
        name = place[1:] if place.startswith("^") else slug(place)
        return quote(page) + (f"#{quote(name)}" if name else "")

    @property
    def words(self) -> str:
        """What a link says that has no words of its own."""
        places = [place for place in self.place.split("#") if place and not place.startswith("^")]
        return " > ".join([self.page, *places] if self.page else places) or self.place


def _push_link(state: StateInline, target: _Target, words: str, *, embedded: bool) -> None:
    said = words or target.words
    if embedded:
        notes_of(state.env).add("embed-linked", f"{said}, another file")
    state.push("link_open", "a", 1).attrs["href"] = target.href
    state.push("text", "", 0).content = said
    state.push("link_close", "a", -1)


def _push_picture(state: StateInline, source: str, options: list[str]) -> None:
    token = state.push("image", "img", 0)
    token.attrs = {"src": quote(source), "alt": ""}
    words = []
    for option in options:
        if size := _SIZE.fullmatch(option):
            token.attrs |= {
                name: number for name, number in zip(("width", "height"), size.groups(), strict=True) if number
            }
        elif option.lower() not in _ALIGNMENTS:
            words.append(option)
    token.content = " ".join(words)
    token.children = [_text(token.content)] if words else []


def _text(words: str) -> Token:
    token = Token("text", "", 0)
    token.content = words
    return token
