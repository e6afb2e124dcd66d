"""The people of a partnership: who has which role, invitations, an end to a role."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from partnerships import fetching
from partnerships.access import Permission, requires
from partnerships.frame import partnership_page, settle
from partnerships.models import Invitation, Mail, RoleAssignment
from partnerships.people import verbs as workflow
from partnerships.people.filters import PeopleFilter
from partnerships.people.forms import EndRoleForm, InviteForm
from partnerships.people.handing_over import in_name_of
from partnerships.people.tables import EndedRolesTable, Held, InvitationsTable, Invited, PeopleTable
from partnerships.verbs import Refused


@requires(Permission.MANAGE_PEOPLE, fetch=fetching.partnership)
def people(request, partnership):
    roles = RoleAssignment.objects.filter(partnership=partnership).select_related("user", "organisation", "ended_by")
    found = PeopleFilter(request, roles)
    give = workflow.roles_to_give(partnership, by=request.user)
    refused = Mail.objects.refused_addresses()
    held = [Held(role, role.role in give, role.user.email.lower() in refused) for role in found.qs]
    context = {
        "current": PeopleTable([row for row in held if row.role.ended_at is None], request=request, found=found),
        "ended": EndedRolesTable([row for row in held if row.role.ended_at], request=request),
        "invitations": InvitationsTable(_invited(partnership, refused), request=request),
    }
    return partnership_page(request, "partnerships/people/people.html", partnership, **context)


def _invited(partnership, refused):
    now = timezone.now()
    rows = Invitation.objects.filter(partnership=partnership, accepted_at=None, withdrawn_at=None)
    rows = rows.select_related("organisation")
    return [Invited(row, row.expires_at <= now, row.email.lower() in refused) for row in rows]


@requires(Permission.MANAGE_PEOPLE, fetch=fetching.partnership)
def invite(request, partnership):
    form = InviteForm(request.POST or None, partnership=partnership, by=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            made = workflow.invite(partnership, by=request.user, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.reasons)
        else:
            messages.success(request, f"{made.email} was invited. The invitation is valid for 14 days.")
            return redirect("partnerships:people", partnership.slug)
    return partnership_page(request, "partnerships/people/invite.html", partnership, form=form)


def _settle(request, found, verb, done):
    settle(request, lambda: verb(found.row), done)
    return redirect("partnerships:people", found.partnership.slug)


@requires(Permission.MANAGE_PEOPLE, fetch=fetching.invitation)
@require_POST
def send_again(request, found):
    def verb(row):
        workflow.send_again(row, by=request.user)

    return _settle(request, found, verb, f"The invitation was sent to {found.row.email} again.")


@requires(Permission.MANAGE_PEOPLE, fetch=fetching.invitation)
@require_POST
def withdraw_invitation(request, found):
    def verb(row):
        workflow.withdraw_invitation(row, by=request.user)

    return _settle(request, found, verb, f"The invitation of {found.row.email} was withdrawn.")


@requires(Permission.MANAGE_PEOPLE, fetch=fetching.role)
def end_role(request, found):
    """Ask, then end a role."""
    form = EndRoleForm(request.POST if request.method == "POST" else None, role=found.row)
    if form.is_valid():
        return _settle(
            request,
            found,
            lambda row: workflow.end_role(row, by=request.user, **form.cleaned_data),
            f"{found.row.user} is no longer {found.row.get_role_display().lower()} here.",
        )
    reasons = workflow.reasons_not_to_end(found.row, by=request.user)
    things = in_name_of(found.row.user, found.partnership)
    context = {
        "role": found.row,
        "reasons": reasons,
        "form": form,
        "things": things,
        "others": workflow.others_with(found.row),
    }
    return partnership_page(request, "partnerships/people/end_role.html", found.partnership, **context)
