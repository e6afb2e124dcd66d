"""The clerk's page of a supplement: what the pack does not hold yet, one more paper, and why it follows."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from governance.confirming import posted
from governance.meetings.views import meeting_of
from governance.models import Stage, Supplement
from governance.packs.adding import add_and_publish, title_of_view, view_in_words
from governance.packs.agenda import agenda_of
from governance.packs.forms import PublishForm
from governance.packs.meeting_forms import content_of
from governance.packs.publishing import steps_to_ask_about
from governance.packs.supplement_forms import SupplementForm
from governance.packs.supplements import reasons_not_to_publish_supplement, since_pack
from governance.stages.views import stage_of
from partnerships.access import Permission, requires
from partnerships.limits import sentences_of
from partnerships.verbs import Refused


@requires(Permission.PUBLISH, fetch=meeting_of)
def supplement(request, meeting):
    items, since = agenda_of(meeting), since_pack(meeting, by=request.user)
    steps = [
        (item, PublishForm(posted(request), stage=item.stage, prefix=f"step-{item.stage.pk}"))
        for item in steps_to_ask_about(items)
    ]
    initial = {"reason": Supplement.Reason.LATE, **_filled(request, meeting, items)}
    form = SupplementForm(
        posted(request), request.FILES or None, meeting=meeting, items=items, since=since, initial=initial
    )
    form.needs_paper = not since.added and not any(each.brings_report for _, each in steps)
    reasons = reasons_not_to_publish_supplement(meeting, by=request.user)
    if request.method == "POST" and not reasons and _are_valid(form, steps):
        try:
            made = _publish(meeting, form, steps, by=request.user)
        except Refused as refusal:
            form.add_error(None, ValidationError(refusal.reasons))
        except ValidationError as error:
            form.add_error(None, ValidationError(sentences_of(error)))
        else:
            messages.success(request, f"Supplement {made.number} is published. Its PDF is being put together.")
            return redirect("governance:pack_page", meeting.pk)
    context = {
        "meeting": meeting, "section": "meetings", "form": form, "steps": steps, "reasons": reasons,
        "added": since.added, "back_url": reverse("governance:pack_page", args=[meeting.pk]),
    }  # fmt: skip
    return render(request, "governance/packs/supplement.html", context)


def _are_valid(form, steps):
    return all([form.is_valid(), *(each.is_valid() for _, each in steps)])


def _publish(meeting, form, steps, *, by):
    said = form.cleaned_data
    paper = {
        "title": said["title"],
        "number": said["number"],
        "words": said.get("words", ""),
        **content_of(said),
    }
    openness = {name: said[name] for name in ("openness", "paragraphs", "public_interest")}
    chosen = {item.stage.pk: each.cleaned_data for item, each in steps}
    return add_and_publish(meeting, by=by, said=form.said(), paper=paper, openness=openness, chosen=chosen)


def _filled(request, meeting, items) -> dict:
    """With the view of a body that met after the papers went out, where the address names its step."""
    asked = request.GET.get("view_of", "")
    plans = {item.stage.timetable_id: item for item in items if item.stage}
    stage = Stage.objects.with_facts().filter(pk=asked if asked.isdecimal() else 0, timetable__in=plans).first()
    if stage is None:
        return {}
    return {
        "reason": Supplement.Reason.COMMENTS, "number": plans[stage.timetable_id].number,
        "title": title_of_view(stage), "words": view_in_words(stage),
    }  # fmt: skip


@requires(Permission.PUBLISH, fetch=stage_of)
def view_supplement(request, stage, before):
    """From a conflict of two steps to the form at the meeting of the later one, filled with the view of the earlier."""
    earlier = get_object_or_404(Stage, pk=before, timetable=stage.timetable_id)
    if stage.current_date is None or stage.current_date.meeting is None:
        messages.error(request, f"No meeting of {stage.body.name} is chosen for this step yet.")
        return redirect(stage)
    return redirect(f"{reverse('governance:supplement', args=[stage.current_date.meeting_id])}?view_of={earlier.pk}")
