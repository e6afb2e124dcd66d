"""Meetings: the public list, one meeting, and the clerk's pages to add, change, move and cancel."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone

from governance.confirming import confirm
from governance.meetings import verbs as diary
from governance.meetings.adjourning import reasons_not_to_adjourn, reasons_not_to_reconvene
from governance.meetings.forms import MeetingDetailsForm, MeetingForm
from governance.meetings.items import beside_packs, public_items, texts_in
from governance.meetings.pack_step import pack_step
from governance.meetings.published_packs import packs_of_meeting, supplements_of_meeting, withdrawn_of_meeting
from governance.meetings.reading import News, news_of, note_look, readings_of
from governance.models import Body, Meeting, Minutes, settings_of
from governance.models.seats import seats_then
from partnerships.access import Permission, may, public, requires

URLS = ("edit", "move", "cancel", "adjourn", "reconvene")


def any_meeting(user, *, pk):
    return get_object_or_404(
        Meeting.objects.select_related("body__council", "body__partnership", "body__goes_on_in", "first_sitting"), pk=pk
    )


@public
def meeting(request, pk):
    found = any_meeting(request.user, pk=pk)
    settings, items = settings_of(found.body.council), public_items([found], request.user).get(found.pk, [])
    may_manage, packs = may(request.user, Permission.MANAGE_MEETINGS, found), packs_of_meeting(found, request.user)
    newest, today = [pack for pack in packs if pack.edition == packs[0].edition], timezone.localdate()
    withdrawn = withdrawn_of_meeting(found, request.user)
    context = {
        "section": "meetings",
        "meeting": found,
        "publish_by": settings.publish_by(found.body.kind, found.noticed_on),
        "items": beside_packs(items, texts_in(newest)) if newest else items,
        "votes": seats_then(found.body.seats.with_turns(), found.on).votes,
        "is_retold": bool(items) and all(item["stage"].paper.is_retold for item in items),
        "before": found.days_before(),
        "goes_on": found.sittings().filter(on__gt=found.on).first(),
        "packs": sorted(newest, key=lambda pack: pack.is_open),
        "earlier": [pack for pack in packs if pack.edition != packs[0].edition],
        "withdrawn": withdrawn,
        "supplements": supplements_of_meeting(found, request.user),
        "news": _news(found, packs, request.user),
        "minutes": _minutes(found, request.user),
        "step": may(request.user, Permission.PUBLISH, found)
        and pack_step(found, newest, was_withdrawn=bool(withdrawn), today=today),
        "may_manage": may_manage,
        "may_adjourn": may_manage and not reasons_not_to_adjourn(found, by=request.user, today=today),
        "may_reconvene": may_manage and not reasons_not_to_reconvene(found, by=request.user),
        "urls": {name: reverse(f"governance:meeting_{name}", args=[pk]) for name in URLS},
    }
    return render(request, "governance/meetings/meeting.html", context)


def _news(meeting, packs, user) -> News:
    """What was new until now: with this look it is known."""
    if not user.is_authenticated:
        return News()
    news = news_of(packs, readings_of(user, [meeting]).get(meeting.whole_uid))
    note_look(user, meeting)
    return news


def _minutes(meeting, user):
    """Where the minutes of a partnership’s board are: its book for those who read papers, else what is published."""
    found = Minutes.objects.filter(meeting=meeting).first()
    if meeting.body.partnership_id and may(user, Permission.VIEW_PAPERS, meeting):
        words = f"Minutes: {found.standing[0].lower()}" if found else "Minutes and actions of the board"
        return {"words": words, "url": found.get_absolute_url() if found else meeting.body.get_book_url()}
    if found and found.is_public:
        return {"words": "Minutes", "url": reverse("governance:public_minutes", args=[meeting.pk])}
    return None


def body_of(user, *, pk):
    found = Body.objects.managed_by(user).select_related("council", "partnership").prefetch_related("also_of")
    return get_object_or_404(found, pk=pk)


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
