"""Everything due around a meeting, on the worked dates of real councils."""

from datetime import date

import pytest

from governance.dates.clear_days import Unit
from governance.dates.deadlines import EFFECTIVE, deadlines_of
from governance.dates.effect import Decision, effect_days
from governance.dates.notice import Settings

CABINET = date(2017, 4, 13)


def days(*args, **flags):
    return {each.what: each.day.isoformat() for each in deadlines_of(*args, Settings(), **flags)}


def test_deadlines_of_a_cabinet_meeting_with_a_key_decision_open_to_call_in():
    assert days("executive", CABINET, is_key=True, is_open_to_call_in=True) == {
        "comments": "2017-03-15",
        "key-notice": "2017-03-15",
        "sign-off": "2017-03-22",
        "final-report": "2017-03-31",
        "publication": "2017-04-05",
        "decision-published": "2017-04-19",
        "call-in-ends": "2017-04-26",
        "effective": "2017-04-27",
    }


@pytest.mark.parametrize("flag", [None, False])
def test_deadlines_leave_out_what_is_not_recorded(flag):
    found = days("executive", CABINET, is_key=flag, is_open_to_call_in=flag)

    assert list(found) == ["comments", "sign-off", "final-report", "publication", "decision-published"]


def test_a_body_without_notice_has_no_deadlines():
    assert deadlines_of("partnership_board", CABINET, Settings(), is_key=True, is_open_to_call_in=True) == ()


def test_full_council_is_no_executive():
    assert list(days("full_council", date(2017, 4, 26), is_key=True, is_open_to_call_in=True)) == [
        "comments", "sign-off", "final-report", "publication",
    ]  # fmt: skip


def test_deadlines_say_why():
    found = {each.what: each for each in deadlines_of("full_council", date(2017, 4, 26), Settings())}

    assert found["publication"].sentence == (
        "publish by Tuesday 18 April 2017: five clear working days before Wednesday 26 April 2017, leaving out "
        "Saturday 22 and Sunday 23 April"
    )
    assert found["final-report"].sentence == (
        "final report by Tuesday 11 April 2017: three working days before Tuesday 18 April 2017, leaving out "
        "Friday 14 (Good Friday), Saturday 15, Sunday 16 and Monday 17 April (Easter Monday)"
    )
    assert (found["publication"].source, found["final-report"].source) == (
        "Local Government Act 1972 s100A and s100B", "the council's own rule",
    )  # fmt: skip


def test_deadlines_count_from_the_day_on_which_it_was_decided():
    planned = days("executive", CABINET, is_open_to_call_in=True)
    held = days("executive", CABINET, is_open_to_call_in=True, decided_on=date(2017, 4, 20))

    assert (planned["publication"], held["publication"]) == ("2017-04-05", "2017-04-05")
    assert held["decision-published"] == "2017-04-24"


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        ("on_expiry", "takes effect on Friday 29 May 2026: the day on which call-in ends"),
        ("next_day", "takes effect on Saturday 30 May 2026: one calendar day after Friday 29 May 2026"),
        (
            "next_working_day",
            "takes effect on Monday 1 June 2026: one working day after Friday 29 May 2026, leaving out Saturday 30 and "
            "Sunday 31 May",
        ),
    ],
)
def test_when_a_decision_takes_effect_is_a_setting_of_the_council(rule, sentence):
    """Decided on 19 May, published by 21 May; the Monday between is the Spring bank holiday."""
    settings = Settings(takes_effect=rule)

    found = deadlines_of("executive", date(2026, 5, 19), settings, is_open_to_call_in=True)
    held = effect_days(Decision("executive", "adopted", date(2026, 5, 19), is_open_to_call_in=True), settings)

    assert [each.sentence for each in found if each.what == EFFECTIVE] == [sentence]
    assert [each.sentence for each in held if each.what == EFFECTIVE] == [sentence]


def test_nothing_is_due_to_take_effect_where_a_body_only_recommends():
    found = days("executive", CABINET, is_open_to_call_in=True, decides=False)

    assert (found["call-in-ends"], "effective" in found) == ("2017-04-26", False)


@pytest.mark.parametrize(
    ("unit", "sentence"),
    [
        (
            "clear-calendar",
            "give notice by Friday 10 March 2017: 28 clear calendar days before Monday 10 April 2017, moved back from "
            "Sunday 12 March to a working day",
        ),
        ("weeks", "give notice by Monday 26 September 2016: 28 weeks before Monday 10 April 2017"),
    ],
)
def test_the_unit_of_the_notice_of_a_key_decision_is_a_setting(unit, sentence):
    counted = Settings(key_notice_unit=Unit(unit)).key_notice_by(date(2017, 4, 10))

    assert counted.sentence("give notice by") == sentence


def test_no_comments_are_asked_on_a_draft_before_the_body_that_refers_it_has_met():
    council = days("full_council", date(2017, 4, 26), referred_on=CABINET)

    assert council == {"publication": "2017-04-18"}
