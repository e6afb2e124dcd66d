"""The labels by which a partnership rates: its own, or Blue, Green, Amber and Red. Each has a letter and words."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache, partial

from actions.delivery.ratings import RatingMeaning
from actions.models import RatingLabel


@dataclass(frozen=True)
class ScaleLabel:
    """One label as it is shown. ``shape`` tells it from others without its colour."""

    letter: str
    label: str
    colour: str
    definition: str
    meaning: RatingMeaning

    @property
    def shape(self) -> str:
        return self.meaning.value.replace("_", "-")


M = RatingMeaning
USUAL = (
    ScaleLabel("B", "Complete", "blue", "Finished by the last day of the period.", M.COMPLETE),
    ScaleLabel("G", "Green", "green", "It is expected by its due day.", M.ON_TRACK),
    ScaleLabel("A", "Amber", "amber", "A little late, a step of it is overdue, or it has not started.", M.AT_RISK),
    ScaleLabel("R", "Red", "red", "Its due day is over, or it is expected much later.", M.OFF_TRACK),
    ScaleLabel("N", "Not due to start", "grey", "Its first day is still to come.", M.NOT_STARTED),
)
#: What no lead chooses, in every scale.
NOT_RATED = ScaleLabel("–", "Not rated", "grey", "It has no date, or will not be done.", M.NOT_RATED)
NO_REPORT = ScaleLabel(
    "?", "No report", "hatched", "Its lead has not reported; it is never shown as Green.", M.NO_REPORT
)


@dataclass(frozen=True)
class RatingScale:
    """The labels of a partnership, in their order; ``former`` are those by which it has rated before."""

    labels: tuple[ScaleLabel, ...]
    former: Callable[[], tuple[ScaleLabel, ...]] = field(default=lambda: USUAL, compare=False)

    @property
    def is_usual(self) -> bool:
        return self.labels == USUAL

    def lettered(self, letter: str) -> ScaleLabel | None:
        """What a letter in a report says, also where the partnership has other labels by now."""
        found = next((each for each in self.labels if each.letter == letter), None)
        if found or not letter:
            return found
        return next((each for each in self.former() if each.letter == letter), None)

    def of(self, meaning: RatingMeaning) -> ScaleLabel:
        """The first label with a meaning; where a scale has none, the usual one."""
        known = (*self.labels, NOT_RATED, NO_REPORT, *USUAL)
        return next(each for each in known if each.meaning == meaning)

    @property
    def all_labels(self) -> tuple[ScaleLabel, ...]:
        """Those of the partnership, and what no lead chooses where it has no words of its own for it."""
        own = {each.meaning for each in self.labels}
        return (*self.labels, *(each for each in (NOT_RATED, NO_REPORT) if each.meaning not in own))

    @property
    def to_choose(self) -> tuple[ScaleLabel, ...]:
        """What a lead may choose: how it stands. That nothing came in is never chosen."""
        return tuple(each for each in self.labels if each.meaning not in (M.NO_REPORT, M.NOT_RATED))


def scale_of(partnership) -> RatingScale:
    own = tuple(map(_label_of, RatingLabel.objects.filter(partnership=partnership)))
    return RatingScale(own or USUAL, former=cache(partial(_former, partnership.pk)))


def _former(partnership_id: int) -> tuple[ScaleLabel, ...]:
    """Labels that were taken away, the last first, and the usual ones; read only for a letter that is none now."""
    gone = RatingLabel.history.filter(partnership_id=partnership_id, history_type="-").order_by("-history_id")
    return (*map(_label_of, gone), *USUAL)


def _label_of(row) -> ScaleLabel:
    return ScaleLabel(row.letter, row.label, row.colour, row.definition, RatingMeaning(row.means))
