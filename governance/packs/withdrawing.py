"""Withdrawing what was published, with a reason: the address says so, the bytes are kept, nothing is deleted."""

from django.db import transaction

from governance.models import Meeting, Pack, Supplement, Variant
from governance.packs.telling import tell_of_withdrawal
from partnerships.access import Permission, not_allowed
from partnerships.models import audit
from partnerships.verbs import require

State = Pack.State


def reasons_not_to_withdraw(pack: Pack, *, by) -> list[str]:
    if reasons := not_allowed(by, Permission.PUBLISH, pack.meeting):
        return reasons
    return [] if pack.is_published else ["It is not public: there is nothing to withdraw."]


def withdrawn_with(pack: Pack) -> list[Pack | Supplement]:
    """The edition and those that hold its pages too, with the supplements that came with them; of an open pack the full
    one too, of a full one only that."""
    packs = Pack.objects.of(pack.meeting).published().filter(edition__gte=pack.edition)
    supplements = Supplement.objects.published().filter(pack__in=packs)
    found = [*packs.order_by("edition", "-variant"), *supplements.order_by("number", "-variant")]
    return [row for row in found if pack.is_open or row.variant == Variant.FULL]


@transaction.atomic
def withdraw(pack: Pack, *, by, because: str) -> list[Pack | Supplement]:
    """Papers of steps stay public: only the files are taken back, and a pack can be published again."""
    Meeting.objects.select_for_update().get(pk=pack.meeting_id)
    pack.refresh_from_db(fields=["state"])
    require(reasons_not_to_withdraw(pack, by=by))
    found, body = withdrawn_with(pack), pack.meeting.body
    for row in found:
        row.state, row.withdrawn_because = State.WITHDRAWN, because
        row.save(update_fields=["state", "withdrawn_because"])
        audit("pack withdrawn", row, by=by, reason=because, council=body.council, partnership=body.partnership)
    tell_of_withdrawal(pack, by=by, because=because)
    return found
