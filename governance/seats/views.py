"""Pages of seats and offices: those of a partnership's organisations, and those of one committee or board."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from governance.confirming import confirm
from governance.meetings.views import body_of
from governance.models import Seat
from governance.models.seats import seats_then
from governance.seats.forms import SeatForm, turns_of
from governance.seats.verbs import remove_seat, save_seat
from partnerships import fetching
from partnerships.access import Permission, may, requires
from partnerships.frame import partnership_page
from partnerships.reasons import ReasonForm
from partnerships.verbs import Refused


def seat_of(user, *, pk):
    return _known(user, pk, body__isnull=False)


def office_of(user, *, pk):
    return _known(user, pk, body=None)


def _known(user, pk, **kind):
    return get_object_or_404(Seat.objects.filter(**kind).visible_to(user).with_turns().distinct(), pk=pk)


@requires(Permission.VIEW_PARTNERSHIP, fetch=fetching.partnership)
def seats(request, partnership):
    """The offices at organisations, and the boards of the partnership with who sits on them."""
    today = timezone.localdate()
    offices = seats_then(partnership.offices.with_turns(), today)
    boards = [(body, seats_then(body.seats.with_turns(), today)) for body in partnership.bodies.all()]
    context = {
        "offices": offices,
        "boards": boards,
        "may_change": may(request.user, Permission.MANAGE_PARTNERSHIP, partnership),
        "may_change_boards": may(request.user, Permission.MANAGE_MEETINGS, partnership),
    }
    return partnership_page(request, "governance/seats/seats.html", partnership, **context)


@requires(Permission.MANAGE_PARTNERSHIP, fetch=fetching.partnership)
def office_create(request, partnership):
    return _page(request, Seat(partnership=partnership), "Add an office at an organisation")


@requires(Permission.MANAGE_MEETINGS, fetch=body_of)
def seat_create(request, body):
    return _page(request, Seat(body=body), "Add a seat")


@requires(Permission.MANAGE_MEETINGS, fetch=seat_of)
def seat_edit(request, seat):
    return _page(request, seat, seat.title)


@requires(Permission.MANAGE_PARTNERSHIP, fetch=office_of)
def office_edit(request, seat):
    return _page(request, seat, seat.title)


def _page(request, seat, title):
    form, turns = SeatForm(request.POST or None, instance=seat), turns_of(seat, request.POST or None)
    if request.method == "POST" and all([form.is_valid(), turns.is_valid()]):
        try:
            save_seat(form.instance, turns.rows(), by=request.user)
        except Refused as refusal:
            form.add_error(None, ValidationError(refusal.reasons))
        else:
            messages.success(request, f"Saved: {seat}.")
            return redirect(seat.get_absolute_url())
    back = seat.get_absolute_url()
    context = {"form": form, "formset": turns, "seat": seat, "title": title, "back_url": back}
    return render(request, "governance/seats/seat.html", context)


@requires(Permission.MANAGE_MEETINGS, fetch=seat_of)
def seat_remove(request, seat):
    return _remove(request, seat)


@requires(Permission.MANAGE_PARTNERSHIP, fetch=office_of)
def office_remove(request, seat):
    return _remove(request, seat)


def _remove(request, seat):
    return confirm(
        request, ReasonForm(request.POST or None, label="Why it is removed"), title=f"Remove: {seat.title}",
        caption=str(seat.place), submit="Remove", warning=True, back=seat.get_absolute_url(),
        lede="Only for what was entered in error. A seat that was given up gets a last day instead.",
        do=lambda form: remove_seat(seat, by=request.user, **form.cleaned_data), done="It is removed.",
    )  # fmt: skip
