"""A project is built in volumes that go through the mail, and sent, in one command."""

from __future__ import annotations

import json
import os
from io import BytesIO
from pathlib import Path

import pytest
import trustme
from PIL import Image

from tests.commands.making import octavo
from tests.delivery.mail_server import PASSWORD, MailServer
from tests.delivery.making import write_settings
from tests.tools.mail import read_with_python


def make_project(folder: Path) -> None:
    """A project of two articles, each with a picture that no compression makes small."""
    (folder / "source").mkdir()
    (folder / "book.toml").write_text('title = "Essays"\noutputs = ["build/essays.epub"]\n')
    for number in range(2):
        picture = BytesIO()
        Image.frombytes("RGB", (700, 700), os.urandom(700 * 700 * 3)).save(picture, "PNG")
        (folder / "source" / f"{number}.png").write_bytes(picture.getvalue())
        text = f"---\ntitle: Essay {number}\ndate: 2026-01-01\n---\n\nWords.\n\n![Noise]({number}.png)\n"
        (folder / "source" / f"{number}.md").write_text(text)


def test_volumes_are_built_and_sent(
    home: Path, authority: trustme.CA, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    make_project(Path())
    monkeypatch.setenv("OCTAVO_PASSWORD", PASSWORD)
    with MailServer(authority=authority) as server:
        write_settings(home, server)
        assert octavo(monkeypatch, "send", "me@kindle.com", "--max-size", "400kB", "--quiet") == 0
    capsys.readouterr()
    assert len(server.messages) == 1
    file = home / "message.eml"
    file.write_bytes(server.messages[0].content)
    names = [one.name for one in read_with_python(file).files]
    assert len(names) > 1
    assert octavo(monkeypatch, "send", "me@kindle.com", "--again", "--dry-run", "--json") == 0
    [planned] = json.loads(capsys.readouterr().out)
    assert (len(planned["files"]), planned["findings"]) == (len(names), [])
    assert all(name.startswith("Essays") and name.endswith(".epub") for name in names)


@pytest.mark.parametrize(("names", "said"), [(("a.md",), "only a project can be divided"), ((), "nothing to make")])
def test_only_a_project_is_built(
    names: tuple[str, ...], said: str, home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("a.md").write_text("# Title\n\nWords.\n")
    assert octavo(monkeypatch, "send", "me@kindle.com", *names, "--max-size", "500kB") == 2
    assert said in capsys.readouterr().err
