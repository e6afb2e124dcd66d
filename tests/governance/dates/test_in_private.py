"""Notices before a meeting in private: the days that regulation 5 lays down, and what is told when they are missed."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from governance.dates.checks import conflicts, missing
from governance.dates.in_private import further_due, intention_due
from governance.dates.notice import Settings
from governance.dates.stages import InPrivate, StageFacts

MEETS = date(2027, 2, 23)
SETTINGS = Settings()
EARLY = date(2027, 1, 4)


def cabinet(**private):
    return StageFacts(
        key=1, body="Cabinet", kind="executive", role="recommend", step=1, on=MEETS, is_key_decision=False,
        private=InPrivate(**private),
    )  # fmt: skip


def asked(stage, today=EARLY):
    return [each for each in missing(stage, SETTINGS, today) if each.what == "private"]


def test_the_intention_is_told_28_clear_days_before_and_once_more_five_clear_working_days_before():
    assert intention_due(MEETS, SETTINGS).day == date(2027, 1, 25)
    assert further_due(MEETS, SETTINGS).day == date(2027, 2, 15)


def test_an_intention_due_on_a_sunday_is_told_on_the_friday_before():
    assert intention_due(date(2027, 3, 1), SETTINGS).day == date(2027, 1, 29)


def test_first_the_intention_is_asked_for_then_the_further_notice_then_nothing():
    [first] = asked(cabinet())
    [second] = asked(cabinet(intended_on=EARLY))

    assert (first.due, second.due) == (date(2027, 1, 25), date(2027, 2, 15))
    assert first.sentence.startswith("Notice of the intention to meet in private: ")
    assert asked(cabinet(intended_on=EARLY, further_on=EARLY)) == []


def test_a_notice_that_was_missed_says_who_must_agree():
    [late] = asked(cabinet(), date(2027, 1, 26))

    assert late.sentence == (
        "The notice of the intention to meet in private had to be given by Monday 25 January 2027, and none is "
        "recorded (EXE-5). Have the chair of scrutiny agree that it is urgent (regulation 5(6)), take the item in "
        "public, or choose a later meeting."
    )


def test_an_agreement_that_it_is_urgent_stands_for_both_notices():
    assert asked(cabinet(agreed_on=date(2027, 2, 20)), date(2027, 2, 22)) == []


@pytest.mark.parametrize(
    ("days", "rules"),
    [({"intended_on": 0, "further_on": 0}, []), ({"intended_on": 1, "further_on": 1}, ["EXE-5", "EXE-5"])],
)
def test_a_notice_given_late_is_a_conflict_and_on_its_last_day_is_none(days, rules):
    last = {"intended_on": date(2027, 1, 25), "further_on": date(2027, 2, 15)}
    given = {name: last[name] + timedelta(days=late) for name, late in days.items()}

    assert [each.rule for each in conflicts([cabinet(**given)], SETTINGS)] == rules


@pytest.mark.parametrize(("days", "rules"), [({"intended_on": 0}, []), ({"intended_on": 1}, ["EXE-5"])])
def test_notices_of_a_meeting_that_goes_on_later_are_counted_from_its_first_day(days, rules):
    given = {name: date(2027, 1, 25) + timedelta(days=late) for name, late in days.items()}
    goes_on = replace(cabinet(**given), on=MEETS + timedelta(weeks=4), first_sat_on=MEETS)

    assert [each.rule for each in conflicts([goes_on], SETTINGS)] == rules


@pytest.mark.parametrize("kind", ["full_council", "scrutiny", "partnership_board"])
def test_other_bodies_are_not_asked(kind):
    stage = StageFacts(1, "Body", kind, "decide", 1, MEETS, private=InPrivate())

    assert asked(stage) == []
