"""When a request is made again: a few times, each time after twice as long, or when the server says."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

MOST_TRIES = 4
_FIRST_WAIT = 1.0


def back_off(tries: int) -> float:
    """Seconds to wait after so many tries: 1, 2, 4. No chance is in it: a run can be repeated."""
    return _FIRST_WAIT * 2.0 ** (tries - 1)


def parse_retry_after(header: str, now: datetime) -> float | None:
    """Seconds that a Retry-After asks for (RFC 9110, 10.2.3): a number of them, or a date. None for anything else."""
    header = header.strip()
    if header.isascii() and header.isdigit():
        return float(header[:9])
    try:
        then = parsedate_to_datetime(header)
    except ValueError:
        return None
    return max(0.0, ((then if then.tzinfo else then.replace(tzinfo=UTC)) - now).total_seconds())
