"""Who is told of suggestions: tasks of officers, mail and tasks of those who suggested."""

from datetime import timedelta

import pytest

from partnerships.access import Role
from partnerships.mail.kinds import Choice, choose
from partnerships.models import Mail
from partnerships.people.verbs import end_role
from plans.models import Paper
from plans.suggesting import telling
from plans.suggesting.verbs import accept, decline, withdraw
from tests.factories import give_role, make_block, make_partnership, make_user
from tests.plans.editing.things import put_in
from tests.plans.suggesting.conftest import stored, suggested

pytestmark = pytest.mark.django_db


def titles(source, user, made):
    return [task.title for task in source(user, made.made_at.date())]


def test_officers_are_asked_to_decide_until_they_have(block, lead, officer):
    made, other = (suggested(block, lead, f"<p>{n}</p>") for n in range(2))
    stranger = make_user(Role.OFFICER, make_partnership("Elsewhere"))
    people = (officer, lead, stranger, make_user(Role.SITE_ADMINISTRATOR))
    asked = [titles(telling.to_decide, user, made) for user in people]

    decline(made, by=officer, note="No.")
    asked.append(titles(telling.to_decide, officer, made))
    decline(other, by=officer, note="No.")

    titled = [f"Decide on {number} for “Safer Anyborough”" for number in ("2 suggestions", "1 suggestion")]
    assert asked == [titled[:1], [], [], [], titled[1:]]
    assert titles(telling.to_decide, officer, made) == []


def test_an_adopted_text_asks_for_no_decision(plan, block, lead, officer):
    made = suggested(block, lead, "<p>3</p>")
    put_in(plan.paper, Paper.State.ADOPTED)

    assert titles(telling.to_decide, officer, made) == []


def test_its_author_is_written_to_what_became_of_it(plan, block, lead, officer):
    make_block(plan.paper, heading="Money", position=1)
    made = suggested(block, lead, "<p>3</p>")

    decline(made, by=officer, note="It is two.")

    mail = Mail.objects.get()
    assert (mail.to, mail.subject) == (lead, "Your suggestion for “Our area” was declined (“Safer Anyborough”)")
    assert mail.text.split("\n\n") == ["It is two.", telling.full_address(telling.address_of(made))]


def test_whose_role_has_ended_is_told_nothing_of_the_draft(block, lead, officer):
    made = suggested(block, lead, "<p>3</p>")
    end_role(lead.role_assignments.get(), by=officer)
    give_role(lead, Role.PARTNER_LEAD, make_partnership("Elsewhere"))

    decline(stored(made), by=officer, note="It is two.")

    assert not Mail.objects.exists()
    assert titles(telling.to_read, lead, made) == []


def test_who_decides_on_their_own_is_not_written_to(block, officer):
    accept(suggested(block, officer, "<p>3</p>"), by=officer)

    assert not Mail.objects.exists()


def test_who_wants_it_once_a_day_finds_it_in_the_days_mail(block, lead, officer):
    choose(lead, telling.KIND, Choice.DIGEST)
    made, own, _ = (suggested(block, lead, f"<p>{n}</p>") for n in range(3))
    decline(suggested(block, officer, "<p>3</p>"), by=officer, note="No.")
    withdraw(own, by=lead)
    accept(made, by=officer)
    days = [(made.decided_at + timedelta(hours=n), made.decided_at + timedelta(hours=n + 2)) for n in (-3, -1, 1)]

    told = [[each.title for each in telling.decisions(lead, *day)] for day in days]

    assert told == [[], ["Your suggestion for “Our area” was accepted (“Safer Anyborough”)"], []]
    assert not Mail.objects.exists()


@pytest.mark.parametrize(("days", "found"), [(0, 1), (13, 1), (14, 0)])
def test_why_one_was_declined_is_a_task_of_its_author_for_a_fortnight(block, lead, officer, days, found):
    made = suggested(block, lead, "<p>3</p>")
    decline(made, by=officer, note="It is two.")
    accept(suggested(block, lead, "<p>4</p>"), by=officer)
    decline(suggested(block, officer, "<p>5</p>"), by=make_user(Role.OFFICER, block.paper.partnership), note="No.")
    later = made.decided_at.date() + timedelta(days=days)

    tasks = [(task.title, task.detail) for task in telling.to_read(lead, later)]

    assert tasks == [("Read why your suggestion was declined: “Safer Anyborough”", "It is two.")] * found
