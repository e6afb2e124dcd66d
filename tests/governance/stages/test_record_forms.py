"""Forms of a stage's further record: days that are still to come, reasons, and the parts that an amendment names."""

from datetime import date

import pytest

from governance.models import Amendment, CallIn, Condition
from governance.stages.record_forms import (
    AmendmentForm,
    AnswerForm,
    CallInForm,
    ConditionForm,
    DecisionDayForm,
    blocks_of,
)
from tests.factories import make_block, make_meeting, make_timetable, make_user

pytestmark = pytest.mark.django_db
TODAY = date(2027, 2, 1)
AHEAD = ["This day is still to come: enter the day on which it happened."]


@pytest.fixture
def stage():
    return make_timetable().stages.get(body__kind="full_council")


def test_a_call_in_of_tomorrow_is_refused():
    form = CallInForm({"called_on": "02/02/2027", "settled_on": "03/02/2027", "result": "awaited"}, today=TODAY)

    assert (form.errors["called_on"], form.errors["settled_on"]) == (AHEAD, AHEAD)


def test_a_call_in_of_today_is_taken_without_the_day_on_which_it_was_resolved():
    form = CallInForm({"called_on": "01/02/2027", "called_by": "Five members", "result": "awaited"}, today=TODAY)

    form.is_valid()

    assert (form.cleaned_data["called_on"], form.cleaned_data["settled_on"]) == (TODAY, None)


def test_a_condition_is_not_met_on_a_day_to_come():
    form = ConditionForm({"text": "Funding agreed", "is_met": "on", "met_on": "02/02/2027"}, today=TODAY)

    assert form.errors["met_on"] == AHEAD


def test_an_answer_is_not_given_on_a_day_to_come(stage):
    form = AnswerForm({"kind": "agrees", "given_on": "02/02/2027"}, stage=stage, today=TODAY)

    assert form.errors["given_on"] == AHEAD


def test_an_objection_may_name_a_later_meeting_of_the_same_body(stage):
    make_meeting(stage.body, date(2027, 1, 20))
    later = make_meeting(stage.body, date(2027, 5, 20))

    offered = AnswerForm(stage=stage, today=date(2027, 4, 1)).fields["meeting"]

    assert [(meeting, offered.label_from_instance(meeting)) for meeting in offered.queryset] == [
        (later, "Thursday 20 May 2027")
    ]


def test_an_answer_speaks_of_amendments_where_some_are_accepted(stage):
    before = AnswerForm(stage=stage).fields["with_amendments"].initial
    Amendment.objects.create(stage=stage, text="Add flooding.", result="accepted", recorded_by=make_user())

    assert (before, AnswerForm(stage=stage).fields["with_amendments"].initial) == (False, True)


@pytest.mark.parametrize(("form", "row"), [(CallInForm, CallIn()), (ConditionForm, Condition())])
def test_a_new_row_asks_for_no_reason(form, row):
    names = form(instance=row).fields

    assert ("reason" in names, "revision" in names) == (False, False)


def test_a_row_that_is_there_travels_with_its_revision_and_may_have_a_reason(stage):
    row = Condition.objects.create(stage=stage, text="Funding agreed.", recorded_by=make_user())

    form = ConditionForm(instance=row)

    assert form.fields["revision"].initial == row.revision
    assert form.fields["reason"].required is False


def amendment(stage, **values):
    return AmendmentForm({"moved_by": "Leader", "result": "pending", "block_key": "", **values}, stage=stage)


def test_an_amendment_names_any_part_of_the_text_or_none(stage):
    untitled = make_block(stage.paper, heading="")

    choices = AmendmentForm(stage=stage).fields["block_key"].choices

    assert choices[0] == ("", "No part named")
    assert dict(choices)[str(untitled.key)] == "Text"


def test_an_amendment_of_no_part_has_no_key(stage):
    form = amendment(stage, text="Add flooding.")

    assert (form.is_valid(), form.values()["block_key"]) == (True, None)


def test_an_amendment_keeps_the_part_that_it_names(stage):
    key, _ = blocks_of(stage)[0]

    form = amendment(stage, text="Add flooding.", block_key=key)

    assert (form.is_valid(), str(form.values()["block_key"])) == (True, key)


def test_an_amendment_of_a_part_that_is_not_there_is_refused(stage):
    assert list(amendment(stage, text="Add flooding.", block_key="elsewhere").errors) == ["block_key"]


def test_an_amendment_without_words_is_none(stage):
    assert amendment(stage, text=" ").errors == {"text": ["Enter the amendment."]}


def test_a_day_after_the_decision_may_be_taken_back():
    form = DecisionDayForm({"on": "", "reason": ""})

    assert (form.is_valid(), form.cleaned_data) == (True, {"on": None, "reason": ""})
