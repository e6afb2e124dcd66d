"""Figures that are expected: who is asked, until when, and what ends it."""

from datetime import date
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from partnerships.days.calendars import Calendar
from partnerships.mail import reminders
from partnerships.mail.digest import readers, write_digests
from partnerships.mail.kinds import DAILY
from partnerships.mail.reminding import remind
from partnerships.models import Mail
from partnerships.tasks import tasks_for as all_tasks
from priorities.measures.expected import expected_by, reminders_on, tasks_for
from priorities.measures.forms import MeasureForm
from tests.factories import make_membership, make_organisation, make_partnership, make_user
from tests.priorities.measures.rows import give, make_measure, quarter

pytestmark = pytest.mark.django_db
DAY, DUE, LATE = date(2027, 1, 25), date(2027, 2, 8), date(2027, 2, 9)


@pytest.fixture
def here():
    """A measure of the police with its first two quarters, whose third is expected on a Monday."""
    partnership, police = make_partnership(), make_organisation("Anyborough Police", slug="police")
    lead = make_user("partner_lead", partnership, organisation=police)
    make_user("partner_lead", partnership)  # of another organisation
    officer = make_user("officer", partnership)
    measure = make_measure(
        partnership, frequency="quarter", organisation=police, owner_post="Performance analyst", source="Police records"
    )
    give(measure, [182, 175])
    measure.next_expected_on = DAY
    measure.save()
    return SimpleNamespace(partnership=partnership, police=police, lead=lead, officer=officer, measure=measure)


def another(here, title="Robbery", **fields):
    values = {"organisation": here.police, "next_expected_on": DAY, "frequency": "quarter", **fields}
    return make_measure(here.partnership, title=title, **values)


def expected(measure) -> date:
    measure.refresh_from_db()
    return measure.next_expected_on


def titles(user, on):
    return [task.title for task in tasks_for(user, on)]


def test_who_gives_a_figure_is_asked_on_its_day_and_has_ten_working_days(here):
    assert list(reminders_on(date(2027, 1, 24))) == []

    [thing] = reminders_on(DAY)

    assert (thing.title, thing.due, thing.people, thing.organisation) == (
        "Enter Shoplifting for Q3 2026/27", DUE, (here.lead,), (here.officer,),
    )  # fmt: skip
    assert thing.detail == (
        "It was expected on 25 January 2027. Its source: Police records. The post that gives it: Performance analyst."
    )
    assert thing.url == reverse("priorities:measure_enter", args=[here.partnership.slug, here.measure.key])


def test_officer_is_told_from_the_day_after_it_is_due(here):
    [thing] = reminders_on(DAY)

    told = {each.days: list(reminders.told(thing, each)) for each in reminders.occasions(thing, Calendar())}

    assert told == {
        None: ["people"], -7: ["people"], -1: ["people"],
        **{days: ["people", "organisation"] for days in (1, 7, 30)},
    }  # fmt: skip


def test_it_is_written_once_to_whom_it_concerns(here):
    remind(DAY)
    remind(DAY)

    mail = Mail.objects.get(kind="value")
    assert (mail.to, mail.subject) == (here.lead, "To do by Monday 8 February 2027: Enter Shoplifting for Q3 2026/27")


def test_it_stands_once_in_the_day_s_mail(here):
    write_digests(DUE, readers())

    assert Mail.objects.get(kind=DAILY, to=here.lead).text.count("Enter Shoplifting for Q3 2026/27") == 1


def test_it_is_a_lead_s_task_and_the_officer_s_once_it_is_late(here):
    assert [titles(here.lead, on) for on in (date(2027, 1, 24), DAY)] == [[], ["Enter Shoplifting for Q3 2026/27"]]
    assert [titles(here.officer, on) for on in (DUE, LATE)] == [[], ["Enter Shoplifting for Q3 2026/27"]]
    assert "Enter Shoplifting for Q3 2026/27" in [task.title for task in all_tasks(here.lead, DAY)]


def test_figure_that_came_in_ends_it_and_moves_its_day_on(here):
    give(here.measure, [190], first=quarter(3).first, by=here.lead)

    assert expected(here.measure) == date(2027, 4, 25)
    assert (list(reminders_on(LATE)), titles(here.lead, LATE), titles(here.officer, LATE)) == ([], [], [])
    changed = here.measure.history.first()
    assert (changed.history_user, changed.history_change_reason) == (here.lead, "A figure was entered")


def test_day_moves_on_by_as_many_periods_as_came_in(here):
    give(here.measure, [190, 201], first=quarter(3).first)

    assert expected(here.measure) == date(2027, 7, 25)


def test_corrections_and_figures_of_a_part_are_not_the_one_that_is_expected(here):
    give(here.measure, [183, 176])
    give(here.measure, [20], first=quarter(3).first, area="North")

    assert expected(here.measure) == DAY


def test_past_of_a_new_measure_is_not_the_figure_that_is_expected(here):
    measure = another(here, next_expected_on=date(2099, 1, 31))
    give(measure, [41, 38, 44])
    assert expected(measure) == date(2099, 1, 31)

    give(measure, [40], first=quarter(4).first)
    assert expected(measure) == date(2099, 4, 30)


def test_first_figure_after_its_day_moves_it_on(here):
    measure = another(here, next_expected_on=date(2026, 1, 31), frequency="month")
    give(measure, [41], first=date(2026, 1, 1))

    assert expected(measure) == date(2026, 2, 28)


def test_figures_of_one_organisation_and_day_are_one_thing(here):
    another(here)
    another(here, "Burglary", next_expected_on=date(2027, 1, 20))

    found = list(reminders_on(DAY))

    assert [(thing.title, thing.url) for thing in found] == [
        (
            "Enter Burglary for Q3 2026/27",
            reverse("priorities:measure_enter", args=[here.partnership.slug, expected_by(DAY)[0].measures[0].key]),
        ),
        (
            "Enter 2 figures that were expected on 25 January 2027",
            reverse("priorities:measures", args=[here.partnership.slug]),
        ),
    ]
    assert found[1].detail == (
        "Robbery for Q3 2026/27 and Shoplifting for Q3 2026/27. The post that gives them: Performance analyst."
    )


@pytest.mark.parametrize("organisation", ["nobody", "without a lead"])
def test_what_nobody_else_gives_is_the_officer_s_from_the_start(here, organisation):
    here.measure.organisation = None if organisation == "nobody" else make_organisation("Helpers")
    here.measure.save()

    [thing] = reminders_on(DAY)

    assert (thing.people, reminders.told(thing, reminders.occasions(thing)[0])) == (
        (),
        {"organisation": [here.officer]},
    )
    assert (titles(here.officer, DAY), titles(here.lead, DAY)) == (["Enter Shoplifting for Q3 2026/27"], [])


def test_whom_the_form_would_refuse_is_not_told(here):
    [thing] = reminders_on(DAY)
    other = make_user("partner_lead", here.partnership)

    assert [thing.lets(each) for each in (here.lead, here.officer, other)] == [True, True, False]


def test_day_is_read_as_officers_write_it(here):
    make_membership(here.partnership, here.police)
    data = {name: getattr(here.measure, name) for name in MeasureForm.Meta.fields}
    data["read"] = str(MeasureForm(instance=here.measure)["read"].value())

    form = MeasureForm(
        data | {"organisation": here.police.pk, "next_expected_on": "5 February 2027"}, instance=here.measure
    )

    assert (form.errors, form.cleaned_data["next_expected_on"]) == ({}, date(2027, 2, 5))


def test_any_number_of_figures_asks_the_same(here):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            number = sum(len(each.measures) for each in expected_by(DAY))
        return number, len(queries)

    before = asked()
    for title in ("Burglary", "Robbery"):
        another(here, title)

    assert [before[0], *asked()] == [1, 3, before[1]]
