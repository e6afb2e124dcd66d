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
from tests.interchange_files import short
from tests.sizes import examples

pytestmark = [pytest.mark.django_db, pytest.mark.both("interchange")]


def council(**fields):
    values = {"state": "decided", "version": 1, "outcome": {**OUTCOME, "kind": "adopted_in_principle"}, **fields}
    return stage(1, "council", "decide", day("2026-03-03", "held"), **values)


@examples(25)
@given(stage_records, delegations)
def test_export_of_import_is_the_same_file(db, further, delegation):
    data = make_file(council(outcome={**OUTCOME, "kind": "recommended", **delegation}, **further))

    with transaction.atomic():
        import_plan(deepcopy(data), by=make_user("site_administrator"))
        exported = export_plan(Plan.objects.get())
        transaction.set_rollback(True)

    assert exported == short(data)


def test_rows_that_were_set_aside_stay_behind():
    answer = {"kind": "objects", "given_on": "2026-03-10", "given_by": "Leader", "text": "", "with_amendments": False}
    by = make_user("site_administrator")
    import_plan(make_file(council(answer=answer)), by=by)
    row = Stage.objects.get().answer

    set_aside(row, by=by, event="answer recorded in error", because="Wrong.")

    assert "answer" not in export_plan(Plan.objects.get())["record"]["timetables"][0]["stages"][0]


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
