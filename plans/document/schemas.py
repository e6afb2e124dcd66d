"""Words of JSON Schema (draft 2020-12) in which every kind of block says what its data are.

Objects allow no unknown key and ask for those of theirs that have no default; every text has a longest length. Rich
text carries the annotation ``contentMediaType: text/html``, by which it is sanitised
(``plans.document.richtext.clean_by_schema``).

A key's ``default`` stands here or beside the schema of its kind, once: what may be empty is empty by default, and an
interchange file may leave it out (``plans.interchange.defaults``). ``needed`` takes a default away.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import Any, TypeAlias

from jsonschema import Draft202012Validator, FormatChecker, ValidationError, validators

from plans.document.nesting import is_too_deep

#: Plain data, as JSON has them.
Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
#: The same with the keys that its schema asks for: what stands under each is known to those who wrote the schema.
Data = dict[str, Any]
#: Words of JSON Schema, by their names; what stands under a name depends on the word.
Schema = dict[str, Any]

FORMATS = FormatChecker(formats=())

HEADING = 200
TEXT = 5_000
HTML = 100_000


@FORMATS.checks("date", raises=ValueError)
def is_date(value: object) -> bool:
    if not isinstance(value, str):
        return True
    return bool(re.fullmatch(r"(19|20)\d\d-\d\d-\d\d", value, re.ASCII) and date.fromisoformat(value))


@FORMATS.checks("partial-date", raises=ValueError)
def is_partial_date(value: object) -> bool:
    """Empty (not stated), a year, a month or a day, that the calendar has."""
    if not isinstance(value, str) or value == "":
        return True
    if not re.fullmatch(r"(19|20)\d\d(-\d\d){0,2}", value, re.ASCII):
        return False
    return bool(date.fromisoformat(value + "-01-01"[len(value) - 10 :] if len(value) < 10 else value))


@FORMATS.checks("moment", raises=ValueError)
def is_moment(value: object) -> bool:
    """``2017-04-18T09:30:00Z``: a moment in UTC, microseconds only where there are some."""
    if not isinstance(value, str):
        return True
    written = re.fullmatch(r"(19|20)\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{6})?Z", value, re.ASCII)
    return bool(written and datetime.fromisoformat(value[:-1]))


@FORMATS.checks("rich-text")
def can_be_shown(value: object) -> bool:
    """Nested no deeper than its words can be shown."""
    return not isinstance(value, str) or not is_too_deep(value)


def text(longest: int = HEADING) -> Schema:
    return {"type": "string", "maxLength": longest, "default": ""}


def written(longest: int = HEADING) -> Schema:
    """A text that is not empty."""
    return needed(text(longest)) | {"minLength": 1}


def html(longest: int = HTML) -> Schema:
    return text(longest) | {"contentMediaType": "text/html", "format": "rich-text"}


def choice(*values: str, default: str | None = None) -> Schema:
    return {"enum": list(values)} | ({} if default is None else {"default": str(default)})


def truth(default: bool) -> Schema:
    return TRUTH | {"default": default}


def whole(least: int | None = 0) -> Schema:
    return {"type": "integer"} if least is None else {"type": "integer", "minimum": least}


def decimal() -> Schema:
    """A number as a string, such as ``"106460.00"``: a Document holds no floats."""
    return {"type": "string", "maxLength": 30, "pattern": r"^-?[0-9]{1,15}(\.[0-9]{1,6})?$"}


def many(items: Schema, most: int = 500) -> Schema:
    return {"type": "array", "items": needed(items), "maxItems": most, "default": []}


def record(optional: Schema | None = None, **properties: Schema) -> Schema:
    """An object with exactly these keys: with all that have no default, and the ``optional`` ones or not.

    A key with a default is always there in a Document, whether or not its file wrote it; an optional one is not.
    """
    return {
        "type": "object",
        "properties": properties | {name: needed(schema) for name, schema in (optional or {}).items()},
        "required": [name for name, schema in properties.items() if "default" not in schema],
        "additionalProperties": False,
    }


def nullable(schema: Schema) -> Schema:
    return {"anyOf": [needed(schema), {"type": "null"}], "default": None}


def needed(schema: Schema) -> Schema:
    """The same without its default: a row is nothing without this key."""
    return {name: value for name, value in schema.items() if name != "default"}


def frozen(schema: Schema) -> Schema:
    """Plain data under a checksum: kept to the letter, so nothing in them may be left out."""
    return {**schema, "readOnly": True}


TRUTH = {"type": "boolean"}
KEY = {
    "type": "string",
    "pattern": "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
}
SLUG = {"type": "string", "pattern": "^[a-z0-9_-]+$", "maxLength": 80}
DATE = {"type": "string", "format": "date", "maxLength": 10}
PARTIAL_DATE = {"type": "string", "format": "partial-date", "maxLength": 10, "default": ""}
MOMENT = {"type": "string", "format": "moment", "maxLength": 27}
#: A percentage with a point, as a string: a Document holds no floats.
SHARE = {"type": "string", "pattern": r"^(100(\.0+)?|[0-9]{1,2}(\.[0-9]{1,4})?)$"}
SHA256 = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
ORGANISATION = record(slug=SLUG, name=needed(text()))
#: A row of another block, as one that names it does.
TITLED = record(key=KEY, title=needed(text()))


def _fits(validator: Any, pattern: str, value: object, schema: Schema) -> Iterator[ValidationError]:
    """As JSON Schema means it: “$” is the very end, while Python’s takes a line end before it."""
    if isinstance(value, str) and not re.search(re.sub(r"\$$", r"\\Z", pattern), value):
        yield ValidationError(f"{value!r} does not match {pattern!r}")


_extend: Callable[..., Any] = validators.extend
SchemaValidator = _extend(Draft202012Validator, {"pattern": _fits})


def faults(schema: Schema, data: object) -> list[str]:
    """Every fault of ``data``, each with its path: ``rows/3/0: 7 is not of type 'string'``; empty: none."""
    errors = sorted(SchemaValidator(schema, format_checker=FORMATS).iter_errors(data), key=lambda e: e.path)
    return [f"{'/'.join(map(str, error.absolute_path)) or 'data'}: {error.message[:300]}" for error in errors]
