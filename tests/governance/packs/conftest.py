import pytest


@pytest.fixture
def stage(timetable):
    return timetable.stages.get(body__kind="executive")


@pytest.fixture
def meeting(stage):
    """Of Cabinet, to which the timetable leads."""
    return stage.current_date.meeting
