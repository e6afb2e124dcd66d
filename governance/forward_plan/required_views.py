"""The report that scrutiny requires on a decision: recording that it is required, writing it, its draft in Word."""

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone

from governance.confirming import confirm
from governance.dates.bodies import BodyKind
from governance.dates.clear_days import spell
from governance.forward_plan import required_reports
from governance.forward_plan.files import WORD, notice_file
from governance.forward_plan.giving import required_report_of
from governance.forward_plan.required_forms import ChangeRequirementForm, RequireReportForm, WriteReportForm
from governance.models import Body, RequiredReport
from governance.stages.transitions import reasons_not_to
from governance.stages.views import stage_of
from partnerships.access import Permission, requires
from partnerships.reasons import ReasonForm

#: The form to write it follows on the page that records that it is required.
WRITE = "governance:stage_key_report"


@requires(Permission.PUBLISH, fetch=stage_of)
def requirement(request, stage):
    """Which committee requires it, and by when; or what was recorded of that, to be changed."""
    onto = reverse(WRITE, args=[stage.pk])
    if stage.standing_required_report:
        copy = RequiredReport.objects.get(pk=stage.required_report.pk)  # the verb tells by the row what is changed
        form = ChangeRequirementForm(request.POST or None, instance=copy, initial={"revision": copy.revision})
        return _page(
            request, stage, form, verb="write_report", title="What scrutiny requires", submit="Save", back=onto,
            do=lambda form: required_reports.change_requirement(stage, by=request.user, **form.cleaned_data),
            done="What scrutiny requires is saved.",
        )  # fmt: skip
    form = RequireReportForm(request.POST or None, initial={"required_by": _scrutiny_of(stage)})
    return _page(
        request, stage, form, verb="require_report", title="Scrutiny requires a report", submit="Record it",
        lede="A scrutiny committee holds that this should have been treated as a key decision, and requires the "
        "executive to report to the council (SI 2012/2089 regulation 18). Everybody can read that from now on.",
        do=lambda form: required_reports.require_report(stage, by=request.user, **form.cleaned_data),
        onto=lambda report: onto,
        done=lambda report: f"It is recorded. Write the report by {spell(report.due_on)}; you are reminded of it.",
    )  # fmt: skip


def _scrutiny_of(stage) -> str:
    """The council's scrutiny committee, where it has one of that kind."""
    bodies = Body.objects.filter(council__isnull=False, council=stage.timetable.council, kind=BodyKind.SCRUTINY)
    found = [body.name for body in bodies.meeting_on(timezone.localdate())[:2]]
    return found[0] if len(found) == 1 else ""


@requires(Permission.PUBLISH, fetch=stage_of)
def write(request, stage):
    """The text of the report, begun with what is recorded of the decision."""
    report = stage.standing_required_report
    if report is None:
        return _page(
            request, stage, None, verb="write_report", title="Report that scrutiny requires", do=None, done=""
        )  # fmt: skip
    copy = RequiredReport.objects.get(pk=report.pk)
    form = WriteReportForm(request.POST or None, instance=copy, initial={"revision": copy.revision})
    return _page(
        request, stage, form, verb="write_report", title="Report that scrutiny requires", submit="Save the report",
        facts=_required(stage, report), back=stage.get_record_url(),
        link=("Download it as a Word document, for the council’s agenda", reverse(f"{WRITE}_word", args=[stage.pk])),
        do=lambda form: required_reports.write_report(stage, by=request.user, **form.cleaned_data),
        done=lambda report: f"The report is saved{' and public' if report.submitted_on else ''}.",
    )  # fmt: skip


def _required(stage, report):
    change = {
        "action_url": reverse("governance:stage_report_required", args=[stage.pk]),
        "action_hidden": "what scrutiny requires",
    }
    aside = {
        "action_url": reverse(f"{WRITE}_aside", args=[stage.pk]),
        "action_text": "Not required any more",
        "action_hidden": "",
    }
    return [
        {"key": "Required by", "value": f"{report.required_by}, {spell(report.required_on)}", "note": report.because}
        | change,
        {"key": "To be submitted by", "value": spell(report.due_on)} | aside,
    ]


@requires(Permission.PUBLISH, fetch=stage_of)
def take_back(request, stage):
    return _page(
        request, stage, ReasonForm(request.POST or None, label="Why it is not required"), verb="write_report",
        title="The report is not required any more", submit="Take it back", warning=True,
        lede="It leaves the public page and your tasks. It stays on record.",
        do=lambda form: required_reports.take_back(stage, by=request.user, **form.cleaned_data),
        done="The report is not required any more.",
    )  # fmt: skip


@requires(Permission.PUBLISH, fetch=stage_of)
def draft_docx(request, stage):
    """As far as it is written, to be put on the agenda of the council."""
    if stage.standing_required_report is None:
        raise Http404
    response = HttpResponse(notice_file(required_report_of(stage, is_draft=True)), content_type=WORD)
    response["Content-Disposition"] = f'attachment; filename="key-decision-report-{stage.pk}.docx"'
    return response


def _page(request, stage, form, *, verb, facts=(), back="", **context):
    current = stage.current_date
    rows = [
        {"key": "Paper", "value": stage.paper.title},
        {"key": "Decided by", "value": f"{stage.body.name}{f', {current.in_words}' if current else ''}"},
        *facts,
    ]
    return confirm(
        request, form, back=back or stage.get_record_url(), caption=f"{stage.body.name}: {stage.paper.title}",
        rows=rows, reasons=reasons_not_to(verb, stage, by=request.user), **context,
    )  # fmt: skip
