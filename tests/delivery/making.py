"""Small finished books, made by hand, and the settings of a user who sends them."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from tests.delivery.mail_server import USER, MailServer

_CONTAINER = """<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>
<rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""


def make_epub(
    path: Path,
    *,
    title: str = "On Proofs",
    author: str = "Ada Reader",
    cover: bool = True,
    pictures: Sequence[str] = (),
    identifier: str = "urn:uuid:1",
    filling: int = 0,
) -> Path:
    """An EPUB with no more than what is looked at, and so many bytes of filling."""
    items = '<item id="c" href="c.jpg" media-type="image/jpeg" properties="cover-image"/>' if cover else ""
    items += "".join(f'<item id="p{n}" href="p{n}" media-type="{one}"/>' for n, one in enumerate(pictures))
    package = f"""<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="i">{identifier}</dc:identifier>
<dc:title>{escape(title)}</dc:title><dc:creator>{escape(author)}</dc:creator></metadata>
<manifest>{items}</manifest></package>"""
    with zipfile.ZipFile(path, "w") as made:
        for name, content in (
            ("mimetype", "application/epub+zip"),
            ("META-INF/container.xml", _CONTAINER),
            ("book/package.opf", package),
            ("book/c.jpg", "x" if cover else ""),
            ("book/filling", "x" * filling),
        ):
            made.writestr(zipfile.ZipInfo(name), content)
    return path


def make_pdf(path: Path, *, title: str = "On Proofs", author: str = "Ada Reader") -> Path:
    """A PDF of one empty page."""
    told = "".join(f"/{key} <{word.encode('utf-16').hex()}>" for key, word in (("Title", title), ("Author", author)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 90 90]>>",
        f"<<{told}>>",
    ]
    body, places = "%PDF-1.7\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj{one}endobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer<</Size {size}/Root 1 0 R/Info 4 0 R>>\n"
    path.write_text(f"{body}{end}startxref\n{len(body)}\n%%EOF\n")
    return path


def write_settings(home: Path, server: MailServer, more: str = "", *, timeout: int = 60) -> Path:
    """The settings of a user whose mail goes to this server, and who trusts its certificate."""
    pem = home / "authority.pem"
    server.authority.cert_pem.write_to_path(str(pem))
    file = home / "config" / "octavo" / "config.toml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(
        f"""[servers.home]
user = "{USER}"
host = "localhost"
port = {server.port}
sender = "Ädä Reader <{USER}>"
certificates = "{pem}"
timeout = {timeout}
tls = "{"implicit" if server.tls == "implicit" else "starttls"}"
{more}
"""
    )
    return file
