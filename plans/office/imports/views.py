"""Bringing in a Word file: choose it, see what was found, choose what becomes of it, look at the text, bring it in."""

from pathlib import PurePath

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from partnerships.access import Permission, requires
from partnerships.frame import tell_refusal
from partnerships.verbs import Refused
from plans.document.render import outline, render_document
from plans.models import Import, Paper
from plans.office.imports import fetching, remarks, remarks_views, sheet_views, sheets, word
from plans.office.imports.forms import ChoicesForm, WordFileForm
from plans.office.imports.reading import take
from plans.office.imports.tables import noun_named
from plans.office.imports.ways import way_for
from plans.office.lines.process import STEPS as STEPS_OF_SHEETS
from plans.office.word.cover import lines_on_cover, title_on_cover
from plans.office.word.reading import STEPS
from plans.papers import fetching as papers
from plans.papers.forms import PeriodForm, next_free_period, period_in

TEXT = "text"


@requires(Permission.START_PLAN, fetch=papers.partnership)
def into_new_plan(request, partnership):
    return _upload(request, partnership, None)


@requires(Permission.EDIT_PAPER, fetch=papers.paper)
def into_paper(request, paper):
    return _upload(request, paper.partnership, paper)


def _upload(request, partnership, paper):
    reasons = word.reasons_not_to_bring_in(paper, by=request.user) if paper else []
    form = WordFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and not reasons and form.is_valid():
        name, data, reading = form.cleaned_data["file"]
        found = Import.of(
            data,
            name=name,
            partnership=partnership,
            paper=paper,
            subject=TEXT,
            uploaded_by=request.user,
            made={"rejects": form.rejects},
        )
        take(found, reading)
        return redirect(found)
    earlier = Import.objects.filter(partnership=partnership, paper=paper, subject=TEXT)
    context = {"form": form, "reasons": reasons, "earlier": earlier.exclude(state=Import.State.UNDONE)[:5]}
    return _page(request, "plans/office/choose.html", partnership, paper, **context)


def _page(request, template, owner, paper, **context):
    frame = {"partnership": owner, "paper": paper, "section": "tasks"}
    return render(request, template, frame | context)


@requires(Permission.EDIT_PAPER, fetch=fetching.brought)
def look(request, found):
    return _look(request, found)


@requires(Permission.BUILD_TIMETABLE, fetch=fetching.brought_list)
def look_at_list(request, found):
    return _look(request, found)


def _look(request, found):
    """What was found, with the choices; what became of it once it was brought in, or how far reading it is."""
    if found.state in (Import.State.READING, Import.State.REFUSED):
        return _waiting(request, found)
    if request.htmx:  # the page that waited
        return HttpResponse(headers={"HX-Refresh": "true"})
    if found.subject == Import.REMARKS:
        return remarks_views.look(request, found)
    if not found.is_open:
        return _result(request, found)
    if way := way_for(found.subject):
        return way.look(request, found)
    if found.subject != TEXT:
        return sheet_views.look(request, found)
    form = ChoicesForm(request.POST or None, found=found, paper_kind=_kind_of(found))
    if request.method == "POST" and form.is_valid():
        found.choices = form.choices()
        found.save(update_fields=["choices"])
        return redirect("plans:import_preview", found.key)
    return _page(request, "plans/office/found.html", found.owner, found.paper, found=found, form=form)


def _waiting(request, found):
    noun, step = noun_named(found.subject), found.reading.get("step", 0)
    steps = STEPS_OF_SHEETS if noun else STEPS
    context = {
        "found": found,
        "again": sheet_views.addresses_of(noun, found.place)["choose"] if noun else "",
        "words": steps[step],
        "step": step + 1,
        "steps": len(steps),
        "far": f"{step + 1} of {len(steps)}",
    }
    if request.htmx:
        return render(request, "plans/office/waiting_state.html", context)
    return _page(request, "plans/office/waiting.html", found.owner, found.paper, **context)


def _way_of(found):
    """What brings such a file in: a module, or what another room registered."""
    return way_for(found.subject) or {TEXT: word, Import.REMARKS: remarks}.get(found.subject, sheets)


def _kind_of(found) -> str:
    return found.paper.kind if found.paper else Paper.Kind.PLAN


def _result(request, found):
    words, back = _back_of(found)
    reasons = _way_of(found).reasons_not_to_undo(found, by=request.user)
    context = {"found": found, "reasons": reasons, "back": back, "back_words": words}
    return _page(request, "plans/office/result.html", found.owner, found.paper, **context)


def _back_of(found) -> tuple[str, str]:
    """What it went into, in words, and its page."""
    if way := way_for(found.subject):
        return way.back(found)
    noun = noun_named(found.subject)
    if noun:
        return noun.label_many, noun.list_url(found.place)
    return "the text", reverse("plans:paper", args=[found.paper.key])


@requires(Permission.EDIT_PAPER, fetch=fetching.brought)
def preview(request, found):
    """The text as it will stand; a POST brings it in."""
    if not found.is_open or found.subject != TEXT:
        return redirect(found)
    form = _details_form(request, found)
    if request.method == "POST" and (form is None or form.is_valid()):
        try:
            outcome = word.bring_in(found, by=request.user, details=form.cleaned_data if form else None)
        except Refused as refused:
            tell_refusal(request, refused)
        else:
            messages.success(request, f"“{found.name}” was brought in. Read it through: nothing of it is public yet.")
            return redirect("plans:paper", outcome.paper.key)
    return _preview_page(request, found, form)


def _details_form(request, found):
    """Title and days of a new plan; None where the text is there already."""
    if found.paper:
        return None
    title = title_on_cover(found.reading) or PurePath(found.name).stem
    named = filter(None, map(period_in, [title, *lines_on_cover(found.reading)]))
    starts_on, ends_on = next(named, None) or next_free_period(found.partnership, timezone.localdate())
    return PeriodForm(request.POST or None, initial={"title": title[:200], "starts_on": starts_on, "ends_on": ends_on})


def _preview_page(request, found, form):
    details = form.initial if form else None
    try:
        outcome = word.rehearse(found, by=request.user, details=details)
    except Refused as refused:
        context = {"found": found, "form": form, "reasons": refused.reasons}
        return _page(request, "plans/office/preview.html", found.owner, found.paper, **context)
    context = {
        "found": found,
        "form": form,
        "outcome": outcome,
        "outline": outline(outcome.document),
        "text": render_document(outcome.document),
    }
    return _page(request, "plans/office/preview.html", found.owner, found.paper, **context)


@requires(Permission.EDIT_PAPER, fetch=fetching.brought)
@require_POST
def undo(request, found):
    return _undo(request, found)


@requires(Permission.BUILD_TIMETABLE, fetch=fetching.brought_list)
@require_POST
def undo_list(request, found):
    return _undo(request, found)


def _undo(request, found):
    try:
        _way_of(found).undo(found, by=request.user)
    except Refused as refused:
        tell_refusal(request, refused)
    else:
        messages.success(request, f"All that “{found.name}” brought was taken out again.")
    return redirect(found)


@requires(Permission.EDIT_PAPER, fetch=fetching.brought)
def original(request, found):
    return _original(found)


@requires(Permission.BUILD_TIMETABLE, fetch=fetching.brought_list)
def original_of_list(request, found):
    return _original(found)


def _original(found):
    """The file as it came. It may hold comments, names and deleted words, so those alone get it who may write."""
    return FileResponse(found.file.open("rb"), as_attachment=True, filename=found.name)
