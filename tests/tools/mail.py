"""Messages as two programs read them: the mail package of Python, and mailparser, which many mailers are built on."""

from __future__ import annotations

import json
from email import message_from_bytes
from email.policy import default
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from tests.tools.places import NODE_MODULES, built, program
from tests.tools.running import started

_SCRIPT = Path(__file__).with_suffix(".mjs")
_LIMIT = 600


class ReadFile(NamedTuple):
    """A file in a message; `sha256` is of its bytes."""

    name: str
    type: str
    sha256: str


class ReadMessage(NamedTuple):
    """What somebody sees who opens a message."""

    sender_name: str
    sender: str
    receiver: str
    subject: str
    words: str
    files: tuple[ReadFile, ...]


def read_with_python(file: Path) -> ReadMessage:
    """A message as the mail package of Python reads it."""
    read: Any = message_from_bytes(file.read_bytes(), policy=default)
    [sender], [receiver] = read["From"].addresses, read["To"].addresses
    files = tuple(
        ReadFile(one.get_filename(), one.get_content_type(), sha256(one.get_content()).hexdigest())
        for one in read.iter_attachments()
    )
    words = read.get_body(("plain",)).get_content().replace("\r\n", "\n").strip()
    return ReadMessage(sender.display_name, sender.addr_spec, receiver.addr_spec, read["Subject"], words, files)


def read_with_mailparser(file: Path) -> ReadMessage:
    """A message as mailparser reads it."""
    node = started(program("node"), str(_SCRIPT), str(built(NODE_MODULES / "mailparser").parent))
    [line] = node.ask(str(file.resolve()), _LIMIT)
    read = json.loads(line)
    sender = read["sender"]
    files = tuple(ReadFile(**one) for one in read["files"])
    return ReadMessage(
        sender["name"], sender["address"], read["receiver"], read["subject"], read["words"].strip(), files
    )
