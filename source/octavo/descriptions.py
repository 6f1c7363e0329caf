"""Words for those who cannot see a picture, given beside the article: in its front matter, or in the book's own file.

A picture is named as the article names it ("images/mill.png"), or by its file name alone ("mill.png"). Words that
are given so stand in place of those in the text; "" says that the picture is an ornament.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from posixpath import basename
from urllib.parse import unquote, urlsplit

from msgspec import Struct, structs

from octavo.model import Article, Image
from octavo.notes import Notes
from octavo.resources import Assets
from octavo.walk import images, rewrite


def described(articles: Sequence[Article], alt: Mapping[str, str], assets: Assets, notes: Notes) -> list[Article]:
    """The articles with the words of `alt` (name of a picture → its description) in their pictures.

    A name that no picture has is noted, and so is, by its name, each picture that still has no words.
    """
    names = {picture.asset: assets.references(picture.asset) for article in articles for picture in images(article)}
    words, unmet = matched(alt, names)
    for name in unmet:
        notes.add("alt-unmet", name)
    told = [worded(article, words) for article in articles]
    for article in told:
        for name in dict.fromkeys(undescribed(article, assets)):
            notes.at(article.origin.path).add("alt-missing", name)
    return told


def undescribed(article: Article, assets: Assets) -> list[str]:
    """The pictures of an article that nobody described, by the names that the article has for them."""
    bare = [picture for picture in images((article.headline, article.body)) if picture.alt is None]
    return [next(filter(None, assets.references(picture.asset)), picture.title or picture.asset) for picture in bare]


def matched(alt: Mapping[str, str], names: Mapping[str, Iterable[str]]) -> tuple[dict[str, str], list[str]]:
    """The words for each asset of `names` (asset → its references), and the keys of `alt` that name none of them."""
    words: dict[str, str] = {}
    unmet = []
    for key, said in alt.items():
        meant = [asset for asset, references in names.items() if any(_is_called(name, key) for name in references)]
        words.update(dict.fromkeys(meant, " ".join(said.split())))
        if not meant:
            unmet.append(key)
    return words, unmet


def worded(article: Article, words: Mapping[str, str]) -> Article:
    """`article` with these words (asset → description) in its pictures."""

    def tell(node: Struct) -> Struct:
        if isinstance(node, Image) and node.asset in words:
            return structs.replace(node, alt=words[node.asset])
        return node

    return rewrite(article, tell) if words else article


def _is_called(reference: str, name: str) -> bool:
    """Whether a user who writes `name` means what the article calls `reference`."""
    path = _path(reference)
    return bool(name.strip()) and (reference == name or path == _path(name) or basename(path) == name)


def _path(reference: str) -> str:
    try:
        return unquote(urlsplit(reference).path).removeprefix("./")
    except ValueError:  # brackets that hold no address
        return reference
