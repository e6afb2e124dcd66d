"""Of a long list that changed, what changed; the rest by name."""

import re

from plans.document.compare import compare_blocks
from tests.actions.data import action, action_plan
from tests.priorities.data import priorities, priority


def shown(kind, before, after):
    sides = ({"key": "k", "kind": kind, "level": 1, "heading": "", "data": data} for data in (before, after))
    page = re.sub(r"<(del|ins)><span[^>]*>[^<]*</span>(.*?)</\\1>", r"[\\1 \\2]", str(compare_blocks(*sides).shown))
    return " ".join(re.sub(r"<[^>]*>", " ", page).split())


ROADS, KNIVES, NOISE = (priority(title, areas=[], findings=[]) for title in ("Road safety", "Knives", "Noise"))


def test_a_changed_list_of_priorities_shows_the_changed_one():
    changed = {**KNIVES, "html": "<p>Fewer people hurt on our streets.</p>"}

    words = shown("priorities", priorities(ROADS, KNIVES, NOISE), priorities(ROADS, changed, NOISE))

    assert words.startswith("Road safety – unchanged Priority 2")
    assert words.endswith("Noise – unchanged")
    assert words.count("Fewer people hurt on our") == 1


def test_what_changed_without_a_word_of_it_is_shown():
    bold = {**KNIVES, "html": "<p>Fewer <strong>people</strong> hurt on our roads.</p>"}

    words = shown("priorities", priorities(ROADS, KNIVES), priorities(ROADS, bold))

    assert words.startswith("Road safety – unchanged Priority 2")
    assert "Fewer people hurt" in words


def test_a_priority_that_moved_is_shown_where_it_stood_and_stands():
    words = shown("priorities", priorities(ROADS, KNIVES, NOISE), priorities(NOISE, ROADS, KNIVES))

    assert words.count("Noise") == 2
    assert words.count(" – unchanged") == 0


def test_rows_of_a_table_that_did_not_change_are_counted():
    patrol, mediate, light, plant = (action(title) for title in ("Patrol", "Mediate", "Light", "Plant"))
    lit = {**light, "measure": "Every lamp works"}

    words = shown("action_plan", action_plan(patrol, mediate, light, plant), action_plan(patrol, mediate, lit, plant))

    assert re.search("2 rows unchanged [0-9.]* ?Light ", words)
    assert words.endswith("1 row unchanged")
