"""What minutes tell of an item beside its outcome: which rows there are, entered, changed and set aside."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from governance.dates.happened import is_to_come
from governance.models import Declaration, DelegateDecision, LatePaper, ResolutionPart, Stage
from governance.models.minuted import Minuted
from governance.stages import recording
from governance.stages.transitions import reasons_not_to
from partnerships.days.partial import TO_COME
from partnerships.verbs import missing_reason, require


@dataclass(frozen=True)
class MinutedNoun:
    """One kind of row: where it hangs on a stage, which verb of the stage it needs, and its words."""

    related: str
    model: type[Minuted]
    verb: str
    heading: str
    offer: str
    day: str = ""

    @property
    def name(self) -> str:
        return str(self.model._meta.verbose_name)


NOUNS = {
    "part": MinutedNoun(
        "parts", ResolutionPart, "record_part", "The resolution in parts", "Enter a lettered part of the resolution"
    ),
    "delegate": MinutedNoun(
        "delegate_decisions", DelegateDecision, "record_part", "Decided by a delegate",
        "Enter what a delegate decided", "decided_on",
    ),
    "interest": MinutedNoun(
        "declarations", Declaration, "record_of_item", "Interests declared",
        "Enter an interest that was declared, or a dispensation",
    ),
    "late-paper": MinutedNoun(
        "late_papers", LatePaper, "record_of_item", "Late papers", "Enter a late paper", "came_on"
    ),
}  # fmt: skip


def named(row: Minuted) -> tuple[str, MinutedNoun]:
    """Under which name a row is entered, and its noun."""
    return next((name, noun) for name, noun in NOUNS.items() if noun.model is type(row))


def is_delegated(stage: Stage) -> bool:
    """Something is left to a post: by the outcome, or by a part of the resolution."""
    outcome = stage.outcome
    by_part = stage.parts.standing().filter(kind=ResolutionPart.Kind.DELEGATE)
    return bool(outcome and outcome.delegated_to) or by_part.exists()


@transaction.atomic
def add_minuted(stage: Stage, noun: MinutedNoun, *, by, today: date | None = None, **fields) -> Minuted:
    require(reasons_not_to(noun.verb, stage, by=by) or _day_to_come(noun, fields, today))
    row = noun.model(stage=stage, position=getattr(stage, noun.related).count(), **fields)
    return recording.add(row, by=by, event=f"{noun.name} recorded")


@transaction.atomic
def change_minuted(row: Minuted, *, by, revision: int, reason: str, today: date | None = None, **fields) -> bool:
    """Save a row as it was read at ``revision``. Minutes are changed only with a reason."""
    _, noun = named(row)
    require(reasons_not_to(noun.verb, row.stage, by=by) or _day_to_come(noun, fields, today))
    require(missing_reason(reason, "Say why the record is changed."))
    return recording.change(row, by=by, event=f"{noun.name} changed", revision=revision, reason=reason, **fields)


@transaction.atomic
def set_minuted_aside(row: Minuted, *, by, reason: str):
    _, noun = named(row)
    require(reasons_not_to(noun.verb, row.stage, by=by))
    require(missing_reason(reason, "Say why it was recorded in error."))
    recording.set_aside(row, by=by, event=f"{noun.name} recorded in error", because=reason)


def _day_to_come(noun, fields, today) -> list[str]:
    day = fields.get(noun.day, "") if noun.day else ""
    return [TO_COME] if is_to_come(day, today or timezone.localdate()) and day else []
