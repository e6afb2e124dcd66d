from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest

from governance.reporting.signing_order import check_report
from governance.reporting.standings import HeadingStanding

AUTHOR = "Community Safety Manager"
HEADINGS = ["Finance", "Staffing", "Risk", "Environment", "Community safety", "Health and safety", "Wellbeing"]


def implication(heading, post=AUTHOR, signed_on="2017-02-24", text="None."):
    return {"heading": heading, "text": text, "post": post, "signed_on": signed_on}


def tunbridge_wells_report():
    signed = [implication(heading) for heading in HEADINGS]
    legal = implication("Legal", "Senior Lawyer (Corporate Governance)", "2017-03-03")
    equalities = implication("Equalities", "West Kent Equalities Officer", "2017-03-08")
    return {"author": AUTHOR, "implications": [legal, *signed, equalities]}


def stages():
    return [
        {"body": "Community Safety Partnership", "on": date(2017, 2, 9)},
        {"body": "Management Board", "on": date(2017, 3, 1)},
        {"body": "Communities Cabinet Advisory Board", "on": date(2017, 3, 22)},
    ]


def test_check_report_on_tunbridge_wells_finds_its_two_conflicts():
    conflicts = check_report(tunbridge_wells_report(), stages())

    assert [(conflict.rule, conflict.sentence) for conflict in conflicts] == [
        (
            "sign-off before the meeting",
            "Management Board met on 1 March 2017, before the sign-off of Legal (3 March 2017) "
            "and Equalities (8 March 2017).",
        ),
        ("separation of duties", "The author of the report signed seven of its nine implications."),
    ]


def test_check_report_says_nothing_when_others_signed_in_time():
    report = {"author": AUTHOR, "implications": [implication("Legal", "Senior Lawyer", "2017-02-01")]}

    assert check_report(report, stages()) == []


def test_check_report_names_headings_that_nobody_signed():
    report = {
        "author": "",
        "implications": [implication("Legal", "Senior Lawyer", "2017-02-01"), implication("Finance", "", None)],
    }

    assert [conflict.sentence for conflict in check_report(report, stages())] == ["Nobody has signed Finance."]


# --- What the text itself gives away ---------------------------------------------------------------------------


def report(**parts):
    return {"author": AUTHOR, "implications": [], **parts}


def sentences(text, standings=None):
    return [conflict.sentence for conflict in check_report(text, [], standings)]


@pytest.mark.parametrize(("text", "is_found"), [
    ("Adopt the plan.", False),
    ("That the plan be adopted.", False),
    ("Note: the timetable.", False),
    ("The plan is adopted.", True),
    ("", True),
])  # fmt: skip
def test_a_recommendation_begins_with_a_verb(text, is_found):
    row = {"number": "3", "text": text, "addressee": "Cabinet"}

    found = sentences(report(recommendations=[row]))

    assert found == (["Recommendation 3 does not begin with a verb."] if is_found else [])


def test_a_recommendation_has_an_addressee():
    row = {"number": "", "text": "Adopt the plan.", "addressee": " "}

    assert sentences(report(recommendations=[row])) == ["Recommendation 1 does not say to whom it is addressed."]


@pytest.mark.parametrize(("preferred", "found"), [
    ([], []),
    ([True, False], []),
    ([False, False], ["None of the options is marked as preferred."]),
    ([True, True, False], ["Two of the options are marked as preferred."]),
])  # fmt: skip
def test_one_option_is_preferred(preferred, found):
    options = [{"title": "An option", "is_preferred": each} for each in preferred]

    assert sentences(report(options=options)) == found


def test_pages_of_an_annex_are_those_of_its_file():
    annex = {"label": "Annex 1", "page_from": 5, "page_to": 12, "pages": 8}

    assert sentences(report(annexes=[annex])) == ["Annex 1 names page 12, and its file has 8 pages."]
    assert sentences(report(annexes=[{**annex, "pages": 12}])) == []


@pytest.mark.parametrize(("asked_by", "answered_by", "answered_as", "is_found"), [
    (1, 2, "Head of Legal", False),
    (1, 1, "Head of Legal", True),
    (1, 2, AUTHOR, True),
])  # fmt: skip
def test_the_author_who_signs_for_others_through_the_portal_is_flagged(asked_by, answered_by, answered_as, is_found):
    given = {"answered_as": answered_as, "answered_at": datetime(2027, 1, 5, tzinfo=UTC)}
    request = SimpleNamespace(asked_by_id=asked_by, answered_by_id=answered_by, **given)
    text = report(implications=[implication("Legal", "Head of Legal", None)])

    found = sentences(text, [HeadingStanding("signed", "", "", request)])

    assert found == (["The author of the report signed one of its one implication."] if is_found else [])
