"""A person's tasks together with those of the colleagues for whom the person stands in."""

from dataclasses import replace
from datetime import date

from partnerships.deputies.verbs import stood_in_for
from partnerships.models import User
from partnerships.tasks import Task, in_order, tasks_for


def tasks_with_deputising(user: User, on: date) -> list[Task]:
    """By due date like all tasks; one that is the person's own as well stands once."""
    tasks = tasks_for(user, on)
    known = {(task.title, task.url) for task in tasks}
    for person in stood_in_for(user, on):
        theirs = [task for task in tasks_for(person, on) if (task.title, task.url) not in known]
        tasks += [replace(task, detail=f"For {person}. {task.detail}".strip()) for task in theirs]
    return in_order(tasks)
