"""From rows to what the pure checks look at."""

from dataclasses import replace
from datetime import date

from governance.dates.clear_days import spell
from governance.dates.stages import InPrivate, NoticeBasis, StageFacts
from governance.models import Stage, Timetable
from governance.stages.decisions import awaits_text
from plans.models import Paper


def facts_of(timetable: Timetable) -> list[StageFacts]:
    """The stages of a timetable (read through ``with_stages``)."""
    return [stage_facts(stage) for stage in timetable.stages_with_facts()]


def _has_report(stage) -> bool:
    """The timetable's report, from the stage on for which it was first written: later ones get editions of it."""
    reports = stage.timetable.reports.all()
    if not reports or stage.pk in (firsts := {report.stage_id for report in reports}) or None in firsts:
        return bool(reports)
    order = [each.pk for each in stage.timetable.stages_with_facts()]
    return any(first in order and order.index(first) < order.index(stage.pk) for first in firsts)


def stage_facts(stage: Stage) -> StageFacts:
    outcome = stage.outcome
    return replace(
        dated_facts(stage),
        outcome=outcome.kind if outcome else "",
        awaits_text=awaits_text(stage),
        answer=stage.standing_answer.kind if stage.standing_answer else "",
        is_amended=stage.amended_version_id is not None,
        has_report=_has_report(stage),
    )


def dated_facts(stage: Stage) -> StageFacts:
    """Without outcome, text and report: all that conflicts between dates look at. Reads ``dates`` and ``notice``."""
    notice = stage.standing_notice
    return StageFacts(
        key=stage.pk,
        body=stage.body.name,
        kind=stage.body.kind,
        role=stage.role,
        step=stage.step,
        on=stage.day,
        state=stage.state,
        is_optional=stage.is_optional,
        is_key_decision=stage.is_key_decision,
        is_open_to_call_in=stage.is_open_to_call_in,
        has_version=stage.version_id is not None,
        meeting_trouble=_meeting_trouble(stage),
        body_ends=stage.body.end_words if stage.is_open and is_after(stage, stage.body.last_day) else "",
        goes_on_in=stage.body.goes_on_in.name if stage.body.goes_on_in else "",
        notice=notice.basis if notice else "",
        notice_given_on=notice.given_on if notice else None,
        first_sat_on=stage.first_sat_on,
        is_adjourned=bool(stage.current_date and stage.current_date.is_adjourned),
        private=_in_private(stage),
    )


def _in_private(stage) -> InPrivate | None:
    """The forward plan's notice of a key decision in private is that of the intention too (regs 5(2) and 9(2))."""
    private, notice = stage.standing_private, stage.standing_notice
    in_plan = notice.given_on if notice and notice.is_private and notice.basis == NoticeBasis.NOTICE else None
    if private:
        return InPrivate(private.intended_on or in_plan, private.further_on, private.agreed_on)
    return InPrivate(in_plan) if notice and notice.is_private else None


def is_after(stage, last_day: date | None) -> bool:
    """Its day, as far as it is known, is after the last one of its body; so is one of which nothing is known,
    or that was adjourned and goes on at a day not known yet."""
    current = stage.current_date
    on = current.on if current and not current.is_adjourned else ""
    return last_day is not None and (not on or on > last_day.isoformat()[: len(on)])


def _meeting_trouble(stage) -> str:
    """A confirmed date never moves by itself: where its meeting did, that is said."""
    current = stage.current_date
    meeting = current.meeting if current else None
    if meeting is None or not stage.is_open:
        return ""
    return trouble_of(stage.body.name, meeting.on, None if meeting.latest.is_cancelled else meeting.latest.on)


def trouble_of(body: str, was: date, on: date | None) -> str:
    """Of a date that did not follow its meeting: the meeting is on another day now, or (None) does not take place."""
    if on is None:
        return cancelled_words(body, was)
    return moved_words(body, was, on) if on != was else ""


def cancelled_words(body: str, on: date) -> str:
    return f"The meeting of {body} on {spell(on)} is cancelled."


def moved_words(body: str, was: date, on: date) -> str:
    moved = f"was moved to {spell(on)}"
    return f"The meeting of {body} on {spell(was)} {moved}; the date here is confirmed and stands."


def first_day(paper) -> date | None:
    """The day before which the paper should be adopted; an addendum or an assessment has none."""
    return paper.period[0] if paper.kind in (Paper.Kind.PLAN, Paper.Kind.YEAR) else None
