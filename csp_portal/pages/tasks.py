"""A signed-in person's first page: what to do, the state of each plan, the partnerships; and the demo's outbox."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from csp_portal.demo.outbox import read_mails
from csp_portal.demo.tables import MailTable
from csp_portal.pages.getting_started import MISSING, steps_of_council
from csp_portal.pages.plans_at_once import overviews, papers_at_work
from partnerships.access import Permission, may, permissions_of, signed_in
from partnerships.deputies.tasks import tasks_with_deputising
from partnerships.models import Organisation, Partnership
from plans.editing.left_off import chapter_left

PAGE_LENGTH = 10
P = Permission
LINKS = (
    ("plans:start", "Start a plan", P.START_PLAN),
    ("plans:start_assessment", "Start a strategic assessment", P.START_PLAN),
    ("pages:getting_started", "Getting started", P.MANAGE_PARTNERSHIP),
    ("partnerships:people", "People", P.MANAGE_PEOPLE),
    ("partnerships:memberships", "Memberships", P.MANAGE_PARTNERSHIP),
    ("partnerships:settings", "Name, logo and colours", P.MANAGE_PARTNERSHIP),
    ("plans:printed_look", "How printed plans look", P.MANAGE_PARTNERSHIP),
    ("plans:take_out", "Take everything out", P.MANAGE_PARTNERSHIP),
    ("priorities:measures", "Measures", P.VIEW_DRAFT),
    ("actions:performance_reports", "Performance reports", P.READ_PERFORMANCE),
    ("governance:duties", "Duties", P.VIEW_PARTNERSHIP),
)
#: What somebody with nothing to do may begin.
STEPS = {"plans:start"}
GETTING_STARTED = "pages:council_getting_started"
COUNCIL_LINKS = (
    ("governance:forward_plan", "Forward plan of key decisions", P.PUBLISH),
    (GETTING_STARTED, "Getting started", P.MANAGE_COUNCIL),
    ("partnerships:council_people", "People", P.MANAGE_COUNCIL),
    ("governance:council_settings", "Council settings", P.MANAGE_COUNCIL),
    ("pages:council_privacy", "Privacy statement", P.MANAGE_COUNCIL),
)


@signed_in
def tasks(request):
    """Tasks by due date; every text at work with its next meeting, open comments and missing endorsements."""
    today = timezone.localdate()
    page = Paginator(papers_at_work(request.user, today), PAGE_LENGTH).get_page(request.GET.get("page"))
    partnerships = Partnership.objects.workspaces_of(request.user).prefetch_related("lead_councils")[:PAGE_LENGTH]
    places = [place_of(request.user, partnership, LINKS) for partnership in partnerships]
    rows = [(task, task.is_overdue(today)) for task in tasks_with_deputising(request.user, today)]
    shown = overviews(list(page), request.user, today)
    councils = [place_of(request.user, council, COUNCIL_LINKS) for council in request.user.councils()]
    context = {
        "section": "tasks",
        "today": today,
        "tasks": rows,
        "left": chapter_left(request.user),
        "page": page,
        "overviews": shown,
        "places": places,
        "councils": councils,
        "next_step": None if rows else _next_step(shown, places, today) or _first_steps(request.user, councils),
        "is_demo": settings.DEMO,
        "is_site_administrator": request.user.has_site_role(),
        "is_empty": request.user.has_site_role() and not Partnership.objects.exists(),
        "silent": councils_without_statement(request.user),
    }
    return render(request, "pages/tasks.html", context)


def _next_step(shown, places, today):
    """Address and words: the first text that the person may write; else the first that may be begun, at a partnership
    that has not ended."""
    for overview in shown:
        if overview.is_open and overview.write_url:
            return overview.write_url, f"Write “{overview.paper.title}”"
    for each in places:
        for name, text in each["links"]:
            if name in STEPS and not each["place"].has_ended(today):
                return reverse(name, args=[each["place"].slug]), text
    return None


def _first_steps(user, councils):
    """Address and words: what is missing before a council that is new here can work."""
    for each in councils:
        council, is_offered = each["place"], (GETTING_STARTED, "Getting started") in each["links"]
        if is_offered and any(step.status == MISSING for step in steps_of_council(council, user)):
            return reverse(GETTING_STARTED, args=[council.slug]), f"Getting started: {council}"
    return None


def place_of(user, place, offered) -> dict:
    """A partnership or council with the pages that the person may open there."""
    held = permissions_of(user, place)
    return {"place": place, "links": [(name, text) for name, text, permission in offered if permission in held]}


def councils_without_statement(user):
    """Councils that lead a partnership and say nothing about personal data, for those who can mend it."""
    silent = Organisation.objects.councils().filter(privacy_statement=None, led_partnerships__isnull=False).distinct()
    if not user.has_site_role():
        silent = silent.filter(pk__in=user.council_ids())
    return [council for council in silent[:PAGE_LENGTH] if may(user, P.MANAGE_COUNCIL, council)]


@signed_in
def outbox(request):
    """Every mail that the demonstration has sent, newest first; elsewhere there is no such page."""
    if not settings.DEMO:
        raise Http404
    mails = MailTable(read_mails(), request=request)
    return render(request, "pages/outbox.html", {"mails": mails, "section": "tasks"})
