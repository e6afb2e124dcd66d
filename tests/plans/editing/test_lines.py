"""Lines of a table: saved one by one, each cell against what stood there."""

import json

import pytest
from django.urls import reverse
from django.utils.module_loading import import_string

from actions.action_plan.noun import ACTIONS
from actions.action_plan.table import TABLE
from actions.models import Action
from plans.editing import verbs as editing
from plans.editing.lines import save_lines
from plans.rows.tables import key_of_place
from priorities.indicators.noun import INDICATORS
from priorities.models import Indicator
from tests.actions.data import action, activity
from tests.factories import make_membership, make_organisation, make_partnership, make_plan, make_user
from tests.priorities.data import indicator, reading

pytestmark = pytest.mark.django_db
FRESH = "4f0a1c2d-3b5e-4c6f-8a9b-0c1d2e3f4a5b"


@pytest.fixture
def paper():
    return make_plan(make_partnership(), blocks=(), state="drafting").paper


@pytest.fixture
def officer(paper):
    make_membership(paper.partnership, make_organisation("Anyborough Police", slug="anyborough-police"))
    return make_user("officer", paper.partnership)


@pytest.fixture
def row(paper, officer):
    return editing.add(ACTIONS, paper, action("Patrol", activities=[activity("Walk"), activity("Talk")]), by=officer)


def cell(now, was=""):
    return {"was": was, "now": now}


def line(row=None, *, nested=(), after=None, fresh=None, name="l1", **cells):
    own = {"line": name, "key": str(row.key) if row else None, "fresh": fresh, "after": after}
    return {**own, "cells": cells, "nested": list(nested)}


def inner(key=None, name="i1", **cells):
    return {"line": name, "key": key, "cells": cells}


def save(paper, officer, *lines):
    return save_lines(TABLE, paper, list(lines), by=officer, reason="")


def steps(row):
    return [activity.text for activity in row.activities.all()]


def test_a_cell_is_written_and_nothing_else(paper, officer, row):
    [answer] = save(paper, officer, line(row, title=cell("Patrol at night", "Patrol")))

    saved = ACTIONS.data(ACTIONS.rows(paper).get())
    assert saved == {**ACTIONS.data(row), "title": "Patrol at night"}
    assert (answer["faults"], answer["cells"]["title"]) == ({}, "Patrol at night")


def test_a_new_line_is_a_new_row_after_the_one_it_stands_under(paper, officer, row):
    last = editing.add(ACTIONS, paper, action("Last"), by=officer)
    within = inner(text=cell("Count"), leads=cell("Anyborough Police, Sergeant"), timescale=cell("31 March 2027"))

    save(paper, officer, line(after=str(row.key), title=cell("Mend lights"), nested=[within]))

    assert [str(each) for each in ACTIONS.of(paper)] == ["Patrol", "Mend lights", str(last)]
    step = Action.objects.get(title="Mend lights").activities.get()
    assert (str(step.organisation), step.lead_post, step.due_on.isoformat()) == (
        "Anyborough Police",
        "Sergeant",
        "2027-03-31",
    )


def test_a_fault_in_one_line_loses_none_of_the_others(paper, officer, row):
    bad, good = line(row, partners=cell("Nobody")), line(name="l2", title=cell("Mend lights"))

    answers = save(paper, officer, bad, good)

    assert [answer["faults"] for answer in answers] == [
        {"partners": "“Nobody” is not among: Anyborough Council; Anyborough Police."},
        {},
    ]
    assert [str(each) for each in ACTIONS.of(paper)] == ["Patrol", "Mend lights"]


def test_a_new_line_without_its_main_cell_says_what_to_enter(paper, officer):
    [answer] = save(paper, officer, line(measure=cell("Fewer assaults")))

    assert (answer["key"], answer["faults"]) == ("", {"title": "Enter the action."})
    assert not Action.objects.exists()


def test_two_who_write_in_different_cells_do_not_meet(paper, officer, row):
    save(paper, officer, line(row, title=cell("Patrol at night", "Patrol")))

    [answer] = save(paper, officer, line(row, measure=cell("Fewer calls", "Fewer assaults after dark")))

    kept = Action.objects.get()
    assert (answer["faults"], kept.title, kept.measure) == ({}, "Patrol at night", "Fewer calls")


def test_who_writes_in_the_same_cell_is_told_what_the_other_wrote(paper, officer, row):
    save(paper, officer, line(row, title=cell("Patrol at night", "Patrol")))

    [answer] = save(paper, officer, line(row, title=cell("Patrol by day", "Patrol")))

    assert answer["faults"] == {
        "title": "Somebody wrote “Patrol at night” here meanwhile. Write yours again to replace it."
    }
    assert (answer["cells"]["title"], Action.objects.get().title) == ("Patrol at night", "Patrol at night")


def test_lines_inside_a_row_are_written_added_and_emptied(paper, officer, row):
    walk, talk = [each["key"] for each in ACTIONS.data(row)["activities"]]
    changed, emptied = inner(walk, text=cell("Walk more", "Walk")), inner(talk, text=cell("", "Talk"))
    lines = [changed, emptied, inner(text=cell("Report"))]

    [answer] = save(paper, officer, line(row, nested=lines))

    assert steps(Action.objects.get()) == ["Walk more", "Report"]
    assert [each["cells"]["text"] for each in answer["nested"]] == ["Walk more", "Report"]


def test_lines_without_keys_are_told_by_their_place(paper, officer):
    row = editing.add(
        INDICATORS, paper, indicator(readings=[reading("2024/25", "60"), reading("2025/26", "61")]), by=officer
    )
    second = inner(key_of_place(1), figure=cell("62", "61"))
    lines = [inner(key_of_place(0)), second, inner(name="i3", period=cell("2026/27"), figure=cell("63"))]

    [answer] = save_lines(import_string(INDICATORS.table_path), paper, [line(row, nested=lines)], by=officer, reason="")

    kept = [(each.label, each.value) for each in Indicator.objects.get().readings.all()]
    assert kept == [("2024/25", "60"), ("2025/26", "62"), ("2026/27", "63")]
    assert [each["key"] for each in answer["nested"]] == [key_of_place(at) for at in range(3)]


def test_what_is_sent_again_because_its_answer_was_lost_is_written_once(paper, officer):
    step = inner(text=cell("Count"), timescale=cell("31 March 2027"))
    fresh = line(fresh=FRESH, title=cell("Mend  lights"), timescale=cell("31 March 2028"), nested=[step])

    answers = [save(paper, officer, fresh)[0] for _ in range(2)]

    assert [(answer["key"], answer["faults"]) for answer in answers] == [(FRESH, {})] * 2
    assert [(each.title, steps(each)) for each in Action.objects.all()] == [("Mend lights", ["Count"])]


def test_new_rows_that_are_sent_together_stand_in_their_order(paper, officer, row):
    editing.add(ACTIONS, paper, action("Last"), by=officer)
    first, second = FRESH, FRESH.replace("4", "5", 1)
    lines = [line(after=str(row.key), fresh=first, title=cell("A")), line(after=first, fresh=second, title=cell("B"))]

    save(paper, officer, *lines)

    assert [str(each) for each in ACTIONS.of(paper)] == ["Patrol", "A", "B", "Last"]


def test_a_new_row_that_somebody_removed_again_is_not_written(paper, officer):
    save(paper, officer, line(fresh=FRESH, title=cell("Mend lights")))
    editing.remove(ACTIONS, Action.objects.get(), by=officer)

    [answer] = save(paper, officer, line(fresh=FRESH, title=cell("Mend lights")))

    assert answer["fault"] == "This line was removed meanwhile. Put it back from the list, or write it again."


def test_a_line_inside_a_row_that_somebody_added_meanwhile_stays(paper, officer, row):
    walk = ACTIONS.data(row)["activities"][0]["key"]

    save(paper, officer, line(row, nested=[inner(walk, text=cell("Walk more", "Walk"))]))

    assert steps(Action.objects.get()) == ["Walk more", "Talk"]


def test_a_row_that_was_removed_meanwhile_is_not_written(paper, officer, row):
    editing.remove(ACTIONS, row, by=officer)

    [answer] = save(paper, officer, line(row, title=cell("Patrol at night", "Patrol")))

    assert answer["fault"] == "This line was removed meanwhile. Put it back from the list, or write it again."


def test_history_has_one_row_for_each_line_that_changed(paper, officer, row):
    save(paper, officer, line(row, title=cell("Patrol", "Patrol")), line(row, title=cell("Patrol more", "Patrol")))

    assert Action.history.count() == 2


@pytest.mark.parametrize(
    ("body", "status"),
    [("", 400), ("[]", 400), ('{"lines": [{"line": "a", "cells": {"title": 3}}]}', 400), ('{"lines": []}', 200)],
)
def test_what_is_no_table_is_refused(client, paper, officer, body, status):
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")

    answer = client.post(reverse("actions:action_lines", args=[paper.key]), body, content_type="application/json")

    assert answer.status_code == status


def test_a_text_in_approval_asks_for_the_reason_once_for_all_lines(client, paper, officer, row):
    type(paper).objects.filter(pk=paper.pk).update(state="in_approval")
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    page = reverse("actions:action_lines", args=[paper.key])
    sent = {"reason": "", "lines": [line(row, title=cell("Patrol at night", "Patrol"))]}

    refused = client.post(page, json.dumps(sent), content_type="application/json")
    saved = client.post(page, json.dumps(sent | {"reason": "As asked"}), content_type="application/json")

    assert (refused.status_code, refused.json()) == (
        409,
        {"reasons": ["This text is in approval: say why you change it."]},
    )
    assert (saved.status_code, Action.history.latest().history_change_reason) == (200, "As asked")


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_the_database_equally_often(client, paper, officer, count, django_assert_num_queries):
    for number in range(count):
        editing.add(ACTIONS, paper, action(f"Action {number}"), by=officer)
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    page = reverse("actions:action_table", args=[paper.key])
    client.get(page)

    with django_assert_num_queries(22):
        client.get(page)
