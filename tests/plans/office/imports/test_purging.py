"""Files that were sent and never brought in go after seven days, with their bytes; those that came in stay."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse

from partnerships.access import Role
from plans.models import Import
from plans.office.imports.purging import sweep
from tests.factories import make_council, make_plan, make_user

pytestmark = pytest.mark.django_db
NOW = datetime(2027, 3, 10, 12, tzinfo=UTC)
WEEK, MINUTE = timedelta(days=7), timedelta(minutes=1)


@pytest.fixture
def found():
    plan = make_plan()
    fields = {"partnership": plan.partnership, "paper": plan.paper, "subject": "risk"}
    officer = make_user(Role.OFFICER, plan.partnership)
    found = Import.of(b"Risk", name="a.csv", uploaded_by=officer, reading={"sheets": []}, **fields)
    found.save()
    return found


@pytest.mark.parametrize(("age", "left"), [(WEEK - MINUTE, 1), (WEEK + MINUTE, 0)])
def test_an_unfinished_file_goes_after_a_week_with_its_bytes(found, age, left):
    Import.objects.update(uploaded_at=NOW - age)

    assert sweep(NOW, everything=True) == {"given up": 0, "purged": 1 - left}

    assert (Import.objects.count(), default_storage.exists(found.file.name)) == (left, bool(left))


def test_a_file_that_came_in_stays(found):
    by = found.uploaded_by
    Import.objects.update(state="brought_in", brought_in_by=by, brought_in_at=NOW, uploaded_at=NOW - 2 * WEEK)

    sweep(NOW, everything=True)

    assert Import.objects.get() == found


def test_a_file_of_people_goes_after_a_week_whatever_became_of_it(found):
    council, by = make_council(), found.uploaded_by
    fields = {"subject": "councillor", "partnership": None, "paper": None, "council": council}
    Import.objects.update(state="brought_in", brought_in_by=by, brought_in_at=NOW, uploaded_at=NOW - 2 * WEEK, **fields)

    sweep(NOW, everything=True)

    assert (Import.objects.count(), default_storage.exists(found.file.name)) == (0, False)


def test_its_page_says_until_when(found, client):
    Import.objects.update(uploaded_at=NOW)
    client.force_login(found.uploaded_by)

    page = client.get(reverse("plans:import", args=[found.key])).content.decode()

    assert "You can go on with this file until 17 March 2027;" in page
