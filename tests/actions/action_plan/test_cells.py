from datetime import date
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError

from actions.action_plan.cells import CostColumn, StepDayColumn, WhenColumn, led
from tests.actions.data import NOT_STATED

POLICE = {"slug": "police", "name": "Anyborough Police"}
BODIES = {"police": "Anyborough Police", "trust": "Health, Care and Hope Trust"}
KNOWN = SimpleNamespace(paper=SimpleNamespace(period=(date(2026, 4, 1), date(2029, 3, 31))))


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("anyborough police", {"organisation": POLICE, "post": ""}),
        ("Anyborough Police, Chief Inspector", {"organisation": POLICE, "post": "Chief Inspector"}),
        ("Head of Housing, Council", {"organisation": None, "post": "Head of Housing, Council"}),
        (
            "Health, Care and Hope Trust, Manager",
            {"organisation": {"slug": "trust", "name": "Health, Care and Hope Trust"}, "post": "Manager"},
        ),
    ],
)
def test_a_lead_begins_with_a_body_or_is_a_post(text, lead):
    assert led(text, BODIES) == lead


@pytest.mark.parametrize(
    ("text", "kept", "said"),
    [
        ("", {}, ""),
        ("31 March 2027", {"kind": "date", "date": "2027-03-31"}, "31/03/2027"),
        ("by 31/3/27; at the latest", {"kind": "date", "date": "2027-03-31", "text": "at the latest"}, None),
        (
            "1 April 2026 – 31 March 2027",
            {"kind": "period", "start": "2026-04-01", "end": "2027-03-31"},
            "01/04/2026 to 31/03/2027",
        ),
        ("from 1 May 2026", {"kind": "period", "start": "2026-05-01"}, "from 01/05/2026"),
        ("until 1 May 2026", {"kind": "period", "end": "2026-05-01"}, "until 01/05/2026"),
        ("ongoing", {"kind": "text", "text": "ongoing"}, "ongoing"),
        ("March 2027", {"kind": "text", "text": "March 2027"}, "March 2027"),
    ],
)
def test_by_when_is_a_day_a_period_or_words(text, kept, said):
    item = {"timescale": NOT_STATED}

    WhenColumn("timescale", "By when").put(item, text, KNOWN)

    assert item["timescale"] == {**NOT_STATED, **kept}
    assert WhenColumn("timescale", "By when").read(item, KNOWN) == (
        "31/03/2027; at the latest" if said is None else said
    )


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Q3", "“Q3” does not say of which year: write “Q3 2027/28”."),
        ("31/03/2027 to 31/03/2026", "The last day is before the first."),
    ],
)
def test_a_time_that_cannot_be_is_refused(text, fault):
    with pytest.raises(ValidationError) as refused:
        WhenColumn("timescale", "By when").put({"timescale": NOT_STATED}, text, KNOWN)

    assert refused.value.messages == [fault]


def test_a_day_that_no_calendar_has_is_refused_and_not_kept_as_words():
    with pytest.raises(ValidationError):
        StepDayColumn("timescale", "By when").put({"due_on": None, "due_text": ""}, "31/02/2027", KNOWN)


@pytest.mark.parametrize(
    ("text", "cost", "words"),
    [
        ("£1,250", "1250.00", ""),
        ("1250; for two years", "1250.00", "for two years"),
        ("Officer time", None, "Officer time"),
        ("", None, ""),
    ],
)
def test_a_cost_is_a_sum_words_or_both(text, cost, words):
    item = {"cost": None, "cost_text": ""}

    CostColumn("cost", "Cost").put(item, text, KNOWN)

    assert item == {"cost": cost, "cost_text": words}
