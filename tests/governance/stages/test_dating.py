"""When a stage takes place: said again, never overwritten."""

import pytest

from governance.models import Stage
from governance.stages.dating import set_date
from tests.factories import MET, make_timetable
from tests.governance.meetings.test_verbs import council_stage, reasons

pytestmark = pytest.mark.django_db


def test_set_date_without_a_reason_is_refused_only_when_a_date_slips(clerk):
    stage = council_stage(make_timetable(by=clerk, start=MET))

    set_date(stage, by=clerk, meeting=stage.current_date.meeting, is_confirmed=True)
    assert reasons(set_date, stage, by=clerk, stated="2026-05-02") == ["Say why the date is revised."]
    assert [row.standing for row in Stage.objects.get(pk=stage.pk).dates.all()] == ["planned", "planned"]
