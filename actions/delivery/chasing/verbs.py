"""What the co-ordinator does with reports: chase, challenge, agree a rating, accept."""

from datetime import date

from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone

from actions.delivery.chasing.board import OrganisationLine, key_of
from actions.delivery.chasing.people import ReportPeople, address_for
from actions.delivery.mail_kinds import REPORT
from actions.delivery.periods.lifecycle import hold, reasons_not_to_write
from actions.models import DateChange, ReportChallenge, ReportingPeriod, Return
from partnerships.access import Permission, not_allowed
from partnerships.mail.rows import write
from partnerships.models import audit
from partnerships.verbs import missing_reason, require, swap

State = Return.State


@transaction.atomic
def chase(period: ReportingPeriod, lines: list[OrganisationLine], *, by, words: str, on: date | None = None) -> int:
    """Write to everybody who can answer for what is missing, in the co-ordinator's words; how many mails."""
    hold(period)
    reasons = not_allowed(by, Permission.MANAGE_PERIOD, period) + missing_reason(words, "Say what you ask for.")
    missing = [line for line in lines if line.missing]
    if not period.is_asking:
        reasons.append(f"{period.name} is not open, so nobody can answer.")
    elif reasons_not_to_write(period, on or timezone.localdate()):
        reasons.append(f"The time to report on {period.name} is over, so nobody can answer: change its days first.")
    require(reasons + ([] if missing else ["Nothing is missing."]))
    people, at = ReportPeople(), timezone.now()
    number = 0
    for line in missing:
        groups = people.groups(period.paper.partnership_id, line.organisation)
        for person in dict.fromkeys((*groups["people"], *groups.get("organisation", ()))):
            address = address_for(person, period, line.organisation, people)
            context = {"words": words, "line": line, "period": period, "by": by, "address": address}
            number += write(
                person,
                kind=REPORT.name,
                key=f"{key_of(period, line.organisation)}:chased:{at:%Y%m%d%H%M}",
                subject=f"{line.name}: {line.missing} of {len(line.asked)} reports for {period.name} are missing",
                text=render_to_string("actions/delivery/mail/chase.txt", context),
            )
    audit("reports chased", period, by=by, partnership=period.paper.partnership, number=len(missing), mails=number)
    return number


def _reasons(report: Return, permission: Permission, *, by) -> list[str]:
    """Why not, while nobody closes the period."""
    hold(report.period)
    reasons = not_allowed(by, permission, report)
    if not report.is_received:
        reasons.append("Nothing has been sent yet.")
    if not report.period.is_asking:
        reasons.append(f"{report.period.name} is closed.")
    return reasons


@transaction.atomic
def challenge(report: Return, *, by, question: str) -> ReportChallenge:
    """Ask the lead about its report; it is told by mail, and the report counts as received all the same."""
    require(_reasons(report, Permission.CHALLENGE_REPORT, by=by) + missing_reason(question, "Enter the question."))
    row = ReportChallenge(report=report, question=question, asked_at=timezone.now(), asked_by=by)
    row._history_user = by
    row.save()
    _move(report, State.CHALLENGED, by=by, event="report challenged", reason=question)
    return row


@transaction.atomic
def resolve_challenge(row: ReportChallenge, *, by):
    """Say that the question is dealt with; without other open ones the report is simply sent again."""
    require(_reasons(row.report, Permission.CHALLENGE_REPORT, by=by))
    now = {"resolved_at": timezone.now(), "resolved_by": by}
    place = {"partnership": row.report.period.paper.partnership}
    swap(row, was={"resolved_at": None}, now=now, by=by, event="challenge resolved", **place)
    if row.report.state == State.CHALLENGED and not row.report.challenges.filter(resolved_at=None).exists():
        _move(row.report, State.SUBMITTED, by=by, event="report taken as it is")


@transaction.atomic
def agree(report: Return, *, by, letter: str, because: str):
    """Set the agreed rating beside the reported and the computed one; never without a reason or a minute."""
    reasons = _reasons(report, Permission.AGREE_RATING, by=by)
    require(reasons + missing_reason(because, "Give the reason, or the minute of the board."))
    now = {"agreed": letter, "agreed_because": because, "agreed_at": timezone.now(), "agreed_by": by}
    place = {"partnership": report.period.paper.partnership, "reason": because}
    swap(report, was={"agreed": report.agreed}, now=now, by=by, event="rating agreed", **place)


@transaction.atomic
def move_date(report: Return, *, by, to: date, decided_on: date, minute: str, reason: str) -> DateChange:
    """Record that the board moved the date against which an action is measured; the first one stays on every page."""
    reasons = _reasons(report, Permission.AGREE_RATING, by=by)
    require(reasons + missing_reason(minute, "Give the minute of the board."))
    return grant_date(report, by=by, to=to, decided_on=decided_on, minute=minute, reason=reason)


def grant_date(report: Return, *, by, to: date, decided_on: date, minute: str, reason: str) -> DateChange:
    """The row of a date that the board moved, with its audit; call inside the verb that says who may. What the report
    asks for is answered by it, on whatever day the board gave."""
    at, place = timezone.now(), {"partnership": report.period.paper.partnership, "reason": reason}
    if waiting := report.date_changes.filter(state=DateChange.State.ASKED).first():
        said = {"to": to, "decision": reason, "minute": minute, "decided_on": decided_on}
        return answer_date(waiting, DateChange.State.GRANTED, by=by, partnership=place["partnership"], said=said)
    change = DateChange(
        report=report, paper=report.period.paper, action_key=report.action_key, organisation=report.organisation, to=to,
        reason=reason, minute=minute, decided_on=decided_on, state=DateChange.State.GRANTED,
        asked_at=report.sent_at, asked_by=report.sent_by, decided_at=at, decided_by=by,
    )  # fmt: skip
    change._history_user = by
    change.save()
    audit("date moved by the board", change, by=by, minute=minute, **place)
    return change


def answer_date(change: DateChange, state: str, *, by, partnership, said: dict) -> DateChange:
    """What the board says to a date that was asked for; the second of two is told."""
    now = {**said, "state": state, "decided_at": timezone.now(), "decided_by": by}
    event = "date moved by the board" if state == DateChange.State.GRANTED else "new date not granted"
    place = {"partnership": partnership, "reason": said["decision"]}
    swap(change, was={"state": DateChange.State.ASKED}, now=now, by=by, event=event, **place)
    return change


@transaction.atomic
def accept(report: Return, *, by):
    require(_reasons(report, Permission.CHALLENGE_REPORT, by=by))
    if report.state != State.SUBMITTED:
        require([f"This report is {report.get_state_display().lower()}."])
    _move(report, State.ACCEPTED, by=by, event="report accepted")


def _move(report, state, *, by, event, reason=""):
    place = {"partnership": report.period.paper.partnership, "reason": reason}
    swap(report, was={"state": report.state}, now={"state": state}, by=by, event=event, **place)


@transaction.atomic
def accept_each(reports: list[Return], period: ReportingPeriod, *, by):
    """All of them or none."""
    for report in reports:
        report.period = period
        accept(report, by=by)
