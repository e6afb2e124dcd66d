"""Schemas of earlier versions of the format, kept as they were: what frozen texts of their day are held against."""

import json
from functools import cache
from pathlib import Path

#: Format of a Document → the version of the file's format in which it was the newest.
VERSION_OF_FORMAT = {1: 2}


@cache
def kept_schema(version: int) -> dict:
    """The whole schema of an earlier version of the file."""
    return json.loads(Path(__file__).with_name(f"csp-plan-v{version}.schema.json").read_text())


def schema_of_frozen(document: dict) -> dict | None:
    """The schema of a frozen text in an earlier format; None for one of today's."""
    version = VERSION_OF_FORMAT.get(document.get("format"))
    if version is None:
        return None
    schema = kept_schema(version)
    return {"$ref": "#/$defs/document", "$defs": schema["$defs"]}
