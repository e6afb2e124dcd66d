"""From bytes to plain data that can be stored: size, JSON, and what no text or number of a plan may be."""

import json
import re

from plans.interchange.faults import Fault, Faults, NotImported, brief, walk
from plans.interchange.kinds_of_file import what_it_is

LARGEST = 10 * 1024 * 1024
LONGEST_TEXT = 100_000
LARGEST_NUMBER = 2**31 - 1
MOST_DIGITS = 1_000  # beyond a few thousand Python reads none
DEEPEST = 60
MOST_VALUES = 300_000
_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def read(raw: bytes | str | dict, faults: Faults | None = None) -> dict:
    """Plain data of a file. Raises ``NotImported`` for more than 10 MB, bad JSON, a key given twice; and for a float or
    a text that cannot be kept, unless they are to be told in ``faults`` beside others."""
    if isinstance(raw, dict):
        data = raw
    else:
        data = _parsed(raw if isinstance(raw, bytes) else raw.encode("utf-8", "surrogatepass"))
    found = Faults() if faults is None else faults
    for path, key, value in _within_reach(data):
        _look_at(path, key, value, found)
    if faults is None:
        found.refuse()
    return data


def _parsed(raw: bytes):
    if said := what_it_is(raw):
        raise NotImported([Fault("", said)])
    if len(raw) > LARGEST:
        raise NotImported([Fault("", f"The file has {len(raw):,} bytes; at most {LARGEST:,} (10 MB) are taken.")])
    try:
        hooks = {"object_pairs_hook": _no_key_twice, "parse_constant": _no_constant, "parse_int": _whole_number}
        return json.loads(raw.decode("utf-8-sig"), **hooks)
    except UnicodeDecodeError as error:
        raise NotImported([Fault("", f"The file is not UTF-8 text (at byte {error.start}).")]) from None
    except RecursionError:
        raise NotImported([Fault("", "The file is nested too deeply.")]) from None
    except json.JSONDecodeError as error:
        sentence = f"The file is not JSON: {error.msg} at line {error.lineno}, column {error.colno}."
        raise NotImported([Fault("", sentence)]) from None
    except ValueError as error:  # our own hooks
        raise NotImported([Fault("", f"The file is not taken: {error}.")]) from None


def _no_key_twice(pairs):
    found = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(f"the key {brief(key)} is given twice in one object")
        found[key] = value
    return found


def _no_constant(name):
    raise ValueError(f"{name} is not a number")


def _whole_number(digits):
    if len(digits) > MOST_DIGITS:
        raise ValueError(f"a number of {len(digits):,} digits is too large")
    return int(digits)


def _within_reach(data):
    for number, (path, key, value) in enumerate(walk(data)):
        if number > MOST_VALUES:
            raise NotImported([Fault("", f"The file holds more than {MOST_VALUES:,} values.")])
        if path.count(".") + path.count("[") > DEEPEST:
            raise NotImported([Fault(path[:100], "The file is nested too deeply.")])
        yield path, key, value


def _look_at(path, key, value, faults):
    if isinstance(value, float):
        faults.add(path, f"{value!r} is a number with a point: write it as a text, “{value}”.")
    elif isinstance(value, int) and not isinstance(value, bool) and abs(value) > LARGEST_NUMBER:
        faults.add(path, f"The number {brief(str(value))} is too large.")
    elif isinstance(value, str):
        if len(value) > LONGEST_TEXT and key != "base64":
            faults.add(path, f"The text has {len(value):,} characters; at most {LONGEST_TEXT:,} are taken.")
        elif key != "base64" and _NOT_TEXT.search(value):
            faults.add(path, "The text holds a control character or half a character.")
    elif isinstance(value, dict):
        for name in value:
            if not isinstance(name, str) or _NOT_TEXT.search(name) or len(name) > 200:
                faults.add(path, f"{brief(name)} is not a name for a key.")
