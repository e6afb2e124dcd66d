"""Pages by which figures come in: one typed, lines pasted, and a plan's indicators with their readings."""

from collections import Counter

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from partnerships.access import Permission, requires
from partnerships.frame import tell_refusal
from partnerships.verbs import Refused
from plans.papers.fetching import paper as paper_of
from priorities.measures import fetching
from priorities.measures.asking import ask, posted
from priorities.measures.entering import Arrival, Novelty, arrivals, enter, reasons_not_to_enter
from priorities.measures.forms import FigureForm, PasteForm, StartForm
from priorities.measures.periods import next_span
from priorities.measures.series import shown_number
from priorities.measures.starting import indicators_without_measure, reasons_not_to_start, start_measures
from priorities.population.reading import people_on, years_of_people


@requires(Permission.ENTER_VALUE, fetch=fetching.measure)
def measure_enter(request, measure):
    return ask(
        request,
        FigureForm(posted(request), measure=measure, initial=begun(measure)),
        do=lambda form: enter(measure, [form.entry()], by=request.user),
        partnership=measure.partnership,
        measure=measure,
        reasons=reasons_not_to_enter(measure, by=request.user),
        title="Enter a figure",
        submit="Enter the figure",
        link=("Paste many from a sheet", reverse("priorities:measure_paste", args=_place(measure))),
        back=measure.get_absolute_url(),
        done=lambda found: told(found, measure),
    )


def begun(measure) -> dict:
    """The next period; of a rate also what it is counted among, where that is the people who live here."""
    begun = {"period": next_period(measure)}
    people = people_on(measure.partnership, timezone.localdate()) if measure.is_rate else None
    last = measure.values.whole().newest().order_by("ends_on").last()
    if people and (last is None or last.denominator in [each.whole for each in years_of_people(measure.partnership)]):
        begun |= {"denominator": people.whole, "people": people}
    return begun


def next_period(measure) -> str:
    """The name of the period after the newest figure; the last one that is over where there is none."""
    latest = measure.values.whole().order_by("ends_on").last()
    return next_span(latest and latest.ends_on, measure.months, timezone.localdate()).name


def told(found: list[Arrival], measure) -> str:
    """What became of the figures, counted, and when the next one is expected."""
    counts = Counter(each.novelty for each in found)
    words = "; ".join(f"{counts[each]} {each}" for each in Novelty if counts[each]).capitalize() + "."
    expected = measure.next_expected_on
    return f"{words} The next figure is expected on {date_format(expected, 'j F Y')}." if expected else words


@requires(Permission.ENTER_VALUE, fetch=fetching.measure)
def measure_paste(request, measure):
    """Paste, look at what each line would do, then take all of them."""
    form, found = PasteForm(posted(request), measure=measure), []
    reasons = reasons_not_to_enter(measure, by=request.user)
    if request.method == "POST" and not reasons and form.is_valid():
        try:
            if "take" in request.POST:
                messages.success(request, told(enter(measure, form.entries(), by=request.user), measure))
                return redirect(measure)
            found = arrivals(measure, form.entries())
        except Refused as refused:
            tell_refusal(request, refused)
    context = {
        "form": form,
        "measure": measure,
        "partnership": measure.partnership,
        "reasons": reasons,
        "submit": "Look at the figures",
        "cancel": measure.get_absolute_url(),
        "found": [_as_line(measure, each) for each in found],
        "has_news": any(each.novelty != Novelty.SAME for each in found),
        "section": "tasks",
    }
    return render(request, "priorities/measures/paste.html", context)


def _as_line(measure, arrival: Arrival) -> dict:
    before = arrival.before
    return {
        "name": arrival.entry.span.name,
        "figure": f"{shown_number(arrival.value, measure):,f}",
        "before": f"{shown_number(before.value, measure):,f}" if before else "",
        "novelty": arrival.novelty,
    }


@requires(Permission.MANAGE_MEASURES, fetch=paper_of)
def measures_start(request, paper):
    indicators = list(indicators_without_measure(paper))
    reasons = reasons_not_to_start(paper, by=request.user)
    if not indicators:
        reasons.append("Every indicator of this text has its measure already.")
    slug = paper.partnership.slug
    return ask(
        request,
        StartForm(posted(request)),
        do=lambda form: start_measures(paper, by=request.user, **form.cleaned_data),
        partnership=paper.partnership,
        template="priorities/measures/start.html",
        submit="Start the measures",
        paper=paper,
        indicators=indicators,
        reasons=reasons,
        back=reverse("priorities:measures", args=[slug]),
        done=lambda made: f"{len(made)} measure{'' if len(made) == 1 else 's'} started.",
    )


def _place(measure) -> list:
    return [measure.partnership.slug, measure.key]
