"""What to look at before a body is given its pack: everything that is printed in it."""

from django.urls import reverse
from django.utils import timezone

from governance.models import Stage
from governance.reporting.editions import is_given_report
from governance.reporting.pdf import remarks_on_report
from governance.reporting.reports import report_of
from governance.stages.taking_in import lacking_in
from partnerships.access import Permission
from plans.document.compose import compose
from plans.models import Paper
from plans.papers.record import record_of
from plans.printing.remarks import remarks_on, remarks_on_words


def remarks_on_pack(stage: Stage) -> list[str]:
    """Of the text where it is frozen anew, of the sheet in front, and of the report as it stands."""
    report = report_of(stage.timetable) if is_given_report(stage) else None
    facts = reverse("governance:stage_facts", args=[stage.pk])
    front = remarks_on_words(
        [("the sheet in front", [stage.body.name, stage.title], facts, Permission.BUILD_TIMETABLE)]
    )
    written = remarks_on_report(report, on=timezone.localdate()) if report else []
    if stage.paper.state == Paper.State.ADOPTED:
        return [*front, *written]
    document = compose(stage.paper)
    lacking = lacking_in(stage.paper, document, but=stage.pk)
    return [*lacking, *remarks_on(document, record_of(stage.paper, public=False)), *front, *written]
