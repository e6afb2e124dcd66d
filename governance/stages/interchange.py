"""A stage's further record in an interchange file: what followed a decision, and what went before it.

What was set aside stays behind, as it does for outcomes; of the days after a decision every row travels, in order.
"""

from governance.dates.outcomes import ResolutionVerb
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
    PrivateMeeting,
    RequiredReport,
    ResolutionPart,
    Stage,
)
from governance.stages import recording
from partnerships.reasons import LONGEST
from plans.document.schemas import DATE, KEY, MOMENT, PARTIAL_DATE, TRUTH, choice, many, nullable, text, truth, written
from plans.interchange.faults import join
from plans.interchange.shapes import RowShape

_DATE = nullable(DATE)
_LISTS = {
    "decision_dates": RowShape(
        DecisionDate, {"what": choice(*DecisionDate.What.values), "on": _DATE, "reason": text(LONGEST)}
    ),
    "amendments": RowShape(
        Amendment,
        {
            "text": written(5_000),
            "moved_by": written(),
            "result": choice(*Amendment.Result.values, default=Amendment.Result.PENDING),
            "why": text(2_000),
            "block_key": nullable(KEY),
            "taken_in_at": nullable(MOMENT),
        },
    ),
    "conditions": RowShape(
        Condition, {"text": written(2_000), "is_met": truth(False), "met_on": _DATE, "evidence": text(2_000)}
    ),
    "parts": RowShape(
        ResolutionPart,
        {"kind": choice(*ResolutionVerb.values), "text": written(2_000), "to": text(), "consulted": text()},
    ),
    "delegate_decisions": RowShape(
        DelegateDecision,
        {
            "text": written(2_000),
            "decided_by": written(),
            "consulted": text(),
            "decided_on": PARTIAL_DATE,
            "link": text(500),
        },
    ),
    "declarations": RowShape(
        Declaration,
        {
            "declared_by": written(),
            "interest": choice(*Declaration.Interest.values, default=Declaration.Interest.NOT_STATED),
            "text": text(2_000),
            "left": nullable(TRUTH),
            "dispensation": text(1_000),
        },
    ),
    "late_papers": RowShape(
        LatePaper, {"title": written(300), "came_on": PARTIAL_DATE, "why": text(2_000), "link": text(500)}
    ),
}
_SINGLE = {
    "call_in": RowShape(
        CallIn,
        {
            "called_on": DATE,
            "called_by": written(300),
            "grounds": text(2_000),
            "result": choice(*CallIn.Result.values),
            "settled_on": _DATE,
        },
    ),
    "answer": RowShape(
        Answer,
        {
            "kind": choice(*Answer.Kind.values),
            "given_on": DATE,
            "given_by": text(),
            "text": text(5_000),
            "with_amendments": truth(False),
        },
    ),
    "private_meeting": RowShape(
        PrivateMeeting,
        {
            "matter": written(1_000),
            "reasons": written(2_000),
            "intended_on": _DATE,
            "further_on": _DATE,
            "representations": text(4_000),
            "response": text(4_000),
            "agreed_by": text(300),
            "agreed_on": _DATE,
            "urgent_because": text(2_000),
        },
    ),
    "required_report": RowShape(
        RequiredReport,
        {
            "required_by": written(300),
            "required_on": DATE,
            "because": text(2_000),
            "due_on": DATE,
            "decision": text(5_000),
            "reasons": text(5_000),
            "opinion": choice("", *RequiredReport.Opinion.values, default=""),
            "opinion_reasons": text(5_000),
            "submitted_on": _DATE,
        },
    ),
    "notice": RowShape(
        DecisionNotice,
        {
            "basis": choice(*DecisionNotice.Basis.values, default=DecisionNotice.Basis.NOTICE),
            "given_on": DATE,
            "matter": written(2_000),
            "decision_maker": written(300),
            "members": text(2_000),
            "decided_when": written(),
            "documents": text(4_000),
            "available_from": written(1_000),
            "later_documents": written(1_000),
            "is_private": truth(False),
            "private_because": text(1_000),
            "contact": text(300),
            "told": text(300),
            "told_on": _DATE,
            "urgent_because": text(2_000),
        },
    ),
}
#: What a stage of a file may hold beside its own fields.
STAGE_KEYS = {name: many(shape.schema(), most=300) for name, shape in _LISTS.items()} | {
    name: nullable(shape.schema()) for name, shape in _SINGLE.items()
}


def export_stage(stage) -> dict:
    rows = {name: getattr(stage, name).standing() for name in _LISTS if name != "decision_dates"}
    rows["decision_dates"] = stage.decision_dates.all()
    single = {
        "call_in": stage.standing_call_in,
        "answer": stage.standing_answer,
        "notice": stage.standing_notice,
        "private_meeting": stage.standing_private,
        "required_report": stage.standing_required_report,
    }
    return {
        **{name: [shape.data(row) for row in rows[name]] for name, shape in _LISTS.items()},
        **{name: single[name] and shape.data(single[name]) for name, shape in _SINGLE.items()},
    }


# --- Rules and in --------------------------------------------------------------------------------------------


def check_stage(path, stage, faults):
    """What follows from a decision stands at a decided stage only."""
    if stage["state"] == Stage.State.DECIDED:
        return
    for name in ("decision_dates", "conditions", "call_in", "answer", "parts", "delegate_decisions", "required_report"):
        if stage[name]:
            faults.add(join(path, name), "Only a decided stage has this.")


def load_stage(path, stage, given, importing):
    """The rows of a stage that was loaded."""
    for name, shape in _LISTS.items():
        for number, values in enumerate(given[name]):
            said = {"said_by": importing.by} if shape.model is DecisionDate else {"recorded_by": importing.by}
            said |= {"taken_in_by": importing.by} if values.get("taken_in_at") else {}
            place = {} if shape.model is DecisionDate else {"position": number}
            row = importing.save(join(path, name, number), shape.row(values, stage=stage, **said, **place))
            if row.pk:
                recording.tell(row, by=importing.by)
    for name, shape in _SINGLE.items():
        if given[name]:
            importing.save(join(path, name), shape.row(given[name], stage=stage, recorded_by=importing.by))
