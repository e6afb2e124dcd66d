from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook
from openpyxl.styles import Font

from csp_portal.people.inviting_sheet import invite_lines, read_lines
from partnerships.access import Role
from partnerships.models import Invitation, Mail
from plans.office.packages import Unreadable
from tests.days import in_days
from tests.factories import (
    make_body,
    make_council,
    make_membership,
    make_organisation,
    make_partnership,
    make_user,
)

pytestmark = pytest.mark.django_db
URL = "/workspace/councils/anyborough-council/people/sheet/"
PARTNERS = (Role.OFFICER, Role.PARTNER_LEAD)
HEADS = ["Name", "E-mail", "Committees"]


@pytest.fixture
def council():
    return make_council(slug="anyborough-council")


@pytest.fixture
def clerk(client, council):
    user = make_user(Role.CLERK, council)
    client.force_login(user)
    return user


def workbook(*rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def forty():
    return [[f"Cllr {n}", f"Cllr.{n}@anyborough.example", "Cabinet; Full Council"] for n in range(1, 41)]


def send(client, content, **more):
    file = SimpleUploadedFile("councillors.xlsx", content)
    return client.post(URL, {"role": "clerk", "file": file} | more, follow=True)


def test_forty_councillors_are_looked_at_line_by_line_and_invited(client, council, clerk):
    slugs = [make_body(council, name=name).slug for name in ("Cabinet", "Full Council")]

    page = send(client, workbook(["Councillors 2026"], HEADS, *forty()), role="member")
    found = page.context["found"]
    assert [line.deed for line in page.context["report"].lines] == ["new"] * 40
    client.post(found.get_absolute_url(), {"seen": page.context["report"].fingerprint})

    assert Mail.objects.count() == 40
    assert Invitation.objects.get(email="cllr.7@anyborough.example").bodies == slugs


def test_a_sheet_without_heads_of_councillors_is_refused_in_its_field(client, council, clerk):
    page = send(client, workbook(["First", "Second"], ["1", "2"]), role="member")

    assert page.context["form"].errors["file"][0].startswith("No sheet of the file has a row of heads")


def test_a_sheet_that_cannot_be_read_is_refused_in_its_field(client, council, clerk):
    page = send(client, workbook(["First", "Second"], ["1", "2"]))

    assert page.context["form"].errors == {"file": ["No sheet has the headings Name and E-mail."]}


def test_faults_name_their_line_and_nobody_is_invited(client, council, clerk):
    page = send(client, workbook(HEADS[:2], ["Ann Marsh", "ann@x.example"], ["", "bo"], ["Cy", "ann@x.example"]))

    assert {line.number: line.faults for line in page.context["faulty"]} == {
        3: ["The name is missing.", "“bo” is not an e-mail address."],
        4: ["The same e-mail address stands on line 2."],
    }
    assert not Invitation.objects.exists()


def test_lines_without_faults_are_invited_when_ticked(client, council, clerk):
    page = send(client, workbook(HEADS, ["Ann", "ann@x.example", ""], ["Bo", "", ""]), without_faults="on")

    assert "Invited: 1. Invited or here before: 0. Left out for their faults: 1." in page.content.decode()


def test_same_sheet_again_invites_the_new_lines_only(client, council, clerk):
    send(client, workbook(HEADS[:2], ["Ann", "ann@x.example"]))

    page = send(client, workbook(HEADS[:2], ["Ann", "ANN@x.example"], ["Bo", "bo@x.example"]))

    assert "Invited: 1. Invited or here before: 1." in page.content.decode()
    assert Invitation.objects.count() == 2


@pytest.mark.parametrize(
    "content",
    [
        b"Name;E-mail\nAnn;ann@x.example\n",
        b"name,email address\r\nAnn,ann@x.example\r\n",
        b"Member\tMail\nAnn\tann@x.example",
        "Name of person,E\u2011mails\nAnn,ANN@X.example\n".encode(),
    ],
)
def test_csv_is_read_with_its_usual_headings(council, content):
    assert [(line.name, line.email) for line in read_lines(content, "people.csv", council, Role.CLERK)] == [
        ("Ann", "ann@x.example")
    ]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04broken", b"First,Second\n1,2\n", b"Name,E-mail\n"])
def test_what_is_no_such_sheet_is_refused(council, content):
    with pytest.raises(Unreadable):
        read_lines(content, "people.csv", council, Role.CLERK)


# --- The people of a partnership ---------------------------------------------------------------------------------


def test_partners_are_invited_for_the_organisations_they_speak_for(client):
    partnership = make_partnership()
    police = make_organisation("Anyshire Police", short_name="Police")
    make_membership(partnership, police)
    client.force_login(make_user(Role.OFFICER, partnership))
    file = SimpleUploadedFile("people.csv", b"Name,E-mail,Organisation\nAnn,ann@x.example,police\n")

    page = client.post(
        f"/workspace/partnerships/{partnership.slug}/people/sheet/", {"role": "partner_lead", "file": file}, follow=True
    )

    assert "Invited: 1." in page.text
    made = Invitation.objects.get()
    assert (made.partnership, made.role, made.organisation) == (partnership, Role.PARTNER_LEAD, police)


def read_partners(partnership, *rows, heads=("Name", "E-mail", "Organisation")):
    return read_lines(workbook(heads, *rows), "people.xlsx", partnership, Role.PARTNER_LEAD)


def test_who_speaks_for_two_members_is_invited_for_each(client):
    partnership = make_partnership()
    officer = make_user(Role.OFFICER, partnership)
    for name in ("Anyshire Police", "Anyshire Fire"):
        make_membership(partnership, make_organisation(name))
    rows = [("Ann", "ann@x.example", "Anyshire Police"), ("Ann", "Ann@x.example", "Anyshire Fire")]

    invited = [invite_lines(read_partners(partnership, *rows), partnership, "partner_lead", by=officer) for _ in "ab"]

    assert (invited, Invitation.objects.count()) == ([2, 0], 2)
    assert [line.is_known for line in read_partners(partnership, *rows)] == [True, True]
    assert read_partners(partnership, rows[0], rows[0])[1].faults == ["The same e-mail address stands on line 2."]


def test_members_of_one_short_name_and_those_who_left_are_no_organisation_to_speak_for():
    partnership = make_partnership(name="Anyborough CSP")
    for name, until in (("Anyshire Fire", None), ("Farshire Fire", None), ("Old Trust", in_days(-1))):
        organisation = make_organisation(name, short_name=name.split()[1])
        make_membership(partnership, organisation, starts_on=in_days(-9), ends_on=until)

    lines = read_partners(partnership, ("A", "a@x.example", "Fire"), ("B", "b@x.example", "Old Trust"))

    assert [line.faults for line in lines] == [
        ["Several members are called “Fire”: write the whole name."],
        ["“Old Trust” is not a member of Anyborough CSP: write its name as the list of members has it."],
    ]


def test_partners_without_a_column_of_organisations_are_told_once():
    with pytest.raises(Unreadable, match="add one headed Organisation"):
        read_partners(make_partnership(), ("Ann", "ann@x.example"), heads=("Name", "E-mail"))


def test_a_partner_without_an_organisation_here_is_a_fault_and_an_officer_needs_none():
    partnership = make_partnership(name="Anyborough CSP")
    sheet = b"Name,E-mail,Organisation\nAnn,ann@x.example,Elsewhere\nBo,bo@x.example,\n"

    faults = {role: [line.faults for line in read_lines(sheet, "people.csv", partnership, role)] for role in PARTNERS}

    assert faults == {
        Role.OFFICER: [[], []],
        Role.PARTNER_LEAD: [
            ["“Elsewhere” is not a member of Anyborough CSP: write its name as the list of members has it."],
            ["The organisation that this partner speaks for is missing."],
        ],
    }


def test_names_in_two_columns_and_addresses_as_mail_programs_copy_them(council):
    rows = (
        ["First name", "Surname", "E-mail address (work)"],
        ["Ann", "Marsh", "Ann Marsh <Ann@x.example>"],
        ["Bo", "Lee", "mailto:bo@x.example?subject=Plan"],
        ["Cy", "O’Dea", "E: cy.o'dea@x.example;"],
        ["“Di", "Roe”", "'di@x.example'"],
        ["Ed", "Poe", "ed@x.example; ep@x.example"],
        ["Flo", "Low", f"{'f' * 60}@{'.'.join(['x' * 60] * 4)}.example"],
    )

    lines = read_lines(workbook(*rows), "clerks.xlsx", council, Role.CLERK)

    assert [(line.name, line.email, line.faults) for line in lines] == [
        ("Ann Marsh", "ann@x.example", []),
        ("Bo Lee", "bo@x.example", []),
        ("Cy O’Dea", "cy.o'dea@x.example", []),
        ("Di Roe", "di@x.example", []),
        ("Ed Poe", rows[5][2], ["“ed@x.example; ep@x.example” is not an e-mail address."]),
        ("Flo Low", rows[6][2], [f"“{rows[6][2]}” is not an e-mail address."]),
    ]


def test_as_many_lines_and_signs_as_fit_are_read(council):
    def read(number, name="N"):
        rows = (f"{name},n{line}@x.example\n" for line in range(number))
        content = "Clerks\n,\nName,E-mail,Post\n" + "".join(rows) + ",,Deputy\nLast\n"
        return read_lines(content.encode(), "clerks.csv", council, Role.CLERK)

    lines = read(198, "N" * 200)
    assert ([line.faults for line in lines[:198]], len(lines)) == ([[]] * 198, 199)
    assert (lines[198].name, lines[198].faults) == ("Last", ["The e-mail address is missing."])
    assert read(1, "N" * 201)[0].faults == ["The name is longer than 200 characters."]
    with pytest.raises(Unreadable, match="The sheet has more than 200 lines: send them in parts"):
        read(199)


def test_of_two_sheets_with_people_none_is_passed_over_in_silence(council):
    book = Workbook()
    for name in ("Empty", "Fire", "Police", "Notes"):
        sheet = book.create_sheet(name)
        sheet.append(["Notes"] if name == "Notes" else ["Name", "E-mail"])
        if name != "Empty":
            sheet.append(["Ann", f"{name}@x.example"])
    out = BytesIO()
    book.save(out)

    with pytest.raises(Unreadable) as refused:
        read_lines(out.getvalue(), "a.xlsx", council, Role.CLERK)

    assert str(refused.value) == (
        "The sheets “Fire” and “Police” have the headings Name and E-mail: put all people on one of them."
    )


def test_whom_the_sheet_does_not_show_or_strikes_through_is_not_invited(council):
    book = Workbook()
    book.active.append(["Name", "E-mail"])
    book.active.append(["Old", "old@dalemoor.example"])
    book.active.sheet_state = "hidden"
    sheet = book.create_sheet("Now")
    for row in (
        ["Name", "E-mail"],
        ["A", "a@dalemoor.example"],
        ["B", "b@dalemoor.example"],
        ["C", "c@dalemoor.example"],
    ):
        sheet.append(row)
    sheet.row_dimensions[3].hidden = True
    for cell in sheet[4]:
        cell.font = Font(strike=True)
    out = BytesIO()
    book.save(out)

    assert [line.faults for line in read_lines(out.getvalue(), "a.xlsx", council, Role.CLERK)] == [
        [],
        ["This row is hidden in the sheet. Take it out, or show it."],
        ["This row is struck through. Take it out, or type it again."],
    ]
