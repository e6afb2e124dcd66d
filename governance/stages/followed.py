"""What went before an outcome and what followed it, as plain data of the Record: notice, call-in, the Leader's answer,
amendments that were decided, conditions. As at a day, and nothing that only the workspace may know."""

from datetime import date

from governance.models import Amendment, CallIn, Stage


def what_followed(stage: Stage, on: date, *, has_outcome: bool) -> dict:
    """Where there is an outcome, reads ``amendments`` and ``conditions`` of the stage: have them loaded for many."""
    notice, call_in, answer = (getattr(stage, name, None) for name in ("notice", "call_in", "answer"))
    return {
        "notice": _notice(notice) if _stood(notice, "given_on", on) else None,
        "call_in": _call_in(call_in, on) if _stood(call_in, "called_on", on) else None,
        "answer": _answer(answer) if _stood(answer, "given_on", on) else None,
        "amendments": [_amendment(row) for row in stage.amendments.all() if _is_decided(row)] if has_outcome else [],
        "conditions": [_condition(row, on) for row in stage.conditions.all() if row.is_standing] if has_outcome else [],
    }


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
