"""Deferring a stage: the next meeting that would do is proposed, its knock-on is shown, and only that is done."""

from django.shortcuts import render
from django.utils import timezone

from governance.confirming import confirm, posted
from governance.models import planning_settings_of
from governance.stages import lifecycle
from governance.stages.deferring import choices_of, knock_on_of, proposed
from governance.stages.forms import DeferForm
from governance.stages.transitions import reasons_not_to
from governance.stages.views import stage_of
from partnerships.access import Permission, requires


@requires(Permission.RECORD_OUTCOME, fetch=stage_of)
def defer(request, stage):
    """One page: why, to which meeting, and what that one changes. Another meeting than the one shown is shown first."""
    settings = planning_settings_of(stage.timetable.council)
    choices = choices_of(stage, settings, timezone.localdate())
    offered = proposed(choices)
    form = DeferForm(posted(request), choices=choices, proposed=offered)
    reasons = reasons_not_to("defer", stage, by=request.user)
    is_asked = request.method == "POST"
    meeting = offered.meeting if offered else None
    if is_asked and (form.is_valid() or "meeting" not in form.errors):
        meeting = form.cleaned_data["meeting"]
    knock_on = knock_on_of(stage, meeting, settings)
    is_seen = request.POST.get("seen") == knock_on.fingerprint
    context = {
        "stage": stage,
        "knock_on": knock_on,
        "choice": next((each for each in choices if each.meeting == meeting), None),
        "reasons": reasons,
        "whys": [each.why for each in choices if each.why],
        "is_other": is_asked and form.is_valid() and not is_seen,
    }
    if not is_seen:
        context |= {"form": form, "back_url": stage.get_absolute_url()}
        return render(request, "governance/stages/defer.html", context)
    done = "The stage is deferred. Say when the new stage takes place as soon as that is known."
    return confirm(
        request, form, template="governance/stages/defer.html", back=stage.get_absolute_url(),
        do=lambda form: lifecycle.defer(stage, by=request.user, **form.cleaned_data),
        done=f"The stage is deferred to {meeting}." if meeting else done, **context,
    )  # fmt: skip
