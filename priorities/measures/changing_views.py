"""Pages that change what a measure is: its facts, definition, targets, limits and what it is compared with."""

from django.urls import reverse

from partnerships.access import Permission, requires
from partnerships.numbers import whole
from plans.papers.fetching import partnership as partnership_of
from priorities.measures import changing, fetching
from priorities.measures.asking import ask, posted
from priorities.measures.forms import ComparatorForm, DefinitionForm, MeasureForm, RebaseForm, TargetForm
from priorities.models import Measure


@requires(Permission.MANAGE_MEASURES, fetch=partnership_of)
def measure_add(request, partnership):
    return ask(
        request,
        MeasureForm(posted(request), instance=Measure(partnership=partnership)),
        do=lambda form: changing.save_measure(form.save(commit=False), by=request.user),
        partnership=partnership,
        title="Add a measure",
        submit="Add the measure",
        back=lambda measure: measure.get_absolute_url(),
        cancel=reverse("priorities:measures", args=[partnership.slug]),
        done="The measure is there. Enter its figures.",
    )


@requires(Permission.MANAGE_MEASURES, fetch=fetching.measure)
def measure_edit(request, measure):
    return _about(
        request,
        measure,
        MeasureForm(posted(request), instance=measure),
        lambda form: changing.save_measure(form.save(commit=False), by=request.user),
        title="Change the measure",
        submit="Save the measure",
        done="The measure is saved.",
    )


@requires(Permission.MANAGE_MEASURES, fetch=fetching.measure)
def measure_define(request, measure):
    return _about(
        request,
        measure,
        DefinitionForm(posted(request)),
        lambda form: changing.define(measure, by=request.user, **form.cleaned_data),
        title="Say what is counted",
        submit="Save the definition",
        done="The definition is saved; earlier ones stay.",
    )


@requires(Permission.MANAGE_MEASURES, fetch=fetching.measure)
def measure_targets(request, measure):
    return _about(
        request,
        measure,
        TargetForm(posted(request)),
        lambda form: changing.set_targets(measure, by=request.user, **form.cleaned_data),
        title="Set the target of a year",
        submit="Set the target",
        lede="Counts follow last year’s seasons, other figures go in equal steps; the chart shows the path.",
        done=lambda points: f"{len(points)} targets are set.",
    )


@requires(Permission.MANAGE_MEASURES, fetch=fetching.measure)
def measure_rebase(request, measure):
    return _about(
        request,
        measure,
        RebaseForm(posted(request)),
        lambda form: changing.rebase(measure, by=request.user, **form.cleaned_data),
        title="Begin new limits",
        submit="Begin new limits",
        lede="Do this where you know what changed, such as a new way of recording. Earlier limits stay.",
        done="New limits begin on that day.",
    )


@requires(Permission.MANAGE_MEASURES, fetch=fetching.measure)
def measure_compare(request, measure):
    """``?of=``: more figures of somebody who is there already."""
    of = measure.comparators.filter(pk=whole(request.GET.get("of", ""))).first()

    def do(form):
        data = form.cleaned_data
        return changing.compare_with(measure, by=request.user, figures=data.pop("lines"), **data)

    return _about(
        request,
        measure,
        ComparatorForm(posted(request), measure=measure, of=of),
        do,
        title=f"Figures of {of.name}" if of else "Compare with others",
        submit="Save their figures",
        done=lambda row: f"The figures of {row.name} stand beside ours.",
    )


def _about(request, measure, form, do, **context):
    back = measure.get_absolute_url()
    return ask(request, form, do=do, partnership=measure.partnership, measure=measure, back=back, **context)
