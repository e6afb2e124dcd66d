"""A day that is typed is read as officers write it, or refused with an example; yes and no are shown as they are."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from partnerships.fields import DayField, PastDayField
from partnerships.memberships.forms import MembershipForm
from partnerships.models import Membership, Partnership
from tests.days import in_days


@pytest.mark.parametrize("typed", ["2027-06-15", "15/06/27", "15-Jun-2027", "15th June 2027", "Tues 15 June 2027"])
def test_day_is_read_as_officers_write_it(typed):
    assert DayField().clean(typed) == date(2027, 6, 15)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("tomorrow", ""),
        ("31/02/2027", "“31/02/2027” is a day that no calendar has. "),
        ("March 2025", "“March 2025” is a month. "),
        ("2024/25", "“2024/25” is a financial year. "),
        ("15 June", "“15 June” does not say of which year: write “15 June 2027”. "),
        ("Monday 15 June 2027", "“Monday 15 June 2027”: that day is a Tuesday. "),
        ("15/06/1827", "“15/06/1827” is not between 1900 and 2099. "),
    ],
)
def test_what_is_no_day_is_refused_with_an_example(typed, why):
    with pytest.raises(ValidationError) as refused:
        DayField().clean(typed)

    assert refused.value.messages == [f"{why}Enter a day, such as 18/04/2027 or 18 April 2027."]


@pytest.mark.parametrize("days", [0, 1, 400])
def test_what_was_done_was_done_today_at_the_latest(days):
    day = in_days(-days)

    assert PastDayField().clean(day.isoformat()) == day


def test_a_day_to_come_is_none_on_which_something_was_done():
    tomorrow = in_days(1)

    with pytest.raises(ValidationError) as refused:
        PastDayField().clean(tomorrow.isoformat())

    assert refused.value.messages == ["This day is still to come: enter the day on which it happened."]


@pytest.mark.parametrize("held", [True, False, None])
def test_a_form_shows_the_yes_or_no_that_a_row_holds(held):
    form = MembershipForm(instance=Membership(has_vote=held), partnership=Partnership())

    shown = {True: '<option value="true" selected>Yes', False: '<option value="false" selected>No'}
    assert shown.get(held, '<option value="" selected>Not recorded') in str(form["has_vote"])


def test_what_need_not_be_known_may_stay_empty():
    assert PastDayField(required=False).clean("") is None
