"""What a timetable still lacks, what is due, and where its dates get in each other's way. Pure: no ORM, no clock.

Everything found is a warning with its rule, a sentence and a suggestion: a council may lawfully have done it
differently, so nothing here blocks. Rules have names such as ATI-agenda, EXE-9, CALL, FIS-10.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from governance.dates.clear_days import Counted, spell
from governance.dates.conflict import DateConflict, as_said
from governance.dates.in_private import late_notices, missing_notice
from governance.dates.notice import Settings
from governance.dates.stages import NoticeBasis, StageFacts, StageState

AHEAD = timedelta(weeks=8)


@dataclass(frozen=True)
class Missing:
    """Something a stage lacks, and the day by which it is due where there is one."""

    what: str
    sentence: str
    due: date | None = None


# --- One stage -----------------------------------------------------------------------------------------------


def publish_by(stage: StageFacts, settings: Settings) -> Counted | None:
    return settings.publish_by(stage.kind, stage.noticed_on) if stage.noticed_on else None


def notice_due(stage: StageFacts, settings: Settings) -> Counted | None:
    """The last day for the notice of a key decision; only for an executive item recorded as key."""
    if not (stage.noticed_on and stage.is_executive and stage.is_key_decision):
        return None
    return settings.key_notice_by(stage.noticed_on)


def missing(stage: StageFacts, settings: Settings, today: date) -> list[Missing]:
    """What the clerk has still to see to at this stage, most pressing first."""
    if stage.is_ended:
        return []
    if stage.state == StageState.DECIDED:
        if stage.awaits_text and not stage.is_amended:
            return [Missing("amended", "The final text is not adopted yet: enter the amendments, then adopt it.")]
        if stage.means.waits_for_answer and not stage.answer:
            return [Missing("answer", "Adopted in principle: the answer that makes it final is not recorded.")]
        if not stage.means.is_recorded:
            return [Missing("outcome", "What it decided is not recorded.")]
        return []
    if stage.on is None:
        return [Missing("date", "No date is set yet.")]
    if stage.is_adjourned:
        return [Missing("date", f"It met on {spell(stage.on)} and adjourned; no day is set on which it goes on.")]
    if stage.on < today:
        return [Missing("outcome", f"It met on {spell(stage.on)} and no outcome is recorded.", stage.on)]
    asks = (_missing_papers, _missing_report, _missing_flags)
    return [found for ask in asks for found in ask(stage, settings, today)]


def _missing_papers(stage: StageFacts, settings: Settings, today: date) -> list[Missing]:
    if stage.state == StageState.PUBLISHED:
        return []
    counted = publish_by(stage, settings)
    due = counted.day if counted else stage.meets_on
    late = counted is not None and due < today
    if stage.state == StageState.PLANNED:
        if late:
            return [Missing("version", f"No text is submitted, and papers were due on {spell(due)}.", due)]
        return [Missing("version", "No text is submitted yet.", due)]
    words = (
        f"Its papers are not published; they were due on {spell(due)}." if late else "Its papers are not published yet."
    )
    return [Missing("papers", words, due)]


def _missing_report(stage: StageFacts, settings: Settings, today: date) -> list[Missing]:
    """A body with statutory notice looks at a report; while nothing of it is due for weeks, none is missing."""
    counted = publish_by(stage, settings)
    if stage.has_report or counted is None or stage.state == StageState.PUBLISHED or counted.day > today + AHEAD:
        return []
    return [Missing("report", "No committee report is written for it yet.", counted.day)]


def _missing_flags(stage: StageFacts, settings: Settings, today: date) -> list[Missing]:
    if not stage.is_executive:
        return []
    if stage.is_key_decision is None:
        key = Missing("key", "It is not recorded whether this is a key decision.")
        return [key, *_missing_private(stage, settings, today)]
    return [*_missing_notice(stage, settings, today), *_missing_private(stage, settings, today)]


def _missing_private(stage: StageFacts, settings: Settings, today: date) -> list[Missing]:
    found = missing_notice(stage, settings, today)
    return [Missing("private", *found)] if found else []


def _missing_notice(stage: StageFacts, settings: Settings, today: date) -> list[Missing]:
    due = notice_due(stage, settings)
    if due is None or stage.notice:
        return []
    if due.day >= today:
        return [Missing("notice", f"Notice of the key decision: {due.sentence('give it by')}.", due.day)]
    return [
        Missing(
            "notice",
            f"Notice of the key decision had to be given by {spell(due.day)}, and none is recorded (EXE-9). Give "
            "it under the general exception (regulation 10) or special urgency (regulation 11), or choose a later "
            "meeting.",
            due.day,
        )
    ]


# --- The whole timetable -------------------------------------------------------------------------------------


def conflicts(stages: list[StageFacts], settings: Settings, starts_on: date | None = None) -> list[DateConflict]:
    """Every conflict that follows from the dates, in the order of the route. ``starts_on``: the plan's first day."""
    live = [stage for stage in stages if not stage.is_ended]
    found = [conflict for stage in live for conflict in _no_meeting(stage)]
    dated = [stage for stage in live if stage.on]
    for before in dated:
        found += filter(None, (_order(before, after, settings) for after in at_next_step(before, dated)))
        for after in waiting_for(before, dated):
            found += filter(None, (ask(before, after, settings) for ask in (_view_in_papers, _no_day, _call_in)))
    found += filter(None, (_late_notice(stage, settings) for stage in live))
    found += [conflict for stage in live for conflict in late_notices(stage, settings)]
    found += filter(None, (_late_adoption(stage, starts_on) for stage in live))
    return [each for each in found if each.rule not in settings.switched_off]


def _no_meeting(stage: StageFacts) -> Iterator[DateConflict]:
    """Its body is not there any more, or its meeting does not take place on the day."""
    if stage.body_ends:
        onto = stage.goes_on_in or "another committee or board"
        yield DateConflict("body", as_said(stage.body_ends), f"Hand this step over to {onto}.", (stage.key,))
    elif stage.meeting_trouble:
        suggestion = "Choose another meeting for this stage."
        yield DateConflict("meeting", as_said(stage.meeting_trouble), suggestion, (stage.key,))


def at_next_step(stage: StageFacts, dated: list[StageFacts]) -> list[StageFacts]:
    """Those with a date at the next step that has any."""
    later = [each for each in dated if each.step > stage.step]
    return [each for each in later if each.step == min(other.step for other in later)]


def waiting_for(stage: StageFacts, dated: list[StageFacts]) -> list[StageFacts]:
    """Those whose papers follow on what a stage says: up to the next step at which anybody says something himself. A
    body that only takes note stands in between, and hides nothing."""
    found: list[StageFacts] = []
    following = at_next_step(stage, dated)
    while following:
        found += following
        if any(each.gives_view for each in following):
            break
        following = at_next_step(following[0], dated)
    return found


def _order(before: StageFacts, after: StageFacts, settings: Settings) -> DateConflict | None:
    if before.meets_on <= after.meets_on:
        return None
    return DateConflict(
        "order",
        lambda t: (
            f"{before.body} {t.meets} on {spell(before.meets_on)}, after {after.body} on {spell(after.meets_on)}."
        ),
        f"Choose a meeting of {after.body} after {spell(before.meets_on)}, or change the order of the route.",
        (before.key, after.key),
    )


def _view_in_papers(before: StageFacts, after: StageFacts, settings: Settings) -> DateConflict | None:
    counted = publish_by(after, settings)
    if counted is None or not before.gives_view or not counted.day < before.meets_on <= after.meets_on:
        return None
    return DateConflict(
        "view-in-papers",
        lambda t: (
            f"{after.body}'s papers {t.have} to be public by {spell(counted.day)}, and {before.body} {t.meets} on "
            f"{spell(before.meets_on)}: its view {t.cannot} be in the report."
        ),
        f"Publish a supplement with the view of {before.body}, or choose an earlier meeting of {before.body}.",
        (before.key, after.key),
    )


def _no_day(before: StageFacts, after: StageFacts, settings: Settings) -> DateConflict | None:
    counted = publish_by(after, settings)
    if counted is None or not before.gives_view or before.meets_on > counted.day:
        return None
    if settings.calendar.working_days_between(before.meets_on, counted.day):
        return None
    return DateConflict(
        "ATI-agenda",
        lambda t: (
            f"Between {before.body} ({spell(before.meets_on)}) and the day on which {after.body}'s papers {t.have} to "
            f"be public ({spell(counted.day)}) there {t.is_} no working day."
        ),
        f"Have the papers of {after.body} ready before {before.body} meets, or choose a later meeting.",
        (before.key, after.key),
    )


def _call_in(before: StageFacts, after: StageFacts, settings: Settings) -> DateConflict | None:
    """Only where the item is recorded as open to call-in; the flag is recorded, never derived."""
    counted = publish_by(after, settings)
    if counted is None or not (before.is_executive and before.is_open_to_call_in):
        return None
    latest_published = settings.decision_published_by(before.meets_on)
    earliest, latest = settings.call_in_ends(before.meets_on), settings.call_in_ends(latest_published.day)
    if latest.day <= counted.day:
        return None
    return DateConflict(
        "CALL",
        lambda t: (
            f"The decision of {before.body} {t.is_} open to call-in: published on {spell(before.meets_on)} until "
            f"{spell(earliest.day)}, published at the latest ({spell(latest_published.day)}) until {spell(latest.day)}"
            + (f", the day of {after.body}" if latest.day == after.meets_on else "")
            + f"; {after.body}'s papers {t.have} to be public by {spell(counted.day)}."
        ),
        f"Publish the decision on the day, and say in {after.body}'s papers that call-in has not ended, or choose a "
        "later meeting.",
        (before.key, after.key),
    )


def _late_notice(stage: StageFacts, settings: Settings) -> DateConflict | None:
    """A notice that gave fewer days than its regulation asks for; special urgency (reg 11) has no number of days."""
    due, given_on = notice_due(stage, settings), stage.notice_given_on
    if due is None or given_on is None or stage.notice not in (NoticeBasis.NOTICE, NoticeBasis.EXCEPTION):
        return None
    is_exception = stage.notice == NoticeBasis.EXCEPTION
    last = settings.general_exception_by(stage.noticed_on or stage.meets_on) if is_exception else due
    if given_on <= last.day:
        return None
    return DateConflict(
        "EXE-10" if is_exception else "EXE-9",
        as_said(
            f"Notice of the key decision of {stage.body} was given on {spell(given_on)}; the last day for "
            f"{last.reason} was {spell(last.day)}."
        ),
        "Have the chair of scrutiny agree that it is urgent (regulation 11), or choose a later meeting."
        if is_exception
        else "Record the general exception (regulation 10) or special urgency (regulation 11), or choose a later "
        "meeting.",
        (stage.key,),
    )


def _late_adoption(stage: StageFacts, starts_on: date | None) -> DateConflict | None:
    if not stage.decides or not (stage.on and starts_on and stage.on >= starts_on):
        return None
    return DateConflict(
        "FIS-10",
        lambda t: f"The plan {t.begins} on {spell(starts_on)}; {stage.body} {t.decides} on {spell(stage.meets_on)}.",
        "Choose an earlier meeting, or say in the report which plan holds until then.",
        (stage.key,),
    )


def compared(
    before: list[StageFacts], after: list[StageFacts], settings: Settings, starts_on: date | None
) -> tuple[tuple[DateConflict, ...], tuple[DateConflict, ...], tuple[DateConflict, ...]]:
    """Conflicts that come, that go, and that stay (in their new words); the same one is of the same rule and stages."""
    old = {(each.rule, each.stages): each for each in conflicts(before, settings, starts_on)}
    new = {(each.rule, each.stages): each for each in conflicts(after, settings, starts_on)}
    brings = tuple(each for key, each in new.items() if key not in old)
    resolves = tuple(each for key, each in old.items() if key not in new)
    return brings, resolves, tuple(each for key, each in new.items() if key in old)
