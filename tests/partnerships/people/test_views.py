import pytest
from django.conf import settings
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone

from governance.models import Appointment
from partnerships.access import Role
from partnerships.models import Invitation, Mail, RoleAssignment, User
from partnerships.people.verbs import accept
from tests.factories import make_body, make_membership, make_organisation, make_partnership, make_user
from tests.partnerships.addresses import address

pytestmark = pytest.mark.django_db
PASSWORD = "three random words"


def invite(client, **more):
    return client.post(address("invite"), {"email": "new@example.org", "name": "New", "role": "officer", **more})


def test_invited_person_chooses_a_password_and_is_signed_in(client, administrator, partnership):
    invite(client)
    client.logout()
    link = Mail.objects.get().text.split(settings.SITE_ADDRESS)[1].split()[0]

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


SAME = {
    "it is not said": ("", None),
    "the same person": ("yes", [("Ann Lee", "chair")]),
    "another person": ("no", [("Cllr Ann Lee", "chair")]),
}


@pytest.mark.parametrize(("said", "places"), SAME.values(), ids=SAME)
def test_whoever_is_named_on_the_board_takes_over_the_place_if_it_is_said(
    client, administrator, partnership, said, places
):
    board = make_body(partnership=partnership, name="Safety Board")
    Appointment.objects.create(body=board, held_by="Cllr Ann Lee", capacity="chair")
    answer = invite(client, name="Ann Lee", same_person=said)
    if places is None:
        assert "“Cllr Ann Lee” stands on Safety Board, without an account." in answer.content.decode()
        assert not Invitation.objects.exists()
        return
    accept(Invitation.objects.get(), name="Ann Lee", password=PASSWORD)

    assert [(each.holder, each.capacity) for each in Appointment.objects.all()] == places


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

    with django_assert_num_queries(8):
        client.get(address("people"))


def test_end_of_a_role_is_asked_first(client, administrator, partnership):
    role = make_user(Role.READER, partnership).role_assignments.get()

    client.get(address("end_role", role.pk))
    assert RoleAssignment.objects.get(pk=role.pk).ended_at is None
    client.post(address("end_role", role.pk), {"reason": "Left"})

    assert RoleAssignment.objects.get(pk=role.pk).ended_by == administrator


def test_colleague_takes_over_the_role_that_ends(client, administrator, partnership):
    role, colleague = make_user(Role.OFFICER, partnership).role_assignments.get(), make_user(Role.READER, partnership)

    client.post(address("end_role", role.pk), {"to": colleague.pk, "reason": "Left"})

    held = colleague.role_assignments.current().values_list("role", flat=True)
    assert (set(held), RoleAssignment.objects.get(pk=role.pk).ended_at is None) == ({Role.OFFICER, Role.READER}, False)


def test_page_says_who_goes_on_with_the_work_and_offers_people_of_this_partnership_only(
    client, administrator, partnership
):
    role, stranger = (
        make_user(Role.OFFICER, partnership).role_assignments.get(),
        make_user(Role.OFFICER, make_partnership()),
    )
    alone = client.get(address("end_role", role.pk)).content.decode()
    second = make_user(Role.OFFICER, partnership, name="Second Officer")

    page = client.get(address("end_role", role.pk))
    refused = client.post(address("end_role", role.pk), {"to": stranger.pk})

    assert "Nobody else has this role here" in alone
    assert "What the role has to do goes on with Second Officer." in page.content.decode()
    assert set(page.context["form"].fields["to"].queryset) == {administrator, second}
    assert list(refused.context["form"].errors) == ["to"]


def test_role_of_another_partnership_is_not_found(client, administrator):
    role = make_user(Role.READER, make_partnership()).role_assignments.get()

    assert client.post(address("end_role", role.pk)).status_code == 404


def test_invitation_is_sent_again_and_withdrawn(client, administrator):
    invite(client)
    invitation = Invitation.objects.get()

    client.post(address("send_again", invitation.pk))
    client.post(address("withdraw_invitation", invitation.pk))

    assert Invitation.objects.get().withdrawn_by == administrator


def said(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


def test_an_invitation_is_said_to_be_sent_and_for_how_long(client, administrator):
    response = invite(client)

    assert response.url == address("people")
    assert said(response) == ["new@example.org was invited. The invitation is valid for 14 days."]


def test_a_second_invitation_to_one_role_is_refused_on_the_page(client, administrator):
    invite(client)

    form = invite(client).context["form"]

    assert form.non_field_errors() == ["new@example.org has an open invitation to this role: send it again instead."]
    assert (form["name"].value(), Invitation.objects.count()) == ("New", 1)


def test_an_officer_is_not_offered_the_role_of_an_administrator(client, partnership):
    client.force_login(make_user(Role.OFFICER, partnership))

    form = invite(client, role="administrator").context["form"]

    assert [value for value, _ in form.fields["role"].choices] == ["officer", "partner_lead", "scrutiny", "reader"]
    assert list(form.errors) == ["role"]


def test_a_partner_lead_speaks_for_a_member_of_this_partnership_only(client, administrator, partnership):
    member = make_membership(partnership).organisation
    stranger = make_organisation("Elsewhere Police")

    form = invite(client, role="partner_lead", organisation=stranger.pk).context["form"]

    assert list(form.fields["organisation"].queryset) == [member]
    assert "organisation" in form.errors
    assert Invitation.objects.count() == 0


def test_an_invitation_that_was_withdrawn_is_not_sent_again(client, administrator):
    invite(client)
    invitation = Invitation.objects.get()
    client.post(address("withdraw_invitation", invitation.pk))

    response = client.post(address("send_again", invitation.pk))

    assert said(response)[-1] == "This invitation was withdrawn."
    assert response.url == address("people")


@pytest.mark.parametrize("name", ["send_again", "withdraw_invitation"])
def test_an_invitation_of_another_partnership_is_not_found(name, client, administrator):
    other = make_partnership(slug="elsewhere")
    client.force_login(make_user(Role.ADMINISTRATOR, other))
    client.post(
        reverse("partnerships:invite", args=["elsewhere"]), {"email": "a@example.org", "name": "A", "role": "reader"}
    )
    client.force_login(administrator)

    assert client.post(address(name, Invitation.objects.get().pk)).status_code == 404


def test_the_last_administrator_is_told_why_the_role_does_not_end(client, administrator):
    role = administrator.role_assignments.get()

    page = client.get(address("end_role", role.pk))
    response = client.post(address("end_role", role.pk), {"reason": "Left"})

    last = "A partnership keeps at least one administrator: invite another one first."
    assert (page.context["reasons"], said(response)) == ([last], [last])
    assert RoleAssignment.objects.get(pk=role.pk).ended_at is None


def test_the_end_of_a_role_needs_no_reason_and_is_said(client, administrator, partnership):
    role = make_user(Role.READER, partnership, name="Old Reader").role_assignments.get()

    response = client.post(address("end_role", role.pk), {"reason": ""})

    assert said(response) == ["Old Reader is no longer reader here."]
    (row,) = client.get(address("people")).context["ended"].rows
    assert row.record.role == role


def test_whoever_invited_reads_that_mail_to_an_address_is_refused(client, administrator, partnership):
    colleague = make_user(Role.READER, partnership)
    invite(client)
    before = client.get(address("people")).content.decode().count("Mail is refused")
    Mail.objects.create(kind="reminder", key="report-1", to=colleague, subject="Due", text="Today.")
    Mail.objects.update(refused_at=timezone.now())

    page = client.get(address("people")).content.decode()

    assert (before, page.count("Mail is refused"), page.count("invite under the right one")) == (0, 2, 1)
