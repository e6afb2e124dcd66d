"""A chapter and a priority, for tests of what is done to both."""

from plans.editing import verbs as editing
from plans.editing.chapters import CHAPTERS
from tests.priorities.data import priority


def fresh(edited, name):
    return {"kind": "rich_text", "heading": name} if edited is CHAPTERS else priority(name)


def renamed(edited, row, name):
    return {**edited.data(row), ("heading" if edited is CHAPTERS else "title"): name}


def add(edited, paper, by, *names):
    return [editing.add(edited, paper, fresh(edited, name), by=by) for name in names]


def again(row):
    """The row as another page would have fetched it."""
    return type(row).objects.get(pk=row.pk)


def names(edited, paper):
    return [str(row) for row in edited.of(paper)]


def put_in(paper, state):
    paper.state = state
    paper.save()
