"""Moving and cancelling a meeting: every effect on every plan is shown first, and only what was shown is done."""

from django.shortcuts import render
from django.utils import timezone

from governance.confirming import confirm
from governance.dates.clear_days import spell
from governance.dates.remarks import remarks_on
from governance.meetings import verbs as diary
from governance.meetings.effects import effects_of
from governance.meetings.forms import AlongForm, MoveMeetingForm
from governance.meetings.views import meeting_of
from governance.models import Pack, planning_settings_of
from partnerships.access import Permission, requires
from partnerships.reasons import ReasonForm

NEXT_MEETINGS = 3


@requires(Permission.MANAGE_MEETINGS, fetch=meeting_of)
def meeting_move(request, found):
    """First the new day is asked for, then all that it changes is shown; POST with what was seen moves."""
    initial = {"starts_at": found.starts_at, "place": found.place}
    form = MoveMeetingForm(request.POST or None, initial=initial, meeting=found, by=request.user)
    if request.method != "POST" or "again" in request.POST or not form.is_valid():
        context = {
            "form": form, "title": "Move the meeting", "caption": str(found), "submit": "Show what this changes",
            "back_url": found.get_absolute_url(), "lede": "Nothing is saved before you have seen every effect.",
            "reasons": diary.reasons_not_to_change(found, by=request.user),
        }  # fmt: skip
        return render(request, "governance/confirm.html", context)
    along = _along(request, found, form.cleaned_data["on"])
    everything = frozenset(along.offered)
    if everything and "with_all" in request.POST:
        return _move(request, found, form, everything, request.POST["with_all"], along)
    context = _context(found, form.cleaned_data["on"], along.taken) | {"along": along}
    if everything and not along.taken:
        context["with_all"] = effects_of(found, form.cleaned_data["on"], everything)
    is_ticked_anew = "seen" in request.POST and request.POST.get("taken", "") != context["taken"]
    if "seen" not in request.POST or is_ticked_anew:
        context |= {"form": form, "back_url": found.get_absolute_url(), "is_ticked_anew": is_ticked_anew}
        return render(request, "governance/meetings/move.html", context)
    return _move(request, found, form, along.taken, request.POST["seen"], along)


def _move(request, found, form, taken, seen, along):
    """``seen``: the fingerprint of what was shown with the confirmed dates that are ``taken`` along."""
    context = _context(found, form.cleaned_data["on"], taken) | {"along": along}
    return confirm(
        request, form, template="governance/meetings/move.html", back=found.get_absolute_url(),
        do=lambda form: diary.move_meeting(found, by=request.user, along=taken, seen=seen, **form.cleaned_data),
        done=lambda moved: f"The meeting is moved: {moved}. {_told(context['effects'])}",
        onto=lambda moved: moved.get_absolute_url(), **context,
    )  # fmt: skip


@requires(Permission.MANAGE_MEETINGS, fetch=meeting_of)
def meeting_cancel(request, found):
    """All that the cancellation changes, and below it the reason for it."""
    form = ReasonForm(request.POST or None, label="Why it is cancelled", help_text="Shown to the public too.")
    context = _context(found)
    return confirm(
        request, form, template="governance/meetings/cancel.html", back=found.get_absolute_url(),
        do=lambda form: diary.cancel_meeting(
            found, by=request.user, seen=request.POST.get("seen", ""), **form.cleaned_data
        ),
        done=f"The meeting is cancelled. It stays in lists and calendars, as cancelled. {_told(context['effects'])}",
        reasons=diary.reasons_not_to_change(found, by=request.user), **context,
    )  # fmt: skip


def _along(request, found, on) -> AlongForm:
    """The confirmed dates on the meeting that the person may take along, as far as they are ticked."""
    effects = [each for each in effects_of(found, on).stages if each.is_confirmed]
    may_take = [each.stage for each in effects if not diary.reasons_not_to_take(each, by=request.user)]
    return AlongForm(request.POST if "seen" in request.POST else None, stages=may_take)


def _context(found, on=None, along=()):
    today = timezone.localdate()
    following = found.body.meetings.standing().from_day(max(today, found.on)).exclude(pk=found.pk)
    return {
        "meeting": found,
        "on": on,
        "effects": effects_of(found, on, along),
        "taken": ",".join(map(str, sorted(along))),
        "remarks": _remarks(found, on, today) if on else [],
        "following": following[:NEXT_MEETINGS],
        "today": today,
    }


def _remarks(found, on, today):
    """About the new day, and about papers that are published for the old one or would be late for the new one."""
    settings = planning_settings_of(found.body.council)
    told = [*remarks_on(on, settings, today=today)]
    by = settings.publish_by(found.body.kind, found.first_sitting.on if found.first_sitting else on)
    first = Pack.objects.of(found).published().order_by("published_at").first()
    if first:
        told.append(
            f"Its pack is published and names {spell(found.on)}. It stays as it is, on the page of the new day; those "
            "who sit there are told of the move."
        )
    out = timezone.localdate(first.published_at) if first else None
    if by and out and out > by.day:
        told.append(f"Papers for the new day had to be public by {spell(by.day)}; they were on {spell(out)}.")
    elif by and not out and by.day < today:
        told.append(f"Papers for the new day had to be public by {spell(by.day)}, which has passed.")
    return told


def _told(effects):
    return "Those responsible for the plans on it are told by e-mail." if effects.timetables else ""
