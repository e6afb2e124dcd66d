"""A series as it is told: inside, and to the public with small counts hidden everywhere."""

from datetime import date
from decimal import Decimal

import pytest
from lxml import etree

from priorities.measures.csv_out import csv_rows
from priorities.measures.entering import FigureEntry, enter
from priorities.measures.finding import finding
from priorities.measures.series import series_of
from priorities.measures.shown import shown_series
from tests.factories import make_user
from tests.priorities.measures.rows import FIRST, give, make_measure, quarter, spans

pytestmark = pytest.mark.django_db
SVG = "{http://www.w3.org/2000/svg}"


def quarterly(figures, **fields):
    measure = make_measure(frequency="quarter", **fields)
    give(measure, figures)
    return measure


def rows_of(measure, **how):
    return {row["name"]: row for row in shown_series(series_of(measure, **how))["rows"]}


def test_the_finding_names_the_figure_and_the_usual_variation():
    measure = make_measure()
    give(measure, FIRST)

    assert finding(series_of(measure)) == (
        "Shoplifting: 41 offences in March 2027, within usual variation (between 29.7 offences and 52.9 offences)."
    )


def test_a_point_outside_the_limits_is_a_change_for_the_worse():
    measure = make_measure()
    give(measure, [*FIRST, 53])

    shown = shown_series(series_of(measure))

    assert shown["finding"] == "53 offences in April 2027, a change for the worse: outside the limits."
    picture = etree.fromstring(str(shown["chart"]))
    assert picture.find(f"{SVG}title").text == f"Shoplifting: {shown['finding']}"
    assert len([path for path in picture.iter(f"{SVG}path") if path.get("fill") == "#b3480f"]) == 2  # and its legend


def test_few_points_have_no_limits():
    assert finding(series_of(quarterly([412, 405]))) == (
        "Shoplifting: 405 offences in Q2 2026/27. 2 of 12 points, no limits yet."
    )


def test_a_period_without_a_figure_is_a_gap():
    measure = quarterly([412, None, 402])

    assert [row["words"] for row in rows_of(measure).values()] == ["402", "[x]", "412"]


def test_small_counts_are_hidden_from_the_public_in_every_output():
    measure = quarterly([6, 8, 3, None])

    inside, public = rows_of(measure), rows_of(measure, public=True)
    told = series_of(measure, public=True)

    assert (inside["Q3 2026/27"]["words"], public["Q3 2026/27"]["words"]) == ("3", "[c]")
    assert finding(told) == "Shoplifting: the figure of Q3 2026/27 is too small to be told ([c])."
    assert [row[3] for row in csv_rows(told)] == ["Figure", "6", "8", "[c]"]
    assert [text.text for text in etree.fromstring(str(shown_series(told)["chart"])).iter(f"{SVG}text")][-4:] == [
        "Q1 26/27",
        "Q2 26/27",
        "Q3 26/27",
        "8",
    ]


def test_the_year_to_date_does_not_give_a_hidden_count_away():
    measure = quarterly([6, 8, 3])

    assert [row["so_far"] for row in rows_of(measure).values()] == ["17", "14", "6"]
    assert [row["so_far"] for row in rows_of(measure, public=True).values()] == ["", "14", "6"]


def test_limits_for_the_public_are_reckoned_without_hidden_counts():
    measure = make_measure()
    give(measure, [*FIRST, 3, 44])

    public, inside = series_of(measure, public=True), series_of(measure)

    assert public.figures[12] is None
    assert [signal.points for signal in public.variation.signals] == []
    assert [signal.points for signal in inside.variation.signals] == [(12,)]


def test_a_share_is_no_small_count():
    assert [row["words"] for row in rows_of(quarterly([3], unit="%", adds_up="latest"), public=True).values()] == ["3%"]


def test_a_rate_of_few_people_is_hidden_and_the_year_is_that_of_four_quarters():
    measure = make_measure(frequency="quarter", adds_up="rate", unit="per 1,000")
    counts = zip(spans(measure, 4, date(2025, 7, 1)), (437, 402, 405, 412), strict=True)
    entries = [FigureEntry(span, numerator=Decimal(n), denominator=Decimal(131_500)) for span, n in counts]
    by = make_user("site_administrator")
    enter(measure, entries, by=by)

    assert shown_series(series_of(measure))["year_rate"] == (
        "12.59 per 1,000 in the twelve months to the end of Q1 2026/27."
    )
    enter(measure, [FigureEntry(quarter(2), numerator=Decimal(2), denominator=Decimal(131_500))], by=by)
    assert rows_of(measure, public=True)["Q2 2026/27"]["words"] == "[c]"
    assert shown_series(series_of(measure, public=True))["year_rate"] == ""


def test_a_revised_figure_tells_what_it_was():
    measure = quarterly([182])
    give(measure, [185])

    assert rows_of(measure)["Q1 2026/27"]["remarks"] == ["revised [r]", "was 182"]


def test_a_doubtful_figure_is_not_rated():
    measure = quarterly([412], unit="")
    measure.targets.create(starts_on=date(2026, 4, 1), ends_on=date(2026, 6, 30), value=400)
    assert shown_series(series_of(measure))["rating"].sentence == (
        "3.0% worse than the target of 400; up to 5% is at risk."
    )

    enter(
        measure,
        [FigureEntry(quarter(1), Decimal(412), quality_note="64 unassigned")],
        by=make_user("site_administrator"),
    )

    assert shown_series(series_of(measure))["rating"] is None
    assert rows_of(measure)["Q1 2026/27"]["remarks"] == ["doubtful", "64 unassigned"]


def test_the_way_back_to_last_year_in_words():
    measure = quarterly([451], unit="")
    give(measure, [412], first=date(2027, 4, 1))

    assert shown_series(series_of(measure))["travels"] == ["Better than in Q1 2026/27 (451): −39, −8.6%."]


def test_comparators_that_may_not_be_published_stay_inside():
    measure = quarterly([412])
    measure.comparators.create(name="Most similar areas")
    measure.comparators.create(name="Anyshire", may_be_published=True)

    assert [name for name, _ in series_of(measure).comparators] == ["Anyshire", "Most similar areas"]
    assert [name for name, _ in series_of(measure, public=True).comparators] == ["Anyshire"]


def test_months_that_repeat_their_year_are_told():
    year = (10, 12, 15, 20, 26, 30, 31, 28, 22, 17, 13, 11)
    seasonal, steady = make_measure(), make_measure()
    give(seasonal, year * 2)
    give(steady, FIRST)

    assert [shown_series(series_of(each))["is_seasonal"] for each in (seasonal, steady)] == [True, False]


@pytest.mark.parametrize(
    ("fields", "sums"),
    [
        ({}, ["18", "12", "7"]),
        ({"is_rolling": True}, ["", "", ""]),
        ({"adds_up": "latest"}, ["", "", ""]),
        ({"frequency": "half"}, ["6", "12", "7"]),
        ({"frequency": "year"}, ["", "", ""]),
    ],
)
def test_only_counts_of_parts_of_a_year_are_summed(fields, sums):
    measure = make_measure(**{"frequency": "quarter", "unit": "", **fields})
    give(measure, (7, 5, 6))
    assert [row["so_far"] for row in shown_series(series_of(measure))["rows"]] == sums


def test_sum_of_a_year_that_is_not_known_from_april_is_not_told():
    measure = quarterly([None, 5, 6], unit="")
    give(measure, (9, 8), first=date(2027, 4, 1))
    assert [row["so_far"] for row in shown_series(series_of(measure))["rows"]] == ["17", "9", "", "", ""]
