"""From rows to the notices of a council's executive that are documents of their own, as the public reads them."""

from django.db.models import Q

from governance.forward_plan.public_notices import PublicNotice, notices_at_short_time, notices_in_private
from governance.models import NOTICES, Stage


def notices_given(council) -> list[tuple[Stage, PublicNotice]]:
    """Every notice under regulations 5, 10 and 11 that stands, the newest first; kept after the decision."""
    stands = Q(notice__isnull=False, notice__set_aside_at=None)
    stands |= Q(private_meeting__isnull=False, private_meeting__set_aside_at=None)
    stages = Stage.objects.filter(stands, timetable__council=council).select_related("body", *NOTICES)
    found = [pair for stage in stages.prefetch_related("dates__meeting") for pair in _of(stage, council)]
    return sorted(found, key=lambda pair: (pair[1].given_on, pair[0].pk), reverse=True)


def _of(stage, council):
    known = {"council": council.name, "body": stage.body.name}
    found = []
    if stage.standing_private:
        when = stage.current_date.in_words if stage.current_date else "date not set"
        found += notices_in_private(stage.standing_private, when=when, **known)
    if stage.standing_notice:
        found += notices_at_short_time(stage.standing_notice, **known)
    return [(stage, notice) for notice in found]
