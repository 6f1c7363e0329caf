"""What is installed on this machine, what a book needs of it, and the one command that installs the rest.

PDFs are laid out by Pango and its neighbours: shared libraries of the system, which pip cannot bring.
Nothing here loads WeasyPrint: it cannot be imported where one of them is missing.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path

from msgspec import Struct

from octavo.errors import BuildError

PYTHON = (3, 11)
"""The oldest Python that octavo runs on."""

LIBRARIES: dict[str, tuple[str, ...]] = {
    "GObject": (
        "libgobject-2.0-0", "gobject-2.0-0", "gobject-2.0",
        "libgobject-2.0.so.0", "libgobject-2.0.0.dylib", "libgobject-2.0-0.dll",
    ),
    "Pango": (
        "libpango-1.0-0", "pango-1.0-0", "pango-1.0",
        "libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll",
    ),
    "HarfBuzz": (
        "libharfbuzz-0", "harfbuzz", "harfbuzz-0.0",
        "libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll",
    ),
    "HarfBuzz-Subset": (
        "libharfbuzz-subset-0", "harfbuzz-subset", "harfbuzz-subset-0.0",
        "libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib", "libharfbuzz-subset-0.dll",
    ),
    "Fontconfig": (
        "libfontconfig-1", "fontconfig-1", "fontconfig",
        "libfontconfig.so.1", "libfontconfig.1.dylib", "libfontconfig-1.dll",
    ),
    "PangoFT2": (
        "libpangoft2-1.0-0", "pangoft2-1.0-0", "pangoft2-1.0",
        "libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", "libpangoft2-1.0-0.dll",
    ),
}  # fmt: skip
"""The shared libraries that WeasyPrint opens, and the names it tries for each."""


@cache
def library_versions() -> tuple[str, ...]:
    """The versions of the libraries that lay out PDFs, as they say them; "" for one that cannot be asked."""
    asked = {"Pango": "pango_version_string", "HarfBuzz": "hb_version_string"}
    return tuple(_ask_library(LIBRARIES[library], function) for library, function in asked.items())


def _ask_library(names: tuple[str, ...], function: str) -> str:
    for name in names:
        with suppress(OSError, AttributeError):
            said = getattr(ctypes.CDLL(name), function)
            said.restype = ctypes.c_char_p
            return str(said().decode())
    return ""


def lettering_version() -> str:
    """The FriBiDi that Pillow finds on this machine, "" if none: with it the letters of covers are set closer."""
    from PIL import _imagingft

    return str(_imagingft.fribidi_version)


class PackageManager(Struct, frozen=True):
    """A package manager: how it refreshes its lists and installs, whether only root may, and its name for Pango."""

    refresh: tuple[str, ...]
    install: tuple[str, ...]
    root: bool
    pango: tuple[str, ...]


PACKAGE_MANAGERS = {
    "apt-get": PackageManager(
        ("apt-get", "update", "-q"),
        ("apt-get", "install", "-y", "-q", "--no-install-recommends"),
        True,
        ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"),
    ),
    "dnf": PackageManager((), ("dnf", "install", "-y"), True, ("pango",)),
    "apk": PackageManager(
        (),
        ("apk", "add"),
        True,
        ("so:libpango-1.0.so.0", "so:libpangoft2-1.0.so.0", "so:libharfbuzz-subset.so.0"),
    ),
    "pacman": PackageManager((), ("pacman", "-S", "--noconfirm"), True, ("pango",)),
    "brew": PackageManager((), ("brew", "install"), False, ("pango",)),
}
"""The package managers we know, by the name of their program."""


def find_package_manager() -> PackageManager | None:
    """The package manager of this machine, None where we know none."""
    return next((known for program, known in PACKAGE_MANAGERS.items() if shutil.which(program)), None)


def pango_packages() -> tuple[str, ...]:
    """The packages that hold Pango and its neighbours on this machine."""
    known = find_package_manager()
    return known.pango if known else ("Pango", "HarfBuzz", "Fontconfig")


# --- what is here ------------------------------------------------------------------------------------


def missing_libraries() -> tuple[str, ...]:
    """The names of the libraries that cannot be opened; empty where PDFs can be made."""
    return tuple(name for name, files in LIBRARIES.items() if not any(map(_can_open, files)))


def _can_open(library: str) -> bool:
    from cffi import FFI  # type: ignore[import-untyped]  # as WeasyPrint opens them

    try:
        FFI().dlopen(library)
    except OSError:
        return False
    return True


def count_fonts() -> dict[str, int]:
    """How many faces each font package has that octavo depends on; 0 for one that is not installed."""
    return {package: sum(1 for _ in _find_faces(package)) for package in _font_packages()}


def _font_packages() -> Iterator[str]:
    from importlib.metadata import PackageNotFoundError, requires  # here: it takes time to load

    try:
        needed = requires("octavo") or []
    except PackageNotFoundError:  # run from a checkout that is not installed
        needed = []
    return (line.split(">")[0].split("=")[0].strip() for line in needed if line.startswith("fontpkg-"))


def _find_faces(package: str) -> Iterator[str]:
    from importlib.metadata import PackageNotFoundError, files

    try:
        listed = files(package) or []
    except PackageNotFoundError:
        listed = []
    return (str(file) for file in listed if file.suffix in {".ttf", ".otf"} and Path(file.locate()).is_file())


def java_version() -> str:
    """The first line of `java -version`, "" where there is no Java."""
    program = shutil.which("java")
    done = _run([program, "-version"]) if program else None
    return done.stderr.partition("\n")[0] if done and done.returncode == 0 else ""


# --- what mends it -----------------------------------------------------------------------------------


def install_command(packages: Sequence[str]) -> str:
    """The shell command that installs `packages`; a sentence where we know no package manager."""
    known = find_package_manager()
    if known is None:
        return f"install {' '.join(packages)} with the package manager of this system"
    return " && ".join(" ".join(step) for step in _install_steps(packages, known))


def _install_steps(packages: Sequence[str], known: PackageManager) -> list[list[str]]:
    sudo = ["sudo"] if known.root and not _is_root() else []
    return [[*sudo, *step] for step in (known.refresh, (*known.install, *packages)) if step]


def _is_root() -> bool:
    return sys.platform != "win32" and os.geteuid() == 0


def install_packages(packages: Sequence[str]) -> None:
    """Installs `packages` without a question. Raises `OctavoError` where that is not permitted or fails."""
    known = find_package_manager()
    if known is None or (known.root and not _is_root() and not _has_silent_sudo()):
        raise BuildError(f"not installed: {' '.join(packages)}", hint=f"run: {install_command(packages)}")
    for step in _install_steps(packages, known):
        done = _run(step)
        if done.returncode:
            reason = (done.stderr.strip().splitlines() or ["it gives no reason"])[-1]
            raise BuildError(f"{step[0]} failed: {reason}", hint=f"run: {install_command(packages)}")


def _run(program: Sequence[str]) -> subprocess.CompletedProcess[str]:
    """Runs a program that must not ask anything: without standard input, and with its output kept."""
    silent = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(program, env=silent, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)


def _has_silent_sudo() -> bool:
    """Whether sudo asks for no password."""
    return shutil.which("sudo") is not None and _run(["sudo", "-n", "true"]).returncode == 0
