"""Which decisions and days go into a council's reports on urgent decisions; who is reminded of them, and when."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from governance.forward_plan.reporting_urgent import outstanding, report_of_year, submitted_on, years_with_reports
from governance.forward_plan.urgent_tasks import reminders_on, tasks_of
from governance.models import DecisionNotice, Outcome, Stage, StageDate, Timetable, UrgentSubmission
from partnerships.access import Role
from plans.models import Publication, Version
from plans.papers.versions import freeze, publish
from tests.factories import make_body, make_council, make_meeting, make_partnership, make_plan, make_user

URGENT, EXCEPTION, USUAL = "special_urgency", "general_exception", "notice"
NOTICE = {"matter": "The plan", "told": "Chair of scrutiny", "urgent_because": "The grant ends."}


@pytest.fixture
def by(db):
    return make_user(Role.SITE_ADMINISTRATOR)


@pytest.fixture
def plan(by):
    paper = make_plan().paper
    publish(freeze(paper, by=by, purpose=Version.Purpose.CONSULTATION), by=by, basis=Publication.Basis.PAPERS)
    return paper


@pytest.fixture
def council(plan):
    return plan.partnership.lead_councils.get()


def decided(paper, by, on, *, basis=URGENT, council=None, state="decided", kind="recommended", **notice):
    """A step of a cabinet's own on a day, with its notice and outcome."""
    council = council or paper.partnership.lead_councils.get()
    timetable, _ = Timetable.objects.get_or_create(paper=paper, council=council, route="Of the cabinet")
    cabinet = council.bodies.filter(kind="executive").first() or make_body(council)
    step = timetable.stages.count() + 1
    stage = Stage.objects.create(timetable=timetable, step=step, body=cabinet, role="recommend", state=state)
    StageDate.objects.create(stage=stage, standing="held", stated_on=on.isoformat(), said_by=by)
    row = {"stage": stage, "recorded_by": by}
    DecisionNotice.objects.create(basis=basis, given_on=on, told_on=on, **row, **NOTICE | notice)
    if kind:
        Outcome.objects.create(kind=kind, **row)
    return stage


def steps(decisions):
    return [each.stage for each in decisions]


def test_a_report_holds_the_decisions_of_its_year_by_their_day(plan, council, by):
    later = decided(plan, by, date(2026, 12, 31))
    earlier = decided(plan, by, date(2026, 1, 1), basis=EXCEPTION)
    first = decided(plan, by, date(2026, 1, 2))
    decided(plan, by, date(2027, 1, 1))
    decided(plan, by, date(2025, 12, 31), basis=EXCEPTION)

    report = report_of_year(council, 2026)

    assert (steps(report.urgent), steps(report.exceptions)) == ([first.pk, later.pk], [earlier.pk])


def test_a_report_leaves_out_what_is_not_told_or_not_the_councils_own(plan, council, by):
    on = date(2026, 5, 5)
    told = decided(plan, by, on)
    decided(plan, by, on, council=make_council())
    kept_back = make_plan(plan.partnership).paper
    freeze(kept_back, by=by, purpose=Version.Purpose.CONSULTATION)
    decided(kept_back, by, on)
    decided(plan, by, on, basis=USUAL)
    decided(plan, by, on, kind="")
    decided(plan, by, on, state="planned")
    taken_back = {"set_aside_at": timezone.now(), "set_aside_by": by, "set_aside_because": "Entered twice."}
    decided(plan, by, on, **taken_back)
    in_some_month = decided(plan, by, on)
    in_some_month.dates.update(stated_on="2026-05")

    report = report_of_year(council, 2026)

    assert (steps(report.urgent), report.exceptions) == ([told.pk], ())


def test_a_report_goes_to_the_last_meeting_of_the_councils_own_members_in_the_year(council):
    ours = make_body(council, "full_council")
    for month, day in ((9, 9), (12, 2), (3, 3)):
        make_meeting(ours, date(2026, month, day))
    make_meeting(ours, date(2027, 1, 5))
    make_meeting(make_body(make_council(), "full_council"), date(2026, 12, 9))
    make_meeting(make_body(council, "executive"), date(2026, 12, 10))
    make_meeting(ours, date(2026, 12, 16), cancelled_at=timezone.now(), cancelled_by=make_user())

    assert report_of_year(council, 2026).meeting == date(2026, 12, 2)
    assert report_of_year(council, 2025).meeting is None


def test_a_report_was_submitted_for_one_year_by_one_council(council):
    for whose, year in ((council, 2025), (council, 2026), (make_council(), 2026), (make_council(), 2027)):
        UrgentSubmission.objects.create(council=whose, year=year, submitted_on=date(year, 6, whose.pk % 20 + 1))

    days = [submitted_on(council, year) for year in (2025, 2026, 2027)]

    assert days == [date(2025, 6, council.pk % 20 + 1), date(2026, 6, council.pk % 20 + 1), None]


def test_the_report_of_the_year_before_is_outstanding_too_and_no_older_one(plan, council, by):
    for year in (2024, 2025, 2026, 2027):
        decided(plan, by, date(year, 5, 5))

    assert [report.year for report in outstanding(council, date(2026, 6, 1))] == [2025, 2026]


def test_years_are_offered_in_which_something_was_urgent_the_newest_first(plan, council, by):
    for year, basis in ((2019, URGENT), (2023, EXCEPTION), (2021, URGENT)):
        decided(plan, by, date(year, 5, 5), basis=basis)

    assert years_with_reports(council, date(2026, 6, 1)) == [2026, 2021, 2019]


@pytest.mark.parametrize(("on", "is_asked"), [(date(2026, 10, 6), False), (date(2026, 10, 7), True)])
def test_a_report_is_asked_for_from_eight_weeks_before_the_meeting(plan, council, by, on, is_asked):
    decided(plan, by, date(2026, 5, 5))
    make_meeting(make_body(council, "full_council"), date(2026, 12, 2))

    assert bool(list(tasks_of(council, on))) is is_asked


@pytest.mark.parametrize(
    ("days", "asked_on"),
    [
        ([date(2026, 5, 5)], date(2026, 10, 7)),
        ([date(2026, 11, 3), date(2026, 11, 10), date(2026, 5, 5)], date(2026, 11, 11)),
    ],
    ids=["decided long before", "the newest decided since"],
)
def test_a_reminder_counts_from_when_it_could_be_written(plan, council, by, days, asked_on):
    for day in days:
        decided(plan, by, day)
    make_meeting(make_body(council, "full_council"), date(2026, 12, 2))

    (thing,) = reminders_on(date(2026, 11, 12))

    assert (thing.asked_on, thing.due) == (asked_on, date(2026, 12, 2))


def test_a_reminder_goes_to_those_of_the_council_and_of_its_own_plans(plan, council, by):
    away = make_council("Otherborough Council")
    decided(plan, by, date(2026, 11, 3))
    elsewhere = make_partnership(council=away)
    theirs = make_plan(elsewhere).paper
    publish(freeze(theirs, by=by, purpose=Version.Purpose.CONSULTATION), by=by, basis=Publication.Basis.PAPERS)
    decided(theirs, by, date(2026, 11, 3))
    clerks = [make_user(Role.CLERK, each) for each in (council, away)]
    administrators = [make_user(Role.ADMINISTRATOR, each) for each in (plan.partnership, elsewhere, plan.partnership)]

    told = {thing.about: (thing.people, thing.administrators) for thing in reminders_on(date(2026, 12, 1))}

    assert told == {
        council.name: ((clerks[0],), (administrators[0], administrators[2])),
        away.name: ((clerks[1],), (administrators[1],)),
    }


def test_a_later_decision_asks_for_another_reminder_of_the_same_year(plan, council, by):
    decided(plan, by, date(2026, 11, 3))
    (first,) = reminders_on(date(2026, 12, 1))
    UrgentSubmission.objects.create(council=council, year=2026, submitted_on=date(2026, 11, 4))
    was_done = list(reminders_on(date(2026, 12, 1)))
    decided(plan, by, date(2026, 11, 3) + timedelta(days=7))

    (second,) = reminders_on(date(2026, 12, 1))

    assert (was_done, first.key == second.key) == ([], False)
