"""Pages on which days after a decision, call-ins and answers are recorded: what they show first and refuse."""

import pytest
from django.urls import reverse

from governance.models import Answer, CallIn, DecisionDate, Stage
from governance.stages import lifecycle
from partnerships.access import Role
from tests.days import in_days, in_weeks, today
from tests.factories import make_timetable, make_user
from tests.governance.stages.test_lifecycle import put_in, stage_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def timetable():
    return make_timetable(start=in_weeks(-9))


@pytest.fixture
def clerk(client, timetable):
    user = make_user(Role.CLERK, timetable.council)
    client.force_login(user)
    return user


@pytest.fixture
def planned(timetable, clerk):
    return stage_of(timetable, "executive")


@pytest.fixture
def decided(planned, clerk):
    stage = put_in(planned, Stage.State.PUBLISHED, clerk)
    lifecycle.record_outcome(stage, by=clerk, kind="recommended", held=today().isoformat())
    return stage


def address(name, *args):
    return reverse(f"governance:{name}", args=args)


def called_in(**more):
    """The form in which five members called it in today."""
    return {"called_on": today().isoformat(), "called_by": "Five members of Scrutiny", "result": "awaited"} | more


@pytest.mark.parametrize(
    ("name", "args"),
    [("stage_day", ["effective"]), ("stage_call_in", []), ("stage_call_in_aside", []), ("stage_answer", [])],
)
def test_nothing_follows_from_a_stage_that_has_not_decided(name, args, client, planned):
    page = client.post(address(name, planned.pk, *args), {})

    assert page.context["reasons"] == ["The stage at Cabinet is planned; this is possible only while it is decided."]
    assert page.context["back_url"] == planned.get_record_url()


def test_a_day_that_is_not_recorded_shows_the_computed_one_only(client, decided):
    page = client.get(address("stage_day", decided.pk, "decision-published"))

    computed, recorded = page.context["rows"]
    assert (computed["key"], recorded["key"], recorded["value"]) == ("Computed", "Recorded", "")
    assert page.context["form"]["on"].value() is None


def test_a_day_that_is_recorded_is_shown_with_its_reason(client, decided, clerk):
    DecisionDate.objects.create(
        stage=decided, what="decision-published", on=today(), reason="On the evening.", said_by=clerk
    )

    page = client.get(address("stage_day", decided.pk, "decision-published"))

    assert page.context["rows"][1]["note"] == "On the evening."
    assert page.context["form"]["on"].value() == today()


@pytest.mark.parametrize(
    ("ahead", "reason"),
    [(None, "No day is recorded, so there is none to take back."), (9, "Say why it is not the computed day.")],
)
def test_a_day_that_is_refused_is_kept_as_typed(ahead, reason, client, decided):
    typed = "" if ahead is None else in_days(ahead).isoformat()

    form = client.post(address("stage_day", decided.pk, "decision-published"), {"on": typed}).context["form"]

    assert form.non_field_errors() == [reason]
    assert (form["on"].value(), DecisionDate.objects.count()) == (typed, 0)


@pytest.mark.parametrize(
    ("field", "asked"),
    [
        ("called_on", "Enter a day for “Called in on”."),
        ("called_by", "Answer “Called in by (posts)”."),
        ("result", "Say what became of it."),
    ],
)
def test_a_call_in_that_lacks_something_is_refused_and_kept(field, asked, client, decided):
    typed = called_in(**{field: ""})

    form = client.post(address("stage_call_in", decided.pk), typed).context["form"]

    assert form.errors == {field: [asked]}
    assert {name: form[name].value() for name in typed} == typed


@pytest.mark.parametrize("field", ["called_on", "settled_on"])
def test_a_call_in_of_a_day_to_come_is_refused(field, client, decided):
    typed = called_in(**{field: in_days(1).isoformat()})

    form = client.post(address("stage_call_in", decided.pk), typed).context["form"]

    assert form.errors == {field: ["This day is still to come: enter the day on which it happened."]}
    assert CallIn.objects.count() == 0


def test_a_call_in_that_is_recorded_is_asked_what_became_of_it(client, decided):
    url = address("stage_call_in", decided.pk)
    before = client.get(url).context["title"]
    client.post(url, called_in())

    page = client.get(url)

    assert (before, page.context["title"]) == ("The decision was called in", "What became of the call-in")
    assert page.context["form"]["called_by"].value() == "Five members of Scrutiny"


def test_no_call_in_is_set_aside_where_none_is_recorded(client, decided):
    page = client.post(address("stage_call_in_aside", decided.pk), {"reason": "Of another item."})

    assert page.context["reasons"] == ["No call-in of the decision of Cabinet is recorded."]


def test_a_call_in_is_not_set_aside_without_a_reason(client, decided):
    client.post(address("stage_call_in", decided.pk), called_in())

    page = client.post(address("stage_call_in_aside", decided.pk), {"reason": ""})

    assert page.context["form"].errors == {"reason": ["Enter a reason."]}
    assert CallIn.objects.get().is_standing is True


def test_no_answer_is_taken_where_none_is_awaited(client, decided):
    page = client.post(address("stage_answer", decided.pk), {"kind": "agrees", "given_on": today().isoformat()})

    assert page.context["reasons"] == ["Cabinet did not adopt in principle, so no answer is awaited."]
    assert Answer.objects.count() == 0


def test_no_answer_is_set_aside_where_none_is_recorded(client, decided):
    page = client.post(address("stage_answer_aside", decided.pk), {"reason": "Another plan."})

    assert page.context["reasons"] == ["No answer to the decision of Cabinet is recorded."]
