from datetime import date

import pytest

from actions.delivery.asked import asked_in
from actions.delivery.editions.closing import close
from actions.delivery.editions.deciding import asks_in, decide
from partnerships.verbs import Refused
from tests.actions.delivery.editions.data import SecondQuarter, data_of

pytestmark = pytest.mark.django_db
ASK = {"what": "A second van", "of_whom": "The council", "by_when": None}
DECIDED = {
    "on": date(2026, 11, 4),
    "decision": "Agreed for a year",
    "decided_on": date(2026, 11, 4),
    "minute": "Board, 4 November, item 6",
}


def asked():
    year = SecondQuarter(asks=[ASK])
    close(year.quarter, by=year.officer)
    return year, asks_in(year.quarter)[0]


def test_a_decision_comes_back_to_the_lead():
    year, ask = asked()
    decide(ask, by=year.officer, **DECIDED)
    card = asked_in(year.opened(3), year.police)[0]
    assert [(each.what, each.decision) for each in card.decided_asks] == [("A second van", "Agreed for a year")]


def test_the_next_report_tells_what_was_decided():
    year, ask = asked()
    decide(ask, by=year.officer, **DECIDED)
    before = data_of(year.texts()[0], "period_asks")["asks"][0]["decision"]
    year.quarter = year.opened(3)
    close(year.quarter, by=year.officer)
    told = data_of(year.texts()[0], "period_asks")["asks"]
    assert (before, [(each["what"], each["decision"]) for each in told]) == (
        "", [("A second van", "Agreed for a year")],
    )  # fmt: skip


def test_a_new_date_is_measured_against_from_then_on():
    year, ask = asked()
    decide(ask, by=year.officer, to=date(2027, 3, 31), **DECIDED)
    year.quarter = year.opened(3)
    standing = asked_in(year.quarter, year.police)[0].standing()
    close(year.quarter, by=year.officer)
    moved = data_of(year.texts()[1], "period_asks")["moved"]
    assert (standing.adopted, standing.due) == (date(2026, 12, 31), date(2027, 3, 31))
    assert [(each["action"], each["to"], each["minute"]) for each in moved] == [
        ("Patrol", "2027-03-31", "Board, 4 November, item 6")
    ]


def test_the_board_decides_once():
    year, ask = asked()
    decide(ask, by=year.officer, **DECIDED)
    with pytest.raises(Refused):
        decide(asks_in(year.quarter)[0], by=year.officer, **DECIDED | {"decision": "Refused"})
    assert asks_in(year.quarter)[0].decision == "Agreed for a year"


def test_a_decision_has_its_minute_and_its_day():
    year, ask = asked()
    with pytest.raises(Refused) as refused:
        decide(ask, by=year.officer, **DECIDED | {"minute": "", "decided_on": date(2026, 11, 5)})
    assert refused.value.reasons == ["The board has not met yet.", "Give the minute of the board."]
