"""Pages on which a meeting is said to have been adjourned, and when it goes on."""

from django.utils import timezone

from governance.confirming import confirm
from governance.meetings.adjourning import (
    adjourn,
    items_on,
    reasons_not_to_adjourn,
    reasons_not_to_reconvene,
    reconvene,
)
from governance.meetings.forms import AdjournForm, ReconveneForm
from governance.meetings.views import meeting_of
from partnerships.access import Permission, requires


@requires(Permission.MANAGE_MEETINGS, fetch=meeting_of)
def meeting_adjourn(request, found):
    form = AdjournForm(request.POST or None, stages=items_on(found), initial={"place": found.place})
    reasons = reasons_not_to_adjourn(found, by=request.user, today=timezone.localdate())
    return confirm(
        request, form, title="The meeting was adjourned", caption=str(found), submit="Save",
        back=found.get_absolute_url(), reasons=reasons,
        lede="Its first sitting stays in lists and calendars. It goes on with the notice and the papers that it has.",
        do=lambda form: adjourn(found, by=request.user, **form.cleaned_data),
        done=lambda later: "It is recorded that the meeting was adjourned." + _told(found, later),
        onto=lambda later: later.get_absolute_url(),
    )  # fmt: skip


@requires(Permission.MANAGE_MEETINGS, fetch=meeting_of)
def meeting_reconvene(request, found):
    form = ReconveneForm(request.POST or None, initial={"place": found.place})
    return confirm(
        request, form, title="Say when the meeting goes on", caption=str(found), submit="Save",
        back=found.get_absolute_url(), reasons=reasons_not_to_reconvene(found, by=request.user),
        lede="No new notice is counted: the meeting keeps that of its first sitting.",
        do=lambda form: reconvene(found, by=request.user, **form.cleaned_data),
        done=lambda later: f"It goes on: {later}.", onto=lambda later: later.get_absolute_url(),
    )  # fmt: skip


def _told(found, later) -> str:
    return f" It goes on: {later}." if later.pk != found.pk else " Say when it goes on as soon as that is known."
