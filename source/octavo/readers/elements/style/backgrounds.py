"""Images whose source shows nothing, and which have their picture as a background: then that is what they show.

Programs that save a page in one file write a picture that stands in several places once, as a property of the
stylesheet: `:root { --picture-1: url(data:…) }` and `<img src="data:image/svg+xml,…" style="background-image:
var(--picture-1)">`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from octavo.readers.elements.normalise.stand_ins import is_stand_in
from octavo.readers.elements.tree import Element

_URL = r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"']*))\s*\)"""
_BACKGROUND = re.compile(rf"(?<![\w-])background(?:-image)?\s*:[^;]*?(?:{_URL}|var\(\s*(--[\w-]+))", re.IGNORECASE)
_PROPERTY = re.compile(rf"(--[\w-]+)\s*:\s*{_URL}", re.IGNORECASE)  # --sf-img-3:url("data:image/png;base64,iVBO")


def show_backgrounds(root: Element, sheets: Iterable[str]) -> None:
    """Gives images their backgrounds as sources, where their own sources show nothing."""
    waiting = [(image, style) for image, style in _find_images(root) if is_stand_in(image.get("src") or "")]
    if not waiting:
        return
    properties = {found[1]: _address(found[2], found[3], found[4]) for text in sheets for found in _find(text)}
    for image, style in waiting:
        if (found := _BACKGROUND.search(style)) and (
            address := _address(*found.groups()[:3], properties.get(found[4]))
        ):
            image.set("src", address)


def _find_images(root: Element) -> Iterator[tuple[Element, str]]:
    for image in root.iter("img"):
        if "background" in (style := image.get("style") or ""):
            yield image, style


def _find(text: str) -> Iterator[re.Match[str]]:
    return _PROPERTY.finditer(text) if "--" in text else iter(())


def _address(*written: str | None) -> str:
    return next(filter(None, written), "").strip()
