"""Giving notice of a key decision, changing what it says, setting it aside: pages to confirm, POST only."""

from django.urls import reverse
from django.utils import timezone

from governance.confirming import confirm, day_row
from governance.dates import checks
from governance.forward_plan import notices as key_notices
from governance.forward_plan.compiling import draft_of, draft_source
from governance.forward_plan.notice_forms import ChangeNoticeForm, KeyDecisionNoticeForm
from governance.models import DecisionNotice, Stage, settings_of
from governance.stages.transitions import reasons_not_to
from governance.stages.views import stage_of
from governance.timetables.stage_facts import stage_facts
from partnerships.access import Permission, requires
from partnerships.reasons import ReasonForm


@requires(Permission.PUBLISH, fetch=stage_of)
def notice(request, stage):
    """The notice as the portal would draft it; or the one that was given, to be changed with a reason."""
    if stage.standing_notice:
        return _change(request, stage)
    known = draft_of(stage, draft_source(stage.timetable.council)) | {"given_on": timezone.localdate()}
    form = KeyDecisionNoticeForm(request.POST or None, initial=known)
    return _page(
        request, stage, form, verb="give_notice", title="Give notice of the key decision", submit="Record the notice",
        lede="Everybody can read the notice in the public forward plan from now on. Check every line: what is filled "
        "in is what the portal knows.",
        do=lambda form: key_notices.give(stage, by=request.user, **form.cleaned_data),
        done=f"Notice of the key decision of {stage.body.name} is recorded and public.",
    )  # fmt: skip


def _change(request, stage):
    # The form fills a row of its own, so that the verb can tell what is changed.
    copy = DecisionNotice.objects.get(pk=stage.notice.pk)
    form = ChangeNoticeForm(request.POST or None, instance=copy, initial={"revision": copy.revision})
    return _page(
        request, stage, form, verb="change_notice", title="Change the notice", submit="Save the notice",
        do=lambda form: key_notices.change(stage, by=request.user, **form.cleaned_data),
        done="The notice is changed. The public reads it as it is now.",
    )  # fmt: skip


@requires(Permission.PUBLISH, fetch=stage_of)
def set_aside(request, stage: Stage):
    return _page(
        request, stage, ReasonForm(request.POST or None, label="Why it is withdrawn"), verb="change_notice",
        title="Withdraw the notice", submit="Withdraw it", warning=True,
        lede="The notice leaves the public forward plan. It stays on record, and a new one can be given.",
        do=lambda form: key_notices.set_aside(stage, by=request.user, **form.cleaned_data),
        done="The notice is withdrawn.",
    )  # fmt: skip


def _page(request, stage, form, *, verb, **context):
    due = checks.notice_due(stage_facts(stage), settings_of(stage.timetable.council))
    current, council = stage.current_date, stage.timetable.council
    back = reverse("governance:forward_plan", args=[council.slug]) if council else stage.get_absolute_url()
    rows = [
        {"key": "Paper", "value": stage.paper.title},
        {"key": "Committee or board", "value": stage.body.name},
        {"key": "Date", "value": current.in_words if current else ""},
        *([day_row("Notice due", due)] if due else []),
    ]
    return confirm(
        request, form, back=back, caption=f"{stage.body.name}: {stage.paper.title}", rows=rows,
        reasons=reasons_not_to(verb, stage, by=request.user), **context,
    )  # fmt: skip
