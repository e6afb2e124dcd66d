"""How a partnership stands with its duties: all of them, and one with its evidence and history."""

from collections import Counter

from django.db.models import Prefetch, prefetch_related_objects
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from governance.duties import verbs
from governance.duties.gathering import standings_of, with_their_kind
from governance.duties.tables import ORDER, DutyRow, DutyTable
from governance.models import DutyExemption
from governance.models.duty_table import BY_SLUG
from partnerships.access import Permission, may, requires
from partnerships.models import Partnership


def partnership_of(user, *, slug):
    found = with_their_kind(Partnership.objects.workspaces_of(user)).prefetch_related("lead_councils")
    return get_object_or_404(found, slug=slug)


@requires(Permission.VIEW_PARTNERSHIP, fetch=partnership_of)
def duties(request, partnership):
    """Every duty, the most pressing first."""
    standings = standings_of(partnership, timezone.localdate())
    numbers = Counter(each.state for each in standings)
    wanted = request.GET.get("state") if request.GET.get("state") in numbers else None
    mays = [may(request.user, each, partnership) for each in (Permission.RECORD_DUTY, Permission.VIEW_DRAFT)]
    rows = [DutyRow(each, *mays) for each in standings if wanted in (None, each.state)]
    context = {
        "partnership": partnership,
        "section": "tasks",
        "counts": [(state, numbers[state]) for state in ORDER if numbers[state]],
        "wanted": wanted,
        "duties": DutyTable(rows, request=request),
    }
    return render(request, "governance/duties/duties.html", context)


def duty_called(slug):
    """The duty with this name in addresses; else the page is not found."""
    if slug not in BY_SLUG:
        raise Http404
    return BY_SLUG[slug]


@requires(Permission.VIEW_PARTNERSHIP, fetch=partnership_of)
def duty(request, partnership, duty):
    """One duty: the law, what it means, how it stands, and everything that was ever recorded about it."""
    wanted = duty_called(duty)
    standing = next(each for each in standings_of(partnership, timezone.localdate()) if each.duty == wanted)
    exemptions = partnership.duty_exemptions.select_related("set_by", "ended_by")
    prefetch_related_objects([partnership], Prefetch("duty_exemptions", exemptions))
    exemptions = [each for each in partnership.duty_exemptions.all() if each.duty == wanted.id]
    rows = partnership.duty_evidence.filter(duty=wanted.id).select_related("recorded_by", "withdrawn_by")
    context = {
        "partnership": partnership,
        "section": "tasks",
        "standing": standing,
        "counts_here": any(each.kind == DutyExemption.Kind.APPLIES and each.ended_at is None for each in exemptions),
        "rows": rows,
        "exemptions": exemptions,
        "offers": _offers(request.user, partnership, wanted, exemptions),
        "may_open": may(request.user, Permission.VIEW_DRAFT, partnership),
    }
    return render(request, "governance/duties/duty.html", context)


def _offers(user, partnership, duty, exemptions) -> set[str]:
    """What the person may do here now: the same questions that the verbs ask."""
    open_ = next((each for each in exemptions if each.ended_at is None), None)
    reasons = {
        "record": verbs.reasons_not_to_record(partnership, by=user),
        "set_aside": verbs.reasons_not_to_set_aside(
            partnership, duty, DutyExemption.Kind.NOT_APPLICABLE, by=user
        ),
        "switch_off": verbs.reasons_not_to_set_aside(partnership, duty, DutyExemption.Kind.SWITCHED_OFF, by=user),
        "applies": verbs.reasons_not_to_set_aside(partnership, duty, DutyExemption.Kind.APPLIES, by=user),
        "look_again": verbs.reasons_not_to_end(open_, by=user) if open_ else ["The duty counts."],
    }  # fmt: skip
    return {name for name, against in reasons.items() if not against}
