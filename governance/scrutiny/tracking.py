"""A recommendation after it was made: each authority answers within 28 days, its lead tells of progress and says that
it is implemented, and scrutiny alone confirms that. The text in which it stands is never written.
"""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from governance.dates.happened import days_to_come
from governance.models import FollowUp, Recommendation, RecommendationAnswer
from governance.models.duty_table import ANSWERED_WITHIN
from partnerships.access import Permission, may, not_allowed
from partnerships.days.partial import span
from partnerships.models import Organisation, audit
from partnerships.verbs import missing_reason, require, swap

Kind = FollowUp.Kind
Decision = RecommendationAnswer.Decision
NOT_IN_FULL = "Give the reasons: it is not accepted in full."
STILL_TO_DO = "Say what is still to be done."


def tracked(partnership):
    """Recommendations with all that was said about them; those carried to a later plan stand there alone. The
    newest come first."""
    rows = Recommendation.objects.not_carried().filter(paper__partnership=partnership)
    return (
        rows.order_by("-made_on", "pk")
        .select_related("paper")
        .prefetch_related("answers__organisation", "follow_ups__organisation")
    )


def answer_due(row: Recommendation) -> date | None:
    """28 days after it was made; of a month, after its last day."""
    days = span(row.made_on)
    return days[1] + ANSWERED_WITHIN if days else None


@dataclass(frozen=True)
class TrackedStanding:
    """How a recommendation stands, in words, with the colour of its tag."""

    words: str
    colour: str
    is_late: bool = False


def standing(row: Recommendation, on: date) -> TrackedStanding:
    """What was said last; before anything was, how many have answered."""
    said = list(row.follow_ups.all())
    if said:
        return _followed(said, on)
    answers = list(row.answers.all())
    waiting = [each for each in answers if not each.decision]
    if waiting:
        late = any(each.due_on and each.due_on < on for each in waiting)
        words = f"{len(answers) - len(waiting)} of {len(answers)} answered{', late' if late else ''}"
        return TrackedStanding(words, "red" if late else "yellow", late)
    if answers and all(each.decision == Decision.REJECTED for each in answers):
        return TrackedStanding("Not accepted", "red")
    if answers:
        in_full = all(each.decision == Decision.ACCEPTED for each in answers)
        return TrackedStanding("Accepted" if in_full else "Accepted in part", "blue")
    return TrackedStanding(row.get_state_display(), row.colour)


def _followed(said, on) -> TrackedStanding:
    last = said[-1]
    late = last.kind in (Kind.PROGRESS, Kind.RETURNED) and bool(last.due_on and last.due_on < on)
    colours = {Kind.PROGRESS: "blue", Kind.IMPLEMENTED: "purple", Kind.CONFIRMED: "green", Kind.RETURNED: "yellow"}
    words = last.get_kind_display() + (", late" if late else "")
    return TrackedStanding(words, "red" if late else colours[last.kind], late)


def is_confirmed(row: Recommendation) -> bool:
    return any(each.kind == Kind.CONFIRMED for each in row.follow_ups.all())


def may_speak_for(user, row: Recommendation, organisation: Organisation | None) -> bool:
    """An officer for each authority, a partner lead for its own."""
    if may(user, Permission.MANAGE_ACTIONS, row):
        return True
    is_own = organisation is not None and organisation.pk in user.organisation_ids()
    return is_own and may(user, Permission.REPORT_ACTION, row)


def _reasons_to_speak(row, organisation, by) -> list[str]:
    reasons = [] if may_speak_for(by, row, organisation) else ["Only its own lead, or the officer, speaks for it."]
    return reasons + (["Scrutiny has confirmed it: nothing more is said."] if is_confirmed(row) else [])


@transaction.atomic
def ask_authorities(row: Recommendation, organisations, *, by) -> int:
    """Each of them has to answer; those that were asked already stay as they are."""
    allowed = may(by, Permission.SCRUTINISE, row) or may(by, Permission.MANAGE_ACTIONS, row)
    require([] if allowed else ["Your roles do not let you ask authorities for an answer."])
    known = set(row.answers.values_list("organisation", flat=True))
    new = [each for each in organisations if each.pk not in known]
    for organisation in new:
        answer = RecommendationAnswer(recommendation=row, organisation=organisation, due_on=answer_due(row))
        answer._history_user = by
        answer.save()
    audit("authorities asked", row, by=by, partnership=row.paper.partnership, organisations=[str(e) for e in new])
    return len(new)


@transaction.atomic
def answer(row: RecommendationAnswer, *, by, decision: str, text: str, answered_on: date, today: date | None = None):
    """One authority's answer; where it is not accepted in full, with its reasons."""
    reasons = _reasons_to_speak(row.recommendation, row.organisation, by)
    reasons += days_to_come(today or timezone.localdate(), answered_on)
    if decision != Decision.ACCEPTED:
        reasons += missing_reason(text, NOT_IN_FULL)
    require(reasons)
    now = {"decision": decision, "text": text, "answered_on": answered_on}
    now |= {"answered_at": timezone.now(), "answered_by": by}
    place = {"partnership": row.recommendation.paper.partnership}
    swap(row, was={"answered_at": None}, now=now, by=by, event="recommendation answered", **place)


@transaction.atomic
def follow_up(row: Recommendation, *, by, text: str, is_implemented: bool = False, **more) -> FollowUp:
    """``more``: ``organisation``, ``period``, ``due_on`` and ``rating``."""
    reasons = _reasons_to_speak(row, more.get("organisation"), by)
    require(reasons + missing_reason(text, "Say what was done."))
    return _say(row, Kind.IMPLEMENTED if is_implemented else Kind.PROGRESS, text, by=by, **more)


def reasons_not_to_judge(row: Recommendation, *, by) -> list[str]:
    """Scrutiny alone judges, and only what is said to be implemented."""
    reasons = not_allowed(by, Permission.CONFIRM_RECOMMENDATION, row)
    said = list(row.follow_ups.all())
    if not said or said[-1].kind != Kind.IMPLEMENTED:
        reasons.append("Nobody says that it is implemented.")
    return reasons


@transaction.atomic
def judge(row: Recommendation, *, by, is_confirmed: bool, text: str, due_on: date | None = None) -> FollowUp:
    """Scrutiny confirms that it is implemented, or asks for more with its reasons."""
    reasons = reasons_not_to_judge(row, by=by)
    if not is_confirmed:
        reasons += missing_reason(text, STILL_TO_DO)
    require(reasons)
    kind = Kind.CONFIRMED if is_confirmed else Kind.RETURNED
    return _say(row, kind, text or "Confirmed.", by=by, due_on=due_on)


def _say(row, kind, text, *, by, **more) -> FollowUp:
    Recommendation.objects.select_for_update().get(pk=row.pk)
    said = FollowUp(recommendation=row, kind=kind, text=text, said_at=timezone.now(), said_by=by, **more)
    said._history_user = by
    said.save()
    audit(f"recommendation {kind}", row, by=by, partnership=row.paper.partnership)
    return said
