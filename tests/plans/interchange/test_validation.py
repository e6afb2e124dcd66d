"""A file against its schema: a sentence for each kind of fault, and what is wanted in its place."""

import pytest

from plans.interchange import NotImported
from plans.interchange.load import check_file
from tests.interchange_files import COUNCIL, key, put, rich_text, small_file


def told(data):
    """The faults of a file with what each wants, found without the database."""
    with pytest.raises(NotImported) as refusal:
        check_file(data)
    return [(str(fault), fault.wanted) for fault in refusal.value.faults]


def holding(kind, **data):
    """A plan with one chapter of a kind."""
    return small_file(rich_text(kind=kind, data=data))


def with_value(place, value):
    data = small_file()
    put(data, place, value)
    return data


DATA = "documents.plan.blocks[0].data"
OWN_KEY = "a key of its own, such as “3f0c8a52-5b1e-4c53-9d0e-2a7f6c1b9d84” (32 of 0–9 and a–f, in groups)"
FAULTS = {
    "a number below the least": (
        holding("review_calendar", rows=[{"activity": "Audit", "months": [0]}]),
        f"{DATA}.rows[0].months[0]: “0” is too small: it must be 1 or more.", "",
    ),
    "a number above the most": (
        holding("review_calendar", rows=[{"activity": "Audit", "months": [13]}]),
        f"{DATA}.rows[0].months[0]: “13” is too large: it may be 12 at most.", "",
    ),
    "more entries than are taken": (
        holding("review_calendar", rows=[{"activity": "Audit", "months": [1] * 13}]),
        f"{DATA}.rows[0].months: The list has 13 entries; at most 12 are taken.", "",
    ),
    "an area named twice": (
        with_value("record.partnership.areas", ["Anyborough", "Anyborough"]),
        "record.partnership.areas: Something is listed twice.", "",
    ),
    "another language": (
        with_value("documents.plan.language", "cy"),
        "documents.plan.language: This must be “en-GB”, not “cy”.", "",
    ),
    "a truth in words": (
        with_value("record.partnership.is_made_up", "yes"),
        "record.partnership.is_made_up: This must be true or false, not “yes”.", "",
    ),
    "nothing where a text is asked for": (
        with_value("documents.plan.title", None), "documents.plan.title: This must be a text, not nothing.", "",
    ),
    "a text where an object is asked for": (
        with_value("documents.plan.identity", "anyborough-2026-29"),
        "documents.plan.identity: This must be an object, not “anyborough-2026-29”.", "an object with “slug”",
    ),
    "two keys that are missing": (
        with_value("record.organisations", [COUNCIL, {}]),
        "record.organisations[1]: “slug” and “name” are missing.",
        "“slug”: small letters, figures and hyphens, such as “safer-anyborough”; "
        "“name”: a text of at most 200 characters",
    ),
    "an empty name": (
        with_value("record.organisations[0].name", ""),
        "record.organisations[0].name: The text is empty.", "a text of at most 200 characters",
    ),
    "a colour by its name": (
        with_value("record.partnership.colour", "green"),
        "record.partnership.colour: “green” is not written as it must be here.", "a colour such as “#1d4f5f”",
    ),
    "a key with a line end": (
        holding("funding", lines=[{"key": f"{key(5)}\n", "funder": "PCC"}]),
        f"{DATA}.lines[0].key: “{key(5)}\n” is not written as it must be here.", OWN_KEY,
    ),
    "a table by its name": (
        holding("chart", table="Crimes", chart="bar"),
        f"{DATA}.table: “Crimes” is not written in any of the ways taken here.", f"{OWN_KEY} or an empty text",
    ),
    "a share above all": (
        holding("survey", statements=[{"text": "I feel safe", "percent": 101}]),
        f"{DATA}.statements[0].percent: “101” is not written in any of the ways taken here.",
        "a whole number from 0 to 100 or a share of 100 in quotes, such as “2.7” or null",
    ),
    "a funding decision of nobody and no day": (
        holding("funding", lines=[{"key": key(5), "funder": "PCC", "decision": {}}]),
        f'{DATA}.lines[0].decision: “{{"body": "", "on": ""}}” is not written in any of the ways taken here.',
        "something under “body” or something under “on”",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("data", "sentence", "wanted"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_told_in_a_sentence_and_says_what_is_wanted(data, sentence, wanted):
    assert told(data) == [(sentence, wanted)]
