"""A report as the board's copy tells it, whole; and how its words stand on the page."""

from datetime import date
from decimal import Decimal

import pytest

from actions.delivery.chasing.verbs import agree, challenge
from actions.delivery.editions.closing import close
from plans.document.render import render_document
from tests.actions.delivery.editions.data import SecondQuarter, data_of

pytestmark = pytest.mark.django_db
SAID = {
    "progress": "Two patrols a week.", "reported": "A", "expected_on": date(2027, 1, 31), "slip_reason": "staff",
    "slip_words": "Two posts are empty", "outputs": ["42 homes visited", "3 talks"], "spend": Decimal("1250.5"),
    "next_steps": "Hire.", "asks": [{"what": "A van", "of_whom": "The council", "by_when": date(2026, 12, 1)}],
    "evidence": [{"title": "Rota", "url": "https://a.example/", "may_be_published": True}],
}  # fmt: skip


def reported(year):
    return next(each for each in data_of(year.texts()[0], "period_actions")["rows"] if each["title"] == "Patrol")


def test_full_report_is_told_whole():
    year = SecondQuarter(**SAID)
    report = year.quarter.returns.get()
    question = challenge(report, by=year.officer, question="How many evenings?")
    agree(report, by=year.officer, letter="R", because="Board, item 6")
    close(year.quarter, by=year.officer)
    row = reported(year)

    assert {name: label["label"] for name in ("by_dates", "reported", "agreed") for label in [row[name]]} == {
        "by_dates": "Amber", "reported": "Amber", "agreed": "Red",
    }  # fmt: skip
    told = {
        "lead": "Anyborough Police", "due": "2026-12-31", "is_asked": True, "is_received": True, "days_late": 31,
        "sentence": "Expected 31 January 2027, 31 days late: due 31 December 2026.", "is_different": False,
        "slip": "First 31 December 2026, now 31 January 2027: 31 days later, moved once.", "carried": "", "added": "",
        "is_secret": False, "decided": [], "nil": "", "progress": "Two patrols a week.", "unchanged_since": "",
        "reported_because": "", "agreed_because": "Board, item 6", "expected": "2027-01-31",
        "slip_reason": "People: vacancies, sickness, other work – Two posts are empty", "stopped_because": "",
        "done": 0, "of": 1, "outputs": ["42 homes visited", "3 talks"], "spend": "1250.50", "next_steps": "Hire.",
        "on_behalf": "", "evidence": [{"title": "Rota", "url": "https://a.example/", "may_be_published": True}],
        "files": [], "dates_asked": [], "priority": "",
        "challenges": [{"question": question.question, "answer": "", "is_open": True}],
    }  # fmt: skip
    assert {name: row[name] for name in told} == told
    asked = [{name: ask[name] for name in ("what", "of_whom", "by_when", "decision")} for ask in row["help"]]
    assert asked == [{"what": "A van", "of_whom": "The council", "by_when": "2026-12-01", "decision": ""}]
    assert "0 of 1 activities done. Outputs: 42 homes visited; 3 talks." in render_document(year.texts()[0])


def test_public_page_tells_what_was_done_and_not_why_it_was_rated_so():
    year = SecondQuarter(**SAID | {"reported": "G", "reported_because": "A grant is coming"})
    close(year.quarter, by=year.officer)
    board, public = (render_document(text) for text in year.texts())
    assert ("Why this rating: A grant is coming" in board, "A grant is coming" in public) == (True, False)
    assert ("The council" in board, "A van" in public, "Rota" in public) == (True, False, True)


def test_action_without_a_report_is_told_by_its_dates_alone():
    year = SecondQuarter()
    close(year.quarter, by=year.officer)
    row = next(each for each in data_of(year.texts()[0], "period_actions")["rows"] if each["title"] == "Fire checks")
    assert (row["is_received"], row["reported"], row["by_dates"]["label"], "progress" in row) == (
        False, None, "No report", False,
    )  # fmt: skip


def test_a_report_after_a_period_without_one_is_told_as_late_for_it():
    year = SecondQuarter("Patrol")
    close(year.opened(1), by=year.officer)
    close(year.quarter, by=year.officer)
    board, public = year.texts()
    late = [[row.get("late_for") for row in data_of(text, "period_actions")["rows"]] for text in (board, public)]
    assert late == [["Quarter 1"], ["Quarter 1"]]
    assert "Nothing was reported for Quarter 1: this report is late for it." in render_document(public)
