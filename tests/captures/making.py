"""Made-up archives of the web, written with the libraries that read them back."""

from __future__ import annotations

import gzip
from email.encoders import encode_base64, encode_quopri
from email.mime.base import MIMEBase
from email.mime.multipart import MIMEMultipart
from email.mime.nonmultipart import MIMENonMultipart
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

SITE = "https://tides.example/log"
GIF = b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff;"


def page(title: str = "The Tide Tables", *pictures: str) -> bytes:
    shown = "".join(f'<p><img src="{picture}" alt="A gauge"></p>' for picture in pictures)
    words = "<p>The harbour office keeps its tables in a drawer that nobody opens.</p>" * 4
    head = f"<!doctype html><html><head><title>{title}</title></head>"
    return f"{head}<body><article><h1>{title}</h1>{words}{shown}</article></body></html>".encode()


# --- MHTML -------------------------------------------------------------------------------------------


class MhtmlPart(NamedTuple):
    """A part of a saved page: its address or "cid:" and its id, and what it is."""

    address: str
    media_type: str
    content: bytes
    charset: str = ""


def mhtml(*parts: MhtmlPart, address: str = "", date: str = "", **parameters: Any) -> bytes:
    """A page and its parts as a browser saves them, text as quoted-printable and all else as base64."""
    message = MIMEMultipart("related", **parameters)
    if address:
        message["Snapshot-Content-Location"] = address
    if date:
        message["Date"] = date
    for part in parts:
        message.attach(_part(part))
    return bytes(message)


def _part(part: MhtmlPart) -> MIMEBase:
    written = MIMENonMultipart(*part.media_type.split("/"))
    if part.charset:
        written.set_param("charset", part.charset)
    written.set_payload(part.content)
    (encode_quopri if part.media_type.startswith("text/") else encode_base64)(written)
    if part.address.startswith("cid:"):
        written["Content-ID"] = f"<{part.address[4:]}>"
    else:
        written["Content-Location"] = part.address
    return written


# --- WARC --------------------------------------------------------------------------------------------


class Warc:
    """A WARC file that is being written."""

    def __init__(self, *, compressed: bool = True) -> None:
        self._held = BytesIO()
        self._writer: Any = WARCWriter(self._held, gzip=compressed, warc_version="WARC/1.1")
        self._writer._create_temp_file = BytesIO  # its own is never closed

    def add(
        self, address: str, content: bytes, media_type: str = "text/html; charset=utf-8", status: str = "200 OK",
        date: str = "2024-03-05T10:11:12Z", **headers: str,
    ) -> Warc:  # fmt: skip
        """An answer of a server."""
        said = [("Content-Type", media_type), *((name.replace("_", "-"), value) for name, value in headers.items())]
        return self.add_record(address, "response", content, StatusAndHeaders(status, said, protocol="HTTP/1.1"), date)

    def add_record(
        self, address: str, kind: str, content: bytes, http: Any, date: str = "2024-03-05T10:11:12Z", **headers: str
    ) -> Warc:
        said = {"WARC-Date": date, **{name.replace("_", "-"): value for name, value in headers.items()}}
        record = self._writer.create_warc_record(
            address, kind, payload=BytesIO(content), http_headers=http, warc_headers_dict=said,
            warc_content_type="" if http is not None else "text/html",
        )  # fmt: skip
        self._writer.write_record(record)
        return self

    def revisit(self, address: str, of: str, date: str = "2024-04-01T00:00:00Z") -> Warc:
        record = self._writer.create_revisit_record(
            address, digest="sha1:UNKNOWN", refers_to_uri=of, refers_to_date=date,
            http_headers=StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1"),
            warc_headers_dict={"WARC-Date": date},
        )  # fmt: skip
        self._writer.write_record(record)
        return self

    @property
    def content(self) -> bytes:
        return self._held.getvalue()

    def save(self, folder: Path, name: str = "site.warc.gz") -> Path:
        file = folder / name
        file.write_bytes(self.content)
        return file


def chunked(content: bytes, size: int = 7) -> bytes:
    """Bytes in chunks (RFC 9112, 7.1)."""
    pieces = (content[place : place + size] for place in range(0, len(content), size))
    return b"".join(b"%x\r\n%b\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


def gzipped(content: bytes) -> bytes:
    return gzip.compress(content, mtime=0)
