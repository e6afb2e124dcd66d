"""Pages of files of crime figures: bring one in, look at what it has, say which names are ours, take its figures."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from partnerships.access import Permission, requires
from partnerships.frame import settle
from plans.papers.fetching import partnership as partnership_of
from priorities.indicators.words import written_exactly
from priorities.measures import fetching
from priorities.measures.asking import ask, posted
from priorities.measures.files import verbs
from priorities.measures.files.forms import FigureFileForm, NamesForm, RuleForm
from priorities.measures.files.reading import names_of
from priorities.measures.series import shown_number
from priorities.models import FigureFile, FileSort


def file_of(user, key):
    rows = FigureFile.objects.visible_to(user).select_related("partnership", "uploaded_by", "taken_by")
    return get_object_or_404(rows.prefetch_related("partnership__lead_councils"), key=key)


@requires(Permission.MANAGE_MEASURES, fetch=partnership_of)
def figure_files(request, partnership):
    files = request.FILES if request.method == "POST" else None
    return ask(
        request,
        FigureFileForm(posted(request), files),
        do=lambda form: verbs.bring_in(
            partnership, form.cleaned_data["file"], by=request.user, sort=form.cleaned_data["sort"]
        ),
        partnership=partnership,
        template="priorities/measures/files/files.html",
        files=partnership.figure_files.select_related("uploaded_by"),
        back=lambda figures: reverse("priorities:figure_file", args=[figures.key]),
        cancel=reverse("priorities:measures", args=[partnership.slug]),
        done="The file is here and will be read in a moment.",
    )


@requires(Permission.MANAGE_MEASURES, fetch=file_of)
def figure_file(request, figures):
    is_read = figures.state in (FigureFile.State.READ, FigureFile.State.TAKEN)
    found = verbs.found_in(figures) if is_read else []
    ours, names = names_of(figures.partnership, figures.sort), verbs.names_in(figures)
    context = {
        "figures": figures,
        "partnership": figures.partnership,
        "section": "tasks",
        "ours": [name for name in names if name in ours],
        "found": [(each, [_line(each.measure, arrival) for arrival in each.arrivals]) for each in found],
        "is_open": figures.state == FigureFile.State.READ,
        "has_more": any(each.wanted(only_new=True) for each in found),
        "street": _of_street(figures) if is_read and figures.sort == FileSort.STREET else [],
        "notes": figures.reading.get("notes", []),
    }
    return render(request, "priorities/measures/files/file.html", context)


def _line(measure, arrival) -> dict:
    before = arrival.before
    return {
        "name": arrival.entry.span.name,
        "figure": written_exactly(f"{shown_number(arrival.value, measure):f}"),
        "before": written_exactly(f"{shown_number(before.value, measure):f}") if before else "",
        "novelty": arrival.novelty,
        "doubt": arrival.entry.quality_note or arrival.entry.note,
    }


def _of_street(figures) -> list[str]:
    """What of each month was placed nowhere and what was there twice, in words."""
    sentences = []
    for month in figures.reading["months"]:
        unplaced = sum(month["unplaced"].values())
        rows = unplaced + sum(sum(kinds.values()) for kinds in month["areas"].values())
        sentences.append(
            f"{month['force']}, {month['month']}: {unplaced:,} of {rows:,} rows have no place "
            f"({100 * unplaced / rows:.1f}%); {_repeated(month['repeated'])} there twice and counted once."
        )
    return sentences


def _repeated(number: int) -> str:
    return "1 was" if number == 1 else f"{number:,} were"


@requires(Permission.MANAGE_MEASURES, fetch=file_of)
def figure_file_names(request, figures):
    names = verbs.names_in(figures)
    ours = names_of(figures.partnership, figures.sort)
    form = NamesForm(posted(request), names=names, initial={"ours": [name for name in names if name in ours]})
    return ask(
        request,
        form,
        do=lambda form: verbs.say_names(figures, by=request.user, ours=form.cleaned_data["ours"]),
        partnership=figures.partnership,
        title="Which names in the file are ours?",
        lede="It is remembered for every later file of this kind.",
        reasons=[] if names else ["No line of this file says a place: bring in one that does."],
        submit="These are ours",
        back=reverse("priorities:figure_file", args=[figures.key]),
        done="The names are remembered.",
    )


@require_POST
@requires(Permission.MANAGE_MEASURES, fetch=file_of)
def figure_file_take(request, figures):
    def take():
        counts = verbs.take(figures, by=request.user)
        words = ", ".join(f"{number} {novelty}" for novelty, number in counts.items() if number)
        messages.info(request, f"Figures: {words or 'none'}.")

    settle(request, take, "The figures were taken in.")
    return redirect("priorities:figure_file", key=figures.key)


@requires(Permission.MANAGE_MEASURES, fetch=fetching.measure)
def measure_rule(request, measure):
    rules = {rule.sort: rule for rule in measure.counting_rules.all()}
    rule = rules.get(request.GET.get("sort")) or next(iter(rules.values()), None)
    initial = {"sort": rule.sort, "names": rule.names} if rule else {}
    return ask(
        request,
        RuleForm(posted(request), initial=initial),
        do=lambda form: verbs.say_rule(measure, by=request.user, **form.cleaned_data),
        partnership=measure.partnership,
        measure=measure,
        title="Count it from files",
        lede="Say which rows of a public file of crime figures are this measure’s.",
        submit="Save what is counted",
        back=measure.get_absolute_url(),
        done=lambda rule: "Files that come in are counted so." if rule else "Such files are counted for it no longer.",
    )
