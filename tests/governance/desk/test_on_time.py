"""Are we on time? Every answer with its reasons."""

from dataclasses import replace
from datetime import date

import pytest

from governance.dates.checks import conflicts
from governance.dates.notice import Settings
from governance.desk.due import DeskEntry, SignOff
from governance.desk.on_time import COLOURS, Punctuality, lines_of, verdict
from tests.governance.dates.test_checks import MEDWAY, TUNBRIDGE_WELLS, route

SETTINGS = Settings()
BEFORE = date(2020, 1, 6)


def entries(stops, **changes):
    """A route's stages, not key; ``changes`` by the number of the stage."""
    stages = route(*stops, is_key_decision=False)
    stages = [replace(stage, **changes.get(f"stage_{stage.key}", {})) for stage in stages]
    return [DeskEntry(stage, paper="The plan", partnership="Medway CSP", council="Medway Council") for stage in stages]


def asked(found, on, starts_on=None):
    stages = [entry.stage for entry in found]
    lines = lines_of(found, SETTINGS, conflicts(stages, SETTINGS, starts_on), on, starts_on)
    return lines, verdict(lines, on)


def test_every_answer_has_its_colour():
    assert set(COLOURS) == set(Punctuality)


def test_on_time_names_the_tightest_place():
    _, found = asked(entries(MEDWAY[3:]), BEFORE)

    assert (found.words, found.colour) == ("Yes, the adoption day holds", "green")
    assert found.sentences == (
        "2 working days of slack in the tightest place: Cabinet could meet as late as Thursday 9 April 2020, so that "
        "its view stands in the papers of Full Council, public by Wednesday 15 April 2020.",
    )


def test_a_plan_that_begins_before_it_is_adopted_is_late_and_says_by_how_much():
    _, found = asked(entries(MEDWAY[1:]), BEFORE, date(2020, 4, 1))

    assert found.answer == Punctuality.FAILS
    assert found.sentences[0] == (
        "Full Council meets on Thursday 23 April 2020, 15 working days too late: the latest date is Tuesday 31 March "
        "2020, the plan begins on Wednesday 1 April 2020."
    )


def test_tunbridge_wells_was_late_at_three_places():
    _, found = asked(entries(TUNBRIDGE_WELLS), date(2017, 1, 9), date(2017, 4, 1))

    assert found.answer == Punctuality.FAILS
    assert [sentence.split(" meets")[0] for sentence in found.sentences] == [
        "Full Council", "Overview and Scrutiny", "Cabinet",
    ]  # fmt: skip


def test_what_is_overdue_puts_it_at_risk_and_says_since_when_and_from_whom():
    lines, found = asked(entries(MEDWAY[1:]), date(2020, 2, 12))

    assert found.answer == Punctuality.AT_RISK
    assert found.overdue[0].words == (
        "Submit the text to Health and Wellbeing Board: due Monday 10 February 2020, from Democratic services, Medway "
        "Council."
    )
    assert lines[0].following.is_overdue


def test_without_a_date_it_cannot_be_told():
    _, found = asked(entries(MEDWAY[1:], stage_2={"on": None}), BEFORE)

    assert (found.answer, found.sentences) == (Punctuality.UNKNOWN, ("No date is set for Overview and Scrutiny.",))


def test_an_optional_stage_without_a_date_is_no_reason():
    _, found = asked(entries(MEDWAY[1:], stage_2={"on": None, "is_optional": True}), BEFORE)

    assert found.answer == Punctuality.HOLDS


def test_medway_as_planned_had_no_working_day_to_spare_before_cabinet():
    _, found = asked(entries(MEDWAY[1:]), BEFORE)

    assert (found.answer, found.colour) == (Punctuality.AT_RISK, "yellow")
    assert found.sentences == (
        "There is no working day to spare at Overview and Scrutiny: so that its view stands in the papers of Cabinet, "
        "public by Monday 30 March 2020.",
    )


@pytest.mark.parametrize(
    ("outcome", "sentence"),
    [
        ("adopted", "Nothing of this timetable is still to come."),
        ("adopted_in_principle", "Adopted in principle: the answer that makes it final is not recorded."),
    ],
)
def test_when_every_stage_is_over_only_what_is_awaited_is_left(outcome, sentence):
    over = {"state": "decided", "outcome": "noted"}
    changes = {f"stage_{n}": over for n in (1, 2, 3)} | {"stage_4": {**over, "outcome": outcome}}
    _, found = asked(entries(MEDWAY[1:], **changes), date(2020, 8, 3))

    assert (found.answer, found.sentences) == (Punctuality.OVER, (sentence,))


def test_a_meeting_that_does_not_take_place_keeps_no_day():
    trouble = "The meeting of Cabinet on Tuesday 7 April 2020 is cancelled."
    _, found = asked(entries(MEDWAY[1:], stage_3={"meeting_trouble": trouble}), BEFORE)

    assert (found.answer, found.sentences[0]) == (Punctuality.FAILS, trouble)


def test_what_is_missing_is_told_however_far_away_it_is_due():
    lines, _ = asked(entries(MEDWAY[3:]), date(2019, 9, 2))

    assert [line.missing for line in lines] == [["No text is submitted yet."], ["No text is submitted yet."]]


def test_a_deadline_of_the_council_that_passed_undone_puts_it_at_risk():
    late = entries(MEDWAY[3:], stage_1={"has_report": False})
    _, found = asked(late, date(2020, 3, 27))

    assert found.answer == Punctuality.AT_RISK
    assert tuple(each.words for each in found.overdue) == (
        "Draft for Cabinet to those who sign it: due Monday 16 March 2020, from The author of the report (not named), "
        "Medway CSP.",
        "Final report for Cabinet to democratic services: due Wednesday 25 March 2020, from The author of the report "
        "(not named), Medway CSP.",
    )
    assert found.overdue[0].why == (
        "Draft to those who sign by Monday 16 March 2020: ten working days before Monday 30 March 2020, leaving out "
        "Saturday 21, Sunday 22, Saturday 28 and Sunday 29 March."
    )


def test_line_gathers_what_is_missing_with_open_signatures_in_one_sentence():
    wanted = [replace(each, sign_offs=(SignOff("Legal"), SignOff("Finance"))) for each in entries(MEDWAY[3:])]
    lines, _ = asked(wanted, date(2020, 3, 2))

    assert lines[0].missing == ["No text is submitted yet.", "Not signed yet: “Legal”, “Finance”."]
    assert lines[0].following.title == "Comments on the draft for Cabinet"
