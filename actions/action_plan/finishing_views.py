"""Pages to say that an action is finished, or not finished after all."""

from django import forms
from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone

from actions.action_plan import finishing
from actions.action_plan.noun import ACTIONS
from partnerships.access import Permission, requires
from partnerships.fields import PastDayField
from partnerships.frame import settle
from partnerships.reasons import ReasonForm
from plans.papers.fetching import row_of
from plans.papers.frame import paper_page


class FinishForm(forms.Form):
    on = PastDayField(label="Finished on")


@requires(Permission.REPORT_ACTION, fetch=row_of(ACTIONS))
def finish(request, action):
    form = FinishForm(request.POST if request.method == "POST" else None, initial={"on": timezone.localdate()})
    return _report(request, action, form, finishing.finish, "actions/action_plan/finish.html", "was marked as finished")


@requires(Permission.REPORT_ACTION, fetch=row_of(ACTIONS))
def reopen(request, action):
    form = ReasonForm(request.POST if request.method == "POST" else None, required=True)
    return _report(request, action, form, finishing.reopen, "actions/action_plan/reopen.html", "is open again")


def _report(request, action, form, verb, template, said):
    if reasons := finishing.reasons_not_to_report(action, by=request.user):
        messages.error(request, " ".join(reasons))
        return redirect(ACTIONS.place_of(action))
    is_sent = request.method == "POST" and form.is_valid()
    if is_sent and settle(request, lambda: verb(action, by=request.user, **form.cleaned_data), f"“{action}” {said}."):
        return redirect(ACTIONS.place_of(action))
    context = {"action": action, "form": form, "back": ACTIONS.place_of(action)}
    context["finished_on"] = finishing.finished_on(action)
    return paper_page(request, template, action.paper, tab="paper", **context)
