from datetime import timedelta

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from partnerships.access import Role
from partnerships.mail.rows import send_written
from partnerships.models import AuditEntry, Invitation, Mail, RoleAssignment, User
from partnerships.people import verbs as workflow
from partnerships.verbs import Refused
from tests.factories import make_organisation, make_partnership, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.both("constraints")]
PASSWORD = "three random words"


@pytest.fixture
def partnership():
    return make_partnership()


@pytest.fixture
def administrator(partnership):
    return make_user(Role.ADMINISTRATOR, partnership)


@pytest.fixture
def officer(partnership):
    return make_user(Role.OFFICER, partnership)


def invite(partnership, by, role=Role.OFFICER, email="New@Example.org", **more):
    return workflow.invite(
        partnership,
        by=by,
        email=email,
        name="New Officer",
        role=role,
        **more,
    )


def reasons(verb, *args, **kwargs):
    with pytest.raises(Refused) as refused:
        verb(*args, **kwargs)
    return refused.value.reasons


def test_invitation_is_a_row_that_the_worker_sends_and_forgets(partnership, officer, settings):
    settings.SITE_ADDRESS = "https://portal.example"
    invitation = invite(partnership, officer)
    before = list(mail.outbox)
    send_written()

    message = mail.outbox[0]
    assert before == []
    assert (message.to, message.subject) == (["new@example.org"], f"Your invitation to {partnership}")
    assert f"\nhttps://portal.example/invitations/{invitation.token}/\n" in message.body
    assert (Mail.objects.get().address, Mail.objects.get().text) == ("new@example.org", "")


def test_invitation_of_somebody_with_an_account_is_theirs(partnership, officer):
    known = make_user()
    invite(partnership, officer, email=known.email.upper())

    assert (Mail.objects.get().to, Mail.objects.get().address) == (known, "")


def test_invitation_that_is_withdrawn_before_it_left_is_not_sent(partnership, officer):
    workflow.withdraw_invitation(invite(partnership, officer), by=officer)

    assert send_written() == {"sent": 0}


@pytest.mark.parametrize("role", [Role.READER, Role.PARTNER_LEAD, Role.SCRUTINY])
def test_invite_is_for_those_who_manage_people(partnership, role):
    assert reasons(invite, partnership, make_user(role, partnership)) == [
        "Your roles do not let you manage this partnership's people."
    ]


def test_officer_does_not_make_administrators(partnership, officer, administrator):
    assert reasons(invite, partnership, officer, Role.ADMINISTRATOR) == [
        "Only a partnership administrator gives or ends this role."
    ]
    assert invite(partnership, administrator, Role.ADMINISTRATOR).role == Role.ADMINISTRATOR


@pytest.mark.parametrize("role", [Role.CLERK, Role.SITE_ADMINISTRATOR])
def test_no_partnership_gives_roles_of_councils_or_the_site(partnership, administrator, role):
    assert reasons(invite, partnership, administrator, role) == [
        "Only a partnership administrator gives or ends this role."
    ]


def test_invite_a_partner_lead_needs_the_organisation(partnership, officer):
    assert reasons(invite, partnership, officer, Role.PARTNER_LEAD) == [
        "Say which organisation this partner lead speaks for."
    ]


def test_invite_who_has_the_role_or_an_open_invitation_is_refused(partnership, officer):
    assert reasons(invite, partnership, officer, email=officer.email) == [f"{officer.email} has this role already."]
    invite(partnership, officer)

    assert reasons(invite, partnership, officer) == [
        "new@example.org has an open invitation to this role: send it again instead."
    ]


def test_accept_makes_an_account_with_the_role(partnership, officer):
    police = make_organisation()
    invitation = invite(partnership, officer, Role.PARTNER_LEAD, organisation=police)

    user = workflow.accept(invitation, name="Chief Inspector", password=PASSWORD)

    role = user.role_assignments.get()
    assert not AuditEntry.objects.filter(event="account opened again").exists()
    assert (user.email, user.name, user.check_password(PASSWORD)) == ("new@example.org", "Chief Inspector", True)
    assert (role.role, role.partnership, role.organisation, role.given_by) == (
        Role.PARTNER_LEAD,
        partnership,
        police,
        officer,
    )


def test_accept_twice_is_refused(partnership, officer):
    invitation = invite(partnership, officer)
    stale = Invitation.objects.get(pk=invitation.pk)
    user = workflow.accept(invitation, name="New", password=PASSWORD)

    assert reasons(workflow.accept, invitation, user=user) == ["This invitation was accepted already."]
    assert reasons(workflow.accept, stale, user=user) == ["This invitation was accepted already."]
    assert RoleAssignment.objects.filter(user=user).count() == 1


def test_accept_by_somebody_with_an_account_needs_that_account(partnership, officer):
    known = make_user()
    invitation = invite(partnership, officer, email=known.email.upper())

    assert reasons(workflow.accept, invitation, name="x", password=PASSWORD) == [
        f"There is an account for {known.email} already: sign in with it to accept."
    ]
    assert len(reasons(workflow.accept, invitation, user=make_user())) == 2
    assert workflow.accept(invitation, user=known) == known
    assert User.objects.filter(email=known.email).count() == 1


def test_whoever_comes_back_opens_the_closed_account_with_a_new_password(client, partnership, officer):
    known = make_user(name="Jo Ward", email="jo@x.example", is_active=False, password="an old one, long gone")
    made = invite(partnership, officer, role=Role.READER, email="jo@x.example")

    page = client.get(reverse("partnerships:accept_invitation", args=[made.token]))
    person = workflow.accept(made, name="Jo Ward-Lee", password=PASSWORD)

    known.refresh_from_db()
    assert page.context["form"]["name"].value() == "New Officer"
    assert (person, known.name, known.is_active) == (known, "Jo Ward-Lee", True)
    assert (known.check_password(PASSWORD), known.role_assignments.get().role) == (True, Role.READER)
    assert known.history.first().history_change_reason == "Opened again by an invitation"
    assert AuditEntry.objects.filter(event="account opened again", partnership=partnership).count() == 1


@pytest.mark.parametrize("more", [{"is_staff": True}, {"is_superuser": True}, {"role": Role.READER}])
def test_a_closed_account_that_could_do_more_is_opened_by_no_invitation(client, partnership, officer, more):
    role = more.pop("role", None)
    make_user(role, partnership, email="jo@x.example", is_active=False, **more)
    made = invite(partnership, officer, email="jo@x.example")
    told = "The account for jo@x.example is closed: ask a site administrator to open it again."

    page = client.get(reverse("partnerships:accept_invitation", args=[made.token]))

    assert page.context["reasons"] == [told]
    assert reasons(workflow.accept, made, name="Jo", password=PASSWORD) == [told]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ("expire", "This invitation has expired: ask for a new one."),
        ("withdraw", "This invitation was withdrawn."),
    ],
)
def test_accept_is_refused_when_the_invitation_is_over(partnership, officer, change, reason):
    invitation = invite(partnership, officer)
    if change == "expire":
        invitation.expires_at = timezone.now() - timedelta(seconds=1)
    else:
        workflow.withdraw_invitation(invitation, by=officer)

    assert reasons(workflow.accept, invitation, name="x", password=PASSWORD) == [reason]


def test_send_again_renews_the_time(partnership, officer):
    invitation = invite(partnership, officer)
    Invitation.objects.filter(pk=invitation.pk).update(expires_at=timezone.now() - timedelta(days=1))
    invitation.refresh_from_db()

    workflow.send_again(invitation, by=officer)

    assert workflow.reasons_not_to_accept(invitation) == []
    assert send_written() == {"sent": 2}


def test_end_role_keeps_the_row_and_ends_the_rights(partnership, officer, administrator):
    role = officer.role_assignments.get()

    workflow.end_role(role, by=administrator, reason="Left the council")

    role.refresh_from_db()
    assert (role.ended_by, role.history.first().history_change_reason) == (administrator, "Left the council")
    assert User.objects.get(pk=officer.pk).roles_held() == []


def test_end_role_twice_is_refused(partnership, officer, administrator):
    role = officer.role_assignments.get()
    workflow.end_role(role, by=administrator)

    assert reasons(workflow.end_role, role, by=administrator) == ["This role has ended already."]


def test_last_administrator_stays(partnership, administrator):
    role = administrator.role_assignments.get()

    assert reasons(workflow.end_role, role, by=administrator) == [
        "A partnership keeps at least one administrator: invite another one first."
    ]


def test_officer_does_not_end_an_administrator(partnership, officer, administrator):
    make_user(Role.ADMINISTRATOR, partnership)

    assert reasons(workflow.end_role, administrator.role_assignments.get(), by=officer) == [
        "Only a partnership administrator gives or ends this role."
    ]
