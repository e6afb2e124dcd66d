"""The clerk's forward plan with its drafts and files; what the public reads of it."""

import pytest
from django.urls import reverse

from governance.desk.due import What
from governance.desk.workload import due_of, timetables_at_work
from governance.forward_plan import notices as key_notices
from governance.models import Stage
from governance.stages.dating import set_date
from governance.stages.lifecycle import record_outcome
from partnerships.access import Role
from plans.models import Publication, Version
from plans.papers.versions import freeze, publish
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


def plan_of(council, *, public=False, form=""):
    name = "public_forward_plan" if public else "forward_plan_file" if form else "forward_plan"
    return reverse(f"governance:{name}", args=[council.slug, *([form] if form else [])])


def filled_in(**more):
    """The form of a notice that was given today."""
    return SAID | {"given_on": today().isoformat()} | more


def notice_of(stage, what=""):
    return reverse(f"governance:stage_notice{what}", args=[stage.pk])


def test_draft_is_filled_in_with_what_the_portal_knows(client, clerk, stage):
    [card] = client.get(plan_of(stage.timetable.council)).context["cards"]

    entry = card.entry
    assert entry.matter == (
        "Safer Anyborough, Anyborough Community Safety Partnership: to recommend it to the body that adopts it"
    )
    assert (entry.decision_maker, entry.documents) == ("Cabinet", ("Safer Anyborough",))
    assert entry.gaps == [
        "It does not say the members (c).",
        "It does not say the address from which copies are to be had (f).",
    ]
    assert card.may_give


def test_clerk_gives_notice_and_the_public_reads_it(client, clerk, stage):
    council = stage.timetable.council
    before = client.get(plan_of(council, public=True)).content.decode()
    response = client.post(notice_of(stage), filled_in(), follow=True)
    client.logout()
    after = client.get(plan_of(council, public=True)).content.decode()

    assert "Notice of the key decision of Cabinet is recorded and public." in response.content.decode()
    assert "No notice stands" in before
    assert "Town Hall" in after
    assert str(clerk) not in after


def test_next_notice_of_the_body_says_again_what_stays_the_same(client, clerk, stage):
    client.post(notice_of(stage), filled_in())
    key_notices.set_aside(Stage.objects.with_facts().get(pk=stage.pk), by=clerk, reason="Wrong.")

    initial = client.get(notice_of(stage)).context["form"].initial

    assert (initial["members"], initial["available_from"]) == ("Leader", "Town Hall")


def test_councillors_of_the_committee_are_its_members_in_the_draft(client, clerk, stage):
    member = make_user(Role.MEMBER, stage.timetable.council, name="Jane Doe")
    member.role_assignments.update(bodies=[stage.body.slug])

    initial = client.get(notice_of(stage)).context["form"].initial

    assert initial["members"] == "Jane Doe"


def test_files_leave_out_a_draft_that_does_not_say_everything(client, clerk, stage):
    council = stage.timetable.council

    page = client.get(plan_of(council)).content.decode()
    text = client.get(plan_of(council, form="txt")).content.decode()

    assert "leave out 1 entry that does not say everything yet" in page
    assert "No key decision is planned." in text


def test_a_decided_entry_stays_with_what_was_decided(client, clerk, stage):
    client.post(notice_of(stage), filled_in())
    site = make_user(Role.SITE_ADMINISTRATOR)
    version = freeze(stage.paper, by=site, purpose=Version.Purpose.CONSULTATION)
    publish(version, by=site, basis=Publication.Basis.PAPERS)
    set_date(stage, by=site, stated=today().isoformat(), reason="Brought forward")
    record_outcome(stage, by=site, kind="recommended", resolution="That Council adopt it.")
    client.logout()

    shown = client.get(plan_of(stage.timetable.council, public=True)).context

    day = f"{today().day} {today():%B %Y}"
    assert shown["entries"] == []
    assert [entry.decided for entry in shown["decided"]] == [f"Recommended, {day}. That Council adopt it."]


def test_what_was_decided_stays_unsaid_while_no_text_is_public(client, clerk, stage):
    client.post(notice_of(stage), filled_in())
    site = make_user(Role.SITE_ADMINISTRATOR)
    set_date(stage, by=site, stated=today().isoformat(), reason="Brought forward")
    record_outcome(stage, by=site, kind="recommended")

    shown = client.get(plan_of(stage.timetable.council, public=True)).context

    assert (shown["entries"], shown["decided"]) == ([], [])


def test_form_asks_for_the_chair_under_regulation_10(client, clerk, stage):
    form = client.post(notice_of(stage), filled_in(basis="general_exception")).context["form"]

    assert form.errors == {
        "urgent_because": ["Say why 28 clear days could not be given: regulations 10 and 11 ask for it."],
        "told": ["Say which chair was told or agreed: regulations 10 and 11 ask for it."],
        "told_on": ["Enter the day on which the chair was told or agreed: regulations 10 and 11 ask for it."],
    }


def test_change_asks_for_its_reason_and_set_aside_takes_it_from_the_public(client, clerk, stage):
    council = stage.timetable.council
    client.post(notice_of(stage), filled_in())

    refused = client.post(notice_of(stage), filled_in(revision=1, available_from="Library"))
    client.post(notice_of(stage), filled_in(revision=1, available_from="Library", reason="Moved."))
    changed = client.get(plan_of(council, public=True)).content.decode()
    client.post(notice_of(stage, "_aside"), {"reason": "Wrong meeting."})

    assert list(refused.context["form"].errors) == ["reason"]
    assert "Library" in changed
    assert "No notice stands" in client.get(plan_of(council, public=True)).content.decode()


def test_desk_asks_for_the_notice_until_it_is_given(client, clerk, stage):
    [asked] = [row for row in due_of(timetables_at_work(clerk, today()), today()) if row.what == What.NOTICE]
    client.post(notice_of(stage), filled_in())

    assert asked.is_task
    assert [row for row in due_of(timetables_at_work(clerk, today()), today()) if row.what == What.NOTICE] == []


@pytest.mark.parametrize("form", ["txt", "csv", "docx"])
def test_files_carry_the_plan_under_the_councils_name(client, clerk, stage, form):
    client.post(notice_of(stage), filled_in())

    response = client.get(plan_of(stage.timetable.council, form=form))

    assert response.headers["Content-Disposition"] == (
        f'attachment; filename="forward-plan-{stage.timetable.council.slug}.{form}"'
    )
    assert len(response.content) > 400


def test_unknown_file_and_other_councils_plan_are_not_there(client, clerk, stage):
    assert client.get(plan_of(stage.timetable.council, form="exe")).status_code == 404
    assert client.get(plan_of(make_council())).status_code == 404


def test_executive_stage_without_the_flag_is_asked_about(client, clerk, stage):
    Stage.objects.filter(pk=stage.pk).update(is_key_decision=None)

    response = client.get(plan_of(stage.timetable.council))

    assert response.context["cards"] == []
    assert response.context["not_recorded"] == [stage]
