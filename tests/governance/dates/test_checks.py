"""The routes of real plans, checked (rules: notice and time), and what a stage lacks."""

from datetime import date

import pytest

from governance.dates.checks import conflicts, missing, notice_due, publish_by
from governance.dates.notice import Settings
from governance.dates.stages import StageFacts

SETTINGS = Settings()


def route(*stops, **flags):
    return [
        StageFacts(
            key=number, body=body, kind=kind, role=role, step=number, on=date.fromisoformat(on) if on else None,
            **(flags if kind == "executive" else {}),
        )
        for number, (body, kind, role, on) in enumerate(stops, start=1)
    ]  # fmt: skip


TUNBRIDGE_WELLS = (
    ("the Community Safety Partnership", "partnership_board", "prepare", "2017-02-09"),
    ("Management Board", "officer_board", "advise", "2017-03-01"),
    ("Communities Cabinet Advisory Board", "advisory", "advise", "2017-03-22"),
    ("Overview and Scrutiny", "scrutiny", "scrutinise", "2017-04-10"),
    ("Cabinet", "executive", "recommend", "2017-04-13"),
    ("Full Council", "full_council", "decide", "2017-04-26"),
)
MEDWAY = (
    ("Overview and Scrutiny", "scrutiny", "scrutinise", None),
    ("Health and Wellbeing Board", "health_wellbeing", "consult", "2020-02-18"),
    ("Overview and Scrutiny", "scrutiny", "scrutinise", "2020-03-26"),
    ("Cabinet", "executive", "recommend", "2020-04-07"),
    ("Full Council", "full_council", "decide", "2020-04-23"),
)
THANET = (
    ("Cabinet", "executive", "prepare", "2017-02-14"),
    ("Overview and Scrutiny Panel", "scrutiny", "scrutinise", "2017-03-09"),
    ("Cabinet", "executive", "decide", "2017-03-23"),
    ("Working Party", "working_party", "note", "2017-07-20"),
)
KENT = (
    ("Kent Community Safety Partnership", "partnership_board", "decide", "2011-05-20"),
    ("Crime and Disorder Scrutiny Committee", "scrutiny", "note", "2011-07-08"),
)


def said(stops, starts_on, **flags):
    return [(each.rule, each.sentence) for each in conflicts(route(*stops, **flags), SETTINGS, starts_on)]


TW_VIEW = (
    "view-in-papers",
    "Cabinet's papers have to be public by Wednesday 5 April 2017, and Overview and Scrutiny meets on Monday 10 April "
    "2017: its view cannot be in the report.",
)
TW_NO_DAY = (
    "ATI-agenda",
    "Between Cabinet (Thursday 13 April 2017) and the day on which Full Council's papers have to be public (Tuesday 18 "
    "April 2017) there is no working day.",
)
TW_CALL_IN = (
    "CALL",
    "The decision of Cabinet is open to call-in: published on Thursday 13 April 2017 until Monday 24 April 2017, "
    "published at the latest (Wednesday 19 April 2017) until Wednesday 26 April 2017, the day of Full Council; Full "
    "Council's papers have to be public by Tuesday 18 April 2017.",
)
TW_LATE = (
    "FIS-10",
    "The plan begins on Saturday 1 April 2017; Full Council decides on Wednesday 26 April 2017.",
)


def test_tunbridge_wells_has_three_conflicts_when_call_in_is_not_recorded():
    assert said(TUNBRIDGE_WELLS, date(2017, 4, 1)) == [TW_VIEW, TW_NO_DAY, TW_LATE]


def test_tunbridge_wells_has_four_when_the_item_is_open_to_call_in():
    found = said(TUNBRIDGE_WELLS, date(2017, 4, 1), is_open_to_call_in=True)

    assert found == [TW_VIEW, TW_NO_DAY, TW_CALL_IN, TW_LATE]


def test_medway_as_planned_begins_before_it_is_adopted_and_nothing_else():
    assert said(MEDWAY, date(2020, 4, 1)) == [
        ("FIS-10", "The plan begins on Wednesday 1 April 2020; Full Council decides on Thursday 23 April 2020.")
    ]


def test_medway_open_to_call_in_is_callable_after_councils_papers():
    assert said(MEDWAY, date(2020, 4, 1), is_open_to_call_in=True)[0] == (
        "CALL",
        "The decision of Cabinet is open to call-in: published on Tuesday 7 April 2020 until Thursday 16 April 2020, "
        "published at the latest (Thursday 9 April 2020) until Monday 20 April 2020; Full Council's papers have to be "
        "public by Wednesday 15 April 2020.",
    )


@pytest.mark.parametrize(("stops", "starts_on"), [(THANET, date(2017, 4, 1)), (KENT, None)])
def test_the_other_routes_have_no_conflict(stops, starts_on):
    assert said(stops, starts_on) == []


def test_order_and_meeting_are_conflicts_too_and_each_names_its_rule():
    stops = [
        ("Cabinet", "executive", "recommend", "2027-03-09"),
        ("Full Council", "full_council", "decide", "2027-03-02"),
    ]
    stages = route(*stops)
    stages[1] = StageFacts(**{**vars(stages[1]), "meeting_trouble": "The meeting is cancelled."})

    found = conflicts(stages, SETTINGS)

    assert [each.rule for each in found] == ["meeting", "order"]
    assert found[1].source == "The meetings come in the order of the route"
    assert all(each.suggestion for each in found)


def test_a_rule_that_is_switched_off_is_silent():
    settings = Settings(switched_off=frozenset({"FIS-10"}))

    assert conflicts(route(*MEDWAY), settings, date(2020, 4, 1)) == []


def test_deferred_and_withdrawn_stages_are_left_out():
    stages = [StageFacts(**{**vars(stage), "state": "withdrawn"}) for stage in route(*TUNBRIDGE_WELLS)]

    assert conflicts(stages, SETTINGS, date(2017, 4, 1)) == []


# --- One stage -------------------------------------------------------------------------------------------------


def stage(**fields):
    values = {"key": 1, "body": "Cabinet", "kind": "executive", "role": "recommend", "step": 1, "on": date(2017, 4, 13)}
    return StageFacts(**(values | fields))


def test_notice_is_due_only_for_an_executive_item_recorded_as_key():
    assert notice_due(stage(), SETTINGS) is None
    assert notice_due(stage(is_key_decision=False), SETTINGS) is None
    assert notice_due(stage(is_key_decision=True, kind="scrutiny"), SETTINGS) is None
    assert notice_due(stage(is_key_decision=True), SETTINGS).day == date(2017, 3, 15)


def test_publish_by_is_none_for_boards_without_statutory_notice():
    assert publish_by(stage(kind="officer_board"), SETTINGS) is None
    assert publish_by(stage(), SETTINGS).day == date(2017, 4, 5)


MISSING = [
    ({"on": None}, ["No date is set yet."]),
    ({"is_key_decision": False}, ["No text is submitted yet."]),
    ({}, ["No text is submitted yet.", "It is not recorded whether this is a key decision."]),
    ({"state": "submitted", "is_key_decision": False}, ["Its papers are not published yet."]),
    ({"state": "published", "is_key_decision": False}, []),
    ({"on": date(2017, 3, 1)}, ["It met on Wednesday 1 March 2017 and no outcome is recorded."]),
    (
        {"on": date(2017, 3, 8), "is_key_decision": False},
        ["No text is submitted, and papers were due on Tuesday 28 February 2017."],
    ),
    (
        {"on": date(2017, 3, 8), "is_key_decision": False, "state": "submitted"},
        ["Its papers are not published; they were due on Tuesday 28 February 2017."],
    ),
    (
        {"is_key_decision": True, "state": "published"},
        [
            "Notice of the key decision: give it by Wednesday 15 March 2017: 28 clear calendar days before Thursday 13 "
            "April 2017."
        ],
    ),
    (
        {"is_key_decision": True, "state": "published", "on": date(2017, 3, 30)},
        [
            "Notice of the key decision had to be given by Wednesday 1 March 2017, and none is recorded (EXE-9). Give "
            "it under the general exception (regulation 10) or special urgency (regulation 11), or choose a later "
            "meeting."
        ],
    ),
    ({"is_key_decision": True, "state": "published", "notice": "notice", "notice_given_on": date(2017, 3, 1)}, []),
    ({"state": "decided", "outcome": "not_recorded"}, ["What it decided is not recorded."]),
    (
        {"state": "decided", "outcome": "adopted_with_amendments", "awaits_text": True},
        ["The final text is not adopted yet: enter the amendments, then adopt it."],
    ),
    ({"state": "decided", "outcome": "adopted_with_amendments", "awaits_text": True, "is_amended": True}, []),
    (
        {"state": "decided", "outcome": "adopted_in_principle"},
        ["Adopted in principle: the answer that makes it final is not recorded."],
    ),
    ({"state": "decided", "outcome": "adopted_in_principle", "answer": "agrees"}, []),
    ({"state": "decided", "outcome": "supported"}, []),
    ({"state": "withdrawn", "on": None}, []),
    (
        {"is_key_decision": False, "has_report": False},
        ["No text is submitted yet.", "No committee report is written for it yet."],
    ),
    ({"state": "published", "is_key_decision": False, "has_report": False}, []),
    ({"kind": "officer_board", "has_report": False}, ["No text is submitted yet."]),
]


@pytest.mark.parametrize(("fields", "sentences"), MISSING)
def test_missing_names_what_a_stage_lacks(fields, sentences):
    assert [each.sentence for each in missing(stage(**fields), SETTINGS, date(2017, 3, 6))] == sentences


@pytest.mark.parametrize(
    ("today", "is_told"), [(date(2017, 2, 7), False), (date(2017, 2, 8), True)], ids=["nine weeks", "eight weeks"]
)
def test_no_report_is_missing_while_nothing_of_it_is_due_for_weeks(today, is_told):
    lacking = missing(stage(has_report=False, is_key_decision=False), SETTINGS, today)

    assert ("report" in [each.what for each in lacking]) == is_told


# --- Notice that was given ---------------------------------------------------------------------------------------

NOTICE_ENDS = (
    "Record the general exception (regulation 10) or special urgency (regulation 11), or choose a later meeting."
)
EXCEPTION_ENDS = "Have the chair of scrutiny agree that it is urgent (regulation 11), or choose a later meeting."


@pytest.mark.parametrize(
    ("basis", "given_on", "found"),
    [
        ("notice", date(2017, 3, 15), []),
        (
            "notice",
            date(2017, 3, 16),
            [
                (
                    "EXE-9",
                    "Notice of the key decision of Cabinet was given on Thursday 16 March 2017; the last day for 28 "
                    "clear calendar days before Thursday 13 April 2017 was Wednesday 15 March 2017.",
                    NOTICE_ENDS,
                )
            ],
        ),
        ("general_exception", date(2017, 4, 5), []),
        (
            "general_exception",
            date(2017, 4, 6),
            [
                (
                    "EXE-10",
                    "Notice of the key decision of Cabinet was given on Thursday 6 April 2017; the last day for five "
                    "clear working days before Thursday 13 April 2017, leaving out Saturday 8 and Sunday 9 April was "
                    "Wednesday 5 April 2017.",
                    EXCEPTION_ENDS,
                )
            ],
        ),
        ("special_urgency", date(2017, 4, 12), []),
    ],
)
def test_notice_that_gave_fewer_days_than_its_regulation_is_a_conflict(basis, given_on, found):
    noticed = stage(is_key_decision=True, notice=basis, notice_given_on=given_on)

    assert [(each.rule, each.sentence, each.suggestion) for each in conflicts([noticed], SETTINGS)] == found


NOTED_BETWEEN = (
    ("Scrutiny", "scrutiny", "scrutinise", "2017-04-10"),
    ("Parish Forum", "working_party", "note", "2017-04-11"),
    ("Cabinet", "executive", "recommend", "2017-04-13"),
)


def test_a_body_that_only_notes_in_between_hides_no_view_that_is_lost():
    assert said(NOTED_BETWEEN, None) == [
        (
            "view-in-papers",
            "Cabinet's papers have to be public by Wednesday 5 April 2017, and Scrutiny meets on Monday 10 April 2017: "
            "its view cannot be in the report.",
        )
    ]


def test_an_adoption_on_the_first_day_of_the_plan_is_too_late():
    adopted = (("Full Council", "full_council", "decide", "2020-04-01"),)

    assert said(adopted, date(2020, 4, 1)) == [
        ("FIS-10", "The plan begins on Wednesday 1 April 2020; Full Council decides on Wednesday 1 April 2020.")
    ]
    assert said(adopted, date(2020, 4, 2)) == []
