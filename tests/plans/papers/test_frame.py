"""What every page about one paper leads to."""

import pytest

from partnerships.access import Role, permissions_of
from plans.papers.frame import tabs_of
from tests.factories import make_organisation, make_plan, make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("role", "state", "first"),
    [
        (Role.OFFICER, "drafting", "Write"),
        (Role.OFFICER, "in_approval", "Write"),
        (Role.PARTNER_LEAD, "drafting", "Suggest changes"),
        (Role.PARTNER_LEAD, "in_approval", "Suggest changes"),
        *((role, state, "Chapters") for role in (Role.OFFICER, Role.PARTNER_LEAD) for state in (
            "adopted", "superseded", "withdrawn", "not_recorded",
        )),
    ],
)  # fmt: skip
def test_first_tab_is_what_may_be_done_with_the_words(role, state, first):
    paper = make_plan(state=state).paper
    body = make_organisation("Fire") if role == Role.PARTNER_LEAD else None
    person = make_user(role, paper.partnership, organisation=body)

    tabs = tabs_of(paper, permissions_of(person, paper), "paper")

    assert (tabs[0]["text"], [tab["text"] for tab in tabs if tab["is_current"]]) == (first, ["Chapters"])
