"""Notice of a key decision: given, changed, set aside; who may, what is refused and why."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from governance.forward_plan import notices as key_notices
from governance.models import DecisionNotice, Stage
from governance.timetables.stage_facts import stage_facts
from partnerships.access import Role
from partnerships.models import AuditEntry
from partnerships.verbs import Refused, StaleState
from tests.factories import make_timetable, make_user

pytestmark = pytest.mark.django_db
GIVEN = date(2026, 12, 1)
TODAY = date(2026, 12, 2)
FIELDS = {
    "given_on": GIVEN,
    "matter": "Safer Anyborough: to recommend it to Council",
    "decision_maker": "Cabinet",
    "members": "Leader\nPortfolio holder for communities",
    "decided_when": "23 February 2027",
    "documents": "Report: Safer Anyborough",
    "available_from": "Democratic Services, Town Hall",
    "later_documents": "Ask Democratic Services.",
}
SHORT = {"told": "Chair of Overview and Scrutiny", "told_on": GIVEN, "urgent_because": "The grant ends in March."}


@pytest.fixture
def stage():
    timetable = make_timetable(start=date(2027, 1, 12))
    timetable.stages.filter(body__kind="executive").update(is_key_decision=True)
    return timetable.stages.get(body__kind="executive")


@pytest.fixture
def clerk(stage):
    return make_user(Role.CLERK, stage.timetable.council)


def give(stage, clerk, **fields):
    return key_notices.give(stage, by=clerk, today=TODAY, **{**FIELDS, **fields})


def reasons(call, *arguments, **named):
    with pytest.raises(Refused) as refusal:
        call(*arguments, **named)
    return refusal.value.reasons


def test_notice_given_stands_with_its_history_and_audit(stage, clerk):
    notice = give(stage, clerk)

    assert (notice.basis, notice.recorded_by, notice.is_standing) == ("notice", clerk, True)
    assert notice.history.count() == 1
    assert AuditEntry.objects.filter(event="notice of a key decision given").count() == 1
    facts = stage_facts(Stage.objects.with_facts().get(pk=stage.pk))
    assert (facts.notice, facts.notice_given_on) == ("notice", GIVEN)


@pytest.mark.parametrize("role", [Role.MEMBER, Role.SIGNING_OFFICER])
def test_only_who_publishes_papers_gives_notice(stage, role):
    user = make_user(role, stage.timetable.council)

    assert reasons(give, stage, user) == ["Your roles do not let you publish papers."]


def test_notice_is_refused_where_none_is_due(stage, clerk):
    stage.is_key_decision = False
    scrutiny = stage.timetable.stages.get(body__kind="scrutiny")

    assert reasons(give, stage, clerk) == ["It is not recorded as a key decision. Record that first, where it is one."]
    assert reasons(give, scrutiny, clerk) == [
        "Overview and Scrutiny is not a body of the executive: notice is given of the executive’s key decisions only."
    ]


def test_notice_is_given_once_and_not_ahead_of_its_day(stage, clerk):
    assert reasons(give, stage, clerk, given_on=date(2026, 12, 3)) == [
        "Thursday 3 December 2026 is still to come: record the notice once it is given."
    ]
    give(stage, clerk)
    assert reasons(give, stage, clerk) == ["Notice is given already. Change what it says, or withdraw it."]


@pytest.mark.parametrize("basis", ["general_exception", "special_urgency"])
@pytest.mark.parametrize("left_out", SHORT)
def test_short_notice_names_the_chair_the_day_and_the_reason(stage, clerk, basis, left_out):
    given = {name: value for name, value in SHORT.items() if name != left_out}

    with pytest.raises(ValidationError) as fault:
        give(stage, clerk, basis=basis, **given)

    assert fault.value.messages == [
        "Say which chair was told or agreed, on which day, and why 28 clear days could not be given."
    ]


@pytest.mark.parametrize("basis", ["general_exception", "special_urgency"])
def test_short_notice_with_its_chair_and_reason_stands(stage, clerk, basis):
    assert give(stage, clerk, basis=basis, **SHORT).basis == basis


def test_private_decision_says_why(stage, clerk):
    with pytest.raises(ValidationError) as fault:
        give(stage, clerk, is_private=True)

    assert fault.value.messages == ["Say why it is decided in private."]


def test_change_keeps_the_notice_as_it_was_and_says_why(stage, clerk):
    notice = give(stage, clerk)

    assert reasons(key_notices.change, stage, by=clerk, revision=1, reason=" ", documents="More") == [
        "Say why the notice is changed."
    ]
    key_notices.change(stage, by=clerk, revision=1, reason="A survey was added.", today=TODAY, documents="More")

    assert [row.documents for row in notice.history.order_by("history_id")] == ["Report: Safer Anyborough", "More"]
    assert notice.history.first().history_change_reason == "A survey was added."
    with pytest.raises(StaleState):
        key_notices.change(stage, by=clerk, revision=1, reason="Late.", today=TODAY, documents="Other")


def test_set_aside_leaves_the_row_and_lets_a_new_notice_be_given(stage, clerk):
    give(stage, clerk)

    key_notices.set_aside(stage, by=clerk, reason="Wrong meeting.")

    again = Stage.objects.with_facts().get(pk=stage.pk)
    assert again.standing_notice is None
    assert DecisionNotice.objects.get().set_aside_because == "Wrong meeting."
    assert reasons(key_notices.set_aside, again, by=clerk, reason="Twice.") == [
        "No notice of a key decision of Cabinet is recorded."
    ]
    assert give(again, clerk).is_standing
    assert DecisionNotice.objects.get().history.count() == 3
