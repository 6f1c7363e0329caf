"""Embeds become their links."""

from __future__ import annotations

import pytest

from octavo import model as m
from octavo.notes import Notes
from tests.readers.elements.reading import read


@pytest.mark.parametrize(
    ("markup", "kind"),
    [
        ('<iframe src="https://example.org/v" title="T"></iframe>', "frame"),
        ('<iframe src="about:blank" data-src="//example.org/v" title="T"></iframe>', "frame"),
        ('<video src="https://example.org/v" title="T"></video>', "video"),
        ('<audio title="T"><source src="https://example.org/v"></audio>', "audio"),
        ('<object data="https://example.org/v" title="T"></object>', "document"),
    ],
)
def test_embeds_become_their_links(markup: str, kind: m.PlaceholderKind) -> None:
    notes = Notes()
    assert read(markup, notes=notes) == (m.Paragraph((m.Placeholder(kind, "T", "https://example.org/v"),)),)
    assert [str(note.detail) for note in notes] == [f"{kind}: T"]


def test_an_embed_without_an_address_has_no_link() -> None:
    assert read("<video></video>") == (m.Paragraph((m.Placeholder("video"),)),)
