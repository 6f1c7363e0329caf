"""Classes and ids as names: what they call boilerplate, and what a byline. The words are in `class_names.toml`.

A token of a class or an id is a name as a whole only, or where a second part of it is known: "share-buttons", but
neither "share-prices" nor "cookie-recipe". What `names` has means boilerplate and nothing else; what `weak` has is an
ordinary word too ("banner", "report"), under which sentences can stand.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

_TABLES = tomllib.loads(Path(__file__).with_name("class_names.toml").read_text(encoding="utf-8"))


def _any_of(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(words)})"


def _whole(words: Iterable[str]) -> re.Pattern[str]:
    """A token that is one of `words`, with known parts around it; what follows "__" or "--" is its maker's business."""
    before, after = _any_of(_TABLES["before"]), _any_of(_TABLES["after"])
    return re.compile(rf"(?:{before}[-_]+)*(?P<name>{_any_of(words)})(?:[-_]+(?:{after}|\d+))*(?:__\w.*|--\w.*)?")


def _compound(table: dict[str, list[str]]) -> str:
    return rf"{_any_of(table['first'])}[-_]{{1,2}}{_any_of(table['second'])}"


_NAMES = _whole([*_TABLES["names"], *_TABLES["weak"]])
_WEAK = re.compile(_any_of(_TABLES["weak"]))
_COMPOUNDS = re.compile(rf"(?:^|[-_])(?P<name>{_any_of(map(_compound, _TABLES['compounds']))})(?=$|[-_])")
_META = _whole(_TABLES["meta"])

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
"""Where words meet in "shareButtons"."""

_BODY = re.compile(r"(?:^|[-_])(?:article|story|post|entry|blog|main)[-_]*(?:body|content|text|copy|well)$")
"""Tokens of what holds an article, whatever else it is called: "post-content with-sidebar"."""

_POST = re.compile(r"hentry|h-entry|post-\d+|type-\w+|status-publish")
"""Tokens of a post's own element, whose other tokens are its tags: `class="post-12 hentry tag category"`."""

_LONGEST = 80
"""Characters of a token that is a name; longer ones are made by machines."""


@lru_cache(maxsize=8192)
def boilerplate_name(names: str) -> str:
    """What a class or an id calls boilerplate, without the parts around it ("share-buttons"), "" if nothing."""
    called = [_read_token(token) for token in names.split()]
    return "" if _ARTICLE in called else next(filter(None, called), "")


_ARTICLE = "the article's own"
"""What a token says that is the article's own, whatever stands beside it."""


@lru_cache(maxsize=8192)
def _read_token(written: str) -> str:
    """What one token calls boilerplate, "" if nothing."""
    token = next(iter(_tokens(written)), "")
    if _BODY.search(token) or _POST.fullmatch(token):
        return _ARTICLE
    match = _COMPOUNDS.search(token) or _NAMES.fullmatch(token)
    return match["name"] if match else ""


def is_weak(name: str) -> bool:
    """Whether what `boilerplate_name` found is an ordinary word too."""
    return _WEAK.fullmatch(name) is not None


@lru_cache(maxsize=8192)
def is_meta_name(names: str) -> bool:
    """Whether a class or an id calls an element a byline, a date or a label."""
    return any(_META.fullmatch(token) for token in _tokens(names))


def _tokens(names: str) -> list[str]:
    """The tokens of a class or an id, small, with hyphens where camel case parts words."""
    return [_CAMEL.sub("-", token).lower().strip("-_") for token in names.split() if len(token) <= _LONGEST]
