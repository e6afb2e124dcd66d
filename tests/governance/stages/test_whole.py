"""The whole record: every field of every row is filled, and each is found again wherever the record is told."""

import json
from datetime import date, timedelta
from itertools import count

import pytest
from django.db import models
from django.utils.formats import date_format
from django.utils.html import escape

from governance.models import (
    Amendment,
    Answer,
    CallIn,
    Condition,
    DecisionDate,
    DecisionNotice,
    Declaration,
    DelegateDecision,
    LatePaper,
    Outcome,
    PrivateMeeting,
    RequiredReport,
    ResolutionPart,
    Stage,
    StageDate,
    UndoRequest,
)
from governance.stages.record import provide
from governance.stages.whole import UNTOLD
from governance.timetables.picture.timeline import timeline_rows
from partnerships.access import Role
from plans.interchange.export import export_plan
from tests.factories import make_user

pytestmark = pytest.mark.django_db
ROWS = (
    StageDate, Outcome, Amendment, Condition, CallIn, Answer, DecisionDate, DecisionNotice, UndoRequest, ResolutionPart,
    DelegateDecision, Declaration, LatePaper, PrivateMeeting, RequiredReport,
)  # fmt: skip
#: Who recorded what when is of the portal, and not of the file that a council takes out.
OF_THE_PORTAL = {"recorded_at", "said_at", "asked_at", "set_aside_at", "set_aside_because", "settled_at"}
FIXED = {
    "basis": "special_urgency", "standing": "held", "result": "accepted", "what": "effective", "is_current": True,
    "opinion": "was_key",
}  # fmt: skip
KINDS = {Outcome: "delegated_final_amendments", Answer: "agrees", CallIn: "stands", ResolutionPart: "delegate"}


def told_columns(model):
    return [
        column
        for column in model._meta.concrete_fields
        if column.name not in UNTOLD and not column.is_relation and not column.choices
        and not column.name.startswith(("set_aside", "settled", "was_agreed"))
        and column.name not in ("stated_on", "block_key")
    ]  # fmt: skip


def filled(model, numbers):
    """A value of its own for each column that a person fills."""
    values = {}
    for column in told_columns(model):
        number = next(numbers)
        match column:
            case models.BooleanField():
                values[column.name] = True
            case models.DateTimeField():
                continue
            case models.DateField():
                values[column.name] = date(2025, 1, 1) + timedelta(days=number)
            case models.IntegerField():
                values[column.name] = 400 + number
            case models.URLField():
                values[column.name] = f"https://minutes.example/{number}"
            case models.CharField(max_length=10):
                values[column.name] = str(1900 + number)
            case _:
                values[column.name] = f"Told {number} of {column.name}"
    return values


@pytest.fixture
def stage(timetable, clerk):
    """Cabinet, which recommended: every field of its own and of each row about it is filled."""
    numbers, stage = count(1), timetable.stages.get(body__kind="executive")
    given = {Stage: filled(Stage, numbers) | {"state": "decided", "step": stage.step}}
    Stage.objects.filter(pk=stage.pk).update(**given[Stage])
    for model in ROWS:
        names = {column.name for column in model._meta.concrete_fields}
        people = {name: clerk for name in ("said_by", "recorded_by", "asked_by") if name in names}
        choices = {name: value for name, value in FIXED.items() if name in names}
        choices |= {"result": "stands"} if model is CallIn else {}
        choices |= {"kind": KINDS[model]} if "kind" in names else {}
        given[model] = filled(model, numbers)
        model.objects.create(stage=stage, **people, **choices, **given[model])
    stage.given = given
    return stage


def words(value):
    return date_format(value, "j F Y") if isinstance(value, date) else str(value)


def test_the_record_page_holds_every_field(client, stage):
    client.force_login(make_user(Role.SITE_ADMINISTRATOR), backend="django.contrib.auth.backends.ModelBackend")

    page = client.get(stage.get_record_url()).content.decode()

    wanted = [(model, name, value) for model, values in stage.given.items() for name, value in values.items()]
    assert [each[:2] for each in wanted if each[2] is not True and escape(words(each[2])) not in page] == []
    assert len(wanted) > 50


def test_the_file_that_a_council_takes_out_holds_every_field(stage):
    told = json.dumps(export_plan(stage.paper.plan), ensure_ascii=False)

    wanted = [(model, name, value) for model, values in stage.given.items() for name, value in values.items()]
    wanted = [each for each in wanted if each[0] is not UndoRequest and each[1] not in OF_THE_PORTAL]
    assert [each[:2] for each in wanted if each[2] is not True and json.dumps(each[2], default=str) not in told] == []


def test_the_public_record_and_its_table_hold_what_was_decided(stage):
    record = provide(stage.paper, public=True, on=date(2026, 6, 1))["timetables"][0]
    row = next(row for row in timeline_rows(record) if row["body"] == "Cabinet")
    outcome = next(each["outcome"] for each in record["stages"] if each["body"] == "Cabinet")

    given = stage.given[Outcome]
    votes = f"{given['votes_for']} for, {given['votes_against']} against, {given['votes_abstained']} abstained"
    assert outcome["votes"] == votes
    names = (
        "resolution",
        "reasons",
        "alternatives",
        "conditions",
        "delegated_to",
        "delegated_with",
        "was_quorate",
        "mover",
        "seconder",
        "minute_reference",
        "link",
    )
    assert {name: outcome[name] for name in names} == {name: given[name] for name in names}
    assert outcome["delegated_until"] == given["delegated_until"].isoformat()
    assert row["further"][:10] == [
        f"Reasons: {given['reasons']}",
        f"Alternatives considered and rejected: {given['alternatives']}",
        "Quorum: there was one",
        f"Conditions: {given['conditions']}",
        f"Final amendments delegated to the {given['delegated_to']} in consultation with the "
        f"{given['delegated_with']} until {given['delegated_until']:%-d %b %Y}",
        f"Votes: {votes}",
        f"Moved by {given['mover']}",
        f"Seconded by {given['seconder']}",
        f"Minute {given['minute_reference']}",
        f"Minutes: {given['link']}",
    ]


def test_the_public_record_and_its_table_hold_what_followed_the_decision(stage):
    record = provide(stage.paper, public=True, on=date(2026, 6, 1))["timetables"][0]
    row = next(row for row in timeline_rows(record) if row["body"] == "Cabinet")

    notice, call_in, answer, amendment, condition = (
        stage.given[model] for model in (DecisionNotice, CallIn, Answer, Amendment, Condition)
    )
    assert row["further"][10:15] == [
        f"Notice given {notice['given_on']:%-d %b %Y}: Special urgency (regulation 11)",
        f"Called in {call_in['called_on']:%-d %b %Y} by {call_in['called_by']}: the decision stands",
        f"Answer of the {answer['given_by']}, {answer['given_on']:%-d %b %Y}: Agrees: the adoption takes effect",
        f"Amendment 1 by {amendment['moved_by']}: {amendment['text']} (accepted: {amendment['why']})",
        f"Condition 1: {condition['text']} (met {condition['met_on']:%-d %b %Y})",
    ]
    assert condition["evidence"] not in json.dumps(record)


def test_the_record_of_a_day_tells_nothing_that_came_later(stage):
    record = provide(stage.paper, public=True, on=date(2024, 12, 31))["timetables"][0]
    told = next(each for each in record["stages"] if each["body"] == "Cabinet")

    assert [told[name] for name in ("notice", "call_in", "answer")] == [None, None, None]


def test_an_amendment_that_is_not_decided_stays_inside(stage):
    Amendment.objects.update(result="pending")

    record = provide(stage.paper, public=True, on=date(2026, 6, 1))["timetables"][0]

    assert stage.given[Amendment]["text"] not in json.dumps(record)
