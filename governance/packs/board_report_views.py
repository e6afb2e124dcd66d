"""Pages on which a period gets its meeting, and a meeting the reports of its periods."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from actions.delivery.periods.fetching import period as period_of
from governance.confirming import confirm
from governance.meetings.views import meeting_of
from governance.models import Body, Meeting, PeriodMeeting
from governance.packs.board_reports import NOT_WANTED, add_report, reports_for, tie
from governance.packs.forms import PeriodMeetingForm
from partnerships.access import Permission, requires
from partnerships.frame import settle

MOST_MEETINGS = 30


@requires(Permission.MANAGE_PERIOD, fetch=period_of)
def period_meeting(request, period):
    """Which meeting receives the report."""
    bodies = Body.objects.open_to(period.paper.partnership)
    after = Meeting.objects.for_new_business().filter(body__in=bodies, on__gt=period.ends_on).values("pk")
    offered = Meeting.objects.filter(pk__in=after[:MOST_MEETINGS]).select_related("body")  # one of them is looked up
    tied = PeriodMeeting.objects.filter(period=period).first()
    initial = {"meeting": tied.meeting_id, "days_before": tied.days_before} if tied else {}
    form = PeriodMeetingForm(request.POST or None, initial=initial, meetings=offered)
    return confirm(
        request, form, title=f"The meeting that receives {period.name}", caption=period.paper.title, submit="Save",
        back=reverse("actions:reporting", args=[period.paper.key]),
        lede=f"{period.name} closes on {period.closes_on:%-d %B %Y}. Where that is too late for the papers of the "
        "meeting, it is told as a conflict; no day moves by itself.",
        do=lambda form: tie(period, by=request.user, **form.cleaned_data), done="Saved.",
    )  # fmt: skip


@requires(Permission.PUBLISH, fetch=meeting_of)
@require_POST
def pack_report_add(request, meeting):
    """The board's report of a closed period, as an item of this meeting."""
    found = {str(version.pk): version for _, version in reports_for(meeting)}
    version = found.get(request.POST.get("version", ""))
    if version is None:
        messages.error(request, NOT_WANTED)
    else:
        settle(request, lambda: add_report(meeting, version, by=request.user), "The report is on the agenda.")
    return redirect("governance:pack_page", pk=meeting.pk)
