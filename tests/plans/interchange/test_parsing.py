import json

import pytest

from plans.interchange import NotImported
from plans.interchange.parsing import LARGEST, read
from plans.interchange.upgrades import upgrade
from tests.interchange_files import small_file


def fault_of(function, *arguments, **options):
    with pytest.raises(NotImported) as refusal:
        function(*arguments, **options)
    (fault,) = refusal.value.faults
    return str(fault)


def test_read_takes_bytes_text_and_plain_data_alike():
    text = json.dumps(small_file())

    assert read(text) == read(text.encode()) == read(b"\xef\xbb\xbf" + text.encode()) == small_file()


@pytest.mark.parametrize(
    ("raw", "fault"),
    [
        (b" " * (LARGEST + 1), "The file has 10,485,761 bytes; at most 10,485,760 (10 MB) are taken."),
        (b"\xff", "The file is not UTF-8 text (at byte 0)."),
        (b'{"a": 1,}', "The file is not JSON: Illegal trailing comma before end of object at line 1, column 8."),
        (b'{"a": 1, "a": 2}', "The file is not taken: the key “a” is given twice in one object."),
        (b'{"a": NaN}', "The file is not taken: NaN is not a number."),
        (b'{"a": 1.0}', "a: 1.0 is a number with a point: write it as a text, “1.0”."),
        (b'{"a": [1, 3000000000]}', "a[1]: The number “3000000000” is too large."),
        (b'{"a": {"b": "\\u0000"}}', "a.b: The text holds a control character or half a character."),
        (b'{"a": "\\ud800"}', "a: The text holds a control character or half a character."),
        (b"[" * 100_000, "The file is nested too deeply."),
    ],
)
def test_read_refuses_in_one_sentence(raw, fault):
    if "trailing comma" in fault:
        assert fault_of(read, raw).startswith("The file is not JSON: ")
    else:
        assert fault_of(read, raw) == fault


def test_read_refuses_a_text_longer_than_any_field():
    assert fault_of(read, {"a": "x" * 100_001}) == "a: The text has 100,001 characters; at most 100,000 are taken."


def test_read_refuses_what_is_nested_too_deeply():
    nested = current = {}
    for _ in range(100):
        current["a"] = current = {}

    assert fault_of(read, nested).endswith("The file is nested too deeply.")


def test_read_refuses_more_values_than_any_plan_has():
    assert fault_of(read, {"a": [0] * 300_000}) == "The file holds more than 300,000 values."


def test_faults_beyond_the_thousandth_are_counted():
    with pytest.raises(NotImported) as refusal:
        read({"a": [1.5] * 1_003})

    assert len(refusal.value.faults) == 1_001
    assert str(refusal.value.faults[-1]) == "There are 3 faults more."


@pytest.mark.parametrize(
    ("header", "fault"),
    [
        (None, "format: This is not a plan in the format “csp-plan”."),
        ({"name": "other", "version": 1}, "format: This is not a plan in the format “csp-plan”."),
        ({"name": "csp-plan", "version": 4}, "format.version: Version “4” is not known here; taken are 1, 2, 3."),
        ({"name": "csp-plan", "version": True}, "format.version: Version “true” is not known here; taken are 1, 2, 3."),
        ({"name": "csp-plan", "version": []}, "format.version: Version “[]” is not known here; taken are 1, 2, 3."),
    ],
)
def test_upgrade_refuses_what_is_not_a_known_version(header, fault):
    assert fault_of(upgrade, {"format": header}) == fault


def test_upgrade_takes_one_pure_step_after_another():
    steps = {
        1: lambda data: {"format": {"name": "csp-plan", "version": 2}, "steps": [1]},
        2: lambda data: {"format": {"name": "csp-plan", "version": 3}, "steps": [*data["steps"], 2]},
    }
    upgraded = upgrade({"format": {"name": "csp-plan", "version": 1}}, to=3, steps=steps)

    assert upgraded == {"format": {"name": "csp-plan", "version": 3}, "steps": [1, 2]}
