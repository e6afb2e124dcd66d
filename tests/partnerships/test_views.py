"""A partnership's own pages: people, invitations, memberships, settings."""

from io import BytesIO

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from partnerships.access import Role
from partnerships.models import Invitation, Membership, Organisation, Partnership, RoleAssignment, User
from tests.factories import make_membership, make_organisation, make_partnership, make_user

pytestmark = pytest.mark.django_db
PASSWORD = "three random words"


@pytest.fixture
def partnership():
    return make_partnership(slug="anyborough")


@pytest.fixture
def administrator(client, partnership):
    user = make_user(Role.ADMINISTRATOR, partnership)
    client.force_login(user)
    return user


def address(name, *more):
    return reverse(f"partnerships:{name}", args=["anyborough", *more])


def invite(client, **more):
    return client.post(address("invite"), {"email": "new@example.org", "name": "New", "role": "officer", **more})


PAGES = ["people", "invite", "memberships", "membership_add", "organisations", "organisation_add", "settings"]


@pytest.mark.parametrize("name", PAGES)
def test_pages_are_for_those_who_may(client, partnership, name):
    stranger, reader = make_user(Role.ADMINISTRATOR, make_partnership()), make_user(Role.READER, partnership)

    statuses = []
    for user in (stranger, reader):
        client.force_login(user)
        statuses.append(client.get(address(name)).status_code)

    assert statuses == [404, 403]


@pytest.mark.parametrize("name", PAGES)
def test_pages_have_one_heading(client, administrator, name):
    assert client.get(address(name)).content.count(b"<h1") == 1


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


def picture(kind="PNG", size=(20, 10)):
    content = BytesIO()
    Image.new("RGB", size, "teal").save(content, kind)
    return content.getvalue()


SETTINGS = {"name": "Safer Anyborough", "website": "", "email": "", "colour": "#123456", "accent": "#c2571a"}


def upload(client, content, name="logo.png"):
    return client.post(address("settings"), {**SETTINGS, "logo": SimpleUploadedFile(name, content)})


def test_settings_change_name_and_colours_with_history(client, administrator):
    client.post(address("settings"), SETTINGS)

    partnership = Partnership.objects.get(slug="anyborough")
    newest = partnership.history.first()
    assert (partnership.name, partnership.colour) == ("Safer Anyborough", "#123456")
    assert (newest.history_user, newest.history_change_reason) == (administrator, "Changed: name, colour")


def test_logo_is_known_by_its_content(client, administrator):
    upload(client, picture("JPEG"), name="script.html")

    logo = client.get(reverse("partnerships:logo", args=["anyborough"]))

    assert (logo.status_code, logo["Content-Type"]) == (200, "image/jpeg")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "not a PNG or JPEG picture"),
        (picture()[:40], "not a PNG or JPEG picture"),
        (picture("GIF"), "not a PNG or JPEG picture"),
        (picture() + b"0" * 1024 * 1024, "at most 1 MB"),
        (picture(size=(5000, 4000)), "more than 16 million pixels"),
    ],
)
def test_logo_is_refused(client, administrator, content, reason):
    page = upload(client, content)

    assert reason in page.context["form"].errors["logo"][0]
    assert not Partnership.objects.get(slug="anyborough").logo
