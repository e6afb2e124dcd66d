"""An action as a period's report tells it, in plain data: what was promised, what was said, and its three ratings."""

from datetime import date

from django.db.models import prefetch_related_objects

from actions.delivery.asked import AskedAction, asked_in
from actions.delivery.ratings import day
from actions.delivery.returns.verbs import differs
from actions.delivery.scale import RatingScale, ScaleLabel, scale_of
from actions.models import BoardAsk, DateChange, ReportChallenge, Return
from plans.document.contents import Document
from plans.document.performance import ReportedPeriod
from plans.document.schemas import Data

#: Of a row, what only the board is told.
FOR_THE_BOARD = ("help", "dates_asked", "decided", "challenges", "reported_because", "agreed_because", "on_behalf")


def scale_in(period: ReportedPeriod) -> RatingScale:
    return period.once("scale", lambda: scale_of(period.paper.partnership))


def told_in(period: ReportedPeriod) -> list[Data]:
    """Every action of the text with each of its leads, in its order; of a year as its last period left it."""
    if period.is_year:
        rows: list[Data] = data_of(period.before, "period_actions").get("rows", [])
        return rows
    return period.once("actions", lambda: _told(period))


def data_of(document: Document | None, kind: str) -> Data:
    """What a frozen report holds of a kind; nothing where it has none of it."""
    blocks = document["blocks"] if document else []
    return next((block["data"] for block in blocks if block["kind"] == kind), {})


def _told(period):
    scale, asked = scale_in(period), asked_in(period.row, with_unasked=True)
    prefetch_related_objects([each.action for each in asked if not each.added], "priorities")
    rows, missed = [_row(each, scale) for each in asked], _missed_before(period)
    return [row | {"late_for": missed.get(row["key"], "")} if row["is_received"] else row for row in rows]


def _missed_before(period: ReportedPeriod) -> dict[str, str]:
    """What was asked for in the period before and not reported until that closed: the name of that period."""
    names = [each["name"] for each in data_of(period.before, "period_summary").get("periods", [])]
    rows = data_of(period.before, "period_actions").get("rows", [])
    return {row["key"]: names[-1] for row in rows if row["is_asked"] and not row["is_received"]}


def _row(asked: AskedAction, scale: RatingScale) -> Data:
    report = asked.report if asked.is_received else None
    by_dates, reported = scale.of(asked.computed.meaning), report and scale.lettered(report.reported)
    return {
        "key": f"{asked.action.key}{f'-{asked.organisation.slug}' if asked.organisation else ''}",
        "action": str(asked.action.key),
        "title": asked.action.title,
        "reference": asked.action.reference,
        "priority": _heading(asked),
        "lead": str(asked.organisation or ""),
        "due": _day(asked.standing().due),
        "is_asked": asked.is_to_be_asked or report is not None,
        "is_received": report is not None,
        "by_dates": label_data(by_dates),
        "sentence": asked.computed.sentence,
        "slip": asked.slip.sentence if asked.slip else "",
        "carried": asked.lineage.sentence,
        "days_late": asked.computed.days,
        "is_different": bool(reported and differs(reported.meaning, asked.computed.meaning)),
        "reported": label_data(reported) if reported else None,
        "added": asked.added.source_words if asked.added else "",
        "is_secret": asked.is_secret,
        "decided": _decided(asked),
        **(_said(asked, report, scale) if report else {}),
        **({"stopped_because": asked.added.ended_because} if asked.added and asked.is_ended else {}),
    }


def _heading(asked: AskedAction) -> str:
    if asked.added:
        return "Added in the year"
    return next((each.title for each in asked.action.priorities.all()), "")


def _said(asked: AskedAction, report: Return, scale: RatingScale) -> Data:
    agreed = scale.lettered(report.agreed)
    activities = list(asked.action.activities.all())
    return {
        "nil": report.get_nil_because_display(),
        "progress": report.progress,
        "unchanged_since": asked.unchanged_since,
        "reported_because": report.reported_because,
        "agreed": label_data(agreed) if agreed else None,
        "agreed_because": report.agreed_because,
        "expected": _day(report.expected_on),
        "slip_reason": " – ".join(filter(None, (report.get_slip_reason_display(), report.slip_words))),
        "stopped_because": report.stopped_because,
        "done": sum(str(each.key) in report.activities_done for each in activities),
        "of": len(activities),
        "outputs": report.outputs,
        "spend": "" if report.spend is None else f"{report.spend:.2f}",
        "next_steps": report.next_steps,
        "on_behalf": report.on_behalf,
        "evidence": [
            {"title": each.title, "url": each.url, "may_be_published": each.may_be_published}
            for each in report.evidence.all()
        ],
        "files": [
            {
                "title": each.title,
                "key": str(each.key),
                "kind": each.kind_words,
                "may_be_published": each.may_be_published,
            }
            for each in asked.files
        ],
        "help": [_ask(each) for each in report.asks.all()],
        "dates_asked": [_date(each, asked) for each in asked.moves if _is_of(each, report)],
        "challenges": [_challenge(each) for each in report.challenges.all()],
    }


def _ask(row: BoardAsk) -> Data:
    return {
        "key": str(row.pk),
        "what": row.what,
        "of_whom": row.of_whom,
        "by_when": _day(row.by_when),
        "decision": row.decision,
        "minute": row.minute,
    }


def _decided(asked: AskedAction) -> list[Data]:
    """What the board has said to what was asked in the last report."""
    if asked.last is None:
        return []
    asks = [_ask(each) for each in asked.last.asks.all() if each.decided_at]
    return asks + [_date(each, asked) for each in asked.moves if _is_of(each, asked.last) and each.decided_at]


def _is_of(change: DateChange, report: Return) -> bool:
    return change.report_id == report.pk and change.asked_for is not None


def _date(change: DateChange, asked: AskedAction) -> Data:
    """A new date that was asked for, as an ask of the board."""
    first = f" instead of {day(asked.adopted)}" if asked.adopted else ""
    other = f", to {day(change.to)}" if change.to != change.asked_for else ""
    decided = f"{change.get_state_display()}{other}. {change.decision}" if change.decided_at else ""
    return {
        "key": f"date-{change.key}",
        "what": f"A new date: {day(change.asked_for)}{first}. {change.reason}",
        "of_whom": "",
        "by_when": "",
        "decision": decided,
        "minute": change.minute,
    }


def _challenge(row: ReportChallenge) -> Data:
    return {"question": row.question, "answer": row.answer, "is_open": row.resolved_at is None}


def label_data(label: ScaleLabel) -> Data:
    return {
        "letter": label.letter,
        "label": label.label,
        "colour": label.colour,
        "shape": label.shape,
        "meaning": label.meaning.value,
    }


def shown_rating(row: Data) -> Data:
    """The one rating that counts in sums: the agreed one, else that by the dates."""
    agreed: Data | None = row.get("agreed")
    return agreed or row["by_dates"]


def public_row(row: Data) -> Data:
    """Without what is between the leads and their board; evidence only where it may be published."""
    kept = {name: value for name, value in row.items() if name not in FOR_THE_BOARD}
    for name in ("evidence", "files"):
        if name in row:
            kept[name] = [each for each in row[name] if each["may_be_published"]]
    return kept


def _day(value: date | None) -> str:
    return value.isoformat() if value else ""
