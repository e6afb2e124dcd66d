from datetime import date

import pytest

from actions.delivery.added.verbs import add as add_in_year
from actions.delivery.asked import asked_in
from actions.delivery.carrying.reading import rows_of, targets_of
from actions.delivery.carrying.verbs import CarryWish, carry
from actions.delivery.editions.closing import close
from actions.delivery.periods.setting_up import set_up
from actions.models import Action, CarryDecision, ReportingPeriod
from partnerships.verbs import Refused, StaleState
from plans.document.canonical import checksum
from plans.document.compose import compose
from plans.models import Paper
from tests.actions.delivery.carrying.data import Choice, YearOver
from tests.actions.delivery.data import CALENDAR
from tests.factories import make_user

pytestmark = pytest.mark.django_db
DUE, EXPECTED, NEXT_DUE = date(2026, 12, 31), date(2027, 1, 31), date(2027, 6, 30)


def wishes(year, **more):
    """For the two actions, in their order."""
    patrol, checks = rows_of(year.paper, year.next)
    return [CarryWish(patrol, Choice.CARRY_ON, **more), CarryWish(checks, Choice.LEFT, "The station closed")]


def carried(year, **more):
    carry(year.paper, year.next, wishes(year, **more), by=year.officer)
    return Action.objects.of(year.next)


def late_year():
    """The first action is expected a month later than its day."""
    return YearOver(expected_on=EXPECTED, slip_reason="staff", reported="A")


def test_the_next_draft_is_where_rows_go():
    year = YearOver()
    assert targets_of(year.paper) == [year.next]


def test_what_goes_on_keeps_its_key_and_what_is_closed_its_reason():
    year = YearOver()
    rows = carried(year)
    left = CarryDecision.objects.get(choice=Choice.LEFT)
    assert [row.key for row in rows] == [Action.objects.of(year.paper).first().key]
    assert (left.title, left.reason, left.said_by) == ("Fire checks", "The station closed", year.officer)


def test_the_year_stays_as_it_was_adopted():
    year = late_year()
    before = checksum(compose(year.paper))
    carried(year, due=NEXT_DUE)
    assert checksum(compose(Paper.objects.get(pk=year.paper.pk))) == before


def test_a_new_day_is_written_into_the_next_text_alone():
    year = late_year()
    row = carried(year, due=NEXT_DUE).get()
    assert (row.timescale, row.due_on, Action.objects.of(year.paper).first().due_on) == ("date", NEXT_DUE, DUE)


def test_the_first_day_and_each_move_are_told_in_the_next_year():
    year = late_year()
    carried(year, due=NEXT_DUE)
    year.next.state = Paper.State.ADOPTED
    year.next.save()
    set_up(year.next, by=year.officer, on=year.next.period[0], **CALENDAR)
    asked = asked_in(ReportingPeriod.objects.of(year.next).get(number=1))[0]
    assert asked.slip.sentence == "First 31 December 2026, now 30 June 2027: 181 days later, moved twice."
    assert asked.lineage.sentence == "Carried on from 2026/27."


def test_an_action_of_the_year_becomes_one_of_the_text():
    year = YearOver()
    said = {"text": "Two nights", "organisation": year.fire, "due_on": NEXT_DUE, "confidential_until": None}
    board = {"source": "board", "minute": "Item 4", "is_confidential": False}
    add_in_year(year.paper, by=year.officer, on=date(2026, 5, 1), title="Night bus", **said, **board)
    bus = rows_of(year.paper, year.next)[-1]
    carry(year.paper, year.next, [CarryWish(bus, Choice.CARRY_ON)], by=year.officer)
    row = Action.objects.of(year.next).get()
    assert (row.title, row.key, row.due_on) == ("Night bus", bus.key, NEXT_DUE)
    assert [each.text for each in row.activities.all()] == ["Two nights"]
    assert [each.organisation for each in row.leads.all()] == [year.fire]


def test_what_its_lead_finished_is_offered_as_done():
    year = YearOver(finished_on=date(2026, 9, 20))
    assert [row.choice for row in rows_of(year.paper, year.next)] == [Choice.DONE, Choice.CARRY_ON]


def test_what_will_not_be_done_is_offered_with_the_reason_of_its_lead():
    year = YearOver(stopped_because="No money")
    row = rows_of(year.paper, year.next)[0]
    assert (row.choice, row.reason) == (Choice.LEFT, "No money")


def test_another_choice_takes_it_out_again_and_back():
    year = YearOver()
    carried(year)
    row = rows_of(year.paper, year.next)[0]
    carry(year.paper, year.next, [CarryWish(row, Choice.DONE, revision=1)], by=year.officer)
    without = Action.objects.of(year.next).count()
    row = rows_of(year.paper, year.next)[0]
    carry(year.paper, year.next, [CarryWish(row, Choice.CARRY_ON, revision=2)], by=year.officer)
    assert (without, Action.objects.of(year.next).count()) == (0, 1)


def test_closing_without_a_reason_is_refused_and_nothing_is_carried():
    year = YearOver()
    patrol, checks = rows_of(year.paper, year.next)
    asked = [CarryWish(patrol, Choice.CARRY_ON), CarryWish(checks, Choice.LEFT, " ")]
    with pytest.raises(Refused) as refused:
        carry(year.paper, year.next, asked, by=year.officer)
    assert refused.value.reasons == ["Fire checks: say why it is not carried on."]
    assert Action.objects.of(year.next).count() == 0


def test_of_two_people_the_second_is_told():
    year = YearOver()
    asked = wishes(year)
    carry(year.paper, year.next, asked, by=year.officer)
    with pytest.raises(StaleState):
        carry(year.paper, year.next, asked, by=year.officer)


def test_a_lead_does_not_carry_on():
    year = YearOver()
    with pytest.raises(Refused, match="Your roles do not let you manage the reporting periods"):
        carry(year.paper, year.next, wishes(year), by=year.lead)


def test_the_page_keeps_what_was_typed_and_says_what_is_missing(client):
    year = YearOver()
    client.force_login(year.officer)
    patrol, checks = rows_of(year.paper, year.next)
    data = {
        f"{patrol.anchor}-choice": "carry_on",
        f"{checks.anchor}-choice": "left",
        f"{checks.anchor}-due": "1/7/2027",
    }
    address = f"/workspace/papers/{year.paper.key}/carry-forward/{year.next.key}/"
    response = client.post(address, data)
    form = response.context["groups"][0][1][1].form
    assert form.errors == {"reason": ["Say why it is not carried on."]}
    assert (form["due"].value(), CarryDecision.objects.count()) == ("1/7/2027", 0)


def test_the_page_carries_on(client):
    year = YearOver()
    client.force_login(year.officer)
    patrol, checks = rows_of(year.paper, year.next)
    data = {f"{patrol.anchor}-choice": "carry_on", f"{checks.anchor}-choice": "done"}
    found = client.get(f"/workspace/papers/{year.paper.key}/carry-forward/")
    response = client.post(found.url, data, follow=True)
    assert [str(each) for each in response.context["messages"]] == ["Kept: 1 carried on, 1 done."]
    assert [row.title for row in Action.objects.of(year.next)] == ["Patrol"]


def test_whoever_only_reads_does_not_get_the_page(client):
    year = YearOver()
    client.force_login(make_user("partner_lead", year.partnership, organisation=year.police))
    assert client.get(f"/workspace/papers/{year.paper.key}/carry-forward/").status_code == 403


def test_a_closed_quarter_tells_where_an_action_comes_from():
    year = late_year()
    close(year.quarter, by=year.officer)
    row = rows_of(year.paper, year.next)[0]
    assert row.slip == "First 31 December 2026, now 31 January 2027: 31 days later, moved once."
