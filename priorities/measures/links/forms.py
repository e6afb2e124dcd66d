"""The figures of one link: those that are expected, and those that were given through it, each with its form."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.core.exceptions import ValidationError
from django.db import transaction

from partnerships.verbs import Refused
from priorities.measures.entering import Arrival, enter
from priorities.measures.entering_views import begun
from priorities.measures.expected import expected_by
from priorities.measures.forms import FigureForm
from priorities.measures.periods import FigureSpan
from priorities.models import FigureLink, Measure, MeasureValue

#: What is typed where a figure is given; of a rate it is its count.
FIGURES = ("value", "numerator")


@dataclass(frozen=True)
class GivenFigure:
    """One measure on the page: with the figure that was given through the link, or without one yet."""

    measure: Measure
    form: FigureForm
    given: MeasureValue | None
    is_touched: bool


def is_touched(form: FigureForm, *, is_given: bool) -> bool:
    """Whether a figure was typed, or one that was given is told otherwise now."""
    if not is_given:
        return any(form.data.get(form.add_prefix(name), "").strip() for name in FIGURES)
    begun_as = {name: form.get_initial_for_field(named, name) for name, named in form.fields.items()}
    return any(form.data.get(form.add_prefix(name), "").strip() != str(was or "") for name, was in begun_as.items())


class GivenFigures:
    """All forms of the page; what nobody touched is left out."""

    def __init__(self, link: FigureLink, on: date, posted=None):
        self.link, self.on, self.posted = link, on, posted

    @cached_property
    def rows(self) -> list[GivenFigure]:
        given = self._given()
        waiting = [each for each in self._waiting() if each.pk not in given]
        return [self._row(each, None) for each in waiting] + [self._row(each.measure, each) for each in given.values()]

    @cached_property
    def touched(self) -> list[GivenFigure]:
        return [row for row in self.rows if row.is_touched]

    def _waiting(self) -> list[Measure]:
        place = {"partnership": self.link.partnership, "organisation": self.link.organisation}
        return [measure for each in expected_by(self.on, **place) for measure in each.measures]

    def _given(self) -> dict[int, MeasureValue]:
        """The newest figure of each measure that the person gave since the link was made."""
        place = {f"measure__{name}": getattr(self.link, name) for name in ("partnership", "organisation")}
        rows = (
            MeasureValue.objects.newest()
            .whole()
            .filter(entered_by=self.link.person, entered_at__gte=self.link.made_at, **place)
        )
        rows = rows.select_related("measure__partnership").order_by("measure__title", "measure", "ends_on")
        return {each.measure_id: each for each in rows}

    def _row(self, measure, given) -> GivenFigure:
        """What was typed is looked at only where it says something."""
        own = {"measure": measure, "initial": begun(measure) if given is None else _as_typed(given)}
        own |= {"prefix": f"m{measure.pk}", "use_required_attribute": False}
        form = FigureForm(self.posted, **own)
        if self.posted and is_touched(form, is_given=given is not None):
            return GivenFigure(measure, form, given, True)
        return GivenFigure(measure, FigureForm(**own), given, False)

    def save(self) -> list[tuple[GivenFigure, list[Arrival]]] | None:
        """What came of the figures; None where one is wrong, and then none is taken."""
        if [row for row in self.touched if not row.form.is_valid()]:
            return None
        try:
            with transaction.atomic():
                return [(row, self._enter(row)) for row in self.touched]
        except Refused:
            return None

    def _enter(self, row) -> list[Arrival]:
        try:
            return enter(row.measure, [row.form.entry()], by=self.link.person, link=self.link)
        except Refused as refused:
            row.form.add_error(None, ValidationError(refused.reasons))
            raise


def _as_typed(given: MeasureValue) -> dict:
    known = {name: getattr(given, name) for name in (*FIGURES, "denominator")}
    figures = {name: f"{figure.normalize():f}" for name, figure in known.items() if figure is not None}
    state = MeasureValue.State.FINAL if given.state == MeasureValue.State.REVISED else given.state
    return {"period": FigureSpan(given.starts_on, given.ends_on).name, "state": state, "note": given.note, **figures}
