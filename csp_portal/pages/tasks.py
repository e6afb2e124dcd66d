"""A signed-in person's first page: what to do, the state of each plan, the partnerships; and the demo's outbox."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone

from csp_portal.outbox import read_mails
from csp_portal.pages.plans_at_once import overviews, papers_at_work
from partnerships.access import Permission, permissions_of, signed_in
from partnerships.models import Partnership
from partnerships.tasks import tasks_for

PAGE_LENGTH = 10
P = Permission
LINKS = (
    ("plans:start", "Start a plan", P.START_PLAN),
    ("plans:start_assessment", "Start a strategic assessment", P.START_PLAN),
    ("partnerships:people", "People", P.MANAGE_PEOPLE),
    ("partnerships:memberships", "Memberships", P.MANAGE_PARTNERSHIP),
    ("partnerships:settings", "Name, logo and colours", P.MANAGE_PARTNERSHIP),
)


@signed_in
def tasks(request):
    """Tasks by due date; every text at work with its next meeting, open comments and missing endorsements."""
    today = timezone.localdate()
    page = Paginator(papers_at_work(request.user, today), PAGE_LENGTH).get_page(request.GET.get("page"))
    partnerships = Partnership.objects.workspaces_of(request.user).prefetch_related("lead_councils")[:PAGE_LENGTH]
    places = [place_of(request.user, partnership) for partnership in partnerships]
    rows = [(task, task.is_overdue(today)) for task in tasks_for(request.user, today)]
    context = {
        "section": "tasks",
        "today": today,
        "tasks": rows,
        "page": page,
        "overviews": overviews(list(page), request.user, today),
        "places": places,
        "next_step": next((place["links"][0] for place in places if place["links"]), None),
        "is_demo": settings.DEMO,
    }
    return render(request, "pages/tasks.html", context)


def place_of(user, partnership) -> dict:
    """A partnership with the pages that the person may open there."""
    held = permissions_of(user, partnership)
    links = [(name, text) for name, text, permission in LINKS if permission in held]
    return {"partnership": partnership, "links": links}


@signed_in
def outbox(request):
    """Every mail that the demonstration has sent, newest first; elsewhere there is no such page."""
    if not settings.DEMO:
        raise Http404
    return render(request, "pages/outbox.html", {"mails": read_mails(), "section": "tasks"})
