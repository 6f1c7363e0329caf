"""`octavo doctor`: whether books can be made on this machine, and the one command that mends it."""

from __future__ import annotations

import platform
import sys
from typing import NamedTuple

import click

from octavo import machine


class Finding(NamedTuple):
    """One thing that books are made with: what was found, and how to mend it ("" where all is well)."""

    name: str
    found: str
    mend: str = ""


@click.command("doctor", short_help="Say what is missing on this machine, and what mends it.")
@click.option("--install", is_flag=True, help="Install what is missing, where this is permitted.")
@click.option("--quiet", is_flag=True, help="Say only what is missing.")
def command(install: bool, quiet: bool) -> int:
    """Look whether books can be made on this machine, and say what to install.

    Exit code 1 if an EPUB or a PDF cannot be made here.
    """
    if install and machine.missing_libraries():
        machine.install(machine.pango())
    findings = [_python(), _pango(), _fonts(), _java()]
    mends = [finding.mend for finding in findings if finding.mend]
    for finding in findings:
        if finding.mend or not quiet:
            click.echo(f"{finding.name:8}{finding.found}")
    if not quiet:
        click.echo("\n" + ("Not every book can be made here." if mends else "EPUBs and PDFs can be made here."))
    for mend in mends:
        click.echo(f"To mend it: {mend}")
    return 1 if mends else 0


def _python() -> Finding:
    oldest = ".".join(map(str, machine.PYTHON))
    mend = "" if sys.version_info >= machine.PYTHON else f"install Python {oldest} or newer, and octavo with it"
    return Finding("Python", platform.python_version(), mend)


def _pango() -> Finding:
    missing = machine.missing_libraries()
    if not missing:
        return Finding("Pango", "found, with its neighbours")
    return Finding("Pango", f"no PDFs: cannot load {', '.join(missing)}", machine.advice(machine.pango()))


def _fonts() -> Finding:
    faces = machine.fonts()
    if missing := [package for package, count in faces.items() if not count]:
        return Finding(
            "Fonts", f"not found: {', '.join(missing)}", f"{sys.executable} -m pip install {' '.join(missing)}"
        )
    return Finding("Fonts", f"{sum(faces.values())} faces in {len(faces)} packages")


def _java() -> Finding:
    return Finding("Java", machine.java() or "not found; books are made without it, only deep checks need it")
