"""An explanation as an HTML file of its own: no script, nothing from elsewhere, readable without colours."""

from __future__ import annotations

from pathlib import Path

from octavo.press.documents import render_document
from octavo.press.explanation import Explanation, list_others
from octavo.press.output import OutputFiles


def write_explanation(explanation: Explanation, path: Path) -> None:
    """Writes the explanation to a file, whole or not at all. Raises `BuildError` if that cannot be."""
    with OutputFiles() as files:
        files.write(path, format_document(explanation).encode())
        files.publish()


def format_document(explanation: Explanation) -> str:
    """The explanation as an HTML document."""
    template = Path(__file__).with_name("document.html")
    return render_document(template, explanation=explanation, list_others=list_others)
