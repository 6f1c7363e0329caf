"""octavo doctor: says what is missing, gives the one command that installs it, and runs it when asked."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from octavo import fonts, machine
from octavo.commands import doctor as doctor_command
from octavo.errors import ExitCode

BROKEN = ("libpango-1.0.so.0", "libharfbuzz-subset.so.0")
"""Empty files of these names come first on the way of the loader: as if the libraries were damaged."""


@pytest.fixture
def broken(tmp_path: Path) -> dict[str, str]:
    """Surroundings in which Pango cannot be loaded."""
    for name in BROKEN:
        (tmp_path / name).touch()
    return {**os.environ, "LD_LIBRARY_PATH": str(tmp_path)}


def doctor(surroundings: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "octavo", "doctor", *arguments]
    return subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False)


def program(folder: Path, name: str, script: str) -> None:
    """A program of the machine, for a test to find on its PATH."""
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    (folder / name).chmod(0o755)


def test_a_machine_with_everything_is_well() -> None:
    said = doctor(dict(os.environ))
    assert (said.returncode, said.stderr) == (0, "")
    assert [line.split()[0] for line in said.stdout.splitlines()[:5]] == ["Python", "Pango", "Fonts", "Scripts", "Java"]
    assert said.stdout.endswith("All books can be made here.\n")
    assert "fix" not in said.stdout


def test_quiet_says_nothing_when_all_is_well() -> None:
    said = doctor(dict(os.environ), "--quiet")
    assert (said.returncode, said.stdout, said.stderr) == (0, "", "")


def test_missing_libraries_are_named_with_what_installs_them(broken: dict[str, str], tmp_path: Path) -> None:
    program(tmp_path / "bin", "apt-get", "exit 1")
    said = doctor({**broken, "PATH": str(tmp_path / "bin")}, "--quiet")
    assert said.returncode == ExitCode.BUILD
    what, mend = said.stdout.splitlines()
    assert what.endswith("cannot load Pango, HarfBuzz-Subset, PangoFT2")
    assert mend.startswith("To fix it: ")
    assert mend.endswith("libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0")
    assert "Traceback" not in said.stderr


@pytest.mark.parametrize("name", machine.PACKAGE_MANAGERS)
def test_each_package_manager_gets_its_own_command(name: str, broken: dict[str, str], tmp_path: Path) -> None:
    program(tmp_path / "bin", name, "exit 1")
    said = doctor({**broken, "PATH": str(tmp_path / "bin")}, "--quiet")
    assert f"{name} " in said.stdout.splitlines()[-1]
    assert "pango" in said.stdout.splitlines()[-1]


def test_without_a_package_manager_it_says_it_in_words(broken: dict[str, str], tmp_path: Path) -> None:
    said = doctor({**broken, "PATH": str(tmp_path / "nothing")})
    assert said.returncode == ExitCode.BUILD
    assert "install Pango HarfBuzz Fontconfig with the package manager" in said.stdout
    assert "Java    not found" in said.stdout


def test_install_runs_that_command(broken: dict[str, str], tmp_path: Path) -> None:
    log, lost = tmp_path / "log", " ".join(f"{tmp_path}/{name}" for name in BROKEN)
    program(tmp_path / "bin", "apt-get", f'echo "$DEBIAN_FRONTEND $@" >> {log}; test "$1" = update || /bin/rm {lost}')
    program(tmp_path / "bin", "sudo", 'test "$1" = -n && shift; exec "$@"')  # for those who are not root
    said = doctor({**broken, "PATH": str(tmp_path / "bin")}, "--install", "--quiet")
    assert (said.returncode, said.stdout, said.stderr) == (0, "", "")
    update, install = log.read_text(encoding="utf-8").splitlines()
    assert update.startswith("noninteractive update")
    assert install.endswith(" ".join(machine.PACKAGE_MANAGERS["apt-get"].pango))


def test_install_does_nothing_where_nothing_is_missing(tmp_path: Path) -> None:
    program(tmp_path / "bin", "apt-get", f"touch {tmp_path}/called")
    said = doctor({**os.environ, "PATH": str(tmp_path / "bin")}, "--install")
    assert said.returncode == 0
    assert not (tmp_path / "called").exists()


def test_an_install_that_fails_is_one_line(broken: dict[str, str], tmp_path: Path) -> None:
    program(tmp_path / "bin", "brew", "echo nobody home >&2; exit 3")
    said = doctor({**broken, "PATH": str(tmp_path / "bin")}, "--install")
    assert said.returncode == ExitCode.BUILD
    assert said.stderr == "octavo: brew failed: nobody home — run: brew install pango\n"


def test_what_it_looks_for_is_what_the_engine_opens() -> None:
    """WeasyPrint's own list, read from its source: another version may open more."""
    found = find_spec("weasyprint.text.ffi")
    assert found and found.origin
    calls = [
        node
        for node in ast.walk(ast.parse(Path(found.origin).read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_dlopen"
    ]
    opened = [tuple(ast.literal_eval(name) for name in call.args[1:]) for call in calls]
    required = {names for names in opened if "libharfbuzz-vector-0" not in names}  # that one may be missing in silence
    assert required == set(machine.LIBRARIES.values())


def test_every_font_package_that_octavo_asks_for_is_looked_at() -> None:
    faces = machine.count_fonts()
    assert len(faces) >= 4
    assert all(name.startswith("fontpkg-") and count > 0 for name, count in faces.items())


@pytest.mark.parametrize(
    ("here", "said"),
    [
        (("scripts", "cjk"), "scripts in all, Chinese, Japanese and Korean"),
        (("cjk",), "Chinese, Japanese and Korean; "),
        ((), "Arabic; "),
    ],
)
def test_it_says_which_scripts_have_faces(here: tuple[str, ...], said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "has_extra", lambda name: name in here)
    finding = doctor_command._check_scripts()
    assert said in finding.found
    assert ("pip install 'octavo[scripts]' brings" in finding.found) == ("scripts" not in here)
    assert not finding.fix
