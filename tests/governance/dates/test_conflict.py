"""Date conflicts of days that have passed are history: told in the past, and nobody's work."""

from dataclasses import replace
from datetime import date

import pytest

from governance.dates.checks import conflicts
from governance.dates.conflict import DateConflict, as_said
from governance.dates.notice import Settings
from tests.governance.dates.test_checks import TUNBRIDGE_WELLS, route

STAGES = route(*TUNBRIDGE_WELLS, is_open_to_call_in=True)
FOUND = conflicts(STAGES, Settings(), date(2017, 4, 1))


def test_conflict_of_days_that_have_passed_is_told_in_the_past():
    assert [each.happened for each in FOUND] == [
        "Cabinet's papers had to be public by Wednesday 5 April 2017, and Overview and Scrutiny met on Monday 10 April "
        "2017: its view could not be in the report.",
        "Between Cabinet (Thursday 13 April 2017) and the day on which Full Council's papers had to be public (Tuesday "
        "18 April 2017) there was no working day.",
        "The decision of Cabinet was open to call-in: published on Thursday 13 April 2017 until Monday 24 April 2017, "
        "published at the latest (Wednesday 19 April 2017) until Wednesday 26 April 2017, the day of Full Council; "
        "Full Council's papers had to be public by Tuesday 18 April 2017.",
        "The plan began on Saturday 1 April 2017; Full Council decided on Wednesday 26 April 2017.",
    ]


@pytest.mark.parametrize(
    ("today", "work"), [(date(2017, 4, 1), 4), (date(2017, 4, 13), 4), (date(2017, 4, 26), 3), (date(2017, 4, 27), 0)]
)
def test_conflict_is_work_while_one_of_its_meetings_is_to_come(today, work):
    assert sum(each.is_work(STAGES, today) for each in FOUND) == work


def test_conflict_of_decided_stages_is_history_whatever_the_day():
    decided = [replace(stage, state="decided") for stage in STAGES]

    assert [each.is_work(decided, date(2017, 2, 1)) for each in FOUND] == [False] * len(FOUND)


def test_cancelled_meeting_of_an_open_stage_is_work_after_its_day_too():
    trouble = DateConflict("meeting", as_said("It is cancelled."), "Choose another.", (6,))

    assert trouble.is_work(STAGES, date(2018, 1, 1))
