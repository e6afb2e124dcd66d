"""What plans tell of measures: a step on a paper's desk, and in its Record the newest figure that all may read."""

from datetime import date, datetime, time

from django.db.models import Max
from django.urls import reverse
from django.utils import timezone

from partnerships.access import Permission, may
from plans.models import Paper
from plans.papers.desk import Step, register_steps
from plans.papers.record import register_record_provider
from plans.papers.record_state import columns, register_state_questions
from priorities.measures.periods import FigureSpan
from priorities.measures.series import point_of
from priorities.models import Indicator, Measure, MeasureValue


def register():
    register_steps(steps)
    register_record_provider("measures", newest_figures)
    register_state_questions(_public_measures)


def steps(paper: Paper, user, on) -> list[Step]:
    """Once a text stands, its figures are kept: how many of its indicators have their measure."""
    if not paper.is_standing or not may(user, Permission.VIEW_DRAFT, paper):
        return []
    wanted = Indicator.objects.of(paper).count()
    if not wanted:
        return []
    found = Measure.objects.of_papers([paper]).count()
    if found == 0 and may(user, Permission.MANAGE_MEASURES, paper):
        url = reverse("priorities:measures_start", args=[paper.key])
        return [Step("Start measures from its indicators", url, f"{wanted} to start", "Not started", "grey")]
    url = reverse("priorities:measures", args=[paper.partnership.slug])
    return [Step("Keep its figures up to date", url, "Measures of the partnership", f"{found} of {wanted}")]


def newest_figures(paper: Paper, *, public: bool, on: date) -> dict:
    """By the key of its indicator, the newest figure of a public measure in the paper's own years, as known on a day.

    The same inside as in public, where small counts are hidden: what stands beside a printed text is read by all.
    """
    if not paper.is_standing:
        return {"measures": {}}
    until = timezone.make_aware(datetime.combine(on, time.max))
    values = MeasureValue.objects.filter(measure__in=Measure.objects.public().filter(partnership=paper.partnership_id))
    values = values.filter(area="", starts_on__lte=paper.period[1]).known_on(until)
    newest = {value.measure: value for value in values.select_related("measure__partnership").in_order()}
    return {"measures": {str(measure.key): _told(measure, value) for measure, value in newest.items()}}


def _told(measure: Measure, value: MeasureValue) -> dict:
    point = point_of(FigureSpan(value.starts_on, value.ends_on), value, {}, measure.hides_small)
    return {
        "words": point.words(measure),
        "period": point.span.name,
        "end": value.ends_on,
        "marks": point.marks,
        "url": reverse("priorities:public_measure", args=[measure.partnership.slug, measure.key]),
    }


def _public_measures(paper):
    """Figures are only ever added: the last one tells whether there is another."""
    measures = Measure.objects.public().filter(partnership__papers=paper).order_by("pk")
    return measures.annotate(newest=Max("values__pk")).values_list(*columns(Measure), "partnership__slug", "newest")
