"""A stage's further record in an interchange file: keys that stand only where there is something to say.

What was set aside stays behind, as it does for outcomes; of the days after a decision every row travels, in order.
"""

from governance.models import Amendment, Answer, CallIn, Condition, DecisionDate, DecisionNotice, Stage
from partnerships.reasons import LONGEST
from plans.document.schemas import DATE, KEY, TRUTH, choice, many, nullable, record, text
from plans.interchange.faults import join

_DATE = nullable(DATE)
_SHAPES = {
    DecisionDate: ("decision_dates", {"what": choice(*DecisionDate.What.values), "on": _DATE, "reason": text(LONGEST)}),
    Amendment: (
        "amendments",
        {
            "text": {**text(5_000), "minLength": 1},
            "moved_by": {**text(200), "minLength": 1},
            "result": choice(*Amendment.Result.values),
            "why": text(2_000),
            "block_key": nullable(KEY),
        },
    ),
    Condition: (
        "conditions",
        {"text": {**text(2_000), "minLength": 1}, "is_met": TRUTH, "met_on": _DATE, "evidence": text(2_000)},
    ),
}
_SINGLE = {
    CallIn: (
        "call_in",
        {
            "called_on": DATE,
            "called_by": {**text(300), "minLength": 1},
            "grounds": text(2_000),
            "result": choice(*CallIn.Result.values),
            "settled_on": _DATE,
        },
    ),
    Answer: (
        "answer",
        {
            "kind": choice(*Answer.Kind.values),
            "given_on": DATE,
            "given_by": text(200),
            "text": text(5_000),
            "with_amendments": TRUTH,
        },
    ),
    DecisionNotice: (
        "notice",
        {
            "basis": choice(*DecisionNotice.Basis.values),
            "given_on": DATE,
            "matter": {**text(2_000), "minLength": 1},
            "decision_maker": {**text(300), "minLength": 1},
            "members": text(2_000),
            "decided_when": {**text(200), "minLength": 1},
            "documents": text(4_000),
            **{name: {**text(1_000), "minLength": 1} for name in ("available_from", "later_documents")},
            "is_private": TRUTH,
            "private_because": text(1_000),
            **{name: text(300) for name in ("contact", "told")},
            "told_on": _DATE,
            "urgent_because": text(2_000),
        },
    ),
}
STAGE_KEYS = {name: {**many(record(**fields), most=300), "minItems": 1} for name, fields in _SHAPES.values()} | {
    name: record(**fields) for name, fields in _SINGLE.values()
}
OUTCOME_KEYS = {"delegated_to": {**text(200), "minLength": 1}, "delegated_until": DATE}


# --- Out -----------------------------------------------------------------------------------------------------


def export_stage(stage) -> dict:
    """The optional keys of one stage, only those that say something."""
    rows = {name: [_row(row, fields) for row in _rows(stage, name)] for name, fields in _SHAPES.values()}
    single = {"call_in": stage.standing_call_in, "answer": stage.standing_answer, "notice": stage.standing_notice}
    for name, fields in _SINGLE.values():
        rows[name] = single[name] and _row(single[name], fields)
    return {name: value for name, value in rows.items() if value}


def _rows(stage, name):
    rows = getattr(stage, name)
    return rows.all() if name == "decision_dates" else rows.standing()


def _row(row, fields) -> dict:
    return {name: _plain(getattr(row, name)) for name in fields}


def _plain(value):
    if value is None or isinstance(value, str | bool):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def export_outcome(outcome) -> dict:
    values = {name: _plain(getattr(outcome, name)) for name in OUTCOME_KEYS}
    return {name: value for name, value in values.items() if value}


# --- Rules and in --------------------------------------------------------------------------------------------


def check_stage(path, stage, faults):
    """What follows from a decision stands at a decided stage only."""
    if stage["state"] == Stage.State.DECIDED:
        return
    for name in ("decision_dates", "conditions", "call_in", "answer"):
        if name in stage:
            faults.add(join(path, name), "Only a decided stage has this.")


def load_stage(path, stage, given, importing, save):
    """The rows of a stage that was loaded; ``save(importing, path, row)`` saves one and keeps its faults."""
    for model, (name, _) in _SHAPES.items():
        for number, values in enumerate(given.get(name, [])):
            place = {"said_by": importing.by} if model is DecisionDate else {"recorded_by": importing.by}
            place |= {} if model is DecisionDate else {"position": number}
            save(importing, join(path, name, number), model(stage=stage, **values, **place))
    for model, (name, _) in _SINGLE.items():
        if name in given:
            save(importing, join(path, name), model(stage=stage, recorded_by=importing.by, **given[name]))
