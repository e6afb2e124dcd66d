"""What a period's report tells of scrutiny."""

import pytest

from actions.delivery.editions.closing import close
from governance.models import Recommendation
from governance.scrutiny.tracking import ask_authorities
from tests.actions.delivery.editions.data import SecondQuarter, data_of
from tests.factories import make_user

pytestmark = pytest.mark.django_db


class Scrutinised(SecondQuarter):
    """A recommendation of 16 July 2026, asked of the police, whose answer is due on 13 August."""

    def __init__(self, **more):
        super().__init__()
        self.row = Recommendation.objects.create(
            paper=self.paper, text="Report each year.", made_by="Overview and Scrutiny", made_on="2026-07-16", **more
        )
        ask_authorities(self.row, [self.police], by=make_user("scrutiny", self.partnership))

    def closed(self):
        close(self.quarter, by=self.officer)
        return self.texts()


def test_the_board_reads_how_each_stood_on_the_last_day():
    board, _ = Scrutinised().closed()
    row = data_of(board, "period_scrutiny")["rows"][0]
    assert (row["addressee"], row["state"], row["is_late"]) == ("Anyborough Police", "0 of 1 answered, late", True)


def test_a_late_answer_stands_among_what_needs_attention():
    board, public = Scrutinised().closed()
    found = [
        [row["title"] for row in data_of(each, "period_exceptions")["rows"] if row["key"].startswith("scrutiny-")]
        for each in (board, public)
    ]
    assert found == [["Report each year."], []]


@pytest.mark.parametrize(("is_public", "number"), [(True, 1), (False, 0)])
def test_everybody_reads_what_was_opened_to_them(is_public, number):
    _, public = Scrutinised(is_public=is_public).closed()
    assert len((data_of(public, "period_scrutiny") or {"rows": []})["rows"]) == number


def test_what_was_recommended_after_the_period_is_told_in_the_next():
    year = Scrutinised()
    Recommendation.objects.update(made_on="2026-10-05")
    assert data_of(year.closed()[0], "period_scrutiny") is None


def test_what_was_settled_long_before_is_not_told_again():
    year = SecondQuarter()
    Recommendation.objects.create(
        paper=year.paper, text="Old.", made_on="2025-01-10", state="done", responded_on="2025-03-01"
    )
    close(year.quarter, by=year.officer)
    assert data_of(year.texts()[0], "period_scrutiny") is None
