"""A committee or board is abolished: what is left after its last day is shown first, and only that is done."""

from django.contrib import messages
from django.shortcuts import redirect, render

from governance.confirming import confirm
from governance.dates.clear_days import spell
from governance.meetings.ending import LeftByBody, end_body, keep_body, may_hand_over, reasons_not_to_end
from governance.meetings.forms import EndBodyForm, HandedForm
from governance.meetings.views import body_of
from partnerships.access import Permission, requires
from partnerships.reasons import ReasonForm


@requires(Permission.MANAGE_MEETINGS, fetch=body_of)
def body_end(request, found):
    """First the day and the reason are asked for, then all that is left is shown; POST with what was seen does it."""
    if "keep" in request.GET and found.last_day:
        return _keep(request, found)
    form = EndBodyForm(request.POST or None, body=found, by=request.user)
    if request.method != "POST" or "again" in request.POST or not form.is_valid():
        address = "?keep=yes" if found.last_day else ""
        context = {
            "form": form, "title": f"The last day of {found.name}", "caption": found.whose,
            "submit": "Show what this changes", "back_url": found.get_absolute_url(),
            "lede": "Nothing is saved before you have seen every meeting and step that it leaves.",
            "reasons": reasons_not_to_end(found, by=request.user),
            "link": ("It goes on after all", address) if address else None,
        }  # fmt: skip
        return render(request, "governance/confirm.html", context)
    left, to = LeftByBody(found, form.cleaned_data["last_day"]), form.cleaned_data["goes_on_in"]
    offered = may_hand_over(left, request.user) if to else []
    handed = HandedForm(request.POST if "seen" in request.POST else None, stages=offered)
    context = {"body": found, "left": left, "to": to, "handed": handed, "back_url": found.get_absolute_url()}
    if "seen" not in request.POST or not handed.is_valid():
        return render(request, "governance/meetings/end_body.html", context | {"form": form})
    keys = {int(key) for key in handed.cleaned_data["handed"]}
    return confirm(
        request, form, template="governance/meetings/end_body.html", back=found.get_absolute_url(),
        do=lambda form: end_body(
            found, by=request.user, handed=keys, seen=request.POST["seen"], **form.cleaned_data
        ),
        done=lambda left: f"Saved: the last day of {found.name} is {spell(left.last_day)}. Those concerned are told.",
        **context,
    )  # fmt: skip


def _keep(request, found):
    form = ReasonForm(request.POST or None, label="Why it goes on after all")
    if request.method == "POST" and form.is_valid():
        keep_body(found, by=request.user, **form.cleaned_data)
        messages.success(request, f"{found.name} goes on. Meetings that were cancelled have to be added again.")
        return redirect(found)
    context = {
        "form": form, "title": f"{found.name} goes on after all", "caption": found.whose, "submit": "It goes on",
        "lede": found.end_words, "back_url": found.get_absolute_url(),
    }  # fmt: skip
    return render(request, "governance/confirm.html", context)
