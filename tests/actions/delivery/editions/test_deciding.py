from datetime import date

import pytest

from actions.delivery.asked import asked_in
from actions.delivery.editions.closing import close
from actions.delivery.editions.deciding import asks_in, dates_in, decide, decide_date
from partnerships.models import Mail, PartnerContact
from partnerships.verbs import Refused
from tests.actions.delivery.editions.data import SecondQuarter, data_of
from tests.factories import make_user

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


def test_whoever_answers_for_the_organisation_hears_of_it_once():
    year, ask = asked()
    make_user("partner_lead", year.partnership, organisation=year.fire)
    contact = make_user(name="Desk sergeant")
    PartnerContact.objects.create(partnership=year.partnership, organisation=year.police, person=contact)
    decide(ask, by=year.officer, to=date(2027, 3, 31), **DECIDED)
    mails = Mail.objects.filter(kind="period", key__startswith="decided-")
    assert {mail.to for mail in mails} == {year.lead, contact}
    assert mails[0].subject == "Decided: A second van"
    assert "(Board, 4 November, item 6): Agreed for a year" in mails[0].text
    assert "measured against 31 March 2027" in mails[0].text


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
    assert refused.value.reasons == [
        "The board has not met yet: record what it decided once it has.",
        "Give the minute of the board.",
    ]


def with_date_asked(**said):
    year = SecondQuarter(date_asked=(date(2027, 3, 31), "The tender failed"), **said)
    return year, dates_in(year.quarter)[0]


ANSWER = DECIDED | {"decision": "Once, and no more"}


def test_a_date_asked_for_is_not_measured_against_until_the_board_has_granted_it():
    year, change = with_date_asked()
    before = asked_in(year.quarter, year.police)[0]
    decide_date(change, by=year.officer, is_granted=True, to=date(2027, 2, 28), **ANSWER)
    after = asked_in(year.quarter, year.police)[0]

    assert (before.standing().due, before.date_asked.sentence) == (
        date(2026, 12, 31), "Asked of the board: 31 March 2027 as the new date. It has not decided yet.",
    )  # fmt: skip
    assert (after.standing().due, after.adopted, [each.sentence for each in after.moves_told]) == (
        date(2027, 2, 28), date(2026, 12, 31),
        ["The board moved it to 28 February 2027 on 4 November 2026 (Board, 4 November, item 6); "
         "asked for: 31 March 2027."],
    )  # fmt: skip


def test_a_date_that_is_not_granted_comes_back_to_the_lead():
    year, change = with_date_asked()
    close(year.quarter, by=year.officer)
    decide_date(change, by=year.officer, is_granted=False, to=date(2027, 3, 31), **ANSWER)
    card = asked_in(year.opened(3), year.police)[0]

    assert (card.standing().due, [each.sentence for each in card.moves_told]) == (
        date(2026, 12, 31),
        ["The board did not grant 31 March 2027 as the new date on 4 November 2026 (Board, 4 November, item 6)."],
    )  # fmt: skip


def test_the_board_reads_the_date_that_is_asked_for_and_the_public_does_not():
    year, _ = with_date_asked()
    close(year.quarter, by=year.officer)
    board, public = year.texts()
    told = "A new date: 31 March 2027 instead of 31 December 2026. The tender failed"

    assert [(each["what"], each["decision"]) for each in data_of(board, "period_asks")["asks"]] == [(told, "")]
    exceptions = data_of(board, "period_exceptions")["rows"][0]["reasons"]
    assert [each["words"] for each in exceptions] == ["A new date is asked for"]
    assert "The tender failed" not in str(public)


def test_a_date_that_the_board_moves_itself_answers_the_one_that_was_asked_for():
    year, change = with_date_asked(asks=[ASK])
    decide(asks_in(year.quarter)[0], by=year.officer, to=date(2027, 3, 31), **DECIDED)

    change.refresh_from_db()
    assert (change.state, change.decision) == ("granted", "Agreed for a year")
    with pytest.raises(Refused):
        decide_date(change, by=year.officer, is_granted=False, to=date(2027, 3, 31), **ANSWER)
