"""HTML documents that stand by themselves: a template with its styles, nothing from elsewhere."""

from __future__ import annotations

from pathlib import Path

from octavo.locale.characters import drop_illegal


def render_document(template: Path, **values: object) -> str:
    """The document that a template makes of values; a name that it does not get is an error."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(template.parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: drop_illegal(value) if isinstance(value, str) else value,
    )
    return environment.get_template(template.name).render(values)
