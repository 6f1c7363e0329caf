"""Ornaments as they are laid out: their pictures have a size, and the linker draws them."""

from __future__ import annotations

from typing import Any

from weasyprint.images import SVGImage

from octavo.builders.pdf.fragment import ORNAMENT, PlacedOrnament

_DRAW = SVGImage.draw
_ADDRESS = f"asset:{ORNAMENT}"


def draw(image: Any, stream: Any, width: float, height: float, style: Any) -> None:
    """Stands for `SVGImage.draw`: leaves a mark where the picture is an ornament."""
    if not (image._base_url or "").startswith(_ADDRESS):
        _DRAW(image, stream, width, height, style)
        return
    own_width, own_height, _ = image.get_intrinsic_size(1, 16)
    stream.transform(a=width / own_width, d=height / own_height)
    stream.stream.append(PlacedOrnament(image._base_url.removeprefix("asset:")))
