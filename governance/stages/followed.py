"""What went before an outcome and what followed it, as plain data of the Record: notice, call-in, the Leader's answer,
amendments that were decided, conditions. As at a day, and nothing that only the workspace may know."""

from datetime import date

from governance.dates.happened import is_to_come
from governance.models import Amendment, CallIn, Stage

#: What minutes tell beside the outcome, and which of it everybody may know.
MINUTED = {
    "parts": ("letter", "kind", "text", "to", "consulted"),
    "delegate_decisions": ("text", "decided_by", "consulted", "decided_on", "link"),
    "declarations": ("declared_by", "interest", "text", "left", "dispensation"),
    "late_papers": ("title", "came_on", "why", "link"),
}
LOADED = ("amendments", "conditions", *MINUTED)


def what_followed(stage: Stage, on: date, *, has_outcome: bool) -> dict:
    """Where there is an outcome, reads the rows of ``LOADED`` of the stage: have them loaded for many."""
    notice, call_in, answer = (getattr(stage, name, None) for name in ("notice", "call_in", "answer"))
    return {
        "notice": _notice(notice) if _stood(notice, "given_on", on) else None,
        "call_in": _call_in(call_in, on) if _stood(call_in, "called_on", on) else None,
        "answer": _answer(answer) if _stood(answer, "given_on", on) else None,
        "amendments": [_amendment(row) for row in stage.amendments.all() if _is_decided(row)] if has_outcome else [],
        "conditions": [_condition(row, on) for row in stage.conditions.all() if row.is_standing] if has_outcome else [],
        **(_minuted(stage, on) if has_outcome else {name: [] for name in MINUTED}),
    }


def _minuted(stage, on):
    """Of a delegate and of papers only what had come by the day."""
    rows = {name: [row for row in getattr(stage, name).all() if row.is_standing] for name in MINUTED}
    dated = {"delegate_decisions": "decided_on", "late_papers": "came_on"}
    for name, column in dated.items():
        rows[name] = [row for row in rows[name] if not is_to_come(getattr(row, column), on)]
    return {name: [_told(row, told) for row in rows[name]] for name, told in MINUTED.items()}


def _told(row, names):
    label = {"label": row.get_kind_display()} if "kind" in names else {}
    label |= {"label": row.get_interest_display()} if "interest" in names else {}
    return {**{name: getattr(row, name) for name in names}, **label}


def _stood(row, name, on):
    return row is not None and row.is_standing and getattr(row, name) <= on


def _is_decided(row):
    return row.is_standing and row.result != Amendment.Result.PENDING


def _notice(row):
    return {"basis": row.basis, "label": row.get_basis_display(), "on": row.given_on.isoformat(), "matter": row.matter}


def _call_in(row, on):
    is_settled = row.settled_on is None or row.settled_on <= on
    result = CallIn.Result(row.result if is_settled else CallIn.Result.AWAITED)
    return {
        "on": row.called_on.isoformat(),
        "by": row.called_by,
        "grounds": row.grounds,
        "result": result.value,
        "label": result.label,
        "settled_on": row.settled_on.isoformat() if row.settled_on and is_settled else "",
    }


def _answer(row):
    named = {"kind": row.kind, "label": row.get_kind_display(), "on": row.given_on.isoformat()}
    return {**named, "by": row.given_by, "text": row.text}


def _amendment(row):
    told = {name: getattr(row, name) for name in ("number", "text", "moved_by", "result", "why")}
    return {**told, "label": row.get_result_display()}


def _condition(row, on):
    is_met = row.is_met and (row.met_on is None or row.met_on <= on)
    met_on = row.met_on.isoformat() if is_met and row.met_on else ""
    return {"number": row.position + 1, "text": row.text, "is_met": is_met, "met_on": met_on}
