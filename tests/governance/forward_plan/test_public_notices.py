"""Notices and statements as documents of their own: which of them there are, and all that each has to say."""

from datetime import date

import pytest

from governance.forward_plan.public_notices import (
    notices_at_short_time,
    notices_in_private,
    required_report,
    statement_of_decision,
)
from governance.models import DecisionNotice, Declaration, Outcome, PrivateMeeting, RequiredReport

WHERE = {"council": "Anyborough Council", "body": "Cabinet"}
FIRST, SECOND = date(2027, 1, 4), date(2027, 2, 1)
PRIVATE = {"matter": "Grants to one provider", "reasons": "Paragraph 3."}
AGREED = {"agreed_by": "Chair of scrutiny", "agreed_on": SECOND, "urgent_because": "The grant ends."}


def in_private(**fields):
    return notices_in_private(PrivateMeeting(**PRIVATE | fields), when="23 February 2027", **WHERE)


@pytest.mark.parametrize(
    ("fields", "slugs"),
    [
        ({}, []),
        ({"intended_on": FIRST}, ["intention"]),
        ({"intended_on": FIRST, "further_on": SECOND}, ["intention", "further"]),
        ({"further_on": SECOND}, ["further"]),
        (AGREED, ["urgent-private"]),
        ({"intended_on": FIRST, **AGREED}, ["intention", "urgent-private"]),
    ],
)
def test_only_notices_that_were_given_are_there(fields, slugs):
    assert [notice.slug for notice in in_private(**fields)] == slugs


def test_the_intention_says_what_when_and_why():
    (notice,) = in_private(intended_on=FIRST)

    assert notice.facts == [
        ("Council", "Anyborough Council"),
        ("Decision maker", "Cabinet"),
        ("Matter", "Grants to one provider"),
        ("Meeting in private", "23 February 2027"),
        ("Reasons for meeting in private", "Paragraph 3."),
        ("Notice given", "Monday 4 January 2027"),
        ("Given under", "SI 2012/2089 regulation 5(2) and (3)"),
    ]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, [("Representations that it should be public", "None was received.")]),
        (
            {"representations": "One resident asked.", "response": "Figures are in it."},
            [("Representations that it should be public", "One resident asked."), ("Response", "Figures are in it.")],
        ),
    ],
)
def test_the_further_notice_says_what_was_received_and_answered(fields, told):
    (notice,) = in_private(further_on=SECOND, **fields)

    assert list(notice.rows[2:]) == told


def test_an_urgent_meeting_in_private_says_who_agreed_and_why_it_cannot_wait():
    (notice,) = in_private(**AGREED)

    assert notice.rows[2:] == (
        ("Agreed by", "Chair of scrutiny"), ("Why it is urgent and cannot reasonably be deferred", "The grant ends."),
    )  # fmt: skip
    assert notice.given_on == SECOND


SHORT = {
    "matter": "The plan", "given_on": FIRST, "decided_when": "In spring", "told": "Chair of scrutiny",
    "urgent_because": "The grant ends.",
}  # fmt: skip


@pytest.mark.parametrize(
    ("basis", "told_on", "found"),
    [
        ("notice", None, None),
        ("general_exception", FIRST, ("general-exception", "regulation 10", (
            "Informed in writing", "Chair of scrutiny, Monday 4 January 2027"),
            "Why 28 clear days’ notice is impracticable")),
        ("special_urgency", None, ("special-urgency", "regulation 11", (
            "Agreed by", "Chair of scrutiny"), "Why it is urgent and cannot reasonably be deferred")),
    ],
)  # fmt: skip
def test_notice_at_short_time_names_the_chair_and_the_reason(basis, told_on, found):
    notices = notices_at_short_time(DecisionNotice(basis=basis, told_on=told_on, **SHORT), **WHERE)

    assert [(each.slug, each.regulation, each.rows[1], each.rows[2][0]) for each in notices] == (
        [found] if found else []
    )


# --- Statements of decisions ----------------------------------------------------------------------------------

DECIDED = {"kind": "recommended", "resolution": "Adopt it.", "reasons": "It is lawful.", "alternatives": "None fits."}


def statement(outcome=None, declarations=(), *, is_single_member=False):
    return statement_of_decision(
        Outcome(**DECIDED | (outcome or {})), declarations, matter="The plan", taken_on=SECOND,
        is_single_member=is_single_member, **WHERE,
    )  # fmt: skip


def test_a_statement_says_what_was_decided_why_and_instead_of_what():
    found = statement()

    assert found.facts == [
        ("Council", "Anyborough Council"),
        ("Decision maker", "Cabinet"),
        ("Matter", "The plan"),
        ("Decision", "Recommended. Adopt it."),
        ("Reasons for the decision", "It is lawful."),
        ("Alternative options considered and rejected", "None fits."),
        ("Conflicts of interest declared", "None recorded"),
        ("Decision taken", "Monday 1 February 2027"),
        ("Given under", "SI 2012/2089 regulation 12"),
    ]


def test_a_statement_says_what_is_not_recorded():
    found = statement({"resolution": "", "reasons": "", "alternatives": ""})

    assert found.rows[:3] == (
        ("Decision", "Recommended"),
        ("Reasons for the decision", "Not recorded"),
        ("Alternative options considered and rejected", "None recorded"),
    )


def test_one_member_decides_under_a_regulation_of_its_own():
    assert statement(is_single_member=True).regulation == "regulation 13"


def test_interests_are_told_with_their_kind_where_no_words_are_recorded_and_dispensations_apart():
    declared = [
        Declaration(declared_by="The Leader", text="Owns a shop there"),
        Declaration(declared_by="A member", interest="pecuniary", dispensation="By the monitoring officer"),
    ]

    assert statement(declarations=declared).rows[3:] == (
        ("Conflicts of interest declared",
         "The Leader: Owns a shop there; A member: Disclosable pecuniary interest"),
        ("Dispensations granted", "A member: By the monitoring officer"),
    )  # fmt: skip


# --- Reports that scrutiny requires ---------------------------------------------------------------------------

REQUIRED = {"required_by": "Scrutiny", "required_on": FIRST, "due_on": SECOND}


def report(*, is_draft=False, **fields):
    found = RequiredReport(**REQUIRED | fields)
    return required_report(found, matter="The plan", is_draft=is_draft, **WHERE)


def test_until_it_is_submitted_only_what_is_required_is_told():
    found = report(decision="Agreed.", reasons="It is lawful.", opinion="was_key")

    assert (found.said, found.given_on) == ("Required", FIRST)
    assert found.rows == (
        ("Report required by", "Scrutiny, Monday 4 January 2027"),
        ("To be submitted to the council by", "Monday 1 February 2027"),
    )


def test_why_scrutiny_holds_it_key_is_told_where_it_says_so():
    assert report(because="All wards.").rows[1] == (
        "Why it should have been treated as a key decision", "All wards.",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("opinion", "reasons", "told"),
    [
        ("was_key", "", ["Decision", "Reasons for the decision", "Opinion of the executive"]),
        ("was_not_key", "One ward.",
         ["Decision", "Reasons for the decision", "Opinion of the executive", "Reasons for that opinion"]),
    ],
)  # fmt: skip
def test_reasons_for_the_opinion_are_told_where_it_was_no_key_decision(opinion, reasons, told):
    found = report(submitted_on=SECOND, opinion=opinion, opinion_reasons=reasons)

    assert [label for label, _ in found.rows[2:]] == told
    assert (found.said, found.given_on) == ("Submitted to the council", SECOND)


def test_a_draft_says_what_is_not_written_yet_and_is_not_submitted():
    found = report(is_draft=True)

    assert [value for _, value in found.rows[2:]] == ["Not written yet"] * 3
    assert found.said == "Required"
