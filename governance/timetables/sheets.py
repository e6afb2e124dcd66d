"""A timetable as tables to go on with: an Excel workbook with a sheet for each noun, and its steps as CSV.

The first column of each sheet is hidden; by its keys the rows of one sheet are found in the others. The steps come in
again: ``step_roster``.
"""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from governance.dates.bodies import BodyKind
from governance.dates.deadlines import BEFORE, deadlines_of
from governance.dates.outcomes import OutcomeKind
from governance.dates.stages import referred_on
from governance.models import Meeting, Stage, Timetable, settings_of
from governance.stages.taking_effect import days_of
from governance.timetables.stage_facts import facts_of
from governance.timetables.step_roster import TABLE, StepRoster, revision_of, step_data
from partnerships.days.written import written_date
from plans.models import Paper
from plans.office.rows_out import REVISION_HEAD
from plans.office.tables_out import csv_of
from plans.office.workbooks import CellOut, HeadOut, SheetOut, workbook
from plans.rows.columns import Known
from plans.taking_out.contents import register_taken


def _labels(enumeration) -> tuple[str, ...]:
    return tuple(label for _, label in enumeration.choices)


KEY, STEP, BODY = HeadOut("Key", is_hidden=True), HeadOut("Step", "narrow"), HeadOut("Committee or board")
BODIES = [KEY, BODY, HeadOut("Kind", choices=_labels(BodyKind)), HeadOut("Of")]
MEETINGS = [
    KEY, BODY, HeadOut("Date", "narrow"), HeadOut("Time", "narrow"), HeadOut("Place", "wide"),
    HeadOut("Takes place", choices=("Yes", "Cancelled", "Moved")), HeadOut("Why not", "wide"),
]  # fmt: skip
DEADLINES = [
    KEY, STEP, BODY, HeadOut("What", "wide"), HeadOut("Day", "narrow"), HeadOut("Known from", "narrow"),
    HeadOut("Why this day", "wide"),
]  # fmt: skip
OUTCOMES = [
    KEY, STEP, BODY, HeadOut("Outcome", choices=_labels(OutcomeKind)), HeadOut("Resolution", "wide"),
    HeadOut("Conditions", "wide"), HeadOut("Votes"), HeadOut("Moved by"), HeadOut("Seconded by"),
    HeadOut("Final amendments by"), HeadOut("Minute", "narrow"), HeadOut("Minutes at", "wide"),
    HeadOut("Replaced because", "wide"),
]  # fmt: skip


def register():
    register_taken(taken_of)


def taken_of(paper: Paper) -> Iterator[tuple[str, str, Callable[[], bytes]]]:
    """The timetables of a text, among everything that its partnership takes out."""
    for timetable in paper.timetables.with_stages():
        whose = timetable.council.slug if timetable.council else "partnership"
        yield f"timetable-{whose}.xlsx", f"{timetable}, Excel", partial(timetable_workbook, timetable)


def timetable_workbook(timetable: Timetable) -> bytes:
    """Of a timetable read through ``with_stages``, as it stands now."""
    title, owner = str(timetable), timetable.council or timetable.paper.partnership
    return workbook(sheets_of(timetable), title=title, author=owner.name, advice=StepRoster.advice)


def timetable_csv(timetable: Timetable) -> bytes:
    """The steps without their keys; days as every program reads them."""
    steps = sheets_of(timetable)[0]
    rows = [[head.label for head in steps.heads], *steps.rows]
    return csv_of([[cell.isoformat() if isinstance(cell, date) else cell for cell in row[2:]] for row in rows])


def sheets_of(timetable: Timetable) -> list[SheetOut]:
    stages, settings = timetable.stages_with_facts(), settings_of(timetable.council)
    bodies = list({stage.body_id: stage.body for stage in stages}.values())
    return [
        _steps(stages, settings),
        SheetOut("Committees", BODIES, [[b.slug, b.name, b.get_kind_display(), str(_owner(b))] for b in bodies]),
        SheetOut("Meetings", MEETINGS, [_meeting(each) for each in _meetings(stages)]),
        SheetOut("Deadlines", DEADLINES, list(_deadlines(timetable, stages, settings))),
        SheetOut("Outcomes", OUTCOMES, [_outcome(stage, each) for stage in stages for each in stage.outcomes.all()]),
    ]


def _owner(body):
    return body.council or body.partnership


def _head(stage: Stage) -> list[CellOut]:
    return [str(stage.pk), str(stage.step), stage.body.name_on(stage.day)]


def _steps(stages, settings) -> SheetOut:
    """As it comes in again (``step_roster``); days are days."""
    known, rows = Known(None, []), []
    heads = [HeadOut(each.label, each.width, tuple(each.choices(known))) for each in TABLE.columns]
    for stage in stages:
        item = step_data(stage, settings)
        said = {column.name: column.read(item, known) for column in TABLE.columns}
        days = {name: _typed(said[name]) for name in ("meets_on", "publish_by")}
        rows.append([item["key"], revision_of(item), *(said | days).values()])
    return SheetOut("Steps", [KEY, HeadOut(REVISION_HEAD, is_hidden=True), *heads], rows)


def _typed(words: str) -> CellOut:
    """A whole day as one; “by” a day, and a month, stay words."""
    return written_date(words).first if words[:1].isdigit() and words.count("/") == 2 else words


def _meetings(stages) -> list[Meeting]:
    """Those on which a step stands or stood, in the order of their days."""
    found = {each.meeting_id: each.meeting for stage in stages for each in stage.dates.all() if each.meeting_id}
    return sorted(found.values(), key=lambda meeting: (meeting.on, meeting.pk))


def _meeting(meeting: Meeting) -> list[CellOut]:
    takes_place = "Cancelled" if meeting.is_cancelled else "Moved" if meeting.moved_to else "Yes"
    starts_at = f"{meeting.starts_at:%H:%M}" if meeting.starts_at else ""
    reason = meeting.moved_to.reason if meeting.moved_to else meeting.reason if meeting.is_cancelled else ""
    return [str(meeting.uid), meeting.body.name, meeting.on, starts_at, meeting.place, takes_place, reason]


def _deadlines(timetable, stages, settings) -> Iterator[list[CellOut]]:
    """What is due before each meeting, and the days after its decision."""
    facts = {each.key: each for each in facts_of(timetable)}
    for stage in stages:
        if stage.day is None or stage.is_ended:
            continue
        refers = referred_on(facts[stage.pk], facts.values())
        days = {"referred_on": refers, "noticed_on": stage.noticed_on}
        for due in deadlines_of(stage.body.kind, stage.day, settings, is_key=stage.is_key_decision, **days):
            if due.what in BEFORE:
                yield [*_head(stage), due.label, due.day, "Worked out", f"{due.sentence} ({due.source})"]
        for day in days_of(stage, settings):
            known = "Recorded" if day.recorded else "Worked out"
            yield [*_head(stage), day.label, day.on or "", known, day.sentence]


def _outcome(stage: Stage, outcome) -> list[CellOut]:
    return [
        *_head(stage),
        outcome.get_kind_display(),
        outcome.resolution,
        outcome.conditions,
        outcome.votes,
        outcome.mover,
        outcome.seconder,
        outcome.delegated_to,
        outcome.minute_reference,
        outcome.link,
        outcome.set_aside_because,
    ]
