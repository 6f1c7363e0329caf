"""Media types: which are asked for, which may come, and what bytes are whose type nobody states."""

from __future__ import annotations

import re
from email.message import Message

from octavo.errors import FetchError
from octavo.resources import MEDIA_TYPES
from octavo.web.messages import Kind

_PAGES = "text/html,application/xhtml+xml;q=0.9,application/xml;q=0.8,*/*;q=0.5"
ACCEPT: dict[Kind, str] = {
    "page": _PAGES,
    "picture": "image/webp,image/png,image/jpeg,image/svg+xml,image/gif;q=0.9,image/avif;q=0.8,image/*;q=0.5,*/*;q=0.1",
    "list": "application/atom+xml,application/rss+xml,application/feed+json,application/xml;q=0.9,*/*;q=0.5",
    "robots": "text/plain,*/*;q=0.5",
    "part": "*/*",
}
"""What is asked for, best first (RFC 9110, 12.5.1): of pictures, those that every one of our libraries decodes."""

_UNSTATED = {"", "application/octet-stream", "binary/octet-stream", "application/x-download", "unknown/unknown"}
"""What servers say of a file that they know nothing of."""

_DOCUMENTS = {
    MEDIA_TYPES[".docx"], MEDIA_TYPES[".epub"], "application/json", "application/xml", "application/x-mimearchive",
    "multipart/related", "message/rfc822", "application/warc", "application/rss", "application/atom",
}  # fmt: skip
"""What may hold an article or a list of them, beside text and what ends in +xml or +json."""
_ZIPPED = {"application/gzip", "application/x-gzip"}
"""Sitemaps come so: "sitemap.xml.gz"."""

_MAYBE_SVG = {"application/xml", "text/xml", "text/plain"}
"""What servers say of drawings that they do not know."""

_SIGNATURES = (
    (rb"\x89PNG\r\n\x1a\n", "image/png"),
    (rb"\xff\xd8\xff", "image/jpeg"),
    (rb"GIF8[79]a", "image/gif"),
    (rb"RIFF....WEBP", "image/webp"),
    (rb"....ftypavi[fs]", "image/avif"),
    (rb"....ftyp(?:heic|heix|mif1)", "image/heic"),
    (rb"(?:II\*\0|MM\0\*)", "image/tiff"),
    (rb"BM....\x00\x00\x00\x00", "image/bmp"),
    (rb"\x00\x00\x01\x00", "image/vnd.microsoft.icon"),
    (rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*|<!DOCTYPE svg[^>]*>\s*)*<svg[\s/>]", "image/svg+xml"),
    (rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|title|h1|p|div|article)[\s>]", "text/html"),
    (rb"\s*<\?xml", "application/xml"),
    (rb"%PDF-", "application/pdf"),
    (rb"PK\x03\x04.{26}mimetypeapplication/epub\+zip", MEDIA_TYPES[".epub"]),
    (rb"PK\x03\x04.{26}\[Content_Types\]\.xml", MEDIA_TYPES[".docx"]),
    (rb"PK\x03\x04", "application/zip"),
    (rb"\x1f\x8b", "application/gzip"),
)
"""How files begin, and what they are (WHATWG MIME Sniffing Standard, 6 and 7); letters in either case."""
_COMPILED = tuple((re.compile(start, re.DOTALL | re.IGNORECASE), kind) for start, kind in _SIGNATURES)


def split_content_type(header: str) -> tuple[str, str]:
    """The media type, in lower case, and the charset that a Content-Type states: "" for what it does not."""
    message = Message()
    message["content-type"] = header
    stated = header.partition(";")[0].strip().lower()
    charset = message.get_param("charset", "")
    return stated, charset.strip(" '\"") if isinstance(charset, str) else ""


def sniff(content: bytes) -> str:
    """The media type of bytes as their beginning shows it, "" where it shows none and they are not text."""
    start = content[:1024].removeprefix(b"\xef\xbb\xbf")
    found = next((kind for pattern, kind in _COMPILED if pattern.match(start)), "")
    return found or ("" if b"\0" in start else "text/plain")


def settle_type(stated: str, content: bytes, kind: Kind) -> str:
    """The media type of what came: as stated, and as its bytes show where nobody states it.

    SVG that is stated to be XML or text is SVG where a picture was asked for. Raises `FetchError` for what is not of
    the kind that was asked for.
    """
    found = sniff(content) if stated in _UNSTATED or (kind == "picture" and stated in _MAYBE_SVG) else stated
    if not _is_of(found, kind):
        raise _wrong_type(found, kind)
    return found


def check_type(stated: str, kind: Kind) -> None:
    """Raises `FetchError` for a type that cannot become the kind that was asked for, before its bytes are taken."""
    if not (stated in _UNSTATED or (kind == "picture" and stated in _MAYBE_SVG) or _is_of(stated, kind)):
        raise _wrong_type(stated, kind)


def _is_of(media_type: str, kind: Kind) -> bool:
    match kind:
        case "picture":
            return media_type.startswith("image/")
        case "page":
            return _is_document(media_type)
        case "list":
            return _is_document(media_type) or media_type in _ZIPPED
        case "robots" | "part":
            return True


def _wrong_type(media_type: str, kind: Kind) -> FetchError:
    hint = "give the address of an article" if kind == "page" else ""
    code = "picture-unreadable" if kind == "picture" else "picture-missing"
    return FetchError(f"{_name(media_type)} came instead of a {kind}", code=code, hint=hint)


def _is_document(media_type: str) -> bool:
    is_text = media_type.startswith("text/") or media_type.endswith(("+xml", "+json"))
    return (is_text and not media_type.startswith("image/")) or media_type in _DOCUMENTS


def _name(media_type: str) -> str:
    """What a type is called: "a picture (image/png)"."""
    family, _, form = media_type.partition("/")
    names = {"image": "a picture", "video": "a video", "audio": "a sound", "text": "a page", "font": "a typeface"}
    if form == "pdf" or not media_type:
        return "a PDF" if form else "a file of an unknown kind"
    return f"{names.get(family, 'a file')} ({media_type})"
