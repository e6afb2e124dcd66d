"""From rows to the notices and statements of a council's executive that are documents of their own, for the public."""

from django.db.models import Exists, OuterRef, Q

from governance.dates.notice import EXECUTIVE_KINDS
from governance.forward_plan.public_notices import (
    PublicNotice,
    notices_at_short_time,
    notices_in_private,
    statement_of_decision,
)
from governance.models import NOTICES, BodyKind, Stage
from plans.models import Version

OF_PAPER = (
    "timetable__paper__partnership", "timetable__paper__plan", "timetable__paper__plan_year__plan",
    "timetable__paper__addendum__plan", "timetable__paper__assessment",
)  # fmt: skip


def notices_given(council) -> list[tuple[Stage, PublicNotice]]:
    """Every notice under regulations 5, 10 and 11 that stands, and the statements of decisions, the newest first; they
    are kept after the decision."""
    stands = Q(notice__isnull=False, notice__set_aside_at=None)
    stands |= Q(private_meeting__isnull=False, private_meeting__set_aside_at=None)
    stages = Stage.objects.filter(stands, timetable__council=council).select_related("body", *NOTICES)
    found = [pair for stage in stages.prefetch_related("dates__meeting") for pair in _of(stage, council)]
    return sorted(found + _statements(council), key=lambda pair: (pair[1].given_on, pair[0].pk), reverse=True)


def _statements(council):
    """Decisions of the executive on papers of which a text is public, where the day is known."""
    public = Version.objects.public().filter(paper=OuterRef("timetable__paper"))
    stages = Stage.objects.filter(Exists(public), timetable__council=council, body__kind__in=EXECUTIVE_KINDS)
    stages = stages.filter(state=Stage.State.DECIDED).select_related("body", *OF_PAPER)
    stages = stages.prefetch_related("dates__meeting", "outcomes", "declarations", "body__former_names")
    return [(stage, _statement(stage, council)) for stage in stages if stage.outcome and stage.day]


def _statement(stage, council) -> PublicNotice:
    return statement_of_decision(
        stage.outcome,
        [row for row in stage.declarations.all() if row.is_standing],
        council=council.name,
        body=stage.body.name_on(stage.day),
        matter=f"{stage.paper.title}, {stage.paper.partnership.name}",
        taken_on=stage.day,
        is_single_member=stage.body.kind == BodyKind.SINGLE_MEMBER,
    )


def _of(stage, council):
    known = {"council": council.name, "body": stage.body.name}
    found = []
    if stage.standing_private:
        when = stage.current_date.in_words if stage.current_date else "date not set"
        found += notices_in_private(stage.standing_private, when=when, **known)
    if stage.standing_notice:
        found += notices_at_short_time(stage.standing_notice, **known)
    return [(stage, notice) for notice in found]
