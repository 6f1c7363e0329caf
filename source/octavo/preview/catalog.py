"""A folder of books and their catalog, served as it lies: nothing hidden, and nothing outside of it."""

from __future__ import annotations

from os import PathLike, stat_result
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

_TYPES = {
    ".epub": "application/epub+zip",
    ".xml": "application/atom+xml;profile=opds-catalog",
    ".json": "application/opds+json",
    ".pdf": "application/pdf",
}
"""What reading systems ask the types of; OPDS 1.2, 9 and OPDS 2.0, 2."""

_POLICY = (
    "default-src 'none'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; script-src 'self'; base-uri 'none'"
)


class _CatalogFiles(StaticFiles):
    """The files of a folder; links that lead out of it are not followed."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """A file, or the `index.html` of a folder."""
        if any(part.startswith(".") and part != "." for part in Path(path).parts):
            raise HTTPException(404)
        return await super().get_response(path, scope)

    def file_response(
        self, full_path: str | PathLike[str], stat_result: stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        """A file with the type that its ending stands for here."""
        answer = super().file_response(full_path, stat_result, scope, status_code)
        if kind := _TYPES.get(Path(full_path).suffix.lower()):
            answer.headers["Content-Type"] = kind
        answer.headers["Content-Security-Policy"] = _POLICY
        return answer


def make_catalog_app(folder: Path) -> Starlette:
    """The catalog in a folder."""
    return Starlette(routes=[Mount("/", _CatalogFiles(directory=folder, html=True))])
