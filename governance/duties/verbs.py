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
from partnerships.access import may, not_allowed
from partnerships.models import Partnership, audit
from partnerships.verbs import StaleState, require, require_reason, swap
from plans.printing.kept_files import CheckedFile

Kind = DutyExemption.Kind


@dataclass(frozen=True)
class Link:
    """A record of the portal: its words and its address there."""

    label: str
    url: str


def reasons_not_to_record(partnership: Partnership, *, by) -> list[str]:
    return not_allowed(by, P.RECORD_DUTY, partnership)


def reasons_not_to_set_aside(partnership: Partnership, duty: Duty, kind: str, *, by) -> list[str]:
    """An officer says that a duty does not apply; only an administrator switches a general rule off."""
    if kind == Kind.SWITCHED_OFF and not duty.may_be_switched_off:
        return ["This rule is based on the law as read or stated: say that it does not apply, and why."]
    if kind == Kind.SWITCHED_OFF and not may(by, P.MANAGE_PARTNERSHIP, partnership):
        return ["Only a partnership administrator switches a rule off."]
    if kind == Kind.APPLIES and not duty.is_optional:
        return ["This duty counts for every partnership."]
    reasons = reasons_not_to_record(partnership, by=by)
    known = partnership.duty_exemptions.all()  # a page has read them already
    said = next((each for each in known if each.duty == duty.id and each.ended_at is None), None)
    if said is None:
        return reasons
    applies = "applies here" if said.kind == Kind.APPLIES else "does not apply"
    return reasons or [f"It is recorded already that this duty {applies}."]


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
    link: Link | None = None, file: CheckedFile | None = None,
) -> DutyEvidence:  # fmt: skip
    """Record what shows that a duty is met: a letter sent, a protocol, a record of the portal, a file."""
    require(reasons_not_to_record(partnership, by=by))
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
    require(reasons_not_to_withdraw(evidence, by=by))
    require_reason(reason, "Say why the evidence is withdrawn.")
    ended = {"withdrawn_at": timezone.now(), "withdrawn_by": by, "withdrawn_because": reason}
    _swap(evidence, was={"withdrawn_at": None}, now=ended, by=by, event="duty evidence withdrawn", reason=reason)


@transaction.atomic
def set_aside(
    partnership: Partnership, duty: Duty, *, by, kind: str, reason: str, due_on: date | None = None
) -> DutyExemption:
    """Say that a duty does not apply here, switch a general rule off, or say that one which only some partnerships
    carry applies here, and by when something is first due; with the reason that its page shows.
    """
    require(reasons_not_to_set_aside(partnership, duty, kind, by=by))
    require_reason(reason, f"Say why the duty {'applies here' if kind == Kind.APPLIES else 'does not apply'}.")
    row = DutyExemption(partnership=partnership, duty=duty.id, kind=kind, reason=reason, due_on=due_on, set_by=by)
    row.full_clean()
    row.save()
    event = "duty said to apply" if kind == Kind.APPLIES else "duty said not to apply"
    audit(event, row, by=by, partnership=partnership, reason=reason, duty=duty.id, kind=str(kind))
    return row


@transaction.atomic
def look_at_again(exemption: DutyExemption, *, by, reason: str):
    """The duty counts again from now on, or no longer, where only some partnerships carry it."""
    require(reasons_not_to_end(exemption, by=by))
    require_reason(reason, "Say why the duty is looked at again.")
    ended = {"ended_at": timezone.now(), "ended_by": by, "ended_because": reason}
    _swap(exemption, was={"ended_at": None}, now=ended, by=by, event="duty looked at again", reason=reason)


def _swap(row, **what):
    stale = StaleState(f"“{BY_ID[row.duty].title}”")
    swap(row, stale=stale, partnership=row.partnership, **what)
