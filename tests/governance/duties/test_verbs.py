"""Verbs about duties: who may, in which state, what is refused and why, and what the audit log keeps."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from governance.duties import verbs
from governance.models import DutyEvidence, DutyExemption
from governance.models.duty_table import BY_ID
from partnerships.access import PERMISSIONS_OF_ROLE, Permission, Role
from partnerships.models import AuditEntry
from partnerships.verbs import Refused, StaleState
from plans.printing.kept_files import CheckedFile
from tests.factories import make_partnership, make_user

pytestmark = pytest.mark.django_db
PROTOCOL, CONTENTS = BY_ID["FIS-4"], BY_ID["FIS-11"]
ON = date(2026, 5, 1)


@pytest.fixture
def partnership():
    return make_partnership()


@pytest.fixture
def officer(partnership):
    return make_user(Role.OFFICER, partnership)


@pytest.fixture
def administrator(partnership):
    return make_user(Role.ADMINISTRATOR, partnership)


def record(partnership, by, **fields):
    return verbs.record_evidence(partnership, PROTOCOL, by=by, **{"on": ON, "note": "Signed by all"} | fields)


def refused(verb, *args, **kwargs):
    with pytest.raises(Refused) as refusal:
        verb(*args, **kwargs)
    return refusal.value.reasons


def test_evidence_keeps_note_link_and_file_and_is_audited(partnership, officer):
    file = CheckedFile(b"%PDF-1.7", "application/pdf", "Protocol.pdf")
    link = verbs.Link("Safer Anyborough", "/plans/safer-anyborough/")

    row = record(partnership, officer, valid_until=date(2027, 4, 30), link=link, file=file)

    entry = AuditEntry.objects.about(row).get()
    assert (entry.event, entry.by, entry.partnership, entry.details) == (
        "duty evidence recorded", officer, partnership, {"duty": "FIS-4", "on": "2026-05-01"},
    )  # fmt: skip
    with row.file.open() as kept:
        content = kept.read()
    assert (row.file_name, row.content_type, content) == ("Protocol.pdf", "application/pdf", b"%PDF-1.7")
    assert (row.link_label, row.link_url) == ("Safer Anyborough", "/plans/safer-anyborough/")
    assert row.history.count() == 1


def test_evidence_cannot_end_before_its_day(partnership, officer):
    with pytest.raises(ValidationError, match="The last day cannot be before the date of the evidence"):
        record(partnership, officer, valid_until=date(2026, 4, 30))


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.SITE_ADMINISTRATOR,)])
def test_only_those_who_hold_the_permission_record_and_withdraw(role, partnership, officer):
    council = partnership.lead_councils.get()
    at = council if role in (Role.CLERK, Role.SIGNING_OFFICER, Role.MEMBER) else partnership
    user = make_user(role, at)
    row = record(partnership, officer)
    no = ["Your roles do not let you record how duties are met."]

    if Permission.RECORD_DUTY in PERMISSIONS_OF_ROLE[role]:
        assert record(partnership, user).recorded_by == user
        verbs.withdraw_evidence(row, by=user, reason="In error")
    else:
        assert refused(record, partnership, user) == no
        assert refused(verbs.withdraw_evidence, row, by=user, reason="In error") == no
        assert refused(verbs.set_aside, partnership, PROTOCOL, by=user, kind="not_applicable", reason="Joint") == no


def test_withdrawing_needs_a_reason_and_happens_once(partnership, officer):
    row = record(partnership, officer)
    stale = DutyEvidence.objects.get(pk=row.pk)

    assert refused(verbs.withdraw_evidence, row, by=officer, reason=" ") == ["Say why the evidence is withdrawn."]
    verbs.withdraw_evidence(row, by=officer, reason="Of another year")
    assert refused(verbs.withdraw_evidence, row, by=officer, reason="Again") == ["This evidence was withdrawn already."]
    with pytest.raises(StaleState):
        verbs.withdraw_evidence(stale, by=officer, reason="Twice")
    entry = AuditEntry.objects.about(row).first()
    assert (entry.event, entry.reason) == ("duty evidence withdrawn", "Of another year")
    assert list(DutyEvidence.objects.standing()) == []


@pytest.mark.parametrize(
    ("duty", "kind", "role", "reasons"),
    [
        (PROTOCOL, "not_applicable", Role.OFFICER, []),
        (PROTOCOL, "not_applicable", Role.ADMINISTRATOR, []),
        (CONTENTS, "switched_off", Role.ADMINISTRATOR, []),
        (CONTENTS, "switched_off", Role.OFFICER, ["Only a partnership administrator switches a rule off."]),
        (
            PROTOCOL, "switched_off", Role.ADMINISTRATOR,
            ["This rule is based on the law as read or stated: say that it does not apply, and why."],
        ),
    ],
)  # fmt: skip
def test_setting_a_duty_aside(duty, kind, role, reasons, partnership):
    user = make_user(role, partnership)

    assert verbs.reasons_not_to_set_aside(partnership, duty, kind, by=user) == reasons
    if reasons:
        assert refused(verbs.set_aside, partnership, duty, by=user, kind=kind, reason="So it is") == reasons
    else:
        row = verbs.set_aside(partnership, duty, by=user, kind=kind, reason="So it is")
        assert AuditEntry.objects.about(row).get().event == "duty said not to apply"


def test_a_duty_is_set_aside_once_and_with_a_reason(partnership, officer):
    assert refused(verbs.set_aside, partnership, PROTOCOL, by=officer, kind="not_applicable", reason="") == [
        "Say why the duty does not apply."
    ]
    verbs.set_aside(partnership, PROTOCOL, by=officer, kind="not_applicable", reason="Joint")
    assert refused(verbs.set_aside, partnership, PROTOCOL, by=officer, kind="not_applicable", reason="Joint") == [
        "It is recorded already that this duty does not apply."
    ]


def test_a_duty_is_set_aside_beside_others_and_again_later(partnership, officer):
    joint = {"by": officer, "kind": "not_applicable", "reason": "Joint"}
    verbs.set_aside(partnership, CONTENTS, **joint)
    first = verbs.set_aside(partnership, PROTOCOL, **joint)
    verbs.look_at_again(first, by=officer, reason="No more")

    verbs.set_aside(partnership, PROTOCOL, **joint)

    open_ = DutyExemption.objects.filter(ended_at=None).order_by("duty").values_list("duty", flat=True)
    assert list(open_) == ["FIS-11", "FIS-4"]
    assert AuditEntry.objects.about(first).first().event == "duty looked at again"


def test_a_duty_that_only_some_carry_is_said_to_apply_once(partnership, officer):
    grant = BY_ID["GRANT"]
    assert refused(verbs.set_aside, partnership, grant, by=officer, kind="applies", reason=" ") == [
        "Say why the duty applies here."
    ]
    row = verbs.set_aside(partnership, grant, by=officer, kind="applies", reason="We have one", due_on=ON)

    assert AuditEntry.objects.about(row).get().event == "duty said to apply"
    assert refused(verbs.set_aside, partnership, grant, by=officer, kind="applies", reason="Again") == [
        "It is recorded already that this duty applies here."
    ]


def test_of_two_who_look_at_a_duty_again_the_second_is_told(partnership, officer):
    row = verbs.set_aside(partnership, PROTOCOL, by=officer, kind="not_applicable", reason="Joint")
    stale = DutyExemption.objects.get(pk=row.pk)
    verbs.look_at_again(row, by=officer, reason="No more")

    with pytest.raises(StaleState):
        verbs.look_at_again(stale, by=officer, reason="Twice")


def test_a_duty_is_looked_at_again_and_the_exemption_stays_in_the_list(partnership, officer, administrator):
    row = verbs.set_aside(partnership, CONTENTS, by=administrator, kind="switched_off", reason="Own standard")

    assert refused(verbs.look_at_again, row, by=officer, reason="No more") == [
        "Only a partnership administrator switches a rule on again."
    ]
    assert refused(verbs.look_at_again, row, by=administrator, reason="") == ["Say why the duty is looked at again."]
    verbs.look_at_again(row, by=administrator, reason="No more")
    assert refused(verbs.look_at_again, row, by=administrator, reason="Again") == ["This has ended already."]
    kept = DutyExemption.objects.get()
    assert (kept.words, kept.ended_by, kept.ended_because) == ("Switched off: Own standard", administrator, "No more")
    assert kept.history.count() == 2


def test_a_long_reason_is_kept_whole(partnership, officer):
    row, long = record(partnership, officer), "It was of another year. " * 50

    verbs.withdraw_evidence(row, by=officer, reason=long)

    row.refresh_from_db()
    assert (row.withdrawn_because, row.history.first().history_change_reason) == (long, long)
    assert AuditEntry.objects.about(row).first().reason == long
