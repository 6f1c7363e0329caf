"""A web edition as it is handed over: a folder, a zip file, or one page that holds everything."""

from __future__ import annotations

import json
import re
from base64 import b64encode
from collections.abc import Mapping
from html import unescape
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from octavo.builders.web.beside import SHEET
from octavo.builders.web.places import INDEX
from octavo.builders.zipping import PackageZip
from octavo.files import SITE_RECORD
from octavo.resources import EXTENSIONS

_STYLESHEET = re.compile(r'<link rel="stylesheet" href="([^"]*)">')
_SOURCE = re.compile(r'(<img\b[^>]*? src=")([^"]*)(")')
_FACE = re.compile(r'url\("([^"]*)"\)')


def write_folder(site: Mapping[str, bytes], folder: Path) -> None:
    """Writes the files into a new folder, with a record of their names by which the next build knows them again."""
    record = json.dumps({"made-with": "Octavo", "files": sorted(site)}, ensure_ascii=False, indent=1)
    for name, content in {**site, SITE_RECORD: f"{record}\n".encode()}.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def write_zip(site: Mapping[str, bytes], file: Path) -> None:
    """Writes the files into a zip file."""
    with PackageZip(file, "w") as package:
        for name, content in site.items():
            package.writestr(name, content)


def write_page(site: Mapping[str, bytes], file: Path) -> None:
    """Writes the only page, with its style, its faces and its pictures inside."""
    page = _STYLESHEET.sub(lambda found: _embed_style(site, found[1]), site[INDEX].decode())
    page = _SOURCE.sub(lambda found: f"{found[1]}{_embed(site, unescape(found[2]))}{found[3]}", page)
    file.write_bytes(page.encode())


def _embed_style(site: Mapping[str, bytes], name: str) -> str:
    if name == SHEET:  # as an address: what no checker knows yet is no part of the page
        return f'<link rel="stylesheet" href="{_embed(site, name)}">'
    css = _FACE.sub(lambda found: f'url("{_embed(site, found[1])}")', site[name].decode())
    return "<style>\n" + css.replace("</", r"<\/") + "</style>"


_KINDS = {f".{ending}": kind for kind, ending in EXTENSIONS.items()} | {".woff2": "font/woff2", ".css": "text/css"}


def _embed(site: Mapping[str, bytes], name: str) -> str:
    """The address that holds a file itself, and says its name; what is none of our files stays as it is."""
    if name not in site:
        return name
    path = PurePosixPath(name)
    return f"data:{_KINDS[path.suffix]};name={quote(path.name)};base64,{b64encode(site[name]).decode('ascii')}"
