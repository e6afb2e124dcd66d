"""The tables of all rooms: what a cell reads is what it makes of the row again."""

import pytest
from django.utils.module_loading import import_string

from actions.action_plan.noun import ACTIONS
from actions.funding.noun import LINES
from actions.risks.noun import RISKS
from plans.document.schemas import faults
from plans.rows.columns import Known
from priorities.indicators.noun import INDICATORS
from priorities.priorities.noun import PRIORITIES
from tests.actions.data import POLICE, action, activity, line
from tests.factories import make_membership, make_organisation, make_plan
from tests.priorities.data import indicator, priority

pytestmark = pytest.mark.django_db
WHEN = {"kind": "period", "date": None, "start": "2026-04-01", "end": "2027-03-31", "text": "in two steps"}
STEP = activity(organisation=POLICE, lead_post="Sergeant", due_on="2027-03-31", cost="5.00", cost_text="each")
RISK = {"title": "Money ends", "text": "In March", "code": "D3", "owner_post": "Manager", "mitigations": ["Ask; early"]}
ROWS = {
    ACTIONS: action(timescale=WHEN, places=["Quay", "High Street"], partners=[POLICE], activities=[STEP], classes=[]),
    LINES: line(decision={"body": "Cabinet", "on": "2027-02"}, organisation=POLICE["slug"], amount="99.50"),
    RISKS: {"key": "00000000-0000-4000-8000-000000000001", **RISK},
    INDICATORS: indicator(unit="", baseline={"label": "2024/25", "value": ""}, target=None),
    PRIORITIES: priority(lead={"post": "Chief", "organisation": POLICE["slug"], "note": "to come"}),
}


@pytest.fixture
def known():
    paper = make_plan(blocks=()).paper
    make_membership(paper.partnership, make_organisation(POLICE["name"], slug=POLICE["slug"]))
    return Known(paper, [])


def written_again(columns, item, known):
    again = dict(item)
    for column in columns:
        column.put(again, column.read(item, known), known)
    return again


@pytest.mark.parametrize("noun", ROWS, ids=lambda noun: noun.name)
def test_a_row_written_again_from_its_cells_is_the_same(noun, known):
    table, item = import_string(noun.table_path), ROWS[noun]

    assert written_again(table.columns, item, known) == item
    for _, inner in table.nested.keyed(item) if table.nested else []:
        assert written_again(table.nested.columns, inner, known) == inner


@pytest.mark.parametrize("noun", ROWS, ids=lambda noun: noun.name)
def test_a_blank_row_lacks_nothing_but_its_name(noun):
    table = import_string(noun.table_path)
    named = {"key": "00000000-0000-4000-8000-000000000001"}

    assert faults(noun.schema(), table.blank() | named) == []
    assert [column.name for column in table.heads] == list(dict.fromkeys(column.name for column in table.heads))
