"""Forms of sign-off: the answer of one officer, and the headings that are put to their posts."""

from datetime import date

import pytest

from governance.models import SignOffRequest
from governance.reporting.sign_off import ask, signing_officers
from governance.reporting.sign_off_forms import AskForm, SignOffAnswerForm, asking
from partnerships.models import User
from tests.factories import make_report, make_user

DUE = date(2027, 1, 19)


@pytest.mark.parametrize(
    ("answer", "comment", "errors"),
    [
        ("signed", "", {}),
        ("commented", "Mind the costs.", {}),
        ("declined", "The costs are wrong.", {}),
        ("", "", {"answer": ["Choose your answer."]}),
        ("commented", "  ", {"comment": ["Write your comment."]}),
        ("declined", "", {"comment": ["Say why you do not sign it."]}),
    ],
)
def test_an_answer_other_than_a_plain_yes_says_why(answer, comment, errors):
    assert SignOffAnswerForm({"answer": answer, "comment": comment}).errors == errors


def test_an_answer_that_is_refused_keeps_what_was_typed():
    form = SignOffAnswerForm({"answer": "", "comment": "Mind the costs."})

    assert form.errors == {"answer": ["Choose your answer."]}
    assert form["comment"].value() == "Mind the costs."


@pytest.mark.django_db
def test_what_is_not_ticked_is_not_asked_and_not_checked():
    typed = {"post": "", "due_on": "never"}

    left, ticked = (AskForm(typed | more, officers=User.objects.none()) for more in ({}, {"ask": "on"}))

    assert left.is_valid()
    assert sorted(ticked.errors) == ["due_on", "post"]
    assert ticked.errors["post"] == ["Say which post is asked to sign."]


@pytest.fixture
def report(db):
    return make_report(implications={"Legal": "The council must adopt a plan."})


@pytest.fixture
def lawyer(report):
    return make_user("signing_officer", report.timetable.council, post="Head of Legal", name="Monitoring Officer")


def offered(report, last=None):
    rows = [(report.implications.get(), last)]
    return asking(rows, None, officers=signing_officers(report), due_on=DUE).forms[0]


def test_a_heading_is_offered_ticked_with_the_one_who_holds_its_post(report, lawyer):
    form = offered(report)

    assert form.initial == {
        "ask": True, "heading": "Legal", "due_on": DUE, "post": "Head of Legal", "person": lawyer,
    }  # fmt: skip
    assert form.fields["ask"].label == "Legal"


def test_a_post_that_nobody_holds_alone_is_put_to_everybody_who_signs(report, lawyer):
    make_user("signing_officer", report.timetable.council, post="Head of Legal", name="Deputy")

    form = offered(report)

    assert (form.initial["post"], form.initial["person"]) == ("Head of Legal", None)
    assert [label for _, label in form.fields["person"].choices] == [
        "Everybody who signs at the council", "Deputy, Head of Legal", "Monitoring Officer, Head of Legal",
    ]  # fmt: skip


def test_a_heading_asked_before_is_offered_to_the_same_post_and_person(report, lawyer):
    officer = make_user("officer", report.paper.partnership)
    ask(report.implications.get(), by=officer, post="Deputy Monitoring Officer", person=lawyer)

    form = offered(report, SignOffRequest.objects.get())

    assert (form.initial["post"], form.initial["person"]) == ("Deputy Monitoring Officer", lawyer)
