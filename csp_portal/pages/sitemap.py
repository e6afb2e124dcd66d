"""For search engines: where every public page is, and where nothing is to be looked for."""

from collections.abc import Iterator
from itertools import islice

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from governance.models import Meeting, Pack
from partnerships.access import public
from partnerships.models import Organisation, Partnership
from partnerships.site_address import full_address
from plans.models import Paper, Plan, StrategicAssessment

#: No engine takes more in one file (sitemaps.org).
MOST = 50_000
CLOSED = ("/workspace/", "/accounts/", "/admin/", "/calendar/")


@public
def robots(request):
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED), f"Sitemap: {full_address('/sitemap.xml')}"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@public
def sitemap(request):
    addresses = [full_address(path) for path in islice(public_paths(), MOST)]
    return HttpResponse(
        render_to_string("pages/sitemap.xml", {"addresses": addresses}), content_type="application/xml; charset=utf-8"
    )


def public_paths() -> Iterator[str]:
    """What anybody may open: partnerships, plans and assessments with a public text, meetings that are to come or have
    an open pack, and forward plans of councils."""
    anybody, given = AnonymousUser(), Pack.objects.published().filter(variant="open")
    for name in ("pages:home", "governance:meetings", "pages:accessibility", "pages:privacy", "pages:contact"):
        yield reverse(name)
    for row in Partnership.objects.order_by("pk"):
        yield row.get_absolute_url()
    for row in Plan.objects.visible_to(anybody).order_by("pk"):
        yield row.get_absolute_url()
    found = StrategicAssessment.objects.filter(paper__state__in=Paper.STANDING)
    for row in found.filter(paper__versions__publication__isnull=False).distinct().order_by("pk"):
        yield reverse("plans:assessment", args=[row.slug])
    meetings = Meeting.objects.standing().filter(
        Q(on__gte=timezone.localdate()) | Q(uid__in=given.values("meeting__uid"))
    )
    for row in meetings.order_by("-on", "pk"):
        yield row.get_absolute_url()
    for council in Organisation.objects.councils().filter(led_partnerships__isnull=False).distinct().order_by("pk"):
        yield reverse("governance:public_forward_plan", args=[council.slug])
