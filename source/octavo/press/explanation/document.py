"""An explanation as an HTML file of its own: no script, nothing from elsewhere, readable without colours."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from octavo.locale.characters import drop_illegal
from octavo.press.explanation import Explanation, list_others
from octavo.press.output import OutputFiles


def write_explanation(explanation: Explanation, path: Path) -> None:
    """Writes the explanation to a file, whole or not at all. Raises `BuildError` if that cannot be."""
    with OutputFiles() as files:
        files.write(path, format_document(explanation).encode())
        files.publish()


def format_document(explanation: Explanation) -> str:
    """The explanation as an HTML document."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: drop_illegal(value) if isinstance(value, str) else value,
    )
    return environment.get_template("document.html").render(explanation=explanation, list_others=list_others)
