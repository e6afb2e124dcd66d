"""Files of meetings as they came: kept with what was read of them, corrected with what is wrong, and taken back."""

from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone

from governance.meetings.files import Kind, MeetingsFile
from governance.meetings.files.apart import read_within_limits
from governance.meetings.importing import plan_import
from governance.meetings.taking_back import reasons_not_to_take_back, take_back
from governance.models import Body
from plans.models import Import
from plans.office.imports.ways import ImportWay, register_way
from plans.office.lines.process import sheets_of

MEETINGS = "meetings"


def register():
    register_way(MEETINGS, MeetingsWay())


def keep(name: str, data: bytes, *, kind: Kind, year, by, body: Body | None, **owner) -> Import:
    """``owner``: the council or the partnership. A sheet’s cells are kept, to be handed back with what is wrong."""
    told = sheets_of(data) if kind == Kind.SHEET else {}
    choices = {"body": body.pk if body else 0, "year": year}
    found = Import.of(data, name=name, subject=MEETINGS, uploaded_by=by, reading=told, choices=choices, **owner)
    found.save()
    return found


def read_again(found: Import) -> MeetingsFile:
    with found.file.open("rb") as file:
        on = timezone.localdate(found.uploaded_at)
        return read_within_limits(file.read(), today=on, year=found.choices["year"])


def _body_of(found: Import) -> Body | None:
    """The body that it is for alone."""
    return Body.objects.filter(pk=found.choices["body"]).first()


class MeetingsWay(ImportWay):
    def look(self, request, found):
        return redirect(f"{_address(found)}?file={found.key}")

    def back(self, found):
        body = _body_of(found)
        return (str(body), body.get_absolute_url()) if body else ("the committees", reverse("governance:bodies"))

    def reasons_not_to_undo(self, found, *, by):
        return reasons_not_to_take_back(found, by=by)

    def undo(self, found, *, by):
        take_back(found, by=by)

    def wrong_lines(self, found):
        """Faults, and lines whose committee has to be named; a row without a sheet’s name is of the first."""
        body = _body_of(found)
        bodies = [body] if body else list(Body.objects.of_council(found.council).meeting_on(timezone.localdate()))
        plan = plan_import(read_again(found), bodies, today=timezone.localdate(), council=found.council)
        first = next(sheet["name"] for sheet in found.reading["sheets"] if not sheet["is_hidden"])
        wrong = {(each.sheet or first, each.line): [each.advice] for each in plan.faults}
        asked = {(first, each.line): [f"Say whose meeting “{each.title}” is."] for each in plan.questions}
        return asked | wrong


def _address(found) -> str:
    if body := _body_of(found):
        return reverse("governance:body_import", args=[body.pk])
    return reverse("governance:council_import", args=[found.council.slug])
