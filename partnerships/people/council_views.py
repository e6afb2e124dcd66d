"""The people of a council: clerks, signing officers and councillors; and further administrators of the whole site."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from partnerships import fetching
from partnerships.access import Permission, Role, for_site, requires
from partnerships.frame import settle
from partnerships.models import Invitation, Mail, RoleAssignment
from partnerships.people import verbs as workflow
from partnerships.people.forms import EndRoleForm, InviteToCouncilForm, InviteToSiteForm
from partnerships.people.handing_over import in_name_of
from partnerships.people.tables import EndedRolesTable, Held, InvitationsTable, Invited, PeopleTable
from partnerships.verbs import Refused

SECTION = {"section": "tasks"}


@requires(Permission.MANAGE_COUNCIL, fetch=fetching.council)
def people(request, council):
    roles = RoleAssignment.objects.filter(council=council).select_related("user", "organisation", "ended_by")
    now, refused = timezone.now(), Mail.objects.refused_addresses()
    waiting = Invitation.objects.filter(council=council, accepted_at=None, withdrawn_at=None)
    held = [Held(row, True, row.user.email.lower() in refused) for row in roles if row.ended_at is None]
    invited = [Invited(row, row.expires_at <= now, row.email.lower() in refused) for row in waiting]
    context = {
        "council": council,
        "current": PeopleTable(held, request=request),
        "ended": EndedRolesTable([Held(row, False) for row in roles if row.ended_at], request=request),
        "invitations": InvitationsTable(invited, request=request),
    }
    return render(request, "partnerships/people/council_people.html", SECTION | context)


@requires(Permission.MANAGE_COUNCIL, fetch=fetching.council)
def invite(request, council):
    form = InviteToCouncilForm(request.POST or None, council=council, by=request.user)
    if request.method == "POST" and form.is_valid():
        typed = dict(form.cleaned_data)
        places = [council, *typed.pop("also", [])]
        try:
            made = workflow.invite_to(places, by=request.user, **typed)
        except Refused as refused:
            form.add_error(None, refused.reasons)
        else:
            messages.success(request, f"{made[0].email} was invited. The invitation is valid for 14 days.")
            return redirect("partnerships:council_people", council.slug)
    return render(request, "partnerships/people/invite_to_council.html", SECTION | {"form": form, "council": council})


@for_site
def invite_to_site(request):
    form = InviteToSiteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = workflow.invite(None, by=request.user, role=Role.SITE_ADMINISTRATOR, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.reasons)
        else:
            messages.success(request, f"{made.email} was invited. The invitation is valid for 14 days.")
            return redirect("people:access")
    return render(request, "partnerships/people/invite_to_council.html", SECTION | {"form": form})


def _settle(request, found, verb, done):
    settle(request, lambda: verb(found.row), done)
    return redirect("partnerships:council_people", found.council.slug)


@requires(Permission.MANAGE_COUNCIL, fetch=fetching.council_invitation)
@require_POST
def send_again(request, found):
    done = f"The invitation was sent to {found.row.email} again."
    return _settle(request, found, lambda row: workflow.send_again(row, by=request.user), done)


@requires(Permission.MANAGE_COUNCIL, fetch=fetching.council_invitation)
@require_POST
def withdraw_invitation(request, found):
    done = f"The invitation of {found.row.email} was withdrawn."
    return _settle(request, found, lambda row: workflow.withdraw_invitation(row, by=request.user), done)


@requires(Permission.MANAGE_COUNCIL, fetch=fetching.council_role)
def end_role(request, found):
    form = EndRoleForm(request.POST if request.method == "POST" else None, role=found.row)
    if form.is_valid():
        done = f"{found.row.user} is no longer {found.row.get_role_display().lower()} here."
        return _settle(request, found, lambda row: workflow.end_role(row, by=request.user, **form.cleaned_data), done)
    context = {
        "role": found.row,
        "council": found.council,
        "form": form,
        "reasons": workflow.reasons_not_to_end(found.row, by=request.user),
        "things": in_name_of(found.row.user, found.council),
        "others": workflow.others_with(found.row),
    }
    return render(request, "partnerships/people/end_council_role.html", SECTION | context)
