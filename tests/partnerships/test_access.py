import pytest
from django.core.exceptions import PermissionDenied

from partnerships.access import PERMISSIONS_OF_ROLE, Permission, Role, may, requires
from tests.factories import make_council, make_partnership, make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", Role)
def test_may_gives_each_role_exactly_its_permissions(role):
    council = make_council()
    partnership = make_partnership(council=council)
    at = {"clerk": council, "signing_officer": council, "member": council}.get(role, partnership)
    user = make_user(role, at)

    assert {permission for permission in Permission if may(user, permission, partnership)} == PERMISSIONS_OF_ROLE[role]


@pytest.mark.parametrize("role", [role for role in Role if role != Role.SITE_ADMINISTRATOR])
def test_may_gives_nothing_at_another_partnership(role):
    here, elsewhere = make_partnership(), make_partnership()
    at = here.lead_councils.get() if role in ("clerk", "signing_officer", "member") else here
    user = make_user(role, at)

    assert [p for p in Permission if may(user, p, elsewhere)] == []


def test_may_gives_nothing_after_the_role_has_ended():
    partnership = make_partnership()
    user = make_user(Role.OFFICER, partnership)
    role = user.role_assignments.get()
    role.ended_at, role.ended_by = role.given_at, user
    role.save()

    assert not may(user, Permission.EDIT_PAPER, partnership)


def test_may_gives_nothing_to_a_deactivated_person():
    partnership = make_partnership()
    user = make_user(Role.OFFICER, partnership, is_active=False)

    assert not may(user, Permission.EDIT_PAPER, partnership)


def test_requires_refuses_with_what_the_person_may_not_do(rf):
    partnership = make_partnership()
    view = requires(Permission.RECORD_OUTCOME, fetch=lambda user, slug: partnership)(lambda request, obj: "seen")
    request = rf.get("/")
    request.user = make_user(Role.READER, partnership)

    with pytest.raises(PermissionDenied, match="Your roles do not let you record an outcome"):
        view(request, slug="any")
