"""The days after a decision, computed and as recorded."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.dates.effect import Decision, Recorded, effect_days
from governance.dates.notice import Settings

SETTINGS = Settings()
CABINET = date(2017, 4, 13)  # Thursday before Easter
COUNCIL = date(2017, 4, 26)


def days(**facts):
    values = {"kind": "executive", "outcome": "adopted", "held": CABINET, **facts}
    return {each.what: each for each in effect_days(Decision(**values), SETTINGS)}


def on(found):
    return {what: each.on and each.on.isoformat() for what, each in found.items()}


def test_call_in_runs_from_the_last_day_of_publication_over_easter():
    found = days(is_open_to_call_in=True)

    assert on(found) == {
        "decision-published": "2017-04-19",
        "call-in-ends": "2017-04-26",
        "effective": "2017-04-27",
    }
    assert found["call-in-ends"].sentence == (
        "until Wednesday 26 April 2017: five working days after Wednesday 19 April 2017, leaving out Saturday 22 and "
        "Sunday 23 April"
    )


def test_a_recorded_day_moves_those_after_it_and_leaves_the_computed_one_to_be_seen():
    recorded = {"decision-published": Recorded(CABINET, "Published on the evening.")}

    found = days(is_open_to_call_in=True, recorded=recorded)

    assert found["decision-published"].computed == date(2017, 4, 19)
    assert found["decision-published"].is_overridden
    assert on(found) == {
        "decision-published": "2017-04-13",
        "call-in-ends": "2017-04-24",
        "effective": "2017-04-25",
    }


@pytest.mark.parametrize("flag", [None, False])
def test_without_call_in_on_record_a_decision_takes_effect_at_once(flag):
    found = days(is_open_to_call_in=flag)

    assert on(found) == {"decision-published": "2017-04-19", "effective": "2017-04-13"}
    assert found["effective"].sentence == "takes effect on Thursday 13 April 2017: the day on which it met"


@pytest.mark.parametrize(
    "facts",
    [
        {"outcome": "recommended"},
        {"outcome": "supported"},
        {"outcome": "approved_with_conditions", "is_deciding": False},
    ],
)
def test_nothing_takes_effect_on_a_recommendation_though_it_may_be_called_in(facts):
    found = days(is_open_to_call_in=True, **facts)

    assert on(found) == {"decision-published": "2017-04-19", "call-in-ends": "2017-04-26"}


def test_full_council_publishes_by_no_rule_and_adopts_at_once():
    found = days(kind="full_council", outcome="adopted", held=COUNCIL)

    assert on(found) == {"effective": "2017-04-26"}


WAITING = {
    "met on no known day": ({"held": None}, "The day on which it met is not recorded."),
    "in principle": (
        {"outcome": "adopted_in_principle"},
        "Adopted in principle: it waits for the Leader's answer.",
    ),
    "objected to": (
        {"outcome": "adopted_in_principle", "answer": ("objects", date(2017, 5, 2))},
        "The Leader objects: it does not take effect.",
    ),
    "no condition listed": (
        {"outcome": "approved_with_conditions"},
        "It waits for its conditions, and none is listed.",
    ),
    "conditions open": (
        {"outcome": "approved_with_conditions", "conditions": ((True, None), (False, None))},
        "It waits for its conditions: 1 of 2 not met yet.",
    ),
    "final text to come": (
        {"outcome": "adopted_with_amendments", "awaits_text": True},
        "It waits for its final text, which is not adopted yet.",
    ),
    "called in": (
        {"is_open_to_call_in": True, "call_in": ("awaited", None)},
        "It was called in, and what becomes of it is not decided.",
    ),
    "sent back": (
        {"is_open_to_call_in": True, "call_in": ("sent_back", date(2017, 5, 2))},
        "It was called in and sent back to those who decided: it does not take effect.",
    ),
    "referred to Council": (
        {"is_open_to_call_in": True, "call_in": ("to_council", date(2017, 5, 2))},
        "It was called in and referred to Full Council: it waits for Council.",
    ),
}


@pytest.mark.parametrize("name", WAITING)
def test_a_decision_that_waits_says_for_what(name):
    facts, sentence = WAITING[name]

    effective = days(**facts)["effective"]

    assert (effective.on, effective.sentence) == (None, sentence)


SETTLED = {
    "the Leader agrees": (
        {"outcome": "adopted_in_principle", "held": COUNCIL, "answer": ("agrees", date(2017, 5, 3))},
        date(2017, 5, 3),
    ),
    "conditions met": (
        {"outcome": "approved_with_conditions", "conditions": ((True, date(2017, 5, 2)), (True, None))},
        date(2017, 5, 2),
    ),
    "the call-in changes nothing": (
        {"is_open_to_call_in": True, "call_in": ("stands", date(2017, 5, 4))},
        date(2017, 5, 4),
    ),
}


@pytest.mark.parametrize("name", SETTLED)
def test_what_it_waited_for_is_settled(name):
    facts, expected = SETTLED[name]

    assert days(**facts)["effective"].on == expected


def test_in_principle_gives_the_leader_two_days_to_be_told_and_five_to_answer():
    found = days(kind="full_council", outcome="adopted_in_principle", held=COUNCIL)

    assert on(found) == {"leader-told": "2017-04-28", "answer-due": "2017-05-08", "effective": None}
    assert found["answer-due"].sentence == (
        "answer by Monday 8 May 2017: five working days after Friday 28 April 2017, leaving out Saturday 29, Sunday 30 "
        "April, Monday 1 (Early May bank holiday), Saturday 6 and Sunday 7 May"
    )


@pytest.mark.parametrize("outcome", ["noted", "comments_made", "referred_back", "rejected"])
def test_nothing_takes_effect_where_nothing_was_decided(outcome):
    assert "effective" not in days(outcome=outcome)


@pytest.mark.parametrize("outcome", ["", "not_recorded"])
def test_an_outcome_that_is_not_recorded_has_no_days(outcome):
    assert days(outcome=outcome) == {}


held_days = st.dates(date(2011, 1, 1), date(2030, 12, 31))


@given(held_days, st.integers(0, 30))
def test_a_later_publication_never_makes_the_effect_earlier(held, late):
    first, second = (
        days(held=held, is_open_to_call_in=True, recorded={"decision-published": Recorded(day)})["effective"].on
        for day in (held, date.fromordinal(held.toordinal() + late))
    )

    assert held < first <= second
