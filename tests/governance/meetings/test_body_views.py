"""Pages on which committees and boards are listed, added, changed and renamed."""

from datetime import date

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from governance.models import Body
from partnerships.access import Role
from partnerships.models import AuditEntry
from tests.days import in_days
from tests.factories import make_body, make_council, make_meeting, make_partnership, make_timetable, make_user

pytestmark = pytest.mark.django_db
DAY = "Enter a day, such as 18/04/2027 or 18 April 2027."


@pytest.fixture
def council():
    return make_council()


@pytest.fixture
def clerk(client, council):
    user = make_user(Role.CLERK, council)
    client.force_login(user)
    return user


@pytest.fixture
def body(council):
    return make_body(council, "committee", name="Licensing Committee")


def address(name, *args):
    return reverse(f"governance:{name}", args=args)


def said(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


def new_body(council, **more):
    return {"owner": f"council-{council.pk}", "name": "Audit Committee", "kind": "committee", **more}


def test_the_list_holds_only_bodies_of_the_own_council(client, clerk, body):
    make_body(make_council("Elsewhere Council"), "committee", name="Elsewhere Committee")

    context = client.get(address("bodies")).context

    assert [row.record.name for row in context["bodies"].rows] == ["Licensing Committee"]
    assert context["may_add"] is True


def test_the_list_says_which_councils_the_clerk_looks_after(client, clerk, council, body):
    make_council("Elsewhere Council")

    context = client.get(address("bodies")).context

    assert context["councils"] == [council]
    assert [row.record.owner_name for row in context["bodies"].rows] == [council.name]


def test_the_list_names_the_next_meeting_that_is_not_over(client, clerk, body):
    for days in (-7, 21, 7):
        make_meeting(body, in_days(days))

    (row,) = client.get(address("bodies")).context["bodies"].rows

    assert row.record.next_on == in_days(7)


def test_a_reader_is_offered_no_new_body(client):
    partnership = make_partnership()
    client.force_login(make_user(Role.READER, partnership))

    context = client.get(address("bodies")).context

    assert (context["may_add"], context["councils"]) == (False, [])


def test_a_new_body_is_asked_for_with_the_own_council_only(client, clerk, council):
    make_council("Elsewhere Council")

    page = client.get(address("body_create"))

    offered = dict(page.context["form"].fields["owner"].choices)
    assert offered[f"council-{council.pk}"] == council.name
    assert (page.context["reasons"], page.context["submit"]) == ([], "Add it")


def test_a_new_body_is_saved_with_its_audit_entry(client, clerk, council):
    response = client.post(address("body_create"), new_body(council))

    body = Body.objects.get()
    entry = AuditEntry.objects.about(body).get()
    assert (response.url, said(response)) == (address("bodies"), ["It is added. Add its meetings next."])
    assert (body.name, body.kind, body.council) == ("Audit Committee", "committee", council)
    assert (entry.event, entry.by, entry.council) == ("body added", clerk, council)


def test_a_new_body_without_a_name_is_refused_and_keeps_its_kind(client, clerk, council):
    form = client.post(address("body_create"), new_body(council, name="")).context["form"]

    assert form.errors == {"name": ["Enter the name."]}
    assert (form["kind"].value(), form["owner"].value()) == ("committee", f"council-{council.pk}")
    assert Body.objects.count() == 0


@pytest.mark.parametrize(
    ("field", "asked"),
    [
        ("owner", "Answer “Committee or board of”."),
        ("kind", "Choose the kind."),
    ],
)
def test_a_new_body_says_whose_and_what_it_is(field, asked, client, clerk, council):
    form = client.post(address("body_create"), new_body(council, **{field: ""})).context["form"]

    assert form.errors == {field: [asked]}
    assert form["name"].value() == "Audit Committee"


def test_a_body_of_another_council_is_not_added(client, clerk):
    stranger = make_council("Elsewhere Council")

    form = client.post(address("body_create"), new_body(stranger)).context["form"]

    assert list(form.errors) == ["owner"]
    assert Body.objects.count() == 0


def test_a_reader_is_told_why_no_body_is_added(client):
    partnership = make_partnership()
    client.force_login(make_user(Role.READER, partnership))
    data = {"owner": f"partnership-{partnership.pk}", "name": "Board", "kind": "partnership_board"}

    page = client.post(address("body_create"), data)

    assert page.context["reasons"] == ["Your roles do not let you manage committees, boards and meetings."]
    assert Body.objects.count() == 0


def test_a_body_shows_its_meetings_to_come_apart_from_the_past(client, clerk, body):
    coming = make_meeting(body, in_days(7))
    past = make_meeting(body, in_days(-7))

    context = client.get(address("body", body.pk)).context

    assert [row.record for row in context["coming"].rows] == [coming]
    assert [row.record for row in context["past"].rows] == [past]


def test_a_body_shows_its_former_names_the_newest_first(client, clerk, body):
    body.former_names.create(name="Licensing Panel", until=date(2010, 5, 1))
    body.former_names.create(name="Licensing Board", until=date(2020, 5, 1))

    context = client.get(address("body", body.pk)).context

    assert [row.name for row in context["former_names"]] == ["Licensing Board", "Licensing Panel"]
    assert context["may_manage"] is True


def test_a_member_sees_a_body_and_may_not_manage_it(client, council, body):
    client.force_login(make_user(Role.MEMBER, council))

    page = client.get(address("body", body.pk))

    assert page.context["may_manage"] is False
    assert client.get(address("body_edit", body.pk)).status_code == 403


def test_its_meetings_name_the_plans_on_them(client, council, body):
    timetable = make_timetable()
    stage = timetable.stages.get(body__kind="full_council")
    client.force_login(make_user(Role.CLERK, timetable.council))

    page = client.get(address("body", stage.body.pk))

    assert [each["stage"] for each in page.context["plans"][stage.current_date.meeting_id]] == [stage]
    assert f'<a class="govuk-link" href="{stage.get_record_url()}">{stage.paper.title}</a>' in page.text


def test_the_kind_is_shown_before_it_is_changed(client, clerk, body):
    page = client.get(address("body_edit", body.pk))

    form = page.context["form"]
    assert ("name" in form.fields, form["kind"].value()) == (False, "committee")
    assert (page.context["caption"], page.context["back_url"]) == (body.name, body.get_absolute_url())


def test_a_misspelt_name_is_put_right_without_a_former_name(client, clerk, body):
    client.post(address("body_rename", body.pk), {"name": "Licensing Comittee", "until": ""})

    body.refresh_from_db()
    assert (body.name, body.former_names.count()) == ("Licensing Comittee", 0)


def test_the_kind_is_changed_and_the_name_stays(client, clerk, body):
    response = client.post(address("body_edit", body.pk), {"name": "Overview Committee", "kind": "scrutiny"})

    body.refresh_from_db()
    assert (response.url, said(response)) == (body.get_absolute_url(), ["Saved."])
    assert (body.name, body.kind) == ("Licensing Committee", "scrutiny")
    assert AuditEntry.objects.about(body).get().event == "body changed"


def test_a_change_without_a_kind_is_refused(client, clerk, body):
    form = client.post(address("body_edit", body.pk), {"kind": "", "quorum": "4"}).context["form"]

    body.refresh_from_db()
    assert (form.errors, form["quorum"].value(), body.kind) == ({"kind": ["Choose the kind."]}, "4", "committee")


def test_a_name_that_is_too_long_is_refused_whole(client, clerk, body):
    form = client.post(address("body_rename", body.pk), {"name": "x" * 201}).context["form"]

    assert form.errors == {"name": ["Shorten it to 200 characters at most: it has 201."]}
    assert form["name"].value() == "x" * 201
    assert Body.objects.get().name == "Licensing Committee"


def test_a_renaming_begins_with_the_name_as_it_is(client, clerk, body):
    page = client.get(address("body_rename", body.pk))

    assert page.context["title"] == "Rename Licensing Committee"
    assert page.context["lede"] == "Meetings up to the last day of the old name go on showing it."
    assert [field.value() for field in page.context["form"]] == ["Licensing Committee", None]


def test_a_renaming_keeps_the_old_name_and_is_audited(client, clerk, body):
    response = client.post(address("body_rename", body.pk), {"name": "Licensing Panel", "until": "2026-05-20"})

    entry = AuditEntry.objects.about(body).get()
    assert said(response) == ["The new name is saved."]
    assert list(body.former_names.values_list("name", "until")) == [("Licensing Committee", date(2026, 5, 20))]
    assert (entry.details["before"], entry.details["after"]) == ("Licensing Committee", "Licensing Panel")


@pytest.mark.parametrize(
    ("typed", "errors"),
    [
        ({"name": "", "until": "2026-05-20"}, {"name": ["Enter the new name."]}),
        (
            {"name": "Licensing Panel", "until": "soon"},
            {"until": [DAY]},
        ),
    ],
)
def test_a_renaming_that_lacks_something_is_refused_and_keeps_what_was_typed(typed, errors, client, clerk, body):
    form = client.post(address("body_rename", body.pk), typed).context["form"]

    assert form.errors == errors
    assert {field.name: field.value() for field in form} == typed
    assert body.former_names.count() == 0


@pytest.mark.parametrize("until", ["2026-05-20", "2026-05-19"])
def test_a_second_renaming_needs_a_later_last_day_and_keeps_what_was_typed(until, client, clerk, body):
    client.post(address("body_rename", body.pk), {"name": "Licensing Panel", "until": "2026-05-20"})

    form = client.post(address("body_rename", body.pk), {"name": "Licensing Board", "until": until}).context["form"]

    assert form.non_field_errors() == [
        "It was “Licensing Committee” until Wednesday 20 May 2026: give a later last day for “Licensing Panel”."
    ]
    assert (form["name"].value(), body.former_names.count()) == ("Licensing Board", 1)


@pytest.mark.parametrize("name", ["body_edit", "body_rename"])
def test_a_clerk_of_another_council_changes_no_name(name, client, body):
    client.force_login(make_user(Role.CLERK, make_council()))

    response = client.post(address(name, body.pk), {"name": "Ours", "kind": "committee", "until": "2026-05-20"})

    assert response.status_code == 404
    assert Body.objects.get(pk=body.pk).name == "Licensing Committee"
