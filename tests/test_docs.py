"""The README cannot lie: its example runs, and its tables name every option and every note."""

import os
import re
import subprocess
import sys
from pathlib import Path

from octavo.commands import add, build, preview, read, send, update
from octavo.errors import ExitCode
from octavo.notes import CODES

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def block(language: str, heading: str = "") -> str:
    """The first block of a language in the README, or under a heading."""
    found = re.search(rf"```{language}\n(.*?)```", README[README.index(heading) :], re.DOTALL)
    assert found, language
    return found[1]


def notes_table() -> str:
    """The table of notes as the README must have it."""
    rows = (f"| `{code}` | {meaning.severity} | {meaning.text} |\n" for code, meaning in sorted(CODES.items()))
    return "| code | | meaning |\n|---|---|---|\n" + "".join(rows)


def test_the_examples_run(tmp_path: Path) -> None:
    name, article = block("markdown").split("\n", 1)
    assert name == "<!-- article.md -->"
    (tmp_path / "article.md").write_text(article, encoding="utf-8")
    environment = os.environ | {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"}
    subprocess.run(["sh", "-ec", block("sh")], cwd=tmp_path, env=environment, check=True)
    assert {path.suffix for path in tmp_path.iterdir()} == {".md", ".epub", ".pdf", ".json"}
    (tmp_path / "proofs.epub").unlink()
    subprocess.run([sys.executable, "-c", block("python")], cwd=tmp_path, check=True)
    assert (tmp_path / "proofs.epub").is_file()


def test_every_option_is_named() -> None:
    params = [param for command in (build, read, add, update, send, preview) for param in command.command.params]
    options = [name for option in params for name in option.opts if name.startswith("--")]
    assert len(options) > 8
    assert [name for name in options if f"`{name}`" not in README] == []


def test_every_note_is_explained() -> None:
    found = re.search(r"<!-- notes -->\n(.*)<!-- /notes -->", README, re.DOTALL)
    assert found
    assert found[1] == notes_table()


def test_every_exit_code_is_explained() -> None:
    assert re.findall(r"^\| (\d+) \|", README, re.MULTILINE) == [str(code.value) for code in ExitCode]


def test_the_two_commands_are_targets_of_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in ("book", "test"):
        assert f"\n    make {target} " in README
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)
