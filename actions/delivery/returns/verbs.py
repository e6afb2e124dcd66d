"""Writing returns and sending them. The text of the plan is read here and never written."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from actions.action_plan.finishing import finished_on, note_finish
from actions.delivery.asked import AskedAction
from actions.delivery.periods.lifecycle import hold
from actions.delivery.ratings import RatingMeaning, day
from actions.delivery.returns.files import put_files
from actions.delivery.returns.receipts import write_receipt
from actions.delivery.returns.sender import Sender
from actions.delivery.scale import RatingScale
from actions.models import DateChange, ReportChallenge, Return
from partnerships.models import audit
from partnerships.verbs import Refused, missing_reason, require, swap

#: What a return says in fields of its own; its lists are rows beside it.
SAID = (
    "nil_because", "progress", "reported", "reported_because", "is_started", "expected_on", "slip_reason",
    "slip_words", "finished_on", "stopped_because", "activities_done", "outputs", "spend", "next_steps",
)  # fmt: skip


class ChangedMeanwhile(Refused):
    """Somebody else saved the same return first; ``theirs`` is what stands now."""

    def __init__(self, theirs: Return):
        self.theirs = theirs
        who = theirs.history.first().history_user
        super().__init__([f"{who or 'Somebody else'} saved another text a moment ago. Both stand below: keep one."])


@transaction.atomic
def save(asked: AskedAction, sender: Sender, data: dict, *, revision: int, on: date) -> Return:
    """Keep what was written, unsent. ``data``: the fields of ``SAID``, and ``asks`` and ``evidence`` as lists;
    ``date_asked``: a new date and why, or nothing; ``files``: where they are told too.

    Raises ``ChangedMeanwhile`` when the revision that was shown is no longer the newest.
    """
    _hold_open(sender, on)
    row = _row(asked, sender)
    if row.pk and row.revision != revision:
        raise ChangedMeanwhile(row)
    if row.state == Return.State.ACCEPTED:
        raise Refused(["This report was accepted: the co-ordinator can challenge it to have it changed."])
    for name in SAID:
        setattr(row, name, data[name])
    row.revision = revision + 1
    row._history_user, row._change_reason = sender.person, sender.way or None
    row.save()
    for name in ("asks", "evidence"):
        _put(getattr(row, name), data[name], sender)
    _ask_for_date(row, data.get("date_asked"), sender)
    if files := data.get("files"):
        put_files(row, files, sender)
    return row


def _hold_open(sender, on) -> None:
    """Refused once the period is closed, and it cannot be closed before this is written: one of the two is told."""
    hold(sender.period)
    require(sender.reasons_not_to_write(on))


def _row(asked, sender) -> Return:
    """The row as it stands now, so that of two people at one moment the second is told; a new one where none is."""
    key = {"period": sender.period, "action_key": asked.action.key, "organisation": asked.organisation}
    return Return.objects.filter(**key).first() or Return(**key, revision=0)


def _put(rows, said, sender):
    """Rows of a list as it says now; those that were decided on already stay."""
    standing = list(rows.all())
    for row in standing:
        if not getattr(row, "decided_at", None):
            row._history_user = sender.person
            row.delete()
    for fields in said:
        row = rows.model(report=rows.instance, **fields)
        row._history_user = sender.person
        row.save()


def _ask_for_date(row: Return, said: tuple[date, str] | None, sender: Sender):
    """One open question to the board for a new date, as the report says it now; what was decided stays."""
    waiting = row.date_changes.filter(state=DateChange.State.ASKED).first()
    if said is None:
        if waiting:
            waiting._history_user = sender.person
            waiting.delete()
        return
    to, reason = said
    if waiting and (waiting.to, waiting.reason) == (to, reason):
        return
    change = waiting or DateChange(
        report=row, paper=row.period.paper, action_key=row.action_key, organisation=row.organisation
    )
    change.to = change.asked_for = to
    change.reason, change.asked_at, change.asked_by = reason, timezone.now(), sender.person
    change._history_user, change._change_reason = sender.person, sender.way or None
    change.save()


def missing_in(asked: AskedAction, scale: RatingScale) -> list[str]:
    """What a return still lacks before it can be sent; sentences for whoever writes it."""
    report = asked.report
    if report is None:
        return ["Say what was done, or that there is nothing to report."]
    if report.nil_because:
        return []
    missing = [] if report.progress.strip() else ["Say what was done, or that there is nothing to report."]
    if not (report.reported or report.finished_on or report.stopped_because):
        missing.append("Choose a rating.")
    return [*missing, *_missing_reasons(asked, scale)]


def _missing_reasons(asked, scale):
    report, before = asked.report, asked.last
    known = (before and before.expected_on) or asked.standing(with_draft=False).due
    if report.expected_on and known and report.expected_on != known and not report.slip_reason:
        yield f"Say why the expected finish moved from {day(known)} to {day(report.expected_on)}."
    chosen, rating = scale.lettered(report.reported), asked.rating(with_draft=True)
    if report.finished_on:
        return
    if chosen and differs(chosen.meaning, rating.meaning) and not report.reported_because.strip():
        yield f"The dates say {scale.of(rating.meaning).label}, you chose {chosen.label}: say why."


def differs(reported: RatingMeaning, computed: RatingMeaning) -> bool:
    """Whether a reported rating and the one by dates contradict each other; no date contradicts nothing."""
    return computed not in (RatingMeaning.NOT_RATED, RatingMeaning.NO_REPORT) and reported != computed


@transaction.atomic
def answer_challenge(row: ReportChallenge, sender: Sender, *, answer: str, on: date):
    """The answer to a question about a report, from whoever may write the report."""
    _hold_open(sender, on)
    require(missing_reason(answer, "Enter the answer."))
    now = {"answer": answer, "answered_at": timezone.now(), "answered_by": sender.person}
    place = {"partnership": sender.period.paper.partnership, "reason": sender.way}
    swap(row, was={"answered_at": None}, now=now, by=sender.person, event="challenge answered", **place)


@transaction.atomic
def send(asked: list[AskedAction], sender: Sender, scale: RatingScale, *, on: date) -> tuple[list[Return], list[str]]:
    """Send all that is complete and not sent; what the others lack comes back as sentences.

    Refused with these sentences where none is complete. What says that an action is finished is noted beside it, under
    the name of whoever sends.
    """
    _hold_open(sender, on)
    waiting = [each for each in asked if not each.is_received or each.report.state == Return.State.CHALLENGED]
    lacks = [(each, missing_in(each, scale)) for each in waiting]
    complete = [each for each, missing in lacks if not missing]
    lacking = [f"{each.action}: {sentence}" for each, missing in lacks for sentence in missing]
    if not complete:
        raise Refused(lacking or ["Everything is sent already."])
    for each in complete:
        _send(each, sender)
    about = sender.organisation or sender.period.paper.partnership
    place = {"partnership": sender.period.paper.partnership, "reason": sender.way}
    audit("reports sent", sender.period, by=sender.person, organisation=str(about), number=len(complete), **place)
    if not sender.on_behalf:
        write_receipt(sender, complete)
    return [each.report for each in complete], lacking


def _send(asked, sender):
    row = asked.report
    row.state, row.sent_at, row.sent_by = Return.State.SUBMITTED, timezone.now(), sender.person
    row.on_behalf, row.revision = sender.on_behalf, row.revision + 1
    row._history_user, row._change_reason = sender.person, " ".join(filter(None, ["Sent", sender.way]))
    row.save()
    if row.finished_on and row.finished_on != finished_on(asked.action):
        note_finish(asked.action, row.finished_on, by=sender.person, event="action finished", reason=str(sender.period))
