from datetime import date

import pytest
from django.contrib.messages import get_messages

from partnerships.models import AuditEntry, Membership, Organisation, RegisteredCouncil
from tests.factories import make_membership, make_organisation, make_partnership
from tests.partnerships.addresses import address

pytestmark = pytest.mark.django_db


def seat(organisation, **more):
    return {
        "organisation": organisation.pk,
        "statutory_kind": "police",
        "designation": "responsible",
        "office": "",
        "has_vote": "true",
        "starts_on": "2026-04-01",
        "ends_on": "",
        **more,
    }


def test_membership_is_added_with_history(client, administrator, partnership):
    client.post(address("membership_add"), seat(make_organisation()))

    membership = partnership.memberships.get()
    assert (membership.has_vote, membership.history.get().history_user) == (True, administrator)


def renamed(client, membership, name="NHS Essex", **more):
    typed = {"name": name, "short_name": "", "kind": "health", "website": "", "reason": "Merged by SI 2026/1"} | more
    return client.post(address("organisation_change", membership.pk), typed)


def test_an_organisation_of_this_table_alone_is_renamed_with_its_reason(client, administrator, partnership):
    membership = make_membership(partnership, make_organisation("NHS Mid Essex"))

    renamed(client, membership)

    membership.organisation.refresh_from_db()
    assert (membership.organisation.name, membership.organisation.kind) == ("NHS Essex", "health")
    assert membership.organisation.history.first().history_change_reason == "Merged by SI 2026/1"
    entry = AuditEntry.objects.get(event="organisation changed")
    assert (entry.partnership, entry.details["before"]) == (partnership, "NHS Mid Essex")


def test_an_organisation_of_other_tables_and_a_name_that_is_taken_are_refused(client, administrator, partnership):
    alone = make_membership(partnership, make_organisation("NHS Mid Essex"))
    shared = make_membership(partnership, make_organisation("Essex Police"))
    make_membership(make_partnership("Rochford CSP"), shared.organisation)

    taken = renamed(client, alone, "essex police")
    others = renamed(client, shared)

    assert taken.context["form"].non_field_errors() == [
        "The portal knows another organisation called essex police already."
    ]
    assert others.context["reasons"] == [
        "Essex Police sits at the table of Rochford CSP too: a site administrator changes its name."
    ]
    names = ["Essex Police", "NHS Mid Essex"]
    assert list(Organisation.objects.filter(name__in=names).values_list("name", flat=True)) == names


def test_membership_cannot_end_before_it_begins(client, administrator):
    page = client.post(address("membership_add"), seat(make_organisation(), ends_on="2026-03-31"))

    assert page.context["form"].non_field_errors() == ["The last day of a membership cannot be before its first."]


def test_membership_saved_without_a_change_writes_no_history(client, administrator, partnership):
    membership = make_membership(partnership, has_vote=True, starts_on="2026-04-01")

    client.post(address("membership_edit", membership.pk), seat(membership.organisation))

    assert Membership.objects.get().history.count() == 1


def test_memberships_name_the_missing_authorities(client, administrator, partnership):
    make_membership(partnership)

    missing = {lack.kind for lack in client.get(address("memberships")).context["missing"]}

    assert missing == {"council", "fire", "integrated_care_board", "probation_service"}


def test_organisation_is_added_once(client, administrator):
    data = {"name": "Safe Haven", "short_name": "", "kind": "voluntary", "website": ""}

    client.post(address("organisation_add"), data)
    page = client.post(address("organisation_add"), {**data, "name": "SAFE HAVEN"})

    assert Organisation.objects.get(name="Safe Haven").slug == "safe-haven"
    assert "name" in page.context["form"].errors


def said(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


def new_organisation(**more):
    return {"name": "Safe Haven", "short_name": "", "kind": "voluntary", "website": "", **more}


def test_memberships_of_the_past_stand_apart(client, administrator, partnership):
    current = make_membership(partnership)
    past = make_membership(partnership, starts_on=date(2015, 4, 1), ends_on=date(2020, 3, 31))

    context = client.get(address("memberships")).context

    assert [row.record for row in context["current"].rows] == [current]
    assert [row.record for row in context["past"].rows] == [past]


def test_a_membership_that_is_added_comes_last_and_is_audited(client, administrator, partnership):
    make_membership(partnership, position=4)
    organisation = make_organisation("Anyborough Probation")

    response = client.post(address("membership_add"), seat(organisation))

    row = partnership.memberships.get(organisation=organisation)
    assert (row.position, AuditEntry.objects.about(row).get().event) == (5, "membership added")
    assert (said(response), response.url) == (["Anyborough Probation was saved."], address("memberships"))


@pytest.mark.parametrize(
    ("field", "asked"),
    [
        ("organisation", "Choose the organisation."),
        ("statutory_kind", "Choose the statutory kind."),
        ("designation", "Choose the designation."),
    ],
)
def test_a_membership_that_lacks_something_is_refused_and_kept(field, asked, client, administrator, partnership):
    typed = seat(make_organisation(), office="chair") | {field: ""}

    form = client.post(address("membership_add"), typed).context["form"]

    assert form.errors == {field: [asked]}
    assert form["office"].value() == "chair"
    assert partnership.memberships.count() == 0


@pytest.mark.parametrize(("typed", "kept"), [("", None), ("true", True), ("false", False)])
def test_whether_a_seat_has_a_vote_may_stay_unrecorded(typed, kept, client, administrator, partnership):
    client.post(address("membership_add"), seat(make_organisation(), has_vote=typed))

    assert partnership.memberships.get().has_vote is kept


def test_a_membership_is_changed_with_history_and_audit(client, administrator, partnership):
    row = make_membership(partnership, has_vote=True, starts_on="2026-04-01")

    client.post(address("membership_edit", row.pk), seat(row.organisation, office="chair"))

    row.refresh_from_db()
    assert (row.office, row.history.first().history_user) == ("chair", administrator)
    assert AuditEntry.objects.about(row).get().event == "membership changed"


def test_a_membership_that_is_changed_is_named_above_its_form(client, administrator, partnership):
    row = make_membership(partnership, make_organisation("Anyborough Fire"), statutory_kind="fire")

    context = client.get(address("membership_edit", row.pk)).context

    assert context["heading"] == "Membership of Anyborough Fire"
    assert context["form"]["statutory_kind"].value() == "fire"


def test_a_membership_of_another_partnership_is_not_found(client, administrator):
    row = make_membership(make_partnership())

    response = client.post(address("membership_edit", row.pk), seat(row.organisation, office="chair"))

    assert response.status_code == 404
    assert Membership.objects.get().office == ""


def test_organisations_say_which_of_them_sit_here_today(client, administrator, partnership):
    make_membership(partnership, make_organisation("Anyborough Fire"))
    make_membership(partnership, make_organisation("Old Constabulary"), ends_on=date(2020, 3, 31))

    rows = client.get(address("organisations")).context["organisations"].rows

    sitting = {row.record.name: row.record.sits_here for row in rows}
    assert (sitting["Anyborough Fire"], sitting["Old Constabulary"]) == (True, False)


def test_an_organisation_that_is_added_leads_to_its_membership(client, administrator):
    response = client.post(address("organisation_add"), new_organisation(website="haven.example.org"))

    row = Organisation.objects.get(name="Safe Haven")
    assert (response.url, said(response)) == (
        address("membership_add"), ["Safe Haven was added. Now give it its membership."],
    )  # fmt: skip
    assert (row.website, AuditEntry.objects.about(row).get().event) == (
        "https://haven.example.org", "organisation added",
    )  # fmt: skip


def test_an_address_that_is_taken_is_numbered(client, administrator):
    make_organisation("Haven of Safety", slug="safe-haven")

    client.post(address("organisation_add"), new_organisation())

    assert Organisation.objects.get(name="Safe Haven").slug == "safe-haven-2"


def test_a_name_without_letters_gets_an_address_too(client, administrator):
    client.post(address("organisation_add"), new_organisation(name="!!!"))

    assert Organisation.objects.get(name="!!!").slug == "organisation"


def test_an_organisation_of_a_known_name_is_refused_and_kept_as_typed(client, administrator):
    make_organisation("Safe Haven", kind="voluntary")

    form = client.post(address("organisation_add"), new_organisation(name="safe haven")).context["form"]

    assert form.errors == {"name": ["The portal knows an organisation of this name already: choose it from the list."]}
    assert (form["name"].value(), form["kind"].value()) == ("safe haven", "voluntary")


def test_authorities_are_ticked_and_named_in_one_form(client, administrator, partnership):
    RegisteredCouncil.objects.create(
        code="ANY", ons_code="E06009990", name="Anyborough Council", short_name="Anyborough", kind="unitary",
        police_area="Anyshire",
    )  # fmt: skip
    partnership.areas.create(name="Anyborough", code="E06009990")
    url = address("authorities")
    form = client.get(url).context["form"]
    typed = {name: form[name].initial for name in form.fields if form[name].initial} | {"name_2": "Anyshire Fire"}

    unnamed = client.post(url, typed)
    client.post(url, {name: value for name, value in typed.items() if name != "take_3"})

    assert list(unnamed.context["form"].errors) == ["name_3"]
    assert [str(seat.organisation) for seat in partnership.memberships.all()] == [
        "Anyborough Council",
        "Anyshire Police",
        "Anyshire Fire",
        "Probation Service",
    ]


def test_authorities_of_another_day_are_asked_for(client, administrator, partnership):
    url = address("authorities")

    labels = [each.label for each in client.get(f"{url}?on=1/5/2010").context["form"].offered]

    assert labels[-1] == "Probation trust"
