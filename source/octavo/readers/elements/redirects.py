"""Addresses that only lead on to another, which can be read in them: links are followed to where they end."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, unquote, urlsplit

_HINT = re.compile(r"[?&/][^/?&]*(?:=|__)\s*https?(?::|%3a|-3a)", re.I)
"""An address with another one in it."""

_PATHS = {
    "url", "l.php", "l", "redirect", "redir", "away", "away.php", "out", "outgoing", "link", "goto", "exit", "leave",
    "linkfilter", "external", "external-link", "jump", "v2", "clicktracker", "track", "ls",
}  # fmt: skip
"""Last steps of the paths of such addresses: "/url?q=…", "/l.php?u=…", "/redirect?to=…"."""

_HOSTS = re.compile(r"(^|\.)(safelinks|link|links|l|lm|out|away|redirect|click|href|leave|urldefense)\.", re.I)
"""Hosts that do nothing else."""

_NAMES = ("url", "q", "u", "to", "target", "uddg", "dest", "destination", "z", "goto", "redirect", "link", "adurl")
"""Parameters that hold the address."""


def follow_redirect(url: str) -> str:
    """Where an address leads in the end, as far as it says that itself; the address as it is, if it leads nowhere on.

    A page that is asked to do something with another address (share it, translate it) is no redirect.
    """
    if not _HINT.search(url):
        return url
    try:
        parts = urlsplit(url)
        stated = dict(reversed(parse_qsl(parts.query)))
    except ValueError:
        return url
    if guarded := re.search(r"/v3/__(https?:/.+?)__;", url):  # a mail filter writes it so
        return re.sub(r"^(https?):/+", r"\1://", unquote(guarded[1]))
    last = parts.path.rstrip("/").rpartition("/")[2].lower()
    if last not in _PATHS and not (_HOSTS.search(parts.netloc) and last in ("", "r", "go", "index.php")):
        return url
    found = next((stated[name] for name in _NAMES if stated.get(name, "").lower().startswith("http")), "")
    if last == "url" and found.startswith(("http-3A", "https-3A")):  # "https-3A__a.example_b"
        found = unquote(found.replace("_", "/").replace("-", "%"))
    return found if re.match(r"https?://[^/\s]+\.[^/\s]", found) else url
