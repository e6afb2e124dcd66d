"""The rating by the dates alone, with the paper's own numbers."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.delivery.ratings import ActionStanding, OpenActivity, Rating, RatingMeaning, computed, is_asked, slippage

SEP, NOV, DEC, MAR = date(2026, 9, 30), date(2026, 11, 30), date(2026, 12, 31), date(2027, 3, 31)


def test_the_due_day_itself_is_on_time():
    found = computed(ActionStanding(adopted=SEP, expected=SEP), SEP)
    assert found == Rating(RatingMeaning.ON_TRACK, "On time: due 30 September 2026.")


def test_expected_more_than_a_month_late_is_red():
    found = computed(ActionStanding(adopted=SEP, expected=date(2026, 12, 15)), SEP)
    sentence = "Expected 15 December 2026, 76 days late: due 30 September 2026."
    assert found == Rating(RatingMeaning.OFF_TRACK, sentence, 76)


def test_a_later_expected_finish_changes_nothing_once_overdue():
    found = computed(ActionStanding(adopted=SEP, expected=MAR), DEC)
    sentence = "Overdue by 92 days: due 30 September 2026, not finished."
    assert found == Rating(RatingMeaning.OFF_TRACK, sentence, 92)


def test_slip_counts_from_the_first_date_over_every_move():
    found = slippage(SEP, (date(2026, 12, 15), MAR))
    assert (found.days, found.steps) == (182, (76, 106))
    assert found.sentence == "First 30 September 2026, now 31 March 2027: 182 days later, moved twice."


def test_finished_late_is_complete_but_not_on_time():
    found = computed(ActionStanding(adopted=SEP, finished=date(2027, 1, 20)), MAR)
    sentence = "Finished 20 January 2027, 112 days after the adopted date."
    assert found == Rating(RatingMeaning.COMPLETE, sentence, 112)


def test_what_was_added_in_the_year_is_late_after_its_due_day():
    found = computed(ActionStanding(adopted=SEP, finished=date(2026, 10, 1), is_added=True), MAR)
    assert found.sentence == "Finished 1 October 2026, 1 day after its due day."


@pytest.mark.parametrize(
    ("expected", "meaning", "days"),
    [(date(2027, 1, 31), RatingMeaning.AT_RISK, 31), (date(2027, 2, 1), RatingMeaning.OFF_TRACK, 32)],
)
def test_a_month_late_is_amber_and_a_day_more_is_red(expected, meaning, days):
    found = computed(ActionStanding(adopted=DEC, expected=expected), DEC)
    assert (found.meaning, found.days) == (meaning, days)


def test_no_report_is_said():
    found = computed(ActionStanding(adopted=MAR, is_reported=False), DEC)
    assert found == Rating(RatingMeaning.NO_REPORT, "No report for the period to 31 December 2026.")


def test_overdue_goes_before_no_report():
    found = computed(ActionStanding(adopted=NOV, is_reported=False), DEC)
    assert found == Rating(RatingMeaning.OFF_TRACK, "Overdue by 31 days: due 30 November 2026, not finished.", 31)


def test_no_date_is_not_rated():
    assert computed(ActionStanding(), DEC) == Rating(RatingMeaning.NOT_RATED, "Not rated: no date.")


def test_not_due_to_start_is_not_asked():
    known = ActionStanding(adopted=MAR, starts=date(2027, 1, 1), is_started=False, is_reported=False)
    assert computed(known, DEC) == Rating(RatingMeaning.NOT_STARTED, "Not due to start until 1 January 2027.")
    assert not is_asked(known, DEC)


def test_due_to_start_and_not_started_is_amber():
    found = computed(ActionStanding(adopted=MAR, starts=date(2026, 10, 1), is_started=False), DEC)
    assert found == Rating(RatingMeaning.AT_RISK, "Due to start 1 October 2026 and not started.")


def test_date_moved_by_the_board_counts_and_the_first_one_is_told():
    found = computed(ActionStanding(adopted=SEP, granted=(MAR,), expected=MAR), DEC)
    sentence = "On time: due 31 March 2027 (first 30 September 2026, re-dated once)."
    assert found == Rating(RatingMeaning.ON_TRACK, sentence)


def test_open_activity_that_was_due_is_amber():
    found = computed(ActionStanding(adopted=MAR, open_activities=(OpenActivity("Train staff", NOV),)), DEC)
    assert found == Rating(RatingMeaning.AT_RISK, "“Train staff” was due 30 November 2026 and is not done.")


def test_of_several_overdue_steps_the_first_is_named_and_one_without_a_day_is_no_reason():
    steps = (OpenActivity("Hire staff", DEC), OpenActivity("Train staff", NOV), OpenActivity("Keep going"))
    assert computed(ActionStanding(adopted=MAR, open_activities=steps), date(2027, 1, 1)).sentence == (
        "“Train staff” was due 30 November 2026 and is not done."
    )
    assert computed(ActionStanding(adopted=MAR, open_activities=steps), NOV).meaning == RatingMeaning.ON_TRACK


def test_finished_after_the_period_is_not_finished_in_it():
    found = computed(ActionStanding(adopted=SEP, finished=date(2027, 1, 20)), DEC)
    assert found.meaning == RatingMeaning.OFF_TRACK


def test_given_up_is_not_rated_until_it_is_overdue():
    known = ActionStanding(adopted=DEC, is_stopped=True)
    assert computed(known, DEC).sentence == "Not rated: it will not be done."
    assert computed(known, MAR).sentence == "Overdue by 90 days: due 31 December 2026, not finished."


@pytest.mark.parametrize(
    ("known", "sentence"),
    [
        (ActionStanding(adopted=SEP, finished=SEP), "Finished 30 September 2026, on time."),
        (ActionStanding(adopted=SEP, finished=date(2026, 9, 29)), "Finished 29 September 2026, on time."),
        (ActionStanding(finished=DEC), "Finished 31 December 2026."),
        (
            ActionStanding(adopted=SEP, granted=(NOV, DEC, MAR), finished=NOV),
            "Finished 30 November 2026, 61 days after the adopted date (first 30 September 2026, re-dated 3 times).",
        ),
    ],
)
def test_finish_is_told_against_the_adopted_day_and_not_the_granted_one(known, sentence):
    found = computed(known, DEC)
    assert (found.meaning, found.sentence) == (RatingMeaning.COMPLETE, sentence)


@pytest.mark.parametrize(
    ("known", "meaning"),
    [
        (ActionStanding(adopted=MAR, starts=DEC, is_started=False), RatingMeaning.AT_RISK),
        (ActionStanding(adopted=MAR, starts=date(2027, 1, 1), is_started=True), RatingMeaning.ON_TRACK),
        (ActionStanding(starts=date(2026, 10, 1), is_started=True), RatingMeaning.NOT_RATED),
        (ActionStanding(expected=MAR), RatingMeaning.NOT_RATED),
        (ActionStanding(adopted=MAR, expected=NOV), RatingMeaning.ON_TRACK),
        (ActionStanding(adopted=NOV, granted=(MAR, SEP)), RatingMeaning.OFF_TRACK),
    ],
)
def test_meaning_at_the_borders_of_the_rules(known, meaning):
    assert computed(known, DEC).meaning == meaning


@pytest.mark.parametrize(
    ("known", "asked"),
    [
        (ActionStanding(starts=DEC, is_started=False), True),
        (ActionStanding(starts=date(2027, 1, 1), is_started=True), True),
        (ActionStanding(finished=MAR), False),
        (ActionStanding(is_stopped=True), False),
        (ActionStanding(), True),
    ],
)
def test_lead_is_asked_from_the_first_day_until_the_end(known, asked):
    assert is_asked(known, DEC) is asked


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ((NOV,), "First 31 December 2026, now 30 November 2026: 31 days earlier, moved once."),
        ((MAR, date(2027, 1, 1)), "First 31 December 2026, now 1 January 2027: 1 day later, moved twice."),
        ((NOV, None, MAR, MAR, SEP, DEC), "First 31 December 2026, and now again: moved 4 times."),
    ],
)
def test_slip_in_words(said, sentence):
    assert slippage(DEC, said).sentence == sentence


def test_without_an_adopted_day_the_slip_counts_from_what_was_said_first():
    found = slippage(None, (None, NOV, DEC))
    assert (found.first, found.days, found.steps) == (NOV, 31, (31,))


def test_nothing_moved_says_nothing():
    assert slippage(SEP, (SEP, None)).sentence == ""
    assert slippage(None, (None,)) is None


@given(late=st.integers(1, 400), later=st.integers(0, 400))
def test_no_expected_finish_takes_an_overdue_action_out_of_red(late, later):
    last_day = SEP + timedelta(days=late)
    found = computed(ActionStanding(adopted=SEP, expected=SEP + timedelta(days=later)), last_day)
    assert (found.meaning, found.days) == (RatingMeaning.OFF_TRACK, late)
