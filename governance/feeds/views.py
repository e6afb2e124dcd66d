"""Calendars for other programs: stable identities, changed and cancelled meetings arrive as such."""

import secrets

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import etag

from governance.feeds.contents import (
    AHEAD,
    BEFORE,
    meeting_events,
    meetings_stamp,
    partnership_events,
    person_events,
    plan_events,
)
from governance.feeds.events import calendar_file, nearest_first
from governance.models import Body, CalendarAddress, Meeting
from partnerships.access import public
from partnerships.models import Partnership
from partnerships.site_address import full_address
from plans.models import Plan


def _stamp(request):
    """Which meetings calendar it is: that of a day, of the rows as they are."""
    return f'"{timezone.localdate().isoformat()}-{meetings_stamp()}"'


@public
@etag(_stamp)
def meetings_calendar(request):
    """Every meeting from today on, for two years, moved ones under their first identity."""
    today = timezone.localdate()
    events = meeting_events(Meeting.objects.all(), today, today + AHEAD, full_address)
    response = _feed("Meetings", events)
    response["Cache-Control"] = "no-cache"  # asked for again each time; an unchanged one is not sent again
    return response


@public
def body_calendar(request, pk):
    """The meetings of one body, of the last twelve months and the next two years."""
    today = timezone.localdate()
    body = get_object_or_404(Body.objects.select_related("council", "partnership"), pk=pk)
    events = meeting_events(body.meetings.all(), today - BEFORE, today + AHEAD, full_address)
    return _feed(f"{body.name}, {body.owners}", events)


@public
def partnership_calendar(request, slug):
    """When a partnership's public plans come before which body: no more than its public page says."""
    partnership = get_object_or_404(Partnership, slug=slug)
    return _feed(partnership.name, partnership_events(partnership, full_address))


@public
def plan_calendar(request, slug):
    """A plan's way through its bodies; one of which no text is public is there for its own people only."""
    plans = Plan.objects.visible_to(request.user).written().select_related("partnership")
    plan = get_object_or_404(plans, slug=slug)
    response = _feed(plan.title, plan_events(plan, request.user, full_address))
    response["Cache-Control"] = "private"
    return response


@public
def person_calendar(request, token):
    """A person's own calendar; the token is the secret. What stands in it follows the roles held today."""
    address = CalendarAddress.objects.open().filter(token=token, user__is_active=True).select_related("user").first()
    if address is None or not secrets.compare_digest(address.token, token):
        raise Http404
    events = person_events(address.user, timezone.localdate(), full_address)
    response = _feed("My committee calendar", events)
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex"
    return response


def _feed(name, events) -> HttpResponse:
    events = nearest_first(events, timezone.localdate())
    return HttpResponse(calendar_file(name, events), content_type="text/calendar; charset=utf-8")
