"""Time, in one place: what waits asks here, so that tests need not wait."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime


class Clock:
    """The time of this machine."""

    def now(self) -> float:
        """Seconds that only ever go forward, from no particular beginning."""
        return time.monotonic()

    def today(self) -> datetime:
        """The date and the time of day, UTC."""
        return datetime.now(UTC)

    async def sleep(self, seconds: float) -> None:
        """Lets others work for so many seconds."""
        await asyncio.sleep(seconds)
