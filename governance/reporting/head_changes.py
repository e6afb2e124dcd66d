"""The head of a report that two people change: what each changed alone is kept, what both changed is told."""

from dataclasses import dataclass, field
from itertools import pairwise

from django.http import QueryDict

from governance.models import Report
from governance.reporting.part_changes import number_read

HEAD = ("title", "stage_id", "author")
CHANGED = "{} changed this to “{}” while you were writing. Save again to keep yours, or type theirs."


@dataclass(frozen=True)
class HeadAsSent:
    """A POST on top of the head as it stands, and by field what is said where both changed it."""

    data: QueryDict
    told: dict[str, str] = field(default_factory=dict)


def newest_change_of_head(report: Report) -> int:
    """What the page is made of; it sends that back as ``read``."""
    return report.history.latest("history_id").history_id


def rebase_head(report: Report, post: QueryDict) -> HeadAsSent:
    """Where it is not known what was read, every field that ever changed is one that somebody else changed."""
    states = list(report.history.select_related("history_user").order_by("history_id"))
    read, newest = number_read(post), states[-1]
    begun = next((each for each in reversed(states) if read is not None and each.history_id <= read), None)
    if begun is newest:
        return HeadAsSent(post)
    data, told = post.copy(), {}
    for name in HEAD:
        sent, now = post.get(_sent(name), ""), _text(newest, name)
        was = _text(begun, name) if begun else _only_text(states, name)
        if sent == was:
            data[_sent(name)] = now
        elif was != now and sent != now:
            said = str(report.stage or "No particular meeting") if name == "stage_id" else now
            told[_sent(name)] = CHANGED.format(_who_changed(states, name) or "The portal", said)
    return HeadAsSent(data, told)


def _only_text(states: list, name: str) -> str | None:
    """What stood there at all times; None where that changed."""
    texts = {_text(each, name) for each in states}
    return texts.pop() if len(texts) == 1 else None


def _who_changed(states: list, name: str):
    """Whose value it is that stands now."""
    pairs = list(pairwise(states))
    return next(now.history_user for was, now in reversed(pairs) if _text(was, name) != _text(now, name))


def _sent(name: str) -> str:
    """As the form calls it."""
    return name.removesuffix("_id")


def _text(state, name: str) -> str:
    return str(getattr(state, name) or "")
