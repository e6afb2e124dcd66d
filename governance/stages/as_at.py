"""A stage as it stood on a day: what had been said of its date, and what its body had done by then.

The day of the event counts, not the day of typing: a route that was brought in tells each day what was known on it.
"""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from governance.dates.stages import STILL_OPEN, StageState
from governance.models import Outcome, Stage, StageDate
from governance.models.stage_dates import first_sitting_day
from partnerships.days.partial import span
from plans.models import Publication, Version


@dataclass(frozen=True)
class StageThen:
    """``dates`` as they had been said by the day, the one that stood last."""

    state: StageState
    dates: list[StageDate]
    version: Version | None
    outcome: Outcome | None

    @property
    def day(self) -> date | None:
        return self.dates[-1].day if self.dates else None

    @property
    def noticed_on(self) -> date | None:
        """The day from which notice was counted: of a meeting that was adjourned, its first sitting."""
        return first_sitting_day(self.dates) or self.day


def as_at(stage: Stage, on: date, *, public: bool) -> StageThen:
    """The stage at the end of a day; ``public``: as everybody might know it."""
    state, is_over = StageState(stage.state), stage.state not in STILL_OPEN
    if on >= timezone.localdate():
        version = stage.version if stage.version and (stage.version.is_public or not public) else None
        # the public does not see that a text has been submitted before its papers are published
        shown = StageState.PLANNED if public and state == StageState.SUBMITTED else state
        return StageThen(shown, list(stage.dates.all()), version, stage.outcome)
    version = _given_by(stage, on)
    if is_over and _had_met(stage, on):
        return StageThen(state, _said_by(stage, on), version, stage.outcome)
    return StageThen(StageState.PUBLISHED if version else StageState.PLANNED, _said_by(stage, on), version, None)


def _said_by(stage, on):
    """Of dates that were typed later (brought in), each stood until its day had passed and the next was named."""
    rows = list(stage.dates.all())
    said = [row for row in rows if timezone.localdate(row.said_at) <= on]
    if said:
        return said
    ahead = (number for number, row in enumerate(rows) if not _is_past(row, on))
    return rows[: next(ahead, len(rows)) + 1]


def _is_past(row, on):
    days = span(row.on)
    return bool(days) and days[1] < on


def _given_by(stage, on):
    """The public text that the body had been given by the day."""
    version = stage.version
    if version is None or not version.is_public:
        return None
    is_imported = version.publication.basis == Publication.Basis.IMPORT
    return version if is_imported or timezone.localdate(version.publication.published_at) <= on else None


def _had_met(stage, on):
    """By the last day of its date; one without a date, always."""
    days = span(stage.current_date.on if stage.current_date else "")
    return days is None or days[1] <= on
