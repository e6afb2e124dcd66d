from datetime import date

import pytest

from partnerships.days.calendars import (
    CHRISTMAS_EVE,
    MAUNDY_THURSDAY,
    POLICY_FRAMEWORK,
    Calendar,
    EveryDay,
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


@pytest.mark.parametrize(
    ("day", "before", "after"),
    [
        ((2017, 4, 18), (2017, 4, 18), (2017, 4, 18)),
        ((2017, 4, 15), (2017, 4, 13), (2017, 4, 18)),
        ((2027, 1, 1), (2026, 12, 31), (2027, 1, 4)),
    ],
    ids=["a Tuesday", "over Easter", "New Year's Day, a Friday"],
)
def test_the_working_day_on_or_beside_a_day(day, before, after):
    calendar, day = Calendar(), date(*day)

    assert (calendar.working_day_on_or_before(day), calendar.working_day_on_or_after(day)) == (
        date(*before), date(*after),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("number", "day"), [(0, (2017, 4, 15)), (1, (2017, 4, 18)), (4, (2017, 4, 21)), (5, (2017, 4, 24))]
)
def test_working_days_are_counted_from_the_day_after(number, day):
    assert Calendar().working_day_after(date(2017, 4, 15), number) == date(*day)


def test_a_weekend_is_named_before_a_holiday_and_a_closure():
    saturday = date(2026, 12, 26)  # Boxing Day, whose substitute is the Monday
    calendar = Calendar(POLICY_FRAMEWORK, closures={saturday: "offices closed"})

    assert calendar.why_left_out(saturday) == "Saturday"


def test_on_every_day_no_day_is_left_out():
    assert EveryDay().working_days_between(date(2026, 12, 24), date(2026, 12, 29)) == 4


def test_closures_hold_their_first_and_their_last_day():
    one, two = date(2026, 12, 29), date(2026, 12, 30)

    assert closure_days([(one, one, "closed"), (one, two, "offices closed")]) == {
        one: "offices closed", two: "offices closed",
    }  # fmt: skip


@pytest.mark.parametrize("year", [2017, 2026, 2027])
def test_each_year_has_eight_bank_holidays_with_the_names_that_councils_print(year):
    names = [name.removesuffix(" (substitute day)") for name in bank_holidays(year).values()]

    assert {
        "New Year's Day", "Good Friday", "Easter Monday", "Early May bank holiday", "Spring bank holiday",
        "Summer bank holiday", "Christmas Day", "Boxing Day",
    } == set(names)  # fmt: skip
