"""What the rules say in words, on the days at which they turn."""

from dataclasses import replace
from datetime import date

import pytest

from governance.duties.checking import State
from governance.duties.facts import Asked, Evidence, Unanswered
from tests.governance.duties.test_checking import GOOD, NOTHING, ON, agreement, assessed, plan, said, standing, year

NO_COMMITTEE = "No meeting of the crime and disorder committee about the partnership is recorded."
LATE = " No later meeting is recorded in the twelve months after it."
HELD = (Evidence("Scrutiny: noted", date(2026, 6, 9)),)


@pytest.mark.parametrize(
    ("on", "sentence"),
    [
        (date(2026, 6, 8), NO_COMMITTEE),
        (date(2026, 6, 9), "Scrutiny: noted, 9 June 2026."),
        (date(2027, 6, 9), "Scrutiny: noted, 9 June 2026."),
        (date(2027, 6, 10), f"Scrutiny: noted, 9 June 2026.{LATE}"),
    ],
)
def test_the_committee_is_to_meet_within_twelve_months(on, sentence):
    assert said("PJA-19", replace(GOOD, scrutiny=HELD), on)[2] == sentence


def test_what_the_committee_recommended_shows_that_it_met_to_those_who_read_drafts():
    asked = (
        Asked("Light the parks", ON, ON, "/scrutiny/"),
        Asked("Plant trees", date(2026, 11, 26), date(2026, 12, 1)),
    )

    (shown,) = standing("PJA-19", replace(NOTHING, recommended=asked)).evidence

    assert shown == Evidence("Scrutiny recommended: Light the parks", ON, "/scrutiny/", is_inside=True)


WAITING = (Unanswered("Third", None), Unanswered("Second", date(2026, 11, 9)), Unanswered("First", date(2026, 11, 2)))
ANSWERED = tuple(Evidence(f"Answer {number}") for number in range(4))


@pytest.mark.parametrize(
    ("waiting", "sentence"),
    [
        (WAITING, "3 recommendations wait for an answer; the oldest was made on 2 November 2026: “First”."),
        (WAITING[1:2], "One recommendation waits for an answer; the oldest was made on 9 November 2026: “Second”."),
        (WAITING[:1], "One recommendation waits for an answer; the day on which it was made is not recorded: “Third”."),
        ((), "No recommendation waits for an answer; 4 were answered."),
    ],
)
def test_the_oldest_recommendation_without_an_answer_is_named(waiting, sentence):
    assert said("PJA-19-28", replace(GOOD, unanswered=waiting, answered=ANSWERED))[2] == sentence


def test_some_of_the_answers_are_shown_and_none_is_no_fault():
    found = standing("PJA-19-28", replace(GOOD, answered=ANSWERED))

    assert [each.title for each in found.evidence] == ["Answer 0", "Answer 1", "Answer 2"]
    assert said("PJA-19-28", NOTHING)[2] == "No recommendation waits for an answer."


NO_ASSESSMENT = "No finished strategic assessment is recorded"
LOOKED_AT = "“Assessment 2025” holds findings, proposed priorities and what residents think"
PARTS = assessed().parts


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        (PARTS, f"{LOOKED_AT}. Whether it says what changed and how far last year's plan was carried out only a reader "
         "can tell."),
        (PARTS | {"implementation"}, f"{LOOKED_AT}, and by the report of that year how far last year's plan was "
         "carried out. Whether it says what changed only a reader can tell."),
    ],
)  # fmt: skip
def test_what_the_assessment_holds_is_said_as_far_as_it_is_known(parts, sentence):
    assert said("FIS-7", replace(GOOD, assessments=(assessed(parts=parts),)))[2] == sentence
    assert (
        said("FIS-7", NOTHING)[2] == "No finished strategic assessment is recorded, so there is nothing to look into."
    )


def in_writing(ends_on):
    return assessed(title="The next", is_adopted=False, adopted_on=None, ends_on=ends_on)


@pytest.mark.parametrize(
    ("assessments", "on", "sentence"),
    [
        ((assessed(),), date(2028, 3, 31), "“Assessment 2025”, 10 September 2026."),
        ((assessed(),), date(2028, 4, 1), "The last strategic assessment is “Assessment 2025”, 10 September 2026; "
         "none is recorded since then."),
        ((assessed(), in_writing(date(2026, 9, 30))), ON,
         "“Assessment 2025”, 10 September 2026; “The next” is being written."),
        ((assessed(), in_writing(date(2025, 9, 30))), ON, "“Assessment 2025”, 10 September 2026."),
        ((in_writing(date(2025, 9, 30)),), ON,
         f"{NO_ASSESSMENT}; “The next” is being written."),
        ((assessed(adopted_on=None, public_on=date(2026, 9, 12)),), ON, "“Assessment 2025”, 12 September 2026."),
    ],
)  # fmt: skip
def test_the_assessment_of_a_year_and_the_one_that_is_being_written(assessments, on, sentence):
    assert said("FIS-5", replace(GOOD, assessments=assessments), on)[2] == sentence


def heard(*days):
    return tuple(Evidence(f"Round {number}", day) for number, day in enumerate(days))


def test_views_count_from_a_year_before_the_plan_and_the_newest_stand_first():
    days = (date(2025, 4, 1), None, ON, date(2026, 5, 1), date(2025, 3, 31), date(2026, 11, 26))

    found = standing("FIS-12", replace(GOOD, consultations=heard(*days)))

    assert [each.on for each in found.evidence] == [ON, date(2026, 5, 1), date(2025, 4, 1)]
    assert found.sentence == "Round 2, 25 November 2026."


def test_the_agreement_of_the_county_is_due_again_for_the_county_alone():
    draft = agreement(title="A draft", is_adopted=False)
    district = replace(GOOD, is_two_tier=True, agreements=(draft, agreement()))

    assert [said("FIS-8/9", each)[1] for each in (district, replace(district, is_county=True))] == [
        None, date(2029, 3, 31),
    ]  # fmt: skip
    assert said("FIS-8/9", district)[2].startswith("“County agreement” is in force")
    assert said("FIS-8/9", replace(district, agreements=()))[2] == (
        "No agreement in force is recorded; the county strategy group prepares it."
    )


@pytest.mark.parametrize(
    ("adopted_on", "starts_on", "until"),
    [
        (date(2028, 12, 1), date(2029, 4, 1), date(2032, 3, 31)),
        (date(2029, 1, 16), date(2029, 4, 1), date(2029, 3, 31)),  # not adopted yet
        (date(2028, 12, 1), date(2029, 4, 2), date(2029, 3, 31)),  # a day between them
    ],
)
def test_a_strategy_lasts_as_long_as_the_next_plan_follows_without_a_gap(adopted_on, starts_on, until):
    following = plan(starts_on=starts_on, ends_on=date(2032, 3, 31), adopted_on=adopted_on)

    assert standing("CDA-6", replace(GOOD, plans=(plan(), following)), date(2029, 1, 15)).due == until


def test_serious_violence_belongs_to_a_strategy_from_its_first_day():
    old = plan(starts_on=date(2022, 4, 1), adopted_on=None, strands=plan().strands - {"serious_violence"})

    found = [standing("CDA-6", replace(GOOD, plans=(old,)), date(2023, 1, day)).state for day in (30, 31)]
    assert found == [State.MET, State.NOT_RECORDED]


@pytest.mark.parametrize(
    ("refresh", "on", "sentence"),
    [
        (year(adopted_on=date(2027, 4, 1)), date(2027, 4, 1),
         "“Refresh 2027” was adopted on 1 April 2027, after its year began on 1 April 2027."),
        (year(adopted_on=date(2027, 3, 31)), date(2027, 4, 1), "“Refresh 2027” was adopted on 31 March 2027."),
        (year(adopted_on=date(2027, 3, 31)), date(2027, 3, 30), "“Safer Anyborough” was adopted on 25 February 2026."),
        (year(adopted_on=None, is_adoption_recorded=False), date(2027, 4, 1),
         "“Refresh 2027” was brought in; whether and when it was adopted is not recorded."),
    ],
)  # fmt: skip
def test_when_the_plan_was_revised_is_said(refresh, on, sentence):
    assert said("FIS-10", replace(GOOD, years=(refresh,)), on)[2] == sentence


OTHER = {"is_by_full_council": False}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (plan(), "Full Council adopted “Safer Anyborough” on 25 February 2026."),
        (plan(adopted_on=None), "Full Council adopted “Safer Anyborough”; the day is not recorded."),
        (plan(adopted_by="Cabinet", **OTHER), "“Safer Anyborough” was adopted by Cabinet on 25 February 2026. No "
         "adoption by Full Council is recorded."),
        (plan(adopted_by="", **OTHER), "Who adopted “Safer Anyborough” is not recorded."),
        (plan(adopted_by="", is_adoption_recorded=False, **OTHER), "Whether “Safer Anyborough” was adopted is not "
         "recorded."),
    ],
)  # fmt: skip
def test_who_adopted_the_plan_is_said_as_far_as_it_is_recorded(text, sentence):
    assert said("ADOPT", replace(GOOD, plans=(text,)))[2] == sentence


@pytest.mark.parametrize(("day", "begins"), [(31, "begins"), (1, "began")])
def test_full_council_is_to_adopt_a_plan_by_the_day_before_it_begins(day, begins):
    draft, on = plan(is_adopted=False), date(2026, 3 if day == 31 else 4, day)

    assert said("ADOPT", replace(GOOD, plans=(draft,)), on)[1:] == (
        date(2026, 3, 31), f"Full Council is to adopt “Safer Anyborough”, which {begins} on 1 April 2026.",
    )  # fmt: skip


def test_without_an_executive_adoption_is_not_reserved():
    assert said("ADOPT", replace(GOOD, has_executive=False)) == (
        State.NOT_APPLICABLE, None,
        "No lead council is recorded with an executive, so adoption is not reserved in this way.",
    )  # fmt: skip


COUNTED = "It was adopted on 25 February 2026; the law names no day, the portal counts four weeks."
ENDED = "Commissioners have ended in May 2028: send it to whoever has their functions now."
NOT_SENT = "That “Safer Anyborough” was sent to the local policing body is not recorded."


@pytest.mark.parametrize(
    ("on", "sentence"),
    [
        (ON, f"{NOT_SENT} {COUNTED}"),
        (date(2028, 4, 30), f"{NOT_SENT} {COUNTED}"),
        (date(2028, 5, 1), f"{NOT_SENT} {ENDED} {COUNTED}"),
    ],
)
def test_the_plan_is_sent_to_whoever_is_the_policing_body(on, sentence):
    assert said("FIS-9A/13A", replace(GOOD, by_hand={}), on)[2] == sentence


@pytest.mark.parametrize("duty", ["FIS-9A/13A", "CDA-6-PCC"])
def test_there_were_no_policing_bodies_before_they_began(duty):
    old = replace(GOOD, plans=(plan(starts_on=date(2012, 4, 1), adopted_on=date(2012, 2, 1)),))

    before, after = (said(duty, old, date(2012, 11, day)) for day in (21, 22))
    assert before == (
        State.NOT_APPLICABLE, None, "Areas have had a local policing body since 22 November 2012.",
    )  # fmt: skip
    assert after[0] != State.NOT_APPLICABLE


def test_the_plan_is_published_and_has_regard_to_the_objectives_in_words():
    lacking = replace(GOOD, plans=(plan(is_public=False, parts=plan().parts - {"alignment"}),))

    assert [said(duty, facts)[2] for facts in (GOOD, lacking) for duty in ("FIS-13", "CDA-6-PCC")] == [
        "“Safer Anyborough” is public as a page and as a PDF.",
        "“Safer Anyborough” shows beside its priorities what partners' own strategies contribute.",
        "“Safer Anyborough” is in force and no text of it is public.",
        "How “Safer Anyborough” has regard to the police and crime objectives is not recorded.",
    ]
    assert standing("FIS-13").evidence[0].title == "The full text of “Safer Anyborough”"
