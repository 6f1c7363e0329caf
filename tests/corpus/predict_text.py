"""Reads every plain-text dump of a corpus folder as a build would, and writes what came out for its scorer.

predict_text.py CORPUS_DIR OUT.json

CORPUS_DIR holds text/*.txt and seed/*.txt. OUT.json is {"text/<name>": {title, authors, date, blocks: [{kind, text}]}}.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from octavo.model import Block, List, Quote, Section
from octavo.notes import Notes
from octavo.pictures import make_fetch
from octavo.readers.text import read
from octavo.resources import Assets, data_only, read_file
from octavo.walk import line, title


def pieces(blocks: tuple[Block, ...], kind: str = "para") -> Iterator[dict[str, str]]:
    """The blocks one under another, each with its kind and its words."""
    for block in blocks:
        match block:
            case Section():
                yield {"kind": "heading", "text": line(block.heading)}
                yield from pieces(block.body, kind)
            case List():
                for number, item in enumerate(block.items, block.start):
                    sign = "" if block.numbering is None else f"{number}. "
                    yield from ({**piece, "text": sign + piece["text"]} for piece in pieces(item.body, "item"))
            case Quote():
                yield from pieces(block.body, "quote")
                yield {"kind": "quote", "text": line(block.attribution)}
            case _:
                yield {"kind": kind, "text": line(block)}


def prediction(path: Path) -> dict[str, object]:
    """What the scorer asks of one file."""
    article = read(read_file(path), make_fetch(data_only, Assets()), Notes(str(path)))
    return {
        "title": title(article),
        "authors": [person.name for person in article.authors],
        "date": article.date_published or None,
        "blocks": [piece for piece in pieces(article.body) if piece["text"]],
    }


def predictions(corpus: Path) -> dict[str, object]:
    """What the scorer asks of all dumps of a corpus folder, and of its seed."""
    paths = sorted([*corpus.glob("text/*.txt"), *corpus.glob("seed/*.txt")])
    return {f"{path.parent.name}/{path.stem}": prediction(path) for path in paths}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("out", type=Path)
    given = parser.parse_args()
    given.out.write_text(json.dumps(predictions(given.corpus), ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
