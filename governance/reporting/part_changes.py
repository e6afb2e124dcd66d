"""What the history of a report's parts tells: who changed what since somebody read it, and what they had read."""

from django.db.models import Max, Value
from django.utils import timezone
from django.utils.formats import date_format

from governance.reporting.reports import PARTS, ReportPart
from partnerships.shared_rows import newest_in
from partnerships.wording import and_words


def _history(report, part: ReportPart):
    return part.model.history.filter(report=report.pk).order_by("history_id")


def newest_change(report, part: ReportPart) -> int:
    """The number of the newest row of the history of one part."""
    return newest_in(_history(report, part))


def newest_changes(report) -> dict[str, int]:
    """The same of every part that has a row, in one question."""
    first, *others = [
        _history(report, part).order_by().values("report").annotate(name=Value(name), newest=Max("history_id"))
        for name, part in PARTS.items()
    ]
    return {row["name"]: row["newest"] for row in first.union(*others)}


def changed_since(report, seen: dict[str, int], user) -> list[dict]:
    """Parts that have a newer change than those numbers, each with the last one: who, when."""
    newer = [name for name, newest in newest_changes(report).items() if newest > seen.get(name, 0)]
    return [_told(PARTS[name], _history(report, PARTS[name]).last(), user) for name in newer]


def _told(part, change, user) -> dict:
    return {
        "part": part.name,
        "label": part.label,
        "id": change.history_id,
        "who": getattr(change.history_user, "name", "") or "The portal",
        "at": date_format(timezone.localtime(change.history_date), "H:i"),
        "is_mine": change.history_user_id == user.pk,
    }


def rows_as_read(report, part: ReportPart, read: int | None) -> dict:
    """The rows of a part as they stood at that number, by their keys."""
    return rows_in(_history(report, part), read)


def rows_in(history, read: int | None) -> dict:
    """Where it is not known what was read, the rows that never changed: nothing else can have been read of them."""
    states: dict[int, list] = {}
    for each in history if read is None else history.filter(history_id__lte=read):
        states.setdefault(each.id, []).append(each)
    known = {pk: rows[-1] for pk, rows in states.items() if read is not None or len(rows) == 1}
    return {pk: state.instance for pk, state in known.items() if state.history_type != "-"}


def changers_since(report, part: ReportPart, read: int | None) -> str:
    """Who changed it after that number, or ever, as words."""
    return changers_in(_history(report, part), read)


def changers_in(history, read: int | None) -> str:
    changes = history.filter(history_id__gt=read or 0).select_related("history_user")
    return and_words(dict.fromkeys(getattr(each.history_user, "name", "") or "the portal" for each in changes))
