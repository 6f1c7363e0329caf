"""Running plain text to inlines: addresses become links, _words_ and *words* emphasis, [1] the footnote it names."""

from __future__ import annotations

import re
from collections.abc import Mapping

from octavo.model import Footnote, Inline, Link, Paragraph, Span, Text

_ADDRESS = r"https?://[^\s<>\"“”]+[^\s<>\"“”.,;:!?)\]'’]"  # "https://example.org/a", without the full stop after it
_TOKEN = re.compile(
    rf"(?P<address>{_ADDRESS})"
    r"|(?<![\w*])\*(?P<star>[^\s*][^*]{0,200}?(?<=\S))\*(?![\w*])"  # "*words*", but not "3 * 4 * 5"
    r"|(?<!\w)_(?P<underscore>[^\s_][^_]{0,200}?(?<=\S))_(?!\w)"  # "_words_", but not "snake_case_name"
    r"|\s?\[\^?(?P<label>\w{1,3}|\*)\]"  # " [1]", "[^a]", "[*]"
)


class InlineParser:
    """Parses the running text of one article. `footnotes` are its footnotes by label; each is placed once."""

    def __init__(self, footnotes: Mapping[str, str]) -> None:
        self._footnotes = dict(footnotes)

    def list_unplaced(self) -> list[tuple[str, str]]:
        """The footnotes, label and text, that nothing that was parsed refers to."""
        return list(self._footnotes.items())

    def parse(self, text: str) -> tuple[Inline, ...]:
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
        """The node for what was matched; None where it is only text."""
        if address := match["address"]:
            return Link((Text(address),), address)
        if words := match["star"] or match["underscore"]:
            return Span((Text(words),), style="emphasis")
        body = self._footnotes.pop(match["label"], None)
        return None if body is None else Footnote((Paragraph((Text(body),)),))
