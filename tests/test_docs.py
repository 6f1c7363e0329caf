"""The README cannot lie: its examples run, and what it points to is there. `tests/guide` tests the guide."""

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")

LONGEST = 120
"""Lines: what is longer belongs into the guide."""


def block(language: str) -> str:
    """The first block of a language in the README."""
    found = re.search(rf"```{language}\n(.*?)```", README, re.DOTALL)
    assert found, language
    return found[1]


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


def test_it_is_short() -> None:
    assert len(README.splitlines()) <= LONGEST


def test_what_it_links_to_is_there() -> None:
    links = [link for link in re.findall(r"\]\(([^)#\s]+)\)", README) if "://" not in link]
    assert [link for link in links if not (ROOT / link).exists()] == []
    guide = {path.relative_to(ROOT).as_posix() for path in (ROOT / "source" / "guide").rglob("*.md")}
    assert guide <= set(links)


def test_the_commands_are_targets_of_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"(?:^    |`)make ([a-z]+)", README, re.MULTILINE):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)
    for target in ("book", "test"):
        assert f"\n    make {target} " in README
