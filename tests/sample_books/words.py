"""The smallest pieces of a sample: words as inlines and as blocks, and the closed lists of the model."""

from __future__ import annotations

from typing import get_args

from octavo.model import (
    Align,
    Block,
    CalloutKind,
    Inline,
    Numbering,
    Paragraph,
    PlaceholderKind,
    Role,
    Scope,
    Style,
    Text,
)

STYLES: tuple[Style, ...] = get_args(Style)
ROLES: tuple[Role, ...] = get_args(Role)
NUMBERINGS: tuple[Numbering, ...] = get_args(Numbering)
ALIGNS: tuple[Align, ...] = get_args(Align)
KINDS: tuple[CalloutKind, ...] = get_args(CalloutKind)
SCOPES: tuple[Scope, ...] = get_args(Scope)
PLACEHOLDERS: tuple[PlaceholderKind, ...] = get_args(PlaceholderKind)


def words(text: str) -> tuple[Inline, ...]:
    """Running text, as the content of a paragraph or a heading."""
    return (Text(text),)


def said(text: str) -> tuple[Block, ...]:
    """One paragraph, as the body of an item, a cell or a note."""
    return (Paragraph(words(text)),)
