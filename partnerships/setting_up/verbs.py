"""Verbs of site administrators: a council of the register comes into the portal; a partnership is set up, changed and
closed."""

from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.text import slugify

from partnerships.models import Area, Organisation, Partnership, RegisteredCouncil, audit
from partnerships.verbs import require, require_reason, swap
from partnerships.wording import and_words


def free_slug(model, name: str) -> str:
    base = slugify(name)[:70] or model._meta.model_name
    taken = set(model.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    return next(slug for n in range(1, 10_000) if (slug := base if n == 1 else f"{base}-{n}") not in taken)


@transaction.atomic
def council_for(registered: RegisteredCouncil, *, by) -> Organisation:
    """The register's council as an organisation of the portal: the one that bears its name, else a new one."""
    if registered.organisation:
        return registered.organisation
    known = Organisation.objects.councils().filter(name__iexact=registered.name).first()
    council = known or Organisation(
        slug=free_slug(Organisation, registered.name),
        name=registered.name,
        short_name=registered.short_name[:60],
        kind=registered.kind,
    )
    if known is None:
        council._history_user = by
        council.full_clean()
        council.save()
        audit("council added", council, by=by, council=council)
    registered.organisation = council
    registered.save(update_fields=["organisation"])
    return council


def usual_name(areas, kind: str = Partnership.Kind.AREA) -> str:
    called = "Strategy Group" if kind == Partnership.Kind.COUNTY else "Partnership"
    return f"{and_words(sorted(area.short_name for area in areas))} Community Safety {called}"


def reasons_not_to_cover(partnership: Partnership, areas, predecessors) -> list[str]:
    """An area has one partnership of each kind; those that this one succeeds, and those that ended, are no others."""
    others = Partnership.objects.filter(kind=partnership.kind).exclude(pk=partnership.pk)
    others = others.exclude(pk__in=[before.pk for before in predecessors])
    others = others.exclude(ends_on__lt=partnership.starts_on or timezone.localdate())
    found = []
    for council in [area for area in areas if isinstance(area, RegisteredCouncil)]:
        named = Q(areas__code=council.ons_code) if council.ons_code else Q(areas__name=council.short_name)
        for other in others.filter(named | Q(areas__name=council.short_name)).distinct():
            found.append(
                f"{other} is there for {council.short_name} already: change it, or name it among those that this one "
                "succeeds."
            )
    return found


@transaction.atomic
def set_up(partnership: Partnership, *, areas, leads, predecessors, closes_predecessors=False, by) -> Partnership:
    """Write a partnership that is new or changed. ``areas``: councils of the register, or areas that it has already;
    without ``leads`` the councils of its areas lead it."""
    require(reasons_not_to_cover(partnership, areas, predecessors))
    is_new = partnership.pk is None
    if is_new:
        partnership.slug = free_slug(Partnership, partnership.name)
    partnership._history_user = by
    partnership.full_clean()
    partnership.save()
    _set_areas(partnership, areas, by=by)
    councils = leads or _councils_of(partnership, areas)
    partnership.lead_councils.set(
        council_for(each, by=by) if isinstance(each, RegisteredCouncil) else each for each in councils
    )
    partnership.predecessors.set(predecessors)
    if closes_predecessors and partnership.starts_on:
        _close_those_before(partnership, predecessors, by=by)
    audit("partnership set up" if is_new else "partnership changed", partnership, by=by, partnership=partnership)
    return partnership


def _set_areas(partnership, areas, *, by) -> None:
    kept = [area.pk for area in areas if isinstance(area, Area)]
    for area in partnership.areas.exclude(pk__in=kept):
        area._history_user = by
        area.delete()
    for council in areas:
        if isinstance(council, RegisteredCouncil):
            area = Area(
                partnership=partnership, name=council.short_name, code=council.ons_code, country=council.country
            )
            area._history_user = by
            area.save()


def _councils_of(partnership, areas) -> list[RegisteredCouncil | Organisation]:
    """Of each area; where the register does not know one, those that lead already stay."""
    found = [area if isinstance(area, RegisteredCouncil) else _in_register(area) for area in areas]
    there = list(partnership.lead_councils.all()) if None in found else []
    return [*there, *(council for council in found if council)]


def _in_register(area: Area) -> RegisteredCouncil | None:
    named = Q(ons_code=area.code) if area.code else Q(short_name=area.name)
    return RegisteredCouncil.objects.of_areas().filter(named, last_day=None).first()


def _close_those_before(partnership, predecessors, *, by) -> None:
    day = partnership.starts_on - timedelta(days=1)
    for before in predecessors:
        if before.ends_on is None:
            close(before, on=day, reason=f"Succeeded by {partnership}", by=by)


def reasons_not_to_close(partnership: Partnership, on) -> list[str]:
    if on and partnership.starts_on and on < partnership.starts_on:
        return ["The last day of a partnership cannot be before its first."]
    return []


@transaction.atomic
def close(partnership: Partnership, *, on, reason: str, by) -> None:
    """Give a partnership its last day, another one, or (``None``) none again. Its plans and people stay as they are."""
    require_reason(reason, "Say why: the reason is kept in the history.")
    require(reasons_not_to_close(partnership, on))
    swap(
        partnership,
        was={"ends_on": partnership.ends_on},
        now={"ends_on": on},
        by=by,
        event="partnership closed" if on else "partnership goes on",
        reason=reason,
        partnership=partnership,
    )
