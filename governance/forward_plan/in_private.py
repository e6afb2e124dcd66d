"""Taking an item in private: verbs about what was published under SI 2012/2089 reg 5, and when."""

from datetime import date

from django.db import transaction

from governance.forward_plan.notices import not_yet
from governance.models import PrivateMeeting, Stage
from governance.stages import recording
from governance.stages.transitions import reasons_not_to
from partnerships.verbs import require, require_reason

DAYS = ("intended_on", "further_on", "agreed_on")


@transaction.atomic
def say(stage: Stage, *, by, today: date | None = None, **fields) -> PrivateMeeting:
    """Record that the public is excluded, and the notices given so far. ``fields`` are those of ``PrivateMeeting``."""
    require(reasons_not_to("say_in_private", stage, by=by))
    require(_not_yet(fields, today))
    event = "said to be taken in private"
    stage.private_meeting = recording.record_anew(PrivateMeeting, stage, by=by, event=event, **fields)
    return stage.private_meeting


@transaction.atomic
def change(stage: Stage, *, by, revision: int, reason: str = "", today: date | None = None, **fields) -> bool:
    """The next notice given, representations received, other reasons; what it said stays in its history."""
    require(reasons_not_to("change_in_private", stage, by=by))
    require(_not_yet(fields, today))
    event = "notices of a meeting in private changed"
    return recording.change(stage.private_meeting, by=by, event=event, revision=revision, reason=reason, **fields)


@transaction.atomic
def take_back(stage: Stage, *, by, reason: str):
    """The item is taken in public after all, or it was said in error."""
    require(reasons_not_to("change_in_private", stage, by=by))
    require_reason(reason, "Say why it is taken in public.")
    recording.set_aside(stage.private_meeting, by=by, event="taken in public after all", because=reason)


def _not_yet(fields, today):
    return [reason for name in DAYS if fields.get(name) for reason in not_yet(fields[name], today)]
