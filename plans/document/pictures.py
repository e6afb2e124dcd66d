"""The pictures that a Document names by what they hold. Pure."""

from collections.abc import Iterator

from plans.document.schemas import Json


def picture_hashes(value: Json) -> Iterator[str]:
    """Every ``sha256`` of a picture anywhere in plain data."""
    if isinstance(value, dict):
        digest = value.get("sha256")
        if isinstance(digest, str) and digest and str(value.get("content_type", "")).startswith("image/"):
            yield digest
        for item in value.values():
            yield from picture_hashes(item)
    elif isinstance(value, list):
        for item in value:
            yield from picture_hashes(item)
