"""The page of a person's own calendar: its secret address, a new one, none."""

from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from governance.confirming import ConfirmForm, confirm, posted
from governance.feeds.addresses import make_address, revoke_address
from governance.models import CalendarAddress
from partnerships.access import signed_in
from partnerships.site_address import full_address

BACK = "/workspace/calendar/"


@never_cache
@signed_in
def my_calendar(request):
    address = CalendarAddress.objects.open().filter(user=request.user).first()
    path = reverse("governance:person_calendar", args=[address.token]) if address else ""
    context = {"address": address, "url": full_address(path) if path else "", "section": "tasks"}
    response = render(request, "governance/feeds/my_calendar.html", context)
    # Under “no-referrer” a browser would sign nobody out from here: what it sends from nowhere is refused as forged.
    response["Referrer-Policy"] = "strict-origin"
    return response


@signed_in
def calendar_new(request):
    return confirm(
        request, ConfirmForm(posted(request)), title="Make a new address", caption="My calendar", back=BACK,
        submit="Make the address",
        lede="Anyone who has the address can read your calendar. An earlier address stops at once.",
        do=lambda form: make_address(request.user), done="Your calendar has a new address.",
    )  # fmt: skip


@signed_in
def calendar_revoke(request):
    return confirm(
        request, ConfirmForm(posted(request)), title="Revoke the address", caption="My calendar", back=BACK,
        submit="Revoke the address", warning=True,
        lede="Programs that subscribe to it get nothing new. You can make a new address at any time.",
        do=lambda form: revoke_address(request.user), done="The address is revoked.",
    )  # fmt: skip
