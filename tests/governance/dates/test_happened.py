"""What is still to come is not recorded as done."""

from datetime import date

import pytest

from governance.dates.happened import HELD_TO_COME, TO_COME, days_to_come, not_held_yet

TODAY = date(2027, 2, 1)


@pytest.mark.parametrize("held", ["", "2027-02-01", "2027-02", "2027"])
def test_what_has_begun_may_be_told(held):
    assert not_held_yet(held, TODAY) == []


@pytest.mark.parametrize("held", ["2027-02-02", "2027-03", "2028"])
def test_a_partial_date_is_to_come_when_nothing_of_it_has_come(held):
    assert not_held_yet(held, TODAY) == [HELD_TO_COME]


@pytest.mark.parametrize(("days", "reasons"), [((None, TODAY), []), ((TODAY, date(2027, 2, 2)), [TO_COME]), ((), [])])
def test_one_day_to_come_is_enough(days, reasons):
    assert days_to_come(TODAY, *days) == reasons
