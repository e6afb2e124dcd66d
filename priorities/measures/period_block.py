"""What measures tell of a period: figures until its last day, as they were known when it closed.

The board is told each figure. Beside it stands what everybody may be told of the same measure, with small counts hidden
before anything is reckoned; the public edition takes that and leaves the rest.
"""

from datetime import date

from plans.document.kinds import register_composed
from plans.document.performance import PerformanceKind, exception, reason
from priorities.indicators.words import symbol
from priorities.measures.chart import series_chart
from priorities.measures.finding import newest_sentence, variation_words
from priorities.measures.frozen import frozen_series, series_from
from priorities.measures.ratings import Travel
from priorities.measures.series import Series, all_series
from priorities.measures.shown import rating_words, series_rows, travel_sentences, year_rate
from priorities.models import Measure


@register_composed
class PeriodMeasures(PerformanceKind):
    """Each measure with its newest figure, its way, its chart and the table beside it."""

    name = "period_measures"
    label = heading = "Measures"
    place = 40

    def compose_period(self, period):
        rows = [_told(inside, outside, period.starts_on) for inside, outside in _pairs(period)]
        return {"rows": rows} if rows else {}

    def public(self, data):
        rows = [{**row, "told": row["public"], "public": None} for row in data["rows"] if row["public"]]
        return {"rows": rows} if rows else None

    def for_county(self, data):
        """As everybody reads them: small counts stay hidden, and comparators that are not published stay out."""
        return self.public(data)

    def exceptions(self, period):
        found = [(each, _reasons(each, outside, period.starts_on)) for each, outside in _pairs(period)]
        return [
            exception(str(each.measure.key), each.measure.title, reasons, who=_owner(each.measure), is_measure=True)
            for each, reasons in found
            if reasons
        ]

    def context(self, block, document):
        return {"rows": [_shown(row, block["key"]) for row in block["data"]["rows"]]}


def _pairs(period) -> list[tuple[Series, Series | None]]:
    """Each measure that has a figure: as the board is told it, and as everybody may be."""
    return period.once("measures", lambda: _read(period.paper.partnership_id, period.ends_on))


def _read(partnership, until: date):
    measures = list(Measure.objects.filter(partnership=partnership).select_related("organisation", "partnership"))
    inside = all_series(measures, until=until)
    public = [measure for measure in measures if measure.is_public]
    outside = {each.measure.pk: each for each in all_series(public, public=True, until=until)}
    return [(each, outside.get(each.measure.pk)) for each in inside if each.latest]


def _told(inside: Series, outside: Series | None, begins: date) -> dict:
    measure = inside.measure
    return {
        "key": str(measure.key),
        "code": measure.code,
        "group": measure.group,
        "title": measure.title,
        "unit": "" if symbol(measure.unit) else measure.unit,
        "caveat": measure.caveat,
        "owner": _owner(measure),
        "told": _words_of(inside, begins),
        "public": _words_of(outside, begins) if outside else None,
    }


def _words_of(series: Series, begins: date) -> dict:
    """What is said of a series, and the series itself for its chart; words are frozen as they were said."""
    latest = series.latest
    rating = rating_words(series, latest)
    return {
        "finding": newest_sentence(series),
        "is_new": latest.span.last >= begins,
        "rating": rating and {"text": rating.text, "colour": rating.colour, "sentence": rating.sentence},
        "travels": travel_sentences(series, latest),
        "year_rate": year_rate(series),
        "no_limits": series.no_limits,
        "rows": series_rows(series),
        "series": frozen_series(series),
    }


def _owner(measure: Measure) -> str:
    return ", ".join(filter(None, (str(measure.organisation or ""), measure.owner_post)))


def _reasons(inside: Series, outside: Series | None, begins: date) -> list[dict]:
    """A change for the worse in the period, or a target that was missed; told in public where it is so there too."""
    known = {words for words, _ in _worse(outside, begins)} if outside else set()
    return [reason(words, detail, is_public=words in known) for words, detail in _worse(inside, begins)]


def _worse(series: Series, begins: date):
    latest = series.latest
    if latest is None or latest.is_hidden or latest.span.last < begins:
        return
    if any(series.signal_travel(signal) == Travel.WORSE for signal in series.signals_at(latest)):
        yield "A change for the worse", variation_words(series)
    rating = rating_words(series, latest)
    if rating and rating.colour == "red":
        yield f"{rating.text}: {series.words(latest)} in {latest.span.name}", rating.sentence


def _shown(row: dict, block: str) -> dict:
    told = row["told"]
    series = series_from(told["series"], title=row["title"])
    return {
        **row,
        **told,
        "chart": series_chart(series, id=f"measure-{block}-{row['key']}"),
        "has_targets": any(each["target"] for each in told["rows"]),
        "has_sums": any(each["so_far"] for each in told["rows"]),
        "has_marks": any(each["words"] in ("[c]", "[x]") for each in told["rows"]),
    }
