"""Code in plain text is told by prompts, fences and its own signs."""

from __future__ import annotations

import pytest

from octavo.model import CodeBlock
from octavo.walk import visit
from tests.readers.text.reading import MORE, PROSE, body


@pytest.mark.parametrize(
    "text",
    [
        "    $ lamp --light\n    lit\n    done",
        "    keeper@quay:~$ lamp --trim\n    nothing to trim",
        ">>> lamp.light()\nTrue",
        "  C:\\LAMP> dir\n  OIL.TXT",
        "```\nlit\n```",
        "    if (oil) {\n        light();\n    }",
        "lamp = Lamp()\nlamp.fill(oil)\nlamp.light()",
    ],
)
def test_listings(text: str) -> None:
    assert any(isinstance(node, CodeBlock) for node in visit(body(f"{PROSE}\n\n{text}\n\n{MORE}")))


@pytest.mark.parametrize(
    "text",
    [
        "US$ fees are paid at the quay, and\nnobody has ever seen one paid.",
        "From the quay to the lamp it is a\nshort walk for whoever knows it.",
        "... and then the lamp went out,\nwhich nobody had foreseen.",
    ],
)
def test_prose_is_none(text: str) -> None:
    assert not any(isinstance(node, CodeBlock) for node in visit(body(f"{PROSE}\n\n{text}\n\n{MORE}")))
