"""The kinds of block whose rows this room owns; importing the package registers them."""

from . import alignment, indicators, priorities

__all__ = ["alignment", "indicators", "priorities"]
