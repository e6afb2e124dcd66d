from datetime import date

import pytest

from partnerships import tasks
from partnerships.tasks import Task, register_tasks, tasks_for

TODAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def no_sources(monkeypatch):
    monkeypatch.setattr(tasks, "_SOURCES", [])


def test_tasks_stand_by_due_date_then_weight_then_title():
    later, sooner = Task("Later", "/l/", due=date(2026, 12, 1)), Task("Sooner", "/s/", due=date(2026, 11, 24))
    light, heavy, also = Task("Light", "/a/"), Task("Heavy", "/b/", weight=2), Task("Also light", "/c/")
    register_tasks(lambda user, on: [light, later, heavy])
    register_tasks(lambda user, on: [sooner, also])

    assert tasks_for(None, TODAY) == [sooner, later, heavy, also, light]


def test_a_source_registered_twice_is_asked_once():
    def source(user, on):
        return [Task("Once", "/")]

    register_tasks(source)
    register_tasks(source)

    assert len(tasks_for(None, TODAY)) == 1


@pytest.mark.parametrize(("due", "is_overdue"), [(date(2026, 11, 22), True), (TODAY, False), (None, False)])
def test_task_is_overdue_after_its_day(due, is_overdue):
    assert Task("Send", "/", due=due).is_overdue(TODAY) == is_overdue
