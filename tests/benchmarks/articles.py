"""Made-up articles, the same ones each time: headings, running text, lists, a table, code, notes and a picture."""

# ruff: noqa: SIM905  # a line of words reads better than a list of strings

from __future__ import annotations

from pathlib import Path
from random import Random

from PIL import Image

WHO = "binder clerk compositor corrector folder inkmaker papermaker printer proofreader typefounder".split()
WHAT = "chase column forme galley gathering initial leaf margin page platen proof quire sheet signature".split()
HOW = "blank broad damp early even faint fresh heavy late loose narrow plain sharp uneven".split()
DID = "carried corrected counted folded inked locked measured moved pressed pulled set sorted trimmed".split()
WHEN = "after supper, at noon, before the bell, by lamplight, in the yard, under the stair, without a word".split(", ")

WORDS = 1500
"""About how many words an article has."""


def write(folder: Path, count: int) -> list[Path]:
    """`count` articles as HTML files with a picture each; the files, in order."""
    folder.mkdir(parents=True, exist_ok=True)
    files = [folder / f"{number:03}.html" for number in range(1, count + 1)]
    for number, file in enumerate(files, 1):
        picture = file.with_suffix(".jpg")
        _picture(number).save(picture, quality=80)
        file.write_text(html(number, picture.name), encoding="utf-8")
    return files


def html(number: int, picture: str) -> str:
    """The article of that number: about `WORDS` words in six sections."""
    chance = Random(number)
    sections = "".join(_section(chance, at) for at in range(1, 7))
    figure = f'<figure><img src="{picture}" alt="A plate"/><figcaption>{_sentence(chance)}</figcaption></figure>'
    title = _sentence(chance).rstrip(".")
    head = f'<meta charset="utf-8"/><title>{title}</title><meta name="author" content="A. Maker {number % 7}"/>'
    body = f"<article><h1>{title}</h1>{_paragraph(chance)}{figure}{sections}</article>"
    return f'<!DOCTYPE html><html lang="en"><head>{head}</head><body>{body}</body></html>'


def _section(chance: Random, at: int) -> str:
    extra = (_list, _table, _code)[at % 3](chance)
    text = "".join(_paragraph(chance) for _ in range(WORDS // 6 // 75))
    return f"<h2>{_sentence(chance).rstrip('.')}</h2>{text}{extra}{_quote(chance)}"


def _sentence(chance: Random) -> str:
    pick = chance.choice
    first = f"The {pick(WHO)} {pick(DID)} the {pick(HOW)} {pick(WHAT)}"
    then = f" and the {pick(WHO)} <em>{pick(DID)}</em> another {pick(WHAT)}" if chance.random() < 0.5 else ""
    return f"{first}{then} {pick(WHEN)}."


def _paragraph(chance: Random) -> str:
    return f"<p>{' '.join(_sentence(chance) for _ in range(6))}</p>\n"


def _quote(chance: Random) -> str:
    return f"<blockquote><p>{_sentence(chance)}</p></blockquote>\n"


def _list(chance: Random) -> str:
    return f"<ol>{''.join(f'<li>{_sentence(chance)}</li>' for _ in range(4))}</ol>\n"


def _table(chance: Random) -> str:
    rows = "".join(
        f"<tr><th>{chance.choice(WHAT)}</th><td>{chance.randrange(99)}</td><td>{chance.choice(HOW)}</td></tr>"
        for _ in range(5)
    )
    return f"<table><thead><tr><th>part</th><th>count</th><th>state</th></tr></thead><tbody>{rows}</tbody></table>\n"


def _code(chance: Random) -> str:
    lines = "\n".join(f"{chance.choice(DID)}({chance.choice(WHAT)!r}, {chance.randrange(99)})" for _ in range(6))
    return f'<pre><code class="language-python">{lines}</code></pre>\n'


def _picture(number: int) -> Image.Image:
    """A picture of 800 × 600 that compresses as a photograph does."""
    small = Image.frombytes("RGB", (40, 30), Random(number).randbytes(40 * 30 * 3))
    return small.resize((800, 600), Image.Resampling.BICUBIC)
