"""The days of figures that are expected in the calendars of those who give them."""

from datetime import date

import pytest

from governance.feeds.contents import person_events
from priorities.models import Measure
from tests.factories import make_organisation, make_partnership, make_user
from tests.priorities.measures.rows import give, make_measure, quarter

pytestmark = pytest.mark.django_db
DAY, DUE = date(2027, 1, 25), date(2027, 2, 8)


def told(user):
    events = person_events(user, date(2026, 12, 1), str)
    return [(event["dtstart"].dt, str(event["summary"])) for event in events]


def test_figures_stand_in_the_calendars_of_those_who_give_them_until_they_are_entered():
    partnership, police = make_partnership(), make_organisation("Anyborough Police", slug="police")
    lead, officer = make_user("partner_lead", partnership, organisation=police), make_user("officer", partnership)
    other, reader = make_user("partner_lead", partnership), make_user("reader", partnership)
    for title in ("Robbery", "Shoplifting"):
        measure = make_measure(partnership, title=title, organisation=police, frequency="quarter")
        give(measure, [182, 175])
    Measure.objects.update(next_expected_on=DAY)
    measure.refresh_from_db()

    both = [(DAY, "2 figures are expected: Anyborough Police"), (DUE, "2 figures due: Anyborough Police")]
    assert [told(user) for user in (lead, officer, other, reader)] == [both, both, [], []]

    give(measure, [190], first=quarter(3).first, by=lead)
    assert told(lead)[:2] == [
        (DAY, "Robbery is expected: Anyborough Police"), (DUE, "Robbery due: Anyborough Police"),
    ]  # fmt: skip
