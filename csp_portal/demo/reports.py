"""What made-up leads say of their actions, sent for them by the co-ordinator."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from actions.delivery.asked import AskedAction
from actions.delivery.ratings import RatingMeaning
from actions.delivery.returns.sender import Sender
from actions.delivery.returns.verbs import save, send
from actions.delivery.scale import scale_of
from actions.models import Return


@dataclass(frozen=True)
class Told:
    """What a lead says; by how many days it will be late, and the reason; whether it is finished the second time."""

    progress: str
    late: int = 0
    reason: str = ""
    finishes: bool = False


def send_for(own: list[AskedAction], sender: Sender, said: Iterable[dict]) -> None:
    """What is said of each of an organisation's actions, kept and sent."""
    on = sender.period.ends_on
    for each, data in zip(own, said, strict=True):
        each.report = save(each, sender, data, revision=0, on=on)
    send(own, sender, scale_of(sender.period.paper.partnership), on=on)


def said_of(asked: AskedAction, told: Told, **more) -> dict:
    """The fields of a report, as the lead's words and the dates give them; ``more``: in place of what is empty."""
    due = asked.standing().due
    last = (asked.last and asked.last.expected_on) or due
    dates = [due and due + timedelta(days=told.late), asked.last and asked.last.expected_on]
    expected = max(filter(None, dates), default=None)
    slip = told.reason or "staff"
    finished = asked.period.ends_on if told.finishes and asked.last else None
    return {
        "nil_because": "", "progress": told.progress, "reported": _letter(asked, expected, finished),
        "reported_because": "", "is_started": True, "expected_on": expected,
        "slip_reason": slip if expected != last else "", "slip_words": "", "finished_on": finished,
        "stopped_because": "", "outputs": [], "spend": None, "activities_done": _done(asked), "next_steps": "",
        "asks": [], "evidence": [], "files": None,
    } | more  # fmt: skip


def _done(asked: AskedAction) -> list[str]:
    """Steps whose day is over."""
    last = asked.period.ends_on
    return [str(each.key) for each in asked.action.activities.all() if each.due_on and each.due_on <= last]


def _letter(asked: AskedAction, expected: date | None, finished: date | None) -> str:
    """The letter that the dates give, so that what the made-up leads say agrees with them."""
    draft = Return(expected_on=expected, is_started=True, finished_on=finished)
    draft.activities_done = _done(asked)
    asked.report = draft
    scale, meaning = scale_of(asked.period.paper.partnership), asked.rating(with_draft=True).meaning
    asked.report = None
    chosen = scale.of(meaning)
    return chosen.letter if chosen in scale.to_choose else scale.of(RatingMeaning.ON_TRACK).letter
