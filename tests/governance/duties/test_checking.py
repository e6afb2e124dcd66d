"""Each duty in each situation: met, due, overdue, not recorded, not applicable, and the sentence that says so."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.duties.checking import BY_ID, DUTIES, State, check_duties, check_duty
from governance.duties.facts import Asked, Evidence, Facts, Text, Unanswered
from governance.models.duty_kinds import LegalBasis
from governance.models.duty_table import BY_SLUG

ON = date(2026, 11, 25)
ALL_STRANDS = frozenset({"crime_and_disorder", "substance_misuse", "reoffending", "serious_violence"})
ALL_PARTS = frozenset({"priorities", "actions", "funding", "measures", "engagement", "alignment"})
REPORT = Evidence("The plan for 2026 to 2029, committee report")
SEATS = tuple(
    (kind, None, None, f"The {kind}")
    for kind in ("council", "police", "fire", "integrated_care_board", "probation_service")
)


def plan(**fields):
    values = {
        "title": "Safer Anyborough", "starts_on": date(2026, 4, 1), "ends_on": date(2029, 3, 31), "is_adopted": True,
        "adopted_on": date(2026, 2, 25), "adopted_by": "Full Council", "is_by_full_council": True,
        "is_public": True, "public_on": date(2026, 2, 26), "strands": ALL_STRANDS, "parts": ALL_PARTS,
        "section_17": REPORT, "equality": REPORT,
    }  # fmt: skip
    return Text(**values | fields)


def year(starts=2027, **fields):
    values = {
        "title": f"Refresh {starts}", "starts_on": date(starts, 4, 1), "ends_on": date(starts + 1, 3, 31),
        "is_adopted": True, "adopted_on": date(starts, 3, 10),
    }  # fmt: skip
    return Text(**values | fields)


def assessed(**fields):
    values = {
        "title": "Assessment 2025", "starts_on": date(2024, 10, 1), "ends_on": date(2025, 9, 30), "is_adopted": True,
        "adopted_on": date(2026, 9, 10), "parts": frozenset({"findings", "proposals", "engagement"}),
    }  # fmt: skip
    return Text(**values | fields)


GOOD = Facts(
    has_executive=True,
    plans=(plan(),),
    assessments=(assessed(),),
    seats=SEATS,
    scrutiny=(Evidence("Overview and Scrutiny: comments made", date(2026, 6, 9)),),
    consultations=(Evidence("Residents' survey", date(2025, 11, 2)),),
    by_hand={
        "FIS-4": (Evidence("Protocol of all authorities", date(2024, 5, 1), is_by_hand=True),),
        "FIS-12-4": (Evidence("Public meeting", date(2026, 9, 30), is_by_hand=True),),
        "FIS-9A/13A": (Evidence("Sent to the commissioner's office", date(2026, 3, 2), is_by_hand=True),),
    },
)
NOTHING = Facts()
#: Of one area without two tiers, where nobody has switched anything on or asked anything.
NOT_ASKED = dict.fromkeys(
    ("FIS-8/9", "COMB", "FIS-14A", *(duty.id for duty in DUTIES if duty.is_optional)), State.NOT_APPLICABLE
)
OLD = plan(
    title="Thanet 2020–23", starts_on=date(2020, 4, 1), ends_on=date(2023, 3, 31), adopted_on=None, adopted_by=""
)


def standing(duty, facts=GOOD, on=ON):
    return check_duty(BY_ID[duty], facts, on)


def said(duty, facts=GOOD, on=ON):
    found = standing(duty, facts, on)
    return found.state, found.due, found.sentence


def test_table_has_every_duty_once_with_an_address_of_its_own():
    assert [duty.id for duty in DUTIES] == [
        "CDA-6", "CDA-6-PCC", "CDA-17", "CDA-5", "COMB", "FIS-3", "FIS-4", "FIS-5", "FIS-7", "FIS-8/9", "FIS-10",
        "FIS-11", "FIS-12", "FIS-12-4", "FIS-13", "FIS-9A/13A", "FIS-14A", "PJA-19", "PJA-19-28", "ADOPT", "PSED",
        "DARDR", "SVD-NEEDS", "SVD-STRATEGY", "SVD-REVIEW", "ASB-CR", "PREVENT", "GRANT",
    ]  # fmt: skip
    assert BY_SLUG["fis-9a-13a"].id == "FIS-9A/13A"
    assert {duty.id for duty in DUTIES if duty.may_be_switched_off} == {
        "FIS-11", "FIS-12-4", "FIS-13", "PJA-19-28",
    }  # fmt: skip
    assert all(duty.unread for duty in DUTIES if duty.mark == LegalBasis.GENERAL)


def test_a_partnership_that_does_everything_meets_every_duty():
    states = {each.duty.id: each.state for each in check_duties(GOOD, ON)}

    assert states == dict.fromkeys(BY_ID, State.MET) | NOT_ASKED


def test_a_partnership_without_records_has_gaps_and_nothing_that_is_late():
    states = {each.duty.id: each.state for each in check_duties(NOTHING, ON)}

    assert states == dict.fromkeys(BY_ID, State.NOT_RECORDED) | NOT_ASKED | {
        "PJA-19-28": State.MET,
    }


def test_a_plan_that_ended_is_said_in_words():
    facts = replace(NOTHING, plans=(OLD,))
    ended = "“Thanet 2020–23” ended on 31 March 2023; no later plan is recorded."

    assert said("CDA-6", facts) == (State.OVERDUE, date(2023, 3, 31), ended)
    assert said("FIS-10", facts) == (State.OVERDUE, date(2023, 3, 31), ended)
    assert said("FIS-13", facts) == (State.NOT_RECORDED, None, "No plan is in force to look at.")


@pytest.mark.parametrize(
    ("fields", "on", "state", "due", "sentence"),
    [
        ({}, ON, State.MET, date(2029, 3, 31), "“Safer Anyborough” is in force until 31 March 2029."),
        ({}, date(2029, 1, 15), State.DUE, date(2029, 3, 31), "“Safer Anyborough” is in force until 31 March 2029."),
        (
            {"strands": ALL_STRANDS - {"serious_violence", "reoffending"}}, ON, State.NOT_RECORDED, None,
            "“Safer Anyborough” is in force until 31 March 2029. No priority of it is tied to re-offending and serious "
            "violence.",
        ),
        (
            {"parts": frozenset({"priorities"})}, ON, State.MET, date(2029, 3, 31),
            "“Safer Anyborough” is in force until 31 March 2029. No action plan is recorded with it.",
        ),
        (
            {"adopted_on": date(2026, 12, 3)}, ON, State.OVERDUE, date(2026, 3, 31),
            "No adopted plan is recorded; “Safer Anyborough” is to begin on 1 April 2026 and is not in force.",
        ),
    ],
)  # fmt: skip
def test_strategy(fields, on, state, due, sentence):
    assert said("CDA-6", replace(GOOD, plans=(plan(**fields),)), on) == (state, due, sentence)


def test_strategy_is_met_past_the_end_of_a_plan_whose_successor_is_adopted():
    later = plan(
        title="Next", starts_on=date(2029, 4, 1), ends_on=date(2032, 3, 31), adopted_on=date(2029, 1, 10)
    )  # fmt: skip

    found = standing("CDA-6", replace(GOOD, plans=(plan(), later)), date(2029, 1, 15))

    assert (found.state, found.due) == (State.MET, date(2032, 3, 31))


def test_serious_violence_is_not_asked_of_a_strategy_before_2023():
    old = plan(starts_on=date(2020, 4, 1), ends_on=date(2023, 3, 31), adopted_on=None)
    facts = replace(GOOD, plans=(replace(old, strands=ALL_STRANDS - {"serious_violence"}),))

    assert standing("CDA-6", facts, date(2022, 6, 1)).state == State.MET
    assert standing("CDA-6", facts, date(2023, 2, 1)).state == State.NOT_RECORDED


@pytest.mark.parametrize(
    ("years", "on", "state", "due", "sentence"),
    [
        ((), ON, State.MET, date(2027, 3, 31), "“Safer Anyborough” was adopted on 25 February 2026."),
        ((), date(2027, 1, 5), State.DUE, date(2027, 3, 31), "“Safer Anyborough” was adopted on 25 February 2026."),
        ((year(),), date(2027, 3, 20), State.MET, date(2028, 3, 31), "“Refresh 2027” was adopted on 10 March 2027."),
        ((year(),), date(2027, 5, 1), State.MET, date(2028, 3, 31), "“Refresh 2027” was adopted on 10 March 2027."),
        (
            (), date(2027, 5, 1), State.OVERDUE, date(2027, 3, 31),
            "“Safer Anyborough” is in force, and no revision for the year from 1 April 2027 is recorded.",
        ),
        (
            (year(is_adopted=False),), date(2027, 5, 1), State.OVERDUE, date(2027, 3, 31),
            "“Safer Anyborough” is in force, and no revision for the year from 1 April 2027 is recorded.",
        ),
        (
            (year(adopted_on=date(2027, 4, 26)),), date(2027, 5, 1), State.MET, date(2028, 3, 31),
            "“Refresh 2027” was adopted on 26 April 2027, after its year began on 1 April 2027.",
        ),
        (
            (year(adopted_on=None),), date(2027, 5, 1), State.MET, date(2028, 3, 31),
            "“Refresh 2027” was adopted on a day that is not recorded.",
        ),
    ],
)  # fmt: skip
def test_revision_before_each_year(years, on, state, due, sentence):
    assert said("FIS-10", replace(GOOD, years=years), on) == (state, due, sentence)


def test_revision_recorded_by_hand_counts_for_its_year():
    kept = Evidence("Reviewed by the board.", date(2027, 3, 12), is_by_hand=True)
    facts = replace(GOOD, by_hand={"FIS-10": (kept,)})

    assert said("FIS-10", facts, date(2027, 5, 1)) == (
        State.MET, date(2028, 3, 31), "Reviewed by the board, 12 March 2027.",
    )  # fmt: skip
    assert standing("FIS-10", facts, date(2028, 5, 1)).state == State.OVERDUE


@pytest.mark.parametrize(
    ("fields", "on", "state", "due", "sentence"),
    [
        ({}, ON, State.MET, date(2028, 3, 31), "“Assessment 2025”, 10 September 2026."),
        ({}, date(2028, 2, 1), State.DUE, date(2028, 3, 31), "“Assessment 2025”, 10 September 2026."),
        (
            {}, date(2028, 4, 1), State.OVERDUE, date(2028, 3, 31),
            "The last strategic assessment is “Assessment 2025”, 10 September 2026; none is recorded since then.",
        ),
        (
            {"is_adopted": False, "adopted_on": None}, ON, State.DUE, date(2027, 3, 31),
            "No finished strategic assessment is recorded; “Assessment 2025” is being written.",
        ),
        (
            {"adopted_on": None}, ON, State.MET, date(2027, 3, 31), "“Assessment 2025”, day not recorded.",
        ),
    ],
)  # fmt: skip
def test_assessment_every_year(fields, on, state, due, sentence):
    later_plan = plan(ends_on=date(2032, 3, 31))
    facts = replace(GOOD, plans=(later_plan,), assessments=(assessed(**fields),))

    assert said("FIS-5", facts, on) == (state, due, sentence)


@pytest.mark.parametrize("duty", ["FIS-5", "PJA-19"])
@pytest.mark.parametrize(
    ("starts", "on", "state", "due"),
    [
        (date(2026, 4, 1), ON, State.DUE, date(2027, 3, 31)),
        (date(2026, 4, 1), date(2027, 3, 1), State.DUE, date(2027, 3, 31)),
        (date(2026, 4, 1), date(2027, 4, 1), State.OVERDUE, date(2027, 3, 31)),
        (date(2020, 4, 1), ON, State.OVERDUE, date(2026, 3, 31)),
    ],
)
def test_the_first_yearly_thing_is_asked_for_within_a_year_of_the_first_plan(duty, starts, on, state, due):
    facts = Facts(plans=(plan(starts_on=starts, adopted_on=None),))

    found = standing(duty, facts, on)

    assert (found.state, found.due) == (state, due)


def test_contents_of_the_assessment():
    facts = replace(GOOD, assessments=(assessed(parts=frozenset({"findings"})),))

    assert said("FIS-7", facts) == (
        State.NOT_RECORDED, None,
        "The portal does not find in “Assessment 2025”: what to put first and what residents think.",
    )  # fmt: skip
    assert standing("FIS-7", NOTHING).state == State.NOT_RECORDED


def test_contents_of_the_plan():
    facts = replace(GOOD, plans=(plan(parts=ALL_PARTS - {"funding"}),))

    assert said("FIS-11", facts) == (
        State.NOT_RECORDED, None, "The portal does not find in “Safer Anyborough”: the resources.",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "state", "sentence"),
    [
        ({"has_executive": False}, State.NOT_APPLICABLE, "No lead council is recorded with an executive, so adoption"),
        ({}, State.MET, "Full Council adopted “Safer Anyborough” on 25 February 2026."),
        ({"has_executive": None}, State.MET, "Full Council adopted “Safer Anyborough” on 25 February 2026."),
        (
            {"plans": (plan(adopted_by="Cabinet", is_by_full_council=False),)}, State.NOT_RECORDED,
            "“Safer Anyborough” was adopted by Cabinet on 25 February 2026. No adoption by Full Council is recorded.",
        ),
        (
            {"plans": (plan(adopted_by="", is_by_full_council=False),)}, State.NOT_RECORDED,
            "Who adopted “Safer Anyborough” is not recorded.",
        ),
        (
            {"plans": (plan(is_adopted=False, starts_on=date(2027, 4, 1)),)}, State.DUE,
            "Full Council is to adopt “Safer Anyborough”, which begins on 1 April 2027.",
        ),
        (
            {"plans": (plan(is_adopted=False),)}, State.OVERDUE,
            "Full Council is to adopt “Safer Anyborough”, which began on 1 April 2026.",
        ),
        ({"plans": ()}, State.NOT_RECORDED, "No plan is in force to look at."),
    ],
)  # fmt: skip
def test_adoption_by_full_council(fields, state, sentence):
    found = standing("ADOPT", replace(GOOD, **fields))

    assert (found.state, found.sentence[: len(sentence)]) == (state, sentence)


SENT = Evidence("Sent by e-mail", date(2026, 3, 2), is_by_hand=True)


@pytest.mark.parametrize(
    ("plans", "by_hand", "on", "state", "due"),
    [
        ((plan(),), (SENT,), ON, State.MET, None),
        ((plan(),), (), date(2026, 4, 2), State.OVERDUE, date(2026, 3, 25)),
        ((plan(),), (replace(SENT, on=date(2026, 1, 5)),), ON, State.OVERDUE, date(2026, 3, 25)),
        ((plan(adopted_on=None),), (), ON, State.NOT_RECORDED, None),
        ((), (), ON, State.NOT_RECORDED, None),
        ((), (), date(2012, 11, 21), State.NOT_APPLICABLE, None),
        ((plan(adopted_on=date(2026, 11, 10)),), (), ON, State.DUE, date(2026, 12, 8)),
    ],
)
def test_sending_to_the_local_policing_body(plans, by_hand, on, state, due):
    found = standing("FIS-9A/13A", replace(GOOD, plans=plans, by_hand={"FIS-9A/13A": by_hand}), on)

    assert (found.state, found.due) == (state, due)


def test_a_refresh_is_sent_again():
    facts = replace(GOOD, years=(year(),), by_hand={"FIS-9A/13A": (SENT,)})

    assert standing("FIS-9A/13A", facts, date(2027, 5, 1)).state == State.OVERDUE


@pytest.mark.parametrize(
    ("duty", "part", "sentence"),
    [
        ("CDA-6-PCC", {"parts": ALL_PARTS - {"alignment"}}, "How “Safer Anyborough” has regard to"),
        ("CDA-17", {"section_17": None}, "No committee report on the plan in force has a heading for crime"),
        ("PSED", {"equality": None}, "No committee report on the plan in force says how the three equality aims"),
        ("FIS-13", {"is_public": False}, "“Safer Anyborough” is in force and no text of it is public."),
    ],
)
def test_what_the_plan_in_force_does_not_show_may_be_recorded_by_hand(duty, part, sentence):
    facts = replace(GOOD, plans=(plan(**part),))
    kept = Evidence("Minute 12 of the board", date(2026, 5, 5), is_by_hand=True)

    gap, filled = standing(duty, facts), standing(duty, replace(facts, by_hand={duty: (kept,)}))
    assert (gap.state, gap.sentence[: len(sentence)]) == (State.NOT_RECORDED, sentence)
    assert (filled.state, filled.sentence) == (State.MET, "Minute 12 of the board, 5 May 2026.")


def test_evidence_of_an_earlier_plan_does_not_count_for_this_one():
    facts = replace(GOOD, plans=(plan(equality=None),))
    old = Evidence("Equality assessment", date(2023, 2, 1), is_by_hand=True)

    assert standing("PSED", replace(facts, by_hand={"PSED": (old,)})).state == State.NOT_RECORDED
    until = replace(old, valid_until=date(2027, 12, 31))
    assert standing("PSED", replace(facts, by_hand={"PSED": (until,)})).state == State.MET


@pytest.mark.parametrize(
    ("evidence", "state", "due", "sentence"),
    [
        ((), State.NOT_RECORDED, None, "No information-sharing protocol is recorded."),
        ((Evidence("Protocol", date(2024, 5, 1)),), State.MET, None, "Protocol, 1 May 2024."),
        (
            (Evidence("Protocol", date(2024, 5, 1), valid_until=date(2027, 1, 31)),), State.DUE, date(2027, 1, 31),
            "Protocol, 1 May 2024.",
        ),
        (
            (Evidence("Protocol", date(2024, 5, 1), valid_until=date(2026, 5, 1)),), State.OVERDUE, date(2026, 5, 1),
            "Protocol of 1 May 2024 held until 1 May 2026; nothing newer is recorded.",
        ),
        ((Evidence("Protocol", date(2026, 12, 1)),), State.NOT_RECORDED, None, "No information-sharing protocol"),
    ],
)  # fmt: skip
def test_protocol_is_recorded_by_hand(evidence, state, due, sentence):
    found = standing("FIS-4", replace(GOOD, by_hand={"FIS-4": evidence}))

    assert (found.state, found.due, found.sentence[: len(sentence)]) == (state, due, sentence)


def test_members():
    lacking = standing("CDA-5", replace(GOOD, seats=SEATS[:-1]))
    ended = standing("CDA-5", replace(GOOD, seats=(("council", None, date(2020, 1, 1), "Anyborough Council"),)))

    assert (lacking.state, lacking.sentence[:42]) == (State.NOT_RECORDED, "The Probation Service is not among the mem")
    assert (ended.state, ended.sentence) == (State.NOT_RECORDED, "No member of today is recorded.")
    assert "county council" in standing("CDA-5", replace(GOOD, is_two_tier=True)).sentence


def test_a_seat_whose_body_has_ended_is_named():
    trust = ("clinical_commissioning_group", date(2013, 4, 1), None, "NHS Anyborough CCG")

    assert said("CDA-5", replace(GOOD, seats=(*SEATS, trust)))[2] == (
        "NHS Anyborough CCG sits as clinical commissioning group; these ended on 30 June 2022 "
        "(Crime and Disorder Act 1998 s5): give the membership its last day and add the integrated care board."
    )


def test_a_strategy_group_is_two_or_more():
    assert said("FIS-3") == (State.MET, None, "5 bodies sit on it today.")
    assert said("FIS-3", replace(GOOD, seats=SEATS[:1]))[2] == "Fewer than two members of today are recorded."


@pytest.mark.parametrize(
    ("starts", "ends", "sits"),
    [
        (ON, None, True), (None, ON, True), (ON, ON, True),
        (ON + timedelta(days=1), None, False), (None, ON - timedelta(days=1), False),
    ],
)  # fmt: skip
def test_a_member_sits_from_its_first_day_to_its_last(starts, ends, sits):
    guest = ("not_statutory", None, None, "The voluntary sector")
    dated = replace(GOOD, seats=(*SEATS[:4], (SEATS[4][0], starts, ends, SEATS[4][3]), guest))

    assert (standing("CDA-5", dated).state == State.MET) == sits
    assert said("FIS-3", replace(dated, seats=dated.seats[3:5]))[0] == (State.MET if sits else State.NOT_RECORDED)
    if sits:
        assert said("CDA-5", dated)[2] == "Every responsible authority is a member: 5 kinds are named."


def test_areas_that_are_combined_need_an_agreement():
    two = replace(GOOD, number_of_areas=2)
    kept = {"COMB": (Evidence("Combination agreement", date(2019, 4, 1), is_by_hand=True),)}

    assert said("COMB") == (State.NOT_APPLICABLE, None, "The partnership stands for one area.")
    assert said("COMB", two)[2] == "It stands for 2 areas; no combination agreement is recorded."
    assert said("COMB", replace(two, by_hand=kept)) == (State.MET, None, "Combination agreement, 1 April 2019.")


@pytest.mark.parametrize(
    ("agreed_on", "words"),
    [
        (ON, "Agreed by both cabinets, 25 November 2026."),
        (date(2019, 4, 1), "Agreed by both cabinets, 1 April 2019."),
        (None, "Agreed by both cabinets, day not recorded."),
        (date(2999, 4, 1), "It stands for 2 areas; no combination agreement is recorded."),
    ],
)
def test_the_agreement_that_a_partnership_names_shows_that_its_areas_are_combined(agreed_on, words):
    agreed = replace(GOOD, number_of_areas=2, combination_agreement=Evidence("Agreed by both cabinets", agreed_on))

    assert said("COMB", agreed)[::2] == (State.MET if "Agreed" in words else State.NOT_RECORDED, words)


def test_what_the_policing_body_asks_for_is_recorded_when_it_happens():
    asked = {"FIS-14A": (Evidence("Report on burglary sent", date(2026, 5, 4), is_by_hand=True),)}

    assert said("FIS-14A")[2] == "Nothing that the policing body asked for is recorded."
    assert said("FIS-14A", replace(GOOD, by_hand=asked)) == (State.MET, None, "Report on burglary sent, 4 May 2026.")


def test_the_city_of_london_sends_its_plan_to_nobody():
    assert said("FIS-9A/13A", replace(GOOD, is_city_of_london=True)) == (
        State.NOT_APPLICABLE, None, "In the City of London the Common Council is the policing body itself.",
    )  # fmt: skip


def test_from_may_2028_the_plan_goes_to_whoever_follows_the_commissioners():
    late = plan(title="Later", starts_on=date(2028, 4, 1), ends_on=date(2031, 3, 31), adopted_on=date(2028, 4, 20))
    sentences = [said("FIS-9A/13A", Facts(plans=(late,)), date(2028, month, 30))[2] for month in (4, 5)]

    assert ["Commissioners have ended in May 2028" in each for each in sentences] == [False, True]


def test_in_wales_the_portal_says_which_law_it_does_not_know():
    states = {each.duty.id: each.sentence for each in check_duties(replace(GOOD, is_in_wales=True), ON)}

    assert states["FIS-5"] == (
        "This is the law of England (SI 2007/1830 reg 5). The portal does not know that of Wales: "
        "see SI 2007/3076 and SI 2011/2702."
    )
    assert [i for i, said in states.items() if "law of England" not in said and not BY_ID[i].is_optional] == [
        "CDA-6", "CDA-17", "CDA-5", "COMB", "PSED",
    ]  # fmt: skip


def test_a_local_health_board_misses_no_integrated_care_board():
    seats = tuple(seat for seat in SEATS if seat[0] != "integrated_care_board")
    welsh = replace(GOOD, seats=(*seats, ("local_health_board", None, None, "A health board")), is_in_wales=True)
    without = replace(welsh, seats=seats)

    assert standing("CDA-5", welsh).state == State.MET
    assert standing("CDA-5", without).sentence.startswith("The Local Health Board is not among the members.")


@pytest.mark.parametrize(
    ("due", "evidence", "state", "sentence"),
    [
        (None, (), State.NOT_RECORDED, "It applies here; nothing is recorded yet."),
        (date(2026, 10, 31), (), State.OVERDUE, "It applies here; nothing is recorded yet."),
        (date(2026, 12, 31), (), State.DUE, "It applies here; nothing is recorded yet."),
        (date(2026, 10, 31), (Evidence("Half-year return", ON),), State.MET, "Half-year return, 25 November 2026."),
        (
            date(2026, 10, 31), (Evidence("Half-year return", ON + timedelta(days=1)),), State.OVERDUE,
            "It applies here; nothing is recorded yet.",
        ),
        (
            date(2026, 4, 30), (Evidence("Half-year return", date(2026, 4, 28), valid_until=date(2026, 10, 31)),),
            State.OVERDUE, "Half-year return of 28 April 2026 held until 31 October 2026; nothing newer is recorded.",
        ),
        (
            date(2026, 4, 30), (Evidence("Half-year return", date(2026, 10, 28), valid_until=date(2027, 4, 30)),),
            State.MET, "Half-year return, 28 October 2026.",
        ),
    ],
)  # fmt: skip
def test_a_duty_that_only_some_carry_is_dated(due, evidence, state, sentence):
    facts = replace(GOOD, applies={"GRANT": due}, by_hand={"GRANT": evidence})

    assert said("GRANT", facts)[::2] == (state, sentence)


def test_a_yearly_duty_that_only_some_carry_comes_round_again():
    facts = replace(GOOD, applies={"SVD-REVIEW": None}, by_hand={"SVD-REVIEW": (Evidence("Review", date(2025, 9, 1)),)})

    assert said("SVD-REVIEW", facts)[:2] == (State.OVERDUE, date(2026, 8, 31))


def agreement(**fields):
    return plan(**{"title": "County agreement"} | fields)


@pytest.mark.parametrize(
    ("facts", "state", "sentence"),
    [
        (GOOD, State.NOT_APPLICABLE, "The area is not in a county with two tiers of councils."),
        (
            replace(GOOD, is_two_tier=True, county="Anyshire", agreements=(agreement(),)), State.MET,
            "“County agreement” is in force until 31 March 2029.",
        ),
        (
            replace(GOOD, is_two_tier=True, county="Anyshire"), State.NOT_RECORDED,
            "No agreement of Anyshire in force is recorded; the county strategy group prepares it.",
        ),
        (
            Facts(is_county=True, agreements=(agreement(ends_on=date(2026, 10, 31)),)), State.OVERDUE,
            "“County agreement” ended on 31 October 2026; no later agreement is recorded.",
        ),
        (
            Facts(is_county=True, agreements=(agreement(),)), State.MET,
            "“County agreement” is in force until 31 March 2029.",
        ),
    ],
)  # fmt: skip
def test_county_agreement(facts, state, sentence):
    found = standing("FIS-8/9", facts)

    assert (found.state, found.sentence) == (state, sentence)


def test_a_county_group_is_not_asked_for_what_areas_do():
    facts = Facts(is_county=True, agreements=(agreement(),))
    exempt = [each.duty.id for each in check_duties(facts, ON) if each.state == State.NOT_APPLICABLE]

    assert [each for each in exempt if each in BY_ID and not BY_ID[each].is_optional] == [
        "CDA-6", "CDA-5", "COMB", "FIS-3", "FIS-5", "FIS-7", "FIS-10", "FIS-11", "FIS-12", "FIS-12-4", "FIS-13",
        "FIS-14A", "ADOPT",
    ]  # fmt: skip


def test_views_of_the_community():
    none = replace(GOOD, consultations=())
    old = replace(GOOD, consultations=(Evidence("Survey", date(2022, 1, 1)),))
    undated = replace(GOOD, consultations=(Evidence("Survey", None),))

    assert said("FIS-12") == (State.MET, None, "Residents' survey, 2 November 2025.")
    assert standing("FIS-12", none).sentence == "No consultation or survey is recorded for “Safer Anyborough”."
    assert standing("FIS-12", old).state == State.NOT_RECORDED
    assert said("FIS-12", undated) == (State.MET, None, "Survey, day not recorded.")


@pytest.mark.parametrize(
    ("held", "on", "state", "due"),
    [
        (date(2026, 6, 9), ON, State.MET, date(2027, 6, 9)),
        (date(2026, 6, 9), date(2027, 4, 1), State.DUE, date(2027, 6, 9)),
        (date(2026, 6, 9), date(2027, 6, 9), State.DUE, date(2027, 6, 9)),
        (date(2026, 6, 9), date(2027, 6, 10), State.OVERDUE, date(2027, 6, 9)),
        (date(2026, 12, 1), ON, State.DUE, date(2027, 3, 31)),
    ],
)
def test_scrutiny_once_in_twelve_months(held, on, state, due):
    found = standing("PJA-19", replace(GOOD, scrutiny=(Evidence("Scrutiny: noted", held),)), on)

    assert (found.state, found.due) == (state, due)


@pytest.mark.parametrize(
    ("first", "last", "due"),
    [
        (date(2026, 9, 1), date(2026, 9, 1), date(2027, 9, 1)),
        (date(2026, 1, 1), date(2026, 12, 31), date(2027, 11, 25)),  # the year alone is recorded: it was by today
        (date(2026, 12, 1), date(2026, 12, 31), None),  # still to come
    ],
)
def test_a_committee_whose_recommendations_are_recorded_did_meet(first, last, due):
    asked = (Asked("Report each year", first, last, "/workspace/here/"),)

    assert standing("PJA-19", Facts(recommended=asked)).due == due


@pytest.mark.parametrize(
    ("made", "state", "due"),
    [
        (date(2026, 11, 1), State.DUE, date(2026, 11, 29)),
        (date(2026, 10, 20), State.OVERDUE, date(2026, 11, 17)),
        (None, State.NOT_RECORDED, None),
    ],
)
def test_answers_within_28_days(made, state, due):
    found = standing("PJA-19-28", replace(GOOD, unanswered=(Unanswered("Report to us yearly", made),)))

    assert (found.state, found.due) == (state, due)
    assert found.sentence.startswith("One recommendation waits for an answer")


def test_a_duty_that_is_set_aside_says_why():
    facts = replace(NOTHING, set_aside={"FIS-5": "Combined with the county's assessment."})

    assert said("FIS-5", facts) == (State.NOT_APPLICABLE, None, "Combined with the county's assessment.")


def test_evidence_of_both_kinds_stands_together_and_the_newest_day_is_shown():
    kept = Evidence("Board minute", date(2026, 5, 5), is_by_hand=True)
    found = standing("ADOPT", replace(GOOD, by_hand={"ADOPT": (kept,)}))

    assert [each.title for each in found.evidence] == ["Safer Anyborough", "Board minute"]
    assert found.date == date(2026, 5, 5)


def noted(on, valid_until=None):
    return Evidence(f"Of {on:%d.%m.%Y}", on, valid_until=valid_until, is_by_hand=True)


LONG_AGO, LAST_YEAR, THIS_YEAR = date(2020, 5, 1), date(2025, 5, 1), date(2026, 5, 1)


@pytest.mark.parametrize(
    ("duty", "evidence", "state", "due", "shown"),
    [
        ("FIS-4", (noted(LONG_AGO), noted(LAST_YEAR, THIS_YEAR)), State.OVERDUE, THIS_YEAR, LAST_YEAR),
        ("FIS-4", (noted(LONG_AGO), noted(LAST_YEAR)), State.MET, None, LAST_YEAR),
        ("FIS-4", (noted(LONG_AGO, ON), noted(LAST_YEAR, THIS_YEAR)), State.DUE, ON, LONG_AGO),
        ("FIS-4", (noted(LAST_YEAR, THIS_YEAR), noted(THIS_YEAR)), State.MET, None, THIS_YEAR),
        ("FIS-4", (noted(ON),), State.MET, None, ON),
        ("FIS-4", (noted(ON + timedelta(days=1)),), State.NOT_RECORDED, None, None),
        ("FIS-12-4", (noted(LAST_YEAR), noted(THIS_YEAR)), State.MET, date(2027, 4, 30), THIS_YEAR),
        ("FIS-12-4", (noted(LAST_YEAR, date(2028, 1, 1)), noted(THIS_YEAR)), State.MET, date(2028, 1, 1), LAST_YEAR),
        ("FIS-12-4", (noted(THIS_YEAR, ON),), State.DUE, ON, THIS_YEAR),
    ],
)
def test_of_several_pieces_of_evidence_the_one_that_holds_counts(duty, evidence, state, due, shown):
    found = standing(duty, replace(GOOD, by_hand={duty: evidence}))

    assert (found.state, found.due, found.date) == (state, due, shown)


@pytest.mark.parametrize(
    ("duty", "day", "due"),
    [
        ("FIS-10", date(2027, 3, 12), date(2028, 3, 31)),  # early, and late, for the year from 1 April 2027
        ("FIS-10", date(2027, 4, 26), date(2028, 3, 31)),
        ("FIS-10", date(2027, 9, 30), date(2028, 3, 31)),
        ("FIS-10", date(2027, 10, 2), date(2029, 3, 31)),
        ("FIS-5", date(2027, 3, 31), date(2028, 3, 31)),
        ("FIS-5", date(2027, 4, 1), date(2029, 3, 31)),
        ("FIS-12-4", date(2027, 3, 12), date(2028, 3, 11)),
    ],
)
def test_what_is_done_for_each_year_of_a_plan_is_asked_for_by_its_end(duty, day, due):
    facts = replace(GOOD, assessments=(), by_hand={duty: (noted(day),)})

    assert standing(duty, facts, date(2027, 12, 1)).due == due


def test_a_review_on_the_first_day_of_a_year_is_of_that_year_alone():
    first, second = (replace(GOOD, by_hand={"FIS-10": (noted(date(2027, 4, day)),)}) for day in (1, 2))

    days = [standing("FIS-10", facts, date(2028, 4, 1)).date for facts in (first, second)]
    assert days == [date(2026, 2, 25), date(2027, 4, 2)]


@pytest.mark.parametrize(("days", "state"), [(91, State.DUE), (92, State.MET)])
def test_a_duty_is_due_thirteen_weeks_before_its_day(days, state):
    kept = {"FIS-4": (noted(LAST_YEAR, ON + timedelta(days=days)),)}

    assert standing("FIS-4", replace(GOOD, by_hand=kept)).state == state


def test_evidence_of_the_day_from_which_it_counts_does_count():
    since = {"FIS-9A/13A": (noted(date(2026, 2, 25)),)}  # the plan was adopted on that day
    before = {"FIS-9A/13A": (noted(date(2026, 2, 24)),)}
    held = {"FIS-9A/13A": (noted(date(2026, 2, 24), ON),)}

    found = [standing("FIS-9A/13A", replace(GOOD, by_hand=each)).state for each in (since, before, held)]
    assert found == [State.MET, State.OVERDUE, State.DUE]


# --- For any facts ---------------------------------------------------------------------------------------------

days = st.dates(date(2015, 1, 1), date(2031, 12, 31))
maybe_days = st.none() | days


@st.composite
def texts(draw):
    starts = draw(days)
    adopted = draw(st.booleans())
    return Text(
        draw(st.sampled_from(["A", "B"])), starts, starts + timedelta(days=draw(st.integers(30, 1500))), adopted,
        draw(st.booleans()), draw(maybe_days) if adopted else None,
        draw(st.sampled_from(["", "Cabinet", "Full Council"])),
        draw(st.booleans()), draw(st.booleans()), draw(maybe_days),
        draw(st.frozensets(st.sampled_from(sorted(ALL_STRANDS)))),
        draw(st.frozensets(st.sampled_from(sorted(ALL_PARTS)))),
    )  # fmt: skip


evidence = st.builds(Evidence, st.just("Something"), maybe_days, valid_until=maybe_days, is_by_hand=st.just(True))
many_facts = st.builds(
    Facts,
    is_county=st.booleans(),
    is_two_tier=st.booleans(),
    has_executive=st.none() | st.booleans(),
    plans=st.lists(texts(), max_size=3).map(tuple),
    years=st.lists(texts(), max_size=3).map(tuple),
    agreements=st.lists(texts(), max_size=2).map(tuple),
    assessments=st.lists(texts(), max_size=3).map(tuple),
    scrutiny=st.lists(evidence, max_size=2).map(tuple),
    unanswered=st.lists(st.builds(Unanswered, st.just("Do it"), maybe_days), max_size=2).map(tuple),
    consultations=st.lists(evidence, max_size=2).map(tuple),
    by_hand=st.dictionaries(st.sampled_from(sorted(BY_ID)), st.lists(evidence, max_size=2).map(tuple), max_size=4),
)


@given(many_facts, days)
def test_every_state_agrees_with_its_day_and_says_why(facts, on):
    for found in check_duties(facts, on):
        assert found.sentence.endswith((".", "”.")), found
        assert (found.state == State.OVERDUE) == (found.due is not None and found.due < on), found
        if found.state == State.DUE:
            assert found.due >= on
        if found.state in (State.NOT_RECORDED, State.NOT_APPLICABLE):
            assert found.due is None


@given(many_facts, days, evidence.filter(lambda each: each.on))
def test_more_evidence_never_makes_a_duty_worse_unless_it_has_ended(facts, on, more):
    order = {State.MET: 0, State.DUE: 0, State.OVERDUE: 1}  # one that holds for ever may be replaced by a dated one
    if more.valid_until and more.valid_until < on:
        more = replace(more, valid_until=None)
    for duty in DUTIES:
        before = check_duty(duty, facts, on)
        kept = (*facts.by_hand.get(duty.id, ()), more)
        after = check_duty(duty, replace(facts, by_hand={**facts.by_hand, duty.id: kept}), on)
        if before.state not in (State.NOT_RECORDED, State.NOT_APPLICABLE):
            assert order[after.state] <= order[before.state]


@given(many_facts, days)
def test_what_was_done_is_asked_for_again_after_its_day_and_no_earlier(facts, on):
    for found in check_duties(facts, on):
        if found.state == State.DUE and found.evidence and found.duty.id in ("FIS-5", "PJA-19", "FIS-4"):
            later = check_duty(found.duty, facts, found.due + timedelta(days=1))
            assert later.due is None or later.due >= found.due
