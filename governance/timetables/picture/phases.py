"""The phases of a plan's way: drafting, consultation, views and endorsement, notice, call-in. Pure.

Each is told from what is known of the steps and the council's own numbers of days; one of which nothing is known is
left out.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from governance.dates.deadlines import CALL_IN_ENDS, COMMENTS, deadlines_of
from governance.dates.notice import Settings
from governance.dates.stages import StageFacts, StageRole


def phases_of(stages: list[StageFacts], settings: Settings) -> list[dict[str, str]]:
    """``{"label", "first", "last"}`` in ISO days; an empty ``first``: from the beginning of the picture."""
    dated = sorted((stage for stage in stages if stage.on and not stage.is_ended), key=lambda stage: stage.meets_on)
    if not any(stage.is_open for stage in dated):  # over: the steps themselves tell it
        return []
    found = [*_before(dated, settings), *_notice(dated, settings), *_call_in(dated, settings)]
    return [{"label": label, "first": first.isoformat() if first else "", "last": last.isoformat()}
            for label, first, last in found]  # fmt: skip


_Phase = tuple[str, date | None, date]


def _before(dated: list[StageFacts], settings: Settings) -> Iterator[_Phase]:
    weeks, first = settings.least_consultation_weeks, dated[0].meets_on
    comments = [
        each.day
        for stage in dated
        for each in deadlines_of(stage.kind, stage.meets_on, settings, noticed_on=stage.noticed_on)
        if each.what == COMMENTS
    ]
    begins = comments[0] - timedelta(weeks=weeks) if comments else first
    yield "Drafting", None, min(begins, first)
    if comments:
        yield f"Consultation ({weeks} weeks)", begins, comments[0]
    asked = [stage.meets_on for stage in dated if stage.role not in (StageRole.DECIDE, StageRole.NOTE)]
    if asked:
        yield "Views and endorsement", asked[0], asked[-1]


def _notice(dated: list[StageFacts], settings: Settings) -> Iterator[_Phase]:
    for stage in dated:
        if stage.is_executive and stage.is_key_decision and stage.noticed_on:
            given = stage.notice_given_on or settings.key_notice_by(stage.noticed_on).day
            yield "Notice of the key decision", given, stage.meets_on
            return


def _call_in(dated: list[StageFacts], settings: Settings) -> Iterator[_Phase]:
    for stage in dated:
        if stage.is_executive and stage.is_open_to_call_in:
            days = deadlines_of(stage.kind, stage.meets_on, settings, is_open_to_call_in=True)
            ends = next((each.day for each in days if each.what == CALL_IN_ENDS), None)
            if ends:
                yield "Call-in", stage.meets_on, ends
                return
