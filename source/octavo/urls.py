"""Addresses of the web (WHATWG URL Standard): which may stand in a book, how they are written, which are the same."""

from __future__ import annotations

import re
from ipaddress import IPv6Address
from urllib.parse import quote, unquote, unquote_to_bytes, urlsplit

SCHEMES = frozenset({"doi", "ftp", "http", "https", "irc", "mailto", "news", "tel", "urn", "xmpp"})
"""Schemes that a book may link to: they run nothing and read no file, and EPUBCheck knows them (doi becomes https)."""

_HIERARCHICAL = frozenset({"ftp", "http", "https"})
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")  # "https:", "mailto:"
_BLANKS = "".join(map(chr, range(0x21)))
# the forbidden host code points (URL Standard, 3.2)
_NO_HOST = re.compile(r'[\x00-\x20"#%/:<>?@\[\\\]^`{|}]')
_BARE_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")  # "100% sure", but not "%20"
_URL_CODE_POINTS = "!$&'()*+,-./:;=?@_~%"
_INDEX = re.compile(r"(?:^|/)(?:index\.(?:[sx]?html?|php|aspx?|jsp)|default\.(?:html?|aspx?))$")  # "/docs/index.html"


def trim(href: str) -> str:
    """`href` as a browser first takes it: without white space around it and without line ends in it."""
    return re.sub("[\t\n\r]", "", href.strip(_BLANKS))


def scheme(href: str) -> str:
    """The scheme of a trimmed address in lower case, "" for a relative reference."""
    found = _SCHEME.match(href)
    return found[1].lower() if found else ""


def valid_url(written: str) -> str:
    """`written` as a valid absolute address, its odd characters percent-encoded; "" where it cannot be one."""
    href = trim(written)
    kind, rest = scheme(href), href.partition(":")[2]
    if kind == "doi":
        kind, rest = "https", f"//doi.org/{rest}"
    if kind in _HIERARCHICAL:
        return _join_hierarchical(kind, rest.replace("\\", "/").lstrip("/"))
    if kind == "tel":
        rest = "".join(rest.split())
    return f"{kind}:{_percent_encode(rest)}" if kind in SCHEMES and rest.strip("#") else ""


def page_key(url: str) -> str:
    """A key that is equal for addresses of one page, "" for what is no page of the web.

    It leaves out the scheme, "www.", the usual port, the fragment, the last slash, the name of an index page and what
    only tells a site how a reader came; percent-encoding and the order of a query's parameters make no difference.
    """
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").rstrip(".").removeprefix("www."), parts.port
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not host:
        return ""
    path = _INDEX.sub("", "/".join(map(_spell_alike, parts.path.split("/")))).rstrip("/")
    return f"{_ascii_host(host)}:{'' if port in (80, 443, None) else port}{path}?{_query_key(parts.query)}"


def _ascii_host(host: str) -> str:
    """A host in the letters of the name system: "xn--bcher-kva.example" for "bücher.example"."""
    try:
        return host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError:
        return host


def _query_key(query: str) -> str:
    """The parameters of a query that say which page is meant, in one order: "?b=2&utm_medium=mail&a=1" is "a=1&b=2"."""
    wanted = (part for part in query.split("&") if part and not _is_tracking(*part.partition("=")[::2]))
    return "&".join(sorted("=".join(map(_spell_alike, part.replace("+", " ").split("=", 1))) for part in wanted))


def _is_tracking(name: str, value: str) -> bool:
    """Whether a parameter says where a reader came from, and not which page is meant."""
    name, value = unquote(name).lower(), unquote(value).lower()
    if name in _COUNTERS or name.startswith(_CAMPAIGNS):
        return True
    return (name in _SENDERS and bool(_SENDER.fullmatch(value))) or (name == "ref" and bool(_HOST.fullmatch(value)))


def _spell_alike(text: str) -> str:
    """`text` with each byte percent-encoded or not by one rule: "%c3%bC", "ü" and "%C3%BC" are one."""
    return quote(unquote_to_bytes(text), safe="")


_CAMPAIGNS = ("utm_", "mtm_", "pk_", "piwik_", "hsa_", "itm_", "vero_", "guce_", "oly_", "wt_mc", "wt.mc")
"""How the names of parameters begin that systems of campaigns add: "utm_source=letter"."""

_COUNTERS = frozenset({
    "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "twclid", "ttclid", "yclid", "irclickid",
    "li_fat_id", "rb_clickid", "epik", "srsltid", "_ga", "_gl",  # one reader's click
    "igsh", "igshid", "ref_src", "ref_url", "share_source", "sharesource", "smid", "smtyp",  # buttons that share a page
    "mc_cid", "mc_eid", "mkt_tok", "_hsenc", "_hsmi", "hsctatracking", "ck_subscriber_id", "ml_subscriber",  # mailings
    "cmpid", "ncid", "s_cid", "guccounter",  # campaigns of single publishers
})  # fmt: skip
"""Names of parameters that count readers, whatever their value."""

_SENDERS = frozenset({"from", "ref", "referrer", "source", "src", "via"})
"""Names of parameters that count readers where their value is a way to a page: "?source=rss", but not "?source=42"."""

_SENDER = re.compile(
    r"(?:\w+[-_])?(?:atom|e-?mail|feed|homepage|mail|newsletter|rss|share|social)|copy[-_]?link"
    r"|bluesky|bsky|facebook|fb|flipboard|hackernews|hn|instagram|linkedin|lobsters|mastodon|pinterest|pocket|reddit"
    r"|telegram|threads|twitter|whatsapp"
)
_HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}")  # "?ref=news.example.org", but not "?ref=main"


def _join_hierarchical(kind: str, rest: str) -> str:
    """An address of http, https or ftp from its scheme and the rest; "" where its host cannot be one."""
    authority, path = re.fullmatch("([^/?#]*)(.*)", rest, re.DOTALL).groups()  # type: ignore[union-attr]  # always matches
    user, at, host_port = authority.rpartition("@")
    host, port = re.fullmatch(r"(\[.*\]|.*?)(:\d*)?", host_port, re.DOTALL).groups("")  # type: ignore[union-attr]
    host = unquote(host)
    if not _is_host(host) or int(port[1:] or 0) > 65535:
        return ""
    return f"{kind}://{_percent_encode(user)}{at}{host}{port.rstrip(':')}{_percent_encode(path)}"


def _is_host(host: str) -> bool:
    try:
        if host.startswith("["):
            return "%" not in host and bool(IPv6Address(host.strip("[]")))
        urlsplit(f"//{host}")  # refuses letters that stand for the marks between the parts of an address
        # The codec knows an older IDNA; it judges here, and the host stays as its owner writes it.
        return bool(host) and not _NO_HOST.search(host) and bool(host.encode("idna").decode("idna"))
    except ValueError:
        return False


def _percent_encode(text: str) -> str:
    """`text` with each character percent-encoded that is no URL code point or not ASCII; what is encoded stays."""
    before, mark, fragment = _BARE_PERCENT.sub("%25", text).partition("#")
    return "".join((_quote(before), mark, _quote(fragment)))


def _quote(text: str) -> str:
    return quote(text, safe=_URL_CODE_POINTS, errors="replace")
