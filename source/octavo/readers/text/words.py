"""Running plain text to inlines: addresses become links, _words_ and *words* emphasis, [1] the note it names."""

from __future__ import annotations

import re
from collections.abc import Mapping

from octavo.model import Footnote, Inline, Link, Paragraph, Span, Text

_ADDRESS = r"https?://[^\s<>\"“”]+[^\s<>\"“”.,;:!?)\]'’]"
_TOKEN = re.compile(
    rf"(?P<address>{_ADDRESS})|(?<![\w*])\*(?P<star>[^\s*][^*]{{0,200}}?(?<=\S))\*(?![\w*])"
    r"|(?<!\w)_(?P<under>[^\s_][^_]{0,200}?(?<=\S))_(?!\w)|\s?\[\^?(?P<note>\w{1,3}|\*)\]"
)


class Words:
    """Reads the running text of one article. `notes` are its footnotes by label; each is placed once."""

    def __init__(self, notes: Mapping[str, str]) -> None:
        self._notes = dict(notes)

    def inlines(self, text: str) -> tuple[Inline, ...]:
        """`text` as inlines."""
        if not _TOKEN.search(text):
            return (Text(text),) if text else ()
        found: list[Inline] = []
        at = 0
        for match in _TOKEN.finditer(text):
            node = self._node(match)
            if node is not None:
                found += [Text(text[at : match.start()]), node]
                at = match.end()
        found.append(Text(text[at:]))
        return tuple(node for node in found if not isinstance(node, Text) or node.text)

    def _node(self, match: re.Match[str]) -> Inline | None:
        if address := match["address"]:
            return Link((Text(address),), address)
        if words := match["star"] or match["under"]:
            return Span((Text(words),), style="emphasis")
        body = self._notes.pop(match["note"], None)
        return None if body is None else Footnote((Paragraph((Text(body),)),))
