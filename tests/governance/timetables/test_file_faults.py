"""What a file says of the end of a body, and what it gives twice, is named at its place before anything is read."""

from copy import deepcopy

import pytest

from plans.interchange.load import check_file
from tests.governance.timetables.test_interchange import day, make_file, stage
from tests.interchange_files import PARTNERSHIP, check_faults, key

CABINET = "record.bodies[1]"
STAGES = (stage(1, "board", "prepare", day("2027-01")), stage(2, "cabinet", "decide", day("2027-02")))
BOTH_OR_NEITHER = "A last day comes with the reason why the body ends, and the reason with the day."
ENDS = {"last_day": "2027-05-01", "ended_because": "Abolished."}
SEAT = {
    "key": key(77), "title": "Chair", "capacity": "representative", "office": "chair", "has_vote": True,
    "body": "board", "organisation": None, "turns": [],
}  # fmt: skip


def changed(change):
    data = make_file(*deepcopy(STAGES))
    change(data["record"])
    return data


def body(number, **fields):
    return lambda record: record["bodies"][number].update(fields)


def second_timetable(**fields):
    return lambda record: record["timetables"].append(record["timetables"][0] | fields)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (body(1, partnership=PARTNERSHIP["slug"]),
         f"{CABINET}: A committee or board belongs to a council or to a partnership, and not to both."),
        (body(0, partnership="elsewhere"),
         "record.bodies[0].partnership: The board of another partnership has no place in this file."),
        (body(1, last_day="2027-05-01"), f"{CABINET}.last_day: {BOTH_OR_NEITHER}"),
        (body(1, ended_because="Abolished."), f"{CABINET}.last_day: {BOTH_OR_NEITHER}"),
        (body(1, goes_on_in="board"),
         f"{CABINET}.goes_on_in: Another body goes on with the work of one that has a last day."),
        (body(1, **ENDS, goes_on_in="cabinet"),
         f"{CABINET}.goes_on_in: A body cannot go on with its own work after its last day."),
        (body(1, **ENDS, goes_on_in="bord"), f"{CABINET}.goes_on_in: The file has no body “bord” (is “board” meant?)."),
        (second_timetable(), "record.timetables[1]: A council has one timetable for a paper, and there are two."),
        (second_timetable(paper=key(9)), "record.timetables[1].paper: No paper of this file has this key."),
    ],
)  # fmt: skip
def test_what_does_not_fit_together_is_named_at_its_place(change, fault):
    assert check_faults(changed(change)) == [fault]


@pytest.mark.parametrize(
    "change", [body(1, **ENDS), body(1, **ENDS, goes_on_in="board"), second_timetable(council=None)]
)
def test_a_body_may_end_and_be_taken_over_and_the_partnership_has_a_timetable_beside_its_council(change):
    check_file(changed(change))


@pytest.mark.parametrize(
    ("change", "faults"),
    [
        (lambda record: record.update(seats=[SEAT, dict(SEAT)]),
         [f"record.seats[{n}].key: This seat is given twice." for n in range(2)]),
        (lambda record: record["bodies"].append(dict(record["bodies"][1])),
         [f"record.bodies[{n}].slug: The body “cabinet” is given twice." for n in (1, 2)]),
    ],
)  # fmt: skip
def test_what_is_given_twice_is_named_each_time(change, faults):
    assert check_faults(changed(change)) == faults
