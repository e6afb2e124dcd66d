"""What a file should have said instead: how a value is written, and what was probably meant. Pure."""

from collections.abc import Iterable
from difflib import get_close_matches

from plans.document.schemas import KEY, SHA256, SHARE, SLUG, decimal
from plans.interchange.shapes import COLOUR

_WRITTEN = {
    KEY["pattern"]: "a key of its own, such as “3f0c8a52-5b1e-4c53-9d0e-2a7f6c1b9d84” (32 of 0–9 and a–f, in groups)",
    SLUG["pattern"]: "small letters, figures and hyphens, such as “safer-anyborough”",
    SHA256["pattern"]: "the SHA-256 of the file: 64 of 0–9 and a–f",
    COLOUR["pattern"]: "a colour such as “#1d4f5f”",
    SHARE["pattern"]: "a share of 100 in quotes, such as “2.7”",
    decimal()["pattern"]: "a number in quotes, such as “1250.00”",
}
#: Formats that say by themselves how long a text may be.
WRITTEN_SO = {
    "date": "a day such as “2027-04-30”",
    "partial-date": "a year, a month or a day, such as “2027”, “2027-04” or “2027-04-30”",
    "moment": "a moment in UTC, such as “2027-04-30T09:30:00Z”",
}
_TYPES = {
    "string": "a text",
    "array": "a list",
    "integer": "a whole number",
    "boolean": "true or false",
    "null": "null",
}


def wanted_by(error) -> str:
    """What would be right where the schema found a fault; empty where the fault itself says it."""
    if error.validator == "required":
        properties = error.schema.get("properties", {})
        left_out = [key for key in error.validator_value if key not in error.instance]
        said = [f"“{key}”: {told}" for key in left_out if (told := _told(properties.get(key, {})))]
        return "; ".join(said)
    if error.validator == "type" and error.validator_value == "object":
        return _told(error.schema)
    if error.validator in ("pattern", "format", "minLength"):
        return _told(error.schema)
    if error.validator == "anyOf":
        return " or ".join(said for way in error.validator_value if (said := _way(way)))
    return ""


def _way(schema: dict) -> str:
    """One of the ways in which a value may be right: as it is written, empty, or an object with something said."""
    if schema.get("const") == "":
        return "an empty text"
    if "properties" in schema:
        return f"something under {', '.join(f'“{key}”' for key in schema['properties'])}"
    return _told(schema)


def _told(schema: dict) -> str:
    """How a value of this schema is written."""
    if said := _WRITTEN.get(schema.get("pattern")) or WRITTEN_SO.get(schema.get("format")):
        return said
    if "enum" in schema:
        return f"one of {', '.join(map(str, schema['enum']))}"
    if "const" in schema:
        return str(schema["const"])
    if schema.get("type") == "object" and schema.get("required"):
        return f"an object with {', '.join(f'“{key}”' for key in schema['required'])}"
    if schema.get("type") == "integer" and "maximum" in schema:
        return f"a whole number from {schema['minimum']} to {schema['maximum']:,}"
    if schema.get("type") == "string" and "maxLength" in schema:
        return f"a text of at most {schema['maxLength']:,} characters"
    return _TYPES.get(schema.get("type", ""), "")


def meant(written: str, known: Iterable[str], alike: float = 0.75) -> str:
    """“ (is “rushmoor” meant?)” where something known is written much alike; else empty."""
    found = get_close_matches(written, list(known), n=1, cutoff=alike)
    return f" (is “{found[0]}” meant?)" if found else ""
