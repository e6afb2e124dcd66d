from datetime import date

import pytest

from partnerships.days.calendars import (
    CHRISTMAS_EVE,
    MAUNDY_THURSDAY,
    POLICY_FRAMEWORK,
    Calendar,
    bank_holidays,
    closure_days,
)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2011, 4, 29), "bank holiday for the Royal Wedding"),
        (date(2020, 5, 8), "Early May bank holiday (VE Day)"),
        (date(2022, 6, 3), "bank holiday for the Platinum Jubilee"),
        (date(2022, 9, 19), "bank holiday for the State Funeral"),
        (date(2023, 5, 8), "bank holiday for the Coronation"),
        (date(2026, 12, 28), "Boxing Day (substitute day)"),
        (date(2017, 4, 14), "Good Friday"),
    ],
)
def test_why_left_out_names_bank_holidays_and_one_offs(day, name):
    assert Calendar().why_left_out(day) == name


def test_bank_holidays_leave_out_the_monday_that_was_moved_in_2020():
    assert date(2020, 5, 4) not in bank_holidays(2020)


def test_why_left_out_is_empty_on_a_working_day():
    assert Calendar().why_left_out(date(2017, 4, 18)) == ""


@pytest.mark.parametrize(
    ("day", "name"), [(date(2017, 4, 13), "Maundy Thursday"), (date(2026, 12, 24), "Christmas Eve")]
)
def test_policy_framework_calendar_leaves_out_two_days_more(day, name):
    assert Calendar(POLICY_FRAMEWORK).why_left_out(day) == name
    assert Calendar().is_working(day)


def test_either_of_the_two_days_may_be_left_out_by_its_name():
    maundy_thursday, christmas_eve = date(2017, 4, 13), date(2026, 12, 24)

    assert [Calendar(MAUNDY_THURSDAY).why_left_out(day) for day in (maundy_thursday, christmas_eve)] == [
        "Maundy Thursday", "",
    ]  # fmt: skip
    assert [Calendar(CHRISTMAS_EVE).why_left_out(day) for day in (maundy_thursday, christmas_eve)] == [
        "", "Christmas Eve",
    ]  # fmt: skip


def test_closure_days_and_overrides_count_as_left_out():
    closures = closure_days([(date(2026, 12, 29), date(2026, 12, 31), "offices closed")])
    calendar = Calendar(closures=closures, overrides={date(2026, 7, 1): "a new holiday", date(2026, 12, 28): None})

    assert calendar.why_left_out(date(2026, 12, 30)) == "offices closed"
    assert calendar.why_left_out(date(2026, 7, 1)) == "a new holiday"
    assert calendar.is_working(date(2026, 12, 28))


def test_working_days_between_counts_neither_end():
    calendar = Calendar()

    assert calendar.working_days_between(date(2017, 4, 13), date(2017, 4, 18)) == 0
    assert calendar.working_days_between(date(2017, 4, 12), date(2017, 4, 19)) == 2
    assert calendar.working_days_between(date(2017, 4, 19), date(2017, 4, 12)) == 0
