"""The faces that text is set in: those of our packages, and none of the system's."""

from __future__ import annotations

import atexit
import os
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import weasyprint
from weasyprint.text.fonts import FontConfiguration

from octavo import fonts
from octavo.builders.pdf.layout.fetcher import Fetcher
from octavo.resources import Assets
from octavo.scratch import process_folder


@cache
def font_configuration() -> FontConfiguration:
    """The one font configuration of the process; the files of its faces lie in the folder of the process."""
    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(Path(__file__).with_name("fonts.conf"))
    try:
        configuration = FontConfiguration()
        configuration._folder = Path(mkdtemp(dir=process_folder()))
        return configuration
    finally:
        if before is None:
            del os.environ["FONTCONFIG_FILE"]
        else:
            os.environ["FONTCONFIG_FILE"] = before


@cache
def face_sheet(families: tuple[str, ...]) -> weasyprint.CSS:
    """The stylesheet that names the faces of `families`, read once a process."""
    sheet = fonts.font_face_css(lambda name: f"font:{name}", families)
    return weasyprint.CSS(string=sheet, font_config=font_configuration(), url_fetcher=Fetcher(Assets()))


atexit.register(font_configuration.cache_clear)  # its temporary folder goes while Python can still remove it
