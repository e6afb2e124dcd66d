"""From rows to the desk: the timetables at which a person works, their stages as entries, and all that is due."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from django.db.models import Exists, OuterRef, Prefetch, Q

from governance.dates import checks
from governance.dates.conflict import DateConflict
from governance.dates.effect import Decision, EffectDay, effect_days
from governance.dates.notice import Settings
from governance.dates.stages import STILL_OPEN, StageFacts, referred_on
from governance.desk import desk, on_time
from governance.desk.due import DeskEntry, Due, SignOff, Slip, in_order
from governance.desk.step_forms import forms_of
from governance.desk.text_work import with_text_work
from governance.models import Amendment, Report, SignOffRequest, Stage, Timetable, settings_of_each
from governance.reporting.standings import ASKED, asked_of, of_implication
from governance.stages.taking_effect import recorded_days
from governance.timetables.stage_facts import first_day, stage_facts
from partnerships.access import Permission, holds_anywhere, permissions_of
from plans.models import Paper
from plans.papers.record import words

#: Who works at a desk: those who build timetables, and those who write what goes through them.
AT_WORK = frozenset({Permission.BUILD_TIMETABLE, Permission.WRITE_REPORT})


@dataclass(frozen=True)
class Board:
    """One timetable as a desk shows it: its stages as entries, and the settings they are counted with."""

    timetable: Timetable
    entries: tuple[DeskEntry, ...]
    settings: Settings

    @property
    def stages(self) -> list[StageFacts]:
        return [entry.stage for entry in self.entries]

    def dues(self, on: date) -> list[Due]:
        return in_order(row for entry in self.entries for row in desk.dues(entry, self.settings, on))

    def conflicts(self, on: date) -> list[DateConflict]:
        """Those that something can still be done about."""
        found = checks.conflicts(self.stages, self.settings, first_day(self.timetable.paper))
        return [conflict for conflict in found if conflict.is_work(self.stages, on)]

    def lines(self, on: date) -> list[on_time.StageLine]:
        return on_time.lines_of(self.entries, self.settings, self.conflicts(on), on, first_day(self.timetable.paper))

    def verdict(self, on: date) -> on_time.Verdict:
        """Are we on time?"""
        return on_time.verdict(self.lines(on), on)

    def slipped(self) -> list[DeskEntry]:
        return [entry for entry in self.entries if entry.slipped and entry.stage.is_open]

    def following(self, on: date) -> DeskEntry | None:
        """The next body that meets; else the first one without a day."""
        waiting = [entry for entry in self.entries if entry.stage.is_open]
        dated = [entry for entry in waiting if entry.stage.on and entry.stage.on >= on]
        return min(dated, key=lambda entry: entry.stage.on) if dated else next(iter(waiting), None)


def due_of(timetables: list[Timetable], on: date) -> list[Due]:
    """Everything due at timetables read with ``to_be_worked_on``: overdue, in the next eight weeks, without a day."""
    return in_order(row for board in boards_of(timetables) for row in board.dues(on))


def boards_of(timetables: list[Timetable]) -> list[Board]:
    """Timetables as boards, with four queries for the settings of all their councils."""
    settings = settings_of_each(timetable.council for timetable in timetables)
    known = [(each, settings[each.council_id]) for each in timetables]
    return [Board(each, tuple(entries_of(each, own)), own) for each, own in known]


def timetables_at_work(user, on: date, permissions=AT_WORK, *, among=None) -> list[Timetable]:
    """The timetables (``among`` some) at which the person works; another lead council's clerk reads them, no more."""
    if not holds_anywhere(user, permissions):
        return []
    visible = Timetable.objects.visible_to(user)
    found = to_be_worked_on(visible if among is None else visible.filter(pk__in=among.values("pk")), on)
    return [timetable for timetable in found if permissions & permissions_of(user, timetable)]


def to_be_worked_on(timetables, on: date):
    """Timetables under way, and those of adopted texts whose last bodies meet still or have just decided; with all
    that the desk shows of them, in a fixed number of queries."""
    since = on - checks.AHEAD
    lately = Q(state__in=STILL_OPEN) | Q(state=Stage.State.DECIDED, outcomes__recorded_at__date__gte=since)
    dated = Q(dates__meeting__on__gte=since) | Q(dates__stated_on__gte=since.isoformat())
    stages = Stage.objects.filter(lately, dated, timetable=OuterRef("pk"))
    is_open = Q(paper__state__in=Paper.OPEN)
    is_closing = Q(paper__state=Paper.State.ADOPTED) & Exists(stages)
    return with_desk_facts(timetables.filter(is_open | is_closing))


def with_desk_facts(timetables, *, with_names=False):
    """Timetables with all that a desk shows of them; a Record of them needs the bodies' former names too."""
    requests = SignOffRequest.objects.standing().select_related("answered_by", "implication").order_by("pk")
    asked = Prefetch("sign_offs", queryset=requests)
    reports = Prefetch("reports", queryset=Report.objects.prefetch_related("implications", asked))
    accepted = Amendment.objects.accepted().select_related("stage__version")
    amendments = Prefetch("stages__amendments", queryset=accepted, to_attr="accepted")
    found = timetables.with_stages(with_reports=False, with_names=with_names)
    return found.prefetch_related(reports, "stages__decision_dates", amendments)


def entries_of(timetable: Timetable, settings: Settings) -> list[DeskEntry]:
    stages = timetable.stages_with_facts()
    found = [entry_of(stage, timetable, _report_of(stage, timetable, stages), settings) for stage in stages]
    facts = [entry.stage for entry in found]
    found = [replace(entry, referred_on=referred_on(entry.stage, facts)) for entry in found]
    return with_text_work(found, timetable, settings)


def entry_of(stage: Stage, timetable: Timetable, report: Report | None, settings: Settings) -> DeskEntry:
    return DeskEntry(
        stage=stage_facts(stage),
        paper=timetable.paper.title,
        partnership=timetable.paper.partnership.name,
        council=timetable.council.name if timetable.council else "",
        url=stage.get_record_url(),
        forms=forms_of(stage, report),
        timetable=timetable.pk,
        role=stage.get_role_display(),
        author=report.author if report else "",
        report=report.title if report else "",
        date_words=_date_words(stage),
        slipped=_slipped(stage),
        sign_offs=tuple(_sign_offs(report)),
        after=_after(stage, settings),
    )


def _after(stage, settings) -> tuple[EffectDay, ...]:
    """The days after a decision on which somebody has to act; conditions move none of them."""
    if stage.state != Stage.State.DECIDED or stage.outcome is None:
        return ()
    decision = Decision(
        kind=stage.body.kind,
        outcome=stage.outcome.kind,
        held=stage.day,
        is_open_to_call_in=stage.is_open_to_call_in,
        is_deciding=stage.is_deciding,
        recorded=recorded_days(stage),
    )
    return effect_days(decision, settings)


def _report_of(stage, timetable, stages) -> Report | None:
    """The timetable's report is for the next body that is still to look at it, from the one it was written for."""
    report = next(iter(list(timetable.reports.all())[::-1]), None)
    order = [each.pk for each in stages]
    first = order.index(report.stage_id) if report and report.stage_id in order else 0
    following = next((each for each in stages[first:] if each.is_open), None)
    return report if following and following.pk == stage.pk else None


def _date_words(stage) -> str:
    current = stage.current_date
    if current is None or not current.on:
        return ""
    return "The date is confirmed." if current.is_confirmed else "The date is not confirmed."


def _slipped(stage) -> tuple[Slip, ...]:
    """Earlier dates that are not the date now, each with the reason given when it was revised."""
    dates = list(stage.dates.all())
    current = dates[-1].on if dates else ""
    moved = {
        before.on: Slip(words(before.on), after.reason)
        for before, after in pairwise(dates)
        if before.on not in ("", current)
    }
    return tuple(moved.values())


def _sign_offs(report: Report | None) -> Iterator[SignOff]:
    """Headings without an explicit yes to what they say now; with the post and the day that were asked."""
    asked_for = asked_of(report.sign_offs.all()) if report else {}
    for row in report.implications.all() if report else ():
        standing = of_implication(row, asked_for.get(row.heading.casefold(), []), on=date.min)
        if not standing.is_signed:
            asked = standing.request if standing.state == ASKED else None
            yield SignOff(row.heading, asked.post if asked else row.post, asked and asked.due_on)
