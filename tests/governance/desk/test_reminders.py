"""What the committees' room reminds of, of whom, and with how many questions of the database."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse

from governance.desk import reminders
from governance.desk.due import What
from governance.models import CouncilSettings, Implication, Outcome, Recommendation, Report, Stage, UndoRequest
from governance.reporting.sign_off import ask, responsible_for, take_back
from partnerships.access import Role
from partnerships.mail.reminding import remind
from partnerships.models import Mail
from partnerships.tasks import tasks_for
from tests.days import in_days, today
from tests.factories import (
    give_role,
    make_council,
    make_organisation,
    make_partnership,
    make_plan,
    make_timetable,
    make_user,
)

pytestmark = pytest.mark.django_db
START = date(2027, 1, 12)  # a Tuesday: the partnership's board, then every three weeks scrutiny, Cabinet, Full Council


class Place:
    """A partnership with somebody in each post."""

    def __init__(self):
        self.council = make_council()
        self.partnership = make_partnership(council=self.council)
        self.clerk = make_user(Role.CLERK, self.council, name="Clerk")
        self.officer = make_user(Role.OFFICER, self.partnership, name="Officer")
        self.administrator = make_user(Role.ADMINISTRATOR, self.partnership, name="Administrator")
        self.lead = make_user(Role.PARTNER_LEAD, self.partnership, organisation=self.council, name="Lead")
        make_user(Role.PARTNER_LEAD, self.partnership, organisation=make_organisation(), name="Lead of the police")
        make_user(Role.CLERK, make_council(), name="Clerk of another council")
        self.plan = make_plan(self.partnership)
        self.timetable = make_timetable(self.plan.paper, council=self.council)

    @property
    def stages(self):
        return list(self.timetable.stages.in_order())


@pytest.fixture
def place():
    return Place()


def named(people):
    return [each.name for each in dict.fromkeys(people)]


def found(on, what=None):
    return {
        each.title: each
        for each in reminders.stages(on)
        if what is None or each.key.endswith(f"-{what}")
    }  # fmt: skip


def test_texts_and_reports_come_onto_the_desk_eight_weeks_before(place):
    due = date(2027, 1, 25)  # five clear working days before scrutiny on Tuesday 2 February
    titles = ["Submit the text to Overview and Scrutiny", "Write the report for Overview and Scrutiny"]
    day_before = [title for title in titles if title in found(due - timedelta(weeks=8, days=1))]
    things = found(due - timedelta(weeks=8))

    assert day_before == []
    assert [(things[title].due, things[title].asked_on) for title in titles] == [(due, due - timedelta(weeks=8))] * 2
    assert things[titles[0]].detail == (
        "No text is submitted yet. Publish by Monday 25 January 2027: five clear working days before Tuesday "
        "2 February 2027, leaving out Saturday 30 and Sunday 31 January."
    )
    assert things[titles[0]].url == reverse("governance:stage_submit", args=[place.stages[1].pk])
    assert things[titles[0]].about == f"{place.plan.title}, {place.partnership}"


def test_reason_that_the_sentence_gives_is_not_given_twice(place):
    Stage.objects.filter(pk=place.stages[2].pk).update(is_key_decision=True)

    assert found(date(2026, 12, 10), What.NOTICE)["Give notice of the key decision of Cabinet"].detail == (
        "Notice of the key decision: give it by Monday 25 January 2027: 28 clear calendar days before Tuesday "
        "23 February 2027."
    )


@pytest.mark.parametrize(
    ("what", "people"),
    [
        (What.VERSION, ["Clerk"]),
        (What.REPORT, ["Officer"]),
        (What.PUBLICATION, ["Clerk"]),
        (What.OUTCOME, ["Clerk"]),
        (What.DATE, ["Clerk"]),
        (What.NOTICE, ["Clerk"]),
        (What.AMENDED, ["Clerk"]),
        (What.ANSWER, ["Clerk"]),
    ],
)
@pytest.mark.both("windows")
def test_responsible_is_whoever_settles_it(place, what, people):
    row = next(iter(found(START).values()))
    entry = reminders.due_of([place.timetable], START)[0].at
    due = reminders.Due(what, entry, START, "", "A sentence.", is_task=True)

    thing = reminders.to_settle(due, place.timetable, reminders.Holders())

    assert row.kind == thing.kind == "stage"
    assert named(thing.people) == people
    assert named(thing.organisation) == ["Lead", "Officer", "Clerk"]
    assert named(thing.administrators) == ["Administrator"]


def test_clerks_of_the_lead_council_see_to_what_the_partnership_decides_itself(place):
    place.timetable.council = None
    place.timetable.save()
    day = START + timedelta(days=1)

    assert named(found(day)["Record what Partnership board decided"].people) == ["Clerk"]


def test_outcome_is_asked_for_on_the_day_after_the_meeting(place):
    title = "Record what Partnership board decided"
    days = {day: title in found(START + timedelta(days=day)) for day in (0, 1, 20)}
    thing = found(START + timedelta(days=1))[title]

    assert days == {0: False, 1: True, 20: True}
    assert (thing.due, thing.asked_on) == (START, START + timedelta(days=1))


def test_what_is_done_or_not_theirs_to_settle_is_not_reminded_of(place):
    day = date(2027, 1, 20)
    first, second = place.stages[:2]
    Stage.objects.filter(pk=first.pk).update(state=Stage.State.DECIDED)
    Outcome.objects.create(stage=first, kind="supported", recorded_by=place.clerk)
    Report.objects.create(timetable=place.timetable, stage=second, title="The plan")

    titles = set(found(day))

    assert "Record what Partnership board decided" not in titles
    assert "Write the report for Overview and Scrutiny" not in titles
    assert not any(title.startswith(("Comments", "Final report", "Draft for")) for title in titles)


@pytest.mark.both("windows")
def test_reminders_and_tasks_are_the_same_things(place):
    """The day's mail counts on it: what stands in both is told once."""
    day = date(2027, 1, 20)
    clerk = {(task.title, task.url) for task in tasks_for(place.clerk, day)}

    assert clerk == {(each.title, each.url) for each in reminders.stages(day)}


# --- Headings to sign ------------------------------------------------------------------------------------------------


def ask_to_sign(place, **fields):
    report = Report.objects.create(timetable=place.timetable, stage=place.stages[2], title="The plan")
    implication = Implication.objects.create(report=report, heading="Legal", text="None.")
    return ask(implication, by=place.officer, post="Head of Legal", stage=place.stages[2], **fields)


@pytest.mark.parametrize("is_named", [True, False])
def test_signature_is_asked_of_the_person_or_of_those_who_sign(place, is_named):
    first, second = (make_user(Role.SIGNING_OFFICER, place.council, name=name) for name in ("Legal", "Finance"))
    row = ask_to_sign(place, person=first if is_named else None, due_on=date(2027, 2, 8))
    (thing,) = reminders.sign_offs(today())

    assert (thing.title, thing.due, thing.asked_on) == (
        "Sign “Legal” in “The plan”", date(2027, 2, 8), today(),
    )  # fmt: skip
    assert set(thing.people) == set(responsible_for(row)) == ({first} if is_named else {first, second})
    assert named(thing.organisation) == ["Finance", "Legal", "Clerk", "Officer"]
    assert named(thing.administrators) == ["Administrator"]


def test_signature_is_told_once_when_it_is_asked_and_no_more_when_it_is_taken_back(place):
    make_user(Role.SIGNING_OFFICER, place.council, name="Legal")
    row = ask_to_sign(place, due_on=in_days(10))
    remind(today())
    remind(in_days(3))
    take_back(row, by=place.officer)
    remind(in_days(9))

    assert list(Mail.objects.filter(kind="sign-off").values_list("subject", flat=True)) == [
        "To sign: Legal", "Due in 7 days: Sign “Legal” in “The plan”",
    ]  # fmt: skip


# --- Answers to scrutiny, undoing ------------------------------------------------------------------------------------


def recommend(place, **fields):
    values = {"paper": place.plan.paper, "text": "Look at the town centre.", "made_by": "Scrutiny"}
    return Recommendation.objects.create(**values | {"made_on": "2026-12-01"} | fields)


@pytest.mark.both("windows")
def test_answer_to_scrutiny_is_due_within_28_days(place):
    row = recommend(place)
    (thing,) = reminders.recommendations(date(2026, 12, 2))

    assert (thing.title, thing.asked_on, thing.due) == (
        "Answer the recommendation of Scrutiny", date(2026, 12, 1), date(2026, 12, 29),
    )  # fmt: skip
    assert thing.detail == (
        "“Look at the town centre.” A written answer is due within 28 days of 1 December 2026 "
        "(Police and Justice Act 2006 s19)."
    )
    assert thing.key == f"recommendation-{row.key}"
    assert thing.url == reverse("governance:scrutiny", args=[place.plan.paper.key])
    assert [named(group) for group in (thing.people, thing.organisation, thing.administrators)] == [
        ["Officer"], ["Lead"], ["Administrator"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "is_due"),
    [
        ({}, True),
        ({"made_on": "", "made_by": ""}, True),
        ({"made_on": "2026-12"}, True),
        ({"made_on": "2026-12-20"}, False),  # after the day of the run
        ({"made_on": "2025-12-01"}, False),
        ({"response": "We shall."}, False),
        ({"state": "accepted"}, False),
        ({"state": "done"}, False),
    ],
)
@pytest.mark.both("windows")
def test_recommendation_waits_for_an_answer(place, fields, is_due):
    recommend(place, **fields)

    assert bool(list(reminders.recommendations(date(2026, 12, 10)))) == is_due


def test_recommendation_with_a_month_only_is_due_counted_from_its_end(place):
    recommend(place, made_on="2026-11")
    (thing,) = reminders.recommendations(date(2026, 12, 10))

    assert (thing.asked_on, thing.due) == (date(2026, 11, 1), date(2026, 12, 28))


def test_recommendation_carried_to_the_next_plan_stands_there(place):
    row = recommend(place)
    following = make_plan(place.partnership, title="The plan after it")
    carried = recommend(place, paper=following.paper, key=row.key)
    (thing,) = reminders.recommendations(date(2026, 12, 10))
    Recommendation.objects.filter(pk=carried.pk).update(state="accepted")

    assert thing.about == f"The plan after it, {place.partnership}"
    assert list(reminders.recommendations(date(2026, 12, 10))) == []


def test_recommendation_to_a_text_long_replaced_is_left_alone(place):
    recommend(place)
    place.plan.paper.state = "superseded"
    place.plan.paper.save()

    assert list(reminders.recommendations(date(2026, 12, 10))) == []


def ask_to_undo(place, **fields):
    stage = place.stages[3]
    asked_at = datetime(2027, 3, 17, 10, tzinfo=UTC)
    return UndoRequest.objects.create(
        stage=stage, reason="It was the year before.", asked_by=place.clerk, asked_at=asked_at, **fields
    )


def test_undoing_is_told_to_the_administrators_until_it_is_settled(place):
    row = ask_to_undo(place)
    before, (thing,) = list(reminders.undoing(date(2027, 3, 16))), reminders.undoing(date(2027, 3, 18))
    UndoRequest.objects.update(settled_at=row.asked_at, settled_by=place.administrator, was_agreed=False)

    assert before == []
    assert (thing.title, thing.due, thing.asked_on) == (
        "Agree or decline to undo the adoption by Full Council", None, date(2027, 3, 17),
    )  # fmt: skip
    assert thing.detail == "Clerk asks for it: It was the year before."
    assert named(thing.people) == ["Administrator"]
    assert list(reminders.undoing(date(2027, 3, 18))) == []


# --- As mail -----------------------------------------------------------------------------------------------------


def test_days_of_a_late_clerk_and_who_hears_of_it(place):
    """Nobody records what the board decided on 12 January: from the day after it the clerk and those who answer for the
    council are told, a week later the administrator too."""
    for day in range(1, 31):
        remind(START + timedelta(days=day))
    mails = Mail.objects.filter(key__contains="-outcome", subject__contains="Partnership board").select_related("to")

    assert [(mail.to.name, mail.subject.split(":")[0]) for mail in mails] == [
        ("Clerk", "Overdue by 1 day"),
        ("Lead", "Overdue by 1 day"),
        ("Officer", "Overdue by 1 day"),
        ("Clerk", "Overdue by 7 days"),
        ("Lead", "Overdue by 7 days"),
        ("Officer", "Overdue by 7 days"),
        ("Administrator", "Overdue by 7 days"),
        ("Clerk", "Overdue by 30 days"),
        ("Lead", "Overdue by 30 days"),
        ("Officer", "Overdue by 30 days"),
        ("Administrator", "Overdue by 30 days"),
    ]


def test_meeting_that_moves_gives_its_papers_new_days(place):
    due = date(2027, 1, 25)
    remind(due - timedelta(days=7))
    meeting = place.stages[1].dates.get().meeting
    meeting.on += timedelta(days=28)
    meeting.save()
    remind(due - timedelta(days=6))
    remind(due + timedelta(days=21))
    mails = Mail.objects.filter(to=place.officer, subject__contains="Write the report for Overview and Scrutiny")

    assert [mail.subject.split(":")[0] for mail in mails] == [
        "Due in 7 days", "To do by Monday 22 February 2027", "Due in 7 days",
    ]  # fmt: skip


# --- Questions of the database -----------------------------------------------------------------------------------


def add(what):
    place = Place()
    CouncilSettings.objects.create(council=place.council)
    give_role(make_user(), Role.CLERK, place.council)
    {"stages": lambda _: None, "recommendations": recommend, "undoing": ask_to_undo, "sign_offs": ask_to_sign}[what](
        place
    )


DAY_OF = {"stages": date(2026, 12, 10), "recommendations": date(2026, 12, 10), "undoing": date(2027, 3, 18)}


@pytest.mark.parametrize(
    ("what", "expected"), [("stages", 13), ("recommendations", 3), ("undoing", 2), ("sign_offs", 2)]
)
@pytest.mark.both("windows")
def test_source_asks_the_same_for_one_partnership_and_for_three(what, expected, django_assert_num_queries):
    source, on = getattr(reminders, what), DAY_OF.get(what) or today()
    add(what)
    with django_assert_num_queries(expected):
        one = list(source(on))
    add(what)
    add(what)
    with django_assert_num_queries(expected):
        three = list(source(on))

    assert len(three) == 3 * len(one) > 0
