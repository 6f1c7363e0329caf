"""Cookies of a browser, as its add-ons save them."""

from __future__ import annotations

from http.cookiejar import CookieJar, LoadError, MozillaCookieJar
from pathlib import Path

from octavo.errors import ConfigError
from octavo.files import show_name


def load_cookies(file: Path | None) -> CookieJar:
    """The cookies of a file in the form of Netscape ("cookies.txt"); none where there is no file.

    Raises `ConfigError` where it cannot be read or holds something else.
    """
    if file is None:
        return CookieJar()
    jar = MozillaCookieJar(file)
    try:
        jar.load(ignore_discard=True, ignore_expires=True)
    except (LoadError, UnicodeDecodeError) as error:
        hint = "its first line has to be: # Netscape HTTP Cookie File"
        raise ConfigError("that is no file of cookies", where=show_name(file), hint=hint) from error
    except OSError as error:
        raise ConfigError(f"it cannot be read: {error.strerror}", where=show_name(file)) from error
    for cookie in jar:
        cookie.expires = cookie.expires or None  # add-ons write 0 where a cookie ends with the browser
    return jar
