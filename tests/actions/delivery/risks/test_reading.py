"""A risk as it is seen in a period, in words, on the board's first page, and in the matrix; no database is asked."""

from datetime import date
from uuid import uuid4

import pytest

from actions.delivery.risks.block import PeriodRisks
from actions.delivery.risks.movement import Levels
from actions.delivery.risks.picture import finding, risk_matrix
from actions.delivery.risks.reading import SeenRisk, levels_of
from actions.models import Risk, RiskScale, RiskView
from plans.document.performance import ReportedPeriod
from plans.models import Paper

LIKELY = ("Certain", "Likely", "Possible", "Unlikely", "Rare")
BAD = ("Catastrophic", "Critical", "Marginal", "Negligible")
LEVELS = Levels(
    tuple(zip("ABCDE", LIKELY, strict=True)),
    tuple(zip("1234", BAD, strict=True)),
)


def seen(before, code=None, *, levels=LEVELS, title="Staff leave", **view):
    row = None if code is None else RiskView(code=code, **view)
    return SeenRisk(Risk(key=uuid4(), title=title, owner_post="Director"), before, row, levels)


@pytest.mark.parametrize(
    ("risk", "shown"),
    [
        (seen("D3"), ("D3", "medium", "yellow", "Unlikely, marginal", None)),
        (seen("D3", "A2"), ("A2", "severe", "red", "Certain, critical", "up: more likely, worse if it happens")),
        (seen("D3", ""), ("", None, "grey", "", "movement not known: not rated now")),
        (seen("", "D3"), ("D3", "medium", "yellow", "Unlikely, marginal", "new: not rated before")),
        (seen("D3", "Z9"), ("Z9", None, "grey", "", "movement not known: Z9 is not on the scale")),
        (
            seen("D3", "D3", is_closed=True),
            ("D3", "medium", "yellow", "Unlikely, marginal", "closed: no longer a risk"),
        ),
        (seen("D3", "E2", levels=None), ("E2", None, "grey", "", "movement not known: no scale")),
    ],
)
def test_risk_as_it_is_seen(risk, shown):
    movement = risk.movement and risk.movement.words
    assert (risk.code, risk.band, risk.band_colour, risk.words, movement) == shown


def test_levels_of_a_scale_are_read_as_they_were_set():
    row = RiskScale(likelihoods=[["2", "Likely"], ["1", "Rare"]], impacts=[["9", "Bad"], ["8", ""]], first="impact",
                    between="×", bands={"1|8": "severe"})  # fmt: skip
    levels = levels_of(row)
    assert (levels.read("8×1").key, levels.band(levels.read("8×1")), levels_of(None)) == ("1|8", "severe", None)
    assert levels_of(RiskScale(likelihoods=row.likelihoods, impacts=row.impacts)).read("18").key == "1|8"


@pytest.mark.parametrize(
    ("risks", "sentence"),
    [
        ([seen("D3")], "1 risk, not looked at yet."),
        ([seen("D3"), seen("D3")], "2 risks, not looked at yet."),
        ([seen("D3", "D3", levels=None)], "1 risk, of which no movement is known."),
        ([seen("D3", "C3"), seen("D3", "B3"), seen("D3", "E3"), seen("D3", "D3"), seen("", "D3"), seen("D3")],
         "Of 6 risks 2 went up, 1 went down, 1 stayed, 1 new."),
    ],
)  # fmt: skip
def test_finding_counts_each_way(risks, sentence):
    assert finding(risks) == sentence


def test_matrix_draws_a_number_for_each_risk_on_the_scale_and_an_arrow_for_each_that_moved():
    drawn = risk_matrix([seen("D3", "A1"), seen("D3", "D3"), seen("D3"), seen("D3", "Z9"), seen("", "B2")], LEVELS)
    assert drawn.count('r="12"') == 4
    assert drawn.count("<polygon") == 1
    assert drawn.count("<rect") == 20


def test_nothing_is_drawn_without_a_rating_on_the_scale():
    assert [risk_matrix(each, LEVELS) for each in ([], [seen("", "Z9")])] == ["", ""]


def test_gravest_cell_stands_at_the_upper_right():
    corners = {code: risk_matrix([seen(code)], LEVELS).partition('<circle cx="')[2][:20] for code in ("A1", "E4")}
    assert corners == {"A1": '292" cy="44" r="12" ', "E4": '64" cy="348" r="12" '}


def told(risk):
    read = {"risks": [risk]}
    period = ReportedPeriod(Paper(), "Quarter 3", date(2026, 10, 1), date(2026, 12, 31), _read=read)
    return PeriodRisks().compose_period(period)


def test_report_tells_only_the_risks_that_were_looked_at():
    assert told(seen("D3")) == {}
    risk = seen("D3", "E2", target="E3", progress="A deputy is named.")
    assert told(risk) == {
        "rows": [
            {
                "key": str(risk.risk.key), "title": "Staff leave", "owner": "Director", "before": "D3", "code": "E2",
                "words": "Rare, critical", "band": "Medium", "colour": "yellow", "target": "E3", "way": "down",
                "movement": "down: less likely, worse if it happens", "progress": "A deputy is named.",
            }
        ]
    }  # fmt: skip
