from datetime import date
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError

from actions.action_plan.cells import CostColumn, LeadsColumn, StepDayColumn, StepLeadColumn, WhenColumn, days_in, led
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


STEP = {"due_on": None, "due_text": "", "organisation": None, "lead_post": ""}


@pytest.mark.parametrize(
    ("text", "kept", "said"),
    [
        ("", {}, ""),
        ("31 March 2027", {"due_on": "2027-03-31"}, "31/03/2027"),
        (
            "by 31/3/27; at the latest",
            {"due_on": "2027-03-31", "due_text": "at the latest"},
            "31/03/2027; at the latest",
        ),
        ("ongoing; each term", {"due_text": "ongoing; each term"}, "ongoing; each term"),
        ("from 1 May 2026", {"due_text": "from 1 May 2026"}, "from 1 May 2026"),
    ],
)
def test_step_is_due_on_a_day_or_in_words(text, kept, said):
    item, column = dict(STEP), StepDayColumn("timescale", "By when")
    column.put(item, text, KNOWN)
    assert (item, column.read(item, KNOWN)) == ({**STEP, **kept}, said)


def test_step_in_a_quarter_of_no_year_is_asked_about():
    with pytest.raises(ValidationError, match="does not say of which year"):
        StepDayColumn("timescale", "By when").put(dict(STEP), "Q3", KNOWN)


def test_leads_are_several_and_a_step_has_one():
    known = SimpleNamespace(organisations=BODIES, offered=[*BODIES.values()])
    item, leads, step = {"leads": []}, LeadsColumn("leads", "Lead"), StepLeadColumn("leads", "Lead")
    leads.put(item, "Anyborough Police, Sergeant; Clerk\n\nHealth, Care and Hope Trust", known)
    assert [(each["organisation"] and each["organisation"]["slug"], each["post"]) for each in item["leads"]] == [
        ("police", "Sergeant"), (None, "Clerk"), ("trust", ""),
    ]  # fmt: skip
    assert leads.read(item, known) == "Anyborough Police, Sergeant; Clerk; Health, Care and Hope Trust"
    assert leads.choices(known) == ["Anyborough Police", "Health, Care and Hope Trust"]

    one = dict(STEP)
    step.put(one, " Anyborough Police, Sergeant ", known)
    assert (one["organisation"], one["lead_post"], step.read(one, known)) == (
        POLICE, "Sergeant", "Anyborough Police, Sergeant",
    )  # fmt: skip


@pytest.mark.parametrize("text", ["x" * 201, "Anyborough Police, " + "x" * 201])
def test_post_is_no_essay(text):
    with pytest.raises(ValidationError) as refused:
        led(text, BODIES)
    assert refused.value.messages == ["This has 201 characters; the most is 200."]


def test_post_of_two_hundred_letters_fits():
    assert led("x" * 200, BODIES)["post"] == "x" * 200


@pytest.mark.parametrize("text", ["-500", "£-500", "−£1,250.00", "- £5; for a year"])
def test_cost_is_not_less_than_nothing(text):
    with pytest.raises(ValidationError) as refused:
        CostColumn("cost", "Cost").put({}, text, KNOWN)
    assert refused.value.messages == ["A cost is not less than nothing."]


@pytest.mark.parametrize("words", ["5% of posts; for a year", "about £500", "£5–10k"])
def test_what_is_not_surely_a_sum_stays_in_words(words):
    item, column = {"cost": "1.00", "cost_text": ""}, CostColumn("cost", "Cost")
    column.put(item, words, KNOWN)
    assert (item, column.read(item, KNOWN)) == ({"cost": None, "cost_text": words}, words)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("1/4/2026", "31/3/2027", "1/4/2026 to 31/3/2027"),
        ("1/4/2026", "", "from 1/4/2026"),
        ("1/4/2026", "1/4/2026", "1/4/2026 to 1/4/2026"),
        ("31/3/2027", "1/4/2026", ""),
        ("Spring", "31/3/2027", ""),
        ("Spring", "", ""),
        ("31/02/2027", "", ""),
    ],
)
def test_two_columns_of_days_are_one_period(start, end, words):
    assert WhenColumn("timescale", "By when").between(start, end) == words


@pytest.mark.parametrize("text", ["1 April 2026 until 31 March 2027", "from 1/4/26 till 31/3/27", "1/4/26 - 31/3/27"])
def test_period_is_read_in_whatever_words_it_is_written(text):
    assert days_in(text) == {"start": "2026-04-01", "end": "2027-03-31"}
