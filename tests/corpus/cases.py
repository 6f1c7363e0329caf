"""Which books are made of the corpus, and of the sample: selections such as "aosa:3,seed", in editions."""

from __future__ import annotations

import gzip
import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import product
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from tests.conftest import CORPUS, REPOSITORY

EVERYTHING = "sample,seed,til,series,aosa,distill,defuddle,wcxb:100,aeb:30"
SAMPLE = REPOSITORY / "source" / "sample"


class Case(NamedTuple):
    """A book to make: its name, the files or folders that go into it, and what else is asked of `octavo build`."""

    name: str
    inputs: tuple[Path, ...]
    asked: tuple[str, ...] = ()


def cases(selection: str, folder: Path) -> Iterator[Case]:
    """The books of a selection such as "aosa:3,seed"; their sources are laid out under `folder`."""
    for part in selection.split(","):
        name, _, number = part.partition(":")
        match name:
            case "sample":
                yield Case(name, (SAMPLE,))
            case "series":
                yield from (_series(entry["id"], entry["members"], folder) for entry in _all_series())
            case _:
                yield from _each_and_all(name, int(number) if number else None, folder / "sources" / name)


def editions(books: Sequence[Case], options: Mapping[str, Sequence[str]]) -> Iterator[Case]:
    """Each book with each value of each option, such as {"theme": ["book", "report"]}; paper and devices are one."""
    pages = [(kind, name) for kind in ("device", "paper") for name in options.get(kind, ())]
    others = [[(kind, name) for name in options.get(kind, ())] for kind in ("for", "theme")]
    axes = [axis for axis in (pages, *others) if axis]
    for book in books:
        for chosen in product(*axes):
            name = "@".join([book.name, *(value for _, value in chosen)])
            yield Case(name, book.inputs, tuple(word for kind, value in chosen for word in (f"--{kind}", value)))


def _each_and_all(name: str, number: int | None, target: Path) -> Iterator[Case]:
    """Each page as a book of its own, and all of them as one."""
    files = _named(name, number, target)
    yield from (Case(f"{name}/{file.stem}", (file,)) for file in files)
    if len(files) > 1:
        yield Case(f"{name}/together", tuple(files))


def _named(name: str, number: int | None, target: Path) -> list[Path]:
    """The files of one corpus, all or as many as asked for, copied to `target`."""
    target.mkdir(parents=True, exist_ok=True)
    match name:
        case "seed":
            files = [CORPUS / "seed" / "facial-recognition-ban.txt"]
        case "til":
            files = sorted((CORPUS / "series" / "til-sqlite").glob("*.md"))
        case _:
            files = sorted((CORPUS / "pages" / name).iterdir(), key=lambda file: sha256(file.name.encode()).digest())
    return [_copied(file, target) for file in files[:number]]


def _copied(file: Path, target: Path) -> Path:
    if file.suffix != ".gz":
        return Path(shutil.copy(file, target))
    page = target / file.stem
    page.write_bytes(gzip.decompress(file.read_bytes()))
    return page


def _all_series() -> list[dict[str, list[dict[str, str]]]]:
    listed: list[dict[str, list[dict[str, str]]]] = json.loads((CORPUS / "series" / "series.json").read_bytes())
    return listed


def _series(name: object, members: list[dict[str, str]], folder: Path) -> Case:
    """A series as its site has it: each page at the path of its address, the pictures where the pages look for them."""
    target = folder / "sources" / "series" / str(name)
    if (CORPUS / "series" / str(name)).is_dir():
        shutil.copytree(CORPUS / "series" / str(name), target, dirs_exist_ok=True, copy_function=shutil.copyfile)
    for number, member in enumerate(members, 1):
        if member["page"].endswith(".gz"):
            path = Path(urlsplit(member["url"]).path.lstrip("/"))
            page = target / path.with_name(f"{number}-{path.name}")
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_bytes(gzip.decompress((CORPUS / member["page"]).read_bytes()))
    return Case(f"series/{name}", (target,))
