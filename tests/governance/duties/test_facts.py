"""What is in force, what came before and what is to come, on a day."""

from datetime import date

import pytest

from governance.duties.facts import Facts, Text, anniversary
from governance.duties.findings import bears_on_from, no_text, without_text

FIRST = Text("First", date(2020, 7, 1), date(2023, 6, 30), is_adopted=True, adopted_on=date(2020, 6, 10))
NEXT = Text("Next", date(2023, 7, 1), date(2026, 6, 30), is_adopted=True, adopted_on=date(2023, 7, 20))
DRAFT = Text("Draft", date(2026, 7, 1), date(2029, 6, 30))
FACTS = Facts(plans=(FIRST, NEXT, DRAFT))


def text(**fields):
    return Text("Text", date(2026, 4, 1), date(2029, 3, 31), **fields)


@pytest.mark.parametrize(
    ("fields", "day"),
    [
        ({}, None),
        ({"is_adopted": True}, date(2029, 3, 31)),
        ({"is_public": True}, date(2029, 3, 31)),
        ({"is_public": True, "public_on": date(2026, 5, 1)}, date(2026, 5, 1)),
        ({"adopted_on": date(2026, 4, 2), "public_on": date(2026, 5, 1)}, date(2026, 4, 2)),
    ],
)
def test_a_text_is_done_as_far_as_that_is_recorded(fields, day):
    assert text(**fields).done_on == day


def test_a_text_is_shown_with_who_adopted_it_and_its_day():
    shown = [
        text(adopted_by="Cabinet", adopted_on=date(2026, 4, 2)).as_evidence(),
        text(public_on=date(2026, 5, 1)).as_evidence(),
    ]

    assert [(each.note, each.on) for each in shown] == [
        ("adopted by Cabinet", date(2026, 4, 2)), ("", date(2026, 5, 1)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("on", "now", "last", "coming"),
    [
        (date(2020, 6, 30), None, None, FIRST),
        (date(2020, 7, 1), FIRST, None, NEXT),
        (date(2023, 6, 30), FIRST, None, NEXT),
        (date(2023, 7, 1), None, FIRST, NEXT),
        (date(2023, 7, 19), None, FIRST, NEXT),
        (date(2023, 7, 20), NEXT, FIRST, DRAFT),
        (date(2026, 7, 1), None, NEXT, DRAFT),
        (date(2029, 6, 30), None, NEXT, DRAFT),
        (date(2029, 7, 1), None, NEXT, None),
    ],
)
def test_the_texts_of_a_day(on, now, last, coming):
    assert (FACTS.text_on(on), FACTS.last_text(on), FACTS.coming_text(on)) == (now, last, coming)


@pytest.mark.parametrize(
    ("facts", "on", "first", "asked"),
    [
        (FACTS, date(2021, 6, 30), date(2020, 7, 1), date(2021, 6, 30)),  # a year after the first text began
        (FACTS, date(2022, 7, 1), date(2022, 7, 1), date(2022, 6, 30)),
        (FACTS, date(2026, 9, 1), date(2026, 7, 1), date(2026, 6, 30)),  # of the text that ended
        (Facts(), date(2026, 3, 31), date(2025, 4, 1), None),
        (Facts(plans=(DRAFT,)), date(2027, 9, 1), date(2027, 4, 1), None),
        (Facts(plans=(NEXT,)), date(2023, 7, 19), date(2023, 4, 1), None),
    ],
)
def test_the_year_of_a_day_and_what_was_due_by_its_end(facts, on, first, asked):
    assert (facts.year_start(on), facts.asked_by(on)) == (first, asked)


def test_the_newest_assessment_counts_from_the_day_on_which_it_was_finished():
    old, new = text(public_on=date(2025, 9, 1)), text(public_on=date(2026, 9, 1))
    facts = Facts(assessments=(new, old))

    assert [facts.assessment_on(date(2026, *day)) for day in ((8, 31), (9, 1))] == [old, new]


def test_the_last_of_february_is_the_28th_in_other_years():
    assert [anniversary(date(2024, *day), 2025) for day in ((2, 29), (2, 28), (3, 29))] == [
        date(2025, 2, 28), date(2025, 2, 28), date(2025, 3, 29),
    ]  # fmt: skip
    assert bears_on_from(Text("", date(2024, 2, 29), date(2027, 2, 28))) == date(2023, 2, 28)


def test_a_gap_is_said_of_plans_and_of_agreements():
    on = date(2026, 9, 1)
    county = Facts(is_county=True)

    assert [no_text(Facts(), on), no_text(county, on)] == [
        "No adopted plan is recorded.", "No adopted agreement is recorded.",
    ]  # fmt: skip
    assert [without_text(each, on).sentence for each in (Facts(), county)] == [
        "No plan is in force to look at.", "No agreement is in force to look at.",
    ]  # fmt: skip
