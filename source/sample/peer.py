"""What pandoc and typst make of the sample, for the gallery: the same files, the same paper, their own styles."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

HERE = Path(__file__).resolve().parent

FORMATS = {".html": "html", ".md": "markdown-markdown_in_html_blocks+alerts", ".txt": "markdown"}
"""What pandoc reads the files as, by their endings."""

PAGE = {"papersize": "a5", "fontsize": "10pt", "lang": "en"}
MARGINS = {"x": "18mm", "y": "20mm"}
"""Their paper, and margins that leave the line about as long as ours is."""


def set_by_peer(output: Path) -> bool:
    """Writes the series as a PDF; False, and a line that says so, where pandoc or typst is not on this machine."""
    missing = [name for name in ("pandoc", "typst") if not shutil.which(name)]
    if missing:
        sys.stderr.write(f"{' and '.join(missing)}: not installed; the pictures of their pages stay as they are\n")
        return False
    with TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(HERE / "pictures", folder / "pictures")
        files = sorted(path for path in HERE.iterdir() if path.suffix in FORMATS)
        (folder / "series.json").write_text(json.dumps(_join([_read(path) for path in files])), "utf-8")
        _run(
            "pandoc", "--from=json", "--to=typst", "--standalone", "--toc", "series.json", "-o", "series.typ", at=folder
        )
        _run("typst", "compile", "series.typ", str(output.resolve()), at=folder)
    return True


def _read(path: Path) -> Any:
    document = json.loads(_run("pandoc", f"--from={FORMATS[path.suffix]}", "--to=json", str(path), at=path.parent))
    return {**document, "blocks": [block for one in document["blocks"] for block in _read_raw(one)]}


def _read_raw(block: Any) -> list[Any]:
    """HTML in Markdown, such as a figure, as the blocks that pandoc makes of it: typst would lose it."""
    if block["t"] != "RawBlock":
        return [block]
    made: list[Any] = json.loads(_run("pandoc", "--from=html", "--to=json", at=HERE, given=block["c"][1]))["blocks"]
    return made


def _join(documents: Sequence[Any]) -> Any:
    """One document of several: each begins with its title, and links between them are words, as typst has no others."""
    blocks = []
    for document in documents:
        title = document["meta"].get("title")
        head = [{"t": "Header", "c": [1, ["", [], []], title["c"]]}] if title else []
        blocks += head + document["blocks"]
    meta = {key: {"t": "MetaString", "c": value} for key, value in PAGE.items()}
    meta["margin"] = {"t": "MetaMap", "c": {key: {"t": "MetaString", "c": value} for key, value in MARGINS.items()}}
    return {**documents[0], "meta": meta, "blocks": _unlink(blocks)}


def _unlink(node: Any) -> Any:
    """The same nodes, without links inside the series, and without pictures that are elsewhere."""
    if isinstance(node, list):
        return [_unlink(one) for one in node]
    if not isinstance(node, dict):
        return node
    words, target = (node["c"][1], node["c"][2][0]) if node.get("t") in ("Link", "Image") else ([], "")
    inside = node.get("t") == "Link" and "://" not in target
    if inside or (node.get("t") == "Image" and "://" in target):
        return {"t": "Span", "c": [["", [], []], _unlink(words)]}
    return {key: _unlink(value) for key, value in node.items()}


def _run(*command: str, at: Path, given: str = "") -> str:
    return subprocess.run(command, cwd=at, input=given, check=True, capture_output=True, text=True).stdout
