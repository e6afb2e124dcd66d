"""A file against the JSON Schema, every fault in words and with its path."""

import json
from difflib import get_close_matches
from functools import lru_cache

from partnerships.wording import and_words
from plans.document.nesting import DEEPEST
from plans.document.schemas import FORMATS, SchemaValidator
from plans.interchange import naming
from plans.interchange.faults import Faults, brief, join
from plans.interchange.kept_schemas import schema_of_frozen
from plans.interchange.schema import build
from plans.interchange.wanted import WRITTEN_SO, wanted_by


@lru_cache(maxsize=4)
def _validator(schema: str):
    return SchemaValidator(json.loads(schema), format_checker=FORMATS)


def check(data: dict, faults: Faults):
    """Every place where the file is not what the schema says."""
    _check(data, build(), "", faults)
    faults.attempt(_check_frozen, data, faults)


def _check_frozen(data, faults):
    for path, document in naming.frozen_documents(data):
        if schema := schema_of_frozen(document):
            _check(document, schema, path, faults)


def _check(value, schema: dict, path: str, faults: Faults):
    for error in _validator(json.dumps(schema)).iter_errors(value):
        for one in _flat(error):
            at = join(path, *one.absolute_path)
            if not _is_told_otherwise(one, at, faults):
                faults.add(at, _sentence(one), wanted_by(one))


def _is_told_otherwise(error, at: str, faults: Faults) -> bool:
    """A float is told of where the file is read; a date that is too long is none by its format."""
    is_float = isinstance(error.instance, float) and faults.has_at(at)
    return is_float or (error.validator == "maxLength" and error.schema.get("format") in WRITTEN_SO)


def _flat(error):
    """The faults inside a value that may also be null: nobody meant null."""
    may_be_null = error.validator == "anyOf" and {"type": "null"} in error.validator_value
    if not may_be_null or len(error.validator_value) != 2:
        yield error
        return
    for nested in error.context:
        if nested.schema != {"type": "null"}:
            yield from _flat(nested)


def _sentence(error) -> str:
    """The library's message, in the words of a person who has the file in front of them."""
    value = error.validator_value
    match error.validator:
        case "additionalProperties":
            return _unknown_keys(sorted(error.instance.keys() - error.schema["properties"]), error.schema["properties"])
        case "required":
            missing = [brief(key) for key in value if key not in error.instance]
            return f"{and_words(missing)} {'is' if len(missing) == 1 else 'are'} missing."
        case "maxLength":
            return f"The text has {len(error.instance):,} characters; at most {value:,} are taken."
        case "enum":
            return f"{brief(error.instance)} is none of {', '.join(map(str, value))}."
        case "const":
            return f"This must be {brief(value)}, not {brief(error.instance)}."
        case "type":
            return f"This must be {_article(value)}, not {brief(error.instance)}."
        case "format" if value == "rich-text":
            return f"Its elements stand more than {DEEPEST} deep in each other: deeper than words can be shown."
        case "format":
            return f"{brief(error.instance)} is not a possible {str(value).replace('-', ' ')}."
        case "pattern":
            return f"{brief(error.instance)} is not written as it must be here."
        case "minLength":
            return "The text is empty."
        case "uniqueItems":
            return "Something is listed twice."
        case "anyOf" | "oneOf":
            return f"{brief(error.instance)} is not written in any of the ways taken here."
        case "minimum":
            return f"{brief(error.instance)} is too small: it must be {value} or more."
        case "maximum":
            return f"{brief(error.instance)} is too large: it may be {value} at most."
        case "minItems":
            return f"The list needs {value} entr{'y' if value == 1 else 'ies'} at least: it has {len(error.instance)}."
        case "maxItems":
            return f"The list has {len(error.instance):,} entries; at most {value:,} are taken."
    return f"{error.message[:200]}."


def _unknown_keys(unknown, known) -> str:
    """With the key that was probably meant: of ``known`` those that are written alike."""
    meant = dict.fromkeys(name for key in unknown for name in get_close_matches(key, known, n=1, cutoff=0.75))
    hint = f"; is {' or '.join(map(brief, meant))} meant?" if meant else "."
    return f"unknown key {', '.join(map(brief, unknown))}{hint}"


def _article(kinds) -> str:
    names = {"object": "an object", "array": "a list", "string": "a text", "integer": "a whole number"}
    names |= {"boolean": "true or false", "null": "null", "number": "a number"}
    return " or ".join(names[kind] for kind in ([kinds] if isinstance(kinds, str) else kinds))
