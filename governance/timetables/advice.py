"""What does not fit in a planned route, each with what could be done as a link to where it is done."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from governance.models import Body
from governance.timetables.engine.schedule import Schedule
from partnerships.mendable import Mendable


@dataclass(frozen=True)
class Advice:
    sentence: str
    suggestion: str
    source: str


def advice_on(schedule: Schedule, steps: dict[str, str], bodies: dict[str, Iterable[Body]], user) -> list[Advice]:
    """``steps``: where the day of each leg is chosen; ``bodies``: whose meetings each leg could take.

    A missing meeting is added by those who keep the calendar of the body, where only one comes into question.
    """
    told = [
        Advice(
            each.sentence, _link(each.suggestion, _calendar(bodies, each, user) or steps.get(each.leg.key)), each.source
        )
        for each in schedule.relaxed
    ]
    return told + [
        Advice(each.sentence, _link(each.suggestion, steps.get(schedule.leg_of(each).key)), each.source)
        for each in schedule.other_conflicts
    ]


def _link(suggestion: str, url: str | None) -> str:
    return Mendable(suggestion, url) if url else suggestion


def _calendar(bodies, relaxed, user) -> str:
    """The page on which a meeting of the body is added."""
    own = list(bodies.get(relaxed.leg.key, ()))
    if not relaxed.lacks_meeting or len(own) != 1 or not Body.objects.managed_by(user).filter(pk=own[0].pk).exists():
        return ""
    return reverse("governance:meeting_create", args=[own[0].pk])
