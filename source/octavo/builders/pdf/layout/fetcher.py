"""The door of the PDF engine: it reads what is in the book, and nothing else on this machine or any other."""

from __future__ import annotations

from typing import Any

from weasyprint.urls import URLFetcher, URLFetcherResponse

from octavo import fonts
from octavo.builders.pdf.tree.drawings import print_drawing
from octavo.resources import Assets


class Fetcher(URLFetcher):
    """Answers `asset:` from the store and `font:` from the installed faces, and refuses everything else."""

    def __init__(self, assets: Assets) -> None:
        super().__init__(allowed_protocols=("asset", "font"))
        self._assets = assets

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:  # noqa: ARG002 (the base class has it)
        """The bytes behind an address of ours. Raises ValueError for any other; the engine logs it."""
        scheme, _, name = url.partition(":")
        if scheme == "font":
            return URLFetcherResponse(url, fonts.font_file(name).read_bytes(), {"Content-Type": "font/ttf"})
        if scheme == "asset" and name in self._assets:
            asset = self._assets[name]
            return URLFetcherResponse(url, print_drawing(asset), {"Content-Type": asset.media_type})
        raise ValueError("it is not in this book")
