"""Reports to the council on urgent decisions: what stands in them, by when they are due, and who reads them."""

import io
from datetime import date

import pytest
from django.urls import reverse
from docx import Document

from governance.dates.clear_days import spell
from governance.forward_plan import notices as key_notices
from governance.forward_plan.tasks import tasks_for
from governance.forward_plan.urgent_reports import ShortDecision, UrgentReport
from governance.forward_plan.urgent_submitting import record_submitted
from governance.forward_plan.urgent_tasks import reminders_on
from governance.models import Stage, UrgentSubmission
from governance.stages.dating import set_date
from governance.stages.lifecycle import record_outcome
from partnerships.access import Role
from partnerships.models import AuditEntry
from partnerships.verbs import Refused, StaleState
from plans.models import Publication, Version
from plans.papers.versions import freeze, publish
from tests.days import in_days, today
from tests.factories import make_timetable, make_user

URGENT = ShortDecision(
    1, "Cabinet", date(2027, 3, 2), "The plan", "Agreed", "", "Chair of scrutiny", date(2027, 2, 26), "The grant ends."
)
NOTICE = {
    "matter": "The plan", "decision_maker": "Cabinet", "members": "Leader", "decided_when": "In spring",
    "documents": "Report", "available_from": "Town Hall", "later_documents": "Ask us.",
    "told": "Chair of scrutiny", "urgent_because": "The grant ends.",
}  # fmt: skip


def test_a_report_gives_the_particulars_of_each_urgent_decision_and_is_due_by_the_years_end():
    report = UrgentReport("Anyborough Council", 2027, (URGENT,), meeting=date(2027, 12, 8))

    assert report.summary == "In 2027 1 decision was agreed as urgent under regulation 11."
    assert report.due_words == (
        "To be submitted to the council by Friday 31 December 2027; Wednesday 8 December 2027 is the last meeting of "
        "the full council before that."
    )
    assert report.parts == [
        ("Decisions agreed as urgent (regulation 11)", [("The plan", [
            ("Decision maker", "Cabinet"),
            ("Decision taken", "Tuesday 2 March 2027"),
            ("Decision", "Agreed"),
            ("Reasons for the decision", "Not recorded"),
            ("Agreed as urgent by", "Chair of scrutiny, Friday 26 February 2027"),
            ("Why it was urgent", "The grant ends."),
        ])]),
    ]  # fmt: skip


def test_a_year_without_an_urgent_decision_says_so():
    report = UrgentReport("Anyborough Council", 2027, ())

    assert (report.summary, report.parts) == ("In 2027 no decision was agreed as urgent under regulation 11.", [])


@pytest.mark.parametrize(
    ("submitted_on", "is_outstanding"), [(None, True), (date(2027, 3, 1), True), (date(2027, 3, 2), False)]
)
def test_what_was_decided_after_the_last_report_asks_for_another(submitted_on, is_outstanding):
    report = UrgentReport("Anyborough Council", 2027, (URGENT,), submitted_on=submitted_on)

    assert report.is_outstanding is is_outstanding


@pytest.mark.parametrize(
    ("on", "day"), [(date(2027, 12, 8), date(2027, 12, 8)), (date(2027, 12, 9), date(2027, 12, 31))]
)
def test_the_day_to_reach_is_the_last_meeting_of_the_full_council(on, day):
    assert UrgentReport("Anyborough Council", 2027, (URGENT,), meeting=date(2027, 12, 8)).next_day(on) == day


@pytest.fixture
def stage(db):
    timetable = make_timetable(start=in_days(3))
    timetable.stages.filter(body__kind="executive").update(is_key_decision=True)
    return timetable.stages.with_facts().get(body__kind="executive")


def decided(stage, basis, *, is_public=True):
    by = make_user(Role.SITE_ADMINISTRATOR)
    key_notices.give(stage, by=by, basis=basis, given_on=today(), told_on=today(), **NOTICE)
    if is_public:
        version = freeze(stage.paper, by=by, purpose=Version.Purpose.CONSULTATION)
        publish(version, by=by, basis=Publication.Basis.PAPERS)
    set_date(stage, by=by, stated=today().isoformat(), reason="Brought forward")
    record_outcome(Stage.objects.with_facts().get(pk=stage.pk), by=by, kind="recommended", resolution="Adopt it.")


def page(client, stage):
    address = reverse("governance:urgent_report", args=[stage.timetable.council.slug, today().year])
    return client.get(address).context["report"]


def test_the_public_reads_what_was_decided_as_urgent(client, stage):
    decided(stage, "special_urgency")

    report = page(client, stage)
    file = client.get(reverse("governance:urgent_report_docx", args=[stage.timetable.council.slug, today().year]))

    assert [(each.stage, each.decision) for each in report.urgent] == [(stage.pk, "Recommended. Adopt it.")]
    words = [paragraph.text for paragraph in Document(io.BytesIO(file.content)).paragraphs]
    assert words[0] == report.title
    assert "Why it was urgent: The grant ends." in words


def test_the_general_exception_is_named_apart(client, stage):
    decided(stage, "general_exception")

    report = page(client, stage)

    assert (report.urgent, [each.stage for each in report.exceptions]) == ((), [stage.pk])


def test_nothing_is_told_while_no_text_of_the_paper_is_public(client, stage):
    decided(stage, "special_urgency", is_public=False)

    assert page(client, stage).urgent == ()


def test_there_is_no_report_of_a_year_before_the_regulations_or_to_come(client, stage):
    years = (2011, 2012, today().year, today().year + 1)

    addresses = [reverse("governance:urgent_report", args=[stage.timetable.council.slug, year]) for year in years]

    assert [client.get(address).status_code for address in addresses] == [404, 200, 200, 404]


def test_clerks_have_a_task_until_they_record_that_it_was_submitted(client, stage):
    decided(stage, "special_urgency")
    council, by = stage.timetable.council, make_user(Role.CLERK, stage.timetable.council)
    client.force_login(by)
    address = reverse("governance:urgent_submitted", args=[council.slug, today().year])
    [task] = tasks_for(by, date(today().year, 12, 1))

    answer = client.post(address, {"submitted_on": today().isoformat()})

    title = f"Submit the report on urgent decisions of {today().year} to the council"
    assert (task.url, task.title) == (address, title)
    assert answer.status_code == 302
    assert list(tasks_for(by, date(today().year, 12, 1))) == []
    assert page(client, stage).due_words == f"Submitted to the council on {spell(today())}."
    assert (
        AuditEntry.objects.about(UrgentSubmission.objects.get()).get().event == "report on urgent decisions submitted"
    )


def test_clerks_are_reminded_of_it_until_it_is_submitted_and_others_read_it(stage):
    decided(stage, "special_urgency")
    council, later = stage.timetable.council, date(today().year, 12, 1)
    clerk, administrator = make_user(Role.CLERK, council), make_user(Role.ADMINISTRATOR, stage.paper.partnership)

    [thing] = reminders_on(later)
    record_submitted(council, today().year, by=clerk, submitted_on=today())

    assert (thing.people, thing.administrators, thing.due) == ((clerk,), (administrator,), date(today().year, 12, 31))
    assert thing.page_for(clerk).url == reverse("governance:urgent_submitted", args=[council.slug, today().year])
    assert thing.page_for(administrator).url == reverse("governance:urgent_report", args=[council.slug, today().year])
    assert list(reminders_on(later)) == []


def test_a_day_to_come_or_before_its_year_is_refused_and_a_second_clerk_is_told(stage):
    council, by = stage.timetable.council, make_user(Role.CLERK, stage.timetable.council)
    for day in (in_days(1), date(today().year - 1, 12, 31)):
        with pytest.raises(Refused):
            record_submitted(council, today().year, by=by, submitted_on=day)
    record_submitted(council, today().year, by=by, submitted_on=today())

    with pytest.raises(StaleState):
        record_submitted(council, today().year, by=by, submitted_on=None)
