"""A clock that goes forward only by what is slept, at once."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

from octavo.web.clock import Clock

BEGIN = datetime(2026, 5, 1, 12, tzinfo=UTC)


class QuickClock(Clock):
    """`slept` are the sleeps in order, seconds."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.slept: list[float] = []

    def now(self) -> float:
        return self.seconds

    def today(self) -> datetime:
        return BEGIN + timedelta(seconds=self.seconds)

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.seconds = max(self.seconds, self.seconds + seconds)
        await asyncio.sleep(0)
