from datetime import date, timedelta

import pytest

from governance.models import SignOffRequest
from governance.reporting.sign_off import (
    answer,
    ask,
    due_day,
    holder_of,
    open_requests,
    reasons_not_to_answer,
    reasons_not_to_ask,
    reasons_not_to_take_back,
    responsible_for,
    take_back,
)
from governance.reporting.standings import text_sha256
from partnerships.models import AuditEntry, Mail
from partnerships.verbs import Refused, StaleState
from tests.days import in_days, today
from tests.factories import make_report, make_timetable, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.both("locks")]
TODAY = date(2026, 11, 25)


@pytest.fixture
def report():
    return make_report()


@pytest.fixture
def legal(report):
    return report.implications.get(heading="Legal")


@pytest.fixture
def council(report):
    return report.timetable.council


@pytest.fixture
def officer(report):
    return make_user("officer", report.paper.partnership)


@pytest.fixture
def lawyer(council):
    return make_user("signing_officer", council, post="Head of Legal")


@pytest.fixture
def asked(legal, officer, lawyer):
    return ask(legal, by=officer, post="Head of Legal", person=lawyer, due_on=TODAY)


def read(implication):
    return text_sha256(implication.heading, implication.text)


def test_asking_writes_to_the_person_once(asked, lawyer):
    mails = Mail.objects.filter(to=lawyer)

    assert [(mail.kind, mail.subject) for mail in mails] == [("sign-off", "To sign: Legal")]
    assert asked.get_absolute_url() in mails.get().text


def test_asking_a_post_writes_to_everybody_who_signs_at_the_council(legal, officer, lawyer, council):
    other = make_user("signing_officer", council)
    make_user("clerk", council)

    request = ask(legal, by=officer, post="Head of Legal")

    assert responsible_for(request) == sorted([lawyer, other], key=lambda user: user.name)
    assert set(Mail.objects.values_list("to", flat=True)) == {lawyer.pk, other.pk}


def test_asking_again_takes_back_what_was_open(asked, legal, officer):
    again = ask(legal, by=officer, post="Deputy Head of Legal")

    asked.refresh_from_db()
    assert (asked.withdrawn_by, asked.is_open) == (officer, False)
    assert list(SignOffRequest.objects.open()) == [again]


def test_nothing_written_is_nothing_to_sign(legal, officer):
    legal.text = " "

    assert reasons_not_to_ask(legal, by=officer) == ["Nothing is written under “Legal” yet: there is no text to sign."]


def test_only_writers_of_reports_ask(legal, lawyer):
    assert reasons_not_to_ask(legal, by=lawyer) == ["Your roles do not let you write a committee report."]


def test_signing_keeps_the_text_that_was_read(asked, legal, lawyer):
    answer(asked, by=lawyer, answer="signed", read=read(legal))

    asked.refresh_from_db()
    assert (asked.answer, asked.signed_text, asked.answered_as) == ("signed", legal.text, "Head of Legal")
    assert asked.signed_sha256 == read(legal)
    assert AuditEntry.objects.filter(event="heading signed").get().details["heading"] == "Legal"


@pytest.mark.parametrize("given", ["commented", "declined"])
def test_a_comment_and_a_refusal_say_why(asked, legal, lawyer, given):
    with pytest.raises(Refused) as refusal:
        answer(asked, by=lawyer, answer=given, comment=" ", read=read(legal))

    assert refusal.value.reasons == ["Say what the comment is, or why it is declined."]


def test_a_text_changed_meanwhile_is_not_signed_unread(asked, legal, lawyer):
    seen = read(legal)
    legal.text = "The council may adopt a plan."
    legal.save()
    asked.implication.refresh_from_db()

    with pytest.raises(StaleState):
        answer(asked, by=lawyer, answer="signed", read=seen)

    asked.refresh_from_db()
    assert asked.is_open


def test_only_the_person_named_answers(asked, council):
    other = make_user("signing_officer", council)

    assert reasons_not_to_answer(asked, by=other) == [f"This is asked of {asked.person}: only that person answers."]


def test_who_does_not_sign_cannot_answer(asked, officer):
    assert reasons_not_to_answer(asked, by=officer) == ["Your roles do not let you sign a heading of a report."]


def _answered(asked, legal, officer, lawyer):
    return answer(asked, by=lawyer, answer="signed", read=read(legal))


def _taken_back(asked, legal, officer, lawyer):
    return take_back(asked, by=officer)


def _removed(asked, legal, officer, lawyer):
    legal.delete()
    return SignOffRequest.objects.get(pk=asked.pk)


STATES = {
    _answered: "This was answered already: signed, by Head of Legal.",
    _taken_back: "This request was taken back: nothing is asked any more.",
    _removed: "The heading was removed from the report: there is nothing left to sign.",
}


@pytest.mark.parametrize(("move", "reason"), STATES.items(), ids=lambda value: getattr(value, "__name__", ""))
def test_every_verb_is_refused_once_a_request_is_closed(asked, legal, officer, lawyer, move, reason):
    closed = move(asked, legal, officer, lawyer)

    assert reasons_not_to_answer(closed, by=lawyer) == [reason]
    assert reasons_not_to_take_back(closed, by=officer) == [reason]


def test_a_second_answer_is_stale(asked, legal, lawyer):
    same = SignOffRequest.objects.get(pk=asked.pk)
    answer(asked, by=lawyer, answer="signed", read=read(legal))

    with pytest.raises(StaleState):
        answer(same, by=lawyer, answer="declined", comment="No.", read=read(legal))


def test_open_requests_come_the_soonest_due_first(report, officer):
    legal, finance = report.implications.all()
    late = ask(legal, by=officer, post="Head of Legal", due_on=TODAY + timedelta(days=3))
    soon = ask(finance, by=officer, post="Head of Finance", due_on=TODAY)
    assert list(open_requests(today())) == [soon, late]
    assert list(open_requests(in_days(-2))) == []
    assert list(SignOffRequest.objects.overdue(TODAY + timedelta(days=1))) == [soon]


def test_open_requests_leave_out_a_text_that_was_decided(asked, report):
    report.paper.__class__.objects.filter(pk=report.paper.pk).update(state="adopted")

    assert list(open_requests(today())) == []


def test_due_day_is_the_councils_days_before_publication():
    cabinet = make_timetable(start=date(2027, 2, 10), route=[("executive", "recommend")]).stages.get()

    assert due_day(cabinet, TODAY) == date(2027, 1, 19)  # ten working days before Tuesday 2 February
    assert due_day(cabinet, date(2027, 1, 20)) == date(2027, 1, 28)  # then the final report, three before
    assert due_day(cabinet, date(2027, 2, 3)) is None
    assert due_day(None, TODAY) is None


def test_holder_of_a_post_is_found_by_its_words(lawyer, council):
    others = [lawyer, make_user("signing_officer", council, post="Head of Finance")]

    assert holder_of("head of legal ", others) == lawyer
    assert holder_of("Head of Roads", others) is None
    assert holder_of("", others) is None
