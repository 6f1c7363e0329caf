"""The style of a package: the rules that its documents use, and the faces with the characters that are in them."""

from __future__ import annotations

from octavo import fonts
from octavo.builders import BuildContext
from octavo.builders.cover.kept import find_ornaments
from octavo.builders.cover.ornaments import declare_ornaments, write_svg
from octavo.builders.epub.documents import STYLE
from octavo.builders.epub.package import Package
from octavo.builders.epub.writer import ManifestItem
from octavo.builders.faces import family_rules, font_file_name, subset_font
from octavo.builders.styles import recall_css
from octavo.pictures.limits import Limits
from octavo.profiles import ReadingSystem
from octavo.resources import EXTENSIONS, Asset, make_asset
from octavo.store import make_key

_MEDIA_TYPES = {".ttf": "font/ttf", ".otf": "font/otf"}


def add_style(package: Package, reader: ReadingSystem, context: BuildContext) -> None:
    """Adds the style sheet, with the ornaments and the faces that it names, where the reader shows them.

    Pages come before it.
    """
    theme = package.theme
    families = theme.settings.ereader.embed if reader.fonts else ()
    ornaments = _draw_ornaments(context, reader)
    css = _lower_styles(package, declare_ornaments({name: one.file_name for name, one in ornaments.items()}), context)
    for ornament in ornaments.values():
        if ornament.file_name in css:
            package.add_item(ornament)
    if families:
        css = fonts.font_face_css(font_file_name, families) + family_rules(families, theme.settings.faces) + css
        package.fonts = True
    package.add_item(ManifestItem("style", STYLE, "text/css", css.encode()))
    characters = "".join(sorted(package.characters))
    for face in fonts.FACES:
        if face.family in families and (path := fonts.font_files().get(face.name)):
            file, kind = font_file_name(face.name), _MEDIA_TYPES[path.suffix]
            package.add_item(ManifestItem(f"font.{face.name}", file, kind, subset_font(path, characters)))


def _draw_ornaments(context: BuildContext, reader: ReadingSystem) -> dict[str, ManifestItem]:
    """The ornaments of the book as files, by their variables: drawings, or pixels where the reader shows no others."""
    found = find_ornaments(context, greys=False, opaque=False)
    drawn = {name: write_svg(one) for name, one in found.items()}
    if reader.drawings != "svg":
        drawn = {name: _draw_pixels(asset) for name, asset in drawn.items()}
    return {
        name: ManifestItem(
            f"ornament.{name}", f"ornaments/{name}.{EXTENSIONS[one.media_type]}", one.media_type, one.content
        )
        for name, one in drawn.items()
    }


def _draw_pixels(drawing: Asset) -> Asset:
    from octavo.pictures.rasterise import rasterise

    return make_asset(rasterise(drawing, Limits()), "image/png", (drawing.width, drawing.height))


def _lower_styles(package: Package, ornaments: str, context: BuildContext) -> str:
    """The style sheet for the markup of a package, as it was lowered before or is now."""
    theme, vocabulary = package.theme, frozenset(package.vocabulary)
    key = make_key("epub-style", theme.sheets("ereader", ornaments), sorted(vocabulary))
    return recall_css(context.store, key, lambda: theme.fit("ereader", ornaments, vocabulary), package.notes)
