"""A stage's further record in and out of interchange files."""

from copy import deepcopy

import pytest
from django.db import transaction
from hypothesis import given

from governance.models import Stage
from governance.stages.recording import set_aside
from plans.interchange import NotImported, export_plan, import_plan
from plans.models import Plan
from tests.factories import make_user
from tests.governance.strategies import delegations, stage_records
from tests.governance.timetables.test_interchange import OUTCOME, day, make_file, stage
from tests.interchange_files import at, check_faults, short
from tests.sizes import examples

pytestmark = pytest.mark.django_db


def council(**fields):
    values = {"state": "decided", "version": 1, "outcome": {**OUTCOME, "kind": "adopted_in_principle"}, **fields}
    return stage(1, "council", "decide", day("2026-03-03", "held"), **values)


@examples(25)
@given(stage_records, delegations)
@pytest.mark.both("interchange")
def test_export_of_import_is_the_same_file(db, further, delegation):
    data = make_file(council(outcome={**OUTCOME, "kind": "recommended", **delegation}, **further))

    with transaction.atomic():
        import_plan(deepcopy(data), by=make_user("site_administrator"))
        exported = export_plan(Plan.objects.get())
        transaction.set_rollback(True)

    assert exported == short(data)


@pytest.mark.both("interchange")
def test_rows_that_were_set_aside_stay_behind():
    answer = {"kind": "objects", "given_on": "2026-03-10", "given_by": "Leader", "text": "", "with_amendments": False}
    by = make_user("site_administrator")
    import_plan(make_file(council(answer=answer)), by=by)
    row = Stage.objects.get().answer

    set_aside(row, by=by, event="answer recorded in error", because="Wrong.")

    assert "answer" not in export_plan(Plan.objects.get())["record"]["timetables"][0]["stages"][0]


#: The least that a file can say of each, and what the row has then.
LEAST = {
    "decision_dates": ({"what": "effective"}, {"on": None, "reason": ""}),
    "amendments": (
        {"text": "Leave out 3.", "moved_by": "Councillor"},
        {"result": "pending", "why": "", "block_key": None},
    ),
    "conditions": ({"text": "Funding."}, {"is_met": False, "met_on": None, "evidence": ""}),
    "parts": ({"kind": "delegate", "text": "Minor changes."}, {"to": "", "consulted": ""}),
    "delegate_decisions": (
        {"text": "Figure 2 is corrected.", "decided_by": "Director"}, {"consulted": "", "decided_on": "", "link": ""},
    ),
    "declarations": (
        {"declared_by": "Two members"}, {"interest": "not_stated", "text": "", "left": None, "dispensation": ""},
    ),
    "late_papers": ({"title": "View of Scrutiny"}, {"came_on": "", "why": "", "link": ""}),
    "call_in": (
        {"called_on": "2026-03-04", "called_by": "Scrutiny", "result": "awaited"},
        {"grounds": "", "settled_on": None},
    ),
    "answer": ({"kind": "agrees", "given_on": "2026-03-10"}, {"given_by": "", "text": "", "with_amendments": False}),
    "required_report": (
        {"required_by": "Scrutiny", "required_on": "2026-03-10", "due_on": "2026-04-10"},
        {"because": "", "decision": "", "reasons": "", "opinion": "", "opinion_reasons": "", "submitted_on": None},
    ),
    "notice": (
        {
            "given_on": "2026-01-20", "matter": "The plan", "decision_maker": "Council", "decided_when": "March",
            "available_from": "The clerk", "later_documents": "Ask the clerk",
        },
        {"basis": "notice", "members": "", "documents": "", "is_private": False, "told_on": None},
    ),
}  # fmt: skip
MANY = (
    "decision_dates", "amendments", "conditions", "parts", "delegate_decisions", "declarations", "late_papers",
)  # fmt: skip


def with_least(name, **changes):
    values = {**LEAST[name][0], **changes}
    return make_file(council(**{name: [values] if name in MANY else values}))


@pytest.mark.parametrize("name", LEAST)
def test_the_least_that_a_file_can_say_gets_the_defaults(name):
    data = with_least(name)
    import_plan(data, by=make_user("site_administrator"))

    kept = getattr(Stage.objects.get(), name)
    row, expected = kept.get() if name in MANY else kept, LEAST[name][1]
    assert {field: getattr(row, field) for field in expected} == expected
    assert export_plan(Plan.objects.get()) == short(data)


@pytest.mark.parametrize(("name", "asked"), [(name, asked) for name, (least, _) in LEAST.items() for asked in least])
def test_a_key_without_default_is_asked_for(name, asked):
    place = f"record.timetables[0].stages[0].{name}" + ("[0]" if name in MANY else "")
    data = with_least(name)
    del at(data, place)[asked]

    assert check_faults(data) == [f"{place}: “{asked}” is missing."]


WRONG = {
    "decision_dates": ("on", "soon", "“soon” is not a possible date."),
    "amendments": ("block_key", "3", "“3” is not written as it must be here."),
    "conditions": ("is_met", "no", "This must be true or false, not “no”."),
    "call_in": ("called_by", "", "The text is empty."),
    "answer": ("kind", "maybe", "“maybe” is none of agrees, objects, none."),
    "notice": ("given_on", None, "This must be a text, not nothing."),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_value_of_the_wrong_kind_is_named_with_its_place(name):
    field, value, sentence = WRONG[name]
    place = f"record.timetables[0].stages[0].{name}" + ("[0]" if name in MANY else "")

    assert check_faults(with_least(name, **{field: value})) == [f"{place}.{field}: {sentence}"]


REFUSED_ROWS = {
    "a private decision without its reason": ({"is_private": True}, "Say why it is decided in private."),
    "a short notice that nobody was told of": (
        {"basis": "general_exception"},
        "Say which chair was told or agreed, on which day, and why 28 clear days could not be given.",
    ),
}


@pytest.mark.parametrize(("changes", "sentence"), REFUSED_ROWS.values(), ids=REFUSED_ROWS)
@pytest.mark.both("interchange")
def test_what_a_row_itself_refuses_is_named_with_its_place(changes, sentence):
    with pytest.raises(NotImported) as refused:
        import_plan(with_least("notice", **changes), by=make_user("site_administrator"))

    assert [str(fault) for fault in refused.value.faults] == [f"record.timetables[0].stages[0].notice: {sentence}"]


@pytest.mark.parametrize("name", ["decision_dates", "conditions", "call_in", "answer"])
def test_what_follows_from_a_decision_is_refused_at_a_stage_that_is_open(name):
    rows = {
        "decision_dates": [{"what": "effective", "on": "2026-03-03", "reason": ""}],
        "conditions": [{"text": "Funding.", "is_met": False, "met_on": None, "evidence": ""}],
        "call_in": {
            "called_on": "2026-03-04", "called_by": "Scrutiny", "grounds": "", "result": "awaited", "settled_on": None,
        },
        "answer": {"kind": "agrees", "given_on": "2026-03-10", "given_by": "", "text": "", "with_amendments": False},
    }  # fmt: skip
    data = make_file(council(state="submitted", outcome=None, **{name: rows[name]}))

    with pytest.raises(NotImported) as refused:
        import_plan(data, by=make_user("site_administrator"))
    assert [str(fault) for fault in refused.value.faults] == [
        f"record.timetables[0].stages[0].{name}: Only a decided stage has this."
    ]
