"""Addresses of links in files that come in. Pure."""

import re

_SCHEME = re.compile(r"^(?:https?://(?:www\.)?|mailto:|tel:)")


def is_untold(address: str, words: str) -> bool:
    """Whether a link leads somewhere that its words do not say: they may leave out “https://www.” and the like."""
    bare = _SCHEME.sub("", address.casefold()).rstrip("/")
    return bool(bare) and bare not in words.casefold()
