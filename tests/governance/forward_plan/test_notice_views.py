"""Pages on which notice of a key decision is given, changed and withdrawn: what each shows, refuses and keeps."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from governance.models import DecisionNotice
from partnerships.access import Role
from tests.days import in_days, today
from tests.factories import make_council, make_timetable, make_user

pytestmark = pytest.mark.django_db
SAID = {
    "basis": "notice", "matter": "The plan", "decision_maker": "Cabinet", "members": "Leader",
    "decided_when": "In spring", "documents": "Report", "available_from": "Town Hall", "later_documents": "Ask us.",
}  # fmt: skip


@pytest.fixture
def stage():
    timetable = make_timetable(start=in_days(3))
    timetable.stages.filter(body__kind="executive").update(is_key_decision=True)
    return timetable.stages.get(body__kind="executive")


@pytest.fixture
def clerk(client, stage):
    user = make_user(Role.CLERK, stage.timetable.council)
    client.force_login(user)
    return user


@pytest.fixture
def notice(client, clerk, stage):
    client.post(page(stage), filled_in())
    return DecisionNotice.objects.get()


def page(stage, what=""):
    return reverse(f"governance:stage_notice{what}", args=[stage.pk])


def filled_in(**more):
    """The form of a notice that was given today."""
    return SAID | {"given_on": today().isoformat()} | more


def said(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


def test_the_page_says_of_which_paper_and_by_when_notice_is_due(client, clerk, stage):
    rows = {row["key"]: row for row in client.get(page(stage)).context["rows"]}

    assert list(rows) == ["Paper", "Committee or board", "Date", "Notice due"]
    assert (rows["Paper"]["value"], rows["Committee or board"]["value"]) == ("Safer Anyborough", "Cabinet")
    assert rows["Notice due"]["note"].startswith("28 clear calendar days before ")


def test_a_notice_leads_back_to_the_councils_forward_plan(client, clerk, stage):
    response = client.post(page(stage), filled_in())

    assert response.url == reverse("governance:forward_plan", args=[stage.timetable.council.slug])
    assert said(response)[-1] == "Notice of the key decision of Cabinet is recorded and public."


def test_a_notice_of_tomorrow_is_refused_and_keeps_what_was_typed(client, clerk, stage):
    form = client.post(page(stage), filled_in(given_on=in_days(1).isoformat())).context["form"]

    assert form.non_field_errors()[0].endswith("is still to come: record the notice once it is given.")
    assert (form["available_from"].value(), form["members"].value()) == ("Town Hall", "Leader")
    assert not DecisionNotice.objects.exists()


def test_a_stage_that_is_no_key_decision_says_so_in_place_of_the_form(client, clerk, stage):
    stage.is_key_decision = False
    stage.save()

    response = client.post(page(stage), filled_in())

    assert len(response.context["reasons"]) == 1
    assert not DecisionNotice.objects.exists()


def test_the_page_of_a_change_holds_the_notice_as_it_was_given(client, stage, notice):
    response = client.get(page(stage))

    form = response.context["form"]
    assert response.context["title"] == "Change the notice"
    assert (form["available_from"].value(), form["revision"].value()) == ("Town Hall", notice.revision)
    assert form["reason"].value() is None


def test_a_change_is_saved_with_its_reason(client, stage, notice):
    response = client.post(
        page(stage), filled_in(revision=notice.revision, available_from="Library", reason="It moved.")
    )

    notice.refresh_from_db()
    assert said(response)[-1] == "The notice is changed. The public reads it as it is now."
    assert (notice.available_from, notice.history.first().history_change_reason) == ("Library", "It moved.")


def test_a_change_of_a_notice_that_somebody_changed_meanwhile_is_refused_and_kept(client, stage, notice):
    changed = filled_in(revision=notice.revision, reason="It moved.")
    client.post(page(stage), changed | {"available_from": "Library"})

    form = client.post(page(stage), changed | {"available_from": "Guildhall"}).context["form"]

    notice.refresh_from_db()
    assert "somebody else" in form.non_field_errors()[0]
    assert (form["available_from"].value(), notice.available_from) == ("Guildhall", "Library")


def test_a_notice_is_withdrawn_only_with_a_reason(client, stage, notice):
    form = client.post(page(stage, "_aside"), {"reason": "  "}).context["form"]

    notice.refresh_from_db()
    assert form.errors == {"reason": ["Enter a reason."]}
    assert notice.set_aside_at is None


def test_a_withdrawn_notice_keeps_its_reason_and_who_said_so(client, clerk, stage, notice):
    response = client.post(page(stage, "_aside"), {"reason": "Wrong meeting."})

    notice.refresh_from_db()
    assert said(response)[-1] == "The notice is withdrawn."
    assert (notice.set_aside_by, notice.set_aside_because) == (clerk, "Wrong meeting.")


@pytest.mark.parametrize("what", ["", "_aside"])
def test_a_clerk_of_another_council_does_not_find_the_page(client, stage, what):
    client.force_login(make_user(Role.CLERK, make_council()))

    assert client.get(page(stage, what)).status_code == 404
    assert client.post(page(stage, what), filled_in()).status_code == 404
