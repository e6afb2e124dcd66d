"""The pages that invite many people to one role at a council or a partnership, from a sheet."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse

from csp_portal.people.forms import InviteSheetForm
from csp_portal.people.inviting_sheet import invite_lines, read_lines
from governance.seats.councillors import COUNCILLORS
from partnerships import fetching
from partnerships.access import Permission, Role, requires
from partnerships.people.verbs import roles_to_give
from partnerships.verbs import Refused
from plans.office.imports.forms import SheetFileForm
from plans.office.imports.sheet_views import send
from plans.office.packages import Unreadable


@requires(Permission.MANAGE_COUNCIL, fetch=fetching.council)
def invite_sheet(request, council):
    return _answer(request, council, reverse("partnerships:council_people", args=[council.slug]))


@requires(Permission.MANAGE_PEOPLE, fetch=fetching.partnership)
def invite_partners_sheet(request, partnership):
    return _answer(request, partnership, reverse("partnerships:people", args=[partnership.slug]))


def _answer(request, place, back):
    form = InviteSheetForm(request.POST or None, request.FILES or None, roles=roles_to_give(place, by=request.user))
    lines = []
    if request.POST.get("role") == Role.MEMBER and form.is_valid():
        return _councillors(request, form, place, back)
    if request.method == "POST" and form.is_valid():
        role = form.cleaned_data["role"]
        try:
            lines = read_lines(form.cleaned_data["file"].read(), form.cleaned_data["file"].name, place, role)
            if form.cleaned_data["without_faults"] or not any(line.faults for line in lines):
                _invite(request, lines, place, role)
                return redirect(back)
        except Unreadable as unreadable:
            form.add_error("file", str(unreadable))
        except Refused as refused:
            form.add_error(None, refused.reasons)
    return _page(request, form, place, back, lines)


def _page(request, form, place, back, lines=()):
    context = {
        "form": form, "place": place, "back": back, "faulty": [line for line in lines if line.faults],
        "lines": len(lines), "section": "tasks",
    }  # fmt: skip
    return render(request, "people/invite_sheet.html", context)


def _councillors(request, form, council, back):
    """Theirs is a sheet of its own kind: with committees, as what and when, looked at line by line."""
    sheet = SheetFileForm({}, {"file": form.cleaned_data["file"]}, noun=COUNCILLORS, owner=council)
    if sheet.is_valid():
        return send(request, *sheet.cleaned_data["file"], council=council, subject=COUNCILLORS.name)
    form.add_error("file", sheet.errors["file"])
    return _page(request, form, council, back)


def _invite(request, lines, place, role) -> None:
    count = invite_lines(lines, place, role, by=request.user)
    known, faulty = (
        sum(map(bool, each)) for each in ([line.is_known for line in lines], [line.faults for line in lines])
    )
    messages.success(
        request, f"Invited: {count}. Invited or here before: {known}. Left out for their faults: {faulty}."
    )
