"""Whole numbers that arrive as text, from addresses and from forms that no form class has read; sizes in words."""

from math import ceil

LARGEST = 2**31 - 1  # what a column for whole numbers holds on PostgreSQL
LARGEST_KEY = 2**63 - 1  # what the number of a row can be, on both databases


def whole(text, default: int = 0) -> int:
    """The number that ``text`` spells in plain digits; ``default`` for anything else and for what no column holds."""
    text = str(text)
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(LARGEST))):
        return default
    return number if (number := int(text)) <= LARGEST else default


def megabytes(size: int) -> str:
    """Bytes in words, as ``5.1 MB``: rounded up, so that a byte too many is not told as the most."""
    return f"{ceil(size * 10 / 1024 / 1024) / 10} MB"
