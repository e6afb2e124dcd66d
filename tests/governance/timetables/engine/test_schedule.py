"""The timetable engine on the routes of real councils, and by its properties over generated ones."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from governance.dates.checks import conflicts
from governance.dates.notice import QuietKind, QuietPeriod, Settings
from governance.timetables.engine.legs import NOTICE, OPTIONAL, QUIET, VIEW, Leg, Sitting
from governance.timetables.engine.schedule import Aim, NoWay, backward, facts_of_slot, forward, slack_between
from governance.timetables.engine.slack import slack_of
from tests.governance.timetables.engine.schedule_cases import (
    MEDWAY,
    MEDWAY_DAYS,
    START,
    THANET,
    THANET_DAYS,
    TUNBRIDGE_WELLS,
    TUNBRIDGE_WELLS_DAYS,
    calendars,
    days_of,
    every,
    only,
    questions,
)
from tests.sizes import examples

COUNCIL_DAY = date(2017, 4, 26)
SETTINGS = Settings()


def tunbridge_wells(**changes):
    return backward(TUNBRIDGE_WELLS, only(TUNBRIDGE_WELLS_DAYS), SETTINGS, final=COUNCIL_DAY, **changes)


def monthly():
    """Meetings of every body each four weeks for a year, three days apart."""
    keys = [leg.key for leg in TUNBRIDGE_WELLS]
    return {key: every(date(2027, 1, 4) + timedelta(days=3 * n), 4, 13) for n, key in enumerate(keys)}


# --- Real routes ----------------------------------------------------------------------------------------------


def test_backward_from_full_council_reproduces_the_real_dates():
    assert days_of(tunbridge_wells()) == TUNBRIDGE_WELLS_DAYS


def test_forward_from_the_partnership_reproduces_the_real_dates():
    found = forward(TUNBRIDGE_WELLS, only(TUNBRIDGE_WELLS_DAYS), SETTINGS, start=date(2017, 2, 9))

    assert days_of(found) == TUNBRIDGE_WELLS_DAYS


def test_medway_reproduces_its_planned_dates_and_exactly_its_conflicts():
    found = backward(
        MEDWAY, only(MEDWAY_DAYS), SETTINGS, final=date(2020, 4, 23), plan_starts=date(2020, 4, 1)
    )  # fmt: skip

    assert days_of(found) == MEDWAY_DAYS
    assert [each.rule for each in found.conflicts] == ["CALL", "FIS-10"]
    assert found.relaxed == ()


def test_thanet_has_the_same_body_twice_and_one_that_notes_afterwards():
    sittings = {
        "first": [Sitting(on) for on in THANET_DAYS["cabinet"]],
        "second": [Sitting(on) for on in THANET_DAYS["cabinet"]],
        "panel": [Sitting(THANET_DAYS["panel"])],
        "party": [Sitting(THANET_DAYS["party"])],
    }

    found = backward(THANET, sittings, SETTINGS, final=date(2017, 3, 23))

    assert days_of(found) == {
        "first": date(2017, 2, 14),
        "panel": date(2017, 3, 9),
        "second": date(2017, 3, 23),
        "party": date(2017, 7, 20),
    }
    assert found.final == date(2017, 3, 23)


def test_tunbridge_wells_conflicts_are_those_of_its_schedule():
    found = tunbridge_wells(plan_starts=date(2017, 4, 1)).conflicts

    assert [each.rule for each in found] == ["view-in-papers", "ATI-agenda", "CALL", "FIS-10"]


def test_what_was_given_up_is_reported_with_rule_and_suggestion():
    first, second = tunbridge_wells().relaxed

    assert (first.preference, first.leg.key, second.leg.key) == (VIEW, "cabinet", "council")
    assert first.sentence == (
        "Cabinet meets on Thursday 13 April 2017 and its papers have to be public by Wednesday 5 April 2017: no "
        "working day is left after Overview and Scrutiny (Monday 10 April 2017), so that view cannot be in them."
    )
    assert first.source == "Each view stands in the papers of the next meeting"
    assert first.suggestion == "Publish a supplement with that view, or choose a later meeting."


def test_strict_refuses_what_would_be_given_up():
    with pytest.raises(NoWay) as refused:
        tunbridge_wells(strict=True)

    assert (refused.value.constraint, refused.value.nearest) == ("strict", None)
    assert str(refused.value) == (
        "Nothing may be given up, but: Cabinet meets on Thursday 13 April 2017 and its papers have to be public by "
        "Wednesday 5 April 2017: no working day is left after Overview and Scrutiny (Monday 10 April 2017), so that "
        "view cannot be in them. Add meetings to the calendar, or leave a step out."
    )


def test_slots_carry_latest_days_and_slack():
    assert [(slot.leg.key, slot.latest.isoformat(), slot.slack) for slot in tunbridge_wells().slots] == [
        ("csp", "2017-02-28", 13),  # the day before Management Board
        ("board", "2017-03-10", 7),  # leaves Monday 13 March before the papers of 14 March
        ("advisory", "2017-03-29", 5),
        ("scrutiny", "2017-04-03", -5),  # past it, its view is not in the papers of Cabinet
        ("cabinet", "2017-04-12", -1),
        ("council", "2017-04-26", 0),
    ]


def test_slots_say_why():
    reasons = {slot.leg.key: slot.reason for slot in tunbridge_wells(pinned={"board": date(2017, 3, 1)}).slots}

    assert reasons == {
        "csp": "The latest meeting before Management Board (Wednesday 1 March 2017).",
        "board": "Confirmed: it stays where it is.",
        "advisory": "The latest meeting that leaves a working day before the papers of Overview and Scrutiny "
        "(Friday 31 March).",
        "scrutiny": "The latest meeting before Cabinet (Thursday 13 April 2017), whose papers go out without its view.",
        "cabinet": "The latest meeting before Full Council (Wednesday 26 April 2017), whose papers go out without its "
        "view.",
        "council": "The day asked for.",
    }


def test_slots_carry_everything_due_around_the_meeting():
    cabinet = tunbridge_wells().slot("cabinet")

    assert {each.what: each.day.isoformat() for each in cabinet.deadlines} == {
        "comments": "2017-03-15", "sign-off": "2017-03-22", "final-report": "2017-03-31", "publication": "2017-04-05",
        "decision-published": "2017-04-19", "call-in-ends": "2017-04-26",
    }  # fmt: skip


# --- Preferences ----------------------------------------------------------------------------------------------


def test_forward_waits_for_a_meeting_that_keeps_everything():
    sittings = only(TUNBRIDGE_WELLS_DAYS) | {
        "cabinet": [Sitting(date(2017, 4, 13)), Sitting(date(2017, 5, 11))],
        "council": [Sitting(COUNCIL_DAY), Sitting(date(2017, 6, 7))],
    }

    found = forward(TUNBRIDGE_WELLS, sittings, SETTINGS, start=date(2017, 2, 9))

    assert (found.slot("cabinet").on, found.final, found.relaxed) == (date(2017, 5, 11), date(2017, 6, 7), ())


def test_an_optional_leg_is_made_where_it_fits_and_left_out_where_it_does_not():
    route = tuple(replace(leg, is_optional=leg.key == "advisory") for leg in TUNBRIDGE_WELLS)
    without = only(TUNBRIDGE_WELLS_DAYS) | {"advisory": [Sitting(date(2017, 4, 24))]}

    fits = backward(route, only(TUNBRIDGE_WELLS_DAYS), SETTINGS, final=COUNCIL_DAY)
    does_not = backward(route, without, SETTINGS, final=COUNCIL_DAY)

    assert fits.left_out == ()
    assert [leg.key for leg in does_not.left_out] == ["advisory"]
    assert [each.preference for each in does_not.relaxed] == [OPTIONAL, VIEW, VIEW]


def test_a_recess_is_kept_free_where_there_is_another_way():
    quiet = QuietPeriod(QuietKind.RECESS, "Easter recess", date(2027, 2, 5), date(2027, 2, 20))
    settings = Settings(quiet_periods=(quiet,))

    free = forward(TUNBRIDGE_WELLS, monthly(), SETTINGS, start=date(2027, 1, 4))
    kept = forward(TUNBRIDGE_WELLS, monthly(), settings, start=date(2027, 1, 4))
    meant = forward(TUNBRIDGE_WELLS, only(days_of(free)), settings, start=date(2027, 1, 4))

    assert any(quiet.holds(slot.on) for slot in free.slots)
    assert (kept.relaxed, [quiet.holds(slot.on) for slot in kept.slots].count(True)) == ((), 0)
    assert {each.preference for each in meant.relaxed} == {QUIET}


def test_papers_that_can_no_longer_be_given_in_time_are_avoided_or_reported():
    today = date(2017, 4, 19)
    council = (Leg("council", 1, "Full Council", "full_council", "decide"),)
    both = {"council": [Sitting(COUNCIL_DAY), Sitting(date(2017, 5, 24))]}

    later = forward(council, both, SETTINGS, start=today, today=today)
    late = forward(council, only({"council": COUNCIL_DAY}), SETTINGS, start=today, today=today)

    assert (later.final, later.relaxed) == (date(2017, 5, 24), ())
    assert [each.preference for each in late.relaxed] == [NOTICE]
    assert late.relaxed[0].sentence == (
        "Full Council meets on Wednesday 26 April 2017; its notice was due by Tuesday 18 April 2017, which has passed."
    )


def test_a_key_decision_needs_its_28_days():
    cabinet = Leg("cabinet", 1, "Cabinet", "executive", "decide", is_key=True)
    today = date(2017, 3, 16)  # the notice for 13 April was due on 15 March

    found = forward((cabinet,), only({"cabinet": date(2017, 4, 13)}), SETTINGS, start=today, today=today)

    assert [each.sentence for each in found.relaxed] == [
        "Cabinet meets on Thursday 13 April 2017; its notice was due by Wednesday 15 March 2017, which has passed."
    ]


# --- Gaps, consultations, several bodies at one step ----------------------------------------------------------


def test_a_gap_lies_between_two_steps():
    route = (TUNBRIDGE_WELLS[0], replace(TUNBRIDGE_WELLS[5], step=2, gap_days=10))
    sittings = {"csp": [Sitting(date(2027, 1, 11))], "council": every(date(2027, 1, 13), 1, 5)}

    found = forward(route, sittings, SETTINGS, start=date(2027, 1, 11))

    assert found.final == date(2027, 1, 27)  # on 20 January only six working days lie between


def test_a_consultation_fits_between_the_step_before_and_the_papers():
    route = (TUNBRIDGE_WELLS[0], replace(TUNBRIDGE_WELLS[5], step=2, consultation_weeks=4))
    sittings = {"csp": [Sitting(date(2027, 1, 11))], "council": every(date(2027, 2, 10), 2, 8)}

    found = forward(route, sittings, SETTINGS, start=date(2027, 1, 11))

    opens, closes = found.slot("council").consultation
    assert found.final == date(2027, 3, 10)  # the council's least is six weeks, and its papers are due on 2 March
    assert (opens.isoformat(), closes.isoformat()) == ("2027-01-18", "2027-03-01")
    assert found.slot("council").why_consultation == (
        "6 weeks, the least that the council gives. It closes on the last working day before its papers are public "
        "(Tuesday 2 March 2027), and opens so many weeks earlier, on a working day."
    )


def test_bodies_at_one_step_meet_in_any_order_before_the_next():
    route = (
        Leg("police", 1, "Police and Crime Panel", "police_panel", "consult"),
        Leg("scrutiny", 1, "Scrutiny", "scrutiny", "scrutinise"),
        Leg("council", 2, "Full Council", "full_council", "decide"),
    )
    sittings = {
        "police": [Sitting(date(2027, 2, 3)), Sitting(date(2027, 3, 24))],
        "scrutiny": [Sitting(date(2027, 1, 13)), Sitting(date(2027, 2, 17))],
        "council": [Sitting(date(2027, 3, 3)), Sitting(date(2027, 4, 21))],
    }

    found = backward(route, sittings, SETTINGS, final=date(2027, 3, 3))

    assert days_of(found) == {
        "police": date(2027, 2, 3), "scrutiny": date(2027, 2, 17), "council": date(2027, 3, 3),
    }  # fmt: skip


# --- No way ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "final", "constraint", "sentence", "nearest"),
    [
        (
            {}, date(2017, 4, 27), "final",
            "Full Council does not meet on Thursday 27 April 2017. The nearest day that would do is Full Council on "
            "Wednesday 26 April 2017.",
            date(2017, 4, 26),
        ),
        (
            {"scrutiny": []}, COUNCIL_DAY, "meetings",
            "Overview and Scrutiny has no meeting in the calendar between Thursday 24 April 2014 and Wednesday 26 "
            "April 2017. Add meetings to the calendar, or leave a step out.",
            None,
        ),
        (
            {"scrutiny": [Sitting(date(2017, 3, 15))], "council": [Sitting(COUNCIL_DAY), Sitting(date(2017, 5, 24))]},
            COUNCIL_DAY, "order",
            "Overview and Scrutiny has no meeting by Wednesday 26 April 2017 after Communities Cabinet Advisory Board "
            "on Wednesday 22 March 2017, its earliest. Add meetings to the calendar, or leave a step out.",
            None,
        ),
        (
            {"cabinet": [Sitting(date(2017, 5, 4))], "council": [Sitting(COUNCIL_DAY), Sitting(date(2017, 5, 24))]},
            COUNCIL_DAY, "meetings",
            "Cabinet has no meeting in the calendar between Thursday 24 April 2014 and Wednesday 26 April 2017. The "
            "nearest day that would do is Full Council on Wednesday 24 May 2017.",
            date(2017, 5, 24),
        ),
    ],
)  # fmt: skip
def test_no_way_says_what_fails_and_what_would_do(changes, final, constraint, sentence, nearest):
    with pytest.raises(NoWay) as refused:
        backward(TUNBRIDGE_WELLS, only(TUNBRIDGE_WELLS_DAYS) | changes, SETTINGS, final=final)

    assert (refused.value.constraint, str(refused.value), refused.value.nearest) == (constraint, sentence, nearest)


def test_a_confirmed_day_never_moves_even_where_it_makes_a_way_impossible():
    with pytest.raises(NoWay) as refused:
        tunbridge_wells(pinned={"scrutiny": date(2017, 3, 21)})

    assert refused.value.constraint == "order"
    assert str(refused.value).startswith(
        "Overview and Scrutiny is confirmed for Tuesday 21 March 2017 and cannot come after Communities Cabinet "
        "Advisory Board on Wednesday 22 March 2017, its earliest."
    )


def test_a_route_without_steps_is_refused():
    with pytest.raises(NoWay, match="no steps"):
        forward((), {}, SETTINGS, start=START)


# --- Properties -----------------------------------------------------------------------------------------------


few = examples(150)


def answer(question, **more):
    try:
        return forward(*question, start=START, **more)
    except NoWay:
        return None


def outcome(schedule):
    """How good a schedule is: what it gives up, weightiest first, then its last day."""
    order = (NOTICE, VIEW, QUIET, OPTIONAL)
    given_up = [each.preference for each in schedule.relaxed]
    return [given_up.count(what) for what in order], schedule.final


@few
@given(questions())
def test_steps_come_in_their_order_with_their_gaps(question):
    found = answer(question)
    assume(found)

    for before, after in pairwise(sorted({slot.leg.step for slot in found.slots})):
        last = max(slot.on for slot in found.slots if slot.leg.step == before)
        for slot in (slot for slot in found.slots if slot.leg.step == after):
            between = question[2].calendar.working_days_between(last, slot.on)
            assert slot.on > last
            assert between >= slot.leg.gap_days


@few
@given(questions())
def test_forward_from_the_start_of_a_backward_schedule_ends_no_later(question):
    first = answer(question)
    assume(first)
    back = backward(*question, final=first.final, start=START)

    given_up = {(what, slot.leg.key) for slot in back.slots for what in slot.broken}
    left_out = {(OPTIONAL, leg.key) for leg in back.left_out}
    again = forward(*question, start=back.starts, allowed=frozenset(given_up | left_out))

    assert again.final <= back.final


@few
@given(questions())
def test_backward_to_the_earliest_end_gives_up_the_same_and_starts_no_earlier(question):
    first = answer(question)
    assume(first)

    back = backward(*question, final=first.final, start=START)

    assert outcome(back) == outcome(first)
    if not first.relaxed:
        assert all(back.slot(slot.leg.key).on >= slot.on for slot in first.slots)


@few
@given(questions(optional=False), st.data())
def test_another_meeting_never_makes_the_best_final_date_worse(question, data):
    route, sittings, settings = question
    leg = data.draw(st.sampled_from(route))
    more = sittings | {leg.key: sorted({*sittings[leg.key], *data.draw(calendars)})}

    before, after = answer(question, strict=True), answer((route, more, settings), strict=True)
    assume(before)

    assert after is not None
    assert after.final <= before.final


@few
@given(questions(), st.data())
def test_another_meeting_never_makes_the_outcome_worse(question, data):
    route, sittings, settings = question
    leg = data.draw(st.sampled_from(route))
    more = sittings | {leg.key: sorted({*sittings[leg.key], *data.draw(calendars)})}

    keeping = {"aim": Aim.KEEPING}  # a meeting more may make a way so early that a preference is not waited for
    before, after = answer(question, **keeping), answer((route, more, settings), **keeping)
    assume(before)

    assert outcome(after) <= outcome(before)


@few
@given(questions())
def test_the_same_question_has_the_same_answer_whatever_the_order_of_its_parts(question):
    route, sittings, settings = question
    backwards = {key: list(reversed(rows)) for key, rows in reversed(sittings.items())}

    assert answer(question) == answer((route, backwards, settings))


@few
@given(questions(optional=False))
def test_a_step_may_slip_to_its_latest_day_without_a_new_conflict(question):
    """Slack is true: moved to the latest day, with later steps at their latest meetings, nothing is reached."""
    first = answer(question)
    assume(first)
    back = backward(*question, final=first.final, start=START)
    known = troubled(back.conflicts)

    for number, slot in enumerate(back.slots):
        if slot.slack <= 0:
            continue
        moved = [facts_at(each, n, slot.latest if n == number else each.on) for n, each in enumerate(back.slots)]
        # a slip may come too near to its own step before; what it must not do is to reach the step after
        assert {pair for pair in troubled(conflicts(moved, question[2])) if pair[0] == number} <= known


def troubled(found):
    """Pairs of stages of which one is too near to the other, by whichever sentence says so."""
    return {each.stages for each in found if each.rule in ("order", "view-in-papers", "ATI-agenda")}


def facts_at(slot, number, on):
    return replace(facts_of_slot(slot, number), on=on)


@few
@given(questions())
def test_slack_is_the_number_of_working_days_to_the_latest_day(question):
    found = answer(question)
    assume(found)

    for slot in found.slots:
        assert slot.slack == slack_between(slot.on, slot.latest, question[2])
        assert slot.slack >= 0 or VIEW in [each.preference for each in found.relaxed]


@few
@given(questions())
def test_slack_is_the_one_that_the_timetable_will_show(question):
    """A page of a timetable knows the days only; a gap and a consultation are asked for where it is built."""
    route, sittings, settings = question
    plain = tuple(replace(leg, gap_days=0, consultation_weeks=0) for leg in route)
    found = answer((plain, sittings, settings))
    assume(found)

    facts = [facts_of_slot(slot, number) for number, slot in enumerate(found.slots)]
    assert slack_of(facts, settings) == {n: slot.spare for n, slot in enumerate(found.slots) if slot.spare}
