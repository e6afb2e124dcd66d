"""What a report still lacks before it can be sent."""

from datetime import date

import pytest

from actions.delivery.ratings import RatingMeaning
from actions.delivery.returns.forms import ReturnForm
from actions.delivery.returns.page import ReturnCard
from actions.delivery.returns.verbs import differs, missing_in
from actions.models import ReportChallenge
from tests.actions.delivery.in_memory import SCALE, a_move, a_period, a_report, an_action, asked

DEC, JAN, LATE = date(2026, 12, 31), date(2027, 1, 31), date(2027, 3, 31)
SAY = "Say what was done, or that there is nothing to report."
CHOOSE = "Choose a rating."
MOVED = "Say why the expected finish moved from 31 December 2026 to 31 January 2027."


@pytest.mark.parametrize(
    ("said", "missing"),
    [
        ({}, []),
        ({"progress": " "}, [SAY]),
        ({"progress": "", "reported": ""}, [SAY, CHOOSE]),
        ({"reported": ""}, [CHOOSE]),
        ({"reported": "", "nil_because": "no_change", "progress": ""}, []),
        ({"reported": "", "finished_on": DEC}, []),
        ({"reported": "", "stopped_because": "No money"}, []),
        ({"expected_on": DEC}, []),
        ({"expected_on": JAN, "reported": "A"}, [MOVED]),
        ({"expected_on": JAN, "reported": "A", "slip_reason": "staff"}, []),
        ({"expected_on": JAN, "slip_reason": "staff"}, ["The dates say Amber, you chose Green: say why."]),
        ({"expected_on": JAN}, [MOVED, "The dates say Amber, you chose Green: say why."]),
        ({"expected_on": JAN, "slip_reason": "staff", "reported_because": "We are sure"}, []),
        ({"expected_on": JAN, "finished_on": DEC, "reported": "R", "slip_reason": "staff"}, []),
        ({"reported": "N"}, ["The dates say Green, you chose Not due to start: say why."]),
        ({"reported": "Q"}, []),
    ],
)
def test_what_a_report_lacks(said, missing):
    assert missing_in(asked(a_report(state="draft", **said)), SCALE) == missing


def test_nothing_written_lacks_everything():
    assert missing_in(asked(None), SCALE) == [SAY]


def test_finish_that_was_expected_the_last_time_has_not_moved():
    last = a_report(a_period(2), expected_on=JAN)
    same, later = (a_report(reported="A", expected_on=each) for each in (JAN, LATE))
    assert missing_in(asked(same, before=[last]), SCALE) == []
    assert missing_in(asked(later, before=[last]), SCALE)[0] == (
        "Say why the expected finish moved from 31 January 2027 to 31 March 2027."
    )


def test_finish_on_the_day_that_the_board_gave_has_not_moved():
    moved = asked(a_report(expected_on=LATE), moves=[a_move(to=LATE)])
    assert missing_in(moved, SCALE) == []


def test_action_without_a_day_asks_for_no_reason():
    assert missing_in(asked(a_report(expected_on=LATE), action=an_action(due_on=None)), SCALE) == []


M = RatingMeaning


@pytest.mark.parametrize(
    ("reported", "computed", "differ"),
    [
        (M.ON_TRACK, M.ON_TRACK, False),
        (M.ON_TRACK, M.OFF_TRACK, True),
        (M.OFF_TRACK, M.ON_TRACK, True),
        (M.ON_TRACK, M.NOT_RATED, False),
        (M.ON_TRACK, M.NO_REPORT, False),
        (M.COMPLETE, M.NOT_STARTED, True),
    ],
)
def test_what_no_date_says_contradicts_nothing(reported, computed, differ):
    assert differs(reported, computed) is differ


def card(report, **more):
    about = asked(report, **more)
    return ReturnCard(about, ReturnForm(asked=about, scale=SCALE), SCALE)


def test_card_shows_the_rating_that_its_draft_would_have():
    draft = card(a_report(state="draft", expected_on=LATE))
    assert (draft.by_dates.label, draft.sentence) == (
        "Red", "Expected 31 March 2027, 90 days late: due 31 December 2026.",
    )  # fmt: skip
    assert card(None).by_dates.label == "No report"


def test_seldom_fields_are_open_where_something_stands_in_them():
    shut, stopped = card(a_report()), card(a_report(stopped_because="No money"))
    report = a_report()
    dated = card(report, moves=[a_move("asked", report_id=report.pk, reason="Late")])
    found = [(each.is_more_open, each.is_date_open) for each in (shut, stopped, dated)]
    assert found == [(False, False), (True, False), (False, True)]


def test_questions_that_are_resolved_are_asked_no_more():
    waiting, over = ReportChallenge(question="How many?"), ReportChallenge(question="Old", resolved_at="2026-11-04")
    assert card(a_report(challenges=[waiting, over])).open_challenges == [waiting]
    assert card(None).open_challenges == []
