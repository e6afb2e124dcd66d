"""The day before, the day itself and the day after: where what is due becomes late, and two dates begin to clash."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from governance.dates.checks import compared, conflicts, missing
from governance.dates.deadlines import deadlines_of
from governance.dates.effect import Decision, Recorded, effect_days
from governance.dates.notice import Settings
from governance.dates.stages import StageFacts

SETTINGS = Settings()
MEETS, PAPERS, NOTICE = date(2017, 4, 13), date(2017, 4, 5), date(2017, 3, 15)
DAY = timedelta(days=1)
CABINET = StageFacts(1, "Cabinet", "executive", "recommend", 2, MEETS, is_key_decision=False)


def lacking(today, **fields):
    return [each.sentence for each in missing(replace(CABINET, **fields), SETTINGS, today)]


@pytest.mark.parametrize(
    ("state", "today", "sentence"),
    [
        ("planned", PAPERS, "No text is submitted yet."),
        ("planned", PAPERS + DAY, "No text is submitted, and papers were due on Wednesday 5 April 2017."),
        ("submitted", PAPERS, "Its papers are not published yet."),
        ("submitted", PAPERS + DAY, "Its papers are not published; they were due on Wednesday 5 April 2017."),
        ("published", MEETS + DAY, "It met on Thursday 13 April 2017 and no outcome is recorded."),
    ],
)
def test_papers_are_late_from_the_day_after_they_were_due(state, today, sentence):
    assert lacking(today, state=state) == [sentence]


def test_on_the_day_of_the_meeting_no_outcome_is_missing_yet():
    assert lacking(MEETS, state="published") == []


def test_a_board_without_statutory_notice_needs_its_text_by_the_day():
    (found,) = missing(replace(CABINET, kind="partnership_board", has_report=False), SETTINGS, MEETS)

    assert (found.sentence, found.due) == ("No text is submitted yet.", MEETS)


@pytest.mark.parametrize(
    ("today", "begins"),
    [
        (NOTICE, "Notice of the key decision: give it by"),
        (NOTICE + DAY, "Notice of the key decision had to be given by"),
    ],
)
def test_notice_of_a_key_decision_can_be_given_on_its_last_day(today, begins):
    (sentence,) = lacking(today, state="published", is_key_decision=True)

    assert sentence.startswith(begins)


def test_a_meeting_that_was_adjourned_asks_for_the_day_on_which_it_goes_on():
    assert lacking(MEETS + DAY, is_adjourned=True) == [
        "It met on Thursday 13 April 2017 and adjourned; no day is set on which it goes on."
    ]


# --- Two dates ------------------------------------------------------------------------------------------------


def scrutiny(*on, role="scrutinise", step=1):
    return StageFacts(step, "Scrutiny", "scrutiny", role, step, date(2017, *on))


def rules(*stages, starts_on=None):
    return [(each.rule, each.stages) for each in conflicts(list(stages), SETTINGS, starts_on)]


@pytest.mark.parametrize(
    ("on", "role", "found"),
    [
        ((4, 3), "scrutinise", []),
        ((4, 4), "scrutinise", ["ATI-agenda"]),
        ((4, 5), "scrutinise", ["ATI-agenda"]),
        ((4, 6), "scrutinise", ["view-in-papers"]),
        ((4, 13), "scrutinise", ["view-in-papers"]),
        ((4, 14), "scrutinise", ["order"]),
        ((4, 5), "note", []),
        ((4, 6), "note", []),
        ((4, 14), "note", ["order"]),
    ],
)
def test_a_view_needs_a_working_day_before_the_papers_in_which_it_stands(on, role, found):
    first = scrutiny(*on, role=role)

    assert [rule for rule, _ in rules(first, replace(CABINET, key=2))] == found


@pytest.mark.parametrize("between", [("advise",), ("note", "advise")], ids=["another view", "a note beside a view"])
def test_a_view_stands_in_the_papers_of_the_next_body_that_says_something(between):
    """Its own papers go to nobody in time: it is not held against the body after it."""
    boards = [
        StageFacts(10 + n, f"Board {n}", "officer_board", role, 2, date(2017, 4, 11)) for n, role in enumerate(between)
    ]
    last = 10 + between.index("advise")

    found = rules(scrutiny(4, 10), *boards, replace(CABINET, key=3, step=3))

    assert found == [("view-in-papers", (last, 3))]


@pytest.mark.parametrize(
    ("fields", "on", "found"),
    [
        ({"is_open_to_call_in": True}, (5, 4), ["CALL"]),
        ({"is_open_to_call_in": True}, (5, 5), []),
        ({"is_open_to_call_in": False}, (5, 4), []),
        ({"is_open_to_call_in": True, "kind": "scrutiny"}, (5, 4), []),
    ],
    ids=["papers a day before it ends", "papers on its last day", "not open to it", "no executive"],
)
def test_call_in_ends_before_the_papers_of_the_next_body(fields, on, found):
    council = StageFacts(3, "Full Council", "full_council", "decide", 3, date(2017, *on))

    assert [rule for rule, _ in rules(replace(CABINET, **fields), council)] == found


def test_call_in_is_in_nobodys_way_where_the_next_body_needs_no_papers():
    board = StageFacts(3, "Board", "partnership_board", "note", 3, date(2017, 4, 14))

    assert rules(replace(CABINET, is_open_to_call_in=True), board) == []


@pytest.mark.parametrize(
    ("fields", "rule", "sentence", "suggestion"),
    [
        ({"meeting_trouble": "It is cancelled."}, "meeting", "It is cancelled.",
         "Choose another meeting for this stage."),
        ({"body_ends": "It has ended."}, "body", "It has ended.",
         "Hand this step over to another committee or board."),
        ({"body_ends": "It has ended.", "goes_on_in": "Panel", "meeting_trouble": "It is cancelled."}, "body",
         "It has ended.", "Hand this step over to Panel."),
    ],
)  # fmt: skip
def test_a_body_that_is_there_no_more_is_told_before_its_meeting(fields, rule, sentence, suggestion):
    (found,) = conflicts([replace(CABINET, **fields)], SETTINGS)

    assert (found.rule, found.sentence, found.suggestion) == (rule, sentence, suggestion)


@pytest.mark.parametrize(
    ("basis", "given_on", "rule"),
    [
        ("notice", NOTICE, []), ("notice", NOTICE + DAY, ["EXE-9"]),
        ("general_exception", PAPERS, []), ("general_exception", PAPERS + DAY, ["EXE-10"]),
    ],
)  # fmt: skip
def test_notice_of_a_meeting_that_goes_on_later_is_counted_from_its_first_day(basis, given_on, rule):
    later = replace(CABINET, on=MEETS + 28 * DAY, first_sat_on=MEETS, is_key_decision=True)

    assert [each for each, _ in rules(replace(later, notice=basis, notice_given_on=given_on))] == rule


@pytest.mark.parametrize(
    ("role", "starts_on", "found"),
    [("decide", MEETS, ["FIS-10"]), ("decide", MEETS + DAY, []), ("recommend", MEETS, []), ("decide", None, [])],
)
def test_a_plan_is_adopted_by_the_day_before_it_begins(role, starts_on, found):
    assert [rule for rule, _ in rules(replace(CABINET, role=role), starts_on=starts_on)] == found


def test_a_change_tells_what_it_brings_what_goes_and_what_stays():
    first, council = scrutiny(4, 10), StageFacts(3, "Full Council", "full_council", "decide", 3, date(2017, 5, 10))
    before = [first, replace(CABINET, key=2), council]
    after = [first, replace(CABINET, key=2, on=date(2017, 5, 9)), council]

    brings, resolves, stays = compared(before, after, SETTINGS, date(2017, 4, 1))

    assert [[each.rule for each in found] for found in (brings, resolves, stays)] == [
        ["view-in-papers"], ["view-in-papers"], ["FIS-10"],
    ]  # fmt: skip
    assert (brings[0].stages, resolves[0].stages) == ((2, 3), (1, 2))


# --- Around a meeting -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("referred_on", "steps"),
    [
        ((4, 10), ["final-report", "publication"]),
        ((4, 11), ["publication"]),
        ((4, 25), ["publication"]),
        (None, ["comments", "sign-off", "final-report", "publication"]),
    ],
)
def test_the_councils_own_steps_are_those_after_the_day_of_the_referral(referred_on, steps):
    day = referred_on and date(2017, *referred_on)

    assert [each.what for each in deadlines_of("full_council", date(2017, 4, 26), SETTINGS, referred_on=day)] == steps


def test_a_step_of_no_days_is_left_out_and_papers_of_an_adjourned_meeting_are_those_of_its_first_day():
    settings = Settings(comments_days=0, sign_off_days=0)

    found = deadlines_of("full_council", date(2017, 5, 10), settings, noticed_on=date(2017, 4, 26))

    assert [(each.what, str(each.day)) for each in found] == [
        ("final-report", "2017-04-11"), ("publication", "2017-04-18"),
    ]  # fmt: skip


# --- After a decision -----------------------------------------------------------------------------------------


def effective(**facts):
    values = {"kind": "executive", "outcome": "adopted", "held": MEETS, "is_open_to_call_in": True, **facts}
    (found,) = [each for each in effect_days(Decision(**values), SETTINGS) if each.what == "effective"]
    return found.on and found.on.isoformat(), found.sentence


@pytest.mark.parametrize(
    ("facts", "on", "ends"),
    [
        ({"call_in": ("stands", date(2017, 5, 4))}, "2017-05-04", "when the last thing it waited for was done"),
        ({"call_in": ("stands", date(2017, 4, 20))}, "2017-04-20", "when the last thing it waited for was done"),
        ({"call_in": ("withdrawn", None)}, None,
         "It was called in, and the day on which that was resolved is not recorded."),
        ({"call_in": ("stands", None)}, None,
         "It was called in, and the day on which that was resolved is not recorded."),
        ({"outcome": "approved_with_conditions", "conditions": ((True, date(2017, 5, 2)),)}, "2017-05-02",
         "when the last thing it waited for was done"),
        ({"outcome": "approved_with_conditions", "conditions": ((True, date(2017, 4, 20)),)}, "2017-04-27",
         "one working day after Wednesday 26 April 2017"),
        ({"outcome": "approved_with_conditions", "conditions": ((True, MEETS), (True, date(2017, 4, 27)))},
         "2017-04-27",
         "one working day after Wednesday 26 April 2017"),
        ({"outcome": "approved_with_conditions", "conditions": ((True, None), (True, None))}, None,
         "Its conditions are met, and on which day is not recorded."),
        ({"recorded": {"call-in-ends": Recorded(MEETS)}}, "2017-04-18",
         "one working day after Thursday 13 April 2017, leaving out Friday 14 (Good Friday), Saturday 15, Sunday 16 "
         "and Monday 17 April (Easter Monday)"),
    ],
)  # fmt: skip
def test_a_decision_takes_effect_on_the_last_of_the_days_that_it_waits_for(facts, on, ends):
    found, sentence = effective(**facts)

    assert (found, sentence.rpartition("2017: ")[2]) == (on, ends)


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"held": None, "is_open_to_call_in": True}, {
            "decision-published": "The day on which it met is not recorded.",
            "call-in-ends": "It runs from the day on which the decision is published.",
            "effective": "The day on which it met is not recorded."}),
        ({"held": None, "outcome": "adopted_in_principle"}, {
            "decision-published": "The day on which it met is not recorded.",
            "leader-told": "The day on which it met is not recorded.",
            "answer-due": "It runs from the day on which the Leader is told.",
            "effective": "The day on which it met is not recorded."}),
    ],
)  # fmt: skip
def test_where_the_day_of_the_meeting_is_not_recorded_every_day_waits(facts, said):
    found = effect_days(Decision(**{"kind": "executive", "outcome": "adopted"} | facts), SETTINGS)

    assert {each.what: each.sentence for each in found} == said
    assert {(each.on, each.is_overridden) for each in found} == {(None, False)}


def test_a_decision_of_full_council_that_is_open_to_call_in_is_published_like_one_of_the_executive():
    found = effect_days(Decision("full_council", "adopted", MEETS, is_open_to_call_in=True), SETTINGS)

    assert [(each.what, str(each.on)) for each in found] == [
        ("decision-published", "2017-04-19"), ("call-in-ends", "2017-04-26"), ("effective", "2017-04-27"),
    ]  # fmt: skip


def test_a_day_that_was_recorded_beside_the_rules_is_told():
    recorded = {"decision-published": Recorded(MEETS), "effective": Recorded(MEETS + DAY, "Resolved so.")}

    found = effect_days(Decision("full_council", "rejected", MEETS, recorded=recorded), SETTINGS)

    assert [(each.what, each.on, each.is_overridden, each.sentence) for each in found] == [
        ("decision-published", MEETS, True, "No day is laid down: it is not a decision of the executive."),
        ("effective", MEETS + DAY, True, "Nothing takes effect on this outcome."),
    ]


def test_a_recorded_day_that_is_the_computed_one_overrides_nothing():
    computed = effect_days(Decision("executive", "adopted", MEETS), SETTINGS)
    same = {each.what: Recorded(each.on) for each in computed}

    found = effect_days(Decision("executive", "adopted", MEETS, recorded=same), SETTINGS)

    assert [(each.on, each.is_overridden) for each in found] == [(each.on, False) for each in computed]
