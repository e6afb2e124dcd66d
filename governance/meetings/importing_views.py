"""Importing meetings from a file, for one body or for all of a council: a preview first, then all lines or none."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from governance.councils.views import council_of
from governance.meetings.files import template
from governance.meetings.imported_files import MEETINGS, keep, read_again
from governance.meetings.importing import carry_out, plan_import
from governance.meetings.importing_forms import (
    ConfirmImportForm,
    MeetingsFileForm,
    chosen_in,
    left_in,
    periods_in,
    signed,
    unsigned,
)
from governance.meetings.views import body_of
from governance.models import Body
from partnerships.access import Permission, may, requires
from partnerships.verbs import Refused
from plans.models import Import

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class ImportTarget:
    """Whose meetings are imported: one body's, or those of all bodies of a council."""

    owner: object  # Body or Organisation
    bodies: list[Body]
    others: list[Body]
    back: str
    template: str

    @property
    def is_whole_council(self) -> bool:
        return len(self.bodies) != 1 or self.owner != self.bodies[0]

    @property
    def council(self):
        return self.owner.council if isinstance(self.owner, Body) else self.owner

    def council_of(self, user):
        """The council whose settings the person may change with what is no meeting."""
        return self.council if self.council and may(user, Permission.MANAGE_COUNCIL, self.council) else None

    @property
    def whose(self) -> dict:
        """Whose file it is: a council's or a partnership's, and for which body where it is for one alone."""
        body = self.owner if isinstance(self.owner, Body) else None
        partnership = body.partnership if body and not body.council else None
        return {"council": self.council, "partnership": partnership, "body": body}

    def files(self):
        """Those that were sent for it."""
        whose = self.whose
        rows = Import.objects.filter(subject=MEETINGS, council=whose["council"], partnership=whose["partnership"])
        return rows.filter(choices__body=whose["body"].pk if whose["body"] else 0)

    def place(self, user) -> str:
        """For whom and for what rows are signed."""
        return f"meetings:{user.pk}:{type(self.owner).__name__}:{self.owner.pk}"


@requires(Permission.MANAGE_MEETINGS, fetch=body_of)
def body_import(request, body):
    others = _bodies_of(request.user, body.council) if body.council else []
    address = reverse("governance:body_template", args=[body.pk])
    target = ImportTarget(body, [body], [each for each in others if each != body], body.get_absolute_url(), address)
    return _import(request, target)


@requires(Permission.MANAGE_MEETINGS, fetch=council_of)
def council_import(request, council):
    address = reverse("governance:council_template", args=[council.slug])
    bodies = _bodies_of(request.user, council)
    return _import(request, ImportTarget(council, bodies, [], reverse("governance:bodies"), address))


@requires(Permission.MANAGE_MEETINGS, fetch=body_of)
def body_template(request, body):
    return _workbook([body.name], with_body=False)


@requires(Permission.MANAGE_MEETINGS, fetch=council_of)
def council_template(request, council):
    return _workbook([body.name for body in _bodies_of(request.user, council)], with_body=True)


def _workbook(names, *, with_body):
    headers = {"Content-Disposition": 'attachment; filename="meetings.xlsx"'}
    return HttpResponse(template(names, with_body=with_body), content_type=EXCEL, headers=headers)


def _bodies_of(user, council):
    """The council's own bodies and those of the partnerships that it leads."""
    managed = Body.objects.managed_by(user).meeting_on(timezone.localdate())
    own = managed.filter(council=council) | managed.filter(partnership__lead_councils=council)
    return list(own.distinct().select_related("council", "partnership").prefetch_related("former_names", "titles"))


def _import(request, target):
    """GET asks for the file, POST with a file shows what it says, POST with the signed rows carries it out. A file that
    was sent before is shown again by its key."""
    if request.method != "POST":
        if found := _sent(target, request.GET.get("file", "")):
            return _show_file(request, target, read_again(found), found)
        return _ask(request, target, MeetingsFileForm(place=target.place(request.user)))
    if "rows" in request.POST:
        return _confirm(request, target)
    form = MeetingsFileForm(request.POST, request.FILES, place=target.place(request.user))
    if not form.is_valid():
        return _ask(request, target, form)
    reading = form.cleaned_data["file"]
    found = keep(*form.sent, kind=reading.kind, year=form.cleaned_data.get("year"), by=request.user, **target.whose)
    if same := target.files().filter(sha256=found.sha256, state=Import.State.BROUGHT_IN).first():
        messages.warning(request, f"You brought this very file in on {same.brought_in_at:%-d %B %Y}.")
    return _show_file(request, target, reading, found)


def _sent(target, key):
    """A file of this body or council that waits to be taken over; None for another key, or none."""
    try:
        return target.files().filter(state=Import.State.READ, key=UUID(key)).first()
    except ValueError:
        return None


def _show_file(request, target, reading, found):
    rows = signed(reading, place=target.place(request.user))
    return _show_plan(request, target, _plan(request, target, reading), rows, found)


def _ask(request, target, form):
    earlier = target.files().exclude(state=Import.State.UNDONE)[:5]
    context = {"target": target, "form": form, "back_url": target.back, "earlier": earlier}
    return render(request, "governance/meetings/import.html", context)


def _plan(request, target, reading, chosen=None):
    return plan_import(
        reading, target.bodies, others=target.others, today=timezone.localdate(), chosen=chosen,
        council=target.council_of(request.user),
    )  # fmt: skip


def _show_plan(request, target, plan, rows, found):
    initial = {"rows": rows, "seen": plan.fingerprint, "brought": found.key}
    return _show(request, target, plan, ConfirmImportForm(plan=plan, bodies=target.bodies, initial=initial), found)


def _show(request, target, plan, form, found, leave=frozenset()):
    file_form = MeetingsFileForm(place=target.place(request.user))
    context = {
        "target": target, "plan": plan, "form": form, "found": found, "leave": leave, "file_form": file_form,
        "back_url": target.back, "today": timezone.localdate(),
    }  # fmt: skip
    return render(request, "governance/meetings/import_lines.html", context)


def _confirm(request, target):
    """What was read is looked at against the calendar as it is now; what was seen is what is done."""
    try:
        reading = unsigned(request.POST["rows"], place=target.place(request.user))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return _ask(request, target, MeetingsFileForm(place=target.place(request.user)))
    found = _sent(target, request.POST.get("brought", ""))
    if found is None:
        messages.error(request, "This file was taken over or deleted already. Send it again.")
        return _ask(request, target, MeetingsFileForm(place=target.place(request.user)))
    plan, leave = _plan(request, target, reading, chosen_in(request.POST, target.bodies)), left_in(request.POST)
    if "look" in request.POST:
        return _show_plan(request, target, plan, request.POST["rows"], found)
    typed = request.POST.dict() | {"seen": plan.fingerprint}
    form = ConfirmImportForm(typed, plan=plan, bodies=target.bodies, leave=leave)
    if form.is_valid():
        try:
            done = carry_out(
                plan, by=request.user, owner=target.owner, seen=request.POST.get("seen", ""), leave=leave,
                reason=form.cleaned_data.get("reason", ""), periods=periods_in(form, plan), council=target.council,
                found=found,
            )  # fmt: skip
        except Refused as refusal:
            form.add_error(None, ValidationError(refusal.reasons))
        else:
            messages.success(request, f"{done} meeting{'s' if done != 1 else ''} of the file taken over.")
            if taken := len(periods_in(form, plan)):
                messages.success(request, f"{taken} period{'s' if taken != 1 else ''} added to the council’s settings.")
            return redirect(target.back)
    return _show(request, target, plan, form, found, leave)
