"""Verbs about duties: record evidence, withdraw it, set a duty aside with a reason, look at it again.

Each is atomic, asks for the reasons why not, and writes its audit row in the same transaction. Nothing is changed or
deleted: a row recorded in error is withdrawn, an exemption ends.
"""

from dataclasses import dataclass
from datetime import date

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from governance.models import DutyEvidence, DutyExemption
from governance.models.duty_table import BY_ID, Duty
from partnerships.access import Permission as P
from partnerships.access import may
from partnerships.models import Partnership, audit
from partnerships.verbs import Refused, StaleState

Kind = DutyExemption.Kind


@dataclass(frozen=True)
class File:
    """An uploaded file whose content was checked (``governance.duties.evidence_files``)."""

    content: bytes
    content_type: str
    name: str


@dataclass(frozen=True)
class Link:
    """A record of the portal: its words and its address there."""

    label: str
    url: str


def _require(reasons):
    if reasons:
        raise Refused(reasons)


def reasons_not_to_record(partnership: Partnership, *, by) -> list[str]:
    return [] if may(by, P.RECORD_DUTY, partnership) else [f"Your roles do not let you {P.RECORD_DUTY.value}."]


def reasons_not_to_set_aside(partnership: Partnership, duty: Duty, kind: str, *, by) -> list[str]:
    """An officer says that a duty does not apply; only an administrator switches a general rule off."""
    if kind == Kind.SWITCHED_OFF and not duty.may_be_switched_off:
        return ["This rule is based on the law as read or stated: say that it does not apply, and why."]
    if kind == Kind.SWITCHED_OFF and not may(by, P.MANAGE_PARTNERSHIP, partnership):
        return ["Only a partnership administrator switches a rule off."]
    reasons = reasons_not_to_record(partnership, by=by)
    known = partnership.duty_exemptions.all()  # a page has read them already
    is_aside = any(each.duty == duty.id and each.ended_at is None for each in known)
    return reasons or (["It is recorded already that this duty does not apply."] if is_aside else [])


def reasons_not_to_end(exemption: DutyExemption, *, by) -> list[str]:
    if exemption.kind == Kind.SWITCHED_OFF and not may(by, P.MANAGE_PARTNERSHIP, exemption.partnership):
        return ["Only a partnership administrator switches a rule on again."]
    reasons = reasons_not_to_record(exemption.partnership, by=by)
    return reasons or (["This has ended already."] if exemption.ended_at else [])


def reasons_not_to_withdraw(evidence: DutyEvidence, *, by) -> list[str]:
    reasons = reasons_not_to_record(evidence.partnership, by=by)
    return reasons or (["This evidence was withdrawn already."] if evidence.withdrawn_at else [])


@transaction.atomic
def record_evidence(
    partnership: Partnership, duty: Duty, *, by, on: date, note: str, valid_until: date | None = None,
    link: Link | None = None, file: File | None = None,
) -> DutyEvidence:  # fmt: skip
    """Record what shows that a duty is met: a letter sent, a protocol, a record of the portal, a file."""
    _require(reasons_not_to_record(partnership, by=by))
    row = DutyEvidence(
        partnership=partnership, duty=duty.id, on=on, note=note, valid_until=valid_until, recorded_by=by,
        link_label=link.label if link else "", link_url=link.url if link else "",
    )  # fmt: skip
    if file:
        row.file_name, row.content_type = file.name, file.content_type
        row.file = ContentFile(file.content, name="evidence." + file.content_type.rpartition("/")[2])
    row.full_clean()
    row.save()
    audit("duty evidence recorded", row, by=by, partnership=partnership, duty=duty.id, on=on.isoformat())
    return row


@transaction.atomic
def withdraw_evidence(evidence: DutyEvidence, *, by, reason: str):
    """What was recorded in error counts no longer; it stays in the list with the reason."""
    _require(reasons_not_to_withdraw(evidence, by=by))
    _require([] if reason.strip() else ["Say why the evidence is withdrawn."])
    ended = {"withdrawn_at": timezone.now(), "withdrawn_by": by, "withdrawn_because": reason}
    _swap(evidence, {"withdrawn_at": None}, ended, reason)
    audit("duty evidence withdrawn", evidence, by=by, partnership=evidence.partnership, reason=reason)


@transaction.atomic
def set_aside(partnership: Partnership, duty: Duty, *, by, kind: str, reason: str) -> DutyExemption:
    """Say that a duty does not apply here, or switch a general rule off; with the reason that its page shows."""
    _require(reasons_not_to_set_aside(partnership, duty, kind, by=by))
    _require([] if reason.strip() else ["Say why the duty does not apply."])
    row = DutyExemption(partnership=partnership, duty=duty.id, kind=kind, reason=reason, set_by=by)
    row.full_clean()
    row.save()
    audit("duty said not to apply", row, by=by, partnership=partnership, reason=reason, duty=duty.id, kind=str(kind))
    return row


@transaction.atomic
def look_at_again(exemption: DutyExemption, *, by, reason: str):
    """The duty counts again from now on."""
    _require(reasons_not_to_end(exemption, by=by))
    _require([] if reason.strip() else ["Say why the duty is looked at again."])
    ended = {"ended_at": timezone.now(), "ended_by": by, "ended_because": reason}
    _swap(exemption, {"ended_at": None}, ended, reason)
    audit("duty looked at again", exemption, by=by, partnership=exemption.partnership, reason=reason)


def _swap(row, before, after, reason):
    """Compare-and-swap, then the same through ``save`` for the history."""
    if not type(row).objects.filter(pk=row.pk, **before).update(**after):
        raise StaleState(f"“{BY_ID[row.duty].title}”")
    for name, value in after.items():
        setattr(row, name, value)
    row._change_reason = reason
    row.save(update_fields=list(after))
