import pytest

from governance.models import Appointment
from partnerships.access import Permission, Role
from partnerships.models import Invitation, Mail, RoleAssignment, User
from partnerships.people.verbs import accept, invite, invite_to
from partnerships.verbs import Refused
from tests.factories import make_body, make_council, make_partnership, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def council():
    return make_council(slug="anyborough-council")


@pytest.fixture
def clerk(client, council):
    user = make_user(Role.CLERK, council)
    client.force_login(user)
    return user


def typed(**more):
    return {"email": "new@example.org", "name": "New Person", "role": "clerk"} | more


@pytest.mark.parametrize("role", [Role.CLERK, Role.SIGNING_OFFICER, Role.MEMBER])
def test_clerk_invites_to_every_role_of_the_council(client, clerk, council, role):
    answer = client.post("/workspace/councils/anyborough-council/people/invite/", typed(role=role))

    assert answer.url == "/workspace/councils/anyborough-council/people/"
    assert Invitation.objects.get().council == council
    assert Mail.objects.get().subject == f"Your invitation to {council}"


@pytest.mark.parametrize("role", [Role.SIGNING_OFFICER, Role.MEMBER])
def test_others_of_the_council_invite_nobody(council, role):
    with pytest.raises(Refused, match="manage this council's people"):
        invite(council, by=make_user(role, council), email="new@example.org", name="New", role=Role.MEMBER)


def test_councillor_takes_up_the_committees_that_were_ticked(client, clerk, council):
    body = make_body(council, name="Cabinet")
    client.post("/workspace/councils/anyborough-council/people/invite/", typed(role="member", bodies=[body.slug]))
    accept(Invitation.objects.get(), name="Cllr New", password="three random words")

    page = client.get(body.get_absolute_url())

    assert RoleAssignment.objects.get(role=Role.MEMBER).bodies == [body.slug]
    assert [each.user.name for each in page.context["sitting"]] == ["Cllr New"]


def test_clerk_of_two_councils_gets_one_mail_and_accepts_once(council):
    other = make_council("Beside Council")
    partnership = make_partnership(council=council)
    partnership.lead_councils.add(other)
    administrator = make_user(Role.SITE_ADMINISTRATOR)

    made = invite_to([council, other], by=administrator, email="c@example.org", name="Clerk", role=Role.CLERK)
    person = accept(made[0], password="three random words")

    assert [mail.subject for mail in Mail.objects.all()] == ["Your invitation to Anyborough Council and Beside Council"]
    assert (person.councils(), person.councils(Permission.EDIT_PAPER)) == ([council, other], [])
    assert not Invitation.objects.filter(accepted_at=None).exists()


def test_what_was_withdrawn_of_them_is_not_taken_up(council):
    other, administrator = make_council("Beside Council"), make_user(Role.SITE_ADMINISTRATOR)
    first, second = invite_to([council, other], by=administrator, email="c@example.org", name="C", role=Role.CLERK)
    Invitation.objects.filter(pk=second.pk).update(withdrawn_at=second.invited_at, withdrawn_by=administrator)

    person = accept(first, password="three random words")

    assert person.councils() == [council]


def test_councils_that_share_a_partnership_are_offered_to_those_who_may(client, council):
    other = make_council("Beside Council")
    make_partnership(council=council).lead_councils.add(other)
    offered = {}
    for name, person in {"site": make_user(Role.SITE_ADMINISTRATOR), "clerk": make_user(Role.CLERK, council)}.items():
        client.force_login(person)
        form = client.get("/workspace/councils/anyborough-council/people/invite/").context["form"]
        offered[name] = list(form.fields["also"].queryset) if "also" in form.fields else []

    assert offered == {"site": [other], "clerk": []}


def test_administrator_of_the_site_invites_another_and_nobody_else_does(client, clerk):
    assert client.post("/workspace/people/invite/", typed()).status_code == 404
    client.force_login(make_user(Role.SITE_ADMINISTRATOR))
    client.post("/workspace/people/invite/", typed())

    person = accept(Invitation.objects.get(), password="three random words")

    assert person in User.objects.administrators()
    assert "two-step sign-in" in Mail.objects.get().text


def test_role_at_a_council_is_ended_and_its_invitation_withdrawn(client, clerk, council):
    other = make_user(Role.MEMBER, council).role_assignments.get()
    waiting = invite(council, by=clerk, email="new@example.org", name="New", role=Role.MEMBER)
    place = "/workspace/councils/anyborough-council"
    client.post(f"{place}/invitations/{waiting.pk}/send/")
    client.post(f"{place}/invitations/{waiting.pk}/withdraw/")
    client.post(f"{place}/people/{other.pk}/end/", {"reason": "Not elected again"})

    waiting.refresh_from_db()
    other.refresh_from_db()
    assert (waiting.withdrawn_by, other.ended_by) == (clerk, clerk)
    assert "Waiting" not in client.get(f"{place}/people/").content.decode()


SAME = {
    "it is not said": ("", None),
    "the same person": ("yes", [("Ann Lee", "chair")]),
    "another person": ("no", [("Cllr Ann Lee", "chair")]),
}


@pytest.mark.parametrize(("said", "places"), SAME.values(), ids=SAME)
def test_whoever_is_named_without_an_account_takes_over_the_place_if_it_is_said(client, clerk, council, said, places):
    body = make_body(council, name="Cabinet")
    Appointment.objects.create(body=body, held_by="Cllr Ann Lee", capacity="chair")
    page = "/workspace/councils/anyborough-council/people/invite/"
    answer = client.post(page, typed(name="Ann Lee", role="member", same_person=said))
    if places is None:
        assert "“Cllr Ann Lee” stands on Cabinet, without an account." in answer.content.decode()
        assert not Invitation.objects.exists()
        return
    accept(Invitation.objects.get(), name="Ann Lee", password="three random words")

    assert [(each.holder, each.capacity) for each in Appointment.objects.all()] == places
    assert RoleAssignment.objects.get(role=Role.MEMBER).bodies == ([body.slug] if said == "yes" else [])
