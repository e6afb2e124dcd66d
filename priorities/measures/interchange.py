"""Measures in an interchange file: ``record.measures``, those of the indicators that the file's papers print.

A measure that the partnership has already stays as it is: its figures may have gone on since the file was written.
"""

from datetime import date
from decimal import Decimal
from functools import partial

from partnerships.wording import and_words
from plans.document.schemas import DATE, KEY, SLUG, choice, decimal, many, nullable, record, text, truth, whole, written
from plans.interchange import register_section
from plans.interchange.faults import join
from plans.interchange.shapes import RowShape
from priorities.models import (
    Comparator,
    ComparatorPoint,
    Indicator,
    Measure,
    MeasureDefinition,
    MeasureValue,
    Rebase,
    TargetPoint,
)

SPAN = {"starts_on": DATE, "ends_on": DATE}
POINT = record(**SPAN, value=decimal())
MEASURE = RowShape(
    Measure,
    {
        "key": KEY,
        "code": text(30),
        "group": text(),
        "title": written(),
        "unit": text(100),
        "direction": choice(*Indicator.Direction.values, default=Indicator.Direction.NONE),
        "frequency": choice(*Measure.Frequency.values, default=Measure.Frequency.QUARTER),
        "adds_up": choice(*Measure.AddsUp.values, default=Measure.AddsUp.SUM),
        "is_rolling": truth(False),
        "per": {**whole(1), "maximum": 10_000_000, "default": 1000},
        "owner_post": text(),
        "source": text(300),
        "next_expected_on": nullable(DATE),
        "caveat": text(500),
        "is_public": truth(False),
        "small_counts": choice(*Measure.SmallCounts.values, default=Measure.SmallCounts.HIDDEN),
        "is_disputed": truth(False),
        "baseline_points": {**whole(12), "maximum": 20, "default": 12},
    },
)
DEFINITION = RowShape(
    MeasureDefinition, {"text": written(4_000), "applies_from": nullable(DATE), "breaks_series": truth(False)}
)
VALUE = RowShape(
    MeasureValue,
    {
        **SPAN,
        "area": text(100),
        "numerator": nullable(decimal()),
        "denominator": nullable(decimal()),
        "value": decimal(),
        "state": choice(*MeasureValue.State.values, default=MeasureValue.State.FINAL),
        "as_of": nullable(DATE),
        "note": text(500),
        "quality_note": text(500),
        "source": text(300),
    },
)
COMPARATOR = RowShape(Comparator, {"name": written(), "source": text(300), "may_be_published": truth(False)})
REBASE = RowShape(Rebase, {"starts_on": DATE, "reason": written(2_000)})
MEASURES = many(
    MEASURE.schema(
        organisation=nullable(SLUG),
        definitions=many(DEFINITION.schema(), most=100),
        #: In the order in which they were given: a later one of a period and area counts instead of an earlier.
        values=many(VALUE.schema(), most=5_000),
        targets=many(POINT, most=600),
        comparators=many(COMPARATOR.schema(points=many(POINT, most=2_000)), most=20),
        rebases=many(REBASE.schema(), most=50),
    ),
    most=500,
)


#: What hangs on a measure, as a file has it.
BESIDE = ("definitions", "values", "targets", "comparators__points", "rebases")
#: What goes on by itself once the measure is here, and the key under which it was found.
MOVING = ("key", "next_expected_on")
FACTS = "facts"
LACKING = {
    FACTS: "{} detail{}",
    "definitions": "{} definition{}",
    "values": "{} figure{}",
    "targets": "{} target{}",
    "comparators": "{} figure{} of others",
    "rebases": "{} beginning{} of new limits",
}


def register():
    register_section("measures", export_measures, load_measures, MEASURES)


def export_measures(plan, papers) -> list[dict]:
    rows = Measure.objects.of_papers(papers).select_related("organisation").order_by("pk")
    return [_export(measure) for measure in rows.prefetch_related(*BESIDE)]


def _export(measure: Measure) -> dict:
    return {
        **MEASURE.data(measure),
        "organisation": measure.organisation and measure.organisation.slug,
        "definitions": [DEFINITION.data(row) for row in measure.definitions.all()],
        "values": [VALUE.data(row) for row in sorted(measure.values.all(), key=lambda row: row.pk)],
        "targets": [_point(row) for row in measure.targets.all()],
        "comparators": [
            {**COMPARATOR.data(row), "points": [_point(point) for point in row.points.all()]}
            for row in measure.comparators.all()
        ],
        "rebases": [REBASE.data(row) for row in measure.rebases.all()],
    }


def _point(row) -> dict:
    return {"starts_on": row.starts_on.isoformat(), "ends_on": row.ends_on.isoformat(), "value": str(row.value)}


def load_measures(measures, importing) -> None:
    keys = [given["key"] for given in measures]
    rows = Measure.objects.filter(partnership=importing.partnership, key__in=keys).select_related("organisation")
    here = {str(measure.key): measure for measure in rows.prefetch_related(*BESIDE)}
    for index, given in enumerate(measures):
        path = f"record.measures[{index}]"
        if measure := here.get(given["key"]):
            _tell_left_out(path, measure, given, importing)
        else:
            _load(path, given, importing)


def _tell_left_out(path, measure, given, importing) -> None:
    """What the file says of a measure that is here already, and the measure does not."""
    ours, theirs = _said(_export(measure)), _said(given)
    lacking = {name: found for name in theirs if (found := theirs[name] - ours[name])}
    if not lacking:
        return
    said = and_words(_counted(name, found) for name, found in lacking.items())
    were = "was" if sum(map(len, lacking.values())) == 1 else "were"
    at = join(path, *lacking) if len(lacking) == 1 and FACTS not in lacking else path
    importing.warn(
        "left-out",
        at,
        f"{said} of this measure {were} not taken: “{measure}” is in the portal already. Enter there what it lacks.",
    )


def _counted(name: str, found: set) -> str:
    words = LACKING[name].format(len(found), "" if len(found) == 1 else "s")
    facts = sorted(str(Measure._meta.get_field(field).verbose_name) for field, _ in found) if name == FACTS else []
    return f"{words} ({and_words(facts)})" if facts else words


def _said(data: dict) -> dict[str, set]:
    """What a file says of a measure, each thing once, so that two can be compared."""
    compared = [(row["name"], point) for row in data["comparators"] for point in row["points"]]
    return {
        FACTS: {(name, data[name]) for name in (*MEASURE.fields, "organisation") if name not in MOVING},
        "definitions": {(row["text"], row["applies_from"], row["breaks_series"]) for row in data["definitions"]},
        "values": {(*_placed(row), row["area"]) for row in data["values"]},
        "targets": {_placed(row) for row in data["targets"]},
        "comparators": {(name, *_placed(point)) for name, point in compared},
        "rebases": {row["starts_on"] for row in data["rebases"]},
    }


def _placed(row) -> tuple:
    return row["starts_on"], row["ends_on"], Decimal(row["value"])


def _load(path, given, importing) -> None:
    owners = {"partnership": importing.partnership, "organisation": importing.organisation(given["organisation"])}
    measure = importing.save(path, MEASURE.row(given, **owners))
    if not measure.pk:
        return
    said = {"measure": measure, "said_by": importing.by}
    for number, each in enumerate(given["definitions"]):
        importing.save(join(path, "definitions", number), DEFINITION.row(each, **said))
    for number, each in enumerate(given["rebases"]):
        importing.save(join(path, "rebases", number), REBASE.row(each, **said))
    _load_values(join(path, "values"), given["values"], measure, importing)
    _load_points(join(path, "targets"), given["targets"], partial(TargetPoint, measure=measure), importing)
    for number, each in enumerate(given["comparators"]):
        place = join(path, "comparators", number)
        row = importing.save(place, COMPARATOR.row(each, measure=measure))
        if row.pk:
            _load_points(join(place, "points"), each["points"], partial(ComparatorPoint, comparator=row), importing)


def _load_points(path, points, make, importing) -> None:
    for number, each in enumerate(points):
        importing.save(join(path, number), make(**_days(each), value=Decimal(each["value"])))


def _load_values(path, values, measure, importing) -> None:
    newest: dict[tuple, MeasureValue] = {}
    for number, each in enumerate(values):
        place = (each["starts_on"], each["ends_on"], each["area"])
        row = VALUE.row(each, measure=measure, entered_by=importing.by, supersedes=newest.get(place))
        if importing.save(join(path, number), row).pk:
            newest[place] = row


def _days(each) -> dict[str, date]:
    return {name: date.fromisoformat(each[name]) for name in SPAN}
