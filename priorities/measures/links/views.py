"""What the link in a mail that asks for figures leads to (``partnerships.links`` tells how such pages behave)."""

from functools import wraps

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone

from partnerships import cookies
from partnerships.history import acting_as
from partnerships.links import gone, guarded, keep, link_of_secret
from priorities.measures.entering_views import told
from priorities.measures.links.forms import GivenFigures
from priorities.measures.links.verbs import decline, is_open, use
from priorities.models import FigureLink

COOKIE, PATH = "figure_link", "/f/"


def _link_of(request, secret) -> FigureLink:
    return link_of_secret(request, FigureLink.objects.select_related("person", "organisation", "partnership"), secret)


@guarded
def figures_link(request, token):
    """The address in the mail."""
    found = _link_of(request, token)
    if not is_open(found, timezone.localdate()):
        return gone(request, found.partnership)
    if request.method != "POST":
        return render(request, "priorities/measures/links/link.html", {"link": found})
    if "not_mine" in request.POST:
        return keep(redirect("priorities:figures_not_mine"), COOKIE, token, path=PATH)
    use(found)
    return keep(redirect("priorities:figures_given"), COOKIE, token, path=PATH)


def _inside(view):
    """``view(request, link)`` as the link's person, as long as the link is good."""

    @wraps(view)
    def inside(request):
        found = _link_of(request, cookies.kept(request, COOKIE, PATH))
        if not is_open(found, timezone.localdate()):
            return gone(request, found.partnership)
        with acting_as(found.person):
            return view(request, found)

    return guarded(inside)


@_inside
def figures_given(request, link):
    """All that is expected on one page; what was given through the link can be corrected there."""
    figures = GivenFigures(link, timezone.localdate(), request.POST if request.method == "POST" else None)
    if request.method == "POST" and (came := figures.save()) is not None:
        for row, arrivals in came:
            messages.success(request, f"{row.measure.title}: {told(arrivals, row.measure)}")
        if not came:
            messages.info(request, "No figure was typed: nothing is changed.")
        return redirect("priorities:figures_given")
    context = {
        "link": link,
        "waiting": [row for row in figures.rows if row.given is None],
        "given": [row for row in figures.rows if row.given],
        "wrong": [row.form for row in figures.touched] if request.method == "POST" else [],
        "touched": figures.touched if request.method == "POST" else [],
    }
    return render(request, "priorities/measures/links/given.html", context)


@_inside
def figures_not_mine(request, link):
    """“This is not for me”: asked once more, as it stops the mail too."""
    if request.method != "POST":
        return render(request, "priorities/measures/links/not_mine.html", {"link": link})
    decline(link)
    return render(request, "priorities/measures/links/declined.html", {"link": link})
