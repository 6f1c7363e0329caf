"""The press: the only order of work (`pipeline`), and what stands around it. What it calls knows nothing of it."""

from octavo.press.pipeline import build, read

__all__ = ["build", "read"]
