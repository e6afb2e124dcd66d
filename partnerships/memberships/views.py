"""Who sits at the table: dated memberships, and the organisations that hold them."""

from django.contrib import messages
from django.db import transaction
from django.db.models import Exists, Max, OuterRef
from django.shortcuts import redirect
from django.utils import timezone

from partnerships import fetching
from partnerships.access import Permission, requires
from partnerships.frame import partnership_page
from partnerships.memberships import verbs
from partnerships.memberships.authorities import ended_authorities, missing_authorities
from partnerships.memberships.filters import OrganisationFilter
from partnerships.memberships.forms import MembershipForm, OrganisationChangeForm, OrganisationForm
from partnerships.memberships.tables import FormerMembershipTable, MembershipTable, OrganisationTable
from partnerships.models import Membership, Organisation, audit
from partnerships.verbs import Refused

ONE = "partnerships/memberships/membership.html"


@requires(Permission.MANAGE_PARTNERSHIP, fetch=fetching.partnership)
def memberships(request, partnership):
    """Seats of today and of the past, and which responsible authority is not named."""
    today = timezone.localdate()
    seats = list(partnership.memberships.select_related("organisation"))
    past = [seat for seat in seats if seat.ends_on and seat.ends_on < today]
    kinds = {seat.statutory_kind for seat in seats}
    dated = [(seat.statutory_kind, seat.starts_on, seat.ends_on, str(seat.organisation)) for seat in seats]
    is_in_wales = partnership.areas.in_wales().exists()
    missing = missing_authorities(dated, today, today, "county_council" in kinds, is_in_wales)
    context = {
        "current": MembershipTable([seat for seat in seats if seat not in past], request=request),
        "past": FormerMembershipTable(past, request=request),
        "missing": [*ended_authorities(dated, today), *missing],
    }
    return partnership_page(request, "partnerships/memberships/memberships.html", partnership, **context)


@requires(Permission.MANAGE_PARTNERSHIP, fetch=fetching.partnership)
def add(request, partnership):
    form = MembershipForm(request.POST or None, partnership=partnership)
    if request.method == "POST" and form.is_valid():
        last = partnership.memberships.aggregate(last=Max("position"))["last"]
        form.instance.position = 0 if last is None else last + 1
        return _save(request, form, partnership, "membership added")
    return partnership_page(
        request, "partnerships/memberships/membership.html", partnership, form=form, heading="Add a membership"
    )


@requires(Permission.MANAGE_PARTNERSHIP, fetch=fetching.membership)
def edit(request, found):
    form = MembershipForm(request.POST or None, instance=found.row, partnership=found.partnership)
    if request.method == "POST" and form.is_valid():
        if form.has_changed():
            return _save(request, form, found.partnership, "membership changed")
        return redirect("partnerships:memberships", found.partnership.slug)
    heading = f"Membership of {Organisation.objects.get(pk=found.row.organisation_id)}"
    return partnership_page(
        request, "partnerships/memberships/membership.html", found.partnership, form=form, heading=heading
    )


@transaction.atomic
def _save(request, form, partnership, event):
    form.instance._history_user = request.user
    seat: Membership = form.save()
    audit(event, seat, by=request.user, partnership=partnership)
    messages.success(request, f"{seat.organisation} was saved.")
    return redirect("partnerships:memberships", partnership.slug)


@requires(Permission.MANAGE_PARTNERSHIP, fetch=fetching.membership)
def change_organisation(request, found):
    """What the organisation of a seat is called."""
    partnership, organisation = found.partnership, found.row.organisation
    before = Organisation.objects.get(pk=organisation.pk)
    form = OrganisationChangeForm(request.POST or None, instance=organisation)
    reasons = verbs.reasons_not_to_change(before, partnership, by=request.user)
    if request.method == "POST" and form.is_valid():
        do = {"now": form.now(), "reason": form.cleaned_data["reason"], "by": request.user}
        try:
            verbs.change_organisation(before, partnership, **do)
        except Refused as refused:
            form.add_error(None, refused.reasons)
        else:
            messages.success(request, f"{before} was saved.")
            return redirect("partnerships:memberships", partnership.slug)
    context = {"form": form, "organisation": str(before.name), "reasons": reasons}
    return partnership_page(request, "partnerships/memberships/organisation_change.html", partnership, **context)


@requires(Permission.MANAGE_PARTNERSHIP, fetch=fetching.partnership)
def organisations(request, partnership):
    """All that the portal knows, and which of them sit at this table today."""
    seats = partnership.memberships.in_force(timezone.localdate()).filter(organisation=OuterRef("pk"))
    found = OrganisationFilter(request, Organisation.objects.annotate(sits_here=Exists(seats)))
    table = OrganisationTable(request=request, found=found)
    return partnership_page(request, "partnerships/memberships/organisations.html", partnership, organisations=table)


@requires(Permission.MANAGE_PARTNERSHIP, fetch=fetching.partnership)
def add_organisation(request, partnership):
    """An organisation that the portal does not know yet."""
    form = OrganisationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        same = Organisation.objects.filter(name__iexact=form.cleaned_data["name"]).first()
        if same:
            form.add_error("name", "The portal knows an organisation of this name already: choose it from the list.")
        else:
            organisation = verbs.add_organisation(form.instance, partnership, by=request.user)
            messages.success(request, f"{organisation} was added. Now give it its membership.")
            return redirect("partnerships:membership_add", partnership.slug)
    return partnership_page(request, "partnerships/memberships/organisation.html", partnership, form=form)
