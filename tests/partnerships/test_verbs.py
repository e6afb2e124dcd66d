import pytest

from partnerships.access import Role
from partnerships.models import AuditEntry, RoleAssignment
from partnerships.verbs import Refused, StaleState, change_if_same, missing_reason, require, require_reason, swap
from tests.factories import make_partnership, make_user

LONG = "The council's officer said so, " * 100


@pytest.fixture
def assignment(db):
    return RoleAssignment.objects.get(user=make_user(Role.OFFICER, make_partnership()))


def clerk_of(assignment):
    return make_user(Role.CLERK, assignment.partnership)


def rename(assignment, **more):
    """A change like those of the verbs: the role, as it was read, becomes another."""
    by = make_user(Role.ADMINISTRATOR, assignment.partnership)
    swap(assignment, was={"role": Role.OFFICER}, now={"role": Role.READER}, by=by, event="role changed", **more)
    return by


def test_swap_changes_the_row_its_history_and_the_audit(assignment):
    by = rename(assignment, reason="Moved on.", partnership=assignment.partnership, council_asked=True)

    latest = assignment.history.first()
    entry = AuditEntry.objects.about(assignment).get(event="role changed")
    assert RoleAssignment.objects.get(pk=assignment.pk).role == assignment.role == Role.READER
    assert (latest.role, latest.history_user, latest.history_change_reason) == (Role.READER, by, "Moved on.")
    assert (entry.by, entry.reason, entry.partnership) == (by, "Moved on.", assignment.partnership)
    assert entry.details == {"council_asked": True}


def test_swap_without_a_reason_names_the_event_in_the_history(assignment):
    rename(assignment)

    assert assignment.history.first().history_change_reason == "Role changed"
    assert AuditEntry.objects.get(event="role changed").reason == ""


def test_second_of_two_is_told_and_nothing_is_written(assignment):
    RoleAssignment.objects.filter(pk=assignment.pk).update(role=Role.SCRUTINY)

    with pytest.raises(StaleState) as stale:
        rename(assignment)

    assert stale.value.reasons == [
        f"“{assignment}” was changed by somebody else a moment ago. Look at it again, then decide."
    ]
    assert RoleAssignment.objects.get(pk=assignment.pk).role == Role.SCRUTINY
    assert not AuditEntry.objects.filter(event="role changed").exists()


def test_second_of_two_may_be_told_in_other_words(assignment):
    RoleAssignment.objects.filter(pk=assignment.pk).update(role=Role.SCRUTINY)

    with pytest.raises(Refused, match=r"Too late\."):
        rename(assignment, stale=Refused(["Too late."]))


def test_history_holds_what_somebody_else_changed_of_the_same_row(assignment):
    read = RoleAssignment.objects.get(pk=assignment.pk)
    other = make_user()
    RoleAssignment.objects.filter(pk=assignment.pk).update(given_by=other)

    rename(read)

    assert (read.given_by, assignment.history.first().given_by) == (other, other)


def test_change_if_same_leaves_the_audit_to_others(assignment):
    by = make_user()

    change_if_same(assignment, was={}, now={"role": Role.READER}, by=by, reason="Elsewhere told")

    assert assignment.history.first().history_change_reason == "Elsewhere told"
    assert not AuditEntry.objects.about(assignment).filter(by=by).exists()


def test_a_long_reason_is_kept_whole(assignment):
    rename(assignment, reason=LONG)

    assert assignment.history.first().history_change_reason == LONG
    assert AuditEntry.objects.get(event="role changed").reason == LONG


def test_require_refuses_with_all_reasons():
    require([])
    with pytest.raises(Refused) as refused:
        require(["One.", "Two."])

    assert (refused.value.reasons, str(refused.value)) == (["One.", "Two."], "One. Two.")


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_a_reason_of_blanks_is_none(reason):
    with pytest.raises(Refused, match=r"Say why it is moved\."):
        require_reason(reason, "Say why it is moved.")

    assert missing_reason(reason, "Say why it is moved.") == ["Say why it is moved."]
    assert missing_reason("Snow", "Say why it is moved.") == []
