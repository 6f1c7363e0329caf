"""Images that show their background: what programs make of pictures that stand in a page more than once."""

from __future__ import annotations

import pytest
from lxml import html

from octavo.readers.elements.style.backgrounds import show_backgrounds

PICTURE = "data:image/png;base64,iVBO"
EMPTY = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'></svg>"


@pytest.mark.parametrize(
    ("src", "style", "expected"),
    [
        (EMPTY, "color:red;background-image:var(--picture-1)!important;width:9px", PICTURE),
        (EMPTY, f"background:no-repeat url({PICTURE}) 50%", PICTURE),
        (EMPTY, f"background-image: url('{PICTURE}'); width: 9px", PICTURE),
        (EMPTY, "background-image:var(--other)", EMPTY),
        (EMPTY, "background-color:red;cursor:url(a.png)", EMPTY),
        ("a.png", "background-image:var(--picture-1)", "a.png"),
        (PICTURE + "A" * 400, "background-image:var(--picture-1)", PICTURE + "A" * 400),
    ],
)
def test_an_image_that_shows_nothing_shows_its_background(src: str, style: str, expected: str) -> None:
    root = html.fromstring("<div><img></div>")
    [image] = root.iter("img")
    image.set("src", src)
    image.set("style", style)
    show_backgrounds(root, ["p { color: red }", f':root{{--picture-0:url(data:x);--picture-1:url("{PICTURE}")}}'])
    assert image.get("src") == expected
