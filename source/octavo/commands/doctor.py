"""`octavo doctor`: whether books can be made on this machine, and which command installs what is missing."""

from __future__ import annotations

import platform
import sys
from typing import NamedTuple

import click

from octavo import fonts, machine
from octavo.errors import ExitCode
from octavo.printing import print_line


class Finding(NamedTuple):
    """One thing that books are made with: what was found, and how to fix it ("" where all is well)."""

    name: str
    found: str
    fix: str = ""


_HELP = f"""Check whether books can be made on this machine, and say what to install.

Exits with code {ExitCode.BUILD.value} if a book of any format cannot be made here.
"""


@click.command("doctor", short_help="Say what is missing on this machine, and how to install it.", help=_HELP)
@click.option("--install", is_flag=True, help="Install what is missing, if you are allowed to.")
@click.option("--quiet", is_flag=True, help="Say only what is missing.")
def command(install: bool, quiet: bool) -> ExitCode:
    """Prints what was found and how to fix what is missing."""
    if install and machine.missing_libraries():
        machine.install_packages(machine.pango_packages())
    findings = [_check_python(), _check_pango(), _check_fonts(), _check_scripts(), _check_java()]
    fixes = [finding.fix for finding in findings if finding.fix]
    for finding in findings:
        if finding.fix or not quiet:
            print_line(f"{finding.name:8}{finding.found}")
    if not quiet:
        print_line("")
        print_line("Some books cannot be made here." if fixes else "All books can be made here.")
    for fix in fixes:
        print_line(f"To fix it: {fix}")
    return ExitCode.BUILD if fixes else ExitCode.DONE


def _check_python() -> Finding:
    oldest = ".".join(map(str, machine.PYTHON))
    fix = "" if sys.version_info >= machine.PYTHON else f"install Python {oldest} or newer, and octavo with it"
    return Finding("Python", platform.python_version(), fix)


def _check_pango() -> Finding:
    missing = machine.missing_libraries()
    if not missing:
        return Finding("Pango", "found, with the libraries that it needs")
    return Finding(
        "Pango", f"no PDFs: cannot load {', '.join(missing)}", machine.install_command(machine.pango_packages())
    )


def _check_fonts() -> Finding:
    faces = machine.count_fonts()
    if missing := [package for package, count in faces.items() if not count]:
        names = " ".join(missing)
        return Finding("Fonts", f"not found: {', '.join(missing)}", f"{sys.executable} -m pip install {names}")
    return Finding("Fonts", f"{sum(faces.values())} faces in {len(faces)} packages")


def _check_scripts() -> Finding:
    """Which scripts PDFs and covers can show; what is missing is no fault, because most books need none of it."""
    known = "Emoji, Latin, Greek, Cyrillic, Hebrew and Arabic"
    if fonts.has_extra("scripts"):
        more = f", {len(fonts.SCRIPTS)} scripts in all, Chinese, Japanese and Korean"
    elif fonts.has_extra("cjk"):
        more = f", Chinese, Japanese and Korean; {_pip('scripts')} brings all others"
    else:
        more = f"; {_pip('scripts')} brings all others"
    return Finding("Scripts", known + more)


def _pip(extra: str) -> str:
    return f"{sys.executable} -m pip install 'octavo[{extra}]'"


def _check_java() -> Finding:
    return Finding("Java", machine.java_version() or "not found; books are made without it, only deep checks need it")
