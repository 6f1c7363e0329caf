"""A folder of articles with all that a door can give, and what is read of it."""

from __future__ import annotations

from base64 import b64encode
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from PIL import Image

from octavo.errors import OctavoError
from octavo.model import Article
from octavo.notes import Note
from octavo.pictures import make_fetch
from octavo.press.reading import read_articles
from octavo.press.run import Run, make_notes
from octavo.press.workers import Workers
from octavo.projects.inputs import find_inputs, load_input, open_door
from octavo.projects.order import Order
from octavo.readers import find_reader
from octavo.resources import Assets
from octavo.store import NoStore, Store

WORDS = "The copy is what the printer was given, and a proof is read against it, letter by letter, line by line. "
MENU = "<nav><a href='/'>Home</a> <a href='/shop'>Shop</a></nav>"
DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><script>1</script>
<rect width="40" height="20" fill="#333"/></svg>"""


def plate(colour: str, width: int = 40) -> bytes:
    """A PNG of one colour, twice as wide as it is high."""
    file = BytesIO()
    Image.new("RGB", (width, width // 2), colour).save(file, "PNG", compress_level=0)
    return file.getvalue()


def page(title: str, body: str) -> str:
    return f"<!DOCTYPE html><html lang=en><title>{title}</title>{MENU}<article><h1>{title}</h1>{body}</article>"


def write_folder(folder: Path) -> None:
    """Articles of four formats; pictures that are there, missing, outside, broken, drawn, shared and in an address."""
    folder.mkdir(parents=True)
    inline = f"data:image/png;base64,{b64encode(plate('green', 300)).decode()}"
    files: dict[str, str | bytes] = {
        "1-plain.md": f"---\ntitle: Plain\nalt:\n  red.png: A plate\n---\n\n{WORDS}\n\n![](red.png)\n\n![](./red.png)",
        "2-page.html": page("Page", f"<p>{WORDS * 3}<p><img src=red.png alt=Red><p>{WORDS * 2}<p><img src='none.png'>"),
        "3-drawn.html": page("Drawn", f"<p>{WORDS * 3}<p><img src=drawing.svg><p>{WORDS}"),
        "4-empty.md": "",
        "5-doors.md": f"# Doors\n\n{WORDS}\n\n![](../outside.png)\n\n![](broken.png)\n\n![]({inline})\n\n![](https://example.org/a.png)\n",
        "6-cut.docx": b"PK\x03\x04 cut off",
        "7-letter.txt": f"A letter\n\n{WORDS}\n\nYours, Ada\n",
        "red.png": plate("red"),
        "drawing.svg": DRAWING,
        "broken.png": b"\x89PNG\r\n\x1a\n",
    }
    for name, content in files.items():
        (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)


class Read(NamedTuple):
    """What was read: articles, or errors as they are said; notes; pictures with their bytes and the names they have."""

    articles: list[Article | str]
    notes: list[Note]
    pictures: dict[str, tuple[Any, ...]]


def read(order: Order, assets: Assets, store: Store | None = None, jobs: int = 1) -> Read:
    """What the press reads."""
    with Workers(jobs) as workers:
        run = Run(order=order, assets=assets, notes=make_notes(order), cache=store or NoStore(), workers=workers)
        try:
            return Read([*read_articles(run)], list(run.notes), list_pictures(assets))
        except OctavoError as error:
            return Read([str(error)], list(run.notes), list_pictures(assets))


def read_plainly(order: Order) -> Read:
    """What the readers read, one after the other, in this process; before anything is made of all of them."""
    notes, assets, outcomes = make_notes(order), Assets(), list[Article | str]()
    for source in find_inputs(order.inputs):
        view = notes.at(source.name)
        try:
            resource = load_input(source)
            fetch = make_fetch(open_door(source), assets, view)
            outcomes.append(find_reader(resource.media_type)(resource, fetch, view))
        except OctavoError as error:
            outcomes.append(str(error))
    return Read(outcomes, list(notes), list_pictures(assets))


def list_pictures(assets: Assets) -> dict[str, tuple[Any, ...]]:
    return {
        one.name: (one.media_type, one.width, one.height, one.content, assets.references(one.name)) for one in assets
    }
