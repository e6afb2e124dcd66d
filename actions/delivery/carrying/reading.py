"""The rows of a year as they stand when the next text begins: how each went, and what seems to become of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid5

from actions.action_plan.noun import ACTIONS
from actions.delivery.asked import AskedAction, asked_in
from actions.delivery.risks.reading import text_with_risks
from actions.delivery.scale import RatingScale, ScaleLabel, scale_of
from actions.models import Action, CarryDecision, ReportingPeriod, Risk, RiskView
from actions.risks.noun import RISKS
from plans.models import Paper
from plans.rows.noun import Noun
from priorities.indicators.noun import INDICATORS

Choice, Kind = CarryDecision.Choice, CarryDecision.Kind
#: What can be carried on: the rows and the chapter of the next text in which they then stand.
NOUNS: dict[str, Noun] = {Kind.ACTION: ACTIONS, Kind.RISK: RISKS, Kind.INDICATOR: INDICATORS}


@dataclass
class CarriedRow:
    """One row of the year. ``choice``, ``reason``: what was said of it, or what its reports suggest."""

    kind: str
    key: UUID
    title: str
    source: Paper
    who: str = ""
    rating: ScaleLabel | None = None
    sentence: str = ""
    slip: str = ""
    choice: str = Choice.CARRY_ON
    reason: str = ""
    due: date | None = None
    asked: AskedAction | None = None
    decision: CarryDecision | None = None

    @property
    def anchor(self) -> str:
        return f"{self.kind}-{self.key}"


def targets_of(paper: Paper) -> list[Paper]:
    """Texts still being written, of a later time, that list actions: into these its rows can go."""
    kinds = (Paper.Kind.PLAN, Paper.Kind.YEAR)
    rows = Paper.objects.filter(partnership=paper.partnership_id, kind__in=kinds).open().with_owner()
    listing = rows.filter(blocks__kind=ACTIONS.section, blocks__removed_at=None).distinct()
    return [each for each in listing if each.period[0] > paper.period[0]]


def rows_of(source: Paper, into: Paper) -> list[CarriedRow]:
    """All that a year leaves for the next text, under the chapters that this has."""
    chapters = set(into.blocks.placed().values_list("kind", flat=True))
    readers = {Kind.ACTION: _actions, Kind.RISK: _risks, Kind.INDICATOR: _indicators}
    found = [row for kind, read in readers.items() if NOUNS[kind].section in chapters for row in read(source)]
    said = {(each.kind, each.row_key): each for each in CarryDecision.objects.filter(source=source, into=into)}
    for row in found:
        row.decision = said.get((row.kind, row.key))
        if row.decision:
            row.choice, row.reason = row.decision.choice, row.decision.reason
    return found


def _actions(source: Paper) -> Iterator[CarriedRow]:
    """Each action once, as its leads told it last; those added in the year too."""
    period = _last_period(source)
    if period is None:
        rows = Action.objects.of(source).with_finish().prefetch_related("leads__organisation")
        for row in rows:
            choice = Choice.DONE if row.finished_on else Choice.CARRY_ON
            yield CarriedRow(Kind.ACTION, row.key, row.title, source, _leads([*row.leads.all()]), choice=choice)
        return
    scale, seen = scale_of(source.partnership), {}
    for asked in asked_in(period, with_unasked=True):
        if asked.action.key in seen:
            seen[asked.action.key].who += f"; {asked.organisation}"
        else:
            seen[asked.action.key] = _action(asked, source, scale)
    yield from seen.values()


def _action(asked: AskedAction, source: Paper, scale: RatingScale) -> CarriedRow:
    said = asked.said()
    stopped = said[-1].stopped_because if said else ""
    stopped = stopped or (asked.added.ended_because if asked.is_ended else "")
    choice = Choice.DONE if asked.action.finished_on else Choice.LEFT if stopped else Choice.CARRY_ON
    expected = asked.standing().expected
    return CarriedRow(
        Kind.ACTION, asked.action.key, asked.action.title, source, str(asked.organisation or ""),
        scale.of(asked.computed.meaning), asked.computed.sentence, asked.slip.sentence if asked.slip else "",
        choice, stopped if choice == Choice.LEFT else "", expected, asked,
    )  # fmt: skip


def _last_period(source: Paper) -> ReportingPeriod | None:
    """The last one that has begun."""
    begun = ReportingPeriod.objects.of(source).exclude(state=ReportingPeriod.State.PLANNED)
    return begun.select_related("calendar").order_by("-number").first()


def _leads(leads) -> str:
    return "; ".join(dict.fromkeys(str(each.organisation) for each in leads if each.organisation))


def _risks(source: Paper) -> Iterator[CarriedRow]:
    views = RiskView.objects.filter(period__calendar__paper=source).order_by("period__number")
    newest = {view.risk_key: view for view in views.select_related("period")}
    for row in Risk.objects.of(text_with_risks(source)):
        view = newest.get(row.key)
        words = f"{view.code} in {view.period}. {view.progress}".strip() if view else row.code
        choice = Choice.DONE if view and view.is_closed else Choice.CARRY_ON
        yield CarriedRow(Kind.RISK, row.key, row.title, source, row.owner_post, sentence=words, choice=choice)


def _indicators(source: Paper) -> Iterator[CarriedRow]:
    for row in INDICATORS.rows(source):
        target = f"Target {row.target_value} {row.unit}".strip() if row.target_value else ""
        yield CarriedRow(Kind.INDICATOR, row.key, row.title, source, sentence=target)


def data_of(row: CarriedRow) -> dict:
    """The row as the next text gets it; an action added in the year becomes one of the text."""
    added = row.asked and row.asked.added
    if added:
        return _data_of_added(added)
    noun = NOUNS[row.kind]
    source = text_with_risks(row.source) if row.kind == Kind.RISK else row.source
    return noun.data(noun.rows(source).get(key=row.key))


def _data_of_added(action) -> dict:
    body = action.organisation
    step = str(uuid5(action.key, "what is to be done"))
    text = {"key": step, "text": action.text, "organisation": None, "lead_post": "", "due_on": None, "due_text": ""}
    return {
        **dict.fromkeys(("reference", "subheading", "measure", "cost_text"), ""),
        **{name: [] for name in ("priorities", "areas", "places", "partners", "indicators", "classes")},
        "key": str(action.key),
        "title": action.title,
        "leads": [{"organisation": {"slug": body.slug, "name": body.name}, "post": ""}] if body else [],
        "timescale": timescale_by(action.due_on),
        "cost": None,
        "activities": [{**text, "measure": "", "cost": None, "cost_text": ""}] if action.text else [],
    }


def timescale_by(day: date | None) -> dict:
    kind = Action.Timescale.DATE if day else Action.Timescale.NOT_STATED
    return {"kind": kind.value, "date": day and day.isoformat(), "start": None, "end": None, "text": ""}
