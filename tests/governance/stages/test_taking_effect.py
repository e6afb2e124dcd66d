"""Days after a decision as recorded, and call-in."""

from datetime import date

import pytest

from governance.dates.notice import Settings
from governance.models import DecisionDate, Stage
from governance.stages import lifecycle as workflow
from governance.stages.taking_effect import days_of, record_call_in, record_day, set_call_in_aside
from governance.stages.transitions import reasons_not_to
from partnerships.models import AuditEntry
from partnerships.verbs import Refused
from tests.factories import MET, make_timetable
from tests.governance.stages.test_lifecycle import put_in, stage_of

pytestmark = pytest.mark.django_db
S, SETTINGS = Stage.State, Settings()
PUBLISHED = "decision-published"
CALLED = {"called_on": date(2026, 3, 2), "called_by": "Five members of Overview and Scrutiny"}


@pytest.fixture
def stage(clerk):
    """A Cabinet that decides, and adopted."""
    timetable = make_timetable(by=clerk, route=[("executive", "decide")], start=date(2026, 2, 24))
    stage = put_in(timetable.stages.get(), S.PUBLISHED, clerk)
    Stage.objects.filter(pk=stage.pk).update(is_open_to_call_in=True)
    workflow.record_outcome(stage, by=clerk, kind="adopted", held="2026-02-24")
    return fresh(stage)


def fresh(stage):
    return Stage.objects.with_facts().get(pk=stage.pk)


def days(stage):
    return {each.what: each.on and each.on.isoformat() for each in days_of(fresh(stage), SETTINGS)}


def test_days_are_computed_from_the_day_it_met(stage):
    assert days(stage) == {PUBLISHED: "2026-02-26", "call-in-ends": "2026-03-05", "effective": "2026-03-06"}


def test_a_recorded_day_stands_with_its_reason_and_moves_those_after_it(stage, clerk):
    record_day(stage, SETTINGS, by=clerk, what=PUBLISHED, on=date(2026, 2, 24), reason="On the evening.")

    assert days(stage) == {PUBLISHED: "2026-02-24", "call-in-ends": "2026-03-03", "effective": "2026-03-04"}
    first = days_of(fresh(stage), SETTINGS)[0]
    assert (first.computed, first.recorded.reason) == (date(2026, 2, 26), "On the evening.")
    entry = AuditEntry.objects.about(stage).get(event="day after the decision recorded")
    assert (entry.details["before"], entry.details["after"]) == ("2026-02-26", "2026-02-24")


def test_the_computed_day_is_recorded_without_a_reason_and_another_one_is_not(stage, clerk):
    record_day(stage, SETTINGS, by=clerk, what=PUBLISHED, on=date(2026, 2, 26))

    with pytest.raises(Refused) as refused:
        record_day(stage, SETTINGS, by=clerk, what=PUBLISHED, on=date(2026, 2, 27))
    assert refused.value.reasons == ["Say why it is not the computed day."]


def test_a_decision_published_before_its_last_day_needs_no_reason(stage, clerk):
    record_day(stage, SETTINGS, by=clerk, what=PUBLISHED, on=date(2026, 2, 25))

    assert days(stage)[PUBLISHED] == "2026-02-25"


def test_nothing_follows_a_decision_before_the_body_met(stage, clerk):
    with pytest.raises(Refused) as refused:
        record_day(stage, SETTINGS, by=clerk, what=PUBLISHED, on=date(2026, 2, 23), reason="Early.")

    assert refused.value.reasons == ["It met on Tuesday 24 February 2026: this cannot have been earlier."]


def test_a_recorded_day_is_taken_back_and_kept(stage, clerk):
    record_day(stage, SETTINGS, by=clerk, what=PUBLISHED, on=date(2026, 2, 24), reason="On the evening.")
    record_day(fresh(stage), SETTINGS, by=clerk, what=PUBLISHED, on=None, reason="Of another item.")

    assert days(stage)[PUBLISHED] == "2026-02-26"
    assert list(DecisionDate.objects.values_list("on", "reason")) == [
        (date(2026, 2, 24), "On the evening."), (None, "Of another item."),
    ]  # fmt: skip


def test_nothing_is_taken_back_where_nothing_is_recorded(stage, clerk):
    with pytest.raises(Refused) as refused:
        record_day(stage, SETTINGS, by=clerk, what=PUBLISHED, on=None, reason="Wrong.")
    assert refused.value.reasons == ["No day is recorded, so there is none to take back."]


def test_no_day_follows_from_a_decision_that_is_not_recorded(clerk):
    stage = stage_of(make_timetable(by=clerk, start=MET), "executive")
    workflow.record_outcome(stage, by=clerk, kind="not_recorded")

    assert reasons_not_to("record_date", fresh(stage), by=clerk) == [
        "What Cabinet decided is not recorded, so no day follows from it."
    ]


def test_a_decision_that_was_called_in_waits_and_takes_effect_when_it_stands(stage, clerk):
    assert record_call_in(stage, by=clerk, **CALLED) == []
    assert days(stage)["effective"] is None

    settled = {"result": "stands", "settled_on": date(2026, 3, 11)}
    record_call_in(fresh(stage), by=clerk, revision=1, **CALLED, **settled)

    assert days(stage)["effective"] == "2026-03-11"


def test_a_settled_call_in_is_changed_with_a_reason_only(stage, clerk):
    record_call_in(stage, by=clerk, **CALLED, result="stands")

    with pytest.raises(Refused) as refused:
        record_call_in(fresh(stage), by=clerk, revision=1, **CALLED, result="sent_back")
    assert refused.value.reasons == ["It is recorded as resolved (the decision stands): say why it is changed."]


def test_a_view_that_was_called_in_and_sent_back_comes_to_its_body_again(clerk):
    stage = put_in(stage_of(make_timetable(by=clerk, start=MET), "executive"), S.PUBLISHED, clerk)
    Stage.objects.filter(pk=stage.pk).update(is_open_to_call_in=True)
    workflow.record_outcome(stage, by=clerk, kind="recommended")

    sent_back = record_call_in(fresh(stage), by=clerk, **CALLED, result="sent_back")
    record_call_in(fresh(stage), by=clerk, revision=1, reason="Misread.", **CALLED, result="stands")

    assert sent_back == ["A new stage at Cabinet follows on the timetable: say to which meeting."]
    states = stage.timetable.stages.filter(body=stage.body).order_by("position").values_list("state", flat=True)
    assert list(states) == ["decided", "withdrawn"]


def test_an_adoption_that_was_called_in_and_sent_back_is_to_be_undone(stage, clerk):
    assert record_call_in(stage, by=clerk, **CALLED, result="sent_back") == [
        "The decision of Cabinet does not take effect, and the text stands as adopted by it: ask to undo the adoption. "
        "Then a new step at Cabinet follows."
    ]


def test_a_call_in_recorded_in_error_is_set_aside_and_may_be_recorded_anew(stage, clerk):
    record_call_in(stage, by=clerk, **CALLED)
    set_call_in_aside(fresh(stage), by=clerk, reason="Of another item.")
    assert days(stage)["effective"] == "2026-03-06"

    record_call_in(fresh(stage), by=clerk, **CALLED | {"called_by": "The chair of Scrutiny"})

    row = fresh(stage).call_in
    assert row.called_by == "The chair of Scrutiny"
    assert row.history.exclude(set_aside_at=None).get().set_aside_because == "Of another item."


def test_a_call_in_of_an_item_not_recorded_as_open_to_it_warns(stage, clerk):
    stage.is_open_to_call_in = None

    assert record_call_in(stage, by=clerk, **CALLED) == [
        "The item is not recorded as open to call-in: look at what is recorded about it."
    ]
