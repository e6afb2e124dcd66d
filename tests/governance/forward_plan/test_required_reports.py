"""The report that scrutiny requires on a decision: who records it, who is asked for it, and what the public reads."""

import io

import pytest
from django.urls import reverse
from docx import Document

from governance.forward_plan import notices as key_notices
from governance.forward_plan import required_reports, tasks
from governance.forward_plan.giving import notices_about
from governance.models import RequiredReport, Stage
from governance.stages.dating import set_date
from governance.stages.lifecycle import record_outcome
from governance.stages.next_step import steps_at
from partnerships.access import Role
from partnerships.models import AuditEntry
from partnerships.verbs import Refused, StaleState
from plans.models import Publication, Version
from plans.papers.versions import freeze, publish
from tests.days import in_days, in_weeks, today
from tests.factories import make_timetable, make_user

pytestmark = pytest.mark.django_db
WRITTEN = {
    "decision": "Recommended. Adopt it.", "reasons": "It is lawful.", "opinion": "was_not_key",
    "opinion_reasons": "One ward.",
}  # fmt: skip


@pytest.fixture
def stage():
    """A decision of Cabinet on a text that is public, of which no notice was given."""
    by, timetable = make_user(Role.SITE_ADMINISTRATOR), make_timetable(start=in_days(3))
    stage = timetable.stages.with_facts().get(body__kind="executive")
    version = freeze(stage.paper, by=by, purpose=Version.Purpose.CONSULTATION)
    publish(version, by=by, basis=Publication.Basis.PAPERS)
    set_date(stage, by=by, stated=today().isoformat(), reason="Brought forward")
    record_outcome(read(stage), by=by, kind="recommended", resolution="Adopt it.", reasons="It is lawful.")
    return read(stage)


@pytest.fixture
def clerk(client, stage):
    user = make_user(Role.CLERK, stage.timetable.council)
    client.force_login(user)
    return user


def read(stage):
    return Stage.objects.with_facts().get(pk=stage.pk)


def filled_in(**more):
    """The form in which a committee requires the report: today, within three weeks."""
    days = {"required_on": today().isoformat(), "due_on": in_weeks(3).isoformat()}
    return {"required_by": "Overview and Scrutiny", "because": "All wards."} | days | more


def require(stage, clerk, **more):
    days = {"required_on": today(), "due_on": in_weeks(3)}
    required_reports.require_report(read(stage), by=clerk, **filled_in() | days | more)


def submit(stage, clerk):
    required_reports.write_report(read(stage), by=clerk, revision=1, submitted_on=today(), **WRITTEN)


def page(stage, what="key_report"):
    return reverse(f"governance:stage_{what}", args=[stage.pk])


def public(client, stage):
    """The report as the list of notices tells it to everybody, where it does."""
    client.logout()
    response = client.get(reverse("governance:public_notices", args=[stage.timetable.council.slug]))
    return [notice for _, notice in response.context["notices"] if notice.slug == "key-decision-report"]


def test_a_clerk_records_it_and_goes_on_to_the_text_that_is_begun(client, clerk, stage):
    offered = client.get(page(stage, "report_required")).context["form"].initial

    response = client.post(page(stage, "report_required"), filled_in(), follow=True)

    assert offered == {"required_by": "Overview and Scrutiny"}
    assert response.request["PATH_INFO"] == page(stage)
    assert response.context["form"]["decision"].value() == "Recommended. Adopt it."
    assert AuditEntry.objects.about(stage).first().event == "report required by scrutiny"


def test_what_is_missing_is_asked_for_in_a_sentence(client, clerk, stage):
    errors = client.post(page(stage, "report_required"), {"because": "All wards."}).context["form"].errors

    assert errors == {
        "required_by": ["Enter the committee that requires the report."],
        "required_on": ["Enter the day on which the committee required the report."],
        "due_on": ["Enter the day by which the report is to be submitted."],
    }


def test_the_public_reads_that_it_is_required_and_its_text_once_it_is_submitted(client, clerk, stage):
    require(stage, clerk)
    [before] = public(client, stage)
    submit(stage, clerk)
    [after] = public(client, stage)

    what = "on a decision of Cabinet that was not treated as a key decision"
    assert (before.title, before.said, len(before.rows)) == (f"Report required {what}", "Required", 3)
    assert (after.title, after.said) == (f"Report to the council {what}", "Submitted to the council")
    assert after.rows[3:] == (
        ("Decision", "Recommended. Adopt it."),
        ("Reasons for the decision", "It is lawful."),
        ("Opinion of the executive", "It was not a key decision"),
        ("Reasons for that opinion", "One ward."),
    )


def test_its_draft_is_a_word_document_for_the_agenda(client, clerk, stage):
    require(stage, clerk)

    file = client.get(page(stage, "key_report_word"))

    words = [paragraph.text for paragraph in Document(io.BytesIO(file.content)).paragraphs]
    assert "Opinion of the executive: Not written yet" in words
    assert "Given under: SI 2012/2089 regulation 18" in words


def test_clerks_have_a_task_and_a_reminder_until_it_is_submitted(clerk, stage):
    require(stage, clerk)
    [task], [reminder] = tasks.tasks_for(clerk, today()), tasks.required(today())

    submit(stage, clerk)

    assert (task.title, task.due) == ("Submit the report on the decision of Cabinet to the council", in_weeks(3))
    assert (reminder.people, reminder.due, reminder.asked_on) == ((clerk,), in_weeks(3), today())
    assert (list(tasks.tasks_for(clerk, today())), list(tasks.required(today()))) == ([], [])


def test_it_is_the_next_thing_at_its_step_until_it_is_submitted(client, clerk, stage):
    require(stage, clerk)
    following, _ = steps_at(read(stage), clerk, today())
    words = "Overview and Scrutiny requires a report on this decision to the council by"

    assert words in client.get(stage.get_record_url()).content.decode()

    submit(stage, clerk)

    assert following == ("Write the report that scrutiny requires", "governance:stage_key_report")
    assert steps_at(read(stage), clerk, today())[0] is None


@pytest.mark.parametrize(
    ("changes", "field", "begins"),
    [
        ({"reasons": ""}, "reasons", "Give the reasons for the decision"),
        ({"opinion": ""}, "opinion", "Say whether the executive holds"),
        ({"opinion_reasons": ""}, "opinion_reasons", "Say why it was not a key decision"),
    ],
)
def test_what_the_law_asks_for_is_asked_for_and_nothing_typed_is_lost(client, clerk, stage, changes, field, begins):
    require(stage, clerk)
    typed = WRITTEN | {"submitted_on": today().isoformat(), "revision": 1} | changes

    form = client.post(page(stage), typed).context["form"]

    assert list(form.errors) == [field]
    assert form.errors[field][0].startswith(begins)
    assert form["decision"].value() == "Recommended. Adopt it."


def test_it_is_not_submitted_before_it_was_required(client, clerk, stage):
    require(stage, clerk)
    typed = WRITTEN | {"submitted_on": in_days(-1).isoformat(), "revision": 1}

    form = client.post(page(stage), typed).context["form"]

    assert list(form.errors) == ["submitted_on"]
    assert form.errors["submitted_on"][0].startswith("It was submitted before")


def test_it_is_saved_as_it_grows_and_a_second_writer_is_told(client, clerk, stage):
    require(stage, clerk)

    client.post(page(stage), {"decision": "Recommended.", "revision": 1})

    assert RequiredReport.objects.get().decision == "Recommended."
    with pytest.raises(StaleState):
        required_reports.write_report(read(stage), by=clerk, revision=1, decision="Adopted.")


def test_a_submitted_report_is_changed_with_a_reason_only(clerk, stage):
    require(stage, clerk)
    submit(stage, clerk)

    with pytest.raises(Refused) as refusal:
        required_reports.write_report(read(stage), by=clerk, revision=2, opinion_reasons="Two wards.")

    assert refusal.value.reasons == ["Say why the report is changed: it was submitted already."]


def test_the_committee_gives_more_time(client, clerk, stage):
    require(stage, clerk)
    later = in_weeks(4)

    client.post(page(stage, "report_required"), filled_in(due_on=later.isoformat(), revision=1))

    assert [task.due for task in tasks.tasks_for(clerk, today())] == [later]


def test_one_that_is_not_required_any_more_leaves_the_public_page_and_stays_on_record(client, clerk, stage):
    require(stage, clerk)

    client.post(page(stage, "key_report_aside"), {"reason": "The committee was answered."})

    assert RequiredReport.objects.get().set_aside_because == "The committee was answered."
    assert public(client, stage) == []


def test_none_is_required_of_what_was_treated_as_a_key_decision(clerk, stage):
    Stage.objects.filter(pk=stage.pk).update(is_key_decision=True)
    key_notices.give(
        read(stage), by=clerk, given_on=today(), matter="The plan", decision_maker="Cabinet", decided_when="Now",
        available_from="Town Hall", later_documents="Ask us.",
    )  # fmt: skip

    with pytest.raises(Refused) as refusal:
        require(stage, clerk)

    assert refusal.value.reasons[0].startswith("It was treated as a key decision")


def test_a_day_to_come_is_refused(clerk, stage):
    with pytest.raises(Refused) as refusal:
        require(stage, clerk, required_on=in_weeks(3))

    assert refusal.value.reasons[0].endswith("is still to come: record it once the committee required it.")


def test_the_plans_own_page_has_a_folded_line_for_each_and_is_made_anew(client, clerk, stage):
    client.logout()
    url = stage.paper.plan.get_absolute_url()
    before = client.get(url).content.decode()

    require(stage, clerk)
    after = client.get(url).content.decode()

    assert "Notices and decisions of the executive (1)" in before
    assert "Notices and decisions of the executive (2)" in after
    assert "Report required on a decision of Cabinet that was not treated as a key decision" in after
    assert notices_about(stage.paper, in_days(-1)) == []
