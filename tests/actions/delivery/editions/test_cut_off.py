"""Closing that is cut off, as by kill -9, leaves a period open with no report, or closed with both copies."""

import pytest

from actions.delivery.editions.closing import close
from actions.models import PeriodReport, ReportingPeriod
from plans.models import Paper, Version
from tests.actions.delivery.editions.data import SecondQuarter
from tests.cut_off import CutOff, asked_by
from tests.sizes import size

pytestmark = pytest.mark.django_db
POINTS = size(full=50, few=8)


def test_closing_that_is_cut_off_anywhere_leaves_nothing():
    year, left = SecondQuarter(), set()
    whole = asked_by(lambda: close(year.period(2), by=year.officer))
    for point in range(1, whole, max(whole // POINTS, 1)):
        with pytest.raises(CutOff):
            asked_by(lambda: close(year.period(2), by=year.officer), cut_at=point)
        papers = Paper.objects.filter(kind="performance").count()
        left.add((year.period(2).state, papers, PeriodReport.objects.count(), Version.objects.count()))

    assert left == {(ReportingPeriod.State.OPEN, 0, 0, 0)}


def test_the_last_question_is_answered_and_both_copies_are_there():
    year = SecondQuarter()
    close(year.period(2), by=year.officer)
    assert (year.period(2).state, len(year.texts())) == (ReportingPeriod.State.CLOSED, 2)
