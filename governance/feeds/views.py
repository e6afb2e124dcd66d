"""Calendars for other programs: stable identities, changed and cancelled meetings arrive as such."""

import secrets

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from governance.feeds.contents import meeting_events, partnership_events, person_events, plan_events
from governance.feeds.events import calendar_file
from governance.models import Body, CalendarAddress, Meeting
from partnerships.access import public
from partnerships.models import Partnership
from plans.models import Plan


@public
def meetings_calendar(request):
    """Every meeting there is, moved ones under their first identity."""
    return _feed("Meetings", meeting_events(Meeting.objects.all(), request.build_absolute_uri))


@public
def body_calendar(request, pk):
    """The meetings of one body."""
    body = get_object_or_404(Body.objects.select_related("council", "partnership"), pk=pk)
    events = meeting_events(body.meetings.all(), request.build_absolute_uri)
    return _feed(f"{body.name}, {body.owner}", events)


@public
def partnership_calendar(request, slug):
    """When a partnership's public plans come before which body: no more than its public page says."""
    partnership = get_object_or_404(Partnership, slug=slug)
    return _feed(partnership.name, partnership_events(partnership, request.build_absolute_uri))


@public
def plan_calendar(request, slug):
    """A plan's way through its bodies; one of which no text is public is there for its own people only."""
    plans = Plan.objects.visible_to(request.user).written().select_related("partnership")
    plan = get_object_or_404(plans, slug=slug)
    response = _feed(plan.title, plan_events(plan, request.user, request.build_absolute_uri))
    response["Cache-Control"] = "private"
    return response


@public
def person_calendar(request, token):
    """A person's own calendar; the token is the secret. What stands in it follows the roles held today."""
    address = CalendarAddress.objects.open().filter(token=token, user__is_active=True).select_related("user").first()
    if address is None or not secrets.compare_digest(address.token, token):
        raise Http404
    events = person_events(address.user, timezone.localdate(), request.build_absolute_uri)
    response = _feed("My committee calendar", events)
    response["Cache-Control"] = "private, no-store"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex"
    return response


def _feed(name, events) -> HttpResponse:
    return HttpResponse(calendar_file(name, events), content_type="text/calendar; charset=utf-8")
