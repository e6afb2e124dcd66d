"""What is due at a stage: from whom, why on that day, and when it stops being due."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.dates.checks import AHEAD
from governance.dates.effect import Decision, Recorded, effect_days
from governance.dates.notice import Settings
from governance.dates.stages import StageFacts
from governance.desk.desk import dues
from governance.desk.due import LABELS, TITLES, DeskEntry, Due, SignOff, Slip, What

SETTINGS = Settings()
MEETING = date(2017, 4, 13)
CABINET = StageFacts(
    key=7, body="Cabinet", kind="executive", role="recommend", step=5, on=MEETING, is_key_decision=False,
)  # fmt: skip
ENTRY = DeskEntry(
    CABINET, paper="Safer Anyborough", partnership="Anyborough CSP", council="Anyborough Council", role="Recommends",
    author="Community Safety Manager", date_words="The date is confirmed.",
)  # fmt: skip


def entry(**facts):
    return replace(ENTRY, stage=replace(CABINET, **facts))


def said(found):
    return [(row.what.value, row.due and row.due.isoformat(), row.from_whom) for row in found]


def test_every_kind_has_a_label_and_a_title():
    assert set(LABELS) == {*TITLES, What.OWN} == set(What)


def test_no_title_tells_somebody_who_waits_to_do_it():
    rows = (Due(what, ENTRY, None, "", "", heading="Legal", is_awaited=True) for what in TITLES)

    told = {row.title.split()[0] for row in rows}

    assert (
        told & {"Set", "Say", "Give", "Sign", "Write", "Submit", "Publish", "Record", "Tell", "Take", "Make", "Adopt"}
        == set()
    )


def test_planned_stage_asks_each_in_turn_for_the_comments_the_draft_the_report_and_the_papers():
    assert said(dues(ENTRY, SETTINGS, date(2017, 3, 1))) == [
        ("comments", "2017-03-15", "Partners and officers consulted on the draft"),
        ("sign-off", "2017-03-22", "Community Safety Manager"),
        ("final-report", "2017-03-31", "Community Safety Manager"),
        ("version", "2017-04-05", "Democratic services, Anyborough Council"),
        ("publication", "2017-04-05", "Democratic services, Anyborough Council"),
        ("meeting", "2017-04-13", "Cabinet"),
    ]


def test_each_day_says_why_it_is_that_day():
    rows = {row.what: row for row in dues(ENTRY, SETTINGS, date(2017, 3, 1))}

    assert rows[What.PUBLICATION].reason == (
        "Publish by Wednesday 5 April 2017: five clear working days before Thursday 13 April 2017, leaving out "
        "Saturday 8 and Sunday 9 April."
    )
    assert rows[What.VERSION].reason == rows[What.PUBLICATION].reason
    assert rows[What.MEETING].reason == "The date is confirmed."


def test_only_what_a_verb_settles_is_a_task():
    rows = dues(ENTRY, SETTINGS, date(2017, 3, 1))

    assert [row.what.value for row in rows if row.is_task] == ["version"]


def test_a_day_that_has_passed_without_its_text_is_overdue_and_internal_steps_fall_silent():
    rows = dues(ENTRY, SETTINGS, date(2017, 4, 10))

    assert [(row.what.value, row.is_overdue) for row in rows] == [("version", True), ("meeting", False)]
    assert rows[0].sentence == "No text is submitted, and papers were due on Wednesday 5 April 2017."


def test_submitted_stage_waits_for_its_papers_and_published_one_for_its_meeting():
    submitted = dues(entry(state="submitted"), SETTINGS, date(2017, 4, 3))
    published = dues(entry(state="published"), SETTINGS, date(2017, 4, 3))

    assert [(row.what.value, row.is_task) for row in submitted] == [("publication", True), ("meeting", False)]
    assert [row.what.value for row in published] == ["meeting"]


def test_notice_of_a_key_decision_is_due_from_the_clerk():
    rows = dues(entry(is_key_decision=True), SETTINGS, date(2017, 3, 1))

    [notice] = [row for row in rows if row.what == What.NOTICE]
    assert (notice.due, notice.from_whom) == (date(2017, 3, 15), "Democratic services, Anyborough Council")
    assert notice.title == "Give notice of the key decision of Cabinet"


def test_a_flag_that_is_not_recorded_is_asked_for_before_the_notice_would_be_due():
    rows = dues(entry(is_key_decision=None), SETTINGS, date(2017, 3, 1))

    [flag] = [row for row in rows if row.what == What.KEY]
    assert flag.due == date(2017, 3, 15)
    assert flag.reason.startswith("If it is one, notice by Wednesday 15 March 2017: 28 clear calendar days before")


def test_each_open_signature_is_due_from_its_post_with_the_final_report():
    wanted = (SignOff("Legal", "Head of Legal"), SignOff("Equalities"), SignOff("Finance", "s151", date(2017, 3, 20)))
    rows = dues(replace(ENTRY, sign_offs=wanted), SETTINGS, date(2017, 3, 25))

    signatures = [(row.title, row.due, row.from_whom, row.is_overdue) for row in rows if row.what == What.SIGNATURE]
    assert signatures == [
        ("Sign “Finance” in the report for Cabinet", date(2017, 3, 20), "s151", True),
        ("Sign “Legal” in the report for Cabinet", date(2017, 3, 31), "Head of Legal", False),
        (
            "Sign “Equalities” in the report for Cabinet",
            date(2017, 3, 31),
            "A post for “Equalities” (not named)",
            False,
        ),
    ]


def test_signature_keys_tell_headings_apart_and_stay_the_same_from_day_to_day():
    wanted = replace(ENTRY, sign_offs=(SignOff("Legal"), SignOff("Finance")))

    first, later = (
        [row.key for row in dues(wanted, SETTINGS, on) if row.what == What.SIGNATURE]
        for on in (date(2017, 3, 20), date(2017, 4, 11))
    )
    assert first == later == ["stage-7-signature-Legal", "stage-7-signature-Finance"]


def test_meeting_that_has_passed_asks_for_its_outcome():
    [row] = dues(ENTRY, SETTINGS, date(2017, 4, 18))

    assert (row.what, row.due, row.is_overdue, row.is_task) == (What.OUTCOME, MEETING, True, True)


def decided(on=MEETING, recorded=None, kind="executive", outcome="recommended", call_in=True):
    """The entry of a decided stage with the days after its decision."""
    after = effect_days(Decision(kind, outcome, on, is_open_to_call_in=call_in, recorded=recorded or {}), SETTINGS)
    facts = {"state": "decided", "outcome": outcome, "is_open_to_call_in": call_in, "kind": kind, "on": on}
    return replace(entry(**facts), after=after)


def test_decision_has_to_be_published_until_that_is_recorded_and_call_in_ends_by_itself():
    assert said(dues(decided(), SETTINGS, date(2017, 4, 18))) == [
        ("decision-published", "2017-04-19", "Democratic services, Anyborough Council"),
        ("call-in-ends", "2017-04-26", SETTINGS.call_in_by),
    ]
    [late] = dues(decided(), SETTINGS, date(2017, 4, 27))
    assert (late.what, late.is_overdue) == (What.DECISION_PUBLISHED, True)
    assert dues(decided(), SETTINGS, date(2017, 7, 1)) == []


def test_recorded_publication_is_not_asked_for_and_call_in_runs_from_it():
    recorded = {"decision-published": Recorded(date(2017, 4, 13))}

    assert said(dues(decided(recorded=recorded), SETTINGS, date(2017, 4, 18))) == [
        ("call-in-ends", "2017-04-24", SETTINGS.call_in_by)
    ]


def test_recommendation_not_open_to_call_in_has_no_end_of_call_in():
    found = dues(decided(call_in=False), SETTINGS, date(2017, 4, 18))

    assert [row.what for row in found] == [What.DECISION_PUBLISHED]


def test_leader_is_told_of_a_decision_in_principle_and_answers_by_the_last_day():
    found = decided(date(2017, 4, 26), kind="full_council", outcome="adopted_in_principle", call_in=False)

    rows = {row.what: row for row in dues(found, SETTINGS, date(2017, 4, 27))}

    assert (rows[What.LEADER_TOLD].due, rows[What.LEADER_TOLD].title) == (
        date(2017, 4, 28),
        "Tell the Leader of the decision of Cabinet",
    )
    assert (rows[What.ANSWER].due, rows[What.ANSWER].is_task) == (date(2017, 5, 8), True)


@pytest.mark.parametrize(
    ("outcome", "awaits_text", "what"),
    [("adopted_with_amendments", True, What.AMENDED), ("adopted_in_principle", False, What.ANSWER)],
)
def test_unfinished_decision_is_awaited_without_a_day(outcome, awaits_text, what):
    over = entry(state="decided", outcome=outcome, awaits_text=awaits_text, role="decide", kind="full_council")

    [row] = dues(over, SETTINGS, date(2017, 8, 1))
    assert (row.what, row.due, row.is_overdue, row.is_task) == (what, None, False, True)


def test_outcome_that_is_not_recorded_of_a_decided_stage_is_nobodys_work():
    assert dues(entry(state="decided", outcome="not_recorded"), SETTINGS, date(2018, 1, 1)) == []


@pytest.mark.parametrize("state", ["deferred", "withdrawn"])
def test_ended_stage_asks_for_nothing(state):
    assert dues(entry(state=state), SETTINGS, date(2017, 3, 1)) == []


def test_slips_are_told_with_the_meeting():
    moved = replace(ENTRY, slipped=(Slip("6 April 2017", "Room not free."),))
    rows = dues(moved, SETTINGS, date(2017, 4, 3))

    assert [(row.what.value, [slip.on for slip in row.slipped]) for row in rows] == [
        ("final-report", []),
        ("version", []),
        ("publication", []),
        ("meeting", ["6 April 2017"]),
    ]


def test_stage_of_a_partnership_without_a_council_is_recorded_by_the_clerks_of_those_that_lead_it():
    own = replace(entry(on=None, kind="partnership_board"), council="")

    assert said(dues(own, SETTINGS, date(2017, 3, 1))) == [("date", None, "Democratic services for Anyborough CSP")]


STATES = st.sampled_from(["planned", "submitted", "published", "decided", "deferred", "withdrawn"])
FLAGS = st.sampled_from([None, True, False])
DAYS = st.dates(date(2015, 1, 1), date(2030, 12, 31))
KINDS = st.sampled_from(["full_council", "executive", "single_member", "scrutiny", "partnership_board"])


@given(
    facts=st.builds(
        StageFacts, key=st.just(1), body=st.just("Cabinet"), kind=KINDS, role=st.sampled_from(["decide", "recommend"]),
        step=st.just(1), on=st.none() | DAYS, state=STATES, is_key_decision=FLAGS, is_open_to_call_in=FLAGS,
        has_report=st.booleans(), outcome=st.sampled_from(["", "adopted", "adopted_in_principle", "not_recorded"]),
    ),
    after=st.integers(-120, 120),
)  # fmt: skip
def test_rows_hold_together_whatever_the_stage(facts, after):
    on = (facts.on or date(2020, 1, 1)) + timedelta(days=after)
    rows = dues(replace(ENTRY, stage=facts, sign_offs=(SignOff("Legal"),)), SETTINGS, on)

    assert all(row.due is None or row.due <= on + AHEAD for row in rows)
    assert all(row.is_overdue == (row.due is not None and row.due < on) for row in rows)
    assert len({row.key for row in rows}) == len(rows)
    assert all(row.from_whom and row.sentence for row in rows)
    assert rows == dues(replace(ENTRY, stage=facts, sign_offs=(SignOff("Legal"),)), SETTINGS, on)
