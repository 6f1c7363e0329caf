"""What is told while pages are added: which were found, what became of each, and what goes on in the network."""

from __future__ import annotations

from typing import Protocol

from octavo.acquisition.report import Failure, PageReport
from octavo.web.messages import Event


class Watch(Protocol):
    """Follows the work."""

    def found(self, address: str, count: int) -> None:
        """An address stands for so many pages, which are to be taken."""

    def took(self, page: PageReport) -> None:
        """A page is in the project."""

    def failed(self, failure: Failure) -> None:
        """An address gave no page."""

    def heard(self, event: Event) -> None:
        """Something goes on in the network."""

    def close(self) -> None:
        """All is done."""


class Unwatched:
    """Shows nothing."""

    def found(self, address: str, count: int) -> None:
        """Nothing."""

    def took(self, page: PageReport) -> None:
        """Nothing."""

    def failed(self, failure: Failure) -> None:
        """Nothing."""

    def heard(self, event: Event) -> None:
        """Nothing."""

    def close(self) -> None:
        """Nothing."""
