from datetime import date

import pytest

from partnerships.models import Organisation, Partnership, RegisteredCouncil
from partnerships.setting_up.verbs import close, council_for, set_up
from partnerships.verbs import Refused
from tests.factories import make_council, make_partnership, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("register")]


def of_register(*names):
    return [RegisteredCouncil.objects.get(short_name=name, last_day=None) for name in names]


def started(*names, **fields):
    own = {"leads": [], "predecessors": [], "closes_predecessors": False, "by": make_user()}
    own |= {name: fields.pop(name) for name in list(fields) if name in own}
    return set_up(Partnership(**{"name": "Castle Point and Rochford CSP"} | fields), areas=of_register(*names), **own)


def test_partnership_of_two_councils_has_both_areas_and_is_led_by_both():
    made = started("Castle Point", "Rochford")

    assert [(area.name, area.code) for area in made.areas.all()] == [
        ("Castle Point", "E07000069"),
        ("Rochford", "E07000075"),
    ]
    assert {str(council) for council in made.lead_councils.all()} == {
        "Castle Point Borough Council",
        "Rochford District Council",
    }
    assert (made.slug, made.country) == ("castle-point-and-rochford-csp", "england")


def test_area_has_one_partnership_of_its_kind_unless_it_ended_or_is_succeeded():
    first = started("Castle Point", name="Castle Point CSP")

    with pytest.raises(Refused) as refused:
        started("Castle Point", "Rochford")
    succeeded = started("Castle Point", "Rochford", predecessors=[first])
    close(first, on=date(2020, 3, 31), reason="Merged", by=make_user())

    assert refused.value.reasons == [
        "Castle Point CSP is there for Castle Point already: change it, or name it among those that this one succeeds."
    ]
    assert list(succeeded.predecessors.all()) == [first]
    assert Partnership.objects.count() == 2


def test_council_that_leads_alone_is_named():
    made = started("Castle Point", "Rochford", leads=of_register("Rochford"))

    assert [str(council) for council in made.lead_councils.all()] == ["Rochford District Council"]


@pytest.mark.parametrize(("name", "kind"), [("Leeds", "metropolitan"), ("City of London", "city_corporation")])
def test_council_takes_its_kind_from_the_register(name, kind):
    council = council_for(of_register(name)[0], by=make_user())

    assert (council.kind, council.is_council, council.short_name) == (kind, True, name)


def test_council_that_the_portal_knows_is_not_made_twice():
    known = make_council("Thanet District Council", kind="district")
    registered = of_register("Thanet")[0]

    first, second = (council_for(registered, by=make_user()) for _ in range(2))

    assert first == second == known
    assert Organisation.objects.count() == 1


def test_welsh_area_makes_the_partnership_welsh():
    assert started("Cardiff", name="Cardiff CSP").country == "wales"


def test_six_partnerships_are_merged_into_one_and_end_the_day_before():
    six = [make_partnership(f"District {n}") for n in range(6)]

    made = started("Dorset", name="Dorset CSP", predecessors=six, closes_predecessors=True, starts_on=date(2019, 4, 1))

    assert made.predecessors.count() == 6
    assert {row.ends_on for row in Partnership.objects.filter(pk__in=[each.pk for each in six])} == {date(2019, 3, 31)}
    assert list(six[0].successors.all()) == [made]


def test_change_takes_areas_away_and_adds_others():
    made = started("Castle Point", "Rochford")
    kept = made.areas.get(name="Rochford")

    set_up(made, areas=[kept, *of_register("Basildon")], leads=[], predecessors=[], by=make_user())

    assert sorted(made.areas.values_list("name", flat=True)) == ["Basildon", "Rochford"]
    assert made.areas.filter(pk=kept.pk).exists()


def test_closing_needs_a_reason_and_keeps_it():
    made = started("Rochford")

    with pytest.raises(Refused, match="Say why"):
        close(made, on=date(2026, 3, 31), reason=" ", by=make_user())
    close(made, on=date(2026, 3, 31), reason="Merged", by=make_user())

    assert (made.has_ended(date(2026, 3, 31)), made.has_ended(date(2026, 4, 1))) == (False, True)
    assert made.history.first().history_change_reason == "Merged"


def test_partnership_cannot_end_before_it_begins():
    made = started("Rochford", starts_on=date(2026, 4, 1))

    with pytest.raises(Refused, match="cannot be before its first"):
        close(made, on=date(2026, 3, 31), reason="Merged", by=make_user())
