"""The blocks of this room as HTML: sound for a reader, a screen reader and a tagged PDF."""

from itertools import pairwise

import pytest
from hypothesis import given

from tests.actions import strategies  # noqa: F401
from tests.actions.data import action, action_plan, funding, line
from tests.plans.rows.pages import page_of, words
from tests.sizes import examples
from tests.strategies import DATA

KINDS = ("action_plan", "funding", "risks", "projects")


@pytest.mark.parametrize("medium", ["page", "pdf", "compare"])
@pytest.mark.parametrize("name", KINDS)
def test_tables_are_even_and_headings_skip_no_level(name, medium):
    @examples(10)
    @given(data=DATA[name])
    def check(data):
        page = page_of(name, data, medium)
        for table in page.find_class("govuk-table"):
            assert len({len(row) for row in table.iter("tr")}) == 1
            assert table.find("caption").text_content().strip()
            assert all(cell.get("scope") in ("col", "row") for cell in table.iter("th"))
        levels = [int(heading.tag[1]) for heading in page.iter("h2", "h3", "h4", "h5", "h6")]
        assert levels[0] == 2
        assert all(after <= before + 1 for before, after in pairwise(levels))
        ids = [element.get("id") for element in page.iter() if element.get("id")]
        assert len(ids) == len(set(ids))

    check()


def test_action_plan_of_unknown_rows_says_where_they_are():
    page = page_of("action_plan", action_plan(rows_known=False, reference="annex 1, pages 8–17"))

    assert words(page.find_class("csp-inset")[0]) == (
        "The actions of this plan are not known: see annex 1, pages 8–17."
    )


def test_action_table_names_lead_time_and_measure():
    page = page_of("action_plan", action_plan(action(leads=[], measure="")))

    assert [words(cell) for cell in page.xpath("//tbody/tr")[0]] == [
        "1.1 Patrol the night-time economy Prevent",
        "Two patrols each weekend",
        "Lead not stated",
        "Not stated",
        "Not stated",
        "£1,250",
    ]


def test_funding_shows_what_is_awaited_and_the_totals():
    awaited = line("Council", amount=None, state="awaiting", decision={"body": "Cabinet", "on": "2027-02-06"})

    page = page_of("funding", funding(line(), awaited))

    assert [words(row) for row in page.xpath("(//table)[1]//tr")[1:]] == [
        "Police and crime commissioner 2026/27 Received £106,460",
        "Council 2026/27 Awaiting the decision of Cabinet on 6 February 2027 Not stated",
        "Total 2026/27 Of the sums stated £106,460",
    ]
