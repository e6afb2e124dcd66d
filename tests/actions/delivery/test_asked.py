"""What is asked about an action, and how it stands by all that was said of it."""

from datetime import date
from datetime import timedelta as days

import pytest

from actions.delivery.asked import leads_of, slug_of
from actions.delivery.ratings import OpenActivity, RatingMeaning
from actions.models import ActionLead, AddedAction, BoardAsk, ReturnFile
from tests.actions.delivery.in_memory import LAST, POLICE, a_move, a_period, a_report, an_action, asked

NOV, DEC, JAN = date(2026, 11, 30), date(2026, 12, 31), date(2027, 1, 31)
BEFORE = a_period(2)


def added(**fields):
    action = AddedAction(title="Light the underpass", due_on=DEC, **fields)
    action.finished_on = None
    return action


@pytest.mark.parametrize(
    ("fields", "day"),
    [
        ({"due_on": NOV, "ends_on": JAN, "timescale_text": "by March 2027"}, NOV),
        ({"due_on": None, "ends_on": JAN}, JAN),
        ({"due_on": None, "timescale_text": "by March 2027"}, LAST),
        ({"due_on": None, "timescale_text": "Ongoing"}, None),
    ],
)
def test_adopted_day_is_the_first_that_the_text_states(fields, day):
    assert asked(action=an_action(**fields)).adopted == day


def test_a_draft_counts_only_where_it_is_asked_for():
    draft, sent = a_report(state="draft"), a_report(BEFORE)
    found = asked(draft, before=[sent])
    assert (found.said(), found.said(with_draft=True), found.is_received) == ([sent], [sent, draft], False)
    assert asked(a_report(state="challenged")).is_received


def test_expected_finish_that_was_stated_last_counts():
    first, second = a_report(BEFORE, expected_on=JAN), a_report(expected_on=None)
    assert asked(second, before=[first]).standing().expected == JAN
    assert asked(a_report(expected_on=NOV), before=[first]).standing().expected == NOV
    draft = a_report(state="draft", expected_on=NOV)
    assert [asked(draft, before=[first]).standing(with_draft=flag).expected for flag in (False, True)] == [JAN, NOV]


def test_work_has_started_when_any_lead_says_so_and_not_by_a_report_that_it_is_not_due():
    idle = a_report(is_started=True, nil_because="not_due")
    assert asked(idle).standing().is_started is False
    assert asked(idle, told=[a_report(is_started=True)]).standing().is_started is True
    assert asked(None).standing().is_started is False


def test_steps_that_any_lead_has_done_are_done():
    action = an_action(("Hire", NOV), ("Train", None), ("Print", DEC))
    hire, train, _ = (str(each.key) for each in action.activities.all())
    found = asked(a_report(activities_done=[train]), action=action, told=[a_report(activities_done=[hire])])
    assert found.standing().open_activities == (OpenActivity("Print", DEC),)


def test_given_up_is_what_was_said_last():
    gave_up = a_report(BEFORE, stopped_because="No money")
    assert asked(None, before=[gave_up]).standing().is_stopped is True
    assert asked(a_report(), before=[gave_up]).standing().is_stopped is False
    assert asked(None, before=[gave_up]).is_to_be_asked is False


def test_finish_is_that_of_the_note_or_of_the_report_that_is_being_written():
    action = an_action(finished_on=NOV)
    draft = a_report(state="draft", finished_on=DEC)
    assert [asked(draft, action=action).standing(with_draft=flag).finished for flag in (False, True)] == [NOV, DEC]
    assert asked(a_report(), action=action).standing().finished == NOV


def test_whoever_has_said_that_it_is_finished_is_not_asked_for_more_but_was_asked():
    report = a_report(finished_on=NOV)
    assert asked(report).is_to_be_asked is True
    assert asked(report, action=an_action(finished_on=NOV)).is_to_be_asked is False


@pytest.mark.parametrize(
    ("ended_on", "is_ended"), [(date(2027, 1, 22), True), (date(2027, 1, 23), False), (None, False)]
)
def test_added_action_is_over_when_it_ended_before_the_period_closes(ended_on, is_ended):
    found = asked(action=added(ended_on=ended_on))
    assert (found.is_ended, found.standing().is_stopped, found.standing().is_added) == (is_ended, is_ended, True)


@pytest.mark.parametrize(
    ("fields", "is_secret"),
    [
        ({}, False),
        ({"is_confidential": True}, True),
        ({"is_confidential": True, "confidential_until": DEC + days(1)}, True),
        ({"is_confidential": True, "confidential_until": DEC}, False),
    ],
)
def test_added_action_is_secret_until_its_day(fields, is_secret):
    assert asked(action=added(**fields)).is_secret is is_secret


def test_action_of_the_text_is_never_added_ended_or_secret():
    found = asked()
    assert (found.added, found.is_ended, found.is_secret, found.standing().is_added) == (None, False, False, False)


@pytest.mark.parametrize(
    ("before", "now", "since"),
    [
        ("Patrolled.", "Patrolled.", "Quarter 2"),
        ("Patrolled.", "Patrolled", ""),
        ("", "", ""),
        (None, "Patrolled.", ""),
    ],
)
def test_text_that_is_sent_again_is_marked(before, now, since):
    earlier = [] if before is None else [a_report(BEFORE, progress=before)]
    assert asked(a_report(progress=now), before=earlier).unchanged_since == since


def test_dates_that_the_board_granted_count_in_the_order_of_its_meetings():
    late = a_move(to=LAST, decided_on=date(2026, 12, 9), pk=1)
    early = a_move(to=JAN, decided_on=date(2026, 11, 4), pk=2)
    refused, waiting = a_move("refused", pk=3), a_move("asked", pk=4)
    found = asked(a_report(), moves=[late, early, refused, waiting])
    assert (found.granted, found.standing().due, found.standing().granted) == ([early, late], LAST, (JAN, LAST))


def test_lead_is_told_of_granted_dates_and_of_its_own_that_were_looked_at():
    report, earlier = a_report(pk=7), a_report(BEFORE, pk=6)
    granted, own = a_move(report_id=99), a_move("refused", report_id=7)
    before, waiting = a_move("asked", report_id=6), a_move("asked", report_id=7)
    others = a_move("refused", report_id=99)
    found = asked(report, before=[earlier], moves=[granted, own, before, waiting, others])
    assert (found.moves_told, found.date_asked) == ([granted, own, before], waiting)
    assert asked(None, moves=[waiting]).date_asked is None


def test_what_the_board_decided_on_the_last_report_and_this_one_comes_back():
    answered = [BoardAsk(what=what, decided_at="2026-11-04T10:00Z") for what in ("A van", "A room")]
    last, now = a_report(BEFORE, asks=[answered[0], BoardAsk(what="Open")]), a_report(asks=[answered[1]])
    oldest = a_report(BEFORE, asks=[BoardAsk(what="Old", decided_at="2026-05-04T10:00Z")])
    assert [ask.what for ask in asked(now, before=[oldest, last]).decided_asks] == ["A van", "A room"]


def test_files_that_were_taken_away_are_not_with_the_report():
    kept, gone = ReturnFile(title="Sheet"), ReturnFile(title="Old", removed_at="2026-11-04T10:00Z")
    assert asked(a_report(files=[kept, gone])).files == [kept]
    assert asked(None).files == []


def test_slip_goes_over_the_days_that_were_sent_and_not_over_a_draft():
    before = [a_report(BEFORE, expected_on=JAN)]
    found = asked(a_report(state="draft", expected_on=LAST), before=before).slip
    assert (found.first, found.now, found.steps) == (DEC, JAN, (31,))


def test_amber_lasts_as_many_days_as_the_calendar_says():
    period = a_period()
    period.calendar.late_days = 14
    found = asked(a_report(expected_on=JAN), period=period)
    assert found.computed.meaning == RatingMeaning.OFF_TRACK
    period.calendar.late_days = 31
    assert asked(a_report(expected_on=JAN), period=period).computed.meaning == RatingMeaning.AT_RISK


def test_each_organisation_leads_once_and_without_one_nobody_does():
    action = an_action()
    posts = [
        ActionLead(organisation=POLICE, post="Sergeant"),
        ActionLead(organisation=POLICE),
        ActionLead(post="Clerk"),
    ]
    action._prefetched_objects_cache["leads"] = posts
    assert leads_of(action) == [POLICE]
    action._prefetched_objects_cache["leads"] = posts[2:]
    assert leads_of(action) == [None]
    assert [slug_of(POLICE), slug_of(None)] == ["police", "no-lead"]
    assert leads_of(added(organisation=POLICE)) == [POLICE]
