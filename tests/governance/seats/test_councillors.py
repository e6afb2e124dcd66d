"""Councillors of a council from a sheet: who is here is seated, others are invited, and all of it is taken back."""

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from governance.meetings.councillors import sitting_on
from governance.models import Appointment
from governance.seats.councillors import COUNCILLORS, SEVERAL
from partnerships.access import Role
from partnerships.models import Invitation, Mail
from partnerships.people.verbs import accept
from partnerships.verbs import Refused
from plans.models import Import, RememberedWords
from plans.office.imports import sheets
from plans.office.lines.process import sheets_of
from plans.office.rows_out import sheet_of_rows
from plans.office.workbooks import workbook
from tests.factories import make_body, make_council, make_user

pytestmark = pytest.mark.django_db
HEADS = "Councillor,E-mail,Committees,As what,From,Until"


def sent(council, by, *lines, content=None):
    data = content or "\n".join(lines).encode()
    whose = {"council": council, "subject": "councillor", "uploaded_by": by}
    found = Import.of(data, name="a.csv", reading=sheets_of(data), **whose)
    found.save()
    return found


def bring(council, by, *lines):
    found = sent(council, by, HEADS, *lines)
    sheets.bring_in(found, by=by)
    found.refresh_from_db()
    return found


def deeds(found):
    return [line.deed.value for line in sheets.plan_of(found).lines]


def sits(body, on=date(2026, 6, 1)):
    return [str(each) for each in sitting_on(body, on)]


def test_committees_are_named_as_clerks_name_them(council, cabinet, scrutiny, clerk):
    make_body(council, "full_council", name="Full Council")
    lines = (
        "First name,Surname,Email,Committees",
        'Bo,Lee,bo@x.example,"Cabinet (Vice-Chair), Council"',
        "Bo,Ray,ray@x.example,Chair of the Overview & Scrutiny Committee; Cabinet",
        "Cy,Lee,cy@x.example,Cabinet – Chair",
    )

    said = {line.title: line.summary for line in sheets.plan_of(sent(council, clerk, *lines)).lines}

    assert said == {
        "Bo Lee": "bo@x.example · Cabinet (vice-chair); Full Council · is invited",
        "Bo Ray": "ray@x.example · Overview and Scrutiny Committee (chair); Cabinet · is invited",
        "Cy Lee": "cy@x.example · Cabinet (chair) · is invited",
    }


def test_committees_stand_over_their_councillors_or_over_marks(council, cabinet, scrutiny, clerk):
    bands = ("Cabinet", "Member,Role", "Bo Lee,Leader", "Overview & Scrutiny,", "Cy Ray,Member")
    matrix = (
        "Forename,Surname,Council email,Ward,Cabinet,Overview and Scrutiny Committee",
        "Bo,Lee,bo@x.example,East,C,",
        "Cy,Ray,cy@x.example,West,,x",
    )

    plans = [sheets.plan_of(sent(council, clerk, *lines)) for lines in (bands, matrix)]

    said = [[(line.title, line.summary.split(" · ")[-2]) for line in plan.lines] for plan in plans]
    assert said == [[("Bo Lee", "Cabinet (chair)"), ("Cy Ray", "Overview and Scrutiny Committee")]] * 2
    assert [("Ward" in told, "Cabinet" in told) for told in plans[1].told] == [(True, False), (False, True)]


def test_a_list_by_committees_needs_no_addresses_and_each_councillor_a_line(council, cabinet, clerk):
    lines = ("Committee,Member,Role", "Cabinet,Bo Lee,Chair", ",Cy Ray,Member", 'Cabinet,"Cllr A, Cllr B",')

    told = [(line.title, line.line.faults) for line in sheets.plan_of(sent(council, clerk, *lines)).lines]

    assert told == [
        ("Bo Lee", []),
        ("Cy Ray", [("C3", "Role: no committee is named beside it. Name it in each line.")]),
        ("Cllr A, Cllr B", [("row 4", SEVERAL)]),
    ]


def test_who_is_here_is_seated_and_the_others_are_invited(council, cabinet, scrutiny, clerk, ann):
    bring(
        council, clerk,
        "Ann Marsh,ann@x.example,Cabinet,Chair,01/05/2026,",
        ",,Overview and Scrutiny Committee,Substitute,,30/04/2027",
        "Bo Lee,bo@x.example,cabinet,,,",
    )  # fmt: skip

    places = ann.appointments.order_by("body__name").values_list("body", "capacity", "starts_on", "ends_on")
    assert list(places) == [
        (cabinet.pk, "chair", date(2026, 5, 1), None),
        (scrutiny.pk, "substitute", None, date(2027, 4, 30)),
    ]
    assert (Invitation.objects.get().email, Invitation.objects.get().bodies) == ("bo@x.example", [cabinet.slug])
    assert Mail.objects.count() == 1


def test_who_accepts_sits_as_the_sheet_said(council, cabinet, scrutiny, clerk):
    line = "Bo Lee,bo@x.example,Cabinet (vice-chair); Overview and Scrutiny Committee,,,"
    bring(council, clerk, line)

    accept(Invitation.objects.get(), name="Bo Lee", password="a long enough one")

    assert (sits(cabinet), sits(scrutiny)) == (["Bo Lee (vice-chair)"], ["Bo Lee"])
    assert deeds(sent(council, clerk, HEADS, line)) == ["same"]


def test_who_is_new_is_told_with_the_committees(council, cabinet, clerk):
    found = sent(council, clerk, HEADS, "Bo Lee,bo@x.example,Cabinet,Chair,01/05/2026,")

    (line,) = sheets.plan_of(found).lines

    assert line.summary == "bo@x.example · Cabinet (chair, from 1 May 2026) · is invited"


def test_the_same_sheet_again_changes_nothing_and_invites_nobody(council, cabinet, clerk, ann):
    lines = ("Ann Marsh,ann@x.example,Cabinet,Chair,01/05/2026,", "Bo Lee,bo@x.example,Cabinet,,,")
    bring(council, clerk, *lines)

    again = sent(council, clerk, HEADS, *lines)

    assert deeds(again) == ["same", "same"]
    assert (Invitation.objects.count(), Appointment.objects.count()) == (1, 1)


def test_a_sheet_without_capacities_leaves_the_chair_in_the_chair(council, cabinet, scrutiny, clerk, ann):
    bring(council, clerk, "Ann Marsh,ann@x.example,Cabinet,Chair,,")

    both = "Ann Marsh,ann@x.example,Cabinet; Overview and Scrutiny Committee"
    found = sent(council, clerk, "Name,E-mail,Committees", both)
    sheets.bring_in(found, by=clerk)

    assert (sits(cabinet), sits(scrutiny)) == (["Ann Marsh (chair)"], ["Ann Marsh"])


def test_a_sheet_in_the_order_of_committees_names_a_person_at_each(council, cabinet, scrutiny, clerk, ann):
    found = sent(
        council, clerk, HEADS, "Ann Marsh,ann@x.example,Cabinet,,,", "Bo Lee,bo@x.example,Cabinet,,,",
        "Ann Marsh,ann@x.example,Overview and Scrutiny Committee,Chair,,",
    )  # fmt: skip

    assert deeds(found) == ["changed", "new"]
    sheets.bring_in(found, by=clerk)
    assert (sits(cabinet), sits(scrutiny)) == (["Ann Marsh"], ["Ann Marsh (chair)"])


def test_two_councillors_of_one_name_are_two(council, cabinet, clerk):
    found = sent(council, clerk, HEADS, "J Smith,j@x.example,Cabinet,,,", "J Smith,jo@x.example,Cabinet,,,")

    assert deeds(found) == ["new", "new"]


def test_faults_name_their_cells_and_nothing_comes_in(council, cabinet, scrutiny, clerk):
    found = sent(
        council, clerk, HEADS,
        "Ann,ann@x.example,Planning,,,",
        "Bo,bo,Cabinet,,,",
        "Cy,cy@x.example,Cabinet,,,",
        "Di,di@x.example,Cabinet; Overview and Scrutiny Committee,Chair,,",
        "Ed,ed@x.example,Cabinet,,02/05/2027,01/05/2027",
        "Gus,,Cabinet,,,",
        "Hal,cy@x.example,Cabinet,,,",
    )  # fmt: skip

    several = "As what: there are several here. Give each committee a line of its own, with the same name."
    assert [line.line.faults[0] for line in sheets.plan_of(found).wrong] == [
        ("C2", "Committee: “Planning” is not among: Cabinet; Overview and Scrutiny Committee."),
        ("B3", "E-mail: This is not an e-mail address."),
        ("D5", several),
        ("row 6", "The last day cannot be before the first."),
        ("row 8", "Row 4 has the same e-mail address for “Cy”."),
    ]
    with pytest.raises(Refused):
        sheets.bring_in(found, by=clerk)
    assert not Invitation.objects.exists()


def test_lines_without_faults_come_in_when_that_is_said(council, cabinet, clerk):
    found = sent(council, clerk, HEADS, "Ann,ann@x.example,Cabinet,,,", "Bo,bo@x.example,Planning,,,")

    sheets.bring_in(found, by=clerk, without_wrong=True)

    assert [each.email for each in Invitation.objects.all()] == ["ann@x.example"]


def test_what_columns_mean_is_remembered_for_the_council_alone(council, cabinet, clerk):
    found = sent(council, clerk, "Councillor,E-mail,Panels", "Ann,ann@x.example,Cabinet")
    found.choices = {"columns": {"0": {"panels": "places.body"}}}
    found.save()
    sheets.bring_in(found, by=clerk)

    assert set(RememberedWords.objects.values_list("council", flat=True)) == {council.pk}
    again = sent(council, clerk, "Councillor,E-mail,Panels", "Bo,bo@x.example,Cabinet")
    assert sheets.plan_of(again).lines[0].item["places"][0]["body"] == cabinet.slug


def test_a_sheet_is_taken_back_until_somebody_accepts(council, cabinet, clerk, ann):
    found = bring(council, clerk, "Ann Marsh,ann@x.example,Cabinet,Chair,,", "Bo Lee,bo@x.example,Cabinet,,,")
    second = bring(council, clerk, "Cy,cy@x.example,Cabinet,,,")
    accept(Invitation.objects.get(email="cy@x.example"), name="Cy", password="a long enough one")

    assert sheets.reasons_not_to_undo(second, by=clerk) != []
    Invitation.objects.filter(email="cy@x.example").update(accepted_at=None, accepted_by=None)
    council.council_roles.filter(user__email="cy@x.example").delete()
    sheets.undo(second, by=clerk)
    sheets.undo(found, by=clerk)

    assert (sits(cabinet), Appointment.objects.count()) == ([], 0)
    assert Invitation.objects.filter(withdrawn_at=None).count() == 0


def test_the_sheet_that_goes_out_comes_back_with_nothing_changed(council, cabinet, scrutiny, clerk, ann):
    bring(council, clerk, "Ann Marsh,ann@x.example,Cabinet,Chair,01/05/2026,", ",,Overview and Scrutiny Committee,,,")
    bring(council, clerk, "Bo Lee,bo@x.example,Cabinet,Substitute,,")
    content = workbook([sheet_of_rows(COUNCILLORS, council)], title="Councillors", author=council.name)

    assert load_workbook(BytesIO(content))["Councillors"].column_dimensions["A"].hidden
    assert deeds(sent(council, clerk, content=content)) == ["same", "same"]


def test_others_may_not_and_strangers_find_nothing(council, cabinet, clerk, client):
    found = sent(council, clerk, HEADS, "Ann,ann@x.example,Cabinet,,,")
    page = reverse("plans:list", args=[found.key])
    answers = {}
    for role, at in ((Role.MEMBER, council), (Role.CLERK, make_council("Elsewhere Council")), (Role.CLERK, council)):
        client.force_login(make_user(role, at))
        answers[role, at.name] = client.get(page).status_code

    assert list(answers.values()) == [403, 404, 200]


def test_pages_lead_from_the_people_through_the_lines_and_back(council, cabinet, clerk, client):
    client.force_login(clerk)
    people = reverse("partnerships:council_people", args=[council.slug])
    choose = reverse("governance:councillors_bring_in", args=[council.slug])
    assert choose in client.get(people).text
    assert client.get(client.get(choose).context["empty_sheet"]).status_code == 200

    nothing = client.post(choose, {"cells": " "})
    cells = f"{HEADS}\nAnn,ann@x.example,Cabinet,,,\nBo,bo,Cabinet,,,".replace(",", "\t")
    looked = client.post(choose, {"cells": cells})
    page = client.get(looked.url)
    wrong = client.get(page.context["found"].get_wrong_url())
    told = load_workbook(BytesIO(wrong.content)).worksheets[0]
    done = client.post(looked.url, {"seen": page.context["report"].fingerprint, "without_wrong": "1"})

    assert nothing.context["form"].errors == {"file": ["Choose an Excel or CSV file, or paste its cells."]}
    assert told["A3"].value == "B3: E-mail: This is not an e-mail address."
    assert done.url == people
    assert "Take it back" in client.get(looked.url).text
    assert Invitation.objects.get().email == "ann@x.example"
