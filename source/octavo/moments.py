"""Moments as books and records state them."""

from __future__ import annotations

from datetime import UTC, datetime


def format_utc(moment: datetime) -> str:
    """A moment as CCYY-MM-DDThh:mm:ssZ, also of the year 216: "0216-01-01T00:00:00Z". Without a zone it is in UTC."""
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return moment.replace(tzinfo=None).isoformat(timespec="seconds") + "Z"
