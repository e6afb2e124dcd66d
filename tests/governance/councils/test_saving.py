"""Saving a council's settings: what differs from the defaults, and what follows from it."""

from datetime import date

import pytest

from governance.dates.notice import QuietKind, QuietPeriod
from governance.models import NoticeRule, planning_settings_of, settings_of
from tests.governance.pages import page, said, send

pytestmark = [pytest.mark.django_db, pytest.mark.both("lists")]


def settings_form(client, clerk, council):
    response = page(client, clerk, "council_settings", council.slug)
    data = {}
    for form in (response.context["form"], response.context["notice"]):
        for field in form:
            value = field.value()
            data[field.html_name] = "" if value is None else value
    for formset in (response.context["formset"], response.context["periods"]):
        data |= {f"{formset.prefix}-{name}": value for name, value in formset.management_form.initial.items()}
    return data


def test_settings_save_only_what_differs_from_the_defaults(client, timetable, clerk):
    council = timetable.council
    data = settings_form(client, clerk, council)
    data["notice-officer_board-number"] = "3"

    response = send(client, clerk, "council_settings", council.slug, **data)

    assert said(response) == ["The council's settings are saved. Every date is worked out with them from now on."]
    assert [(rule.body_kind, rule.number) for rule in NoticeRule.objects.all()] == [("officer_board", 3)]
    assert settings_of(council).notice_of("officer_board").number == 3


def test_settings_keep_recesses_elections_and_who_may_call_in(client, timetable, clerk):
    council = timetable.council
    data = settings_form(client, clerk, council) | {
        "call_in_by": "Any six members", "periods-TOTAL_FORMS": 2,
        "periods-0-kind": "recess", "periods-0-name": "Summer", "periods-0-starts_on": "2027-08-02",
        "periods-0-ends_on": "2027-08-27", "periods-1-kind": "election", "periods-1-name": "Local elections",
        "periods-1-starts_on": "2027-03-22", "periods-1-ends_on": "2027-05-06",
    }  # fmt: skip

    send(client, clerk, "council_settings", council.slug, **data)

    settings = planning_settings_of(council)
    assert settings.call_in_by == "Any six members"
    assert settings.quiet_periods == (
        QuietPeriod(QuietKind.ELECTION, "Local elections", date(2027, 3, 22), date(2027, 5, 6)),
        QuietPeriod(QuietKind.RECESS, "Summer", date(2027, 8, 2), date(2027, 8, 27)),
    )


def test_a_period_that_ends_before_it_begins_is_refused_at_its_row(client, timetable, clerk):
    data = settings_form(client, clerk, timetable.council) | {
        "periods-0-kind": "recess", "periods-0-name": "Summer", "periods-0-starts_on": "2027-08-27",
        "periods-0-ends_on": "2027-08-02",
    }  # fmt: skip

    response = send(client, clerk, "council_settings", timetable.council.slug, **data)

    assert response.context["periods"].forms[0].non_field_errors() == [
        "The last day of a period cannot be before its first."
    ]


def test_closure_days_move_the_day_of_publication(timetable):
    council = timetable.council
    before = settings_of(council).publish_by("full_council", date(2027, 1, 12)).day
    council.closure_days.create(name="Christmas closure", starts_on=date(2027, 1, 4), ends_on=date(2027, 1, 4))

    counted = settings_of(council).publish_by("full_council", date(2027, 1, 12))

    assert (before, counted.day) == (date(2027, 1, 4), date(2026, 12, 31))
    assert "Monday 4 (Christmas closure)" in counted.sentence()
