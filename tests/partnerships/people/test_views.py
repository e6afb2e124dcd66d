import pytest
from django.core import mail
from django.urls import reverse

from partnerships.access import Role
from partnerships.models import Invitation, RoleAssignment, User
from tests.factories import make_partnership, make_user
from tests.partnerships.addresses import address

pytestmark = pytest.mark.django_db
PASSWORD = "three random words"


def invite(client, **more):
    return client.post(address("invite"), {"email": "new@example.org", "name": "New", "role": "officer", **more})


def test_invited_person_chooses_a_password_and_is_signed_in(
    client, administrator, partnership, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        invite(client)
    client.logout()
    link = mail.outbox[0].body.split("http://testserver")[1].split()[0]

    weak = client.post(link, {"name": "New Officer", "password": "short"})
    client.post(link, {"name": "New Officer", "password": PASSWORD})

    assert "password" in weak.context["form"].errors
    user = User.objects.get(email="new@example.org")
    assert client.get(address("people")).status_code == 200
    assert user.role_assignments.get().partnership == partnership
    assert "accepted already" in client.get(link).content.decode()


def test_invited_person_with_an_account_signs_in_first(client, administrator, partnership):
    known = make_user()
    invite(client, email=known.email)
    link = reverse("partnerships:accept_invitation", args=[Invitation.objects.get().token])
    client.logout()

    assert "Sign in to accept" in client.get(link).content.decode()
    client.post(link)
    assert not known.role_assignments.exists()
    client.force_login(known)
    client.post(link)

    assert known.role_assignments.get().role == Role.OFFICER


def test_unknown_token_is_not_found(client):
    assert client.get(reverse("partnerships:accept_invitation", args=["x" * 43])).status_code == 404


def test_invite_form_shows_why_not(client, administrator):
    page = invite(client, role="partner_lead")

    assert page.context["form"].errors == {"organisation": ["Say which organisation this partner lead speaks for."]}


def test_people_lists_invitations_and_roles(client, administrator):
    invite(client)

    page = client.get(address("people"))

    assert [row.record.invitation.email for row in page.context["invitations"].rows] == ["new@example.org"]
    assert [(row.record.role.user, row.record.may_end) for row in page.context["current"].rows] == [
        (administrator, True)
    ]


@pytest.mark.parametrize("number", [1, 3])
def test_people_asks_the_database_as_often_for_any_number(
    client, administrator, partnership, number, django_assert_num_queries
):
    for _ in range(number):
        make_user(Role.PARTNER_LEAD, partnership)

    with django_assert_num_queries(7):
        client.get(address("people"))


def test_end_of_a_role_is_asked_first(client, administrator, partnership):
    role = make_user(Role.READER, partnership).role_assignments.get()

    client.get(address("end_role", role.pk))
    assert RoleAssignment.objects.get(pk=role.pk).ended_at is None
    client.post(address("end_role", role.pk), {"reason": "Left"})

    assert RoleAssignment.objects.get(pk=role.pk).ended_by == administrator


def test_role_of_another_partnership_is_not_found(client, administrator):
    role = make_user(Role.READER, make_partnership()).role_assignments.get()

    assert client.post(address("end_role", role.pk)).status_code == 404


def test_invitation_is_sent_again_and_withdrawn(client, administrator):
    invite(client)
    invitation = Invitation.objects.get()

    client.post(address("send_again", invitation.pk))
    client.post(address("withdraw_invitation", invitation.pk))

    assert Invitation.objects.get().withdrawn_by == administrator
