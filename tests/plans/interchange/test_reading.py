"""What no file of a plan may hold, at the edge of each limit; and what other files are called, kind by kind."""

import json

import pytest

from plans.interchange import NotImported
from plans.interchange.faults import Faults
from plans.interchange.kinds_of_file import what_it_is
from plans.interchange.parsing import LARGEST, read


def told(raw):
    """The faults of what is read; empty where it is taken."""
    try:
        read(raw)
    except NotImported as refusal:
        return [str(fault) for fault in refusal.faults]
    return []


def nested(depth):
    data = 0
    for _ in range(depth):
        data = [data]
    return {"a": data}


LONG, DEEP = "The text has 100,001 characters; at most 100,000 are taken.", "The file is nested too deeply."
CONTROL = "The text holds a control character or half a character."
EDGES = {
    "the largest number": ({"a": 2**31 - 1}, []),
    "the least number": ({"a": 1 - 2**31}, []),
    "a number beyond the largest": ({"a": 2**31}, ["a: The number “2147483648” is too large."]),
    "a number below the least": ({"a": -(2**31)}, ["a: The number “-2147483648” is too large."]),
    "true": ({"a": True}, []),
    "a small float": ({"a": [0.5]}, ["a[0]: 0.5 is a number with a point: write it as a text, “0.5”."]),
    "the longest text": ({"a": "x" * 100_000}, []),
    "a text beyond": ({"a": "x" * 100_001}, [f"a: {LONG}"]),
    "a long picture": ({"base64": "x" * 100_001}, []),
    "tabs and new lines": ({"a": "One\tand\r\ntwo"}, []),
    "a bell": ({"a": "One\x07"}, [f"a: {CONTROL}"]),
    "half a character": ({"a": ["\ud83d"]}, [f"a[0]: {CONTROL}"]),
    "a whole one": ({"a": "\U0001f6a8"}, []),
    "no character": ({"a": "\uffff"}, [f"a: {CONTROL}"]),
    "the longest key": ({"k" * 200: 1}, []),
    "a key beyond": ({"b": {"k" * 201: 1}}, [f"b: “{'k' * 77}…” is not a name for a key."]),
    "a key with a bell": ({"k\x07": 1}, ["“k\x07” is not a name for a key."]),
    "a key that is no text": ({7: 1}, ["“7” is not a name for a key."]),
    "as deep as may be": (nested(60), []),
    "a level deeper": (nested(61), [f"a{'[0]' * 33}: {DEEP}"]),
}


@pytest.mark.parametrize(("data", "faults"), EDGES.values(), ids=EDGES)
def test_data_are_taken_up_to_the_edge(data, faults):
    assert told(data) == faults


@pytest.mark.parametrize(
    ("raw", "faults"),
    [
        (b"{}" + b" " * (LARGEST - 2), []),
        (b"{}" + b" " * (LARGEST - 1), ["The file has 10,485,761 bytes; at most 10,485,760 (10 MB) are taken."]),
        (b'{"a": "\xe9"}', ["The file is not UTF-8 text (at byte 7)."]),
        (b'{"a": -Infinity}', ["The file is not taken: -Infinity is not a number."]),
        ('{"a": 1}'.encode("utf-16"), ["The file is not UTF-8 text (at byte 0)."]),
        (b'{"a": 1\n"b"}', ["The file is not JSON: Expecting ',' delimiter at line 2, column 1."]),
        (b'[{"a": 1, "b": {"c": 1, "c": 1}}]', ["The file is not taken: the key “c” is given twice in one object."]),
        (b'{"a": %s}' % (b"9" * 1_001), ["The file is not taken: a number of 1,001 digits is too large."]),
        (b'{"a": %s}' % (b"9" * 1_000), [f"a: The number “{'9' * 77}…” is too large."]),
        ('{"a": "\ud800"}', ["The file is not UTF-8 text (at byte 7)."]),
    ],
)  # fmt: skip
def test_bytes_are_taken_or_refused_in_one_sentence(raw, faults):
    assert told(raw) == faults


def test_faults_that_are_told_beside_others_leave_the_data_as_they_are():
    found = Faults()

    assert read(json.dumps({"a": 1.5, "b": "kept"}), found) == {"a": 1.5, "b": "kept"}
    assert [each.path for each in found.faults] == ["a"]


PICTURE = "This is a picture, not a plan’s JSON file."
KINDS = {
    "GIF": (b"GIF89a", PICTURE),
    "bitmap": (b"BM6\0", PICTURE),
    "TIFF of a PC": (b"II*\0", PICTURE),
    "TIFF of a Mac": (b"MM\0*", PICTURE),
    "drawing": (b"<SVG xmlns=''>", PICTURE),
    "sound": (b"RIFF\0\0\0\0WAVEfmt ", ""),
    "PowerPoint": (b"PK\3\4..ppt/slides", "This is a PowerPoint file, not a plan’s JSON file."),
    "OpenDocument": (
        b"PK\3\4..application/vnd.oasis.opendocument.text", "This is an OpenDocument file, not a plan’s JSON file.",
    ),
    "Rich Text": (b"{\\rtf1\\ansi", "This is a Rich Text file (.rtf), not a plan’s JSON file."),
    "XML": (b"<?xml version='1.0'?>", "This is an XML file, not a plan’s JSON file."),
    "gzip": (
        b"\x1f\x8b\x08", "This is a compressed file (.gz). Unpack it, and send the plan’s JSON file that is in it.",
    ),
    "7z": (b"7z\xbc\xaf\x27", "This is a zip file. Unpack it, and send the plan’s JSON file that is in it."),
    "RAR": (b"Rar!\x1a", "This is a zip file. Unpack it, and send the plan’s JSON file that is in it."),
    "calendar": (
        b"begin:vcalendar\r\n",
        "This is a calendar (.ics), not a plan’s JSON file. Meetings come in on a committee’s page.",
    ),
    "table of semicolons": (
        b"Ref;Action;Lead\n", "This looks like a table (.csv), not a plan’s JSON file, which begins with “{”.",
    ),
    "table of tabs": (
        b"Ref\tAction\tLead", "This looks like a table (.csv), not a plan’s JSON file, which begins with “{”.",
    ),
    "two columns": (b"Ref,Action\n", ""),
    "words with commas below": (b"Our plan\nCrime, fear, harm", ""),
    "JSON on one line": (b'{"a": [1, 2, 3, 4]}', ""),
    "a list on one line": (b"[1, 2, 3, 4]", ""),
    "JSON after blanks": (b"\xef\xbb\xbf\n {}", ""),
    "noughts alone": (b"\0" * 1024, "The file is empty."),
    "many noughts": (b"\0" * 1025, ""),
}  # fmt: skip


@pytest.mark.parametrize(("raw", "said"), KINDS.values(), ids=KINDS)
def test_a_file_is_called_what_it_is(raw, said):
    assert what_it_is(raw) == said
