"""Meetings: the public list, one meeting, and the clerk's pages to add, change, move and cancel."""

from django.db.models import Exists, OuterRef
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from governance import diary
from governance.forms.meetings import (
    MeetingDetailsForm,
    MeetingForm,
    MeetingsFilterForm,
)
from governance.models import Body, Meeting, Stage, settings_of
from governance.packs import packs_of
from governance.views.confirming import confirm
from partnerships.access import Permission, may, public, requires
from plans.models import Version

MOST = 300


@public
def meetings(request):
    """What meets when, over all bodies; a cancelled or moved meeting says so."""
    today = timezone.localdate()
    bodies = Body.objects.filter(meetings__isnull=False).distinct().select_related("council", "partnership")
    form = MeetingsFilterForm(request.GET or None, bodies=bodies)
    wanted = form.cleaned_data if form.is_bound and form.is_valid() else {"body": None, "past": False}
    found = Meeting.objects.select_related("body__council", "body__partnership", "successor")
    found = found.filter(on__lt=today).order_by("-on") if wanted["past"] else found.from_day(today)
    if wanted["body"]:
        found = found.filter(body=wanted["body"])
    rows = list(found[:MOST])
    context = {
        "section": "meetings", "form": form, "rows": rows, "past": wanted["past"],
        "items": public_items(rows, request.user), "manages": Body.objects.managed_by(request.user).exists(),
    }  # fmt: skip
    return render(request, "governance/meeting_list.html", context)


def public_items(meetings, user) -> dict:
    """Items of each meeting that the person may know of, by meeting: public once a text of the paper is."""
    published = Version.objects.public().filter(paper=OuterRef("timetable__paper"))
    stages = Stage.objects.filter(dates__meeting__in=meetings).annotate(is_known=Exists(published))
    stages = stages.with_facts().with_work().select_related(
        "timetable__paper__plan", "timetable__paper__plan_year__plan", "timetable__paper__addendum__plan",
        "timetable__paper__assessment",
    )  # fmt: skip
    own = set(Stage.objects.visible_to(user).values_list("pk", flat=True)) if user.is_authenticated else set()
    items = {}
    for stage in stages.distinct():
        current = stage.current_date
        if current and current.meeting_id and (stage.is_known or stage.pk in own):
            item = {"stage": stage, "may_open": stage.pk in own, "packs": packs_of(stage, user)}
            items.setdefault(current.meeting_id, []).append(item)
    return items


def any_meeting(user, *, pk):
    return get_object_or_404(Meeting.objects.select_related("body__council", "body__partnership"), pk=pk)


@public
def meeting(request, pk):
    found = any_meeting(request.user, pk=pk)
    settings = settings_of(found.body.council)
    context = {
        "section": "meetings",
        "meeting": found,
        "publish_by": settings.publish_by(found.body.kind, found.on),
        "items": public_items([found], request.user).get(found.pk, []),
        "may_manage": may(request.user, Permission.MANAGE_MEETINGS, found),
        "urls": {name: reverse(f"governance:meeting_{name}", args=[pk]) for name in ("edit", "move", "cancel")},
    }
    return render(request, "governance/meeting_detail.html", context)


def body_of(user, *, pk):
    return get_object_or_404(Body.objects.managed_by(user).select_related("council", "partnership"), pk=pk)


def meeting_of(user, *, pk):
    bodies = Body.objects.managed_by(user)
    return get_object_or_404(Meeting.objects.filter(body__in=bodies).select_related("body__council"), pk=pk)


@requires(Permission.MANAGE_MEETINGS, fetch=body_of)
def meeting_create(request, body):
    form = MeetingForm(request.POST or None)
    return confirm(
        request, form, title="Add a meeting", caption=body.name, submit="Add the meeting", back=body.get_absolute_url(),
        do=lambda form: diary.add_meeting(body, by=request.user, **form.cleaned_data),
        done=lambda meeting: f"Added: {meeting}.",
    )  # fmt: skip


@requires(Permission.MANAGE_MEETINGS, fetch=meeting_of)
def meeting_edit(request, found):
    form = MeetingDetailsForm(request.POST or None, instance=found)
    return confirm(
        request, form, title="Change time or place", caption=str(found), submit="Save",
        back=found.get_absolute_url(),
        do=lambda form: diary.change_meeting(found, by=request.user, **form.cleaned_data),
        done="The meeting is changed.",
    )  # fmt: skip
