"""Real series, served on loopback with the tricks of the web, become valid books, and again without a network."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from octavo.acquisition.report import Report
from tests.acquisition.making import run_add
from tests.conftest import CORPUS, needs_corpus
from tests.corpus.cases import Case
from tests.corpus.judging import judge, listen, make, said
from tests.web.site import Row, Site, after, content, endless, files, in_turn, page, redirect, robots, status, zipped

SERIES = ("500-lines", "aosa-2", "python-docs", "medium", "til-sqlite")
HEARD = "500-lines"
"""The series that Ace judges as well, which takes long."""

TRICKS: tuple[Any, ...] = (
    lambda row: after(0.05, row),
    lambda row: in_turn(status(500), row),
    lambda row: in_turn(status(429, Retry_After="0"), row),
    lambda row: zipped(row) if isinstance(row.body, bytes) else row,
)
"""What is done to the answers for pages, in turn."""


@needs_corpus
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("name", SERIES)
def test_a_series_becomes_a_book(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    series = find_series(name)
    with Site(lay_out(series)) as site:
        report = run_add(site.address("/"), follow="ol a")
    check_members(report, series)
    book = make(Case(name, (report.folder,)), tmp_path)
    judge([book])
    if name == HEARD:
        listen([book])
    assert not book.wrong, said(book)
    again = build_without_network(report.folder, tmp_path / "again")
    assert [file.read_bytes() for file in again] == [book.epub.read_bytes(), book.pdf.read_bytes()]


def find_series(name: str) -> dict[str, Any]:
    """What the corpus says of a series."""
    found: list[dict[str, Any]] = json.loads((CORPUS / "series" / "series.json").read_text(encoding="utf-8"))
    return next(one for one in found if one["id"] == name)


def lay_out(series: Mapping[str, Any]) -> dict[str, Row]:
    """A site that has the series: its contents at "/", its pages, its pictures, and dead ends beside them."""
    rows: dict[str, Row] = {"/robots.txt": robots("User-agent: *\nDisallow: /private/\n"), "/feed": endless()}
    items = []
    for number, member in enumerate(series["members"]):
        path = urlsplit(member["url"]).path
        path = f"/{member['id']}.html" if path in rows else path
        rows[path] = TRICKS[number % len(TRICKS)](read_member(member))
        items.append(f'<li><a href="{path}">{escape(member["title"])}</a></li>')
    moved, _, rest = items[-1].partition('">')
    rows["/moved"] = redirect(moved.partition('href="')[2], 301)
    items[-1] = f'<li><a href="/moved">{rest}'
    title = escape(series["title"])
    rows["/"] = page(f"<title>{title}</title><h1>{title}</h1><ol>{''.join(items)}</ol>")
    return rows | (files(CORPUS / "series" / series["id"]) if series["images"] else {})


def read_member(member: Mapping[str, Any]) -> Any:
    """A page of a series as its server would send it."""
    file = CORPUS / member["page"]
    body = file.read_bytes()
    kind = "text/markdown" if file.suffix == ".md" else "text/html"
    return content(gzip.decompress(body) if file.suffix == ".gz" else body, kind)


def check_members(report: Report, series: Mapping[str, Any]) -> None:
    """All members are there in their order, with title, authors and day, and all pictures that the corpus has."""
    members = series["members"]
    assert report.failures == ()
    assert report.title == series["title"]
    assert len(report.pages) == len(members)
    for found, member in zip(report.pages, members, strict=True):
        said, wanted = (set(title.casefold().split()) for title in (found.title, member["title"]))
        assert len(said & wanted) >= len(wanted) / 2
        if series["images"]:  # those whose pages name their makers, and whose pictures the corpus has
            assert list(found.authors) == member["authors"]
            assert not found.missing
        assert not member["date"] or found.date[:10] == member["date"][:10]


_OFFLINE = """
import socket, sys
def refuse(*_, **__): raise AssertionError("the network was asked")
socket.socket.connect = socket.getaddrinfo = refuse
from octavo.commands import main
main()
"""


def build_without_network(folder: Path, target: Path) -> list[Path]:
    """The books of a project, built anew by a process that cannot ask the network."""
    outputs = [target.with_suffix(ending) for ending in (".epub", ".pdf")]
    asked = [word for file in outputs for word in ("-o", str(file))]
    command = [sys.executable, "-c", _OFFLINE, "build", str(folder), "--quiet", *asked]
    subprocess.run(command, check=True, env={**os.environ, "OCTAVO_CACHE": os.devnull}, timeout=900)
    return outputs
