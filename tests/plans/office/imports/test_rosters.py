"""Seats of a partnership and contacts of a text come in from sheets as actions do."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from partnerships.access import Role
from partnerships.models import Organisation
from partnerships.verbs import Refused
from plans.models import Import
from plans.office.imports import sheets
from plans.office.lines.process import sheets_of
from tests.factories import make_block, make_membership, make_organisation, make_partnership, make_plan, make_user

pytestmark = pytest.mark.django_db
SEATS = (
    "Member organisation,Statutory kind,Designation,Office,Vote,From,Until",
    "Kent Police,Chief officer of police,Responsible authority,Chair,Yes,01/04/2020,",
    "Age Concern,,Invited to take part,,no,2021-05-01,30/04/2025",
)


@pytest.fixture
def partnership():
    return make_partnership()


@pytest.fixture
def administrator(partnership):
    return make_user(Role.ADMINISTRATOR, partnership)


def sent(partnership, by, subject, *lines, paper=None):
    data = "\n".join(lines).encode()
    fields = {"partnership": partnership, "paper": paper, "subject": subject, "uploaded_by": by}
    found = Import.of(data, name="a.csv", reading=sheets_of(data), **fields)
    found.save()
    return found


def deeds(found):
    return [line.deed.value for line in sheets.plan_of(found).lines]


def test_seats_come_in_with_organisations_that_are_new(partnership, administrator):
    police = make_organisation("Kent Police")

    sheets.bring_in(sent(partnership, administrator, "membership", *SEATS), by=administrator)

    first, second = partnership.memberships.all()
    assert (first.organisation, first.office, first.has_vote, first.starts_on, first.ends_on) == (
        police, "chair", True, date(2020, 4, 1), None,
    )  # fmt: skip
    assert (second.organisation.name, second.organisation.kind, second.ends_on) == (
        "Age Concern", "other", date(2025, 4, 30),
    )  # fmt: skip
    assert deeds(sent(partnership, administrator, "membership", *SEATS)) == ["same", "same"]


def test_seats_in_the_words_of_other_partnerships(partnership, administrator):
    lines = (
        "Partner,Position,Statutory / Non-statutory,Voting",
        "Kent Police,Chairman,Statutory,Y",
        "Youth Council,Observer,Co-optee,No",
    )

    sheets.bring_in(sent(partnership, administrator, "membership", *lines), by=administrator)

    assert [(each.office, each.designation, each.has_vote) for each in partnership.memberships.all()] == [
        ("chair", "responsible", True),
        ("", "co_opted", False),
    ]


def test_a_name_that_nobody_knows_is_asked_about_and_remembered(partnership, administrator, client):
    police = make_organisation("Kent Constabulary")
    client.force_login(administrator)
    found = sent(partnership, administrator, "membership", *SEATS)
    url = reverse("plans:import", args=[found.key])
    form = client.get(url).context["form"]
    assert [words.value() for _, words in form.bodies()] == ["Kent Police", "Age Concern"]

    given = {name: form[name].value() for name in form.fields} | {"body-0": police.slug, "look": "1"}
    client.post(url, given)
    found.refresh_from_db()
    sheets.bring_in(found, by=administrator)

    assert [str(seat.organisation) for seat in partnership.memberships.all()] == ["Kent Constabulary", "Age Concern"]
    assert deeds(sent(partnership, administrator, "membership", *SEATS)) == ["same", "same"]


def test_two_times_of_one_body_are_two_seats_and_stay_two(partnership, administrator):
    lines = (SEATS[0], "Kent Police,,,,,2010-01-01,2014-12-31", "Kent Police,,,,,2020-01-01,")

    sheets.bring_in(sent(partnership, administrator, "membership", *lines), by=administrator)

    assert partnership.memberships.count() == 2
    assert deeds(sent(partnership, administrator, "membership", *lines)) == ["same", "same"]


def test_wrong_lines_are_told_with_their_cells_and_nothing_comes_in(partnership, administrator):
    lines = (SEATS[0], "Kent Police,Sheriff,,,,2020-01-01,", "Age Concern,,,,,2021-01-01,2020-01-01")
    found = sent(partnership, administrator, "membership", *lines)

    wrong = [line.line.faults for line in sheets.plan_of(found).wrong]

    assert [at for at, _ in wrong[0]] == ["B2"]
    assert wrong[1] == [("row 3", "The last day of a membership cannot be before its first.")]
    with pytest.raises(Refused):
        sheets.bring_in(found, by=administrator)
    assert (partnership.memberships.count(), Organisation.objects.filter(name="Age Concern").count()) == (0, 0)


def test_seats_are_taken_back_until_one_is_changed(partnership, administrator):
    before = make_membership(partnership, make_organisation("Kent Police"))
    found = sent(partnership, administrator, "membership", *SEATS)
    sheets.bring_in(found, by=administrator)
    found.refresh_from_db()

    sheets.undo(found, by=administrator)

    assert list(partnership.memberships.all()) == [before]
    assert Import.objects.get().state == "undone"


def test_organisations_of_a_sheet_that_is_taken_back_go_unless_they_are_used(partnership, administrator):
    lines = (*SEATS, "Youth Trust,,,,,2021-05-01,")
    found = sent(partnership, administrator, "membership", *lines)
    sheets.bring_in(found, by=administrator)
    make_membership(make_partnership(), Organisation.objects.get(name="Youth Trust"))
    found.refresh_from_db()

    sheets.undo(found, by=administrator)

    here = Organisation.objects.filter(name__in=["Kent Police", "Age Concern", "Youth Trust"])
    assert [each.name for each in here] == ["Youth Trust"]


def test_an_officer_may_not_bring_seats_in(partnership, client):
    officer = make_user(Role.OFFICER, partnership)
    client.force_login(officer)
    found = sent(partnership, officer, "membership", *SEATS)

    with pytest.raises(Refused):
        sheets.bring_in(found, by=officer)
    assert client.get(reverse("plans:choose_seats", args=[partnership.slug])).status_code == 403


def test_pages_lead_from_the_table_to_the_seats_and_back(partnership, administrator, client):
    client.force_login(administrator)
    choose = reverse("plans:choose_seats", args=[partnership.slug])
    assert choose in client.get(reverse("partnerships:memberships", args=[partnership.slug])).content.decode()

    looked = client.post(choose, {"file": SimpleUploadedFile("a.csv", "\n".join(SEATS).encode())})
    page = client.get(looked.url)
    done = client.post(looked.url, {"seen": page.context["report"].fingerprint})
    result = client.get(looked.url).content.decode()

    assert done.url == reverse("partnerships:memberships", args=[partnership.slug])
    assert partnership.memberships.count() == 2
    assert "Take it back" in result


def test_the_sheet_that_goes_out_comes_in_and_changes_nothing(partnership, administrator, client):
    make_membership(partnership, make_organisation("Kent Police"))
    client.force_login(administrator)

    sheet = client.get(reverse("plans:empty_sheet_seats", args=[partnership.slug])).content
    found = Import.of(sheet, name="a.xlsx", partnership=partnership, subject="membership", uploaded_by=administrator)
    found.reading = sheets_of(sheet)
    found.save()

    assert deeds(found) == ["same"]


CONTACTS = ("Service,Phone,Email,Web", "Helpline,0800 123,help@example.org,https://example.org", "Shelter,0800 9,,")


def test_contacts_come_into_the_chapter_and_are_taken_back():
    plan = make_plan()
    officer = make_user(Role.OFFICER, plan.partnership)
    held = {"name": "Shelter", "telephone": "0800 1", "email": "", "website": "", "note": "All night"}
    chapter = make_block(plan.paper, kind="contacts", data={"intro_html": "", "contacts": [held]})
    found = sent(plan.partnership, officer, "contact", *CONTACTS, paper=plan.paper)
    assert deeds(found) == ["new", "changed"]

    sheets.bring_in(found, by=officer)

    chapter.refresh_from_db()
    assert [(each["name"], each["telephone"], each["note"]) for each in chapter.data["contacts"]] == [
        ("Shelter", "0800 9", "All night"), ("Helpline", "0800 123", ""),
    ]  # fmt: skip
    found.refresh_from_db()
    sheets.undo(found, by=officer)
    chapter.refresh_from_db()
    assert chapter.data["contacts"] == [held]


def test_contacts_make_their_chapter_where_there_is_none():
    plan = make_plan()
    officer = make_user(Role.OFFICER, plan.partnership)

    sheets.bring_in(sent(plan.partnership, officer, "contact", *CONTACTS, paper=plan.paper), by=officer)

    chapter = plan.paper.blocks.placed().get(kind="contacts")
    assert (chapter.heading, len(chapter.data["contacts"])) == ("Contacts", 2)
    assert set(chapter.data["contacts"][0]) == {"name", "telephone", "email", "website", "note"}
    assert deeds(sent(plan.partnership, officer, "contact", *CONTACTS, paper=plan.paper)) == ["same", "same"]
