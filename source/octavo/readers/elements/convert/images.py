"""Images, from the best of their sources that the store can have."""

from __future__ import annotations

import re
from collections.abc import Iterator

from octavo.errors import FetchError
from octavo.model import Image, Placeholder
from octavo.readers.elements.context import Context
from octavo.readers.elements.convert.converter import Converter
from octavo.readers.elements.convert.image_size import read_size
from octavo.readers.elements.convert.inline_builder import InlineBuilder
from octavo.readers.elements.normalise.images import PICTURE_FILE
from octavo.readers.elements.normalise.stand_ins import is_stand_in
from octavo.readers.elements.tree import Element, classes, collapse, global_attributes, web_url
from octavo.resources import Asset, is_data_url

# --- images -----------------------------------------------------------------------------------------


def read_image(element: Element, line: InlineBuilder, converter: Converter) -> None:
    """An image; its character, if it stands for one; a placeholder, if no source can be had."""
    context, label, sources = converter.context, collapse(element.get("alt")), list(sources_of(element))
    if label and len(label) < 5 and _is_emoji(element):
        line.add_text(label)
    elif _is_beacon(element):
        context.count("text-dropped", "a picture of one pixel")
    elif found := _fetch_first(sources, context, label):
        line.add(_new_image(element, found, converter))
    elif sources:
        href = next((url for source in sources if (url := web_url(source, context.base))), "")
        line.add(Placeholder("picture", label=label, href=href))
    elif label or is_stand_in(element.get("src") or ""):
        context.notes.add("picture-missing", f"a picture without an address ({label[:60]})")
        line.add(Placeholder("picture", label=label))


def _new_image(element: Element, asset: Asset, converter: Converter) -> Image:
    alt, title = element.get("alt"), collapse(element.get("title"))
    label = None if alt is None else collapse(alt)
    size = read_size(element, (asset.width, asset.height))
    converter.context.picture_sizes[asset.name] = asset.width, asset.height
    attributes = global_attributes(element, converter.context)
    return Image(
        asset.name, label, "" if title == (label or "") else title, size.width, size.height, size.percent, **attributes
    )


def _fetch_first(sources: list[str], context: Context, label: str) -> Asset | None:
    """The first source that the store can have; if none, the last failure is noted."""
    failure = FetchError("a picture without an address")
    for source in sources:
        try:
            found = context.fetch(source)
        except FetchError as error:
            failure = error
            continue
        most = _LARGEST_STAND_IN if is_data_url(source) and source is not sources[0] else _LARGEST_PIXEL
        if max(found.width, found.height) > most or not found.width:
            return found
        if most == _LARGEST_PIXEL:
            failure = FetchError("it is a single pixel, which holds the place of a picture")
    if sources:
        named = f" ({label[:60]})" if label else ""
        last = [source for source in sources if not is_data_url(source)][-1:] or sources[-1:]
        context.notes.add(failure.code, f"{last[0][:200]}{named}: {failure.message}")
    return None


_LARGEST_PIXEL = 2
"""CSS pixels of a picture that shows nothing."""
_LARGEST_STAND_IN = 100
"""CSS pixels of a blurred thumbnail that a page holds itself, beside the address of the picture: mostly 20. What is
larger is the picture, which was put there when the page was saved."""


def _is_emoji(element: Element) -> bool:
    """Whether an image stands for a character: `<img class="emoji" alt="🙂">`."""
    return any(name == "wp-smiley" or name.startswith("emoji") for name in classes(element))


def _is_beacon(element: Element) -> bool:
    """Whether an image only counts visitors: it has one pixel, or none."""
    sizes = [(element.get(name) or "").strip().removesuffix("px") for name in ("width", "height")]
    return all(size in ("0", "1") for size in sizes)


# --- sources ----------------------------------------------------------------------------------------

_LAZY = (
    "data-src", "data-original", "data-lazy-src", "data-hi-res-src", "data-full-src", "data-large-file",
    "data-orig-file", "data-image", "data-url", "data-lazy", "data-actualsrc", "data-original-src", "data-image-src",
    "data-img-src",
)  # fmt: skip
"""Attributes of sources that wait for a script."""

_SETS = ("data-srcset", "data-lazy-srcset", "srcset")

_BLANK = re.compile(
    r"(^|[/_-])(blank|spacer|pixel|placeholder|transparent|1x1|lazy|loading|grey|gray)[^/]*\.(gif|png|svg|jpe?g)", re.I
)
"""Pictures that stand in for others until a script comes: "/img/blank.gif", "lazy-placeholder.svg"."""

_SET = re.compile(r"\s*(?P<url>[^\s,][^\s]*[^\s,]|[^\s,])(?:\s+(?P<size>[\d.]+)[wx]?[^,]*)?\s*(?:,|$)")
"""A member of a srcset: "a.png 400w", "b.png 2x", "c.png"."""


def sources_of(element: Element) -> Iterator[str]:
    """The sources of an image, best first: the widest of its sets, those that wait for a script, its own."""
    own = (element.get("src") or "").strip()
    found = [*_linked_file(element), *_set_members(element), *_lazy_sources(element), own]
    blank = own if _BLANK.search(own) or own[:5] == "data:" else None
    seen = dict.fromkeys(url for url in found if url and url != blank and not url.startswith(("#", "{")))
    yield from seen
    if blank and not is_stand_in(blank):
        yield blank


def _linked_file(element: Element) -> Iterator[str]:
    """The file that a link around an image leads to: the same picture, larger."""
    around = element.getparent()
    href = around.get("href") if around is not None and around.tag == "a" else None
    if href and _LINKED_FILE.match(href):
        yield href


_LINKED_FILE = re.compile(r"(?:[^?#]*/)?[^/?#:]*\.(?:jpe?g|png|gif|webp|avif|svg)(?:$|[?#])", re.I)
"""The address of a file: "/large/a.jpg?v=2", but neither "/viewer.html?file=a.jpg" nor "/wiki/File:A.jpg"."""


def _lazy_sources(element: Element) -> Iterator[str]:
    stated = [(element.get(name) or "").strip() for name in _LAZY]
    for value in stated:
        yield from _addresses_in(value) if value.startswith(("{", "[")) else (value,)
    yield from (
        value.strip() for name, value in element.items() if name.endswith("-src") and PICTURE_FILE.search(value)
    )


_QUOTED = re.compile(r'"([^"\s]*/[^"\s]*)"')  # {"large": {"src": "//cdn.example/a.jpg", "w": "800"}}


def _addresses_in(value: str) -> Iterator[str]:
    """The addresses in an attribute that is JSON, as some scripts want the sizes of a picture."""
    return (found.replace("\\/", "/") for found in _QUOTED.findall(value))


def _set_members(element: Element) -> list[str]:
    """The members of the sets of an image and of the picture element around it, widest first."""
    sets = [element.get(name) for name in _SETS]
    sets += [value for name, value in element.items() if name.endswith("-srcset") and name not in _SETS]
    around = element.getparent()
    if around is not None and around.tag == "picture":
        sets += [source.get(name) for source in around.iter("source") for name in _SETS]
    sized = [(float(match["size"] or 1), match["url"]) for text in sets if text for match in _SET.finditer(text)]
    return [url for _, url in sorted(sized, key=lambda member: -member[0]) if url]
