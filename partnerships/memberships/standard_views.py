"""The page that offers the responsible authorities of a day as a set to tick."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone

from partnerships import fetching
from partnerships.access import Permission, requires
from partnerships.frame import partnership_page
from partnerships.memberships.forms import AuthoritiesForm, OnDayForm
from partnerships.memberships.standard import seat, standard_seats


@requires(Permission.MANAGE_PARTNERSHIP, fetch=fetching.partnership)
def authorities(request, partnership):
    """``?on=``: another day than today; a partnership that has ended shows those of its last day."""
    asked = OnDayForm(request.GET if "on" in request.GET else None)
    usual = min(filter(None, [timezone.localdate(), partnership.ends_on]))
    on = asked.cleaned_data["on"] if asked.is_valid() else usual
    offered = standard_seats(partnership, on)
    form = AuthoritiesForm(request.POST or None, offered=offered)
    if request.method == "POST" and form.is_valid():
        made = seat(partnership, form.chosen, by=request.user)
        messages.success(request, f"Seats given: {len(made)}." if made else "Nothing was ticked.")
        return redirect("pages:getting_started", partnership.slug)
    context = {"form": form, "asked": asked, "on": on, "sitting": [each for each in offered if each.sits]}
    return partnership_page(request, "partnerships/memberships/authorities.html", partnership, **context)
