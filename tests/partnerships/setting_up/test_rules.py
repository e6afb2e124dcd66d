"""Which partnerships get in each other's way, who leads one whose areas change, and from which day to which it is."""

from datetime import date

import pytest

from partnerships.models import AuditEntry, Organisation, Partnership, RegisteredCouncil
from partnerships.setting_up.forms import PartnershipSetUpForm
from partnerships.setting_up.verbs import (
    close,
    free_slug,
    reasons_not_to_close,
    reasons_not_to_cover,
    set_up,
    usual_name,
)
from tests.days import in_days
from tests.factories import make_council, make_organisation, make_partnership, make_user
from tests.partnerships.setting_up.test_verbs import of_register, started

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("register")]


def leads(partnership):
    return sorted(str(council) for council in partnership.lead_councils.all())


@pytest.fixture
def both():
    return started("Castle Point", "Rochford")


# --- Who leads it ---------------------------------------------------------------------------------------------


def change(partnership, areas, leads=()):
    by = make_user()
    set_up(partnership, areas=areas, leads=list(leads), predecessors=[], by=by)
    return by


def test_an_area_that_stays_keeps_its_council_among_those_that_lead(both):
    gone = both.areas.get(name="Castle Point").history.model
    by = change(both, [both.areas.get(name="Rochford"), *of_register("Basildon")])

    assert [row.history_user for row in gone.objects.filter(history_type="-")] == [by]
    assert leads(both) == ["Basildon Borough Council", "Rochford District Council"]


def test_leads_that_are_left_empty_are_the_councils_of_the_areas_again(both):
    change(both, both.areas.all(), of_register("Rochford"))
    alone = leads(both)
    change(both, both.areas.all())

    assert (alone, leads(both)) == (
        ["Rochford District Council"], ["Castle Point Borough Council", "Rochford District Council"],
    )  # fmt: skip


def test_of_an_area_that_the_register_does_not_know_those_that_lead_stay():
    partnership = make_partnership(council=make_council("Anyborough Council"))
    area = partnership.areas.create(name="Anyborough")

    change(partnership, [area, *of_register("Rochford")])

    assert leads(partnership) == ["Anyborough Council", "Rochford District Council"]


def test_a_council_that_leads_may_be_one_of_the_portal_or_of_the_register(both):
    change(both, both.areas.all(), [make_council("Anyborough Council"), *of_register("Basildon")])

    assert leads(both) == ["Anyborough Council", "Basildon Borough Council"]


# --- What covers an area already ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ended", "starts", "is_free"),
    [(None, None, False), (-1, None, True), (0, None, False), (9, 10, True), (10, 10, False)],
    ids=["goes on", "ended yesterday", "ends today", "ends before the first day", "ends on the first day"],
)
def test_an_area_is_free_from_the_day_after_the_last_one(both, ended, starts, is_free):
    if ended is not None:
        Partnership.objects.filter(pk=both.pk).update(ends_on=in_days(ended))
    new = Partnership(name="New", starts_on=None if starts is None else in_days(starts))

    assert (reasons_not_to_cover(new, of_register("Rochford"), []) == []) is is_free


def test_one_of_another_kind_and_of_other_areas_is_in_nobodys_way(both):
    county = Partnership(name="Essex Group", kind=Partnership.Kind.COUNTY)

    assert reasons_not_to_cover(county, of_register("Rochford"), []) == []
    assert reasons_not_to_cover(Partnership(name="New"), of_register("Basildon"), []) == []
    assert reasons_not_to_cover(both, of_register("Rochford"), []) == []


def test_an_area_is_known_by_its_code_and_without_one_by_its_name(both):
    both.areas.filter(name="Rochford").update(name="Rochford District", code="E07000075")
    both.areas.filter(name="Castle Point").update(code="")

    found = reasons_not_to_cover(Partnership(name="New"), of_register("Rochford", "Castle Point"), [])

    assert [sentence.split(" already")[0] for sentence in found] == [
        "Castle Point and Rochford CSP is there for Rochford",
        "Castle Point and Rochford CSP is there for Castle Point",
    ]


# --- Days -----------------------------------------------------------------------------------------------------


def test_those_that_ended_before_keep_their_last_day():
    early, open_ended = make_partnership("Early", ends_on=date(2018, 3, 31)), make_partnership("Open")

    started(
        "Dorset", name="Dorset CSP", predecessors=[early, open_ended], closes_predecessors=True,
        starts_on=date(2019, 4, 1),
    )  # fmt: skip

    for each in (early, open_ended):
        each.refresh_from_db()
    assert (early.ends_on, open_ended.ends_on) == (date(2018, 3, 31), date(2019, 3, 31))
    assert open_ended.history.first().history_change_reason == "Succeeded by Dorset CSP"


def test_those_that_it_succeeds_go_on_unless_it_is_said():
    before = make_partnership("Before")

    started("Dorset", name="Dorset CSP", predecessors=[before], starts_on=date(2019, 4, 1))

    assert Partnership.objects.get(pk=before.pk).ends_on is None


@pytest.mark.parametrize(("on", "is_refused"), [((2026, 3, 31), True), ((2026, 4, 1), False)])
def test_a_partnership_may_last_one_day(on, is_refused):
    partnership = Partnership(starts_on=date(2026, 4, 1))

    assert (reasons_not_to_close(partnership, date(*on)) != []) is is_refused
    assert reasons_not_to_close(partnership, None) == []


def test_what_was_done_is_on_record(both):
    by = make_user()
    change(both, both.areas.all())
    close(both, on=date(2026, 3, 31), reason="Merged", by=by)
    close(both, on=None, reason="Not merged", by=by)

    entries = AuditEntry.objects.filter(partnership=both).order_by("pk")
    assert [(each.event, each.reason) for each in entries] == [
        ("partnership set up", ""), ("partnership changed", ""), ("partnership closed", "Merged"),
        ("partnership goes on", "Not merged"),
    ]  # fmt: skip


# --- Names ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("areas", "kind", "name"),
    [
        (["Rochford"], "area", "Rochford Community Safety Partnership"),
        (["Rochford", "Basildon", "Castle Point"], "area",
         "Basildon, Castle Point and Rochford Community Safety Partnership"),
        (["Essex"], "county", "Essex Community Safety Strategy Group"),
    ],
)  # fmt: skip
def test_the_usual_name_has_the_areas_in_order(areas, kind, name):
    assert usual_name([RegisteredCouncil(short_name=each) for each in areas], kind) == name


def test_short_names_of_addresses_are_free():
    for slug in ("anyborough", "anyborough-2", "anyborough-town"):
        make_organisation(slug=slug)

    assert [free_slug(Organisation, name) for name in ("Anyborough", "Newtown", "…")] == [
        "anyborough-3", "newtown", "organisation",
    ]  # fmt: skip


# --- The form -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "errors"),
    [
        ({}, {}),
        ({"areas": "Essex County Council"},
         {"areas": ["Essex County Council covers two tiers: name its district, or choose “County strategy group”."]}),
        ({"areas": "Essex County Council", "kind": "county"}, {}),
        ({"closes_predecessors": "on"},
         {"starts_on": ["Give its first day, so that those before it can end on the day before."]}),
        ({"closes_predecessors": "on", "starts_on": "1/4/2027"}, {}),
    ],
)  # fmt: skip
def test_what_does_not_fit_together_is_said_at_its_field(typed, errors):
    assert PartnershipSetUpForm({"areas": "Rochford", "kind": "area"} | typed).errors == errors


def test_a_name_that_was_given_stays_and_an_empty_one_is_the_usual(both):
    names = []
    for instance, typed in ((None, ""), (None, "Safer Rochford"), (both, "")):
        form = PartnershipSetUpForm({"areas": "Rochford", "kind": "area", "name": typed}, instance=instance)
        assert form.is_valid()
        names.append(form.cleaned_data["name"])

    assert names == ["Rochford Community Safety Partnership", "Safer Rochford", "Castle Point and Rochford CSP"]


def test_what_is_asked_of_few_is_open_where_something_stands_in_it(both):
    both.agreement = "Agreed by both councils"

    opened = [is_open for _, _, is_open in PartnershipSetUpForm(instance=both).folded()]

    assert opened == [False, True, False]
