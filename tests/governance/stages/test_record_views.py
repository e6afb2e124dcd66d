"""Pages of a stage's record: what each records, who may, and what a reader sees."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from governance.models import Amendment, Answer, CallIn, Condition, DecisionDate, Stage
from governance.stages import lifecycle
from governance.stages.amending import add_amendment
from partnerships.access import Role
from plans.models import Paper
from tests.days import in_days, in_weeks, today
from tests.factories import make_timetable, make_user
from tests.governance.stages.test_lifecycle import put_in, stage_of

pytestmark = [pytest.mark.django_db, pytest.mark.both("lists")]


@pytest.fixture
def timetable():
    return make_timetable(start=in_weeks(-9))


@pytest.fixture
def clerk(timetable):
    return make_user(Role.CLERK, timetable.council)


def decided(timetable, clerk, kind, body="full_council"):
    stage = put_in(stage_of(timetable, body), Stage.State.PUBLISHED, clerk)
    lifecycle.record_outcome(stage, by=clerk, kind=kind, held=today().isoformat())
    return stage


def address(name, *args):
    return reverse(f"governance:{name}", args=args)


def enter(client, user):
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def said(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


def test_a_day_is_recorded_beside_the_computed_one(client, timetable, clerk):
    stage = decided(timetable, clerk, "recommended", "executive")
    url = address("stage_day", stage.pk, "decision-published")
    late = in_days(9)
    refused = enter(client, clerk).post(url, {"on": f"{late:%Y-%m-%d}", "reason": ""})
    assert refused.context["form"].non_field_errors() == ["Say why it is not the computed day."]

    client.post(url, {"on": f"{late:%Y-%m-%d}", "reason": "The server was down."})

    shown = client.get(stage.get_record_url())
    first = shown.context["days"][0]
    assert (first.recorded.on, first.is_overridden) == (late, True)
    assert "The server was down." in shown.content.decode()
    assert DecisionDate.objects.get().said_by == clerk


def test_a_day_of_no_known_kind_is_not_there(client, timetable, clerk):
    stage = decided(timetable, clerk, "recommended", "executive")

    assert enter(client, clerk).get(address("stage_day", stage.pk, "birthday")).status_code == 404


def test_a_call_in_is_recorded_settled_and_set_aside(client, timetable, clerk):
    stage = decided(timetable, clerk, "recommended", "executive")
    url = address("stage_call_in", stage.pk)
    on = today().isoformat()
    called = {"called_on": on, "called_by": "Five members of Scrutiny", "grounds": "", "settled_on": ""}
    response = enter(client, clerk).post(url, called | {"result": "awaited"})
    assert said(response) == [
        "The call-in is recorded.",
        "The item is not recorded as open to call-in: look at what is recorded about it.",
    ]

    client.post(url, called | {"result": "stands", "settled_on": on, "revision": 1, "reason": ""})
    assert (CallIn.objects.get().result, CallIn.objects.get().revision) == ("stands", 2)
    client.post(address("stage_call_in_aside", stage.pk), {"reason": "Of another item."})

    assert CallIn.objects.get().set_aside_because == "Of another item."
    assert "Of another item." in client.get(stage.get_record_url()).content.decode()


def test_the_leaders_answer_adopts_from_its_page(client, timetable, clerk):
    stage = decided(timetable, clerk, "adopted_in_principle")
    answer = {"kind": "agrees", "given_on": today().isoformat(), "given_by": "Leader of the Council", "text": ""}

    response = enter(client, clerk).post(address("stage_answer", stage.pk), answer)

    assert said(response) == ["Recorded. “Safer Anyborough” is adopted: version 1."]
    assert Paper.objects.get(pk=timetable.paper.pk).state == "adopted"
    assert "Leader of the Council" in client.get(stage.get_record_url()).content.decode()


def test_an_answer_of_tomorrow_is_refused(client, timetable, clerk):
    stage = decided(timetable, clerk, "adopted_in_principle")
    answer = {"kind": "agrees", "given_on": in_days(1).isoformat()}

    response = enter(client, clerk).post(address("stage_answer", stage.pk), answer)

    assert response.context["form"].errors["given_on"] == [
        "This day is still to come: enter the day on which it happened."
    ]
    assert not Answer.objects.exists()


def test_an_answer_recorded_in_error_is_set_aside_from_its_page(client, timetable, clerk):
    stage = decided(timetable, clerk, "adopted_in_principle")
    enter(client, clerk).post(address("stage_answer", stage.pk), {"kind": "objects", "given_on": today().isoformat()})

    client.post(address("stage_answer_aside", stage.pk), {"reason": "Another plan."})

    shown = client.get(stage.get_record_url())
    assert shown.context["answer"] is None
    assert [entry["because"] for entry in shown.context["set_aside"]] == ["Another plan."]


def test_a_recommendation_with_amendments_leads_to_them_until_one_is_entered(client, timetable, clerk):
    stage = decided(timetable, clerk, "recommended_with_amendments")
    before = enter(client, clerk).get(stage.get_record_url()).context["following"]

    add_amendment(stage, by=clerk, text="Lights.", moved_by="Chair of Scrutiny", result="accepted")

    assert before == ("Enter the amendments", "governance:amendment_create")
    assert client.get(stage.get_record_url()).context["following"] is None


def test_an_amendment_is_entered_changed_and_linked_to_what_it_changed(client, timetable, clerk):
    stage = decided(timetable, clerk, "adopted_with_amendments")
    block = timetable.paper.blocks.first()
    values = {"text": "Lights.", "moved_by": "Chair of Scrutiny", "result": "pending", "why": "", "block_key": ""}
    enter(client, clerk).post(address("amendment_create", stage.pk), values)
    row = Amendment.objects.get()

    values |= {"result": "accepted", "block_key": str(block.key), "revision": 1, "reason": ""}
    client.post(address("amendment_edit", row.pk), values)
    block.data = {"html": "<p>With lights.</p>"}
    block.save()

    row.refresh_from_db()
    assert (row.result, row.block_key, row.recorded_by) == ("accepted", block.key, clerk)
    (entry,) = client.get(stage.get_record_url()).context["amendments"]
    assert entry["url"] == f"{address('stage_changes', stage.pk)}?with=draft#block-{block.key}"
    lifecycle.adopt_amended(Stage.objects.get(pk=stage.pk), by=clerk)
    (entry,) = client.get(stage.get_record_url()).context["amendments"]
    assert entry["url"].endswith(f"/compare/1/2/#block-{block.key}")


def test_what_somebody_saved_meanwhile_is_not_overwritten(client, timetable, clerk):
    stage = decided(timetable, clerk, "adopted_with_amendments")
    row = stage.amendments.create(text="Lights.", moved_by="Chair", recorded_by=clerk, revision=2)
    values = {"text": "Lamps.", "moved_by": "Chair", "result": "pending", "revision": 1}

    response = enter(client, clerk).post(address("amendment_edit", row.pk), values)

    assert "was changed by somebody else" in response.context["form"].non_field_errors()[0]
    assert Amendment.objects.get().text == "Lights."


def test_a_condition_is_entered_met_and_set_aside(client, timetable, clerk):
    stage = decided(timetable, clerk, "approved_with_conditions")
    enter(client, clerk).post(address("condition_create", stage.pk), {"text": "Funding is confirmed."})
    row = Condition.objects.get()
    met = {"text": row.text, "is_met": "on", "met_on": today().isoformat(), "evidence": "Letter.", "revision": 1}
    client.post(address("condition_edit", row.pk), met)
    row.refresh_from_db()
    assert (row.is_met, row.met_on, row.evidence) == (True, today(), "Letter.")

    client.post(address("condition_aside", row.pk), {"reason": "Not minuted."})

    assert not stage.conditions.standing().exists()
    assert client.get(address("condition_edit", row.pk)).status_code == 404


def test_adopting_the_amended_text_shows_first_what_to_look_at(client, timetable, clerk):
    stage = decided(timetable, clerk, "adopted_with_amendments")
    stage.amendments.create(text="Lights.", moved_by="Chair", result="accepted", recorded_by=clerk)

    page = enter(client, clerk).get(address("stage_adopt_amended", stage.pk))
    done = client.post(address("stage_adopt_amended", stage.pk))

    remarks = [
        "Amendment 1 is accepted, and no part of the text is named for it.",
        "The text is the same as version 1, which Full Council was given.",
    ]
    assert page.context["remarks"] == remarks
    assert said(done) == ["Recorded. “Safer Anyborough” is adopted: version 2.", *remarks]


def test_a_member_reads_the_record_and_no_draft_of_it(client, timetable, clerk):
    stage = decided(timetable, clerk, "adopted_with_amendments")
    block = timetable.paper.blocks.first()
    block.data = {"html": "<p>With lights.</p>"}
    block.save()

    shown = enter(client, make_user(Role.MEMBER, timetable.council)).get(stage.get_record_url())

    assert (shown.context["comparison"], shown.context["edits"], shown.context["to_look_at"]) == (None, [], [])
    assert set(shown.context["can"].values()) == {False}


def test_a_partnership_officer_may_not_record(client, timetable, clerk):
    stage = decided(timetable, clerk, "adopted_with_amendments")
    officer = make_user(Role.OFFICER, timetable.paper.partnership)

    assert enter(client, officer).get(address("amendment_create", stage.pk)).status_code == 403
