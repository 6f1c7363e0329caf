"""A builder that fails when its file is half written."""

from __future__ import annotations

from octavo.builders import BuildContext, Built
from octavo.errors import BuildError


def build(context: BuildContext, edition: str) -> Built:
    """Writes a little, and fails."""
    context.file.write_text(edition, encoding="utf-8")
    raise BuildError("the toy broke")
