"""From rows to the notices and statements of a council's executive that are documents of their own, for the public."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Exists, OuterRef, Q

from governance.dates.notice import EXECUTIVE_KINDS
from governance.forward_plan.public_notices import (
    PublicNotice,
    notices_at_short_time,
    notices_in_private,
    required_report,
    statement_of_decision,
)
from governance.models import NOTICES, BodyKind, Stage
from plans.models import Version

OF_PAPER = (
    "timetable__council", "timetable__paper__partnership", "timetable__paper__plan",
    "timetable__paper__plan_year__plan", "timetable__paper__addendum__plan", "timetable__paper__assessment",
)  # fmt: skip


Found = list[tuple[Stage, PublicNotice]]


def notices_given(council) -> Found:
    """Every notice under regulations 5, 10 and 11 that stands, the statements of decisions, and the reports that
    scrutiny requires of them, the newest first; they are kept after the decision."""
    return _found(timetable__council=council)


def notices_about(paper, on: date) -> Found:
    """Those about one paper that were given by a day, by whichever council."""
    return [each for each in _found(timetable__paper=paper, timetable__council__isnull=False) if each[1].given_on <= on]


def _found(**which) -> Found:
    """Decisions, and reports on them, only of papers of which a text is public."""
    public = Exists(Version.objects.public().filter(paper=OuterRef("timetable__paper")))
    stands = Q(notice__isnull=False, notice__set_aside_at=None)
    stands |= Q(private_meeting__isnull=False, private_meeting__set_aside_at=None)
    stands |= Q(state=Stage.State.DECIDED, body__kind__in=EXECUTIVE_KINDS, is_told=True)
    stages = Stage.objects.annotate(is_told=public).filter(stands, **which).select_related("body", *NOTICES, *OF_PAPER)
    stages = stages.prefetch_related("dates__meeting", "outcomes", "declarations", "body__former_names")
    found = [(stage, notice) for stage in stages for notice in _of(stage)]
    return sorted(found, key=lambda pair: (pair[1].given_on, pair[0].pk), reverse=True)


def _of(stage) -> Iterator[PublicNotice]:
    known = {"council": stage.timetable.council.name, "body": stage.body.name}
    if stage.standing_private:
        when = stage.current_date.in_words if stage.current_date else "date not set"
        yield from notices_in_private(stage.standing_private, when=when, **known)
    if stage.standing_notice:
        yield from notices_at_short_time(stage.standing_notice, **known)
    if stage.state != Stage.State.DECIDED or not stage.is_told or not stage.body.is_executive:
        return
    if stage.outcome and stage.day:
        yield _statement(stage)
    if stage.standing_required_report:
        yield required_report_of(stage)


def required_report_of(stage: Stage, *, is_draft: bool = False) -> PublicNotice:
    return required_report(
        stage.standing_required_report,
        council=stage.timetable.council.name if stage.timetable.council else "",
        body=stage.body.name_on(stage.day) if stage.day else stage.body.name,
        matter=f"{stage.paper.title}, {stage.paper.partnership.name}",
        is_draft=is_draft,
    )


def _statement(stage) -> PublicNotice:
    return statement_of_decision(
        stage.outcome,
        [row for row in stage.declarations.all() if row.is_standing],
        council=stage.timetable.council.name,
        body=stage.body.name_on(stage.day),
        matter=f"{stage.paper.title}, {stage.paper.partnership.name}",
        taken_on=stage.day,
        is_single_member=stage.body.kind == BodyKind.SINGLE_MEMBER,
    )
