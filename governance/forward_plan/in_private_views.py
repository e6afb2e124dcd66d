"""Saying that an item is taken in private and which notices were given, and taking that back: pages to confirm."""

from django.urls import reverse

from governance.confirming import confirm, day_row
from governance.dates.in_private import further_due, intention_due
from governance.forward_plan import in_private
from governance.forward_plan.in_private_forms import ChangePrivateMeetingForm, PrivateMeetingForm
from governance.models import PrivateMeeting, settings_of
from governance.stages.transitions import reasons_not_to
from governance.stages.views import stage_of
from partnerships.access import Permission, requires
from partnerships.reasons import ReasonForm


@requires(Permission.PUBLISH, fetch=stage_of)
def private_meeting(request, stage):
    """The notices that regulation 5 asks for, with the days on which they are due."""
    if stage.standing_private:
        return _change(request, stage)
    form = PrivateMeetingForm(request.POST or None, initial=_known(stage))
    return _page(
        request, stage, form, verb="say_in_private", title="Take it in private", submit="Record it",
        lede="Everybody can read the notices from now on, so say nothing here that is itself exempt.",
        do=lambda form: in_private.say(stage, by=request.user, **form.cleaned_data),
        done=f"It is recorded that {stage.body.name} takes it in private. The notices given are public.",
    )  # fmt: skip


def _change(request, stage):
    # The form fills a row of its own, so that the verb can tell what is changed.
    copy = PrivateMeeting.objects.get(pk=stage.private_meeting.pk)
    form = ChangePrivateMeetingForm(request.POST or None, instance=copy, initial={"revision": copy.revision})
    aside = reverse("governance:stage_private_aside", args=[stage.pk])
    return _page(
        request, stage, form, verb="change_in_private", title="Notices of the meeting in private", submit="Save",
        link=("It is taken in public after all", aside),
        do=lambda form: in_private.change(stage, by=request.user, **form.cleaned_data),
        done="The notices are saved. The public reads them as they are now.",
    )  # fmt: skip


@requires(Permission.PUBLISH, fetch=stage_of)
def take_back(request, stage):
    return _page(
        request, stage, ReasonForm(request.POST or None, label="Why it is taken in public"), verb="change_in_private",
        title="Take it in public after all", submit="Take it in public", warning=True,
        lede="The notices leave the public page. They stay on record.",
        do=lambda form: in_private.take_back(stage, by=request.user, **form.cleaned_data),
        done=f"{stage.body.name} takes it in public.",
    )  # fmt: skip


def _known(stage):
    """What the forward plan says already: its notice is that of the intention too."""
    notice = stage.standing_notice
    if notice is None or not notice.is_private:
        return {"matter": f"{stage.paper.title}, {stage.paper.partnership.name}"}
    return {"matter": notice.matter, "reasons": notice.private_because, "intended_on": notice.given_on}


def _page(request, stage, form, *, verb, **context):
    settings, current = settings_of(stage.timetable.council), stage.current_date
    due = [
        day_row(f"{label} due", count(stage.noticed_on, settings))
        for label, count in (("Notice of the intention", intention_due), ("Further notice", further_due))
        if stage.noticed_on
    ]
    rows = [
        {"key": "Paper", "value": stage.paper.title},
        {"key": "Committee or board", "value": stage.body.name},
        {"key": "Date", "value": current.in_words if current else ""},
        *due,
    ]
    return confirm(
        request, form, back=stage.get_absolute_url(), caption=f"{stage.body.name}: {stage.paper.title}", rows=rows,
        reasons=reasons_not_to(verb, stage, by=request.user), **context,
    )  # fmt: skip
