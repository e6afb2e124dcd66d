"""Bodies of the clerk's councils and partnerships, with their meetings and their former names."""

from django.contrib import messages
from django.db import transaction
from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.shortcuts import redirect, render
from django.utils import timezone

from governance.confirming import confirm
from governance.dates.clear_days import spell
from governance.meetings.councillors import held_by_no_account, sitting_on
from governance.meetings.filters import BodyFilter, BodyMeetingFilter
from governance.meetings.forms import BodyForm, NewBodyForm, RenameBodyForm
from governance.meetings.items import public_items
from governance.meetings.tables import BodyMeetingTable, BodyTable, PastMeetingTable
from governance.meetings.usual import UsualBodiesForm, add_bodies, usual_bodies
from governance.meetings.views import body_of
from governance.models import Body, Meeting
from governance.models.seats import seats_then
from partnerships import fetching
from partnerships.access import Permission, may, requires, signed_in
from partnerships.models import Organisation, audit
from partnerships.verbs import Refused


@signed_in
def bodies(request):
    coming = Meeting.objects.standing().from_day(timezone.localdate()).filter(body=OuterRef("pk")).order_by("on")
    managed = (
        Body.objects.managed_by(request.user)
        .select_related("council", "partnership")
        .annotate(owner_name=Coalesce("council__name", "partnership__name"), next_on=Subquery(coming.values("on")[:1]))
    )
    councils = Organisation.objects.councils().filter(pk__in=request.user.council_ids())
    possible = [value for owner in NewBodyForm(user=request.user).owners.values() for value in owner.values()]
    context = {
        "bodies": BodyTable(request=request, found=BodyFilter(request, managed)),
        "councils": [each for each in councils if may(request.user, Permission.MANAGE_COUNCIL, each)],
        "may_add": any(may(request.user, Permission.MANAGE_MEETINGS, owner) for owner in possible),
    }
    return render(request, "governance/meetings/bodies.html", context)


@signed_in
def body_create(request):
    """The owner is chosen in the form, so the permission is asked about what was chosen."""
    form = NewBodyForm(request.POST or None, user=request.user)
    form.owners = {
        key: owner
        for key, owner in form.owners.items()
        if may(request.user, Permission.MANAGE_MEETINGS, next(iter(owner.values())))
    }
    form.fields["owner"].choices = [(key, str(*owner.values())) for key, owner in form.owners.items()]
    reasons = [] if form.owners else ["Your roles do not let you manage committees, boards and meetings."]
    return confirm(
        request, form, title="Add a committee or board", submit="Add it", back="/workspace/bodies/", reasons=reasons,
        do=lambda form: _save(form, "body added", by=request.user), done="It is added. Add its meetings next.",
    )  # fmt: skip


@transaction.atomic
def _save(form, event, *, by):
    body = form.save()
    audit(event, body, by=by, council=body.council, partnership=body.partnership)
    return body


@requires(Permission.VIEW_PARTNERSHIP, fetch=fetching.partnership)
def usual(request, partnership):
    """The usual committees and boards of a partnership and its councils, in one form."""
    form = UsualBodiesForm(request.POST or None, offered=usual_bodies(partnership, user=request.user))
    if request.method == "POST" and form.is_valid():
        messages.success(request, f"Added: {add_bodies(form.chosen, by=request.user)}. Add their meetings next.")
        return redirect("governance:bodies")
    context = {"partnership": partnership, "form": form, "section": "tasks"}
    return render(request, "governance/meetings/usual.html", context)


@requires(Permission.VIEW_PARTNERSHIP, fetch=body_of)
def body(request, found):
    today = timezone.localdate()
    meetings = found.meetings.latest_of_each().select_related("moved_from", "first_sitting")
    places = list(found.appointments.select_related("user"))
    past = BodyMeetingFilter(request, meetings.filter(on__lt=today), prefix="past")
    context = {
        "body": found,
        "has_ended": found.has_ended(today),
        "took_over_from": found.took_over_from.order_by("last_day"),
        "plans": public_items(meetings, request.user),
        "coming": BodyMeetingTable(meetings.from_day(today), request=request),
        "past": PastMeetingTable(request=request, found=past),
        "sitting": sitting_on(found, today),
        "without_account": held_by_no_account(places, today),
        "not_today": [place for place in places if not place.is_on(today)],
        "seats": seats_then(found.seats.with_turns(), today),
        "former_names": found.former_names.order_by("-until"),
        "may_manage": may(request.user, Permission.MANAGE_MEETINGS, found),
    }
    return render(request, "governance/meetings/body.html", context)


@requires(Permission.MANAGE_MEETINGS, fetch=body_of)
def body_edit(request, found):
    form = BodyForm(request.POST or None, instance=found)
    return confirm(
        request, form, title="Change kind or quorum", caption=found.name, submit="Save", back=found.get_absolute_url(),
        do=lambda form: _save(form, "body changed", by=request.user), done="Saved.",
    )  # fmt: skip


@requires(Permission.MANAGE_MEETINGS, fetch=body_of)
def body_rename(request, found):
    form = RenameBodyForm(request.POST or None, initial={"name": found.name})
    return confirm(
        request, form, title=f"Rename {found.name}", submit="Rename", back=found.get_absolute_url(),
        lede="Meetings up to the last day of the old name go on showing it.",
        do=lambda form: _rename(found, by=request.user, **form.cleaned_data), done="The new name is saved.",
    )  # fmt: skip


@transaction.atomic
def _rename(found, *, by, name, until):
    """Without a last day the old name was a mistake, and is in the history only."""
    last = found.former_names.last()
    if until and last and last.until >= until:
        raise Refused([f"It was “{last.name}” until {spell(last.until)}: give a later last day for “{found.name}”."])
    if until:
        found.former_names.create(name=found.name, until=until)
    before, found.name = found.name, name
    found.full_clean()
    found.save()
    audit("body renamed", found, by=by, council=found.council, partnership=found.partnership, before=before, after=name)
