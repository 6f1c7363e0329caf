"""Pictures that stand in for others until a script comes: blurred thumbnails, empty drawings, single pixels.

A picture beside its stand-in comes once. One of which only the stand-in is there is missing (`convert/images.py`).
"""

from __future__ import annotations

import re
from base64 import b64decode
from binascii import Error
from itertools import islice
from urllib.parse import unquote, urlsplit

from octavo.readers.elements.tree import Element, classes, drop, is_attached, words

_CALLED = re.compile(
    r"(?:^|[-_])(?:placeholder|blur(?:red)?|lqip|low-?(?:res|quality)|preload|skeleton|tiny|thumb(?:nail)?|preview)(?:$|[-_])"
)
"""Classes of stand-ins: "blur-up", "progressive-thumbnail", "image__placeholder"."""

_CALLED_THUMBNAIL = re.compile(r"(?:^|[-_])(?:thumb(?:nail)?|preview)(?:$|[-_])")
"""Those that small pictures have which stand for themselves: in galleries."""

_ATTRIBUTES = ("data-placeholder-image", "data-lqip", "data-placeholder")
_WRAPPERS = ("div", "span", "a", "figure", "picture", "p", "center", "button", "amp-img")
_MOST = 6
"""Pictures in an element in which one may stand in for another."""


def drop_stand_ins(part: Element) -> None:
    """Drops stand-ins that have the real picture beside them, and the second of two that are the same."""
    counts: dict[Element, int] = {}
    for picture in list(part.iter("img")):
        if is_attached(picture) and (group := _find_group(picture, part, counts)) is not None:
            counts[group] = 0
            _drop_in(list(group.iter("img")))


def _find_group(picture: Element, part: Element, counts: dict[Element, int]) -> Element | None:
    """The innermost element around a picture that holds others too, and no words but a caption.

    `counts` keeps how many pictures elements hold; one with 0 is no such element.
    """
    around = picture.getparent()
    while around is not None and around is not part and around.tag in _WRAPPERS:
        if around not in counts:
            counts[around] = _count_pictures(around)
        if counts[around] != 1:
            return around if 1 < counts[around] <= _MOST else None
        around = around.getparent()
    return None


def _count_pictures(around: Element) -> int:
    """How many pictures an element holds, as far as that matters; 0 if words stand beside them."""
    captions = sum(len(words(caption)) for caption in around.iter("figcaption"))
    return 0 if len(words(around)) > captions else len(list(islice(around.iter("img"), _MOST + 1)))


def _drop_in(pictures: list[Element]) -> None:
    """Drops the stand-ins among pictures in one place, unless they are all that is there."""
    real = [picture for picture in pictures if not _is_called_stand_in(picture, len(pictures))]
    for picture in pictures if real else ():
        if picture not in real or _is_repeated(picture, real):
            _hand_on_description(picture, real)
            drop(picture)
            real = [other for other in real if other is not picture]


def _is_called_stand_in(picture: Element, among: int) -> bool:
    """Whether a picture says that it is none for readers: hidden, blurred, named so, or without a source."""
    named = [name for name in classes(picture) if _CALLED.search(name)]
    if all(map(_CALLED_THUMBNAIL.search, named)) and among != 2:
        named = []
    said = (picture.get("alt") or "").strip()
    style = (picture.get("style") or "").replace(" ", "")
    hidden = picture.get("aria-hidden") == "true" or "filter:blur" in style
    marked = any(picture.get(name) is not None for name in _ATTRIBUTES)
    return not _addresses(picture) or (not said and (hidden or marked or bool(named)))


def _is_repeated(picture: Element, others: list[Element]) -> bool:
    """Whether a picture is the same as another beside it that is as large or larger, or comes first."""
    own = {_key(address) for address in _addresses(picture)}
    same = [other for other in others if not own.isdisjoint(_key(address) for address in _addresses(other))]
    same = [other for other in same if not _say_different_things(picture, other)]
    return same != [] and max(same, key=_size) is not picture


def _say_different_things(picture: Element, other: Element) -> bool:
    """Whether two pictures are described, and not alike: one file that shows two things, such as two dots of a key."""
    said, also = ((one.get("alt") or "").split() for one in (picture, other))
    return bool(said and also) and said != also


def _addresses(picture: Element) -> list[str]:
    """The addresses of a picture that are no stand-ins."""
    stated = [value for name, value in picture.items() if name == "src" or (name.startswith("data-") and "src" in name)]
    sets = [value.split()[0] for name, value in picture.items() if name.endswith("srcset") and value.split()]
    around = picture.getparent()
    if around is not None and around.tag == "picture":
        sets += [value.split()[0] for source in around.iter("source") for value in source.values() if " " in value]
    return [address for address in (*stated, *sets) if address.strip() and not is_stand_in(address)]


_SIZES = re.compile(
    r"/(?:max|fit|resize|w|h)?/?[\d.,x*]{1,9}(?=/)|/[^/]*(?:[wh]_\d|w=\d|width)[^/]*(?=/)|[-_@]\d{1,4}x\d{0,4}(?=\.)|@\dx(?=\.)",
    re.I,
)
"""What tells sizes of one picture apart in its address: "/max/60/", "/w_300,q_20/", "-150x150", "@2x"."""


def _key(address: str) -> str:
    """What the addresses of one picture in several sizes have in common."""
    return _SIZES.sub("", _path(address))


def _path(address: str) -> str:
    """The host and the path of an address; all of one that holds its picture itself."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    return f"{parts.netloc}{parts.path}" if parts.scheme != "data" else address


_NUMBER = re.compile(r"\d{2,4}")
_ORIGINAL = 10_000
"""The size of a picture whose address says none, beside others that do."""


def _size(picture: Element) -> int:
    """A guess at how large a picture is, from the numbers of its addresses: what is written largest."""
    addresses = _addresses(picture)
    if any(_key(address) == _path(address) for address in addresses):
        return _ORIGINAL
    return max((int(number) for address in addresses for number in _NUMBER.findall(address)[:20]), default=0)


def _hand_on_description(picture: Element, real: list[Element]) -> None:
    """Gives the description of a picture that goes to the one that stays, if that has none."""
    kept = next((other for other in real if other is not picture), None)
    if kept is not None and picture.get("alt") and not kept.get("alt"):
        kept.set("alt", picture.get("alt") or "")


# --- data: addresses -----------------------------------------------------------------------------------

_SMALLEST = 160
"""Bytes of a picture of more than a pixel."""

_DRAWS = re.compile(r"<(?:path|circle|ellipse|line|polygon|polyline|text|image|use)\b|<rect\b.*<rect\b", re.I | re.S)
"""What a drawing shows; one rectangle alone holds a place."""


def is_stand_in(address: str) -> bool:
    """Whether a data: address holds nothing to see: a pixel, an empty or a blurred drawing."""
    head, _, body = address.strip().partition(",")
    if not head.lower().startswith("data:image/"):
        return False
    content = _decode(body) if head.lower().endswith(";base64") else unquote(body).encode()
    if "svg" in head.lower():
        text = content.decode("utf-8", "replace")
        return _DRAWS.search(text) is None or "feGaussianBlur" in text
    return len(content) < _SMALLEST


def _decode(body: str) -> bytes:
    try:
        return b64decode(unquote(body) + "==")
    except (Error, ValueError):
        return b""
