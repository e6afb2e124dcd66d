"""What the form of a key-decision notice asks for, and when."""

import pytest

from csp_portal.asking import NOT_SENT
from governance.forward_plan.notice_forms import SHORTENED, ChangeNoticeForm, KeyDecisionNoticeForm
from governance.models import DecisionNotice

pytestmark = pytest.mark.django_db
B = DecisionNotice.Basis
TYPED = {
    "given_on": "2027-01-04", "basis": B.NOTICE, "matter": "The plan", "decision_maker": "Cabinet",
    "members": "Leader", "decided_when": "In spring", "documents": "Report", "available_from": "Town Hall",
    "later_documents": "Ask us.",
}  # fmt: skip
ASKED = {
    "given_on": "Enter a day for “Notice given on”.", "basis": "Answer “Given under”.",
    "matter": "Enter the matter to be decided.", "decision_maker": "Enter the decision maker.",
    "members": "List the members, one to a line: regulation 9(1)(c) asks for them.",
    "decided_when": "Enter the date or period of the decision.",
    "available_from": "Say where copies and extracts are to be had.",
    "later_documents": "Say how to ask for documents submitted later.",
}  # fmt: skip
CHAIR = {"urgent_because": "The grant ends.", "told": "Chair of scrutiny", "told_on": "2026-01-03"}


def errors(form=KeyDecisionNoticeForm, **typed):
    return form(TYPED | typed).errors


def test_a_whole_notice_is_taken():
    assert errors() == {}


@pytest.mark.parametrize(("name", "asked"), ASKED.items())
def test_what_a_notice_cannot_do_without_is_asked_for(name, asked):
    assert errors(**{name: ""}) == {name: [asked]}


def test_documents_that_are_not_submitted_yet_refuse_nothing():
    assert errors(documents="") == {}


@pytest.mark.parametrize("basis", [B.EXCEPTION, B.URGENCY])
@pytest.mark.parametrize("name", CHAIR)
def test_short_notice_says_which_chair_when_and_why(basis, name):
    assert errors(basis=basis, **CHAIR | {name: ""}) == {name: [SHORTENED[name]]}


def test_a_day_that_is_none_is_named_once():
    found = errors(basis=B.EXCEPTION, **CHAIR | {"told_on": "yesterday"})

    assert list(found) == ["told_on"]
    assert len(found["told_on"]) == 1
    assert found["told_on"] != [SHORTENED["told_on"]]


def test_a_private_decision_says_why():
    assert errors(is_private="on") == {"private_because": ["Say why it is decided in private."]}
    assert errors(is_private="on", private_because="Names of victims.") == {}


def test_a_change_says_why_and_which_notice_was_read():
    assert errors(ChangeNoticeForm) == {
        "reason": ["Enter a reason."], "revision": [NOT_SENT],
    }  # fmt: skip
    assert errors(ChangeNoticeForm, reason="Moved.", revision=1) == {}


def test_a_change_asks_for_its_reason_first():
    assert list(ChangeNoticeForm().fields)[:3] == ["reason", "given_on", "basis"]
