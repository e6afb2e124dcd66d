from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError
from django.utils import timezone

from csp_portal.first_start import verbs
from csp_portal.first_start.verbs import NO_MORE, NOT_VALID, begin, new_address, reasons_not_to_begin, tell_at_start
from partnerships.access import Role
from partnerships.models import FirstStart, User
from partnerships.verbs import Refused
from tests.factories import make_user

pytestmark = pytest.mark.django_db
WHO = {"email": "Ada@anyborough.example", "name": "Ada Marsh", "password": "three random words"}


def token():
    return new_address().rstrip("/").rpartition("/")[2]


def test_first_administrator_may_do_everything():
    user = begin(token(), **WHO)

    assert (user.email, user.is_staff, user.is_superuser) == ("ada@anyborough.example", True, True)
    assert [role.role for role in user.roles_held()] == [Role.SITE_ADMINISTRATOR]
    assert list(User.objects.administrators()) == [user]


def test_address_is_used_once_even_when_that_administrator_goes():
    used = token()
    user = begin(used, **WHO)
    User.objects.filter(pk=user.pk).update(is_active=False)

    assert reasons_not_to_begin(used) == [NOT_VALID]


@pytest.mark.parametrize("kind", ["role", "superuser"])
def test_administrator_closes_every_address(kind):
    unused = token()
    make_user(Role.SITE_ADMINISTRATOR) if kind == "role" else make_user(is_superuser=True)

    with pytest.raises(Refused, match=NO_MORE):
        begin(unused, **WHO)
    with pytest.raises(Refused, match=NO_MORE):
        new_address()


@pytest.mark.parametrize(("hours", "reasons"), [(23, []), (24, [NOT_VALID]), (-1, [NOT_VALID])])
def test_address_is_valid_for_a_day(hours, reasons):
    given = token()
    FirstStart.objects.update(made_at=timezone.now() - timedelta(hours=hours))

    assert reasons_not_to_begin(given) == reasons


def test_newer_address_stands_in_place_of_the_older():
    older, newer = token(), token()

    assert (reasons_not_to_begin(older), reasons_not_to_begin(newer)) == ([NOT_VALID], [])


@pytest.mark.django_db(transaction=True)  # each leaves its connection closed
def test_processes_that_start_together_tell_one_address(capsys):
    tell_at_start()
    tell_at_start()

    told = capsys.readouterr().err
    assert told.count("/first-start/") == 1
    assert told.startswith("The portal has no administrator yet.")


def test_server_with_an_administrator_tells_nothing(capsys):
    make_user(Role.SITE_ADMINISTRATOR)

    tell_at_start()

    assert capsys.readouterr().err == ""


def test_server_without_its_tables_starts_in_silence(capsys, monkeypatch):
    def fail(**kwargs):
        raise DatabaseError("no such table")

    monkeypatch.setattr(verbs, "new_address", fail)
    tell_at_start()

    assert capsys.readouterr().err == ""


def test_command_prints_an_address_that_opens():
    out = StringIO()

    call_command("first_start", stdout=out)

    assert reasons_not_to_begin(out.getvalue().strip().rstrip("/").rpartition("/")[2]) == []


def test_command_refuses_where_there_is_an_administrator():
    make_user(Role.SITE_ADMINISTRATOR)

    with pytest.raises(CommandError, match=NO_MORE):
        call_command("first_start")
