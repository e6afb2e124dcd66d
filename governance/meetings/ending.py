"""A committee or board that comes to its end: its last day, who takes its work over, and what is left after it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from hashlib import sha256

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from governance.dates.clear_days import spell
from governance.meetings import verbs as diary
from governance.meetings.councillors import sitting_on
from governance.meetings.effects import NAMED, Effect
from governance.meetings.mail import CONCERNED, KIND, ROLES, people_at
from governance.models import Body, Meeting, Stage
from governance.stages.handing_over import hand_over, reasons_not_to_hand_over
from governance.timetables.stage_facts import is_after
from partnerships.access import Permission, not_allowed
from partnerships.mail import rows
from partnerships.models import User
from partnerships.verbs import Refused, require, require_reason, swap


@dataclass(frozen=True)
class LeftByBody:
    """What is left after the last day of a body: meetings that do not take place, and steps that need another."""

    body: Body
    last_day: date

    @cached_property
    def meetings(self) -> list[Meeting]:
        return list(self.body.meetings.standing().filter(on__gt=self.last_day))

    @cached_property
    def stages(self) -> list[Stage]:
        """Those it has still to meet over, whose day is after its last one or not known."""
        found = Stage.objects.still_open().filter(body=self.body).with_facts()
        found = found.select_related("body", *(f"timetable__{name}" for name in ("paper__partnership", *NAMED)))
        return [stage for stage in found.order_by("timetable", "step", "pk") if is_after(stage, self.last_day)]

    @property
    def fingerprint(self) -> str:
        shown = [[(each.pk, each.sequence) for each in self.meetings], [each.pk for each in self.stages]]
        return sha256(repr(shown).encode()).hexdigest()[:16]

    @property
    def plans(self) -> tuple[Effect, ...]:
        return tuple(
            Effect(each, ()) for each in {stage.timetable_id: stage.timetable for stage in self.stages}.values()
        )


def reasons_not_to_end(body: Body, *, by) -> list[str]:
    reasons = not_allowed(by, Permission.MANAGE_MEETINGS, body)
    return [*reasons, f"{body} no longer meets."] if body.is_disbanded else reasons


def reasons_against_last_day(body: Body, last_day: date, today: date) -> list[str]:
    """It cannot have ended before a meeting that took place."""
    met = body.meetings.standing().filter(on__gt=last_day, on__lt=today).last()
    return [f"It met on {spell(met.on)}: give that day or a later one."] if met else []


@transaction.atomic
def end_body(
    body: Body, *, by, last_day: date, reason: str, goes_on_in: Body | None = None, handed: Collection[int] = (),
    seen: str | None = None, today: date | None = None,
) -> LeftByBody:  # fmt: skip
    """It is there until ``last_day``. Its meetings after that are cancelled, and those responsible are told once.

    ``handed``: keys of the steps that go over to the body that takes its work over; the others show a conflict until
    somebody decides. ``seen``: the fingerprint of what the person has read; something else is refused.
    """
    require(reasons_not_to_end(body, by=by))
    require(reasons_against_last_day(body, last_day, today or timezone.localdate()))
    require_reason(reason, "Say why it is abolished.")
    require(_not_a_successor(goes_on_in, body, last_day))
    left = LeftByBody(body, last_day)
    if seen is not None and seen != left.fingerprint:
        raise Refused(["What this changes is no longer what you saw: somebody has changed a plan. Look at it again."])
    meetings, stages = left.meetings, left.stages
    ended = {"last_day": last_day, "ended_because": reason, "goes_on_in": goes_on_in}
    place = {"council": body.council, "partnership": body.partnership}
    was = {"last_day": body.last_day, "is_disbanded": False}
    swap(
        body, was=was, now=ended, by=by, event="body abolished", reason=reason, last_day=last_day.isoformat(),
        goes_on_in=str(goes_on_in or ""), **place,
    )  # fmt: skip
    for meeting in meetings:
        diary.cancel_quietly(meeting, by=by, reason=reason)
    for stage in stages:
        if goes_on_in and stage.pk in handed:
            hand_over(stage, by=by, to=goes_on_in, reason=reason)
    _tell(left, handed, by=by)
    return left


@transaction.atomic
def keep_body(body: Body, *, by, reason: str) -> None:
    """It goes on after all. Meetings that were cancelled stay so, for those who were told: they are added anew."""
    require(not_allowed(by, Permission.MANAGE_MEETINGS, body))
    require_reason(reason, "Say why it goes on after all.")
    kept = {"last_day": None, "ended_because": "", "goes_on_in": None}
    was = {"last_day__isnull": False}
    place, before = {"council": body.council, "partnership": body.partnership}, body.last_day
    swap(body, was=was, now=kept, by=by, event="body goes on after all", reason=reason, **place)
    subject = f"{body.name} goes on after all"
    text = (
        f"{body.name} ({body.owners}) goes on after {spell(before)}.\nReason: {reason}\n\n"
        "Meetings that were cancelled stay so until they are added again.\n\n"
        f"{rows.full_address(reverse('governance:meetings'))}?body={body.pk}\n"
    )
    left = LeftByBody(body, before)
    key = f"body-{body.pk}:kept:{body.history.latest().pk}"
    for person in _concerned(left, before, by=by):
        rows.write(person, kind=KIND, key=key, subject=subject, text=text)


def _not_a_successor(to, body, last_day):
    if to is None:
        return []
    if to == body or to.has_ended(last_day + timedelta(days=1)):
        return [f"Choose a committee or board that is there after {spell(last_day)}."]
    return []


def may_hand_over(left: LeftByBody, user) -> list[Stage]:
    return [stage for stage in left.stages if not reasons_not_to_hand_over(stage, by=user)]


def _tell(left: LeftByBody, handed: Collection[int], *, by: User) -> None:
    """One mail to each: those responsible for a plan that is left, those concerned, and those who sit there."""
    people = people_at(left.plans, [*ROLES, *CONCERNED])
    for person in _concerned(left, left.last_day, by=by):
        keys = {effect.timetable.pk for effect in people.get(person, ())}
        rows.write(
            person, kind=KIND, key=f"body-{left.body.pk}:{left.last_day}:{left.body.goes_on_in_id or ''}",
            subject=f"The last day of {left.body.name} is {spell(left.last_day)}",
            text=_text(left, [stage for stage in left.stages if stage.timetable_id in keys], handed),
        )  # fmt: skip


def _concerned(left: LeftByBody, on: date, *, by: User) -> list[User]:
    """Those responsible for a plan at the body or concerned with it, and those who sit there."""
    people = [*people_at(left.plans, [*ROLES, *CONCERNED]), *(each.user for each in sitting_on(left.body, on))]
    return [person for person in dict.fromkeys(people) if person != by]


def _text(left, stages, handed):
    body = left.body
    told = [f"{body.end_words}\nReason: {body.ended_because}"]
    if left.meetings:
        told.append("\n".join(["It does not meet on:", *(f"- {spell(meeting.on)}" for meeting in left.meetings)]))
    for stage in stages:
        onto = (
            f"{body.goes_on_in} takes it; its meeting is not chosen yet."
            if body.goes_on_in and stage.pk in handed
            else ""
        )
        told.append(
            f"{stage.paper.title} ({stage.paper.partnership.name})\n"
            f"{body.name} ({stage.get_role_display().lower()}): {onto or 'another has to take the step.'}\n"
            f"{rows.full_address(stage.get_absolute_url())}"
        )
    return "\n\n".join(told) + "\n"
