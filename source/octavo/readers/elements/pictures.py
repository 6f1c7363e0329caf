"""Pictures: from img, picture and svg to the asset store."""

from __future__ import annotations

from octavo.errors import FetchError
from octavo.model import Image, Placeholder
from octavo.readers.elements.context import Context, Element, inline
from octavo.readers.elements.inlines import Line
from octavo.readers.elements.tree import address, clean, common


@inline("img", "image")
def _picture(element: Element, line: Line, context: Context) -> None:
    source = (element.get("src") or "").strip()
    alt = element.get("alt")
    label = clean(alt or "").strip()
    try:
        asset = context.fetch(source)
    except FetchError as error:
        context.notes.add(error.code, f"{source[:200]}: {error.message}")
        href = address(source, context.base)
        line.add(Placeholder("picture", label=label, href=href if href.startswith(("http:", "https:")) else ""))
        return
    carried = common(element, context)
    title = clean(element.get("title") or "").strip()
    line.add(
        Image(
            asset.name,
            alt=None if alt is None else label,
            title=title,
            width=pixels(element.get("width")),
            height=pixels(element.get("height")),
            **carried,
        )
    )


def pixels(value: str | None) -> int:
    """A length in CSS pixels, 0 when it is none."""
    value = (value or "").strip().removesuffix("px").partition(".")[0]
    return int(value) if value.isdecimal() and len(value) < 6 else 0
