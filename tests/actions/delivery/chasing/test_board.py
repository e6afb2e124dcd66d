"""Lines of organisations and of reports, by what was asked of them; no database is asked."""

import pytest

from actions.delivery.chasing.board import OrganisationLine, ReportLine, key_of
from tests.actions.delivery.in_memory import LAST, POLICE, SCALE, a_period, a_report, asked


def reports(*said):
    return [asked(None if each is None else a_report(**each)) for each in said]


def test_line_counts_what_came_and_what_is_only_begun():
    line = OrganisationLine(POLICE, reports(
        None, {"state": "draft"}, {"state": "submitted"}, {"state": "challenged"}, {"state": "accepted"},
        {"state": "submitted", "nil_because": "no_change"}, {"state": "draft", "nil_because": "no_change"},
    ))  # fmt: skip
    found = (line.received, line.nil, line.challenged, line.drafts, line.missing)
    assert found == (4, 1, 1, 2, 3)
    assert (line.slug, line.name) == ("police", "Anyborough Police")


def test_line_of_no_organisation_says_so():
    line = OrganisationLine(None, [])
    assert (line.slug, line.name, line.missing) == ("no-lead", "Actions without a lead organisation", 0)


def test_asking_of_an_organisation_has_one_name_in_each_period():
    keys = {key_of(period, body) for period in (a_period(2), a_period(3)) for body in (POLICE, None)}
    assert keys == {"report-2-1", "report-2-nobody", "report-3-1", "report-3-nobody"}


@pytest.mark.parametrize(
    ("said", "reported", "agreed", "is_different"),
    [
        ({"reported": "G"}, "Green", None, False),
        ({"reported": "A"}, "Amber", None, True),
        ({"reported": "A", "agreed": "R"}, "Amber", "Red", True),
        ({"reported": "", "nil_because": "no_change"}, None, None, False),
        ({"reported": "A", "state": "draft"}, None, None, False),
        ({"reported": "G", "expected_on": LAST}, "Green", None, True),
    ],
)
def test_three_ratings_stand_beside_each_other(said, reported, agreed, is_different):
    line = ReportLine(asked(a_report(**said)), SCALE)
    found = (line.reported and line.reported.label, line.agreed and line.agreed.label, line.is_different)
    assert found == (reported, agreed, is_different)


def test_without_a_report_only_the_dates_speak():
    line = ReportLine(asked(None), SCALE)
    assert (line.reported, line.agreed, line.by_dates.label, line.is_different) == (None, None, "No report", False)
