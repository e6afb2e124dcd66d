"""What a frozen quarter tells of measures: as known when it closed, and nothing to the public that is too small."""

import json
import re
from datetime import date

import pytest

from actions.delivery.editions.closing import close
from actions.delivery.editions.publishing import publish_report
from actions.models import PeriodReport
from plans.document.render import render_document
from priorities.measures.files.verbs import say_rule, take
from priorities.models import Comparator, ComparatorPoint
from tests.actions.delivery.editions.data import SecondQuarter, data_of
from tests.factories import make_user
from tests.priorities.measures.files.samples import TABLE, changed_table, sample
from tests.priorities.measures.files.test_verbs import brought
from tests.priorities.measures.rows import FIRST, give, make_measure

pytestmark = pytest.mark.django_db
LAST_YEAR = date(2025, 4, 1)
MET = date(2027, 2, 3)
RECEIVED = {"on": MET, "received_on": MET, "minute": "Item 6"}
#: The small count, and the sum from which it could be worked out.
NUMBERS_NOT_TOLD = {"3", "17"}


def told(document):
    return data_of(document, "period_measures")["rows"]


def closed_with(figures, first=LAST_YEAR, **fields):
    year = SecondQuarter()
    year.measure = make_measure(year.partnership, is_public=True, **fields)
    give(year.measure, figures, by=year.officer, first=first)
    return year


def test_figures_until_the_last_day_are_told():
    year = closed_with([*FIRST, 40, 41, 42, 43, 44, 45, 60])
    close(year.quarter, by=year.officer)
    row = told(year.texts()[0])[0]["told"]
    assert (row["rows"][0]["name"], row["rows"][0]["words"], len(row["rows"])) == ("September 2026", "45", 18)
    assert (
        row["finding"]
        == "45 offences in September 2026, within usual variation (between 29.7 offences and 52.9 offences)."
    )


def test_a_closed_quarter_keeps_the_figure_that_it_showed():
    year = closed_with([182], first=date(2026, 7, 1), frequency="quarter")
    close(year.quarter, by=year.officer)
    give(year.measure, [185], by=year.officer, first=date(2026, 7, 1), state="revised")
    before = told(year.texts()[0])[0]["told"]["rows"][0]["words"]
    year.quarter = year.opened(3)
    close(year.quarter, by=year.officer)
    now = told(year.texts()[0])[0]["told"]["rows"][0]
    assert (before, now["words"], now["remarks"]) == ("182", "185", ["revised [r]", "was 182"])


def test_a_change_for_the_worse_stands_first():
    year = closed_with([*FIRST, 40, 41, 42, 43, 44, 53])
    close(year.quarter, by=year.officer)
    for document in year.texts():
        rows = [row for row in data_of(document, "period_exceptions")["rows"] if row["title"] == "Shoplifting"]
        assert [(each["words"], each["detail"]) for row in rows for each in row["reasons"]] == [
            ("A change for the worse", "A change for the worse: outside the limits.")
        ]


def test_small_counts_and_unpublished_comparators_stay_with_the_board():
    year = closed_with([7, 3, 9, 11], first=date(2025, 10, 1), frequency="quarter")
    other = Comparator.objects.create(measure=year.measure, name="Most similar group")
    ComparatorPoint.objects.create(
        comparator=other, starts_on=date(2026, 7, 1), ends_on=date(2026, 9, 30), value="71.5"
    )
    close(year.quarter, by=year.officer)
    board, public = (render_document(document) for document in year.texts())
    assert [row["words"] for row in told(year.texts()[1])[0]["told"]["rows"]] == ["11", "9", "[c]", "7"]
    assert ("Most similar group" in board, "Most similar group" in public) == (True, False)
    assert "71.5" in str(year.texts()[0]) and "71.5" not in str(year.texts()[1])


def test_a_measure_that_is_not_public_is_not_in_the_public_copy():
    year = closed_with([9], first=date(2026, 7, 1), frequency="quarter")
    year.measure.is_public = False
    year.measure.save()
    close(year.quarter, by=year.officer)
    board, public = year.texts()
    assert (len(told(board)), data_of(public, "period_measures")) == (1, None)


def test_the_chart_is_drawn_from_the_frozen_figures_with_its_table_beside_it():
    year = closed_with([*FIRST, 53])
    close(year.quarter, by=year.officer)
    page = render_document(year.texts()[1])
    assert page.count("<title") == 2  # the sums, and the measure
    assert "Shoplifting: 53 offences in April 2026" in page
    assert 'id="figures-' in page


def test_a_count_too_small_to_be_told_is_in_nothing_that_the_public_gets(client):
    """A5: 6, 8, [c] and no year to date, because 17 less 6 less 8 would be 3."""
    year = closed_with([6, 8, 3], first=date(2026, 4, 1), frequency="quarter", code="1.1")
    year.quarter = year.opened(3)
    close(year.quarter, by=year.officer)
    public = PeriodReport.objects.get(reporting_period=year.quarter, edition="public").paper.versions.last()
    publish_report(year.quarter, by=make_user("administrator", year.partnership), **RECEIVED)
    sheet = client.get(f"/plans/{year.plan.slug}/performance/2026-12-31/measures.csv").content.decode("utf-8-sig")

    rows = told(public.document)[0]["told"]["rows"]
    assert [(row["name"], row["words"], row["so_far"]) for row in rows] == [
        ("Q3 2026/27", "[c]", ""), ("Q2 2026/27", "8", "14"), ("Q1 2026/27", "6", "6"),
    ]  # fmt: skip
    assert [line.split(",")[2:4] for line in sheet.splitlines()[1:]] == [[row["name"], row["words"]] for row in rows]
    measures = [each for each in public.document["blocks"] if each["kind"] == "period_measures"]
    assert not NUMBERS_NOT_TOLD & set(re.findall(r'"(\d+)"', json.dumps(measures)))
    for medium in ("page", "pdf"):
        told_there = words_in(render_document({**public.document, "blocks": measures}, medium=medium))
        assert "[c]" in told_there and not NUMBERS_NOT_TOLD & set(told_there)


def test_a10_a_closed_quarter_prints_182_and_the_next_one_185_was_182(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    year = SecondQuarter()
    year.partnership.areas.create(name="Anyborough")
    year.measure = make_measure(year.partnership, is_public=True, frequency="quarter", unit="")
    say_rule(year.measure, by=year.officer, sort="home_office", names=["Shoplifting"])
    take(brought(year.partnership, sample(TABLE), year.officer), by=year.officer)
    year.quarter = year.opened(1)
    close(year.quarter, by=year.officer)
    first = year.texts()
    take(brought(year.partnership, changed_table(("182", "185")), year.officer), by=year.officer)
    year.quarter = year.period(2)
    close(year.quarter, by=year.officer)

    for before, now in zip(first, year.texts(), strict=True):
        assert [(row["name"], row["words"]) for row in told(before)[0]["told"]["rows"]] == [("Q1 2026/27", "182")]
        assert [(row["words"], row["remarks"]) for row in told(now)[0]["told"]["rows"]] == [
            ("175", ["provisional [p]", "doubtful", "64 offences are assigned to no partnership by the force"]),
            ("185", ["revised [r]", "was 182"]),
        ]


def words_in(html) -> set[str]:
    return set(re.findall(r"\[[a-z]\]|\b\d+\b", re.sub(r'<[^>]*>|id="[^"]*"', " ", str(html))))
