"""What may be done with a report, in which state, and by whom; who is written to about what is missing."""

from datetime import date
from uuid import uuid4

import pytest

from actions.delivery.asked import asked_in
from actions.delivery.chasing.board import lines_of
from actions.delivery.chasing.verbs import (
    accept,
    accept_each,
    agree,
    challenge,
    chase,
    move_date,
    resolve_challenge,
)
from actions.delivery.editions.closing import close
from actions.delivery.links.verbs import add_contact
from actions.delivery.returns.sender import Sender
from actions.delivery.returns.verbs import save
from actions.models import DateChange, ReportChallenge, Return
from partnerships.models import AuditEntry, Mail
from partnerships.verbs import Refused, StaleState
from tests.actions.delivery.editions.data import DUE, SAID, SecondQuarter
from tests.factories import make_partnership, make_user

pytestmark = pytest.mark.django_db
GRANTED = {"to": date(2027, 3, 31), "decided_on": DUE, "minute": "Board, item 6", "reason": "The tender failed"}


@pytest.fixture
def year():
    return SecondQuarter("Patrol", "Fire checks", "Street lights")


def patrol(year):
    return Return.objects.select_related("period__calendar__paper__partnership").get(progress=SAID["progress"])


def refused(do, *args, **more):
    with pytest.raises(Refused) as caught:
        do(*args, **more)
    return caught.value.reasons


#: Each verb with a report, as somebody does it.
VERBS = {
    "challenge": lambda report, by: challenge(report, by=by, question="How many?"),
    "agree": lambda report, by: agree(report, by=by, letter="A", because="Board, item 6"),
    "move": lambda report, by: move_date(report, by=by, **GRANTED),
    "accept": lambda report, by: accept(report, by=by),
}


def said_by_each(report, by):
    return {verb: refused(do, report, by) for verb, do in VERBS.items()}


def test_nothing_is_done_with_a_report_that_was_not_sent(year):
    report = patrol(year)
    report.state = "draft"
    reasons = said_by_each(report, year.officer)
    assert reasons == {verb: ["Nothing has been sent yet."] for verb in VERBS}


def test_nothing_is_done_with_a_report_whose_period_was_closed_a_moment_ago(year):
    row, read = challenge(patrol(year), by=year.officer, question="How many?"), patrol(year)
    close(year.quarter, by=year.officer)
    assert said_by_each(read, year.officer) == {verb: ["Quarter 2 is closed."] for verb in VERBS}
    row.report = patrol(year)
    assert refused(resolve_challenge, row, by=year.officer) == ["Quarter 2 is closed."]


def test_nobody_of_elsewhere_and_no_lead_does_anything_with_a_report(year):
    for stranger in (year.lead, make_user("officer", make_partnership())):
        said = said_by_each(patrol(year), stranger)
        assert {reason.partition(" let you ")[0] for reasons in said.values() for reason in reasons} == {
            "Your roles do not"
        }
    assert (ReportChallenge.objects.count(), DateChange.objects.count(), patrol(year).state) == (0, 0, "submitted")


def test_report_is_accepted_once_and_not_while_it_is_challenged(year):
    row = challenge(patrol(year), by=year.officer, question="How many?")
    assert refused(accept, patrol(year), by=year.officer) == ["This report is challenged."]
    resolve_challenge(row, by=year.officer)
    accept(patrol(year), by=year.officer)
    assert refused(accept, patrol(year), by=year.officer) == ["This report is accepted."]


def test_report_stays_challenged_until_the_last_question_is_resolved(year):
    first = challenge(patrol(year), by=year.officer, question="How many?")
    second = challenge(patrol(year), by=year.officer, question="Where?")
    states = []
    for row in (first, second):
        row.report = patrol(year)
        resolve_challenge(row, by=year.officer)
        states.append(patrol(year).state)
    assert states == ["challenged", "submitted"]
    with pytest.raises(StaleState):
        resolve_challenge(ReportChallenge(pk=first.pk, report=patrol(year)), by=year.officer)


def test_question_and_minute_are_needed(year):
    assert refused(challenge, patrol(year), by=year.officer, question=" ") == ["Enter the question."]
    assert refused(move_date, patrol(year), by=year.officer, **GRANTED | {"minute": ""}) == [
        "Give the minute of the board."
    ]


def test_accepted_report_is_changed_once_it_is_challenged(year):
    asked = asked_in(year.quarter, year.police)[0]
    sender = Sender(year.lead, year.quarter, year.police)
    accept(patrol(year), by=year.officer)
    said = refused(save, asked, sender, SAID | {"progress": "Three"}, revision=2, on=DUE)
    challenge(patrol(year), by=year.officer, question="Three?")
    again = save(asked, sender, SAID | {"progress": "Three"}, revision=patrol(year).revision, on=DUE)

    assert said == ["This report was accepted: the co-ordinator can challenge it to have it changed."]
    assert (again.state, again.progress) == ("challenged", "Three")


def test_all_reports_are_accepted_or_none(year):
    sent = {"period": year.quarter, "sent_at": "2026-10-01T10:00Z", "sent_by": year.officer, "progress": "Done"}
    both = [patrol(year), Return.objects.create(**sent, action_key=uuid4(), state="submitted")]
    asked_about = Return.objects.create(**sent, action_key=uuid4(), state="challenged")
    assert refused(accept_each, [*both, asked_about], year.quarter, by=year.officer) == ["This report is challenged."]
    assert sorted(Return.objects.values_list("state", flat=True)) == ["challenged", "submitted", "submitted"]

    accept_each([Return.objects.get(pk=each.pk) for each in both], year.quarter, by=year.officer)
    assert sorted(Return.objects.values_list("state", flat=True)) == ["accepted", "accepted", "challenged"]


def test_date_that_the_board_moved_is_kept_with_its_minute_and_audited(year):
    change = move_date(patrol(year), by=year.officer, **GRANTED)
    kept = ("to", "asked_for", "reason", "minute", "decided_on", "state", "asked_by", "decided_by", "organisation")
    assert {name: getattr(change, name) for name in kept} == {
        "to": date(2027, 3, 31), "asked_for": None, "reason": "The tender failed", "minute": "Board, item 6",
        "decided_on": DUE, "state": "granted", "asked_by": year.lead, "decided_by": year.officer,
        "organisation": year.police,
    }  # fmt: skip
    assert AuditEntry.objects.about(change).get().event == "date moved by the board"


def test_chasing_writes_to_leads_and_contacts_of_those_who_miss_something_alone(year):
    contact = add_contact(year.partnership, year.fire, name="Watch", email="w@fire.example", by=year.officer).person
    lead = make_user("partner_lead", year.partnership, organisation=year.fire)
    lines = lines_of(year.quarter)
    police = next(line for line in lines if line.organisation == year.police)
    police.asked = [each for each in police.asked if each.report]

    number = chase(year.quarter, lines, by=year.officer, words="Please send yours.", on=DUE)

    assert {mail.to for mail in Mail.objects.filter(key__contains=":chased:")} == {contact, lead}
    assert (number, AuditEntry.objects.get(event="reports chased").details) == (2, {"number": 1, "mails": 2})


def test_chasing_needs_words_and_an_open_period(year):
    lines = lines_of(year.quarter)
    assert refused(chase, year.quarter, lines, by=year.officer, words=" ", on=DUE) == ["Say what you ask for."]
    assert refused(chase, year.quarter, lines, by=year.lead, words="Please", on=DUE) == [
        "Your roles do not let you manage the reporting periods."
    ]
    read = year.period(2)
    close(year.quarter, by=year.officer)
    assert refused(chase, read, lines, by=year.officer, words="Please", on=DUE) == [
        "Quarter 2 is not open, so nobody can answer."
    ]
