"""Words for those who cannot see a picture, given beside the article: in its front matter, or in the book's own file.

A picture is named as the article names it ("images/mill.png"), or by its file name alone ("mill.png"). Words that
are given so stand in place of those in the text; "" says that the picture is an ornament.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from posixpath import basename
from urllib.parse import unquote, urlsplit

from msgspec import Struct, structs

from octavo.locale.phrases import translations
from octavo.model import Article, Image
from octavo.notes import Notes
from octavo.resources import Assets
from octavo.walk import images, rewrite


def describe_pictures(
    articles: Sequence[Article], alt: Mapping[str, str], assets: Assets, notes: Notes
) -> list[Article]:
    """The articles with the words of `alt` (name of a picture → its description) in their pictures.

    A name that no picture has, or more than one, is noted.
    """
    shown = {picture.asset for article in articles for picture in images(article.content)} if alt else set()
    words, unmet = match_pictures(alt, {asset: assets.references(asset) for asset in sorted(shown)})
    for name in unmet:
        notes.add("alt-unmet", name)
    return [set_alt_texts(article, words) for article in articles]


def note_undescribed(articles: Sequence[Article], assets: Assets, notes: Notes) -> None:
    """Notes each picture that has no words, by its name, once an article."""
    for article in articles:
        for name in dict.fromkeys(name_undescribed(images(article.content), assets)):
            notes.at(article.origin.path).add("alt-missing", name)


def name_undescribed(pictures: Iterable[Image], assets: Assets) -> list[str]:
    """The pictures that nobody described, by the names that articles have for them."""
    bare = filter(is_undescribed, pictures)
    return [next(filter(None, assets.references(picture.asset)), picture.title or picture.asset) for picture in bare]


def is_undescribed(picture: Image) -> bool:
    """Whether a picture is no ornament, and nobody described it."""
    return picture.alt != "" and not is_description(picture.alt)


_FILE_NAME = re.compile(
    r"(?:\S+|[\w\s.-]+)\.(jpe?g|png|gif|webp|svg|avif|bmp|tiff?)"  # "mill-2.PNG", "Pasted image 20260501.png"
    r"|(img|dsc|image|photo|figure)?[\s_-]?\d*",  # "DSC_0042", "Figure 3", "image"; "" is none either
    re.IGNORECASE,
)
_NO_WORDS = {"picture", "photograph", "untitled", "graphic", "alt", "alt text", "placeholder", "thumbnail"}


def is_description(alt: str | None) -> bool:
    """Whether a picture's words say what it shows: a file's name, the word "image", or our own word for none do not."""
    words = (alt or "").strip()
    return not (_FILE_NAME.fullmatch(words) or words.casefold() in _NO_WORDS or words in translations("undescribed"))


def match_pictures(alt: Mapping[str, str], names: Mapping[str, Iterable[str]]) -> tuple[dict[str, str], list[str]]:
    """The words for each asset of `names` (asset → its references), and what of `alt` names none, or more than one.

    The words of one picture under another would be worse than none.
    """
    words: dict[str, str] = {}
    unmet = []
    for key, description in alt.items():
        found = _find_assets(key, names)
        if len(found) == 1:
            words[found[0]] = " ".join(description.split())
        else:
            unmet.append(f"{key} names {len(found)} pictures" if found else key)
    return words, unmet


def _find_assets(key: str, names: Mapping[str, Iterable[str]]) -> list[str]:
    """The assets that a user calls `key`: by the references of articles, else by their file names."""
    paths = {asset: {_file_path(reference) for reference in references} for asset, references in names.items()}
    whole = [asset for asset, called in paths.items() if _file_path(key) in called]
    return whole or [asset for asset, called in paths.items() if key in map(basename, called)]


def set_alt_texts(article: Article, words: Mapping[str, str]) -> Article:
    """`article` with these words (asset → description) in its pictures."""

    def tell(node: Struct) -> Struct:
        if isinstance(node, Image) and node.asset in words:
            return structs.replace(node, alt=words[node.asset])
        return node

    return rewrite(article, tell) if words else article


def _file_path(reference: str) -> str:
    """A reference as a file's path."""
    try:
        return unquote(urlsplit(reference).path).removeprefix("./")
    except ValueError:  # brackets that hold no address
        return reference
