"""Set-up data in the admin: open to superusers, with history, without deletion."""

import pytest
from django.core import mail
from django.urls import reverse

from partnerships.mail.rows import send_access
from partnerships.models import Organisation, User
from tests.factories import make_organisation, make_partnership, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.both("lists")]
MODELS = ["user", "organisation", "partnership", "membership", "roleassignment", "invitation", "auditentry"]


@pytest.fixture
def superuser(client):
    user = make_user(is_staff=True, is_superuser=True)
    client.force_login(user)
    return user


@pytest.mark.parametrize("model", MODELS)
def test_lists_open(client, superuser, model):
    make_partnership()

    assert client.get(reverse(f"admin:partnerships_{model}_changelist")).status_code == 200


@pytest.mark.parametrize("model", ["organisation", "user", "partnership"])
def test_nothing_with_a_past_is_deleted(client, superuser, model):
    row = {"organisation": make_organisation, "user": make_user, "partnership": make_partnership}[model]()

    assert client.post(reverse(f"admin:partnerships_{model}_delete", args=[row.pk]), {"post": "yes"}).status_code == 403


def test_change_carries_the_person(client, superuser):
    row = make_organisation()
    data = {"slug": row.slug, "name": "Renamed", "short_name": "", "kind": "police", "website": ""}

    client.post(reverse("admin:partnerships_organisation_change", args=[row.pk]), data)

    assert Organisation.objects.get(pk=row.pk).history.first().history_user == superuser


def test_new_account_has_no_password_until_its_person_chooses_one(client, superuser):
    client.post(
        reverse("admin:partnerships_user_add"),
        {"email": "new@example.org", "name": "New", "post": "", "is_active": "on"},
    )

    assert not User.objects.get(email="new@example.org").has_usable_password()
    client.logout()
    client.post("/accounts/password/reset/", {"email": "new@example.org"})
    send_access()
    assert [message.to for message in mail.outbox] == [["new@example.org"]]


def test_others_are_kept_out(client):
    client.force_login(make_user("officer", make_partnership()))

    assert client.get(reverse("admin:partnerships_user_changelist")).status_code in (302, 403)
