"""The one text of plain data, by which a Document is kept, hashed and told from another. Pure."""

import hashlib
import json
import unicodedata
from collections.abc import Mapping

from plans.document.schemas import Json


def normalise(value: object) -> Json:
    """Plain data in Unicode normal form C. Raises TypeError for a float: numbers with a point are strings."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, dict):
        return {unicodedata.normalize("NFC", key): normalise(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [normalise(item) for item in value]
    if value is None or isinstance(value, bool | int):
        return value
    raise TypeError(f"A Document holds no {type(value).__name__}: write {value!r} as a string.")


def canonical(document: Mapping[str, object]) -> str:
    """The one text of a Document: NFC, keys sorted, no spaces; its UTF-8 bytes are what is hashed."""
    return json.dumps(normalise(document), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def checksum(document: Mapping[str, object]) -> str:
    """SHA-256 of the canonical text, in hexadecimal."""
    return hashlib.sha256(canonical(document).encode()).hexdigest()
