"""The blocks of this room as HTML: sound for a reader, a screen reader and a tagged PDF."""

from itertools import pairwise

import pytest
from hypothesis import given

from tests.plans.rows.pages import page_of, words
from tests.priorities import strategies  # noqa: F401
from tests.priorities.data import priorities, priority
from tests.sizes import examples
from tests.strategies import DATA

KINDS = ("priorities", "alignment", "indicators")


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


def test_priority_shows_lineage_lead_and_strands():
    renamed = {
        "change": "renamed",
        "from_title": "Community confidence",
        "from_key": None,
        "from_period": "the year before",
        "note": "",
    }
    data = priorities(priority(lead={"post": "", "organisation": None, "note": ""}, lineage=[renamed]))

    page = page_of("priorities", data)

    assert words(page.find_class("csp-priority__lineage")[0]) == "Called “Community confidence” the year before."
    assert words(page.find_class("csp-priority__facts")[0][0]) == "Lead officerpost not stated"
    assert words(page.find_class("csp-tags")[0]) == "Crime and disorder"
