"""The report that scrutiny requires on a decision not treated as a key decision, SI 2012/2089 regulation 18: verbs."""

from datetime import date

from django.db import transaction

from governance.forward_plan.notices import not_yet
from governance.models import RequiredReport, Stage
from governance.stages import recording
from governance.stages.transitions import reasons_not_to
from partnerships.verbs import require, require_reason


@transaction.atomic
def require_report(stage: Stage, *, by, today: date | None = None, **fields) -> RequiredReport:
    """Record what the committee requires. The text begins with what is recorded of the decision."""
    require(reasons_not_to("require_report", stage, by=by))
    require(not_yet(fields["required_on"], today, "the committee required it"))
    text = {"decision": decided(stage), "reasons": stage.outcome.reasons, "opinion": "", "opinion_reasons": ""}
    event = "report required by scrutiny"
    stage.required_report = recording.record_anew(
        RequiredReport, stage, by=by, event=event, **text, submitted_on=None, **fields
    )
    return stage.required_report


def decided(stage: Stage) -> str:
    """The decision in words, as its outcome records it."""
    return ". ".join(filter(None, (stage.outcome.get_kind_display(), stage.outcome.resolution)))


@transaction.atomic
def change_requirement(stage: Stage, *, by, revision: int, today: date | None = None, **fields) -> bool:
    """The committee gives more time, or its words were recorded in error; what was said stays in the history."""
    require(reasons_not_to("write_report", stage, by=by))
    require(not_yet(fields["required_on"], today, "the committee required it"))
    event = "requirement of a report changed"
    return recording.change(stage.required_report, by=by, event=event, revision=revision, **fields)


@transaction.atomic
def write_report(
    stage: Stage, *, by, revision: int, reason: str = "", today: date | None = None, **fields
) -> RequiredReport:
    """What the executive says, and the day on which it was submitted; from then on it is public, and a change of it has
    a reason."""
    require(reasons_not_to("write_report", stage, by=by))
    report = stage.required_report
    if report.submitted_on:
        require_reason(reason, "Say why the report is changed: it was submitted already.")
    if fields.get("submitted_on"):
        require(not_yet(fields["submitted_on"], today, "it is submitted"))
    event = "report to the council written"
    recording.change(report, by=by, event=event, revision=revision, reason=reason, **fields)
    return report


@transaction.atomic
def take_back(stage: Stage, *, by, reason: str):
    """The committee requires it no longer, or it was recorded in error."""
    require(reasons_not_to("write_report", stage, by=by))
    require_reason(reason, "Say why the report is not required.")
    recording.set_aside(stage.required_report, by=by, event="report not required any more", because=reason)
