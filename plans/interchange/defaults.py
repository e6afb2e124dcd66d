"""Keys that a file may leave out: put in when it comes, left out when it goes, both as the schema's defaults say.

``complete(shorten(x)) == x`` for everything that is complete. What is frozen (``readOnly`` in the schema) is kept to
the letter: its checksum stands, whatever an earlier or a later version of the format leaves out.
"""

from collections.abc import Iterator
from copy import deepcopy

from plans.interchange.faults import join

_NONE = object()


def complete(value, schema: dict, root: dict | None = None):
    """The value with every key that it leaves out; what does not fit the schema stays as it is."""
    root = root or schema
    found = list(_facets(value, schema, root))
    if _is_frozen(found):
        return value
    if isinstance(value, list):
        return [complete(item, _items(found), root) for item in value]
    if not isinstance(value, dict):
        return value
    keys = _keys(found)
    given = {name: complete(item, keys.get(name, {}), root) for name, item in value.items()}
    left_out = {name: of_key for name, of_key in keys.items() if name not in value}
    return given | {name: empty for name, of_key in left_out.items() if (empty := _default(of_key, root)) is not _NONE}


def shorten(value, schema: dict, root: dict | None = None):
    """The value without the keys that equal their default; ``complete`` puts them back."""
    root = root or schema
    found = list(_facets(value, schema, root))
    if _is_frozen(found):
        return value
    if isinstance(value, list):
        return [shorten(item, _items(found), root) for item in value]
    if not isinstance(value, dict):
        return value
    keys = _keys(found)
    said = {name: item for name, item in value.items() if item != _default(keys.get(name, {}), root)}
    return {name: shorten(item, keys.get(name, {}), root) for name, item in said.items()}


def missing_in_frozen(value, schema: dict, root: dict | None = None, path: str = "", *, is_frozen: bool = False):
    """``(path, key)`` of every key that something frozen leaves out."""
    root = root or schema
    found = list(_facets(value, schema, root))
    is_frozen = is_frozen or _is_frozen(found)
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from missing_in_frozen(item, _items(found), root, join(path, index), is_frozen=is_frozen)
    elif isinstance(value, dict):
        keys = _keys(found)
        if is_frozen:
            left_out = keys.keys() - value.keys()
            yield from ((path, name) for name in sorted(left_out) if _default(keys[name], root) is not _NONE)
        for name, item in value.items():
            yield from missing_in_frozen(item, keys.get(name, {}), root, join(path, name), is_frozen=is_frozen)


def _facets(value, schema: dict, root: dict) -> Iterator[dict]:
    """Every part of a schema that speaks about this value: behind references, conditions and “or null”."""
    yield schema
    if "$ref" in schema:
        yield from _facets(value, root["$defs"][schema["$ref"].removeprefix("#/$defs/")], root)
    for part in schema.get("allOf", ()):
        yield from _facets(value, part, root)
    if "if" in schema:
        yield from _facets(value, schema.get("then" if _holds(schema["if"], value) else "else", {}), root)
    if {"type": "null"} in schema.get("anyOf", ()) and value is not None:
        for option in schema["anyOf"]:
            yield from _facets(value, option, root)


def _holds(condition: dict, value) -> bool:
    """The few conditions that our schemas ask: an object, with these keys, with these values."""
    return (
        isinstance(value, dict)
        and all(name in value for name in condition.get("required", ()))
        and all(value.get(name) == wanted["const"] for name, wanted in condition.get("properties", {}).items())
    )


def _is_frozen(found) -> bool:
    return any(facet.get("readOnly") for facet in found)


def _items(found) -> dict:
    return next((facet["items"] for facet in found if "items" in facet), {})


def _keys(found) -> dict[str, dict]:
    """What is said of each key, taken together."""
    keys = {}
    for facet in found:
        for name, schema in facet.get("properties", {}).items():
            keys.setdefault(name, []).append(schema)
    return {name: {"allOf": schemas} for name, schemas in keys.items()}


def _default(schema: dict, root: dict):
    for part in schema.get("allOf", ()):
        if "default" in part:
            return complete(deepcopy(part["default"]), schema, root)
    return _NONE
