"""Numbers of people are added; a newer release stands beside the one before it, and counts instead."""

from django.db import transaction

from partnerships.access import Permission, not_allowed
from partnerships.models import Area, Partnership, audit
from partnerships.verbs import require
from priorities.models import Population


def reasons_not_to_add(partnership: Partnership, *, by) -> list[str]:
    reasons = not_allowed(by, Permission.MANAGE_MEASURES, partnership)
    if not partnership.areas.exists():
        reasons.append("The partnership has no area yet: name its areas in its settings.")
    return reasons


@transaction.atomic
def add_people(partnership: Partnership, *, by, year: int, release: str, counts: dict[Area, int]) -> list[Population]:
    """Those of one year, as one release has them."""
    reasons = reasons_not_to_add(partnership, by=by)
    known = Population.objects.filter(area__in=counts, year=year, vintage=release).values_list("area__name", flat=True)
    reasons += [
        f"{name} has a number of people of {year} from “{release}” already: a corrected one is a release of its own, "
        f"such as “{release}, corrected”."
        for name in known
    ]
    require(reasons or ([] if counts else ["Enter how many people live in one of the areas."]))
    rows = [Population(area=area, year=year, count=count, vintage=release) for area, count in counts.items()]
    for row in rows:
        row._history_user = by
        row.save()
    named = {row.area.name: row.count for row in rows}
    audit("numbers of people added", partnership, by=by, partnership=partnership, year=year, release=release, **named)
    return rows
