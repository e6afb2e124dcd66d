"""What a year leaves for the next text: its actions, risks and indicators, and what seems to become of each."""

from datetime import date
from uuid import uuid4

import pytest

from actions.delivery.carrying.forms import CarryForm
from actions.delivery.carrying.reading import CarriedRow, Kind, rows_of, targets_of, timescale_by
from actions.delivery.carrying.verbs import CarryWish, carry, reasons_not_to_carry
from actions.delivery.risks.verbs import look_at
from actions.models import CarryDecision, Risk
from plans.models import Paper
from priorities.models import Indicator
from tests.actions.delivery.carrying.data import Choice, YearOver
from tests.actions.delivery.data import YearInForce
from tests.actions.delivery.editions.data import DUE
from tests.factories import make_block, make_plan, make_user
from tests.plans.rows.kinds import load
from tests.priorities.data import indicator, indicators

LATER = {"starts_on": date(2027, 4, 1), "ends_on": date(2028, 3, 31)}


def form(kind=Kind.ACTION, decision=None, **typed):
    row = CarriedRow(kind, uuid4(), "Patrol", Paper(), due=DUE, decision=decision)
    data = {f"{row.anchor}-{name}": value for name, value in typed.items()}
    return CarryForm(data or None, row=row)


@pytest.mark.parametrize(
    ("kind", "choices"),
    [
        (Kind.ACTION, ["Carry on", "It is done", "Close it, not completed"]),
        (Kind.RISK, ["Carry on", "No longer a risk", "Drop it"]),
        (Kind.INDICATOR, ["Carry on", "Drop it"]),
    ],
)
def test_choices_are_named_by_what_is_carried_and_only_an_action_gets_a_day(kind, choices):
    found = form(kind)
    assert ([label for _, label in found.fields["choice"].choices], "due" in found.fields) == (
        choices, kind == Kind.ACTION,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "errors"),
    [
        ({"choice": "carry_on"}, {}),
        ({"choice": "done"}, {}),
        ({"choice": "left", "reason": "No money"}, {}),
        ({"choice": "left"}, {"reason": ["Say why it is not carried on."]}),
        ({"due": "1/7/2027"}, {"choice": ["Answer “What becomes of it?”."]}),
    ],
)
def test_reason_is_needed_where_a_row_is_left(typed, errors):
    assert form(**typed).errors == errors


def test_wish_holds_what_was_typed_and_the_revision_that_was_shown():
    found = form(choice="carry_on", due="1/7/2027", decision=CarryDecision(revision=4), revision="4")
    assert found.is_valid() and found.initial["revision"] == 4
    wish = found.wish()
    assert (wish.choice, wish.reason, wish.due, wish.revision) == ("carry_on", "", date(2027, 7, 1), 4)
    bare = form(Kind.RISK, choice="carry_on")
    assert bare.is_valid() and (bare.wish().due, bare.wish().revision) == (None, 0)


def test_new_day_in_the_shape_of_a_text():
    nothing = {"start": None, "end": None, "text": ""}
    assert timescale_by(date(2027, 7, 1)) == {"kind": "date", "date": "2027-07-01", **nothing}
    assert timescale_by(None) == {"kind": "not_stated", "date": None, **nothing}


@pytest.fixture
def year(db):
    return YearOver()


def with_risks(year, **view):
    """A risk of the year, seen in its second quarter; and the chapters of risks and indicators in the next text."""
    year.paper.state = "drafting"
    year.paper.save()
    risk = {"key": str(uuid4()), "title": "Staff leave", "text": "", "code": "D3", "owner_post": "", "mitigations": []}
    load("risks", {"intro_html": "", "rating_key": "", "risks": [risk]}, year.paper, by=year.officer)
    load("indicators", indicators(indicator(), indicator("Calls", target=None)), year.paper, by=year.officer)
    year.paper.state = "adopted"
    year.paper.save()
    for kind in ("risks", "indicators"):
        make_block(year.next, kind=kind, data={"intro_html": ""})
    if view:
        said = {"code": "E2", "target": "", "progress": "A deputy is named.", "next_review": None, "is_closed": False}
        row = Risk.objects.get()
        look_at(year.quarter, row.key, said | view, by=year.officer, revision=0, on=DUE)


def shown(year, kind):
    return [(row.title, row.sentence, row.choice) for row in rows_of(year.paper, year.next) if row.kind == kind]


def test_risks_and_indicators_are_offered_under_the_chapters_of_the_next_text(year):
    assert {row.kind for row in rows_of(year.paper, year.next)} == {Kind.ACTION}
    with_risks(year)
    assert shown(year, Kind.RISK) == [("Staff leave", "D3", Choice.CARRY_ON)]
    assert shown(year, Kind.INDICATOR) == [
        ("Residents who feel safe after dark", "Target 70 per cent", Choice.CARRY_ON), ("Calls", "", Choice.CARRY_ON),
    ]  # fmt: skip


@pytest.mark.parametrize(("is_closed", "choice"), [(False, Choice.CARRY_ON), (True, Choice.DONE)])
def test_risk_is_told_as_it_was_seen_last(year, is_closed, choice):
    with_risks(year, is_closed=is_closed)
    assert shown(year, Kind.RISK) == [("Staff leave", "E2 in Quarter 2. A deputy is named.", choice)]


def test_risk_and_indicator_go_into_the_next_text_under_their_keys(year):
    with_risks(year)
    rows = [row for row in rows_of(year.paper, year.next) if row.kind != Kind.ACTION]
    chosen = carry(year.paper, year.next, [CarryWish(row, Choice.CARRY_ON) for row in rows], by=year.officer)
    found = {row.key for model in (Risk, Indicator) for row in model.objects.of(year.next)}
    assert (found, chosen) == ({row.key for row in rows}, {Choice.CARRY_ON: 3})
    assert Risk.objects.of(year.next).get().code == "D3"


def test_what_was_said_of_a_row_stands_there_again(year):
    patrol, _ = rows_of(year.paper, year.next)
    carry(year.paper, year.next, [CarryWish(patrol, Choice.LEFT, " No money ")], by=year.officer)
    row, other = rows_of(year.paper, year.next)
    assert (row.choice, row.reason, row.decision.revision, other.decision) == (Choice.LEFT, "No money", 1, None)


def test_rows_go_into_later_texts_of_the_partnership_that_are_being_written_and_list_actions(year):
    for more in ({"state": "adopted"}, {"blocks": ()}, {"starts_on": date(2026, 4, 1)}):
        make_plan(year.partnership, **{"blocks": ("action_plan",), "state": "drafting", **LATER, **more})
    make_plan(blocks=("action_plan",), state="drafting", **LATER)
    assert targets_of(year.paper) == [year.next]
    year.next.blocks.update(removed_at="2027-01-01T10:00Z", removed_by=year.officer)
    assert targets_of(year.paper) == []


def test_why_rows_are_not_carried(year):
    earlier = make_plan(year.partnership, blocks=(), starts_on=date(2026, 4, 1)).paper
    elsewhere = make_plan(blocks=(), **LATER).paper
    wrong = "Rows go into a later text of the same partnership."
    assert reasons_not_to_carry(year.paper, year.next, by=year.officer) == []
    assert reasons_not_to_carry(year.paper, earlier, by=year.officer) == [wrong]
    assert reasons_not_to_carry(year.paper, elsewhere, by=year.officer)[0] == wrong
    assert reasons_not_to_carry(year.next, year.next, by=year.officer)[:2] == [
        "Only what was adopted is carried on: this text is still a proposal.", wrong,
    ]  # fmt: skip
    assert reasons_not_to_carry(year.paper, year.next, by=make_user("reader", year.partnership))[0] == (
        "Your roles do not let you manage the reporting periods."
    )


def test_year_that_nobody_reports_on_leaves_its_actions_too(db):
    year = YearInForce()
    into = make_plan(year.partnership, blocks=(), **LATER).paper
    make_block(into, kind="action_plan", data={"intro_html": ""})
    assert [(row.title, row.who, row.choice, row.rating) for row in rows_of(year.paper, into)] == [
        ("Patrol", "Anyborough Police", Choice.CARRY_ON, None),
        ("Fire checks", "Anyshire Fire and Rescue", Choice.CARRY_ON, None),
    ]
