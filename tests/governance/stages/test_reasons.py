"""Why something cannot be recorded yet: asked by every verb, whichever way it is called."""

from datetime import date

import pytest

from governance.dates.happened import HELD_TO_COME
from governance.stages.amending import add_condition
from governance.stages.answering import record_answer
from governance.stages.dating import set_date
from governance.stages.lifecycle import correct_outcome, defer, record_outcome, submit, withdraw
from governance.stages.taking_effect import record_call_in
from governance.stages.transitions import reasons_not_to
from partnerships.days.partial import TO_COME
from partnerships.verbs import Refused

pytestmark = pytest.mark.django_db
MET, DAY_BEFORE, DAY_AFTER = date(2026, 3, 17), date(2026, 3, 16), "2026-03-18"
TOO_EARLY = (
    "Full Council meets on 17 March 2026: an outcome is recorded after the meeting. If it met earlier, change the "
    "date of this step first."
)


@pytest.fixture
def council(timetable):
    return timetable.stages.get(body__kind="full_council")


def refusal(verb, *args, **kwargs):
    with pytest.raises(Refused) as refused:
        verb(*args, **kwargs)
    return refused.value.reasons


@pytest.mark.parametrize("held", ["", "2026-03-16", "2026-03"])
def test_no_outcome_is_recorded_before_its_meeting_whatever_day_is_given(held, council, clerk):
    assert refusal(record_outcome, council, by=clerk, kind="noted", held=held, today=DAY_BEFORE) == [TOO_EARLY]
    assert council.outcomes.count() == 0


def test_an_outcome_is_recorded_on_the_day_of_the_meeting(council, clerk):
    assert record_outcome(council, by=clerk, kind="noted", today=MET).outcome.kind == "noted"


def test_the_page_knows_the_same_reason_as_the_verb(council, clerk):
    assert reasons_not_to("record_outcome", council, by=clerk, today=DAY_BEFORE) == [TOO_EARLY]
    assert reasons_not_to("record_outcome", council, by=clerk, today=MET) == []


@pytest.mark.parametrize("verb", [defer, withdraw])
def test_what_is_put_off_was_not_held_on_a_day_to_come(verb, council, clerk):
    assert refusal(verb, council, by=clerk, reason="Flood.", held=DAY_AFTER, today=MET) == [HELD_TO_COME]


def test_a_correction_names_no_day_to_come(council, clerk):
    record_outcome(council, by=clerk, kind="noted", today=MET)

    assert refusal(correct_outcome, council, by=clerk, kind="noted", reason="Misread.", held=DAY_AFTER, today=MET) == [
        HELD_TO_COME
    ]


def test_a_step_that_has_decided_gets_no_day_to_come(council, clerk):
    record_outcome(council, by=clerk, kind="noted", today=MET)

    assert refusal(set_date, council, by=clerk, stated=DAY_AFTER, reason="Misread.", today=MET) == [HELD_TO_COME]


def test_what_follows_a_decision_is_recorded_once_it_has_happened(council, clerk):
    submit(council, by=clerk)
    record_outcome(council, by=clerk, kind="adopted_in_principle", today=MET)
    later = date.fromisoformat(DAY_AFTER)

    assert refusal(record_answer, council, by=clerk, kind="agrees", given_on=later, today=MET) == [TO_COME]
    assert refusal(record_call_in, council, by=clerk, called_on=later, called_by="Five members", today=MET) == [TO_COME]
    assert refusal(add_condition, council, by=clerk, text="Funding.", met_on=later, today=MET) == [TO_COME]
