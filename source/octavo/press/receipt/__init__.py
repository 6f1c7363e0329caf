"""The receipt of a book: one page that says all that came of it, to keep, or to send to whoever answers for it."""

from octavo.press.receipt.collecting import collect_receipt
from octavo.press.receipt.document import format_receipt

__all__ = ["collect_receipt", "format_receipt"]
