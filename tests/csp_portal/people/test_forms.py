"""What the forms about people offer and take."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from csp_portal.people.forms import LARGEST_SHEET, InviteSheetForm, LeaveForm, SpellingsForm
from partnerships.access import Role
from partnerships.people.verbs import COUNCIL_ROLES, PARTNERSHIP_ROLES, end_role
from tests.factories import give_role, make_partnership, make_user


@pytest.mark.parametrize(("more", "errors"), [(0, {}), (1, {"file": ["This file is larger than 4 MB."]})])
def test_a_sheet_of_four_megabytes_is_taken(more, errors):
    file = SimpleUploadedFile("people.csv", b"x" * (LARGEST_SHEET + more))

    assert InviteSheetForm({"role": "clerk"}, {"file": file}, roles=COUNCIL_ROLES).errors == errors


@pytest.mark.parametrize(
    ("roles", "initial", "words"),
    [
        (COUNCIL_ROLES, Role.MEMBER, "With the headings Name, E-mail and, for councillors, Committees, As what,"),
        (PARTNERSHIP_ROLES, Role.PARTNER_LEAD, "With the headings Name, E-mail and, for partner leads, Organisation"),
        ((Role.OFFICER,), None, "With the headings Name, E-mail."),
    ],
)
def test_the_headings_are_those_of_the_roles_that_are_given_there(roles, initial, words):
    fields = InviteSheetForm(roles=roles).fields

    assert (fields["role"].initial, fields["file"].help_text[: len(words)]) == (initial, words)


@pytest.mark.django_db
def test_colleagues_with_a_role_take_over_the_roles_in_force():
    place, other = make_partnership(), make_partnership()
    person, admin = make_user(Role.OFFICER, place), make_user(Role.SITE_ADMINISTRATOR, name="Zoe Admin")
    end_role(give_role(person, Role.READER, other), by=admin)
    colleague = make_user(Role.OFFICER, place, name="Al Both")
    give_role(colleague, Role.READER, other)
    end_role(make_user(Role.OFFICER, place).role_assignments.get(), by=admin)
    for more in ({"is_active": False}, {"is_system": True}):
        make_user(Role.OFFICER, place, **more)

    fields = LeaveForm(person=person).fields

    assert list(fields["to"].queryset) == [colleague, admin]
    assert list(fields["roles"].queryset) == [person.role_assignments.get(partnership=place)]


@pytest.mark.django_db
@pytest.mark.parametrize(("roles", "errors"), [(False, {}), (True, {"to": ["Choose who gets these roles."]})])
def test_roles_go_on_with_somebody(roles, errors):
    person = make_user(Role.OFFICER, make_partnership())
    chosen = [person.role_assignments.get().pk] if roles else []

    assert LeaveForm({"roles": chosen, "reason": "Leaves"}, person=person).errors == errors


def test_spellings_are_named_with_commas_between_them():
    form = SpellingsForm({"also": " Jane  Smith,, J.Do ,"})

    assert (form.is_valid(), form.cleaned_data) == (True, {"also": ["Jane Smith", "J.Do"]})
