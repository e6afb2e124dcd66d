"""Deferring a stage: the next meeting that would do is proposed, its knock-on is shown, and only that is done."""

from django.shortcuts import render
from django.utils import timezone

from governance.confirming import confirm
from governance.models import planning_settings_of
from governance.stages import lifecycle
from governance.stages.deferring import choices_of, knock_on_of, proposed
from governance.stages.forms import DeferForm
from governance.stages.transitions import reasons_not_to
from governance.stages.views import stage_of
from partnerships.access import Permission, requires


@requires(Permission.RECORD_OUTCOME, fetch=stage_of)
def defer(request, stage):
    settings = planning_settings_of(stage.timetable.council)
    choices = choices_of(stage, settings, timezone.localdate())
    form = DeferForm(request.POST or None, choices=choices, proposed=proposed(choices))
    reasons = reasons_not_to("defer", stage, by=request.user)
    if request.method != "POST" or "again" in request.POST or reasons or not form.is_valid():
        return _ask(request, stage, form, reasons, [each.why for each in choices if each.why])
    meeting = form.cleaned_data["meeting"]
    knock_on = knock_on_of(stage, meeting, settings)
    choice = next((each for each in choices if each.meeting == meeting), None)
    context = {"stage": stage, "knock_on": knock_on, "choice": choice}
    if request.POST.get("seen") != knock_on.fingerprint:
        context |= {"is_other": "seen" in request.POST, "form": form, "back_url": stage.get_absolute_url()}
        return render(request, "governance/stages/defer.html", context)
    done = "The stage is deferred. Say when the new stage takes place as soon as that is known."
    return confirm(
        request, form, template="governance/stages/defer.html", back=stage.get_absolute_url(),
        do=lambda form: lifecycle.defer(stage, by=request.user, **form.cleaned_data),
        done=f"The stage is deferred to {meeting}." if meeting else done, **context,
    )  # fmt: skip


def _ask(request, stage, form, reasons, whys):
    context = {
        "form": form, "title": f"Defer at {stage.body.name}", "submit": "Show what this changes",
        "caption": f"{stage.body.name}: {stage.paper.title}", "back_url": stage.get_absolute_url(), "reasons": reasons,
        "whys": whys, "of": stage.body.name,
        "lede": "This stage stays on record as deferred; a new one takes its place. Nothing is saved "
        "before you have seen what it does to the stages after it.",
    }  # fmt: skip
    return render(request, "governance/confirm.html", context)
