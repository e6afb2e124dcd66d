"""Forms of a stage: what each offers, what it asks for and what it says where that is missing."""

from datetime import date, timedelta

import pytest

from governance.dates.outcomes import OutcomeKind
from governance.models import Stage, planning_settings_of
from governance.stages.deferring import choices_of, proposed
from governance.stages.forms import CorrectOutcomeForm, DateForm, DeferForm, OutcomeForm, StageFactsForm
from tests.factories import make_meeting, make_report, make_timetable

pytestmark = pytest.mark.django_db
TODAY = date(2027, 2, 1)


@pytest.fixture
def timetable():
    return make_timetable(start=date(2027, 1, 12))


@pytest.fixture
def board(timetable):
    return timetable.stages.get(body__kind="partnership_board")


@pytest.fixture
def council(timetable):
    return timetable.stages.get(body__kind="full_council")


def kinds(form):
    return [value for value, _ in form.fields["kind"].choices]


def test_only_the_deciding_body_is_offered_what_only_it_can_do(board, council):
    only_there = {kind.value for kind in OutcomeKind if kind.means.only_at_deciding}

    here, there = set(kinds(OutcomeForm(stage=board))), set(kinds(OutcomeForm(stage=council)))

    assert there - here == only_there
    assert only_there != set()


def test_the_executive_states_its_reasons_and_what_it_rejected(timetable, board):
    cabinet = timetable.stages.get(body__kind="executive")
    report = make_report(timetable, stage=cabinet)
    for title, preferred in (("Adopt the plan", True), ("Extend the old one", False)):
        report.reportoptions.create(title=title, text="It costs nothing.", is_preferred=preferred)

    asked = OutcomeForm(stage=cabinet).fields

    assert asked["alternatives"].initial == "Extend the old one. It costs nothing."
    assert {"reasons", "alternatives"} & set(OutcomeForm(stage=board).fields) == set()


def test_nothing_is_said_to_be_rejected_while_no_option_is_preferred(timetable):
    cabinet = timetable.stages.get(body__kind="executive")
    make_report(timetable, stage=cabinet).reportoptions.create(title="Adopt the plan")

    assert OutcomeForm(stage=cabinet).fields["alternatives"].initial == ""


def test_no_outcome_is_chosen_for_the_person(council):
    assert OutcomeForm(stage=council).fields["kind"].choices[0] == ("", "Choose what it did")


def test_the_day_of_a_meeting_that_took_place_is_filled_in(board):
    assert OutcomeForm(stage=board, today=TODAY).fields["held_on"].initial == "2027-01-12"


def test_the_day_of_a_meeting_still_to_come_is_not_filled_in(council):
    assert OutcomeForm(stage=council, today=TODAY).fields["held_on"].initial is None


@pytest.mark.parametrize("held", ["02/02/2027", "03/2027", "2028"])
def test_an_outcome_of_a_day_to_come_is_refused_as_far_as_the_day_is_known(held, council):
    form = OutcomeForm({"kind": "noted", "held_on": held}, stage=council, today=TODAY)

    assert form.errors["held_on"] == ["This day is still to come: an outcome is recorded after the meeting."]


@pytest.mark.parametrize(
    ("kind", "wrong"),
    [
        ("noted", ["conditions", "delegated_to", "delegated_until"]),
        ("adopted_with_amendments", ["conditions"]),
        ("approved_with_conditions", []),
    ],
)
def test_what_does_not_go_with_an_outcome_is_refused_and_kept(kind, wrong, council):
    typed = {"kind": kind, "conditions": "Funding.", "delegated_to": "Director", "delegated_until": "05/04/2027"}

    form = OutcomeForm(typed, stage=council, today=date(2027, 4, 1))

    assert sorted(form.errors) == wrong
    assert form["conditions"].value() == "Funding."


@pytest.mark.parametrize(("typed", "votes"), [("12 ", 12), ("1,200", 1200), (" 0", 0), ("", None)])
def test_votes_are_read_as_officers_write_them(typed, votes, council):
    form = OutcomeForm({"kind": "adopted", "votes_for": typed}, stage=council, today=date(2027, 4, 1))

    form.is_valid()

    assert (form.errors, form.cleaned_data["votes_for"]) == ({}, votes)


@pytest.mark.parametrize("typed", ["twelve", "1,5", "12.0", "-3", "40000"])
def test_votes_that_are_no_whole_number_are_refused_with_an_example(typed, council):
    form = OutcomeForm({"kind": "adopted", "votes_for": typed}, stage=council, today=date(2027, 4, 1))

    assert "Enter a whole number between 0 and 32,767, such as 5." in form.errors["votes_for"][0]
    assert form["votes_for"].value() == typed


def test_deferring_and_withdrawing_are_no_outcomes_to_choose(council):
    assert {"deferred", "withdrawn"} & set(kinds(OutcomeForm(stage=council))) == set()


@pytest.mark.parametrize(("held", "kept"), [("01/02/2027", "2027-02-01"), ("02/2027", "2027-02"), ("2027", "2027")])
def test_a_day_that_is_known_in_part_is_taken(held, kept, board):
    form = OutcomeForm({"kind": "noted", "held_on": held}, stage=board, today=TODAY)

    form.is_valid()

    assert (form.errors.get("held_on"), form.cleaned_data["held_on"]) == (None, kept)


def test_a_correction_asks_for_its_reason_before_anything_else(council):
    form = CorrectOutcomeForm({"kind": "noted", "reason": "  "}, stage=council, today=TODAY)

    assert next(iter(form.fields)) == "reason"
    assert "reason" in form.errors


@pytest.mark.parametrize(
    ("typed", "on", "is_by"),
    [("04/2027", "2027-04", False), ("before 2028", "2027", True), ("no later than March 2027", "2027-03", True)],
)
def test_words_before_a_stated_date_say_that_it_is_the_last_possible_one(council, typed, on, is_by):
    form = DateForm({"stated": typed}, stage=council, today=TODAY)

    assert form.is_valid()
    assert (form.cleaned_data["stated"], form.cleaned_data["is_by"]) == (on, is_by)


def test_a_meeting_and_a_stated_date_exclude_each_other(council):
    meeting = council.current_date.meeting

    form = DateForm({"meeting": meeting.pk, "stated": "04/2027"}, stage=council, today=TODAY)

    assert form.errors == {"stated": ["Choose a meeting or give a date, not both."]}


def test_the_date_that_stands_is_shown_in_the_form(council):
    form = DateForm(stage=council, today=TODAY)

    assert form.initial == {
        "meeting": council.current_date.meeting_id, "stated": "", "is_by": False, "is_confirmed": False,
    }  # fmt: skip


def test_meetings_to_come_are_offered_first_and_then_those_that_are_past(board):
    for day in (date(2027, 1, 5), date(2027, 4, 6), date(2027, 3, 5)):
        make_meeting(board.body, day)

    offered = [label for _, label in DateForm(stage=board, today=TODAY).fields["meeting"].choices]

    assert offered == [
        "No meeting chosen",
        "Friday 5 March 2027",
        "Tuesday 6 April 2027",
        "Tuesday 12 January 2027 (past)",
        "Tuesday 5 January 2027 (past)",
    ]


def test_deferring_proposes_a_meeting_and_leaves_it_open(council):
    make_meeting(council.body, council.day + timedelta(weeks=4))
    found = choices_of(council, planning_settings_of(council.timetable.council), TODAY)

    form = DeferForm({"reason": "Purdah.", "meeting": ""}, choices=found, proposed=proposed(found))

    assert form.fields["meeting"].initial == proposed(found).meeting
    assert (form.is_valid(), form.cleaned_data["meeting"]) == (True, None)


def test_deferring_takes_no_meeting_that_was_not_offered(council):
    other = make_meeting(council.body, council.day - timedelta(weeks=1))

    form = DeferForm({"reason": "Purdah.", "meeting": other.pk}, choices=[], proposed=None)

    assert list(form.errors) == ["meeting"]


def test_who_decided_is_no_fact_to_change_afterwards(council):
    council.state = Stage.State.DECIDED

    form = StageFactsForm({"role": "advise", "is_optional": "on", "title": "For decision"}, instance=council)

    assert [name for name, field in form.fields.items() if field.disabled] == ["role", "is_optional"]
    assert (form.is_valid(), form.cleaned_data["role"]) == (True, "decide")


@pytest.mark.parametrize("was", [{"is_optional": True}, {"role": "decide"}])
def test_a_step_that_may_be_left_out_does_not_come_to_decide(council, was):
    vars(council).update({"role": "advise", "is_optional": False} | was)
    council.save()
    read = StageFactsForm(instance=council).newest

    form = StageFactsForm({"role": "decide", "is_optional": "on", "read": str(read)}, instance=council)

    assert form.errors == {"is_optional": ["Who decides cannot be left out: it is not optional."]}
