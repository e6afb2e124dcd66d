"""Projects in words: in the list of a text and in a list of changes."""

from actions.projects.noun import PROJECTS
from tests.actions.data import project

SERVED = [{"key": str(number), "title": title} for number, title in enumerate(("Violence", "Drugs"))]


def test_project_in_words():
    item = project(outcome="Forty bicycles", priorities=SERVED)
    assert PROJECTS.words(item, None) == [
        ("Project", "Bike project"), ("What it does", "Young people repair bicycles."), ("Period", "2026/27"),
        ("What came of it", "Forty bicycles"), ("Priorities", "Violence\nDrugs"),
    ]  # fmt: skip


def test_summary_says_when_and_what_it_serves():
    assert [PROJECTS.summary(each) for each in (project(priorities=SERVED), project(), project(period=""))] == [
        "2026/27 · Violence, Drugs", "2026/27", "",
    ]  # fmt: skip
