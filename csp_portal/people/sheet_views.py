"""The page that invites many people to one role at a council, from a sheet."""

from django.contrib import messages
from django.shortcuts import redirect, render

from csp_portal.people.forms import InviteSheetForm
from csp_portal.people.inviting_sheet import invite_lines, read_lines
from partnerships import fetching
from partnerships.access import Permission, requires
from partnerships.people.verbs import roles_to_give
from partnerships.verbs import Refused
from plans.office.packages import Unreadable


@requires(Permission.MANAGE_COUNCIL, fetch=fetching.council)
def invite_sheet(request, council):
    form = InviteSheetForm(request.POST or None, request.FILES or None, roles=roles_to_give(council, by=request.user))
    lines = []
    if request.method == "POST" and form.is_valid():
        role = form.cleaned_data["role"]
        try:
            lines = read_lines(form.cleaned_data["file"].read(), council, role)
            if form.cleaned_data["without_faults"] or not any(line.faults for line in lines):
                return _invited(request, lines, council, role)
        except Unreadable as unreadable:
            form.add_error("file", str(unreadable))
        except Refused as refused:
            form.add_error(None, refused.reasons)
    context = {
        "form": form, "council": council, "faulty": [line for line in lines if line.faults], "lines": len(lines),
        "section": "tasks",
    }  # fmt: skip
    return render(request, "people/invite_sheet.html", context)


def _invited(request, lines, council, role):
    count = invite_lines(lines, council, role, by=request.user)
    known, faulty = (
        sum(map(bool, each)) for each in ([line.is_known for line in lines], [line.faults for line in lines])
    )
    messages.success(
        request, f"Invited: {count}. Invited or here before: {known}. Left out for their faults: {faulty}."
    )
    return redirect("partnerships:council_people", council.slug)
