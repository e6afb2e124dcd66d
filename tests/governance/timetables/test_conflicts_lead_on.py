"""Two days that do not fit: what could be done leads to the step it is done at."""

import pytest
from django.urls import reverse

from partnerships.access import Role
from tests.days import in_days
from tests.factories import make_timetable, make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("role", "page"), [(Role.CLERK, "governance:stage_date"), (Role.OFFICER, "governance:stage")])
@pytest.mark.parametrize("where", ["timetable", "desk", "paper_on_time"])
def test_a_conflict_leads_to_another_day_those_who_set_days_and_others_to_the_step(client, role, page, where):
    timetable = make_timetable(start=in_days(7))
    council = timetable.stages.last()
    client.force_login(make_user(role, timetable.council if role == Role.CLERK else timetable.paper.partnership))
    address = {
        "timetable": timetable.get_absolute_url(),
        "desk": reverse("governance:desk"),
        "paper_on_time": reverse("governance:paper_on_time", args=[timetable.paper.key]),
    }[where]

    link = f'<a class="govuk-link" href="{reverse(page, args=[council.pk])}">Choose an earlier meeting, or say in'

    assert client.get(address).text.count(link) == 1
