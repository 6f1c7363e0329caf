"""The judges find known faults: silence means something only from those."""

from __future__ import annotations

import warnings
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest

from tests.tools import ace, axe, epubcheck, nu, render, verapdf
from tests.tools.places import BROWSER

CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""
PACKAGE = """<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" xml:lang="en" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">urn:x:1</dc:identifier>
<dc:title>Small</dc:title><dc:language>en</dc:language>
<meta property="dcterms:modified">2024-01-01T00:00:00Z</meta></metadata>
<manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/></manifest>
<spine><itemref idref="nav"/></spine></package>"""
NAV = """<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en" xml:lang="en">
<head><meta charset="utf-8"/><title>Small</title></head>
<body style="background: #0000ff">
<nav epub:type="toc"><ol><li><a href="nav.xhtml">Small</a></li></ol></nav>{rest}</body></html>"""


def small_epub(path: Path, rest: str = "") -> Path:
    """A book of one page, with `rest` at its end."""
    with ZipFile(path, "w", ZIP_STORED) as book:
        book.writestr("mimetype", "application/epub+zip")
        book.writestr("META-INF/container.xml", CONTAINER)
        book.writestr("book.opf", PACKAGE)
        book.writestr("nav.xhtml", NAV.format(rest=rest))
    return path


def small_pdf(path: Path, **options: object) -> Path:
    """A document of one page."""
    from weasyprint import HTML

    page = '<html lang="en" style="background: #00f"><meta charset="utf-8"><title>Small</title><h1>Small</h1>'
    with warnings.catch_warnings(action="ignore"):
        HTML(string=page).write_pdf(path, **options)
    return path


def test_epubcheck_knows_good_from_bad(tmp_path: Path) -> None:
    good = small_epub(tmp_path / "good.epub")
    bad = small_epub(tmp_path / "bad\tand ü.epub", '<p><img src="nothing.png"/></p>')
    found = epubcheck.check([good, bad])
    assert found[good] == []
    assert {finding.code for finding in found[bad]} == {"RSC-007"}
    assert all(finding.place.startswith("nav.xhtml:") for finding in found[bad])


def test_epubcheck_does_not_take_rubbish_for_a_book(tmp_path: Path) -> None:
    rubbish = tmp_path / "rubbish.epub"
    rubbish.write_bytes(b"no archive")
    (missing,) = epubcheck.check([tmp_path / "missing.epub"]).values()
    assert missing[0].severity == "FATAL"
    assert "PKG-008" in {finding.code for finding in epubcheck.check([rubbish])[rubbish]}


def test_verapdf_knows_good_from_bad(tmp_path: Path) -> None:
    good = small_pdf(tmp_path / "good.pdf", pdf_variant="pdf/ua-1")
    bad = small_pdf(tmp_path / "bad.pdf")
    found = verapdf.check([good, bad], ["ua1"])
    assert found[good] == []
    assert "ua1 7.1-8" in {finding.code for finding in found[bad]}
    assert {finding.code.split()[0] for finding in verapdf.check([good])[good]} == {"3a"}


def test_verapdf_does_not_take_rubbish_for_a_file(tmp_path: Path) -> None:
    rubbish = tmp_path / "rubbish.pdf"
    rubbish.write_bytes(b"no document")
    assert {finding.severity for finding in verapdf.check([rubbish])[rubbish]} == {"FATAL"}


def test_ace_finds_what_is_not_accessible(tmp_path: Path) -> None:
    found = ace.check(small_epub(tmp_path / "book.epub", '<p><img src="nav.xhtml"/></p>'))
    assert {"image-alt", "metadata-accessmode"} <= {finding.code for finding in found}


@pytest.mark.parametrize("kind", ["pdf", "epub"])
def test_pages_are_drawn(kind: str, tmp_path: Path) -> None:
    if kind == "pdf":
        page = render.pdf_page(small_pdf(tmp_path / "page.pdf"), 1)
    else:
        page = render.epub_page(small_epub(tmp_path / "page.epub"), "nav.xhtml")
    assert page.convert("RGB").getpixel((page.width // 2, page.height // 2)) == (0, 0, 255)


PAGE = '<!DOCTYPE html>\n<html lang="en"><meta charset="utf-8"><title>Small</title><h1>Small</h1>{rest}</html>\n'


def test_nu_knows_good_from_bad(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.html", tmp_path / "bad ü.html"
    good.write_text(PAGE.format(rest="<p>Words.</p>"), encoding="utf-8")
    bad.write_text(PAGE.format(rest='<img src="a.png"><p style="colour: red">'), encoding="utf-8")
    found = nu.check([good, bad])
    assert found[good] == []
    assert [finding.severity for finding in found[bad]] == ["error", "error"]


def test_axe_knows_good_from_bad() -> None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=str(BROWSER))
        page = chromium.new_page()
        page.set_content(PAGE.format(rest="<main><p>Words.</p></main>").replace("<h1>Small</h1>", ""))
        assert [finding.code for finding in axe.check(page)] == ["page-has-heading-one"]
        page.set_content(PAGE.format(rest='<main><p style="color: #ccc">Words.</p></main>'))
        assert {finding.code for finding in axe.check(page)} >= {"color-contrast"}
        chromium.close()
